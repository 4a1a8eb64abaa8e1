"""The workbook of an assessment: profile, factors, questions, gaps, groups, agreement, the roadmap, and answers if allowed."""

from __future__ import annotations

from opposite.charts.theme import LIGHT
from opposite.domain.framework import ROOT
from opposite.domain.scoring.absence import hides_scores
from opposite.domain.scoring.report import Report
from opposite.domain.scoring.scores import NodeScore, QuestionScore
from opposite.engine.briefing import Briefing
from opposite.exports.briefing.agreement_sheets import add_agreement
from opposite.exports.briefing.answers_sheet import add_answers
from opposite.exports.briefing.deck.figures import common_scale, distinct, label
from opposite.exports.briefing.package.content import is_told
from opposite.exports.roadmap_xlsx import add_roadmap
from opposite.exports.table_sheet import COUNT, SHARE, Column, Placed, add_table
from opposite.exports.workbook import Book
from opposite.wording.briefing import deck as deck_words
from opposite.wording.briefing import workbook as words
from opposite.wording.briefing.one_pager import TITLE
from opposite.wording.scoring.absence import factor_state, figures_hidden, question_state
from opposite.wording.scoring.factors import factor_sentence, subject
from opposite.wording.scoring.scores import KNOWLEDGE_TITLES, LENS_TITLES, gaps_headline, headline
from opposite.wording.scoring.targets import targets_in_legend
from opposite.wording.sentences import joined, one_line

CHART = {"width": 620, "height": 520}
"""Pixels of the radar."""

RADAR_COLUMN = 4


def workbook_xlsx(briefing: Briefing) -> bytes:
    """The workbook; the same briefing gives the same bytes."""
    report = briefing.report
    book = Book(f"{subject(report)}: {TITLE}", made_on=briefing.made_on, sample=report.assessment.organisation.sample)
    _add_profile(book, report)
    _add_factors(book, report)
    _add_questions(book, report)
    _add_gaps(book, report)
    add_agreement(book, briefing)
    if briefing.roadmap is not None:
        add_roadmap(book, briefing.roadmap, made_on=briefing.made_on, scenario=briefing.scenario)
    if is_told(report):
        add_answers(book, briefing)
    return book.content()


def _add_profile(book: Book, report: Report) -> None:
    """Factors on one scale, and the radar that draws these cells."""
    _, _, on_scale, number_format = common_scale(report)
    look = {"num_format": number_format}
    columns = (
        Column(words.FACTOR, 34),
        Column(words.NOW, 10, look),
        Column(targets_in_legend(report), 18, look),
    )
    names = distinct([label(row.title) for row in report.factors])
    rows = [
        (name, on_scale(row.score, row), on_scale(row.target, row))
        for name, row in zip(names, report.factors, strict=True)
    ]
    drawn = len(rows) >= 3 and any(row.score is not None for row in report.factors)
    notes = () if drawn else (deck_words.strongest_and_weakest(report),)
    placed = add_table(book, words.PROFILE, one_line(headline(report)), columns, rows, *notes)
    if drawn:
        _add_radar(book, report, placed)


def _add_radar(book: Book, report: Report, placed: Placed) -> None:
    """Beside the table, a chart of its cells: the finding as its title, every factor in its description."""
    low, high, _, number_format = common_scale(report)
    chart = book.chart({"type": "radar", "subtype": "with_markers"})
    lines = [(1, LIGHT.now, "solid")] + [(2, LIGHT.target, "dash")] * any(
        row.target is not None for row in report.factors
    )
    for column, colour, dash in lines:
        chart.add_series({
            "name": [words.PROFILE, placed.top, column],
            "categories": [words.PROFILE, placed.top + 1, 0, placed.last, 0],
            "values": [words.PROFILE, placed.top + 1, column, placed.last, column],
            "line": {"color": colour, "width": 2.25, "dash_type": dash},
            "marker": {"type": "circle", "size": 5, "fill": {"color": colour}, "border": {"color": colour}},
        })  # fmt: skip
    chart.set_y_axis(
        {
            "min": low,
            "max": high,
            "num_format": number_format,
            "major_gridlines": {"visible": True, "line": {"color": LIGHT.line}},
        }
    )
    chart.set_title(
        {
            "name": deck_words.strongest_and_weakest(report)[:250],
            "name_font": {"size": 11, "bold": True},
            "overlay": False,
        }
    )
    chart.set_legend({"position": "bottom"})
    chart.set_size(CHART)
    said = joined(factor_sentence(report, row) for row in report.factors)
    placed.sheet.insert_chart(placed.top, RADAR_COLUMN, chart, {"description": said})


def _add_factors(book: Book, report: Report) -> None:
    columns = (
        Column(words.FACTOR, 30), Column(words.NOW, 8), Column(words.LOWEST, 10), Column(words.HIGHEST, 10),
        Column(words.STAGE, 20), Column(targets_in_legend(report), 14), Column(words.GAP, 8),
        Column(words.TO_TARGET, 11, SHARE), Column(words.LIKELY_FROM, 9), Column(words.LIKELY_TO, 9),
        Column(words.PEOPLE, 9, COUNT), Column(words.COVERED, 11, SHARE), Column(words.BETTER_THAN, 11, COUNT),
        Column(words.REMARK, 26, needed=False),
    )  # fmt: skip
    rows = [_factor(report, row) for row in (*report.factors, report.overall)]
    add_table(book, words.FACTORS, deck_words.furthest_from_target(report), columns, rows, *_notes(report))


def _factor(report: Report, row: NodeScore) -> tuple[str | float | None, ...]:
    low, high = row.interval or (None, None)
    return (
        words.OVERALL if row.node == ROOT else one_line(row.title), row.score, row.minimum, row.maximum, row.stage, row.target, row.gap,
        row.percent_to_target, low, high, row.respondents, row.coverage, row.percentile,
        words.HIDDEN if row.hidden else factor_state(report, row) if row.score is None else None,
    )  # fmt: skip


def _add_questions(book: Book, report: Report) -> None:
    columns = (
        Column(words.QUESTION, 27), Column(words.FACTOR, 20), Column(words.NOW, 6),
        Column(targets_in_legend(report), 10), Column(words.GAP, 6), Column(words.IMPORTANCE, 11),
        Column(words.OPPORTUNITY, 11), Column(words.TASK, 18), Column(words.KNOWN, 15),
        Column(words.GAVE_LEVEL, 9, COUNT), Column(words.DONT_KNOW, 8, COUNT), Column(words.NOT_APPLICABLE, 8, COUNT),
        Column(words.UNANSWERED, 9, COUNT), Column(words.REMARK, 18, needed=False),
    )  # fmt: skip
    rows = [_question(report, row) for row in report.questions.values()]
    add_table(book, words.QUESTIONS, deck_words.figures_rest_on(report), columns, rows, *_notes(report))


def _notes(report: Report) -> tuple[str, ...]:
    """What is said over a table of scores: how many digits cells hold, and why figures are hidden where some are."""
    return (words.FULL_PRECISION, *((figures_hidden(report),) if hides_scores(report) else ()))


def _question(report: Report, row: QuestionScore) -> tuple[str | float | None, ...]:
    return (
        *_named(report, row), row.score, row.target, row.gap, row.importance, row.opportunity,
        *_lenses(row), row.answered, row.dont_know, row.not_applicable, row.unanswered,
        words.HIDDEN if row.hidden else question_state(row),
    )  # fmt: skip


def _named(report: Report, row: QuestionScore) -> tuple[str, str]:
    return one_line(row.title), one_line(report.framework.nodes[row.factor].title)


def _lenses(row: QuestionScore) -> tuple[str | None, str | None]:
    return (
        None if row.lens is None else LENS_TITLES.get(row.lens, row.lens),
        None if row.knowledge is None else KNOWLEDGE_TITLES.get(row.knowledge, row.knowledge),
    )


def _add_gaps(book: Book, report: Report) -> None:
    columns = (
        Column(words.QUESTION, 52), Column(words.FACTOR, 26), Column(words.NOW, 9),
        Column(targets_in_legend(report), 14), Column(words.GAP, 9), Column(words.IMPORTANCE, 12),
        Column(words.TASK, 24),
    )  # fmt: skip
    rows = [
        (*_named(report, row), row.score, row.target, row.gap, row.importance, _lenses(row)[0])
        for row in report.ranked_gaps
    ]
    placed = add_table(book, words.GAPS, one_line(gaps_headline(report)), columns, rows)
    if rows:
        bars = {"type": "data_bar", "bar_color": LIGHT.ramp[2], "bar_solid": True, "min_type": "num", "min_value": 0}
        placed.sheet.conditional_format(placed.top + 1, 4, placed.last, 4, bars)
