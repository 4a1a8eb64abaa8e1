"""Builds the roadmap's defaults and the initiatives of the domain from their parts of a file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from opposite.definitions import model, model_roadmap
from opposite.definitions.texts import optional
from opposite.domain.framework import Assumption, Horizon, Initiative, Kpi, Lens, Lift, Outcomes, RoadmapRule


def lenses_of(file: model.FrameworkFile) -> tuple[Lens, ...]:
    """The lenses of a file; where it declares none, those that its initiatives name, under their own ids."""
    if file.lenses:
        return tuple(Lens(lens.id, lens.title.strip()) for lens in file.lenses)
    used = dict.fromkeys(initiative.lens for initiative in file.initiatives if initiative.lens is not None)
    return tuple(Lens(id_, id_) for id_ in used)


def build_roadmap(roadmap: model_roadmap.Roadmap, initiatives: Sequence[model_roadmap.Initiative]) -> RoadmapRule:
    """The roadmap's defaults; a role without a capacity has that of the largest single demand for it."""
    return RoadmapRule(
        period=roadmap.period,
        horizon=roadmap.horizon,
        horizons=tuple(Horizon(horizon.id, horizon.until) for horizon in roadmap.horizons),
        roles=_largest_demands(initiatives) | {role: float(capacity) for role, capacity in roadmap.roles.items()},
    )


def _largest_demands(initiatives: Sequence[model_roadmap.Initiative]) -> dict[str, float]:
    largest: dict[str, float] = {}
    for initiative in initiatives:
        for role, demand in initiative.demand.items():
            largest[role] = max(largest.get(role, 0.0), float(demand))
    return largest


def build_initiative(initiative: model_roadmap.Initiative) -> Initiative:
    """The initiative with the defaults of the format."""
    outcomes = initiative.outcomes
    return Initiative(
        id=initiative.id,
        title=initiative.title.strip(),
        lifts=tuple(Lift(lift.question, float(lift.from_), float(lift.to)) for lift in initiative.lifts),
        effort_days=float(initiative.effort_days),
        duration_weeks=float(initiative.duration_weeks),
        factor=initiative.factor,
        description=optional(initiative.description),
        lens=initiative.lens,
        demand=_floats(initiative.demand),
        confidence=float(initiative.confidence),
        prerequisites=tuple(dict.fromkeys(initiative.prerequisites)),
        requires_levels=_floats(initiative.requires_levels),
        owner_role=optional(initiative.owner_role),
        outcomes=Outcomes(optional(outcomes.customer), optional(outcomes.employee), optional(outcomes.business)),
        kpi=_kpi(initiative.kpi) if initiative.kpi is not None else None,
        assumptions=tuple(
            Assumption(
                text=assumption.text.strip(),
                test=optional(assumption.test),
                checkpoint_week=None if assumption.checkpoint_week is None else float(assumption.checkpoint_week),
            )
            for assumption in initiative.assumptions
        ),
        risks=tuple(initiative.risks),
        approach=initiative.approach,
        delivery=initiative.delivery,
        sourcing=initiative.sourcing,
        domain=optional(initiative.domain),
        done_when=optional(initiative.done_when),
    )


def _kpi(kpi: model_roadmap.Kpi) -> Kpi:
    baseline, target = kpi.baseline, kpi.target
    return Kpi(
        name=kpi.name.strip(),
        unit=optional(kpi.unit),
        direction=kpi.direction,
        baseline=None if baseline is None else str(baseline).strip(),
        target=target.strip() if isinstance(target, str) else None if target is None else float(target),
    )


def _floats(numbers: Mapping[str, float]) -> dict[str, float]:
    return {name: float(number) for name, number in numbers.items()}
