"""What is said while a plan that holds is looked for in place of the best one."""

from __future__ import annotations

from opposite.wording.figures import pluralise

HOLD = "A plan that holds four times in five"
STOP = "Stop looking"
AGAIN = "Look again"
ENDED = "Looking for a plan that holds was stopped before one was found: what stands above is the best plan, without buffers."


def tried(done: int, total: int) -> str:
    """How far it is: so many plans were tried, or that one is found and bettered, which is when their number is known."""
    if total:
        return "A plan that holds is found; the best such plan is searched for."
    so_far = f": {pluralise(done, 'plan')} tried" if done else ""
    return f"Looking for a plan that holds{so_far}."


def looking(done: int, total: int) -> str:
    """How far it is, and what stands on the page meanwhile."""
    return f"{tried(done, total)} Until then what stands above is the best plan, without buffers."
