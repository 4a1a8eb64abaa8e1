"""Heat maps of scores: organisations by factors, and groups by factors, every value printed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from plotly.graph_objects import Figure

from opposite import wording
from opposite.charts.empty_state import blank
from opposite.charts.groups import group_absence, group_titles
from opposite.charts.heatmap_cells import Cell, draw_cells
from opposite.charts.sentences import absence, factor_sentence, subject
from opposite.domain.framework import Node
from opposite.domain.scoring.lenses import position
from opposite.domain.scoring.report import Report, Scored
from opposite.domain.scoring.scores import GroupScore
from opposite.wording.sentences import joined, one_line

NO_ROWS = "There is nothing to compare yet."


def heatmap(portfolio: Sequence[Scored], *, hidden: Collection[int] = (), dark: bool) -> Figure:
    """A row for each assessment in the order given, from the top, a column for each factor of the first one's framework.

    `hidden` holds ids of assessments whose figures are hidden for privacy.
    """
    if not portfolio:
        return blank(NO_ROWS, dark=dark)
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
        return blank(NO_ROWS, dark=dark)
    cells = [_group_cells(report, group, factors) for group in titles]
    return draw_cells(list(titles.values()), [factor.title for factor in factors], cells=cells, dark=dark)


def alt_text(portfolio: Sequence[Scored], *, hidden: Collection[int] = ()) -> str:
    """The heat map in sentences: every assessment with its factors."""
    if not portfolio:
        return NO_ROWS
    factors = portfolio[0].framework.factors
    head = (
        f"Heat map of {wording.pluralise(len(portfolio), 'assessment')} by {wording.pluralise(len(factors), 'factor')}"
    )
    rows = ((subject(one), _organisation_cells(one, factors, hidden)) for one in portfolio)
    return joined([head, *(_row_sentence(name, factors, cells) for name, cells in rows)])


def group_alt_text(report: Report) -> str:
    """The heat map of groups in sentences: every group with its factors."""
    titles, factors = group_titles(report), report.framework.factors
    if not titles:
        return NO_ROWS
    rows = ((title, _group_cells(report, group, factors)) for group, title in titles.items())
    head = f"Heat map of groups for {subject(report)}"
    return joined([head, *(_row_sentence(name, factors, cells) for name, cells in rows)])


def _row_sentence(name: str, factors: Sequence[Node], cells: Sequence[Cell]) -> str:
    pairs = (f"{one_line(factor.title)} {cell.printed}" for factor, cell in zip(factors, cells, strict=True))
    return f"{one_line(name)}: {', '.join(pairs)}"


def _organisation_cells(one: Scored, factors: Sequence[Node], hidden: Collection[int]) -> list[Cell]:
    cells: list[Cell] = []
    for factor in factors:
        row = one.nodes.get(factor.id)
        if one.assessment.id in hidden:
            cells.append(Cell("hidden", None, f"{subject(one)}: hidden, too few people answered"))
        elif row is None:
            cells.append(Cell("not asked", None, f"{subject(one)}: {factor.title} is not part of its framework"))
        elif row.score is None:
            cells.append(Cell(absence(one, row).word, None, f"{subject(one)}. {factor_sentence(one, row)}"))
        else:
            words = f"{subject(one)}. {factor_sentence(one, row)}"
            cells.append(Cell(wording.rounded(row.score), _share(row.score, row.minimum, row.maximum), words))
    return cells


def _group_cells(report: Report, group: str, factors: Sequence[Node]) -> list[Cell]:
    known = {score.node: score for score in report.groups if score.group == group}
    title = wording.group_title(report.framework, group)
    return [_group_cell(report, title, factor, known.get(factor.id)) for factor in factors]


def _group_cell(report: Report, group: str, factor: Node, score: GroupScore | None) -> Cell:
    where, row = f"{group}, {factor.title}", report.nodes[factor.id]
    if score is None or score.score is None:
        missing = group_absence(score)
        return Cell(missing.word, None, f"{where}: {missing.sentence}")
    people = "" if score.respondents is None else f", {wording.people(score.respondents)}"
    words = f"{where}: {wording.rounded(score.score)}{people}"
    return Cell(wording.rounded(score.score), _share(score.score, row.minimum, row.maximum), words)


def _share(score: float, minimum: float | None, maximum: float | None) -> float | None:
    return None if minimum is None or maximum is None else position(score, minimum, maximum)
