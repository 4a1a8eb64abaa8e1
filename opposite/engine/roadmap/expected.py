"""Scores of factors and of the whole in many draws of a plan (scoring.md, rule 25).

Draws come to few different answers for one node, so that each is computed once, by the one rule of scores.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from opposite.domain.framework import Aggregation
from opposite.domain.framework.scoring_tree import Child, ScoringTree, scoring_tree
from opposite.domain.roadmap.odds import ScoreOdds
from opposite.domain.scoring.aggregation import covered, from_children, shares_beneath
from opposite.domain.scoring.report import Report
from opposite.domain.tolerance import TOLERANCE
from opposite.engine.roadmap.build import counts
from opposite.planning.odds import Codes


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a node or question may come to: its score, None without one, and the questions beneath that are scored."""

    score: float | None
    scored: frozenset[str]


@dataclass(frozen=True, slots=True)
class Outcomes:
    """The different outcomes of a node or question, and which it is at the end of each period in each draw."""

    codes: Codes
    different: tuple[Outcome, ...]


def score_odds(
    report: Report, levels: Iterable[tuple[str, Codes, Sequence[float]]], *, periods: int
) -> tuple[Mapping[str, ScoreOdds], ...]:
    """By period, what every factor and the root come to over the draws, from the levels of each question in them."""
    tree = scoring_tree(report.framework, report.assessment.profile)
    found = {question: _question(report, question, codes, reached) for question, codes, reached in levels}
    applicable = {q for q in tree.scored if report.questions[q].applicable}
    shares = shares_beneath(tree, applicable)
    for node, rule, children in tree.steps:
        there = [child for child in children if child.id in found]
        if there:
            found[node] = _node(tree, rule, there, found, shares[node])
    shown = [node.id for node in report.framework.factors] + ["root"]
    return tuple(
        {node: _spread(found[node], period) if node in found else ScoreOdds(None, None, None, None) for node in shown}
        for period in range(periods)
    )


def _question(report: Report, question: str, codes: Codes, levels: Sequence[float]) -> Outcomes:
    different = tuple(
        Outcome(level, frozenset({question})) if counts(report, question, level) else Outcome(None, frozenset())
        for level in levels
    )
    return _told_once(codes, different)


def _node(
    tree: ScoringTree,
    rule: Aggregation,
    children: Sequence[Child],
    found: Mapping[str, Outcomes],
    weights: Mapping[str, float],
) -> Outcomes:
    codes, together = _together([found[child.id] for child in children])
    coverage: dict[frozenset[str], float] = {}
    different: list[Outcome] = []
    for outcomes in together:
        scored = frozenset[str]().union(*(outcome.scored for outcome in outcomes))
        if scored not in coverage:
            coverage[scored] = covered(weights, scored)
        scores = {c.id: o.score for c, o in zip(children, outcomes, strict=True) if o.score is not None}
        enough = coverage[scored] >= rule.min_coverage - TOLERANCE
        different.append(Outcome(from_children(tree, rule.method, children, scores) if enough else None, scored))
    return _told_once(codes, tuple(different))


def _together(parts: Sequence[Outcomes]) -> tuple[Codes, list[tuple[Outcome, ...]]]:
    """The combinations of outcomes that occur, and which occurs when."""
    codes, together = np.zeros_like(parts[0].codes), [tuple[Outcome, ...]()]
    for part in parts:
        number = len(part.different)
        if number == 1:
            together = [(*before, part.different[0]) for before in together]
            continue
        kept, inverse = np.unique(codes * number + part.codes, return_inverse=True)
        codes = inverse.reshape(codes.shape)
        together = [(*together[code // number], part.different[code % number]) for code in kept.tolist()]
    return codes, together


def _told_once(codes: Codes, outcomes: Sequence[Outcome]) -> Outcomes:
    """The same with equal outcomes told once."""
    place = {outcome: number for number, outcome in enumerate(dict.fromkeys(outcomes))}
    return Outcomes(np.array([place[outcome] for outcome in outcomes], dtype=np.intp)[codes], tuple(place))


def _spread(outcomes: Outcomes, period: int) -> ScoreOdds:
    """Quantiles and mean of a score at the end of a period, counted from 0, over the draws that have one."""
    values = np.array([np.nan if o.score is None else o.score for o in outcomes.different])[outcomes.codes[period]]
    scores = values[~np.isnan(values)]
    if not scores.size:
        return ScoreOdds(None, None, None, None)
    p10, p50, p90 = (float(value) for value in np.quantile(scores, (0.1, 0.5, 0.9)))
    return ScoreOdds(p10, p50, p90, float(scores.mean()))
