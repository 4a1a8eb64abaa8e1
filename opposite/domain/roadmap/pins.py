"""Why the pins of a request cannot be kept: facts without words. Periods count from 1."""

from __future__ import annotations

from dataclasses import dataclass

from opposite.domain.roadmap.left_out import LeftOut
from opposite.domain.roadmap.plan import PlanRequest
from opposite.domain.roadmap.violations import Violation
from opposite.errors import PlanError


@dataclass(frozen=True, slots=True)
class PinnedInVain:
    """The pinned initiative can be in no plan."""

    initiative: str
    period: int
    why: LeftOut


@dataclass(frozen=True, slots=True)
class PinnedTooLate:
    """It would finish after the last period."""

    initiative: str
    period: int
    finish: int


@dataclass(frozen=True, slots=True)
class PinnedWithoutCapacity:
    """It needs more FTE of a role than other pins leave of it in a period."""

    initiative: str
    period: int
    role: str
    needed: float
    available: float
    full: int


@dataclass(frozen=True, slots=True)
class PinnedBesideTooMany:
    """With other pins more initiatives would be in progress in a period than may be."""

    initiative: str
    period: int
    most: int
    full: int


@dataclass(frozen=True, slots=True)
class NeedsTooDear:
    """With what they need the pinned initiatives take more days than the budget."""

    needed: float
    budget: float


@dataclass(frozen=True, slots=True)
class NeedsWithoutRoom:
    """What the pinned initiatives need finds no room beside them."""

    initiatives: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NoArrangement:
    """No arrangement was found for what they need; where it is placed as early as it can, it breaks a rule."""

    violation: Violation | None


PinRefusal = (
    PinnedInVain
    | PinnedTooLate
    | PinnedWithoutCapacity
    | PinnedBesideTooMany
    | NeedsTooDear
    | NeedsWithoutRoom
    | NoArrangement
)
"""Why pins cannot be kept."""


class PinsRefusedError(PlanError):
    """The pins of a request cannot be kept; `wording.plan_refused` says why."""

    def __init__(self, request: PlanRequest, refusal: PinRefusal) -> None:
        super().__init__(
            "The pinned initiatives cannot be kept.",
            hint="Move or remove a pin, or allow more capacity, time or budget.",
        )
        self.request = request
        self.refusal = refusal
