"""What is said while something about a roadmap is found out that takes many plans."""

from __future__ import annotations

FIND_OUT = "Find out"
STOP = "Stop and keep what there is"
STOP_AT_ONCE = "Stop"
"""Where there is nothing to keep before the end."""
AGAIN = "Find out again"


def under_way(done: int, total: int) -> str:
    """How far it is: the plan that is being made, of how many at most."""
    return f"Planning again: plan {min(done + 1, total)} of {total}." if total else "Planning again."


def failed(error: Exception) -> str:
    """That it could not be found out, and why."""
    return f"That could not be found out. {error}"
