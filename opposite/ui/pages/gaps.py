"""Gaps: what matters most."""

from opposite.ui.components import picked
from opposite.ui.gaps import show_gaps

report = picked(
    "Gaps", "This page ranks the gaps between where you stand and your targets, once questions are answered."
)
if report is not None:
    show_gaps(report)
