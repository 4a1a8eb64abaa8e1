"""Profile: where the organisation stands."""

from opposite.ui.components import picked
from opposite.ui.profile import show_profile

report = picked(
    "Profile", "The profile shows where an organisation stands on each factor, once questions are answered."
)
if report is not None:
    show_profile(report)
