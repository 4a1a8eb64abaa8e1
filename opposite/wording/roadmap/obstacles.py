"""What is said of initiatives that a plan leaves out, of rules that a plan breaks, and of pins that cannot be kept."""

from __future__ import annotations

from opposite.domain.framework import Framework
from opposite.domain.roadmap.left_out import (
    BudgetSpent,
    BudgetTooSmall,
    DatesTooTight,
    LeftOut,
    Level,
    LevelOutOfReach,
    NeedsImpossible,
    NeverEntered,
    NoCapacityLeft,
    NotAsked,
    NoTimeLeft,
    PrerequisiteTooLate,
    RoleTooSmall,
    TooDear,
    TooLong,
    Unfit,
    Unpriced,
)
from opposite.domain.roadmap.pins import (
    DatedInVain,
    NeedsTooDear,
    NeedsWithoutRoom,
    NoArrangement,
    PinnedBesideTooMany,
    PinnedInVain,
    PinnedTooLate,
    PinnedWithoutCapacity,
    PinnedWithoutMoney,
    PinsRefusedError,
    RequiredInVain,
)
from opposite.domain.roadmap.plan import PlanRequest
from opposite.domain.roadmap.rows import Roadmap
from opposite.domain.roadmap.violations import (
    BudgetExceeded,
    FinishesAfterDate,
    FinishesTooLate,
    LevelTooLow,
    MoneyExceeded,
    Overbooked,
    PinMissed,
    PlannedThoughExcluded,
    PlannedTwice,
    PlannedUnpriced,
    PrerequisiteMissing,
    PrerequisiteUnfinished,
    RequiredMissing,
    RoleExceeded,
    StartsBeforeDate,
    StartsTooEarly,
    TooFewQuickWins,
    TooManyAtOnce,
    UnknownInitiative,
    Violation,
    WrongDuration,
)
from opposite.errors import PlanError
from opposite.wording.figures import amount, listed, plain, pluralise
from opposite.wording.roadmap.naming import Naming, as_planned, by_id, by_title, periods_in_words

UNFIT = {
    Unfit.EXCLUDED: "is excluded",
    Unfit.NOTHING_APPLICABLE: "lifts no question that is applicable here",
    Unfit.ATTAINED: "lifts only to levels that are attained already",
    Unfit.NOTHING_BELOW_TARGET: "lifts nothing that is below what the plan aims at",
    Unfit.TOO_LITTLE_GAIN: "adds too little to be chosen",
    Unfit.NO_GAIN: "adds nothing to what the plan brings already",
    Unfit.DONE: "is done",
    Unfit.OVER_BEFORE: "is agreed or running, and is over by its own dates before the plan begins",
    Unfit.BEGINS_AFTER: "is agreed for later than the plan reaches",
    Unfit.DROPPED: "was dropped",
}


def why_left_out(roadmap: Roadmap, why: LeftOut) -> str:
    """Why an initiative is not in the plan, as a sentence with titles, and with months for periods."""
    words = left_out_words(roadmap.request, why, names=as_planned(roadmap))
    return f"{words[:1].upper()}{words[1:]}."


def left_out_words(request: PlanRequest, why: LeftOut, *, names: Naming | None = None) -> str:  # noqa: C901, PLR0912  a case a fact
    """Why an initiative is not in a plan, as what follows its name: "is excluded". With ids unless named otherwise."""
    called = by_id(request) if names is None else names
    by = why.by if isinstance(why, (PrerequisiteTooLate, NoTimeLeft, NoCapacityLeft)) else None
    end = f"by the end of {called.period(request.periods if by is None else by)}"
    match why:
        case Unfit():
            return UNFIT[why]
        case NotAsked(questions):
            return f"lifts only what was not asked about; {' or '.join(map(called.question, questions))} would tell"
        case TooLong(periods):
            horizon = periods_in_words(request.periods, request)
            return f"takes {periods_in_words(periods, request)}; the roadmap has {horizon}"
        case RoleTooSmall(role, needed, periods, available):
            return f"needs {needed:g} {role} for {periods_in_words(periods, request)}; there is {available:g}"
        case BudgetTooSmall(needed, budget):
            return f"takes {needed:g} days; the budget is {budget:g}"
        case Unpriced(roles):
            lacking = f"no day rate for {listed(roles)}" if roles else "no role is named for its work"
            return f"cannot be priced ({lacking}) while money is limited"
        case TooDear(cost):
            return f"costs {_amount(request, cost)}, more than the money of the years in which it could run"
        case DatesTooTight(periods, not_before, finish_by):
            if not_before is not None and not_before > request.periods:
                return f"may not start before the end of {called.period(request.periods)}"
            bounds = "" if not_before is None else f" and may not start before {called.period(not_before)}"
            last = called.period(request.periods if finish_by is None else finish_by)
            return f"takes {periods_in_words(periods, request)}{bounds}, too long to finish by the end of {last}"
        case PrerequisiteTooLate(prerequisite):
            return f"cannot finish {end} after {called.initiative(prerequisite)}"
        case LevelOutOfReach(question, level):
            return f"requires {called.question(question)} at {level:g}, which nothing brings about before"
        case NeedsImpossible(prerequisite, root, beneath):
            why_not = left_out_words(request, beneath, names=called)
            if prerequisite == root:
                return f"needs {called.initiative(root)}, which {why_not}"
            direct, last = called.initiative(prerequisite), called.initiative(root)
            return f"needs {direct}, which cannot be had without {last}; {last} {why_not}"
        case NeverEntered(question, level):
            return f"begins at level {level:g} of {called.question(question)}, which is not reached"
        case BudgetSpent(needs, needed, available):
            return f"takes {needed:g} days{_with(needs, called)} and the budget leaves {available:g}"
        case NoTimeLeft(needs, after, _):
            return f"cannot finish{_with(needs, called)}{_after(after, called)} {end}"
        case NoCapacityLeft(needs, roles, at_once, _, money):
            work = f" for its {called.work(roles)}" if roles else ""
            beside = "" if at_once is None else f" while at most {at_once} are in progress at once"
            paid = " within the money of the years" if money else ""
            return f"finds no room{_with(needs, called)}{work}{beside}{paid} {end}"


def _with(needs: tuple[str, ...], called: Naming) -> str:
    return f" with {', '.join(map(called.initiative, needs))}, which it needs," if needs else ""


def _after(wait: str | Level | None, called: Naming) -> str:
    match wait:
        case None:
            return ""
        case Level(question, level):
            return f" after {called.question(question)} has reached {level:g}"
        case initiative:
            return f" after {called.initiative(initiative)}"


def violation_words(  # noqa: C901, PLR0912  a case a fact
    request: PlanRequest, violation: Violation, *, names: Naming | None = None
) -> str:
    """What rule a plan breaks, as a sentence without its full stop. With ids unless named otherwise."""
    called = by_id(request) if names is None else names
    match violation:
        case UnknownInitiative(initiative):
            return f"There is no initiative named {initiative}"
        case PlannedThoughExcluded(initiative):
            return f"{called.initiative(initiative)} is excluded"
        case PlannedTwice(initiative):
            return f"{called.initiative(initiative)} stands in the plan more than once"
        case PinMissed(initiative, period):
            return f"{called.initiative(initiative)} is pinned to {called.period(period)} and does not start there"
        case WrongDuration(initiative, periods, start, finish):
            time = periods_in_words(periods, request)
            return f"{called.initiative(initiative)} takes {time}, not {start} to {finish}"
        case StartsTooEarly(initiative):
            return f"{called.initiative(initiative)} starts before {called.period(1)}"
        case FinishesTooLate(initiative, finish):
            last = called.period(request.periods)
            return f"{called.initiative(initiative)} finishes in {called.period(finish)}; the roadmap ends with {last}"
        case PrerequisiteMissing(initiative, prerequisite):
            return f"{called.initiative(initiative)} needs {called.initiative(prerequisite)}, which is not in the plan"
        case PrerequisiteUnfinished(initiative, start, prerequisite, finish):
            begins = f"{called.initiative(initiative)} starts in {called.period(start)}"
            return f"{begins} and needs {called.initiative(prerequisite)}, which finishes in {called.period(finish)}"
        case LevelTooLow(initiative, start, question, required, level):
            begins = f"{called.initiative(initiative)} starts in {called.period(start)}"
            return f"{begins} and requires {called.question(question)} at {required:g}; it stands at {level:g} by then"
        case RoleExceeded(initiative, role, needed, periods, available, period):
            need = f"{called.initiative(initiative)} needs {needed:g} {role} for {periods_in_words(periods, request)}"
            return f"{need}; there is {available:g} in {called.period(period)}"
        case Overbooked(role, period, demands, available):
            parts = " and ".join(f"{demand:g} for {called.initiative(initiative)}" for initiative, demand in demands)
            return f"{role} is overbooked in {called.period(period)}: {parts} is more than the {available:g} there is"
        case TooManyAtOnce(period, initiatives, most):
            under_way = ", ".join(map(called.initiative, initiatives))
            return f"{under_way} are in progress at once in {called.period(period)}; at most {most} may be"
        case BudgetExceeded(needed, budget):
            return f"The plan takes {needed:g} days; the budget is {budget:g}"
        case MoneyExceeded(year, needed, there):
            return f"{_year(request, year)} would cost {_amount(request, needed)}; there is {_amount(request, there)}"
        case PlannedUnpriced(initiative):
            return f"{called.initiative(initiative)} cannot be priced while money is limited"
        case RequiredMissing(initiative):
            return f"{called.initiative(initiative)} has to be done and is not in the plan"
        case StartsBeforeDate(initiative, start, first):
            return f"{called.initiative(initiative)} starts in {called.period(start)} and may not before {called.period(first)}"
        case FinishesAfterDate(initiative, finish, by):
            return (
                f"{called.initiative(initiative)} finishes in {called.period(finish)} and has to by {called.period(by)}"
            )
        case TooFewQuickWins(started, needed):
            there_are = f"{pluralise(started, 'quick win')} start{'s' if started == 1 else ''}"
            return f"{there_are} in {called.period(1)}; {needed} can"


def plan_refused(error: PlanError, framework: Framework | None = None) -> str:
    """Why a plan cannot be made, in sentences; with titles where the framework is given, else with ids."""
    if not isinstance(error, PinsRefusedError):
        return str(error)
    called = by_id(error.request) if framework is None else by_title(error.request, framework)
    return f"{error.title} {_pins_refused(error, called)}. {error.hint}"


def _pins_refused(error: PinsRefusedError, called: Naming) -> str:  # noqa: C901  a case a fact
    request = error.request
    match error.refusal:
        case PinnedInVain(initiative, period, why):
            return f"{_pinned(initiative, period, called)}, but {left_out_words(request, why, names=called)}"
        case PinnedTooLate(initiative, period, finish, by):
            pinned = _pinned(initiative, period, called)
            limit = f"there are {request.periods}" if by is None else f"it has to by {called.period(by)}"
            return f"{pinned} and would finish in {called.period(finish)}; {limit}"
        case RequiredInVain(initiative, why):
            return f"{called.initiative(initiative)} {left_out_words(request, why, names=called)}"
        case DatedInVain(initiative, finish_by, earliest):
            before = "" if earliest is None else f" before {called.period(earliest)}"
            name = called.initiative(initiative)
            return f"{name} has to finish by {called.period(finish_by)} and cannot{before}"
        case PinnedWithoutCapacity(initiative, period, role, needed, available, full):
            pinned = _pinned(initiative, period, called)
            return f"{pinned} and needs {needed:g} {role}; {available:g} is left in {called.period(full)}"
        case PinnedBesideTooMany(initiative, period, most, full):
            pinned = _pinned(initiative, period, called)
            return f"{pinned}, and more than {most} would be in progress at once in {called.period(full)}"
        case PinnedWithoutMoney(initiative, period, unpaid):
            pinned = _pinned(initiative, period, called)
            return f"{pinned}, and what else is pinned leaves too little money for {called.period(unpaid)}"
        case NeedsTooDear(needed, budget):
            return f"With what they need they take {needed:g} days; the budget is {budget:g}"
        case NeedsWithoutRoom(initiatives):
            return f"{', '.join(map(called.initiative, initiatives))}: what they need finds no room beside them"
        case NoArrangement(violation):
            if violation is None:
                return "No arrangement was found for what they need"
            return violation_words(request, violation, names=called)


def _pinned(initiative: str, period: int, called: Naming) -> str:
    return f"{called.initiative(initiative)} is pinned to {called.period(period)}"


def _amount(request: PlanRequest, value: float) -> str:
    return plain(value) if request.money is None else amount(request.money.currency, value)


def _year(request: PlanRequest, year: int) -> str:
    return str(year) if request.money is None else request.money.called(year)
