"""Keeps an organisation's estimates of initiatives and its day rates, with the history of both."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from opposite.domain.access.rules import Verb
from opposite.domain.collecting.assessment import Assessment
from opposite.domain.framework import CostSpread, Spread
from opposite.domain.framework.estimates import DEFAULT, Estimate
from opposite.domain.framework.money import DayRates
from opposite.engine.access.guard import verb
from opposite.engine.collecting.commands import clean_name, new_id
from opposite.engine.workspace import Workspace
from opposite.errors import NOTHING_STORED, NotFoundError
from opposite.store.cursor import Cursor


def read_estimates(cursor: Cursor, assessment: Assessment) -> dict[str, Estimate]:
    """By initiative id what the organisation says in place of defaults, in whichever wave; none where it says nothing."""
    rows = {row[0]: row[1:] for row in cursor.run("estimates", **assessment.across_waves)}
    estimates = {initiative: stored_estimate(*row) for initiative, row in rows.items()}
    return {initiative: estimate for initiative, estimate in estimates.items() if estimate.yours}


def stored_estimate(owner: str | None, effort_days: float | None, *figures: float | None) -> Estimate:
    """An estimate from its columns as they are kept; raises OppositeError for figures that cannot be meant."""
    *spreads, confidence = figures
    weeks, cost = spreads[:3], spreads[3:]
    return Estimate(
        owner=owner,
        effort_days=effort_days,
        weeks=None if None in weeks else Spread(*(one for one in weeks if one is not None)),
        cost=None if None in cost else CostSpread(*(one for one in cost if one is not None)),
        confidence=confidence,
    )


def read_day_rates(cursor: Cursor, assessment: Assessment) -> DayRates | None:
    """What a day of each role costs the organisation; None where it has not said."""
    rows = cursor.run("day_rates", organisation_id=assessment.organisation.id)
    return stored_day_rates(*rows[0]) if rows and rows[0][0] is not None else None


def stored_day_rates(currency: str, rates: str) -> DayRates:
    """Day rates as they are kept; raises OppositeError for rates that cannot be meant, ValueError where they are none."""
    return DayRates(currency, json.loads(rates))


@verb(Verb.STEER, of="assessment")
def set_estimates(
    workspace: Workspace,
    assessment: Assessment,
    estimates: Mapping[str, Estimate],
    *,
    now: datetime,
    set_by: str | None = None,
) -> int:
    """Keep estimates of initiatives by id, beside those of others; returns how many say something else than before.

    One that says nothing takes the framework's defaults back. Raises NotFoundError for an initiative that the wave's
    framework does not have, OppositeError for an owner with too long a name; nothing is stored.
    """
    known = workspace.framework(assessment.framework_hash).initiative_by_id
    for initiative in estimates:
        if initiative not in known:
            raise NotFoundError(
                f"The framework has no initiative {initiative!r}.", NOTHING_STORED, "Leave its estimate out."
            )
    cleaned = {initiative: replace(estimate, owner=_owner(estimate)) for initiative, estimate in estimates.items()}
    with workspace.store.writing() as cursor:
        before = read_estimates(cursor, assessment)
        changed = {i: estimate for i, estimate in cleaned.items() if estimate != before.get(i, DEFAULT)}
        for initiative, estimate in changed.items():
            weeks, cost = estimate.weeks, estimate.cost
            cursor.run(
                "add_estimate",
                id=new_id(cursor),
                **assessment.across_waves,
                initiative_id=initiative,
                owner=estimate.owner,
                effort_days=estimate.effort_days,
                weeks_low=None if weeks is None else weeks.low,
                weeks_likely=None if weeks is None else weeks.likely,
                weeks_high=None if weeks is None else weeks.high,
                cost_low=None if cost is None else cost.low,
                cost_likely=None if cost is None else cost.likely,
                cost_high=None if cost is None else cost.high,
                confidence=estimate.confidence,
                set_by=set_by or None,
                now=now,
            )
        if changed:
            cursor.run("raise_revisions_of", organisation_id=assessment.organisation.id)
    return len(changed)


@verb(Verb.STEER, of="assessment")
def set_day_rates(
    workspace: Workspace, assessment: Assessment, rates: DayRates | None, *, now: datetime, set_by: str | None = None
) -> None:
    """Keep what a day of each role costs an assessment's organisation; None takes the rates back.

    Raises NotFoundError for a role that no initiative of the wave's framework names, and nothing is stored.
    """
    framework = workspace.framework(assessment.framework_hash)
    roles = framework.every_role
    for role in () if rates is None else rates.by_role:
        if role not in roles:
            raise NotFoundError(
                f"The framework has no role {role!r}.", NOTHING_STORED, f"Its roles: {', '.join(sorted(roles))}."
            )
    with workspace.store.writing() as cursor:
        if read_day_rates(cursor, assessment) == rates:
            return
        cursor.run(
            "add_day_rates",
            id=new_id(cursor),
            organisation_id=assessment.organisation.id,
            currency=None if rates is None else rates.currency,
            rates=json.dumps({} if rates is None else dict(rates.by_role), sort_keys=True),
            set_by=set_by or None,
            now=now,
        )
        cursor.run("raise_revisions_of", organisation_id=assessment.organisation.id)


def _owner(estimate: Estimate) -> str | None:
    return None if estimate.owner is None or not estimate.owner.strip() else clean_name(estimate.owner, "owner")
