"""What a comparison shows, in one or two sentences: who stands highest, who leads beyond the intervals, who cannot be told apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from math import inf
from typing import TypeVar

from opposite.domain.comparison.differences import exceeds_noise, level_sets
from opposite.domain.framework import ROOT
from opposite.domain.scoring.report import Scored
from opposite.wording.figures import figure, listed, pluralise
from opposite.wording.sentences import cut

Compared = TypeVar("Compared", bound=Scored)

NOTHING_TO_SAY = "Too few figures can be shown to say who leads."
NOT_TOLD_APART = "Whether overall scores differ by more than chance cannot be told without intervals."
BOTH_APART = "Overall, the two stand apart by more than their intervals explain."
ALL_APART = "Overall, all stand apart by more than their intervals explain."


def what_it_shows(several: Sequence[Scored]) -> str:
    """The findings of a comparison one after another, or that nothing can be said."""
    return " ".join(findings(several)) or NOTHING_TO_SAY


def findings(several: Sequence[Scored]) -> list[str]:
    """Who stands highest overall, then in which factors one leads all others beyond the intervals.

    A lead counts against every other one that has a score of the factor; without an interval of both nothing is said.
    """
    name = short_names(several)
    titles = {row.node: row.title for row in several[0].factors}
    leads: dict[int, list[str]] = {}
    by_id = {one.assessment.id: one for one in several}
    level = 0
    for node, title in titles.items():
        leader, beyond = _leader(several, node)
        if leader is not None and beyond:
            leads.setdefault(leader.assessment.id, []).append(title)
        elif leader is not None and beyond is False:
            level += 1
    scored = [one for one in several if _score(one, ROOT) is not None]
    parts = [_overall(scored, name)] if len(scored) > 1 else []
    parts += [f"{name(by_id[id_])} leads beyond the intervals in {listed(factors)}." for id_, factors in leads.items()]
    if level:
        parts.append(f"In {pluralise(level, 'factor')} nobody leads by more than the intervals explain.")
    return parts


def short_names(several: Sequence[Scored]) -> Callable[[Scored], str]:
    """What sentences call each of those compared: the organisation, the wave where all are of one, both where it takes both.

    Long names are cut; whole they stand at the charts, with the mark of a sample.
    """
    organisations = Counter(one.assessment.organisation.id for one in several)

    def name(one: Scored) -> str:
        organisation, wave = cut(one.assessment.organisation.name), cut(one.assessment.wave)
        if len(organisations) == 1:
            return wave
        return organisation if max(organisations.values()) == 1 else f"{organisation} ({wave})"

    return name


def ranked(several: Sequence[Compared]) -> list[Compared]:
    """Those compared by their overall score, the highest first, those without one last; equals in their order."""
    return sorted(several, key=lambda one: -inf if (score := _score(one, ROOT)) is None else score, reverse=True)


def told_apart(several: Sequence[Scored]) -> str:
    """Which of those compared cannot be told apart by their overall scores and intervals; the title of their ranking.

    Whoever has a score without an interval is named, since nothing can be said of it.
    """
    scored = [one for one in ranked(several) if _score(one, ROOT) is not None]
    known = [one for one in scored if one.overall.interval is not None]
    name = short_names(several)
    unknown = [name(one) for one in scored if one.overall.interval is None]
    if len(known) < 2:
        return NOT_TOLD_APART
    sets = [[name(known[place]) for place in places] for places in level_sets([one.overall for one in known])]
    if not sets:
        said = ALL_APART if len(known) > 2 else BOTH_APART
    elif len(sets[0]) == len(known) > 3:
        said = f"Overall, no two of these {len(known)} can be told apart."
    else:
        first, *further = map(listed, sets)
        said = f"Overall, {'; nor can '.join([f'{first} cannot be told apart', *further])}."
    return f"{said} {listed(unknown)} cannot be placed: no interval is known." if unknown else said


def _overall(scored: Sequence[Scored], name: Callable[[Scored], str]) -> str:
    leader, beyond = _leader(scored, ROOT)
    if leader is None:
        return "Overall the highest are level."
    within = ", by no more than the intervals explain" if beyond is False else ""
    return f"{name(leader)} stands highest overall at {figure(leader.nodes[ROOT].score)}{within}."


def _leader(several: Sequence[Scored], node: str) -> tuple[Scored | None, bool | None]:
    """Who has the highest score of a node alone, and whether it exceeds every other by more than noise.

    No one where two are equally high or fewer than two are scored; None of the latter where an interval is missing.
    """
    ranked = sorted(
        ((score, place) for place, one in enumerate(several) if (score := _score(one, node)) is not None), reverse=True
    )
    if len(ranked) < 2 or ranked[0][0] == ranked[1][0]:
        return None, None
    leader = several[ranked[0][1]]
    worth = [exceeds_noise(leader.nodes[node], several[place].nodes[node]) for _, place in ranked[1:]]
    return leader, False if False in worth else None if None in worth else True


def _score(one: Scored, node: str) -> float | None:
    row = one.nodes.get(node)
    return None if row is None else row.score
