"""Progress: what became of the plan."""

from opposite.ui.components import picked
from opposite.ui.progress import show_progress

report = picked("Progress", "This page follows the initiatives of the roadmap, once questions are answered.")
if report is not None:
    show_progress(report)
