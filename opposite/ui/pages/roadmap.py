"""Roadmap: what to do first."""

from opposite.ui.components import picked
from opposite.ui.roadmap import show_roadmap

report = picked("Roadmap", "The roadmap is generated from the gaps, once questions are answered.")
if report is not None:
    show_roadmap(report)
