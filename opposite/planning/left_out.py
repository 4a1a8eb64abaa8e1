"""Why each initiative that is not in a plan is not: nothing left to lift, impossible, no room, or no gain."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from opposite.domain.roadmap.plan import PlanRequest
from opposite.domain.tolerance import TOLERANCE
from opposite.planning.candidates import is_open
from opposite.planning.chains import chain_for
from opposite.planning.feasibility import counting_lifts
from opposite.planning.projection import settle, takes_effect
from opposite.planning.schedule_builder import NEGLIGIBLE, ScheduleBuilder, new_calendar


def left_out(builder: ScheduleBuilder) -> tuple[tuple[str, str], ...]:
    """Id and reason of every initiative that is not placed, by tree order of its factor, then id.

    A reason is what follows the initiative's name: "is excluded", "lifts nothing that is below its target".
    """
    request = builder.request
    missing = sorted((i for i in request.by_id if i not in builder.placed), key=lambda i: request.tie_keys[i][1:])
    reachable = settle(request, (i for i in request.by_id.values() if i.id not in builder.impediments))
    return tuple((initiative, _reason(builder, initiative, reachable)) for initiative in missing)


def _reason(builder: ScheduleBuilder, initiative: str, reachable: Mapping[str, float]) -> str:
    request = builder.request
    if initiative in request.exclusions:
        return builder.impediments[initiative]
    return (
        _nothing_to_lift(request, initiative)
        or builder.impediments.get(initiative)
        or _out_of_reach(request, initiative, reachable)
        or _no_room(builder, chain_for(builder, initiative).members)
        or _no_room(builder, chain_for(builder, initiative, entering=True).members)
        or _no_gain(builder, initiative)
    )


def _nothing_to_lift(request: PlanRequest, initiative: str) -> str | None:
    lifts = counting_lifts(request, request.by_id[initiative])
    if not lifts:
        return "lifts no question that is applicable here"
    if all(request.questions[lift.question].level >= lift.to - TOLERANCE for lift in lifts):
        return "lifts only to levels that are attained"
    if not any(is_open(request, lift) for lift in lifts):
        return "lifts nothing that is below its target"
    return None


def _out_of_reach(request: PlanRequest, initiative: str, reachable: Mapping[str, float]) -> str | None:
    lifts = [lift for lift in counting_lifts(request, request.by_id[initiative]) if is_open(request, lift)]
    if any(takes_effect(lift, reachable[lift.question], request.questions[lift.question]) for lift in lifts):
        return None
    return f"begins at level {lifts[0].start:g} of {lifts[0].question}, which is not reached"


def _no_room(builder: ScheduleBuilder, chain: Sequence[str]) -> str | None:
    """Why a chain, whose last member is the initiative in question, has no place beside the plan; None if it has."""
    request, end = builder.request, f"by the end of {builder.request.period_word} {builder.request.periods}"
    needs = f" with {', '.join(chain[:-1])}, which it needs," if len(chain) > 1 else ""
    effort = builder.effort_of(chain)
    if request.budget is not None and not builder.affords(effort):
        return f"takes {effort:g} days{needs} and the budget leaves {request.budget - builder.effort:g}"
    if builder.fit(chain) is not None:
        return None
    if builder.fit(chain, calendar=new_calendar(request, without=request.largest_demands)) is None:
        return f"cannot finish{needs}{_last_wait(builder, chain)} {end}"
    roles = sorted({role for i in chain for role, demand in request.by_id[i].demand.items() if demand > 0})
    full = [role for role in roles if builder.fit(chain, calendar=builder.calendar_without(role)) is not None]
    return f"finds no room{needs} for its {' or '.join(full or roles)} {end}"


def _no_gain(builder: ScheduleBuilder, initiative: str) -> str:
    fitted = builder.fit(chain_for(builder, initiative, entering=True).members) or ()
    if builder.gain(fitted) > NEGLIGIBLE:
        return "adds too little to be chosen"
    return "adds nothing to what the plan brings already"


def _last_wait(builder: ScheduleBuilder, chain: Sequence[str]) -> str:
    """What is in the plan already and comes last of all that a chain waits for, as " after ..."; empty if nothing."""
    waits = [
        (builder.placed[p].finish, p) for i in chain for p in builder.activities[i].predecessors if p in builder.placed
    ]
    for initiative in chain:
        for question, least in builder.required[initiative].items():
            level = builder.request.by_id[initiative].requires_levels[question]
            waits.append((builder.reached(question, least) or 0, f"{question} has reached {level:g}"))
    last = max(waits, default=(0, ""))
    return f" after {last[1]}" if last[0] > 0 else ""
