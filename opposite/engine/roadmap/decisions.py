"""What people decided, in a plan: agreed and running initiatives keep their dates, what is done is out of it (rule 17c)."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date

from opposite.domain.framework import Initiative, Spread
from opposite.domain.framework.decisions import DROPPED, Decision
from opposite.domain.roadmap.left_out import Level, Unfit
from opposite.domain.roadmap.periods import periods_since
from opposite.domain.roadmap.plan import Placement, PlanRequest
from opposite.domain.scoring.report import Report
from opposite.domain.tolerance import TOLERANCE
from opposite.planning.feasibility import counting_lifts, duration_in_periods
from opposite.planning.projection import settle


def following_decisions(report: Report, request: PlanRequest, *, start: date, freed: Collection[str]) -> PlanRequest:
    """The request that follows what was decided on its initiatives, but on those `freed` by a choice for this plan.

    Work that is over before the first period, and that the answers cannot show yet, counts from the first day.
    """
    followed = {i: decision for i, decision in report.decided.items() if decision.matters and i not in freed}
    decided = {i: followed[i] for i in request.by_id if i in followed}
    kept: dict[str, Placement] = {}
    set_aside: dict[str, Unfit] = {}
    shown_back: dict[str, Level] = {}
    for initiative, decision in decided.items():
        if decision.status == DROPPED:
            if initiative not in request.must:
                set_aside[initiative] = Unfit.DROPPED
            continue
        if decision.done_on is not None:
            below = _below(request, initiative) if decision.done_on <= measured_on(report) else None
            if below is None:
                set_aside[initiative] = Unfit.DONE
            else:
                shown_back[initiative] = below
            continue
        row = _row(request, initiative, decision, start)
        if row.finish < 1:
            set_aside[initiative] = Unfit.OVER_BEFORE
        elif row.start > request.periods:
            set_aside[initiative] = Unfit.BEGINS_AFTER
        else:
            kept[initiative] = row
    finished = {i for i, why in set_aside.items() if why in {Unfit.DONE, Unfit.OVER_BEFORE}}
    over = [i for i in set_aside if i in finished and _is_news(report, decided[i])]
    levels = settle(request, (request.by_id[i] for i in over))
    return replace(
        request,
        initiatives=tuple(_as_it_goes_on(request, one, kept.get(one.id)) for one in request.initiatives),
        questions={
            q: replace(standing, score=levels[q]) if q in levels and levels[q] > standing.level else standing
            for q, standing in request.questions.items()
        },
        must=request.must - finished,
        kept=kept,
        set_aside=set_aside,
        shown_back=shown_back,
    )


def measured_on(report: Report) -> date:
    """The day up to which the answers of a wave show what was done: that on which it was closed, or last answered."""
    wave = report.assessment
    ended = wave.closed_at or wave.last_activity
    return wave.wave_date if ended is None else ended.date()


def _is_news(report: Report, decision: Decision) -> bool:
    """Whether what is over was, or will be, only after the answers; what is overdue is not taken to have happened."""
    if decision.finish is None or decision.finish <= measured_on(report):
        return False
    return decision.done_on is not None or report.made_on is None or decision.finish >= report.made_on


def _below(request: PlanRequest, initiative: str) -> Level | None:
    """A question that stands below the end of a lift of an initiative less half a step, and at what; None without one."""
    for lift in counting_lifts(request, request.by_id[initiative]):
        standing = request.questions[lift.question]
        if standing.score is not None and standing.score < lift.to - standing.half_step - TOLERANCE:
            return Level(lift.question, standing.score)
    return None


def _row(request: PlanRequest, initiative: str, decision: Decision, start: date) -> Placement:
    """The periods of an initiative's own dates, its duration standing in for one that is missing; below 1 before the first."""
    length = duration_in_periods(request.by_id[initiative], request.weeks_per_period)
    first = None if decision.start is None else _period_of(decision.start, start, request)
    last = None if decision.finish is None else _period_of(decision.finish, start, request)
    if first is None:
        first = (last or 0) - length + 1
    return Placement(initiative, first, first + length - 1 if last is None else last)


def _period_of(day: date, start: date, request: PlanRequest) -> int:
    return math.floor(periods_since(start, day, request.period_word)) + 1


def _as_it_goes_on(request: PlanRequest, initiative: Initiative, row: Placement | None) -> Initiative:
    """An initiative that is kept with the weeks that are left of it; any other as it is."""
    if row is None:
        return initiative
    weeks, length = request.weeks_per_period, row.finish - max(1, row.start) + 1
    left = initiative.duration_weeks - (max(1, row.start) - row.start) * weeks
    if left <= 0 or max(1, math.ceil(left / weeks - TOLERANCE)) != length:
        left = length * weeks
    if left == initiative.duration_weeks:
        return initiative
    estimate, share = initiative.duration_estimate, left / initiative.duration_weeks if initiative.duration_weeks else 0
    return replace(
        initiative,
        duration_weeks=left,
        duration_estimate=None
        if estimate is None or not share
        else Spread(estimate.low * share, estimate.likely * share, estimate.high * share),
    )


def dates_kept(decided: Mapping[str, Decision], initiative: str, proposed: tuple[date, date]) -> tuple[date, date]:
    """The days on which a kept row starts and finishes: those agreed on, and the proposed one where one is missing."""
    decision, (start, finish) = decided[initiative], proposed
    return (start if decision.start is None else decision.start, finish if decision.finish is None else decision.finish)
