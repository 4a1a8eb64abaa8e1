"""What comes next at an assessment: people are still to answer, somebody goes on answering, it is planned, or read."""

from __future__ import annotations

from typing import Literal

from opposite.domain.collecting.assessment import Assessment

NextStep = Literal["participation", "assess", "profile", "roadmap"]
"""The page on which it is done, in the order in which they are come to."""


def next_step(assessment: Assessment, *, is_scored: bool) -> NextStep:
    """The page on which the next step is taken; `is_scored` says that its overall score is shown."""
    if assessment.is_open:
        return "participation" if assessment.invited else "assess" if assessment.self_assessment else "profile"
    return "roadmap" if is_scored else "profile"
