"""What people decided on initiatives, as far as plans follow it: a status, and the dates agreed on (rule 17c)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

PROPOSED, AGREED, RUNNING, DONE, DROPPED = STATUSES = ("proposed", "agreed", "running", "done", "dropped")


@dataclass(frozen=True, slots=True)
class Decision:
    """What an organisation decided on an initiative; what it left open is None."""

    status: str
    start: date | None = None
    finish: date | None = None

    @property
    def keeps_dates(self) -> bool:
        """Whether it is agreed or running at dates that a plan keeps."""
        return self.status in {AGREED, RUNNING} and (self.start is not None or self.finish is not None)

    @property
    def done_on(self) -> date | None:
        """The day on which it was done; None while it is not."""
        return self.finish if self.status == DONE else None

    @property
    def matters(self) -> bool:
        """Whether a plan is another one for it."""
        return self.keeps_dates or self.done_on is not None


@dataclass(frozen=True, slots=True)
class AgreedRow:
    """An initiative of a plan that was agreed on, with its dates there."""

    initiative: str
    start: date
    finish: date


@dataclass(frozen=True, slots=True)
class AgreedPlan:
    """The plan that an organisation agreed on last, by start, and the day on which it did."""

    agreed_on: date
    rows: tuple[AgreedRow, ...]
