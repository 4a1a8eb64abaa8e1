"""Start: what this is and two ways in; or the organisations, the latest active first."""

from opposite.engine.collecting.finding import latest_organisations
from opposite.ui.collecting.start import show_assessments, show_welcome
from opposite.ui.shell import cache

workspace = cache.workspace()
if latest_organisations(workspace, most=1) or latest_organisations(workspace, most=1, archived=True):
    show_assessments()
else:
    show_welcome()
