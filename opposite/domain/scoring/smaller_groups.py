"""The groups too small to be shown, shown together: what the scores of questions tell of them anyway."""

from __future__ import annotations

import math

from opposite.domain.scoring.aggregation import aggregate_up, covered, kept_shares
from opposite.domain.scoring.scores import GroupScore
from opposite.domain.scoring.tabulation import Tabulation

TOGETHER = "smaller groups together"
"""Stands for a group's id; no group can have it."""


def smaller_groups_together(base: Tabulation) -> tuple[GroupScore, ...]:
    """A row a factor for its hidden groups taken together, where at least two of them hold enough people.

    Their score of a question is the mean of their means by the groups' weights, as in the question's score: what remains
    of that score once the shown groups are taken out of it. So a row tells nothing that is not shown already. There is
    none above a hidden question, and none where a group's voice is its median or all people have the same.
    """
    rules, weights = base.framework.scoring, base.framework.group_weights
    if base.assessment.attributed or rules.rater_to_group == "median" or rules.group_to_question == "pooled_mean":
        return ()
    shares, rows = kept_shares(base.tree, base.applicable), []
    for factor in base.framework.factors:
        heard, shown = base.heard.get(factor.id, {}), base.groups_shown[factor.id]
        hidden = {group: heard[group] for group in heard.keys() - shown if weights[group] > 0}
        if len(hidden) < 2:
            continue
        people = frozenset().union(*hidden.values())
        if len(people) < base.minimum:
            continue
        cells = {
            question: {
                group: cell.levels.values()
                for group, cell in base.count.by_question[question].items()
                if cell.levels and group in hidden
            }
            for question in shares[factor.id]
        }
        if any(base.disclosed.is_hidden(question) for question in cells):
            continue
        means = {
            question: math.fsum(weights[g] * sum(levels) / len(levels) for g, levels in inside.items())
            / math.fsum(weights[g] for g in inside)
            for question, inside in cells.items()
            if inside
        }
        asked = frozenset(q for q in cells if any(group in base.count.by_question[q] for group in hidden))
        inner = kept_shares(base.tree, asked)
        scores = aggregate_up(base.tree, means, coverage={node: covered(w, means) for node, w in inner.items()})
        if factor.id in scores:
            rows.append(GroupScore(TOGETHER, factor.id, scores[factor.id], len(people)))
    return tuple(rows)
