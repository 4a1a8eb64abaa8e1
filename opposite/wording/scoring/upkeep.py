"""What is said while stored scores are computed, and of those that cannot be."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from opposite.domain.collecting.assessment import Assessment
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


def passed_over(chosen: Sequence[Assessment], unreadable: Collection[str]) -> str:
    """That assessments are left out whose stored frameworks, named by their content hashes, cannot be read."""
    left_out = [assessment for assessment in chosen if assessment.framework_hash in unreadable]
    named = listed(sorted({assessment.framework_id for assessment in left_out}))
    return (
        f"{pluralise(len(left_out), 'assessment')} left out: the stored framework {named} cannot be read. "
        "`opposite doctor` says more."
    )
