"""Start: what this is and two ways in; or the assessments, latest first."""

from opposite.engine.stored_scores import overview
from opposite.ui import cache
from opposite.ui.start import show_assessments, show_welcome

rows = overview(cache.workspace())
if rows:
    show_assessments(rows)
else:
    show_welcome()
