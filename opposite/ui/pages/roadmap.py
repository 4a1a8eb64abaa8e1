"""Roadmap: what to do first."""

from opposite.ui.roadmap.roadmap import show_roadmap
from opposite.ui.shell.components import picked

report = picked("Roadmap", "The roadmap is generated from the gaps, once questions are answered.")
if report is not None:
    show_roadmap(report)
