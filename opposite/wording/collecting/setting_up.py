"""What is said where an assessment is set up: alone or by invitation, who is invited, and the smallest group."""

from __future__ import annotations

from collections.abc import Sequence

from opposite.wording.figures import listed

YOUR_FIGURES = "You see your own figures straight away."
NOBODY_SHOWN = "Each group gets a link. Nobody's own answers are shown."
NOT_ANONYMOUS = "This assessment shows what you answered: its figures are yours alone, not anonymous."
CHOOSE_GROUP = "Choose the group you answer for."
NOBODY_INVITED = "Write for at least one group how many people are invited."
WHAT_A_WAVE_IS = "A wave is one round of assessment. The next one is compared with this one."
GROUP_ASKED_NOTHING = "This framework asks them nothing."
COMPARATOR = "Their figures are shown beside the others and never counted."
SMALLEST_GROUP = (
    "A group in which fewer people answered is never shown by itself, so that nobody can tell who said what. "
    "It can be raised later; once somebody has answered it cannot be lowered."
)

RECOMMENDED_MINIMUM = 5
"""The usual threshold of surveys; fewer can be told apart more easily by those who know each other."""


def recommended_minimum(hidden: Sequence[str]) -> str:
    """That five is better than three, and which of the groups invited now it would hide, by their titles."""
    if not hidden:
        return f"{RECOMMENDED_MINIMUM} is recommended; it would hide none of these groups as a whole."
    return (
        f"{RECOMMENDED_MINIMUM} is recommended. With as many people as are invited now it would hide "
        f"{listed(hidden)}, and at least two groups when any."
    )
