"""Documents: what is taken into a meeting."""

from opposite.ui.briefing.documents import show_documents
from opposite.ui.shell.pickers import picked_report

report = picked_report(
    "Documents", "One page, slides and a report are made of the figures, once questions are answered."
)
if report is not None:
    show_documents(report)
