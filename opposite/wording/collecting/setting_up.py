"""What is said where an assessment is set up: alone or by invitation, who is invited, and the smallest group."""

from __future__ import annotations

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
