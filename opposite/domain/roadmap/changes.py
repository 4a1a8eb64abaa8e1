"""What changed in a plan since the one that was agreed on last, row by row: facts without words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum

from opposite.domain.framework.decisions import AgreedPlan
from opposite.domain.roadmap.left_out import LeftOut
from opposite.domain.roadmap.periods import periods_since

Dates = tuple[date, date]
"""Start and finish."""


class Kind(Enum):
    """What became of a row, in the order in which changes are told."""

    ADDED = "added"
    GONE = "gone"
    LATER = "later"
    EARLIER = "earlier"
    KEPT = "kept"


@dataclass(frozen=True, slots=True)
class Change:
    """What became of an initiative: its start and finish in the agreed plan and now, each None where it is not there.

    `periods` is by how many periods a row moved that is later or earlier: its start, or `in_its_end` where only that did.
    `why` is why it is gone; None too where the framework has it no more.
    """

    kind: Kind
    initiative: str
    before: Dates | None
    now: Dates | None
    periods: int = 0
    in_its_end: bool = False
    why: LeftOut | None = None


@dataclass(frozen=True, slots=True)
class Changes:
    """Every row of the agreed plan and of this one with what became of it, by kind, then start."""

    agreed_on: date
    rows: tuple[Change, ...]

    def of(self, kind: Kind) -> tuple[Change, ...]:
        """The rows of a kind."""
        return tuple(row for row in self.rows if row.kind is kind)

    @property
    def is_any(self) -> bool:
        """Whether anything is not as it was agreed."""
        return any(row.kind is not Kind.KEPT for row in self.rows)


def changes_since(
    agreed: AgreedPlan, planned: Mapping[str, Dates], left_out: Mapping[str, LeftOut], period: str
) -> Changes:
    """What changed from the plan agreed on to the dates of one by initiative, in quarters or months as `period` says."""
    before = {row.initiative: (row.start, row.finish) for row in agreed.rows}
    told = [
        _moved(initiative, dates, planned[initiative], period)
        if initiative in planned
        else Change(Kind.GONE, initiative, dates, None, why=left_out.get(initiative))
        for initiative, dates in before.items()
    ]
    told += [
        Change(Kind.ADDED, initiative, None, dates) for initiative, dates in planned.items() if initiative not in before
    ]
    order = {kind: place for place, kind in enumerate(Kind)}
    return Changes(agreed.agreed_on, tuple(sorted(told, key=lambda one: order[one.kind])))


def _moved(initiative: str, before: Dates, now: Dates, period: str) -> Change:
    """A row that is in both plans; one that is at most half a period from where it was is kept."""
    start, finish = (round(periods_since(then, day, period)) for then, day in zip(before, now, strict=True))
    shift = start or finish
    kind = Kind.KEPT if shift == 0 else Kind.LATER if shift > 0 else Kind.EARLIER
    return Change(kind, initiative, before, now, periods=abs(shift), in_its_end=start == 0 and finish != 0)
