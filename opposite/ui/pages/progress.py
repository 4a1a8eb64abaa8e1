"""Progress: what became of the plan."""

from opposite.ui.progress.progress import show_progress
from opposite.ui.shell.pickers import picked_report

report = picked_report("Progress", "This page follows the initiatives of the roadmap, once questions are answered.")
if report is not None:
    show_progress(report)
