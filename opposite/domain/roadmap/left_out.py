"""Why an initiative is not in a plan: facts without words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto


class Cause(Enum):
    """The kinds of reason for which an initiative is not in a plan."""

    NOT_ASKED = "not_asked"
    NOT_APPLICABLE = "not_applicable"
    ALREADY_THERE = "already_there"
    NO_CAPACITY = "no_capacity"
    TOO_LATE = "too_late"
    EXCLUDED = "excluded"
    NOT_WORTH_IT = "not_worth_it"


class Unfit(Enum):
    """What needs no more said of it."""

    EXCLUDED = auto()
    NOTHING_APPLICABLE = auto()
    """None of its lifts is on an applicable question."""
    ATTAINED = auto()
    """Every level that it lifts to is attained."""
    NOTHING_BELOW_TARGET = auto()
    TOO_LITTLE_GAIN = auto()
    NO_GAIN = auto()
    DONE = auto()
    """It is done, and the latest answers do not show otherwise (rule 17c)."""
    OVER_BEFORE = auto()
    """It is agreed or running, and its dates end before the plan begins."""
    BEGINS_AFTER = auto()
    """It is agreed for later than the plan reaches."""


@dataclass(frozen=True, slots=True)
class NotAsked:
    """Nobody was asked any applicable question that it lifts; these would tell whether it is needed."""

    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TooLong:
    """It takes more periods than the roadmap has."""

    periods: int


@dataclass(frozen=True, slots=True)
class RoleTooSmall:
    """It needs more FTE of a role, for some periods, than there ever is."""

    role: str
    needed: float
    periods: int
    available: float


@dataclass(frozen=True, slots=True)
class BudgetTooSmall:
    """It alone takes more days than the whole budget."""

    needed: float
    budget: float


@dataclass(frozen=True, slots=True)
class Unpriced:
    """It cannot be priced, while the money of some years is limited; the roles that lack a day rate, if it names any."""

    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TooDear:
    """It alone costs more than the money of the years in which it could run."""

    cost: float


@dataclass(frozen=True, slots=True)
class PrerequisiteTooLate:
    """It cannot finish within the horizon, or by a period, after a prerequisite, however early that is."""

    prerequisite: str
    by: int | None = None


@dataclass(frozen=True, slots=True)
class DatesTooTight:
    """Between the first period in which it may start and the last in which it has to finish is too little time.

    Each is None where that is the roadmap's own.
    """

    periods: int
    not_before: int | None
    finish_by: int | None


@dataclass(frozen=True, slots=True)
class LevelOutOfReach:
    """It requires a level of a question that nothing brings about before."""

    question: str
    level: float


@dataclass(frozen=True, slots=True)
class NeedsImpossible:
    """It needs a prerequisite that cannot be had; `root` is what cannot be had by itself, which may be that one."""

    prerequisite: str
    root: str
    why: LeftOut


@dataclass(frozen=True, slots=True)
class NeverEntered:
    """Its lift of a question begins at a level that is not reached."""

    question: str
    level: float


@dataclass(frozen=True, slots=True)
class BudgetSpent:
    """With what it needs it takes more days than the plan leaves of the budget."""

    needs: tuple[str, ...]
    needed: float
    available: float


@dataclass(frozen=True, slots=True)
class Level:
    """A question at a level."""

    question: str
    level: float


@dataclass(frozen=True, slots=True)
class NoTimeLeft:
    """With what it needs it cannot finish within the horizon, whatever the capacities.

    `after` is what it has to wait for the longest: an initiative of the plan, or a level; None where it waits for nothing.
    """

    needs: tuple[str, ...]
    after: str | Level | None
    by: int | None = None
    """The period by which it has to finish, where that is not the last."""


@dataclass(frozen=True, slots=True)
class NoCapacityLeft:
    """With what it needs it finds no room beside the plan; without limits of one of the roles it would.

    `at_once` is how many initiatives may be in progress together where it would without that limit; None otherwise.
    """

    needs: tuple[str, ...]
    roles: tuple[str, ...]
    at_once: int | None = None
    by: int | None = None
    """The period by which it has to finish, where that is not the last."""
    money: bool = False
    """Whether it would with more money in some year."""


LeftOut = (
    Unfit
    | NotAsked
    | TooLong
    | RoleTooSmall
    | BudgetTooSmall
    | Unpriced
    | TooDear
    | PrerequisiteTooLate
    | DatesTooTight
    | LevelOutOfReach
    | NeedsImpossible
    | NeverEntered
    | BudgetSpent
    | NoTimeLeft
    | NoCapacityLeft
)
"""Why an initiative is not in a plan."""

_CAUSES = {
    Unfit.EXCLUDED: Cause.EXCLUDED,
    Unfit.NOTHING_APPLICABLE: Cause.NOT_APPLICABLE,
    Unfit.ATTAINED: Cause.ALREADY_THERE,
    Unfit.NOTHING_BELOW_TARGET: Cause.ALREADY_THERE,
    Unfit.TOO_LITTLE_GAIN: Cause.NOT_WORTH_IT,
    Unfit.NO_GAIN: Cause.NOT_WORTH_IT,
    Unfit.DONE: Cause.ALREADY_THERE,
    Unfit.OVER_BEFORE: Cause.ALREADY_THERE,
    Unfit.BEGINS_AFTER: Cause.TOO_LATE,
}


def cause_of(why: LeftOut) -> Cause:
    """Which of the seven kinds a reason is; that of what cannot be had beneath where a prerequisite is at fault."""
    match why:
        case Unfit():
            return _CAUSES[why]
        case NotAsked():
            return Cause.NOT_ASKED
        case NeedsImpossible(_, _, beneath):
            return cause_of(beneath)
        case NeverEntered():
            return Cause.NOT_WORTH_IT
        case RoleTooSmall() | BudgetTooSmall() | Unpriced() | TooDear() | BudgetSpent() | NoCapacityLeft():
            return Cause.NO_CAPACITY
        case TooLong() | PrerequisiteTooLate() | DatesTooTight() | LevelOutOfReach() | NoTimeLeft():
            return Cause.TOO_LATE
