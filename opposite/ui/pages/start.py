"""Start: what this is and two ways in; or the assessments, latest first."""

from opposite.engine.scoring.overview import overview
from opposite.ui.collecting.start import SHOWN, show_assessments, show_welcome
from opposite.ui.shell import cache

rows = overview(cache.workspace(), most=SHOWN + 1)
if rows:
    show_assessments(rows)
else:
    show_welcome()
