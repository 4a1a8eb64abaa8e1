"""Heat maps of scores: organisations by factors, and groups by factors, every value printed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from plotly.graph_objects import Figure, Heatmap, Scatter

from opposite import wording
from opposite.charts.blank import blank
from opposite.charts.contrast import along, readable_on
from opposite.charts.sentences import absence, factor_sentence, subject, told
from opposite.charts.text import HOVER_WIDTH, distinct, one_line, wrapped
from opposite.charts.theme import Palette, palette, style
from opposite.domain.framework import UNASSIGNED, Node
from opposite.domain.lenses import position
from opposite.domain.report import Report, Scored
from opposite.domain.scores import GroupScore

ROW_HEIGHT = 46
NO_ROWS = "There is nothing to compare yet."


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: what is printed, its place from 0 to 1 on the ramp (None: no score), and what pointing at it says."""

    printed: str
    share: float | None
    sentence: str


def heatmap(portfolio: Sequence[Scored], *, hidden: Collection[int] = (), dark: bool) -> Figure:
    """A row for each assessment in the order given, from the top, a column for each factor of the first one's framework.

    `hidden` holds ids of assessments whose figures are hidden for privacy.
    """
    if not portfolio:
        return blank(NO_ROWS, dark=dark)
    factors = portfolio[0].framework.factors
    names = [wrapped(one.assessment.organisation.name, 18, most=2) for one in portfolio]
    return _grid(names, factors, [_organisation_cells(one, factors, hidden) for one in portfolio], dark=dark)


def group_heatmap(report: Report, *, dark: bool) -> Figure:
    """A row for each group in the framework's order, a column for each factor; small groups are hidden."""
    titles, factors = _group_titles(report), report.framework.factors
    if not titles:
        return blank(NO_ROWS, dark=dark)
    names = [wrapped(title, 18, most=2) for title in titles.values()]
    return _grid(names, factors, [_group_cells(report, group, factors) for group in titles], dark=dark)


def alt_text(portfolio: Sequence[Scored], *, hidden: Collection[int] = ()) -> str:
    """The heat map in sentences: every assessment with its factors."""
    if not portfolio:
        return NO_ROWS
    factors = portfolio[0].framework.factors
    head = f"Heat map of {wording.counted(len(portfolio), 'assessment')} by {wording.counted(len(factors), 'factor')}"
    rows = ((subject(one), _organisation_cells(one, factors, hidden)) for one in portfolio)
    return told([head, *(_row_sentence(name, factors, cells) for name, cells in rows)])


def group_alt_text(report: Report) -> str:
    """The heat map of groups in sentences: every group with its factors."""
    titles, factors = _group_titles(report), report.framework.factors
    if not titles:
        return NO_ROWS
    rows = ((title, _group_cells(report, group, factors)) for group, title in titles.items())
    return told([f"Heat map of groups for {subject(report)}", *(_row_sentence(name, factors, cells) for name, cells in rows)])


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
    title = _group_titles(report)[group]
    return [_group_cell(report, title, factor, known.get(factor.id)) for factor in factors]


def _group_cell(report: Report, group: str, factor: Node, score: GroupScore | None) -> Cell:
    where, row = f"{group}, {factor.title}", report.nodes[factor.id]
    if score is None:
        return Cell("not asked", None, f"{where}: this group was not asked")
    if score.hidden:
        return Cell("hidden", None, f"{where}: hidden, too few people answered")
    if score.score is None:
        return Cell("too few answers", None, f"{where}: not enough answers yet")
    people = "" if score.respondents is None else f", {wording.people(score.respondents)}"
    words = f"{where}: {wording.rounded(score.score)}{people}"
    return Cell(wording.rounded(score.score), _share(score.score, row.minimum, row.maximum), words)


def _group_titles(report: Report) -> dict[str, str]:
    """Titles by id of the groups that have a row, in the framework's order."""
    present = {score.group for score in report.groups}
    titles = {group.id: group.title for group in report.framework.groups} | {UNASSIGNED: "No group given"}
    return {group: title for group, title in titles.items() if group in present}


def _share(score: float, minimum: float | None, maximum: float | None) -> float | None:
    return None if minimum is None or maximum is None else position(score, minimum, maximum)


def _grid(names: Sequence[str], factors: Sequence[Node], cells: Sequence[Sequence[Cell]], *, dark: bool) -> Figure:
    """The cells with their colours; the printed figures stand in black or white, whichever is read more easily."""
    colours, rows, columns = palette(dark=dark), range(len(names)), range(len(factors))
    colours_of_ramp = [[place / (len(colours.ramp) - 1), colour] for place, colour in enumerate(colours.ramp)]
    figure = Figure(
        Heatmap(
            z=[[cell.share for cell in row] for row in cells], zmin=0, zmax=1, colorscale=colours_of_ramp, xgap=3, ygap=3,
            showscale=False, hoverinfo="skip",
        )
    )  # fmt: skip
    spots = [(column, row) for row in rows for column in columns]
    figure.add_trace(
        Scatter(
            x=[column for column, _ in spots], y=[row for _, row in spots], mode="text", hoverinfo="text",
            text=[_printed(cells[row][column]) for column, row in spots],
            hovertext=[wrapped(cells[row][column].sentence, HOVER_WIDTH) for column, row in spots],
            textfont={
                "size": [13 if cells[row][column].share is not None else 10 for column, row in spots],
                "color": [_ink(cells[row][column], colours) for column, row in spots],
            },
        )
    )  # fmt: skip
    for column, row in spots:
        if cells[row][column].share is None:
            figure.add_shape(
                type="rect", x0=column - 0.44, x1=column + 0.44, y0=row - 0.42, y1=row + 0.42,
                line={"color": colours.muted, "width": 1, "dash": "dot"},
            )  # fmt: skip
    style(figure, dark=dark, height=ROW_HEIGHT * len(names) + 90)
    figure.update_xaxes(
        range=[-0.5, len(factors) - 0.5], tickvals=list(columns), side="top", ticks="", showgrid=False,
        ticktext=distinct([wrapped(factor.title, 12) for factor in factors]), autotickangles=[0, 90],
        tickfont={"size": 12, "color": colours.ink},
    )  # fmt: skip
    figure.update_yaxes(
        range=[len(names) - 0.5, -0.5], tickvals=list(rows), ticktext=list(names), ticks="", showgrid=False,
        tickfont={"size": 12, "color": colours.ink}, ticklabelstandoff=4,
    )  # fmt: skip
    return figure


def _printed(cell: Cell) -> str:
    return wrapped(cell.printed, 7) if cell.share is None else cell.printed


def _ink(cell: Cell, colours: Palette) -> str:
    return colours.muted if cell.share is None else readable_on(along(colours.ramp, cell.share))
