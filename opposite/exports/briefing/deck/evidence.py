"""The slides that answer and give the evidence: where an organisation stands, on what that rests, where the gaps are."""

from __future__ import annotations

from functools import partial

from opposite.domain.framework import ROOT
from opposite.domain.scoring.report import Report
from opposite.domain.scoring.scores import QuestionScore
from opposite.engine.briefing import Briefing
from opposite.exports.briefing.deck.figures import LONGEST_LABEL, arithmetic, common_scale, distinct, label
from opposite.exports.briefing.deck.model import BODY, Box, Chart, Part, Slide, Table, Words
from opposite.exports.briefing.deck.notes_page import Listed, noted
from opposite.wording.briefing import deck as words
from opposite.wording.briefing.deck_notes import gap_in_short, gap_told, without_room
from opposite.wording.briefing.occasion import occasion
from opposite.wording.briefing.one_pager import TITLE
from opposite.wording.figures import day, figure, percent, plain, sample_mark
from opposite.wording.roadmap.timeline import start_with
from opposite.wording.scoring.absence import question_state, why_unscored
from opposite.wording.scoring.factors import factor_sentence, group_title
from opposite.wording.scoring.scores import (
    answer_counts,
    gaps_headline,
    headline,
    interval,
    interval_level,
    rests_on,
)
from opposite.wording.scoring.targets import targets_in_legend
from opposite.wording.sentences import joined, one_line

MOST_GAPS = 10
MOST_GROUPS = 14
LEFT, RIGHT = Box(0.6, 1.7, 7.4, 5.05), Box(8.4, 1.9, 4.33, 4.7)


def opening(briefing: Briefing) -> Slide:
    """The first slide: whose it is, of which wave and day."""
    of = briefing.report.assessment
    below = [occasion(briefing), briefing.report.framework.title, day(briefing.made_on)]
    sample = [sample_mark()] if of.organisation.sample else []
    return Slide(
        "opening", one_line(of.organisation.name), (), (words.FROM_DATABASE,),
        opening=True, subtitle="\n".join([TITLE, " · ".join(one_line(one) for one in below), *sample]),
    )  # fmt: skip


def answer(briefing: Briefing) -> Slide:
    """Where the organisation stands in one figure, and the three sentences that matter."""
    report, roadmap = briefing.report, briefing.roadmap
    overall, between = report.overall, interval(report.overall)
    beside = [words.strongest_and_weakest(report), words.where_groups_differ(report)]
    beside.append(start_with(roadmap) if roadmap is not None and roadmap.rows else words.no_plan(briefing))
    below = [f"of {plain(overall.maximum)}"] if overall.maximum is not None and overall.score is not None else []
    below += [] if between is None else [f"{between} ({interval_level(report.framework)})"]
    below.append(rests_on(overall))
    parts = (
        Words("overall", Box(0.6, 1.9, 3.6, 1.5), (figure(overall.score),), sizes=(80, 60), bold=True, accent=True),
        Words("rests on", Box(0.6, 3.5, 3.6, 2.4), tuple(below), sizes=(16, 14, 12), muted=True),
        Words("sentences", Box(4.6, 1.95, 8.13, 4.6), tuple(beside), sizes=(22, 20, 18, 16, 14, 12), after=14),
    )
    notes = (arithmetic(report, ROOT), words.source("Profile", "opposite scores --by overall"))
    return Slide("answer", one_line(headline(report)), parts, notes)


def profile(briefing: Briefing) -> Slide:
    """Every factor on a radar, with the targets and what is said of the strongest and the weakest."""
    report = briefing.report
    if len(report.factors) < 3 or not any(row.score is not None for row in report.factors):
        said = tuple(factor_sentence(report, row) for row in report.factors)
        parts: tuple[Part, ...] = (Words("factors in words", BODY, said or ("–",), sizes=(18, 16, 14, 12, 11)),)
    else:
        parts = (_factor_chart(report, "radar", LEFT, short=26), _factor_words(report))
    notes = (
        *(arithmetic(report, row.node) for row in report.factors),
        words.source("Profile", "opposite scores --by factor"),
    )
    return Slide("profile", words.strongest_and_weakest(report), parts, notes)


def _factor_words(report: Report) -> Words:
    rows = tuple(
        f"{figure(row.score)}  {one_line(row.title)}"
        if row.score is not None
        else f"{one_line(row.title)}: {why_unscored(report, row)}"
        for row in report.factors
    )
    return Words("scores in words", RIGHT, rows, sizes=(16, 14, 12, 11, 10))


def factors(briefing: Briefing) -> Slide:
    """Every factor against its target."""
    report = briefing.report
    notes = (
        *(factor_sentence(report, row) for row in report.factors),
        words.source("Profile", "opposite scores --by factor"),
    )
    scored = any(row.score is not None for row in report.factors)
    parts: tuple[Part, ...] = (
        (_factor_chart(report, "bars", BODY),)
        if scored
        else (Words("why none", BODY, (words.nothing_drawn(report),), sizes=(18, 16, 14)),)
    )
    return Slide("factors", words.furthest_from_target(report), parts, notes)


def _factor_chart(report: Report, kind: str, box: Box, *, short: int = LONGEST_LABEL) -> Chart:
    low, high, on_scale, number_format = common_scale(report)
    series: list[tuple[str, tuple[float | None, ...]]] = [
        (words.NOW, tuple(on_scale(row.score, row) for row in report.factors))
    ]
    if any(row.target is not None for row in report.factors):
        series.append((targets_in_legend(report), tuple(on_scale(row.target, row) for row in report.factors)))
    return Chart(
        name=f"{kind} of factors",
        box=box,
        kind="radar" if kind == "radar" else "bars",
        categories=distinct([label(row.title, short) for row in report.factors]),
        series=tuple(series),
        low=low,
        high=high,
        alt=joined(factor_sentence(report, row) for row in report.factors),
        number_format=number_format,
    )


def gaps(briefing: Briefing) -> Slide:
    """The questions whose gaps weigh most."""
    report = briefing.report
    ranked = report.ranked_gaps
    shown = ranked[:MOST_GAPS]
    parts: tuple[Part, ...]
    if shown:
        rows: list[tuple[str, ...]] = [
            (words.QUESTION, words.FACTOR, words.NOW, targets_in_legend(report), "Gap", "Importance")
        ]
        rows += [_gap_row(report, row) for row in shown]
        parts = (
            Table("gaps", Box(0.6, 1.75, 12.13, 4.7), tuple(rows), (0.4, 0.21, 0.08, 0.12, 0.07, 0.12),
                  gaps_headline(report), numbers=(2, 3, 4, 5)),
        )  # fmt: skip
        if len(ranked) > len(shown):
            more = words.further(len(ranked) - len(shown), "question")
            parts += (Words("more", Box(0.6, 6.5, 12.13, 0.3), (more,), sizes=(11,), muted=True),)
    else:
        parts = (Words("no gaps", BODY, (words.UNTITLED_GAPS,), sizes=(18, 16)),)
    told = tuple(f"{gap_told(_gap_row(report, row))} {answer_counts(row)}." for row in ranked)
    short = tuple(gap_in_short(_gap_row(report, row)) for row in ranked)
    listed = Listed(told, short, partial(without_room, what="question"))
    title = one_line(words.gaps_title(report))
    return Slide("gaps", title, parts, noted(title, listed, words.source("Gaps", "opposite scores --by question")))


def _gap_row(report: Report, row: QuestionScore) -> tuple[str, ...]:
    return (
        one_line(row.title),
        one_line(report.framework.nodes[row.factor].title),
        figure(row.score),
        figure(row.target),
        figure(row.gap),
        figure(row.importance),
    )


def participation(briefing: Briefing) -> Slide:
    """Who answered, and how far the answers cover the questions."""
    report = briefing.report
    counts = [(one_line(group_title(report.framework, group)), str(number)) for group, number in report.people.items()]
    covered = [(one_line(row.title), percent(row.coverage)) for row in report.factors]
    tables: list[Part] = []
    if counts:
        tables.append(
            Table("people", Box(0.6, 1.75, 5.7, 4.8), ((words.GROUP, words.PEOPLE), *counts[:MOST_GROUPS]), (0.55, 0.45),
                  words.figures_rest_on(report), numbers=(1,))
        )  # fmt: skip
    tables.append(
        Table("coverage", Box(7.0 if counts else 0.6, 1.75, 5.73, 4.8), ((words.FACTOR, "Questions covered"), *covered), (0.66, 0.34),
              joined(f"{title}: {share}" for title, share in covered), numbers=(1,))
    )  # fmt: skip
    silent = [question_state(row) for row in report.questions.values()]
    unscored = sum(state is not None for state in silent)
    notes = [f"{title}: {number}." for title, number in counts]
    notes.append(f"{unscored} of {len(silent)} questions have no score or a remark beside it.")
    return Slide(
        "participation",
        words.figures_rest_on(report),
        tuple(tables),
        (*notes, words.source("Participation", "opposite scores --by factor")),
    )
