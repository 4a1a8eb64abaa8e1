"""The state of an initiative: status, owner, dates, KPI readings, assumptions and reviews, or its proposal."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TypeVar

from opposite.domain.framework import Framework, Initiative
from opposite.domain.framework.decisions import DONE, DROPPED, PROPOSED, STATUSES
from opposite.domain.roadmap.rows import RoadmapRow
from opposite.domain.tolerance import TOLERANCE
from opposite.errors import NOTHING_STORED, OppositeError

OPEN = "open"
"""An assumption not tested yet, or a review not held yet."""

RESULTS = (OPEN, "held", "failed")
"""What became of an assumption."""

DECISIONS = (OPEN, "continue", "change", "stop")
"""What a review decided."""

LARGEST = 1e15
"""The largest number taken for a KPI: whole numbers up to it are exact."""


@dataclass(frozen=True, slots=True)
class State:
    """The state of an initiative. `agreed_in` is the assessment it was agreed in; `updated_at` is None for a proposal.

    Raises OppositeError for a status that does not exist, a number that cannot be used, a finish before the start, and
    for done without the day it was finished on.
    """

    status: str = PROPOSED
    owner: str | None = None
    start_date: date | None = None
    finish_date: date | None = None
    baseline: float | None = None
    target: float | None = None
    agreed_in: int | None = None
    updated_at: datetime | None = None

    def __post_init__(self) -> None:
        if self.status not in STATUSES:
            raise OppositeError(f"There is no status {self.status!r}.", hint=f"Use one of {', '.join(STATUSES)}.")
        refuse_unusable(self.baseline, "baseline")
        refuse_unusable(self.target, "target")
        if self.start_date is not None and self.finish_date is not None and self.finish_date < self.start_date:
            raise OppositeError("It cannot finish before it starts.", NOTHING_STORED, "Change one of the dates.")
        if self.status == DONE and self.finish_date is None:
            raise OppositeError(
                "The day it was finished on is missing.", NOTHING_STORED, "Give the finish of what is done."
            )

    def is_overdue(self, today: date) -> bool:
        """Whether the finish is past and the initiative neither done nor dropped."""
        return self.finish_date is not None and self.finish_date < today and self.status not in {DONE, DROPPED}


@dataclass(frozen=True, slots=True)
class Reading:
    """A value of the KPI on a day; `ended_at` says when it was corrected or removed."""

    id: int
    read_on: date
    value: float
    note: str | None
    recorded_at: datetime
    ended_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class CheckedAssumption:
    """An assumption that the initiative rests on, how and when it is tested, and what came of it."""

    id: int
    statement: str
    test: str | None
    test_on: date | None
    result: str
    note: str | None
    recorded_at: datetime
    ended_at: datetime | None = None

    def is_overdue(self, today: date) -> bool:
        """Whether the day of the test is past and nothing came of it yet."""
        return self.result == OPEN and self.test_on is not None and self.test_on < today


@dataclass(frozen=True, slots=True)
class Review:
    """A day on which it is decided whether the initiative goes on; the decision is open until then."""

    id: int
    held_on: date
    decision: str
    note: str | None
    recorded_at: datetime
    ended_at: datetime | None = None

    def is_overdue(self, today: date) -> bool:
        """Whether the day of the review is past and nothing was decided yet."""
        return self.decision == OPEN and self.held_on < today


@dataclass(frozen=True, slots=True)
class Progress:
    """An initiative with everything known of how it goes. Readings, assumptions and reviews are those that count."""

    initiative: Initiative
    state: State
    planned: RoadmapRow | None = None
    """Its row in the plan; None where it is in no plan any more."""
    readings: tuple[Reading, ...] = ()
    assumptions: tuple[CheckedAssumption, ...] = ()
    reviews: tuple[Review, ...] = ()

    @property
    def is_saved(self) -> bool:
        """Whether somebody has decided on it; its state is a proposal of the plan otherwise."""
        return self.state.updated_at is not None

    @property
    def latest(self) -> Reading | None:
        """The reading of the latest day, the one recorded last among several; None without any."""
        return self.readings[-1] if self.readings else None

    @property
    def to_date(self) -> float | None:
        """Progress to date of the KPI as a share; see `progress_to_date`."""
        latest = None if self.latest is None else self.latest.value
        return progress_to_date(latest, baseline=self.state.baseline, target=self.state.target)

    def is_overdue(self, today: date) -> bool:
        """Whether it should be finished by now and is not; what nobody has decided on is never late."""
        return self.is_saved and self.state.is_overdue(today)

    @property
    def next_test(self) -> date | None:
        """The earliest day of a test that is still open; None without one."""
        days = (assumption.test_on for assumption in self.assumptions if assumption.result == OPEN)
        return min((day for day in days if day is not None), default=None)

    @property
    def next_review(self) -> date | None:
        """The earliest day of a review that has not decided yet; None without one."""
        return min((review.held_on for review in self.reviews if review.decision == OPEN), default=None)


def proposal(initiative: Initiative, row: RoadmapRow | None = None) -> State:
    """The state that the framework and the plan propose for an initiative nobody has decided on yet."""
    target = None if initiative.kpi is None else initiative.kpi.target
    return State(
        owner=initiative.owner_role,
        start_date=None if row is None else row.start_date,
        finish_date=None if row is None else row.finish_date,
        target=target if isinstance(target, float | int) else None,
    )


def in_order(framework: Framework, rows: Iterable[RoadmapRow], saved: Mapping[str, Progress]) -> tuple[Progress, ...]:
    """The initiatives of a plan in its order, then others that were decided on, in the framework's order."""
    listed = {
        row.initiative.id: replace(saved[row.initiative.id], planned=row)
        if row.initiative.id in saved
        else Progress(row.initiative, proposal(row.initiative, row), row)
        for row in rows
    }
    others = {i: progress for i in framework.initiative_by_id if (progress := saved.get(i)) and i not in listed}
    return (*listed.values(), *others.values())


def checkpoint_day(start: date | None, checkpoint_week: float | None) -> date | None:
    """The day by which an assumption is tested: the last one of a week counted from the start; None without either.

    As a row of a quarter ends on the quarter's last day, week 2 ends 13 days after the start; of a part of a week it
    is the day that completes the part, and never a day before the start.
    """
    if start is None or checkpoint_week is None:
        return None
    return start + timedelta(days=max(0, math.ceil(7 * checkpoint_week - TOLERANCE) - 1))


def progress_to_date(latest: float | None, *, baseline: float | None, target: float | None) -> float | None:
    """(latest - baseline) / (target - baseline), also where lower is better; negative when it went the other way.

    None without a reading, baseline or target, and where the target is the baseline (scoring.md, rule 10).
    """
    if latest is None or baseline is None or target is None or abs(target - baseline) <= TOLERANCE:
        return None
    return (latest - baseline) / (target - baseline)


def refuse_unusable(value: float | None, what: str) -> None:
    """Raise OppositeError for a number that is not finite, or larger than any KPI."""
    if value is not None and not (math.isfinite(value) and abs(value) <= LARGEST):
        raise OppositeError(f"The {what} cannot be used.", NOTHING_STORED, "Give a number below a quadrillion.")


Entry = TypeVar("Entry", Reading, CheckedAssumption, Review)


def counting(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Those that were neither corrected nor removed, in their order."""
    return tuple(entry for entry in entries if entry.ended_at is None)
