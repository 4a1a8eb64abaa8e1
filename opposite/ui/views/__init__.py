"""Pure functions from a report, or from one person's answers, to what a page shows."""
