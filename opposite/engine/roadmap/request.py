"""What is asked of a roadmap: a report's scores, and what people choose, as a request that planning answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from typing import Literal, NamedTuple

from opposite.definitions.suggest import nearest
from opposite.domain.framework import FULL, Framework, Initiative, Node, Scale
from opposite.domain.framework.estimates import estimated
from opposite.domain.framework.initiatives import MONTHS
from opposite.domain.framework.money import initiative_cost, unpriced_roles, year_of
from opposite.domain.framework.scoring_tree import scoring_tree
from opposite.domain.roadmap.money import MoneyBudget
from opposite.domain.roadmap.periods import CALENDAR_YEAR, Calendar, later, next_period
from opposite.domain.roadmap.plan import WEEKS_PER_MONTH, WEEKS_PER_QUARTER, PlanQuestion, PlanRequest, resolve_capacity
from opposite.domain.scoring.aggregation import shares_beneath
from opposite.domain.scoring.question_scores import resolve_target
from opposite.domain.scoring.report import Report
from opposite.domain.scoring.stages import nearest_stage
from opposite.domain.scoring.stand_in import shown_place, stand_in
from opposite.engine.roadmap.decisions import following_decisions
from opposite.errors import PlanError
from opposite.planning import SEARCHING, with_possible_quick_wins
from opposite.planning.feasibility import is_quick_win

WEEKS = {"quarter": WEEKS_PER_QUARTER, "month": WEEKS_PER_MONTH}
MOST_PERIODS = 120

FIRST_YEAR, LAST_YEAR = 1900, 2999
"""Years in which a roadmap may start, those of waves; calendars end with the year 9999."""

MOST_NAMED = 8
"""Initiatives listed when nothing like a wrong id is known."""

DEFAULT_METHOD = SEARCHING

NO_LIMIT: Literal["none"] = "none"
"""What is said in place of a number for no limit of what is in progress at once."""


@dataclass(frozen=True)
class RoadmapOptions:
    """What a person can ask of a roadmap; None and empty mean the framework's defaults."""

    period: str | None = None
    periods: int | None = None
    start: date | None = None
    capacity: Mapping[str, tuple[float, ...]] = field(default_factory=dict)
    budget: float | None = None
    targets: Mapping[str, float] = field(default_factory=dict)
    pins: Mapping[str, int] = field(default_factory=dict)
    exclusions: frozenset[str] = frozenset()
    method: str = DEFAULT_METHOD
    at_once: int | Literal["none"] | None = None
    """Most initiatives in progress in a period; `NO_LIMIT` for no limit, whatever the framework says."""
    quick_wins: int | None = None
    finish_by: Mapping[str, date] = field(default_factory=dict)
    not_before: Mapping[str, date] = field(default_factory=dict)
    must: frozenset[str] = frozenset()
    money: Mapping[int, float] = field(default_factory=dict)
    """Most money of a calendar or fiscal year, by its number; only where there are day rates."""

    @property
    def key(self) -> tuple[object, ...]:
        """Equal for equal options, whatever the order in which they were given; hashable."""
        return (
            self.period, self.periods, self.start, tuple(sorted(self.capacity.items())), self.budget,
            tuple(sorted(self.targets.items())), tuple(sorted(self.pins.items())), tuple(sorted(self.exclusions)),
            self.method, self.at_once, self.quick_wins, tuple(sorted(self.finish_by.items())),
            tuple(sorted(self.not_before.items())), tuple(sorted(self.must)),
            tuple(sorted(self.money.items())),
        )  # fmt: skip

    @property
    def placed_by_hand(self) -> frozenset[str]:
        """The initiatives that are pinned, excluded or dated for this plan, whatever was agreed on them."""
        return self.exclusions | set(self.pins) | set(self.finish_by) | set(self.not_before)

    def period_in(self, framework: Framework) -> str:
        """The period asked for, or the framework's. Raises PlanError for one that does not exist."""
        period = self.period or framework.roadmap.period
        if period not in MONTHS:
            raise PlanError(f"There is no period named {period}.", hint="Use quarter or month.")
        return period


class Aim(NamedTuple):
    """A factor whose target can be chosen: the target in force, and the one scale that its questions share."""

    node: Node
    target: float
    scale: Scale

    @property
    def nearest(self) -> float:
        """The point of the scale that is nearest to the target."""
        return nearest_stage(self.target, self.scale)


def aims(report: Report) -> tuple[Aim, ...]:
    """The factors whose target can be chosen: those with a target, all of whose questions share a scale."""
    choosable: list[Aim] = []
    for node in report.framework.factors:
        target = report.nodes[node.id].target
        scales = {question.scale.id: question.scale for question in node.all_questions() if question.scored}
        if target is not None and len(scales) == 1:
            choosable.append(Aim(node, target, next(iter(scales.values()))))
    return tuple(choosable)


def first_day(report: Report, options: RoadmapOptions) -> date:
    """The day a roadmap starts: the one asked for, else that of rule 15a of scoring.md.

    Raises PlanError beyond the years, and for a day asked for that is past, where the report says which days are.
    """
    period = options.period_in(report.framework)
    day = options.start or _next_period(report, period)
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise PlanError(
            f"A roadmap cannot start in the year {day.year}.",
            "Nothing was changed.",
            f"It starts with the {period} after the wave was closed unless a start is given: give one from {FIRST_YEAR} "
            f"to {LAST_YEAR}.",
        )
    if report.made_on is not None and day < report.made_on:
        raise PlanError(
            f"A roadmap cannot start on {day.isoformat()}, which is past.",
            "Nothing was changed.",
            "Give a day that is to come, or none for the next period.",
        )
    return day


def _next_period(report: Report, period: str) -> date:
    """The start of the first period after the wave was closed, or last answered, and after the day of the report.

    Of a wave that ended beyond the years in which roadmaps start, the day on which it did.
    """
    wave = report.assessment
    ended = wave.closed_at or wave.last_activity
    days = [wave.wave_date if ended is None else ended.date(), report.made_on]
    known_until = max(day for day in days if day is not None)
    if known_until.year > LAST_YEAR:
        return known_until
    return next_period(known_until, period, wave.organisation.fiscal_year_start)


def plan_request(report: Report, options: RoadmapOptions) -> PlanRequest:
    """The request for the roadmap of a report under some options.

    Raises PlanError when the framework has no initiatives, or an option names something unknown or cannot be meant.
    """
    framework = report.framework
    if not framework.initiatives:
        raise PlanError("This framework has no initiatives.", hint="Add some to its file to get a roadmap.")
    period = options.period_in(framework)
    periods = framework.roadmap.horizon // MONTHS[period] if options.periods is None else options.periods
    if not 1 <= periods <= MOST_PERIODS:
        raise PlanError(f"A roadmap of {periods} periods cannot be made.", hint=f"Use 1 to {MOST_PERIODS}.")
    start = first_day(report, options)
    _refuse_unknown(framework, options.pins, "to pin")
    _refuse_unknown(framework, options.exclusions, "to leave out")
    _refuse_unknown(framework, options.must, "to do")
    _refuse_unknown(framework, {**options.finish_by, **options.not_before}, "to give a date")
    rule, calendar = framework.roadmap, Calendar(start=start, months=MONTHS[period], periods=periods)
    initiatives = estimated(framework, report.estimates)
    request = PlanRequest(
        initiatives=initiatives,
        questions=questions(report, options.targets),
        periods=periods,
        weeks_per_period=WEEKS[period],
        capacity=resolve_capacity(framework.roadmap.roles, initiatives, periods=periods, given=options.capacity),
        budget=options.budget,
        pins=options.pins,
        exclusions=options.exclusions,
        factor_order=tuple(node.id for node in framework.factors),
        at_once=rule.at_once if options.at_once is None else _limit(options.at_once),
        attained_within=rule.attained_within,
        quick_wins=rule.quick_wins if options.quick_wins is None else options.quick_wins,
        quick_win_days=rule.quick_win_days,
        finish_by={i: _period_by(calendar, i, day, period) for i, day in options.finish_by.items()},
        not_before={i: calendar.first_period_from(day) for i, day in options.not_before.items()},
        must=options.must,
        unasked=_unasked(report, options.targets),
        money=_money(report, options, initiatives, periods) if options.money else None,
    )
    if report.decided:
        request = following_decisions(report, request, start=start, freed=options.placed_by_hand)
    if options.quick_wins and not any(is_quick_win(request, i) for i in request.initiatives):
        raise PlanError(
            f"No initiative is a quick win here, and {options.quick_wins} were asked for.",
            hint="One takes at most 13 weeks and "
            f"{rule.quick_win_days:g} days, waits for no other and lifts a question below its target.",
        )
    return with_possible_quick_wins(request)


def plan_years(report: Report, options: RoadmapOptions) -> tuple[int, ...]:
    """The calendar or fiscal year in which each period of a roadmap begins. Raises PlanError as `plan_request` does."""
    period = options.period_in(report.framework)
    periods = report.framework.roadmap.horizon // MONTHS[period] if options.periods is None else options.periods
    return _years(report, options, periods)


def _years(report: Report, options: RoadmapOptions, periods: int) -> tuple[int, ...]:
    start, months = first_day(report, options), MONTHS[options.period_in(report.framework)]
    fiscal_year_start = report.assessment.organisation.fiscal_year_start or CALENDAR_YEAR
    return tuple(year_of(later(start, index * months), fiscal_year_start) for index in range(periods))


def _money(report: Report, options: RoadmapOptions, initiatives: Iterable[Initiative], periods: int) -> MoneyBudget:
    """The budget of money asked for. Raises PlanError without day rates, and as `MoneyBudget` does."""
    rates = report.rates
    if rates is None:
        raise PlanError(
            "Money cannot be limited while no day rates are known.",
            "Nothing was changed.",
            "Give them on the page Roadmap under Estimates, or with opposite estimates --rates.",
        )
    costs = {one.id: initiative_cost(one, rates) for one in initiatives}
    return MoneyBudget(
        amounts=options.money,
        years=_years(report, options, periods),
        costs={initiative: cost.total for initiative, cost in costs.items() if cost is not None},
        currency=rates.currency,
        without_rate={one.id: unpriced_roles((one,), rates) for one in initiatives if costs[one.id] is None},
        fiscal_year_start=report.assessment.organisation.fiscal_year_start or CALENDAR_YEAR,
    )


def _period_by(calendar: Calendar, initiative: str, day: date, word: str) -> int:
    period = calendar.last_period_by(day)
    if period == 0:
        raise PlanError(
            f"{initiative} cannot finish by {day:%Y-%m-%d}: the first {word} ends on {calendar.end(1):%Y-%m-%d}.",
            hint="Give a later date, or an earlier start.",
        )
    return period


def _unasked(report: Report, targets: Mapping[str, float]) -> dict[str, PlanQuestion]:
    """The questions that would count in the framework's full profile and were not asked in the assessment's."""
    framework, asked = report.framework, scoring_tree(report.framework, report.assessment.profile).scored
    chosen = {**report.assessment.targets, **targets}
    return {
        q: PlanQuestion(
            question=q,
            score=None,
            target=resolve_target(framework, q, chosen),
            importance=None,
            weight=0.0,
            lowest=question.scale.lowest,
            highest=question.scale.highest,
            half_step=question.scale.half_step,
        )
        for q, question in scoring_tree(framework, FULL).scored.items()
        if q not in asked
    }


def _limit(at_once: int | Literal["none"]) -> int | None:
    return None if at_once == NO_LIMIT else at_once


def questions(report: Report, targets: Mapping[str, float]) -> dict[str, PlanQuestion]:
    """Where every scored question of the profile stands for a plan; `targets` by node or question id go first.

    In place of a hidden score stands that of the nearest shown node above it (`domain.scoring.stand_in`).
    """
    framework = report.framework
    tree = scoring_tree(framework, report.assessment.profile)
    for target_of, value in targets.items():
        _refuse_target(framework, target_of, value)
    chosen = {**report.assessment.targets, **targets}
    top = None if framework.instrument.importance.scale is None else framework.instrument.importance.scale.highest
    applicable = {q for q in tree.scored if report.questions[q].applicable}
    weights = shares_beneath(tree, applicable)["root"]
    return {
        q: PlanQuestion(
            question=q,
            score=stand_in(framework, q, lambda node: shown_place(report.nodes[node])) if row.hidden else row.score,
            target=resolve_target(framework, q, chosen),
            importance=None if row.importance is None or not top else row.importance / top,
            weight=weights.get(q, 0.0),
            lowest=row.minimum,
            highest=row.maximum,
            half_step=tree.scored[q].scale.half_step,
            applicable=row.applicable,
        )
        for q in tree.scored
        for row in [report.questions[q]]
    }


def _refuse_unknown(framework: Framework, ids: Iterable[str], role: str) -> None:
    known = framework.initiative_by_id
    unknown = sorted(set(ids) - set(known))
    if unknown:
        meant = nearest(unknown[0], known)
        names = ", ".join([*islice(known, MOST_NAMED), *(["…"] if len(known) > MOST_NAMED else [])])
        raise PlanError(
            f"There is no initiative {unknown[0]!r} {role}.",
            hint=f"Its id is needed: {names}." if meant is None else f'Did you mean "{meant}"?',
        )


def _refuse_target(framework: Framework, id_: str, value: float) -> None:
    if not framework.can_have_target(id_):
        raise PlanError(
            f"There is no factor or question {id_!r}.",
            hint=f"Factors: {', '.join(node.id for node in framework.factors)}.",
        )
    if not framework.takes_target(id_, value):
        raise PlanError(f"A target of {value:g} for {id_} is off the scale.")
