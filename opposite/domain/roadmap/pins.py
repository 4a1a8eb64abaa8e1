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
    """It would finish after the last period, or after the one by which it has to."""

    initiative: str
    period: int
    finish: int
    by: int | None = None


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
class RequiredInVain:
    """The initiative that has to be done can be in no plan."""

    initiative: str
    why: LeftOut


@dataclass(frozen=True, slots=True)
class DatedInVain:
    """The initiative has to finish by a period, and cannot before a later one; None where it cannot at all."""

    initiative: str
    finish_by: int
    earliest: int | None


@dataclass(frozen=True, slots=True)
class PinnedBesideTooMany:
    """With other pins more initiatives would be in progress in a period than may be."""

    initiative: str
    period: int
    most: int
    full: int


@dataclass(frozen=True, slots=True)
class PinnedWithoutMoney:
    """With other pins more would be spent than there is for a year in which it runs."""

    initiative: str
    period: int
    unpaid: int
    """The period of that year in which it is not paid."""


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
    | PinnedWithoutMoney
    | RequiredInVain
    | DatedInVain
    | NeedsTooDear
    | NeedsWithoutRoom
    | NoArrangement
)
"""Why pins cannot be kept, or what is required or dated."""

_MOVE = "Move or remove a pin, or allow more capacity, time or budget."


class PinsRefusedError(PlanError):
    """What a request holds fast cannot be kept; `wording.plan_refused` says why."""

    def __init__(self, request: PlanRequest, refusal: PinRefusal) -> None:
        title, hint = _said_of(request, refusal)
        super().__init__(title, hint=hint)
        self.request = request
        self.refusal = refusal


def _said_of(request: PlanRequest, refusal: PinRefusal) -> tuple[str, str]:
    match refusal:
        case DatedInVain():
            return "A date cannot be kept.", "Give a later date, or none."
        case RequiredInVain():
            return "What has to be done cannot be.", "Require something else, or allow more capacity, time or budget."
        case _ if request.must and not request.pins:
            return "What has to be done cannot be.", "Require less, or allow more capacity, time or budget."
        case _:
            return "The pinned initiatives cannot be kept.", _MOVE
