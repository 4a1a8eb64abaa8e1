"""Questionnaire: set up an assessment, or answer one; then one factor a screen."""

from opposite.domain.access.identity import Role
from opposite.ui.collecting.invited import show_invited
from opposite.ui.collecting.questionnaire import show_questionnaire
from opposite.ui.collecting.self_assessment import chosen_self_assessment
from opposite.ui.collecting.setup_form import show_setup_form
from opposite.ui.shell import cache

workspace = cache.workspace()
if workspace.identity.role is Role.RESPONDENT:
    show_invited(workspace)
else:
    chosen = chosen_self_assessment(workspace)
    if chosen is None:
        show_setup_form()
    else:
        show_questionnaire(*chosen)
