"""The report's chapters on gaps and on how far people see the same."""

from __future__ import annotations

from opposite.domain.agreement.flags import flags
from opposite.domain.agreement.group_views import groups_on_factor
from opposite.domain.scoring.lenses import position
from opposite.domain.scoring.report import Report
from opposite.domain.scoring.scores import NodeScore
from opposite.engine.briefing import Briefing
from opposite.wording.agreement.agenda import agenda_words
from opposite.wording.agreement.alignment import KNOWLEDGE_MEANINGS, consensus_sentence, flag_sentences
from opposite.wording.agreement.charts import group_figure
from opposite.wording.agreement.verdicts import agreement_headline, factor_verdict, furthest_apart
from opposite.wording.briefing.parts import IN_TABLE, Items, Part, Section, Table, Words
from opposite.wording.figures import figure, listed, pluralise
from opposite.wording.scoring.factors import group_titles, smaller_groups
from opposite.wording.scoring.scores import KNOWLEDGE_TITLES, LENS_TITLES, gaps_headline
from opposite.wording.sentences import cut, one_line

GAPS, ALIGNMENT = "Gaps, the weightiest first", "How far people see the same"
GAP_COLUMNS = ("Question", "Factor", "Score", "Target", "Gap", "Importance", "Task")
SIDE_BY_SIDE = "The groups side by side."
STRONGER = "The stronger the colour, the higher the score."
NO_GROUP_SHOWN = "The figures of the groups are hidden or missing"
HOUR = "Worth an hour of everybody's time"


def gaps(report: Report) -> Section:
    """Every question below its target, in the order of the Gaps page."""
    rows = tuple(
        (
            cut(row.title, IN_TABLE),
            cut(report.framework.nodes[row.factor].title, IN_TABLE),
            figure(row.score),
            figure(row.target),
            figure(row.gap),
            figure(row.importance),
            "–" if row.lens is None else LENS_TITLES.get(row.lens, row.lens),
        )
        for row in report.ranked_gaps
    )
    parts: list[Part] = [Words(one_line(gaps_headline(report)), strong=True)]
    if rows:
        parts.append(
            Table(f"{pluralise(len(rows), 'question')} by importance × gap", GAP_COLUMNS, rows, wide=(0, 1, 6))
        )
    return Section(GAPS, tuple(parts), own_page=True)


def alignment(briefing: Briefing) -> tuple[Section, ...]:
    """Agreement on every factor, the groups side by side, and what is worth talking about."""
    report = briefing.report
    verdicts = tuple(
        (one_line(row.title), f"{one_line(factor_verdict(report, briefing.agreement, row))}.") for row in report.factors
    )
    parts: list[Part] = [Words(one_line(agreement_headline(report, briefing.agreement)), strong=True)]
    parts.append(Table("How each factor is seen", ("Factor", "How people see it"), verdicts, wide=(0, 1)))
    parts.extend(_groups(report))
    parts.extend(_known(report))
    uneven = flag_sentences(report, flags(report))
    if uneven:
        parts.append(Items(tuple(one_line(words) for words in uneven)))
    return Section(ALIGNMENT, tuple(parts), own_page=True), _hour(briefing)


def _known(report: Report) -> tuple[Part, ...]:
    """What nobody knows, and what some know and others do not: what that means, and of which questions it holds."""
    return tuple(
        Words(f"{KNOWLEDGE_TITLES[lens]}: {listed([one_line(row.title) for row in rows])}. {KNOWLEDGE_MEANINGS[lens]}")
        for lens, rows in report.by_knowledge.items()
        if lens != "known_known" and rows
    )


def _groups(report: Report) -> tuple[Part, ...]:
    """Groups beside each other on every factor, the stronger in colour the higher; a word says why a figure is missing."""
    titles = group_titles(report)
    if not titles:
        return ()
    by_place = {(score.group, score.node): score for score in report.groups}
    figures = [
        [group_figure(report, group, by_place.get((group, row.node))) for group in titles] for row in report.factors
    ]
    shown = any(groups_on_factor(report, row.node) for row in report.factors)
    table = Table(
        f"{one_line(furthest_apart(report) or SIDE_BY_SIDE)} {STRONGER}" if shown else NO_GROUP_SHOWN,
        ("Factor", *(one_line(name) for name in titles.values())),
        tuple(
            (one_line(row.title), *(cell.printed for cell in cells))
            for row, cells in zip(report.factors, figures, strict=True)
        ),
        heat=tuple(
            (None, *(_share(row, cell.score) for cell in cells))
            for row, cells in zip(report.factors, figures, strict=True)
        ),
    )
    return (table, Words(one_line(smaller_groups(report)))) if report.together else (table,)


def _share(row: NodeScore, score: float | None) -> float | None:
    if score is None or row.minimum is None or row.maximum is None:
        return None
    return position(score, row.minimum, row.maximum)


def _hour(briefing: Briefing) -> Section:
    """The agenda in short, and what workshops decided."""
    words = agenda_words(briefing.agenda, made_on=briefing.made_on)
    parts: list[Part] = [Words(words.opening)]
    if words.items:
        rows = tuple(
            (item.title, item.factor, " ".join(filter(None, (item.reason, item.spread)))) for item in words.items
        )
        title = f"{pluralise(len(rows), 'question')}, the one most worth talking about first"
        parts.append(Table(title, ("Question", "Factor", "Why"), rows, wide=(0, 1, 2)))
    report = briefing.report
    agreed = tuple(
        one_line(f"{report.questions[id_].title}: {consensus_sentence(decided, report.questions[id_].score)}.")
        for id_, decided in briefing.consensus.items()
        if id_ in report.questions
    )
    if agreed:
        parts.append(Items(agreed))
    return Section(HOUR, tuple(parts), level=2)
