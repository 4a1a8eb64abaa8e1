"""What is said while stored scores are computed, and of those that cannot be."""

from __future__ import annotations

from collections.abc import Mapping

from opposite.wording.figures import listed, pluralise

WAITING = "its scores are being computed"
UNREADABLE = "its framework cannot be read"

STOPPED = "Some scores are not computed yet, so that nothing is said of how organisations stand among each other."
GO_ON = "Compute them"
STOP = "Stop"
TRY_AGAIN = "Try again"


def computing(done: int | None, total: int) -> str:
    """That scores are being computed, and how many are; `done` is None for those whom the number tells of others."""
    if done is None or total == 0:
        return "Scores are being computed. How an organisation stands among the others is shown when all are there."
    return (
        f"Scores of {total:,} assessments are being computed, {done:,} are done. How an organisation stands among the "
        "others is shown when all are there."
    )


def not_computed(reason: str) -> str:
    """That scores could not be computed, and why."""
    return f"Some scores could not be computed. {reason} Every answer is kept."


def left_out(by_framework: Mapping[str, int]) -> str:
    """That so many assessments of each of these stored frameworks are left out, since it cannot be read."""
    number, frameworks = pluralise(sum(by_framework.values()), "assessment"), listed(sorted(by_framework))
    return f"{number} left out: the stored framework{'s' * (len(by_framework) > 1)} {frameworks} cannot be read."
