"""What the fields of the roadmap page hold for some options, and the options that they stand for."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from opposite.domain.roadmap.plan import in_period
from opposite.domain.scoring.report import Report
from opposite.domain.scoring.stages import nearest_stage
from opposite.engine.roadmap.request import MONTHS, RoadmapOptions, aims

PERIOD, HORIZON, START, BUDGET = "roadmap-period", "roadmap-months", "roadmap-start", "roadmap-budget"
FREEZE, LEFT_OUT, FIXED = "roadmap-freeze", "roadmap-exclude", "roadmap-pin"


def capacity_key(role: str) -> str:
    """Key of the field of a role's capacity."""
    return f"roadmap-capacity-{role}"


def target_key(factor: str) -> str:
    """Key of the choice of a factor's target."""
    return f"roadmap-target-{factor}"


def fixed_key(initiative: str) -> str:
    """Key of the choice of the period in which an initiative starts."""
    return f"roadmap-pin-{initiative}"


def fields(report: Report, options: RoadmapOptions) -> dict[str, Any]:
    """What every field holds under some options, by key; without initiatives that the framework no longer has."""
    rule, known = report.framework.roadmap, report.framework.initiative_by_id
    period = options.period or rule.period
    months = rule.horizon if options.periods is None else options.periods * MONTHS[period]
    periods = max(1, months // MONTHS[period])
    given = [options.capacity.get(role, (fte,)) for role, fte in rule.roles.items()]
    frozen = [t for t in range(1, periods + 1) if given and all(in_period(values, t) == 0 for values in given)]
    held = {
        PERIOD: period,
        HORIZON: months,
        START: options.start,
        BUDGET: None if options.budget is None else int(options.budget),
        FREEZE: frozen if len(frozen) < periods else [],
        LEFT_OUT: sorted(initiative for initiative in options.exclusions if initiative in known),
        FIXED: sorted(initiative for initiative in options.pins if initiative in known),
    }
    held |= {capacity_key(role): float(max(values)) for role, values in zip(rule.roles, given, strict=True)}
    held |= {
        target_key(aim.node.id): nearest_stage(options.targets.get(aim.node.id, aim.nearest), aim.scale)
        for aim in aims(report)
    }
    return held | {fixed_key(initiative): period for initiative, period in options.pins.items()}


def options_of(report: Report, held: Mapping[str, Any]) -> RoadmapOptions:
    """The options that the fields stand for; what is as the framework has it is not given at all."""
    rule = report.framework.roadmap
    start: date | None = held[START]
    period, periods = held[PERIOD], periods_of(held)
    frozen = [t for t in held[FREEZE] if t <= periods]
    capacity = {
        role: _by_period(held[capacity_key(role)], frozen, periods)
        for role, fte in rule.roles.items()
        if frozen or held[capacity_key(role)] != fte
    }
    return RoadmapOptions(
        period=None if period == rule.period else period,
        periods=None if periods == max(1, rule.horizon // MONTHS[period]) else periods,
        start=start,
        capacity=capacity,
        budget=None if held[BUDGET] is None else float(held[BUDGET]),
        targets={
            aim.node.id: held[target_key(aim.node.id)]
            for aim in aims(report)
            if held[target_key(aim.node.id)] != aim.nearest
        },
        pins={initiative: min(held[fixed_key(initiative)], periods) for initiative in held[FIXED]},
        exclusions=frozenset(held[LEFT_OUT]),
    )


def periods_of(held: Mapping[str, Any]) -> int:
    """Number of periods that the fields stand for."""
    return max(1, int(held[HORIZON]) // MONTHS[held[PERIOD]])


def _by_period(fte: float, frozen: list[int], periods: int) -> tuple[float, ...]:
    return tuple(0.0 if t in frozen else fte for t in range(1, periods + 1)) if frozen else (fte,)
