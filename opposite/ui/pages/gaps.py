"""Gaps: what matters most."""

from opposite.ui.scoring.gaps import show_gaps
from opposite.ui.shell.pickers import picked_report

report = picked_report(
    "Gaps", "This page ranks the gaps between where you stand and your targets, once questions are answered."
)
if report is not None:
    show_gaps(report)
