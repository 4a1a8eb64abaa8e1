"""What is said while a plan that holds is looked for in place of the best one."""

from __future__ import annotations

from opposite.wording.figures import pluralise

HOLD = "A plan that holds four times in five"
STOP = "Stop looking"
AGAIN = "Look again"
ENDED = (
    "Looking for a plan that holds four times in five was stopped before one was found: what stands here is the best plan, "
    "without buffers."
)


def looking(done: int, total: int) -> str:
    """How far it is: so many plans were tried, or that one is found and bettered, as the `total` that is known then says."""
    if total:
        return "A plan that holds four times in five is found; now the best one with its buffers is searched for."
    tried = f", {pluralise(done, 'plan')} tried" if done else ""
    return (
        f"Looking for a plan that holds four times in five{tried}. "
        "Until it is found, what stands here is the best plan, without buffers."
    )
