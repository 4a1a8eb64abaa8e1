"""Each group's own score of the factors, and of what lies above them, as far as it can be shown."""

from __future__ import annotations

from statistics import median

from opposite.domain.framework import ROOT
from opposite.domain.scoring.aggregation import aggregate_up, kept_coverage, kept_shares
from opposite.domain.scoring.scores import GroupScore
from opposite.domain.scoring.tabulation import Tabulation


def group_scores(tabulate: Tabulation) -> tuple[GroupScore, ...]:
    """A row for each group that was asked about a node, groups and nodes in the framework's order.

    A group's score is the node computed from the group's means, over the applicable questions it was asked. The root
    is shown for groups that are shown at every factor; nodes beneath the factors have no rows.
    """
    framework, tree, shown = tabulate.framework, tabulate.tree, tabulate.groups_shown
    by_median = framework.scoring.rater_to_group == "median"
    factors = {node.id for node in framework.factors}
    answers = {q: cells for q, cells in tabulate.answers.items() if q in tabulate.applicable}
    rows: list[GroupScore] = []
    for group in tabulate.people:
        said = {q: cells[group] for q, cells in answers.items() if group in cells}
        means = {
            q: median(tabulate.count.by_question[q][group].levels.values()) if by_median else total / levels
            for q, (_, levels, total, _, _, _) in said.items()
            if levels
        }
        asked = frozenset(said)
        shares, coverage = kept_shares(tree, asked), kept_coverage(tree, asked, frozenset(means))
        scores = aggregate_up(tree, means, coverage=coverage)
        heard = {node: len(people.get(group, ())) for node, people in tabulate.heard.items()}
        everywhere = all(group in shown.get(node, ()) for node in factors if heard.get(node, 0))
        for node in framework.nodes:
            if not shares.get(node) or (node not in factors and node != ROOT):
                continue
            n = heard[node]
            silent = n == 0 and group not in tabulate.hidden
            if silent or (n > 0 and (everywhere if node == ROOT else group in shown.get(node, ()))):
                rows.append(GroupScore(group, node, scores.get(node), n))
            else:
                rows.append(GroupScore(group, node, None, None, hidden=True))
    return tuple(rows)
