"""The slides on the plan and the ask: when what happens, what starts first, where it leads, and what is to be decided."""

from __future__ import annotations

from functools import partial

from opposite.domain.framework import ROOT
from opposite.domain.roadmap.rows import Roadmap, RoadmapRow
from opposite.engine.briefing import Briefing
from opposite.exports.briefing.deck.figures import distinct, exact, label
from opposite.exports.briefing.deck.model import BODY, Bar, Box, Chart, Part, Slide, Table, Timeline, Words
from opposite.exports.briefing.deck.notes_page import Listed, noted
from opposite.wording.briefing import deck as words
from opposite.wording.briefing.deck_notes import left_out_told, row_in_short, row_told, without_room
from opposite.wording.briefing.one_pager import COLUMNS, COST
from opposite.wording.figures import day, day_count
from opposite.wording.roadmap.headline import reason, roadmap_headline
from opposite.wording.roadmap.money import money_sentence, row_cost
from opposite.wording.roadmap.odds import HOW_DRAWN, courses, movers_sentence, odds_headline, scores_odds
from opposite.wording.roadmap.timeline import first_wave, overall_words, owner, start_with, what_it_gives
from opposite.wording.sentences import one_line

ROWS_A_SLIDE, TIMELINES = 16, 2
MOST_FIRST = 12
SOURCE = words.source("Roadmap", "opposite roadmap")


def plan(briefing: Briefing) -> list[Slide]:
    """The slides of the roadmap, or one that says why there is none."""
    roadmap = briefing.roadmap
    if roadmap is None or not roadmap.rows:
        said = words.no_plan(briefing)
        return [Slide("plan", words.NO_PLAN, (Words("why", BODY, (said,), sizes=(18, 16, 14)),), (said, SOURCE))]
    return [*_timelines(roadmap), _first(roadmap), _leads(briefing, roadmap)]


def _timelines(roadmap: Roadmap) -> list[Slide]:
    slides, rows = [], roadmap.rows
    notes = [row_told(roadmap, row) for row in rows]
    short = [row_in_short(row) for row in rows]
    held = rows[: ROWS_A_SLIDE * TIMELINES]
    for number, start in enumerate(range(0, len(held), ROWS_A_SLIDE), 1):
        part = held[start : start + ROWS_A_SLIDE]
        last = start + ROWS_A_SLIDE >= len(held)
        hidden = len(rows) - len(held) if last else 0
        bars = tuple(Bar(one_line(row.initiative.title), *roadmap.bar(row), one_line(owner(row))) for row in part)
        parts: list[Part] = [
            Timeline(f"timeline {number}", Box(0.6, 1.65, 12.13, 4.85), tuple(roadmap.period_labels), bars,
                     " ".join(notes[start : start + ROWS_A_SLIDE])),
        ]  # fmt: skip
        if hidden:
            more = words.further(hidden, "initiative")
            parts.append(Words("more", Box(0.6, 6.53, 12.13, 0.3), (more,), sizes=(11,), muted=True))
        title = roadmap_headline(roadmap) if start == 0 else _continued(part)
        of = slice(start, None if last else start + ROWS_A_SLIDE)
        listed = Listed(tuple(notes[of]), tuple(short[of]), partial(without_room, what="initiative"))
        out = left_out_told(roadmap) if last else ()
        said = noted(one_line(title), listed, *out, SOURCE)
        slides.append(Slide(f"timeline {number}", one_line(title), tuple(parts), said))
    return slides


def _continued(rows: tuple[RoadmapRow, ...]) -> str:
    return f"Later: initiatives {rows[0].order} to {rows[-1].order}, until {day(max(row.work_ends for row in rows))}."


def _first(roadmap: Roadmap) -> Slide:
    first = first_wave(roadmap)
    priced = any(roadmap.cost(row) is not None for row in first)
    rows = [(*COLUMNS, COST) if priced else COLUMNS, *(_row(roadmap, row, priced=priced) for row in first[:MOST_FIRST])]
    widths = (0.32, 0.18, 0.14, 0.14, 0.1, 0.12) if priced else (0.35, 0.24, 0.15, 0.16, 0.1)
    parts: list[Part] = [
        Table(
            "first initiatives", Box(0.6, 1.75, 12.13, 4.65), tuple(rows), widths, start_with(roadmap), numbers=(4, 5)
        )
    ]
    if len(first) > MOST_FIRST:
        more = words.further(len(first) - MOST_FIRST, "initiative")
        parts.append(Words("more", Box(0.6, 6.5, 12.13, 0.3), (more,), sizes=(11,), muted=True))
    money = money_sentence(roadmap)
    notes = [" · ".join(_row(roadmap, row, priced=priced)) + f". {reason(roadmap, row)}" for row in first]
    titles = tuple(label(row.initiative.title) for row in first)
    listed = Listed(tuple(notes), titles, partial(without_room, what="initiative"))
    said = noted(start_with(roadmap), listed, *([] if money is None else [money]), SOURCE)
    return Slide("first", start_with(roadmap), tuple(parts), said)


def _row(roadmap: Roadmap, row: RoadmapRow, *, priced: bool) -> tuple[str, ...]:
    money = (row_cost(roadmap, row),) if priced else ()
    return (
        one_line(row.initiative.title),
        one_line(owner(row)),
        day(row.start_date),
        day(row.work_ends),
        day_count(row.initiative.effort_days),
        *money,
    )


def _leads(briefing: Briefing, roadmap: Roadmap) -> Slide:
    hoped = [roadmap.radar_before.get(ROOT), *(period.get(ROOT) for period in roadmap.radar_after_each_period)]
    said = [] if roadmap.odds is None else [odds_headline(roadmap, roadmap.odds)]
    if roadmap.odds is not None:
        said += [one for one in (scores_odds(roadmap, roadmap.odds), movers_sentence(roadmap, roadmap.odds)) if one]
    title = what_it_gives(roadmap) or roadmap_headline(roadmap)
    alt = overall_words(hoped, roadmap.period_labels)
    notes = [alt, *said]
    if roadmap.odds is not None:
        notes.append(f"{courses(roadmap.odds.draws)}. {HOW_DRAWN}")
    chart = _outlook(briefing, roadmap, hoped, alt)
    room = BODY if chart is None else Box(8.6, 1.9, 4.13, 4.7)
    words_beside = Words("odds", room, tuple(one_line(one) for one in said), sizes=(16, 14, 12, 11))
    parts: tuple[Part, ...] = (words_beside,) if chart is None else (chart, words_beside)
    return Slide("leads", one_line(title), parts, (*notes, SOURCE))


def _outlook(briefing: Briefing, roadmap: Roadmap, hoped: list[float | None], alt: str) -> Chart | None:
    """The overall score over the periods as hoped and as drawn; None where there is none today."""
    overall, before = briefing.report.overall, roadmap.radar_before.get(ROOT)
    if before is None or overall.minimum is None or overall.maximum is None:
        return None
    series = [(words.HOPED, tuple(exact(one) for one in hoped))]
    if roadmap.odds is not None and roadmap.odds.overall:
        drawn = roadmap.odds.overall
        series.append((words.MEAN, (exact(before), *(exact(one.mean) for one in drawn))))
        series.append((words.LIKELY_LOW, (exact(before), *(exact(one.p10) for one in drawn))))
        series.append((words.LIKELY_HIGH, (exact(before), *(exact(one.p90) for one in drawn))))
    labels = distinct(["Today", *(label(one, 16) for one in roadmap.period_labels)])
    box = Box(0.6, 1.7, 7.7, 5.0)
    return Chart("overall score", box, "line", labels, tuple(series), overall.minimum, overall.maximum, alt)


def ask(briefing: Briefing) -> Slide:
    """What is to be decided."""
    found = words.asks(briefing)
    numbered = tuple(f"{number}. {one}" for number, one in enumerate(found, 1))
    return Slide(
        "ask",
        words.asked_for(len(found)),
        (Words("decisions", BODY, numbered, sizes=(22, 20, 18, 16, 14, 12), after=14),),
        (*numbered, SOURCE),
    )
