"""Roadmap: what to do first."""

from opposite.ui.roadmap.roadmap import show_roadmap
from opposite.ui.shell.pickers import picked_report

report = picked_report("Roadmap", "The roadmap is generated from the gaps, once questions are answered.")
if report is not None:
    show_roadmap(report)
