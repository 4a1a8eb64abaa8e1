"""A constraint that a plan breaks (scoring.md, 15 and 17): facts without words. Periods count from 1."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class UnknownInitiative:
    """It is none of the request's."""

    initiative: str


@dataclass(frozen=True, slots=True)
class PlannedThoughExcluded:
    """It is excluded."""

    initiative: str


@dataclass(frozen=True, slots=True)
class PlannedTwice:
    """It stands in the plan more than once."""

    initiative: str


@dataclass(frozen=True, slots=True)
class PinMissed:
    """It does not start in the period it is pinned to."""

    initiative: str
    period: int


@dataclass(frozen=True, slots=True)
class WrongDuration:
    """It takes so many periods, and not those from its start to its finish."""

    initiative: str
    periods: int
    start: int
    finish: int


@dataclass(frozen=True, slots=True)
class StartsTooEarly:
    """It starts before the first period."""

    initiative: str


@dataclass(frozen=True, slots=True)
class FinishesTooLate:
    """It finishes after the last period."""

    initiative: str
    finish: int


@dataclass(frozen=True, slots=True)
class RequiredMissing:
    """It has to be done and is not in the plan."""

    initiative: str


@dataclass(frozen=True, slots=True)
class StartsBeforeDate:
    """It starts before the period in which it may."""

    initiative: str
    start: int
    not_before: int


@dataclass(frozen=True, slots=True)
class FinishesAfterDate:
    """It finishes after the period in which it has to."""

    initiative: str
    finish: int
    finish_by: int


@dataclass(frozen=True, slots=True)
class TooFewQuickWins:
    """Fewer quick wins start in the first period than have to."""

    started: int
    needed: int


@dataclass(frozen=True, slots=True)
class PrerequisiteMissing:
    """A prerequisite that is not waived is not in the plan."""

    initiative: str
    prerequisite: str


@dataclass(frozen=True, slots=True)
class PrerequisiteUnfinished:
    """It starts before a prerequisite has finished."""

    initiative: str
    start: int
    prerequisite: str
    finish: int


@dataclass(frozen=True, slots=True)
class LevelTooLow:
    """It starts before a question has the level that it requires."""

    initiative: str
    start: int
    question: str
    required: float
    level: float


@dataclass(frozen=True, slots=True)
class RoleExceeded:
    """It alone needs more FTE of a role, for some periods, than there is in one of them."""

    initiative: str
    role: str
    needed: float
    periods: int
    available: float
    period: int


@dataclass(frozen=True, slots=True)
class Overbooked:
    """Initiatives together need more FTE of a role in a period than there is."""

    role: str
    period: int
    demands: tuple[tuple[str, float], ...]
    available: float


@dataclass(frozen=True, slots=True)
class TooManyAtOnce:
    """More initiatives are in progress in a period than may be."""

    period: int
    initiatives: tuple[str, ...]
    most: int


@dataclass(frozen=True, slots=True)
class BudgetExceeded:
    """The plan takes more days than the budget."""

    needed: float
    budget: float


@dataclass(frozen=True, slots=True)
class MoneyExceeded:
    """The plan spends more in a year than there is for it."""

    year: int
    needed: float
    amount: float


@dataclass(frozen=True, slots=True)
class PlannedUnpriced:
    """It cannot be priced, while the money of some years is limited."""

    initiative: str


Violation = (
    UnknownInitiative
    | PlannedThoughExcluded
    | PlannedTwice
    | PinMissed
    | WrongDuration
    | StartsTooEarly
    | FinishesTooLate
    | PrerequisiteMissing
    | PrerequisiteUnfinished
    | LevelTooLow
    | RoleExceeded
    | Overbooked
    | TooManyAtOnce
    | BudgetExceeded
    | MoneyExceeded
    | PlannedUnpriced
    | RequiredMissing
    | StartsBeforeDate
    | FinishesAfterDate
    | TooFewQuickWins
)
"""A constraint that a plan breaks."""
