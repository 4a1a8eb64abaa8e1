"""The sheets of a workbook on who sees what: groups side by side, agreement on each factor and on each question."""

from __future__ import annotations

from opposite.charts.theme import LIGHT
from opposite.domain.agreement.rows import FactorAgreement, QuestionAgreement
from opposite.domain.scoring.report import Report
from opposite.domain.scoring.scores import NodeScore
from opposite.engine.briefing import Briefing
from opposite.exports.table_sheet import COUNT, TWO_PLACES, Column, Value, add_table
from opposite.exports.workbook import CENTRED, Book
from opposite.wording.agreement.charts import group_figure
from opposite.wording.agreement.verdicts import agreement_headline, factor_verdict
from opposite.wording.briefing import deck as deck_words
from opposite.wording.briefing import workbook as words
from opposite.wording.scoring.factors import group_titles
from opposite.wording.sentences import one_line


def add_agreement(book: Book, briefing: Briefing) -> None:
    """Add the sheets; no sheet of groups where none answered."""
    report = briefing.report
    if group_titles(report):
        _add_groups(book, report)
    columns = (
        Column(words.FACTOR, 30), Column(words.VERDICT, 57), Column(words.PEOPLE, 9, COUNT),
        Column(words.ALIKE, 13, TWO_PLACES), Column(words.ALIKE_STAR, 13, TWO_PLACES), Column(words.ICC1, 9, TWO_PLACES),
        Column(words.ICC2, 9, TWO_PLACES), Column(words.ALPHA, 14, TWO_PLACES), Column(words.REMARK, 26, needed=False),
    )  # fmt: skip
    rows = [_factor(briefing, row) for row in report.factors]
    heading = one_line(agreement_headline(report, briefing.agreement))
    add_table(book, words.AGREEMENT, heading, columns, rows)
    _add_questions(book, briefing, heading)


def _factor(briefing: Briefing, row: NodeScore) -> tuple[Value, ...]:
    agreed = briefing.agreement.factors[row.node]
    return (
        one_line(row.title), one_line(factor_verdict(briefing.report, briefing.agreement, row)), _heard(agreed),
        agreed.rwg_j, agreed.rwg_star_j, agreed.icc1, agreed.icc2, agreed.krippendorff_alpha, _hidden(agreed),
    )  # fmt: skip


def _heard(agreed: FactorAgreement | QuestionAgreement) -> int | None:
    return None if agreed.hidden else agreed.n


def _hidden(agreed: FactorAgreement | QuestionAgreement) -> str | None:
    return words.HIDDEN if agreed.hidden else None


def _add_questions(book: Book, briefing: Briefing, heading: str) -> None:
    report = briefing.report
    columns = (
        Column(words.QUESTION, 48), Column(words.FACTOR, 26), Column(words.PEOPLE, 9, COUNT), Column(words.MEAN, 9),
        Column(words.APART, 14, TWO_PLACES), Column(words.RWG, 12, TWO_PLACES), Column(words.BY_GROUP, 13, TWO_PLACES),
        Column(words.REMARK, 40, needed=False),
    )  # fmt: skip
    rows = [
        (
            one_line(report.questions[row.question].title),
            one_line(report.framework.nodes[report.questions[row.question].factor].title),
            _heard(row), row.mean, row.ad_mean, row.rwg, row.eta_squared, _hidden(row),
        )
        for row in briefing.agreement.questions.values()
    ]  # fmt: skip
    add_table(book, words.AGREEMENT_BY_QUESTION, heading, columns, rows)


def _add_groups(book: Book, report: Report) -> None:
    """A row a factor, a column a group, darker where scores are higher; a word says why one is missing."""
    titles = group_titles(report)
    scores = {(row.group, row.node): row for row in report.groups}
    columns = [Column(words.FACTOR, 30), Column(words.ALL_TOGETHER, 12)]
    columns += [Column(one_line(title), 17, words=CENTRED) for title in titles.values()]
    rows: list[tuple[Value, ...]] = []
    for row in report.factors:
        cells = [group_figure(report, group, scores.get((group, row.node))) for group in titles]
        rows.append(
            (one_line(row.title), row.score, *(cell.printed if cell.score is None else cell.score for cell in cells))
        )
    together = {row.node: row.score for row in report.together}
    if together:
        columns.append(Column(words.SMALLER, 17))
        rows = [(*line, together.get(row.node)) for line, row in zip(rows, report.factors, strict=True)]
    placed = add_table(book, words.GROUPS, deck_words.where_groups_differ(report), columns, rows)
    ends = {(row.minimum, row.maximum) for row in report.factors}
    if len(ends) == 1:
        low, high = next(iter(ends))
        shades = {
            "type": "2_color_scale", "min_type": "num", "min_value": low or 0, "min_color": LIGHT.background,
            "max_type": "num", "max_value": high or 1, "max_color": LIGHT.ramp[3],
        }  # fmt: skip
        placed.sheet.conditional_format(placed.top + 1, 1, placed.last, len(columns) - 1, shades)
