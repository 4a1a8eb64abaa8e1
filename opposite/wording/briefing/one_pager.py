"""The words of the board's one page: where we stand, why, what starts first, and what is worth an hour."""

from __future__ import annotations

from dataclasses import dataclass

from opposite.domain.roadmap.rows import Roadmap, RoadmapRow
from opposite.domain.scoring.report import Report
from opposite.domain.scoring.scores import NodeScore
from opposite.engine.briefing import Briefing
from opposite.wording.agreement.agenda import agenda_words
from opposite.wording.briefing.occasion import occasion
from opposite.wording.figures import (
    day,
    day_count,
    figure,
    people,
    percent,
    plain,
    pluralise,
    rounded,
    sample_mark,
    short_day,
)
from opposite.wording.roadmap.money import money_sentence, row_cost
from opposite.wording.roadmap.obstacles import plan_refused
from opposite.wording.roadmap.odds import first_wave_odds
from opposite.wording.roadmap.timeline import first_wave, owner, start_with
from opposite.wording.scoring.absence import why_unscored
from opposite.wording.scoring.scores import headline, interval, interval_level, second_line
from opposite.wording.scoring.targets import targets_in_legend
from opposite.wording.sentences import cut, one_line

TITLE = "Where we stand and what to do next"
STAND, WHY, FIRST, TALK = "Where we stand", "What weighs most", "What starts first", "Worth an hour"
COLUMNS = ("Initiative", "Owner", "From", "Until", "Work")
COST = "Cost"
QUESTION, STANDS = "Question", "Now"
MOST_GAPS = 3
MOST_ROWS = 7
NOW, NOW_BETWEEN = "Now", "Now, with its interval"
MOST_FACTOR, MOST_TITLE, MOST_OWNER, MOST_WORDS = 60, 72, 40, 400
"""Characters of a factor's title, of other titles, of an owner and of what is said of the question worth an hour: a page has no room for more."""


@dataclass(frozen=True, slots=True)
class OnePager:
    """The page in words; figures are as pages show them."""

    organisation: str
    wave: str
    made_on: str
    headline: str
    second: str | None
    overall: str
    """The overall score, or a dash."""
    of: str
    between: str | None
    rests_on: str
    now: str
    """What the marks of scores are called in the legend."""
    target: str
    """What the targets are called in the legend."""
    factors: tuple[tuple[str, str], ...]
    """Titles and scores, or why there is none."""
    gaps: tuple[tuple[str, str, str], ...]
    """What weighs most: a question's title, where it stands, and where it should."""
    starts: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    more: str | None
    costs: str | None
    odds: str | None
    talk_title: str | None
    talk: tuple[str, ...]
    sample: str | None


def one_pager(briefing: Briefing) -> OnePager:
    """The page of a briefing."""
    report, roadmap = briefing.report, briefing.roadmap
    overall = report.overall
    columns, rows, more = _first_rows(roadmap)
    between = interval(overall)
    talk_title, talk = _talk(briefing)
    return OnePager(
        organisation=one_line(report.assessment.organisation.name),
        wave=occasion(briefing),
        made_on=day(briefing.made_on),
        headline=one_line(headline(report)),
        second=second_line(report),
        overall=figure(overall.score),
        of="" if overall.score is None or overall.maximum is None else f"of {plain(overall.maximum)}",
        between=None if between is None else f"{between} ({interval_level(report.framework)})",
        rests_on=_rests_on(overall),
        now=NOW if all(row.interval is None for row in report.factors) else NOW_BETWEEN,
        target=targets_in_legend(report),
        factors=tuple((cut(row.title, MOST_FACTOR), _score(report, row)) for row in report.factors),
        gaps=_gaps(report),
        starts=_starts(briefing),
        columns=columns,
        rows=rows,
        more=more,
        costs=None if roadmap is None else money_sentence(roadmap),
        odds=None
        if roadmap is None or roadmap.odds is None or not roadmap.rows
        else first_wave_odds(roadmap, roadmap.odds),
        talk_title=talk_title,
        talk=talk,
        sample=sample_mark() if report.assessment.organisation.sample else None,
    )


def _score(report: Report, row: NodeScore) -> str:
    return why_unscored(report, row) if row.score is None else rounded(row.score)


def _rests_on(overall: NodeScore) -> str:
    who = "" if overall.respondents is None else f"{people(overall.respondents)}, "
    return f"{who}{percent(overall.coverage)} of the questions covered" if overall.coverage is not None else who[:-2]


def _gaps(report: Report) -> tuple[tuple[str, str, str], ...]:
    """The gaps that weigh most, in the order of the Gaps page."""
    return tuple(
        (cut(row.title, MOST_TITLE), figure(row.score), figure(row.target)) for row in report.ranked_gaps[:MOST_GAPS]
    )


def _starts(briefing: Briefing) -> str:
    """What starts first, how much work it is, until when, and what the answers lack; or why there is no plan."""
    roadmap = briefing.roadmap
    if briefing.unplanned is not None:
        return plan_refused(briefing.unplanned, briefing.report.framework)
    if roadmap is None or not roadmap.rows:
        return "Nothing is planned."
    return start_with(roadmap)


def _first_rows(roadmap: Roadmap | None) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...], str | None]:
    if roadmap is None or not roadmap.rows:
        return (), (), None
    first = first_wave(roadmap)
    priced = any(roadmap.cost(row) is not None for row in first)
    columns = (*COLUMNS, COST) if priced else COLUMNS
    rows = tuple(_row(roadmap, row, priced=priced) for row in first[:MOST_ROWS])
    more = len(first) - MOST_ROWS
    return columns, rows, f"and {pluralise(more, 'further initiative')} of the roadmap" if more > 0 else None


def _row(roadmap: Roadmap, row: RoadmapRow, *, priced: bool) -> tuple[str, ...]:
    money = (row_cost(roadmap, row),) if priced else ()
    return (
        cut(row.initiative.title, MOST_TITLE),
        cut(owner(row), MOST_OWNER),
        short_day(row.start_date),
        short_day(row.work_ends),
        day_count(row.initiative.effort_days),
        *money,
    )


def _talk(briefing: Briefing) -> tuple[str | None, tuple[str, ...]]:
    """The one question worth an hour, and what is said of it."""
    words = agenda_words(briefing.agenda, made_on=briefing.made_on)
    if not words.items:
        return None, (words.opening,)
    first = words.items[0]
    said = (first.reason, first.spread, first.decide_named)
    return f"{cut(first.title, MOST_TITLE)} ({cut(first.factor, MOST_TITLE)})", (
        cut(" ".join(part for part in said if part), MOST_WORDS),
    )
