"""What a comparison shows, in one or two sentences: who leads beyond the intervals, and where nobody does."""

from __future__ import annotations

from collections.abc import Sequence

from opposite.domain.comparison.differences import exceeds_noise
from opposite.domain.framework import ROOT
from opposite.domain.scoring.report import Scored
from opposite.wording.comparison.differences import name_of
from opposite.wording.figures import figure, listed, pluralise

NOTHING_TO_SAY = "Too few figures can be shown to say who leads."


def what_it_shows(several: Sequence[Scored]) -> str:
    """Who stands highest overall and whether beyond the intervals, then in which factors one leads all others beyond them.

    A lead counts against every other one that has a score of the factor; without an interval of both nothing is said.
    """
    titles = {row.node: row.title for row in several[0].factors}
    leads: dict[str, list[str]] = {}
    level = 0
    for node, title in titles.items():
        leader, beyond = _leader(several, node)
        if leader is not None and beyond:
            leads.setdefault(name_of(leader.assessment), []).append(title)
        elif leader is not None and beyond is False:
            level += 1
    scored = [one for one in several if _score(one, ROOT) is not None]
    parts = [_overall(scored)] if len(scored) > 1 else []
    parts += [f"{name} leads beyond the intervals in {listed(factors)}." for name, factors in leads.items()]
    if level:
        parts.append(f"In {pluralise(level, 'factor')} nobody leads by more than the intervals explain.")
    return " ".join(parts) or NOTHING_TO_SAY


def _overall(scored: Sequence[Scored]) -> str:
    leader, beyond = _leader(scored, ROOT)
    if leader is None:
        return "Overall the highest are level."
    worth = {
        True: ", beyond the intervals",
        False: ", but not by more than the intervals explain",
        None: "; whether that is more than chance cannot be told without intervals",
    }[beyond]
    return f"{name_of(leader.assessment)} stands highest overall at {figure(leader.nodes[ROOT].score)}{worth}."


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
