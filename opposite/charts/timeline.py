"""The roadmap as a timeline: a row for each initiative, a column for each period, coloured by lens."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from plotly.graph_objects import Bar, Figure

from opposite.charts.empty_state import empty_state
from opposite.charts.text import BREAK, HOVER_WIDTH, lines, shown, wrapped
from opposite.charts.theme import Palette, lens_colour, palette, style
from opposite.wording.roadmap.charts import NO_INITIATIVES, TODAY_LINE, periods, timeline_sentences
from opposite.wording.sentences import one_line

TITLE_WIDTH = 54
"""Characters in a line of a title: what fits above a bar on a phone."""

LINE, BAR, SPACE = 16.0, 12.0, 13.0
"""Pixels of a line of a title, of a bar, and between two rows."""

HEAD, LEGEND_ROW = 64, 20
"""Pixels for the names of periods and horizons, and for a line of the legend: on a phone each lens takes one."""

MOST_TICKS = 12

EARLIEST = -1.5
"""Periods before the start of a plan from which today is still drawn."""


def timeline(
    titles: Sequence[str],
    starts: Sequence[int],
    *,
    finishes: Sequence[int],
    lenses: Sequence[str | None],
    labels: Sequence[str],
    lens_titles: Mapping[str, str],
    horizons: Sequence[tuple[str, int]] = (),
    bars: Sequence[tuple[float, float]] | None = None,
    today: float | None = None,
    dark: bool,
) -> Figure:
    """Initiatives in the order given, from the top, each with its title above its bar.

    `starts` and `finishes` count periods from 1; `labels` names every period; `lens_titles` names the lenses by id, in
    the order of the legend; `horizons` are names with their last period, in order (Now, Next, Later). `bars` say where
    the work of each begins and ends in periods since the start, absent: its whole periods; `today` where a line stands
    for this day.
    """
    if not titles:
        return empty_state(NO_INITIATIVES, dark=dark)
    colours = palette(dark=dark)
    headings = [lines(title, TITLE_WIDTH, most=3) for title in titles]
    tops = [0.0]
    for heading in headings:
        tops.append(tops[-1] + LINE * len(heading) + BAR + SPACE)
    middles = [top + LINE * len(heading) + BAR / 2 + 2 for top, heading in zip(tops, headings, strict=False)]
    figure = Figure()
    whole = [(start - 0.96, finish - 0.04) for start, finish in zip(starts, finishes, strict=True)]
    drawn = whole if bars is None else bars
    listed = [*lens_titles, *sorted({lens for lens in lenses if lens is not None and lens not in lens_titles})]
    for lens in [*listed, None]:
        rows = [row for row, lens_of_row in enumerate(lenses) if lens_of_row == lens]
        if rows:
            name = "No lens" if lens is None else one_line(lens_titles.get(lens, lens))
            figure.add_trace(
                Bar(
                    base=[0.5 + drawn[row][0] for row in rows], x=[drawn[row][1] - drawn[row][0] for row in rows],
                    y=[middles[row] for row in rows], width=BAR, orientation="h", name=shown(name), hoverinfo="text",
                    marker={"color": lens_colour(lens, listed.index(lens) if lens else 0, dark=dark), "cornerradius": 3},
                    hovertext=[
                        f"{wrapped(titles[row], HOVER_WIDTH)}{BREAK}{shown(periods(starts[row], finishes[row], labels))}"
                        f"{BREAK}{shown(name)}" for row in rows
                    ],
                )
            )  # fmt: skip
    figure.layout.annotations = [
        {
            "x": 0, "xref": "paper", "xanchor": "left", "y": middle - BAR / 2, "yanchor": "bottom", "yshift": 1,
            "align": "left", "showarrow": False, "borderpad": 0, "font": {"size": 13, "color": colours.ink},
            "text": BREAK.join(shown(line) for line in heading),
        }
        for middle, heading in zip(middles, headings, strict=True)
    ]  # fmt: skip
    style(figure, dark=dark, height=int(tops[-1]) + HEAD + LEGEND_ROW * (len(figure.data) + 1), legend=True)
    _draw_periods(figure, labels, horizons, tops[-1], colours)
    if today is not None and EARLIEST <= today <= len(labels):
        _draw_today(figure, today, len(labels), colours)
    return figure


def alt_text(titles: Sequence[str], starts: Sequence[int], *, finishes: Sequence[int], labels: Sequence[str]) -> str:
    """The timeline in sentences: every initiative with its periods."""
    return timeline_sentences(titles, starts, finishes=finishes, labels=labels)


def _draw_today(figure: Figure, today: float, periods_there_are: int, colours: Palette) -> None:
    """This day as a line from top to bottom, for which the axis begins early enough."""
    x = today + 0.5
    figure.add_shape(
        type="line",
        x0=x,
        x1=x,
        y0=0,
        y1=1,
        yref="paper",
        line={"color": colours.ink, "width": 1.5, "dash": "dot"},
        layer="below",
    )
    figure.add_annotation(
        x=x, y=0, yref="paper", yanchor="top", text=TODAY_LINE, showarrow=False, font={"size": 12, "color": colours.ink}
    )
    figure.update_xaxes(range=[min(0.5, x - 0.1), periods_there_are + 0.5])


def _draw_periods(
    figure: Figure, labels: Sequence[str], horizons: Sequence[tuple[str, int]], bottom: float, colours: Palette
) -> None:
    """Periods as columns with their names on top, and above them the horizons, every other one on a band."""
    step = -(-len(labels) // MOST_TICKS)
    ticks = list(range(1, len(labels) + 1, step))
    begin = 1
    for number, (name, last) in enumerate(horizons):
        end = min(last, len(labels))
        if end < begin:
            continue
        figure.add_shape(
            type="rect", x0=begin - 0.5, x1=end + 0.5, y0=0, y1=1, yref="paper", line_width=0, layer="below",
            fillcolor=colours.band if number % 2 == 0 else "rgba(0,0,0,0)",
        )  # fmt: skip
        figure.add_annotation(
            x=(begin + end) / 2, y=1, yref="paper", yanchor="bottom", yshift=36, text=shown(name), showarrow=False,
            font={"size": 13, "color": colours.ink},
        )  # fmt: skip
        begin = end + 1
    figure.update_xaxes(
        range=[0.5, len(labels) + 0.5], tickvals=ticks, ticktext=[wrapped(labels[t - 1], 5) for t in ticks], side="top",
        ticks="", showgrid=False, autotickangles=[0, 90],
        minor={"tickvals": [edge - 0.5 for edge in range(2, len(labels) + 1)], "showgrid": True, "gridcolor": colours.line},
    )  # fmt: skip
    figure.update_yaxes(range=[bottom, -6], visible=False)
    figure.update_layout(barmode="overlay", margin_t=HEAD if horizons else 40, legend_y=-10 / bottom)
