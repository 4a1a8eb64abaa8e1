"""What is said of a search for the best plan, and of what another plan costs or brings against the base."""

from __future__ import annotations

import math
from collections.abc import Sequence

from opposite.domain.roadmap.plan import Plan
from opposite.domain.roadmap.rows import Roadmap
from opposite.domain.tolerance import TOLERANCE
from opposite.wording.figures import day_count, listed, pluralise, rounded
from opposite.wording.roadmap.headline import closes_more

PROVEN = 1e-6
"""A plan no further than this from the best possible is said to be the best: solvers tell no finer."""

NAMED = 3
"""So many initiatives are named in a sentence, and the others counted."""


THE_SAME = "The same initiatives at the same time, and the same scores at the end."


WORTH_SAYING = 3.0
"""Seconds from which a search is said to take so long."""


def searching(shown: Plan, bound: float | None, *, ahead: int = 0, seconds: float = 0.0) -> str:
    """That the best plan is being looked for, or will be, and how far the one shown may be from the best possible.

    `ahead` is the number of other searches that go first, `seconds` how long this one has been going on.
    """
    if ahead:
        others = pluralise(ahead, "other search", "other searches")
        return f"This is a quick plan; the search for the best one waits for {others}."
    long = f" for {math.floor(seconds)} seconds" if seconds >= WORTH_SAYING else ""
    if bound is None or not 0 < bound < math.inf:
        return f"Looking for the best plan{long}; this is a quick one."
    short = _tenths(_gap(shown.objective, bound))
    return f"Looking for the best plan{long}; this is a quick one, at most {short} short of the best possible."


def proven(best: float, bound: float) -> str:
    """How far the best plan of a search may be from the best possible."""
    if not 0 < bound < math.inf:
        return "Looking for the best plan."
    return f"Looking for the best plan: at most {_tenths(_gap(best, bound))} short of the best possible."


def _gap(value: float, bound: float) -> float:
    return max(0.0, (bound - value) / bound)


def short_of_best(plan: Plan, *, stopped: bool) -> str:
    """How far a plan may be from the best possible (`gap_to_best`); what a method that proves nothing is."""
    stop = "The search was stopped. " if stopped else ""
    gap = plan.gap_to_best
    if gap is None:
        return f"{stop}How far this plan is from the best possible is not known."
    if gap <= PROVEN + TOLERANCE:
        return "This is the best plan there is under these settings: no other closes more of the gaps, sooner."
    return f"{stop}This plan is at most {_tenths(gap)} short of the best possible."


def _tenths(share: float) -> str:
    """A share from 0 to 1 in percent, upwards to a tenth, so that a limit is never understated."""
    return f"{rounded(math.ceil(share * 1000 - TOLERANCE) / 10)} %"


def against(base: Roadmap, other: Roadmap) -> tuple[str, ...]:
    """What a plan costs or brings against the base, in sentences; none where both have the same rows and targets."""
    sentences = (
        _ending(base, other),
        _closing(base, other),
        _choice(base, other),
        _times(base, other),
        _work(base, other),
    )
    return tuple(sentence for sentence in sentences if sentence is not None)


def _ending(base: Roadmap, other: Roadmap) -> str | None:
    """Where the overall scores end."""
    before, after = (roadmap.radar_after_each_period[-1].get("root") for roadmap in (base, other))
    if before is None or after is None or abs(after - before) <= TOLERANCE:
        return None
    small = 1 if rounded(after) != rounded(before) else 2
    return f"The overall score ends at {rounded(after, small)} rather than {rounded(before, small)}."


def _closing(base: Roadmap, other: Roadmap) -> str | None:
    """How much more or less is closed of the same gaps; None where the targets are others."""
    same = all(
        standing.target == other.request.questions[question].target
        for question, standing in base.request.questions.items()
    )
    if not same or base.plan.objective <= 0:
        return None
    more = closes_more(other.plan.objective, base.plan.objective)
    return None if more is None else f"{more}."


def _choice(base: Roadmap, other: Roadmap) -> str | None:
    """Which initiatives drop out and which come in."""
    titles = {row.initiative.id: row.initiative.title for row in (*base.rows, *other.rows)}
    gone = [i for i in base.plan.by_id if i not in other.plan.by_id]
    new = [i for i in other.plan.by_id if i not in base.plan.by_id]
    parts = [
        f"{pluralise(len(some), 'initiative')} {verb if len(some) == 1 else verbs}: {_named([titles[i] for i in some])}"
        for some, verb, verbs in ((gone, "drops out", "drop out"), (new, "comes in", "come in"))
        if some
    ]
    return f"{'; '.join(parts)}." if parts else None


def _named(titles: Sequence[str]) -> str:
    quoted = [f"“{title}”" for title in titles]
    return listed(quoted if len(quoted) <= NAMED + 1 else [*quoted[:NAMED], f"{len(quoted) - NAMED} others"])


def _times(base: Roadmap, other: Roadmap) -> str | None:
    """How many start sooner or later; by the day, since the periods may differ."""
    starts = {row.initiative.id: row.start_date for row in base.rows}
    both = [(row.start_date, starts[row.initiative.id]) for row in other.rows if row.initiative.id in starts]
    later, sooner = (
        sum(start > base_start for start, base_start in both),
        sum(start < base_start for start, base_start in both),
    )
    parts = [
        f"{number} {'starts' if number == 1 else 'start'} {word}"
        for number, word in ((later, "later"), (sooner, "sooner"))
        if number
    ]
    return f"Of those in both plans, {listed(parts)}." if parts else None


def _work(base: Roadmap, other: Roadmap) -> str | None:
    base_work, work = (sum(row.initiative.effort_days for row in roadmap.rows) for roadmap in (base, other))
    if abs(work - base_work) <= TOLERANCE:
        return None
    return f"It takes {day_count(abs(work - base_work))} of work {'more' if work > base_work else 'less'}."
