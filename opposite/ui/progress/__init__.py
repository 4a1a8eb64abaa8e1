"""Progress of initiatives."""
