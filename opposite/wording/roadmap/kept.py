"""What is said of agreed, running and done initiatives in a plan."""

from __future__ import annotations

from opposite.domain.roadmap.kept import Exceeded, exceeded
from opposite.domain.roadmap.rows import Roadmap, RoadmapRow
from opposite.wording.figures import amount, listed, plain, rounded
from opposite.wording.roadmap.naming import capitalised, period_named
from opposite.wording.scoring.scores import STATUS_TITLES
from opposite.wording.sentences import quoted


def as_decided(roadmap: Roadmap, row: RoadmapRow) -> tuple[str, ...]:
    """That a row keeps its dates, or was done and is planned again, as sentences; none of any other."""
    if row.initiative.id in roadmap.request.kept:
        return (f"{STATUS_TITLES[row.status]}: it keeps its dates.",)
    if row.reason.shown_back is not None:
        back = row.reason.shown_back
        title = quoted(roadmap.framework.questions[back.question].title)
        return (f"Done, but the new wave shows {title} at {rounded(back.level)}.",)
    return ()


def beyond_limits(roadmap: Roadmap) -> str | None:
    """Which limits the agreed initiatives alone go beyond, as a sentence; None where they stay within all."""
    parts = [_beyond(roadmap, one) for one in exceeded(roadmap.request)]
    if not parts:
        return None
    return f"What is agreed goes beyond {listed(parts)}. It keeps its dates; new initiatives take what is left."


def _beyond(roadmap: Roadmap, one: Exceeded) -> str:
    taken, limit = plain(round(one.taken, 2)), plain(round(one.limit, 2))
    if one.year is not None and roadmap.request.money is not None:
        money = roadmap.request.money
        spent, there_is = amount(money.currency, one.taken), amount(money.currency, one.limit)
        return f"the money for {money.called(one.year)}: {spent} of {there_is}"
    if one.period is None:
        return f"the budget: {taken} of {limit} days"
    named = period_named(roadmap, one.period)
    if not one.role:
        return f"what may be in progress at once: {taken} in {named} where {limit} may be"
    return f"the people there are: {taken} of {limit} FTE of {capitalised(one.role)} in {named}"
