"""Why each initiative that is not in a plan is not: nothing left to lift, impossible, no room, or no gain."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache

from opposite.domain.roadmap.left_out import (
    BudgetSpent,
    LeftOut,
    Level,
    NeverEntered,
    NoCapacityLeft,
    NotAsked,
    NoTimeLeft,
    Unfit,
)
from opposite.domain.roadmap.money import MONEY
from opposite.domain.roadmap.plan import AT_ONCE, PlanRequest
from opposite.planning.chains import chain_for
from opposite.planning.feasibility import counting_lifts, is_done_already, is_open, unasked_questions
from opposite.planning.projection import settle, takes_effect
from opposite.planning.schedule import Calendar
from opposite.planning.schedule_builder import NEGLIGIBLE, ScheduleBuilder


def left_out(builder: ScheduleBuilder) -> tuple[tuple[str, LeftOut], ...]:
    """Id and reason of every initiative that is not placed, by tree order of its factor, then id."""
    request = builder.request
    missing = sorted((i for i in request.by_id if i not in builder.placed), key=lambda i: request.tie_keys[i][1:])
    reachable = settle(request, (i for i in request.by_id.values() if i.id not in builder.impediments))
    without = cache(builder.calendar_without)
    return tuple((initiative, _reason(builder, initiative, reachable, without)) for initiative in missing)


def _reason(
    builder: ScheduleBuilder, initiative: str, reachable: Mapping[str, float], without: Callable[[str], Calendar]
) -> LeftOut:
    request = builder.request
    if initiative in request.exclusions:
        return Unfit.EXCLUDED
    if initiative in request.set_aside:
        return request.set_aside[initiative]
    return (
        _nothing_to_lift(request, initiative)
        or builder.impediments.get(initiative)
        or _out_of_reach(request, initiative, reachable)
        or _no_room(builder, chain_for(builder, initiative).members, without)
        or _no_room(builder, chain_for(builder, initiative, entering=True).members, without)
        or _no_gain(builder, initiative)
    )


def _nothing_to_lift(request: PlanRequest, initiative: str) -> LeftOut | None:
    lifts = counting_lifts(request, request.by_id[initiative])
    if not lifts:
        unasked = unasked_questions(request, request.by_id[initiative])
        return NotAsked(unasked) if unasked else Unfit.NOTHING_APPLICABLE
    if is_done_already(request, request.by_id[initiative]):
        return Unfit.ATTAINED
    if not any(is_open(request, lift) for lift in lifts):
        return Unfit.NOTHING_BELOW_TARGET
    return None


def _out_of_reach(request: PlanRequest, initiative: str, reachable: Mapping[str, float]) -> LeftOut | None:
    lifts = [lift for lift in counting_lifts(request, request.by_id[initiative]) if is_open(request, lift)]
    if any(takes_effect(lift, reachable[lift.question], request.questions[lift.question]) for lift in lifts):
        return None
    return NeverEntered(lifts[0].question, lifts[0].start)


def _no_room(builder: ScheduleBuilder, chain: Sequence[str], without: Callable[[str], Calendar]) -> LeftOut | None:
    """Why a chain, whose last member is the initiative in question, has no place beside the plan; None if it has.

    `without` is the calendar of the plan with one resource being without limit.
    """
    request, needs, effort = builder.request, tuple(chain[:-1]), builder.effort_of(chain)
    by = min((request.finish_by[i] for i in chain if i in request.finish_by), default=None)
    if request.budget is not None and not builder.affords(effort):
        return BudgetSpent(needs, effort, max(0.0, request.budget - builder.effort))
    if builder.fit(chain) is not None:
        return None
    if builder.fit(chain, calendar=Calendar({}, horizon=request.periods)) is None:
        return NoTimeLeft(needs, _last_wait(builder, chain), by)
    taken = sorted({resource for i in chain for resource, share in request.taken_by(i).items() if share > 0})
    taken += [MONEY] if any(builder.activities[i].money for i in chain) else []
    full = [one for one in taken if builder.fit(chain, calendar=without(one)) is not None] or taken
    roles = tuple(one for one in full if one not in {AT_ONCE, MONEY})
    at_once = request.at_once if AT_ONCE in full else None
    return NoCapacityLeft(needs, roles, at_once=at_once, by=by, money=MONEY in full)


def _no_gain(builder: ScheduleBuilder, initiative: str) -> LeftOut:
    fitted = builder.fit(chain_for(builder, initiative, entering=True).members) or ()
    return Unfit.TOO_LITTLE_GAIN if builder.gain(fitted) > NEGLIGIBLE else Unfit.NO_GAIN


def _last_wait(builder: ScheduleBuilder, chain: Sequence[str]) -> str | Level | None:
    """What a chain waits for the longest: an initiative that is in the plan already, or a level; None for nothing."""
    waits: list[tuple[int, str, float | None]] = [
        (builder.placed[p].finish, p, None)
        for i in chain
        for p in builder.activities[i].predecessors
        if p in builder.placed
    ]
    for initiative in chain:
        for question, least in builder.required[initiative].items():
            level = builder.request.by_id[initiative].requires_levels[question]
            waits.append((builder.reached(question, least) or 0, question, level))
    finish, last, level_needed = max(waits, key=lambda wait: wait[:2], default=(0, "", None))
    if finish == 0:
        return None
    return last if level_needed is None else Level(last, level_needed)
