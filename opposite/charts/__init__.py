"""Charts: a report, or several, in; a Plotly figure or an SVG out."""
