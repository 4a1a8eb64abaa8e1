"""The slides on agreement: who sees what, how far groups lie apart, and which questions are worth an hour."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from opposite.domain.agreement.group_views import groups_on_factor, shown_groups
from opposite.domain.scoring.lenses import position
from opposite.engine.briefing import Briefing
from opposite.exports.briefing.deck.drawn_table import SIDE
from opposite.exports.briefing.deck.figures import common_scale, distinct, label
from opposite.exports.briefing.deck.fit import SPARE
from opposite.exports.briefing.deck.metrics import width
from opposite.exports.briefing.deck.model import BODY, Box, Chart, Part, Slide, Table, Words
from opposite.exports.briefing.deck.notes_page import Listed, noted
from opposite.wording.agreement.agenda import NOTHING, agenda_words
from opposite.wording.agreement.charts import group_figure
from opposite.wording.agreement.verdicts import agreement_headline, factor_verdict, furthest_apart
from opposite.wording.briefing import deck as words
from opposite.wording.briefing.deck_notes import spare_told, without_room
from opposite.wording.figures import figure
from opposite.wording.scoring.absence import why_unscored
from opposite.wording.sentences import joined, one_line

MOST_COLUMNS = 9
"""Groups that a heat map has room for; the others stand in the notes."""

FIRST, READ = (0.14, 0.24), 14.0
"""Share of a heat map that its first column has at least and at most, and the size in which its factors stand on a line each."""

MOST_SERIES = 6
SOURCE = words.source("Alignment", "opposite agreement --by factor")


def heat_map(briefing: Briefing) -> Slide:
    """What every group says of every factor, as a table that is darker where scores are higher."""
    report = briefing.report
    scores = {(row.group, row.node): row for row in report.groups}
    groups = [group for group in report.framework.group_weights if any(row.group == group for row in report.groups)]
    printed = {
        (group, row.node): group_figure(report, group, scores.get((group, row.node)))
        for group in groups
        for row in report.factors
    }
    said = [
        f"{one_line(row.title)}: " + ", ".join(f"{at.group} {at.printed}" for at in (printed[group, row.node] for group in groups))
        for row in report.factors
    ]  # fmt: skip
    shown = groups[:MOST_COLUMNS]
    if not shown:
        parts: tuple[Part, ...] = (Words("no groups", BODY, (words.NO_GROUPS,), sizes=(18, 16)),)
        return Slide("heat map", words.where_groups_differ(report), parts, (words.NO_GROUPS, SOURCE))
    titles = [printed[group, report.factors[0].node].group for group in shown]
    rows, shades = [(words.FACTOR, words.ALL_TOGETHER, *titles)], []
    for line, row in enumerate(report.factors, 1):
        cells = [printed[group, row.node] for group in shown]
        total = figure(row.score) if row.score is not None else label(why_unscored(report, row), 32)
        rows.append((one_line(row.title), total, *(cell.printed for cell in cells)))
        if row.minimum is not None and row.maximum is not None:
            held = [row.score, *(cell.score for cell in cells)]
            shades += [
                (line, column, position(score, row.minimum, row.maximum))
                for column, score in enumerate(held, 1)
                if score is not None
            ]
    first = _first_column([row[0] for row in rows])
    each = min(0.13, (1 - first) / (len(shown) + 1))
    first = 1 - each * (len(shown) + 1)
    parts = (
        Table("heat map", Box(0.6, 1.75, 12.13, 5.0), tuple(rows), (first, *[each] * (len(shown) + 1)), joined(said),
              shades=tuple(shades), numbers=tuple(range(1, len(shown) + 2))),
    )  # fmt: skip
    return Slide("heat map", words.where_groups_differ(report), parts, (*said, SOURCE))


def _first_column(titles: Sequence[str]) -> float:
    """The share of a table that its factors need on a line each, so that its other columns are as wide as can be."""
    needed = max(width(title, READ, bold=True) for title in titles) / SPARE + 2 * SIDE
    least, most = FIRST
    return min(max(needed / (BODY.width * 72), least), most)


def distances(briefing: Briefing) -> Slide:
    """How far shown groups lie apart on every factor."""
    report = briefing.report
    verdicts = [f"{one_line(row.title)}: {factor_verdict(report, briefing.agreement, row)}." for row in report.factors]
    low, high, on_scale, number_format = common_scale(report)
    views = {row.node: groups_on_factor(report, row.node) for row in report.factors}
    groups = [group for group in shown_groups(report) if any(group in view for view in views.values())][:MOST_SERIES]
    if len(groups) < 2:
        parts: tuple[Part, ...] = (Words("verdicts", BODY, tuple(verdicts), sizes=(18, 16, 14, 12, 11)),)
    else:
        series = tuple(
            (group_figure(report, group, None).group, tuple(on_scale(views[row.node].get(group), row) for row in report.factors))
            for group in groups
        )  # fmt: skip
        parts = (
            Chart("groups by factor", BODY, "dumbbell", distinct([label(row.title, 30) for row in report.factors]),
                  series, low, high, joined(verdicts), number_format),
        )  # fmt: skip
    apart = furthest_apart(report)
    notes = (*verdicts, *([] if apart is None else [apart]), SOURCE)
    return Slide("agreement", one_line(agreement_headline(report, briefing.agreement)), parts, notes)


def agenda_slide(briefing: Briefing) -> Slide:
    """The questions worth an hour of talk."""
    said = agenda_words(briefing.agenda, made_on=briefing.made_on)
    title = words.worth_talking_about(briefing.agenda)
    source = words.source("Alignment", "the workshop agenda there")
    if not said.items:
        return Slide("agenda", title, (Words("agenda", BODY, (NOTHING,), sizes=(18, 16)),), (title, source))
    rows = [(words.QUESTION, words.FACTOR, words.WHY, words.MINUTES)]
    rows += [
        (one_line(item.title), one_line(item.factor), item.spread or item.reason, item.minutes.split(" ")[0])
        for item in said.items
    ]
    parts = (
        Table("agenda", Box(0.6, 1.75, 12.13, 4.9), tuple(rows), (0.29, 0.2, 0.42, 0.09), title, numbers=(3,)),
    )  # fmt: skip
    told = tuple(joined([item.title, item.text, *item.figures, item.reason, item.decide]) for item in said.items)
    listed = Listed(told, tuple(label(item.title) for item in said.items), partial(without_room, what="question"))
    notes = noted(title, said.opening, listed, *spare_told(tuple(label(one) for one in said.spare)), source)
    return Slide("agenda", title, parts, notes)
