"""What is said where an assessment is set up: alone or by invitation, who is invited, and the smallest group."""

from __future__ import annotations

from collections.abc import Sequence

from opposite.wording.figures import listed

YOUR_FIGURES = "You see your own figures straight away."
NOBODY_SHOWN = "Each group gets a link. Nobody's own answers are shown."
NOT_ANONYMOUS = (
    "This assessment is not anonymous: its figures are your answers. Whoever may see this organisation here sees them, and "
    "the notes you write. Whoever runs this server can read all that is kept. You are not asked for your name."
)
CHOOSE_GROUP = "Choose the group you answer for."
NOBODY_INVITED = "Write for at least one group how many people are invited."
WHAT_A_WAVE_IS = "A wave is one round of assessment. The next one is compared with this one."
GROUP_ASKED_NOTHING = "This framework asks them nothing."
COMPARATOR = "Their figures are shown beside the others and never counted."
DUE = (
    "After this day no invitation can be opened any more; who has begun goes on in the same browser until the wave is "
    "closed. Without a day, invitations stay good until then."
)
GROWS = (
    "Otherwise nobody can begin once as many have as were invited. While more have begun, no figures are shown: somebody "
    "may have come twice."
)
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
    fewer = f"fewer than {RECOMMENDED_MINIMUM} people are invited"
    if len(hidden) == 1:
        return (
            f"{RECOMMENDED_MINIMUM} is recommended. {hidden[0]} would be hidden then, since {fewer} there, and another "
            "group with it: else its figures could be worked out from those of all together."
        )
    return (
        f"{RECOMMENDED_MINIMUM} is recommended. {listed(hidden)} would be hidden then, since {fewer} in each of them."
    )


def nearly_called(name: str, there: str) -> str:
    """That the name of a new organisation is nearly that of another one, and what to do."""
    return (
        f"{name} is called almost like {there}, which is there already. Write {there} to add a wave to it, or start again to "
        f"set up {name} as another organisation."
    )
