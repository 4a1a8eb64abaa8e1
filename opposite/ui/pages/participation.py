"""Participation: who is invited and how far they are."""

from opposite.ui.collecting.participation import show_participation
from opposite.ui.shell.pickers import picked_assessment

assessment = picked_assessment(
    "Participation", "This page shows who is invited to a wave and how far they are, once one is set up."
)
if assessment is not None:
    show_participation(assessment)
