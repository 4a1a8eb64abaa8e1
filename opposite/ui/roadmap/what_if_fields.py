"""What the fields of the roadmap page hold for some options, and the options that they stand for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from opposite.domain.framework.initiatives import MONTHS
from opposite.domain.roadmap.plan import in_period
from opposite.domain.scoring.report import Report
from opposite.domain.scoring.stages import nearest_stage
from opposite.engine.roadmap.request import RoadmapOptions, aims, plan_years
from opposite.errors import PlanError
from opposite.ui.roadmap.limits import limit_fields, limits_of
from opposite.ui.shell import keys


def fields(report: Report, options: RoadmapOptions) -> dict[str, Any]:
    """What every field holds under some options, by key; without initiatives that the framework no longer has."""
    rule, initiative_by_id = report.framework.roadmap, report.framework.initiative_by_id
    period = options.period or rule.period
    months = rule.horizon if options.periods is None else options.periods * MONTHS[period]
    periods = max(1, months // MONTHS[period])
    given = [options.capacity.get(role, (fte,)) for role, fte in rule.roles.items()]
    frozen = [t for t in range(1, periods + 1) if given and all(in_period(values, t) == 0 for values in given)]
    held = {
        keys.ROADMAP_PERIOD: period,
        keys.ROADMAP_MONTHS: months,
        keys.ROADMAP_START: options.start,
        keys.ROADMAP_BUDGET: None if options.budget is None else int(options.budget),
        keys.ROADMAP_FREEZE: frozen if len(frozen) < periods else [],
        keys.ROADMAP_EXCLUDE: sorted(initiative for initiative in options.exclusions if initiative in initiative_by_id),
        keys.ROADMAP_PIN: sorted(initiative for initiative in options.pins if initiative in initiative_by_id),
    }
    held |= {keys.roadmap_capacity(role): float(max(values)) for role, values in zip(rule.roles, given, strict=True)}
    held |= {
        keys.roadmap_target(aim.node.id): nearest_stage(options.targets.get(aim.node.id, aim.nearest), aim.scale)
        for aim in aims(report)
    }
    held |= {keys.roadmap_pin(initiative): period for initiative, period in options.pins.items()}
    held |= {keys.roadmap_money(year): options.money.get(year) for year in money_years(report, options)}
    return held | limit_fields(report.framework, options)


def options_of(report: Report, held: Mapping[str, Any], base: RoadmapOptions) -> RoadmapOptions:
    """The options that the fields stand for; what is as the framework has it is not given at all.

    What has no field stays as it is in `base`.
    """
    rule = report.framework.roadmap
    start: date | None = held[keys.ROADMAP_START]
    period, periods = held[keys.ROADMAP_PERIOD], periods_of(held)
    frozen = [t for t in held[keys.ROADMAP_FREEZE] if t <= periods]
    capacity = {
        role: _by_period(held[keys.roadmap_capacity(role)], frozen, periods)
        for role, fte in rule.roles.items()
        if frozen or held[keys.roadmap_capacity(role)] != fte
    }
    asked = replace(
        base,
        period=None if period == rule.period else period,
        periods=None if periods == max(1, rule.horizon // MONTHS[period]) else periods,
        start=start,
        capacity=capacity,
        budget=None if held[keys.ROADMAP_BUDGET] is None else float(held[keys.ROADMAP_BUDGET]),
        targets={
            aim.node.id: held[keys.roadmap_target(aim.node.id)]
            for aim in aims(report)
            if held[keys.roadmap_target(aim.node.id)] != aim.nearest
        },
        pins={initiative: min(held[keys.roadmap_pin(initiative)], periods) for initiative in held[keys.ROADMAP_PIN]},
        exclusions=frozenset(held[keys.ROADMAP_EXCLUDE]),
        **limits_of(report.framework, held),
        money={},
    )
    amounts = {year: held.get(keys.roadmap_money(year)) for year in money_years(report, asked)}
    return replace(asked, money={year: amount for year, amount in amounts.items() if amount is not None})


def money_years(report: Report, options: RoadmapOptions) -> tuple[int, ...]:
    """The calendar or fiscal years of a roadmap, each once; none without day rates, and where it cannot start then."""
    if report.rates is None:
        return ()
    try:
        return tuple(dict.fromkeys(plan_years(report, options)))
    except PlanError:
        return ()


def periods_of(held: Mapping[str, Any]) -> int:
    """Number of periods that the fields stand for."""
    return max(1, int(held[keys.ROADMAP_MONTHS]) // MONTHS[held[keys.ROADMAP_PERIOD]])


def _by_period(fte: float, frozen: list[int], periods: int) -> tuple[float, ...]:
    return tuple(0.0 if t in frozen else fte for t in range(1, periods + 1)) if frozen else (fte,)
