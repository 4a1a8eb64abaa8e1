"""Alignment: how far people see it alike."""

from opposite.ui.agreement.alignment import show_alignment
from opposite.ui.shell.pickers import picked_report

report = picked_report(
    "Alignment", "This page shows where groups of people see things differently, once questions are answered."
)
if report is not None:
    show_alignment(report)
