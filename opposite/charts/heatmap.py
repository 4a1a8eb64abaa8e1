"""Heat maps of scores: organisations by factors, and groups by factors, every value printed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from plotly.graph_objects import Figure

from opposite import wording
from opposite.charts.empty_state import empty_state
from opposite.charts.heatmap_cells import Cell, draw_cells
from opposite.domain.framework import Node
from opposite.domain.scoring.absence import Absence, node_absence
from opposite.domain.scoring.lenses import position
from opposite.domain.scoring.report import Report, Scored
from opposite.domain.scoring.scores import GroupScore
from opposite.wording.agreement.charts import group_figure, group_on_factor, groups_described
from opposite.wording.comparison.charts import (
    NOTHING_TO_COMPARE,
    factor_not_in_framework,
    hidden_organisation,
    organisations_described,
)
from opposite.wording.scoring.absence import FACTOR_CELLS
from opposite.wording.scoring.charts import row_described
from opposite.wording.scoring.factors import factor_sentence, group_title, group_titles, subject


def heatmap(portfolio: Sequence[Scored], *, hidden: Collection[int] = (), dark: bool) -> Figure:
    """A row for each assessment in the order given, from the top, a column for each factor of the first one's framework.

    `hidden` holds ids of assessments whose figures are hidden for privacy.
    """
    if not portfolio:
        return empty_state(NOTHING_TO_COMPARE, dark=dark)
    factors = portfolio[0].framework.factors
    often = Counter(one.assessment.organisation.name for one in portfolio)
    names = [
        subject(one) if often[one.assessment.organisation.name] > 1 else one.assessment.organisation.name
        for one in portfolio
    ]
    cells = [_organisation_cells(one, factors, hidden) for one in portfolio]
    return draw_cells(names, [factor.title for factor in factors], cells=cells, dark=dark)


def group_heatmap(report: Report, *, dark: bool) -> Figure:
    """A row for each group in the framework's order, a column for each factor; small groups are hidden."""
    titles, factors = group_titles(report), report.framework.factors
    if not titles:
        return empty_state(NOTHING_TO_COMPARE, dark=dark)
    cells = [_group_cells(report, group, factors) for group in titles]
    return draw_cells(list(titles.values()), [factor.title for factor in factors], cells=cells, dark=dark)


def alt_text(portfolio: Sequence[Scored], *, hidden: Collection[int] = ()) -> str:
    """The heat map in sentences: every assessment with its factors."""
    if not portfolio:
        return NOTHING_TO_COMPARE
    factors = portfolio[0].framework.factors
    printed = [[cell.printed for cell in _organisation_cells(one, factors, hidden)] for one in portfolio]
    return organisations_described(portfolio, factors, printed)


def group_alt_text(report: Report) -> str:
    """The heat map of groups in sentences: every group with its factors."""
    titles, factors = group_titles(report), report.framework.factors
    if not titles:
        return NOTHING_TO_COMPARE
    rows = {title: [cell.printed for cell in _group_cells(report, group, factors)] for group, title in titles.items()}
    return groups_described(report, [row_described(title, factors, printed) for title, printed in rows.items()])


def _organisation_cells(one: Scored, factors: Sequence[Node], hidden: Collection[int]) -> list[Cell]:
    cells: list[Cell] = []
    for factor in factors:
        row = one.nodes.get(factor.id)
        if one.assessment.id in hidden:
            cells.append(Cell(FACTOR_CELLS[Absence.HIDDEN], None, hidden_organisation(one)))
        elif row is None:
            cells.append(Cell(FACTOR_CELLS[Absence.NOT_ASKED], None, factor_not_in_framework(one, factor)))
        elif row.score is None:
            cells.append(
                Cell(FACTOR_CELLS[node_absence(one, row)], None, f"{subject(one)}. {factor_sentence(one, row)}")
            )
        else:
            words = f"{subject(one)}. {factor_sentence(one, row)}"
            cells.append(Cell(wording.rounded(row.score), _share(row.score, row.minimum, row.maximum), words))
    return cells


def _group_cells(report: Report, group: str, factors: Sequence[Node]) -> list[Cell]:
    scores = {score.node: score for score in report.groups if score.group == group}
    return [_group_cell(report, group, factor, scores.get(factor.id)) for factor in factors]


def _group_cell(report: Report, group: str, factor: Node, score: GroupScore | None) -> Cell:
    row, sentence = report.nodes[factor.id], group_on_factor(group_title(report.framework, group), factor, score)
    figure = group_figure(report, group, score)
    share = None if figure.score is None else _share(figure.score, row.minimum, row.maximum)
    return Cell(figure.printed, share, sentence)


def _share(score: float, minimum: float | None, maximum: float | None) -> float | None:
    return None if minimum is None or maximum is None else position(score, minimum, maximum)
