"""Each group's own score of the factors, and of what lies above them, as far as it can be shown."""

from __future__ import annotations

from statistics import fmean, median

from opposite.domain.framework import ROOT
from opposite.domain.scoring.aggregation import aggregate_up, covered, shares_beneath
from opposite.domain.scoring.scores import GroupScore
from opposite.domain.scoring.tabulation import Tabulation


def group_scores(tabulate: Tabulation) -> tuple[GroupScore, ...]:
    """A row for each group that was asked about a node, groups and nodes in the framework's order.

    A group's score is the node computed from the group's means, over the applicable questions it was asked. The root
    is shown for groups that are shown at every factor; nodes beneath the factors have no rows.
    """
    framework, part = tabulate.framework, tabulate.tree
    within = median if framework.scoring.rater_to_group == "median" else fmean
    factors, shown = {node.id for node in framework.factors}, tabulate.disclosed.groups
    rows: list[GroupScore] = []
    for group in tabulate.people:
        cells = {
            q: list(tabulate.count.by_question[q][group].levels.values())
            for q in part.scored
            if tabulate.questions[q].applicable and group in tabulate.count.by_question[q]
        }
        means = {q: within(levels) for q, levels in cells.items() if levels}
        shares = shares_beneath(part, cells)
        coverage = {node: covered(weights, means) for node, weights in shares.items()}
        scores = aggregate_up(part, means, coverage=coverage)
        everywhere = all(
            group in shown.get(node, ()) for node in factors if tabulate.heard(shares.get(node, {}), group)
        )
        for node in framework.nodes:
            beneath = shares.get(node, {})
            if not beneath or (node not in factors and node != ROOT):
                continue
            n = tabulate.heard(beneath, group)
            silent = n == 0 and group not in tabulate.hidden
            if silent or (n > 0 and (everywhere if node == ROOT else group in shown.get(node, ()))):
                rows.append(GroupScore(group, node, scores.get(node), n))
            else:
                rows.append(GroupScore(group, node, None, None, hidden=True))
    return tuple(rows)
