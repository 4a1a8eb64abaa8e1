"""The report's chapters on the roadmap: when what starts, why each row is there, and what was left out and why."""

from __future__ import annotations

from datetime import date
from math import ceil

from opposite.domain.roadmap.rows import Roadmap, RoadmapRow
from opposite.engine.briefing import Briefing
from opposite.wording.briefing.parts import IN_TABLE, Bar, Drawing, Part, Section, Table, Timeline, Words
from opposite.wording.figures import amount, day_count, pluralise, short, short_day
from opposite.wording.framework.initiatives import outcomes
from opposite.wording.roadmap.changes import since_agreed
from opposite.wording.roadmap.charts import capacity_sentences
from opposite.wording.roadmap.explanation import why_not_earlier
from opposite.wording.roadmap.handover import capitalised, horizon_title, numbered_name
from opposite.wording.roadmap.headline import naive_comparison, reason, roadmap_headline
from opposite.wording.roadmap.money import by_role, by_year, money_sentence
from opposite.wording.roadmap.obstacles import plan_refused
from opposite.wording.roadmap.odds import (
    ODDS_COLUMNS,
    courses,
    movers_sentence,
    odds_headline,
    on_time_told,
    scores_odds,
    share,
)
from opposite.wording.roadmap.robustness import first_wave as first_periods
from opposite.wording.roadmap.robustness import stability_headline, stability_notes, stability_rows
from opposite.wording.roadmap.timeline import owner, row_words, start_with, timeline_words, what_it_gives
from opposite.wording.roadmap.workbook import FTE, left_out
from opposite.wording.sentences import cut, joined, one_line

ROADMAP, WHEN, REASONS, LEFT_OUT = (
    "The roadmap",
    "When each initiative starts and ends",
    "Why each initiative is there",
    "What was left out, and why",
)
ODDS, COSTS = "How surely it ends when it says", "What it costs"
BUSY, STABLE = "Who is busy when", "How stable the choice is"
COLUMNS = ("Initiative", "Owner", "From", "Until", "Work")
A_PAGE = 36
"""Bars of a timeline that fit on a page; more are spread evenly over pages."""

PERIODS = 8
"""Periods of a table of people's time that fit on a page."""

BESIDE = 12
"""Up to so many bars a timeline leaves room for its table on the same page."""


def roadmap(briefing: Briefing) -> tuple[Section, ...]:
    """All chapters on the plan; one that says why there is none."""
    plan = briefing.roadmap
    if plan is None:
        why = "" if briefing.unplanned is None else plan_refused(briefing.unplanned, briefing.report.framework)
        return (Section(ROADMAP, (Words(one_line(why), strong=True),), own_page=True),)
    sections = list(timeline(plan))
    if plan.rows:
        sections.append(Section(REASONS, (), level=2, own_page=True))
        sections.extend(_row(plan, row) for row in plan.rows)
    rows = tuple((one_line(title), one_line(why or "")) for title, why in left_out(plan))
    several = f"{pluralise(len(plan.plan.left_out), 'initiative')} of the framework not in the plan"
    sections.append(Section(LEFT_OUT, (Table(several, ("Initiative", "Why"), rows, wide=(0, 1)),)))
    return (*sections, *_busy(plan), *_odds(plan), *_stable(briefing, plan), *_costs(plan))


def timeline(plan: Roadmap) -> tuple[Section, ...]:
    """What the plan comes to, when each row is at work, and the dates; of an empty plan, that it is empty."""
    parts: list[Part] = [Words(one_line(roadmap_headline(plan)), strong=True)]
    if not plan.rows:
        return (Section(ROADMAP, tuple(parts), own_page=True),)
    agreed = None if plan.changes is None else since_agreed(plan.changes)
    told = (start_with(plan), what_it_gives(plan), naive_comparison(plan), agreed)
    parts.extend(Words(one_line(words)) for words in told if words)
    of_a_page = ceil(len(plan.rows) / ceil(len(plan.rows) / A_PAGE))
    parts.extend(_bars(plan, plan.rows[at : at + of_a_page]) for at in range(0, len(plan.rows), of_a_page))
    rows = tuple(
        (
            cut(numbered_name(row), IN_TABLE),
            cut(owner(row), IN_TABLE),
            short_day(row.start_date),
            short_day(row.work_ends),
            day_count(row.initiative.effort_days),
        )
        for row in plan.rows
    )
    table = Table("In the order of their start", COLUMNS, rows, wide=(0, 1))
    dates = Section(WHEN, (table,), level=2, own_page=len(rows) > BESIDE)
    return Section(ROADMAP, tuple(parts), own_page=True), dates


def _bars(plan: Roadmap, rows: tuple[RoadmapRow, ...]) -> Drawing:
    periods = plan.request.periods
    bars = tuple(Bar(one_line(numbered_name(row)), *(end / periods for end in plan.bar(row))) for row in rows)
    needs = {row.order: [one_line(other.initiative.title) for other in plan.needed_first(row)] for row in rows}
    described = "; ".join(row_words(plan, row, needs[row.order], critical=False) for row in rows)
    return Drawing(_bars_title(plan, rows), f"{timeline_words(plan)}: {described}.", Timeline(bars, plan.period_labels))


def _bars_title(plan: Roadmap, rows: tuple[RoadmapRow, ...]) -> str:
    """How many start first; over later pages of a long timeline, which ones stand on it."""
    many = len(plan.rows)
    if rows[0].order > plan.rows[0].order:
        return f"Initiatives {rows[0].order} to {rows[-1].order} of {many}"
    first = sum(row.horizon == plan.rows[0].horizon for row in plan.rows)
    return f"{first} of {pluralise(many, 'initiative')} {'starts' if first == 1 else 'start'} in {first_periods(plan)}"


def _row(plan: Roadmap, row: RoadmapRow) -> Section:
    """Why a row is there, why not earlier, and what it brings."""
    initiative = row.initiative
    when = f"{horizon_title(row.horizon)}: {short_day(row.start_date)} to {short_day(row.work_ends)}, {owner(row)}."
    lines = [f"{label}: {words}" for label, words in outcomes(initiative)]
    if initiative.kpi is not None:
        lines.append(f"Measured by: {initiative.kpi.name}")
    parts: list[Part] = [
        Words(one_line(when), quiet=True),
        Words(one_line(f"{reason(plan, row)} {why_not_earlier(plan, row)}")),
    ]
    if lines:
        parts.append(Words(joined(one_line(line) for line in lines)))
    return Section(one_line(numbered_name(row)), tuple(parts), level=3)


def _busy(plan: Roadmap) -> tuple[Section, ...]:
    """What is asked of each role in each period, of what there is; nothing where nothing is planned or asked."""
    use, most, labels = plan.capacity_use, plan.request.capacity, plan.period_labels
    if not plan.rows or not use:
        return ()
    tables = []
    for first in range(0, len(labels), PERIODS):
        shown = range(first, min(first + PERIODS, len(labels)))
        rows = tuple(
            (one_line(capitalised(role)), *(_of(needed[at], most[role][at]) for at in shown))
            for role, needed in use.items()
        )
        heat = tuple((None, *(_share(needed[at], most[role][at]) for at in shown)) for role, needed in use.items())
        columns = ("Role", *(one_line(labels[at]) for at in shown))
        tables.append(Table(FTE, columns, rows, heat=heat))
    said = Words(capacity_sentences(use, most, labels=labels))
    return (Section(BUSY, (said, *tables)),)


def _of(needed: float, available: float) -> str:
    return f"{short(needed)} of {short(available)}"


def _share(needed: float, available: float) -> float | None:
    """How full a role is, from 0 to 1; None where there is nobody."""
    return None if available <= 0 else min(1.0, needed / available)


def _stable(briefing: Briefing, plan: Roadmap) -> tuple[Section, ...]:
    """How often each initiative would start first under other weights and with other people; nothing unless that was found out."""
    held = briefing.stability
    if held is None or not plan.rows:
        return ()
    named = stability_rows(plan, held, ever=True)
    columns = tuple(dict.fromkeys(name for row in named for name in row))
    rows = tuple(tuple(_cell(row.get(name)) for name in columns) for row in named)
    starts = f"Starts in {first_periods(plan)}, in so many of {held.variations} plans"
    notes = Words(one_line(" ".join(stability_notes(held))), quiet=True)
    return (Section(STABLE, (Words(stability_headline(plan, held), strong=True), Table(starts, columns, rows), notes)),)


def _cell(value: object) -> str:
    if value is None:
        return ""
    return short_day(value) if isinstance(value, date) else one_line(str(value))


def _odds(plan: Roadmap) -> tuple[Section, ...]:
    """When the plan ends and how surely each row is on time; nothing where nothing was drawn."""
    odds = plan.odds
    if odds is None or not odds.rows:
        return ()
    told = (scores_odds(plan, odds), movers_sentence(plan, odds))
    parts: list[Part] = [Words(odds_headline(plan, odds), strong=True)]
    parts.extend(Words(one_line(words)) for words in told if words)
    by_id = odds.by_id
    rows = tuple(
        (
            cut(numbered_name(row), IN_TABLE),
            short_day(row.finish_date),
            share(drawn.chance),
            "never" if drawn.finish_p50 is None else short_day(drawn.finish_p50),
            "never" if drawn.finish_p80 is None else short_day(drawn.finish_p80),
            share(drawn.critical),
        )
        for row in plan.rows
        if (drawn := by_id.get(row.initiative.id)) is not None
    )
    parts.append(Words(one_line(on_time_told(plan)), quiet=True))
    parts.append(Table(f"Each initiative in {courses(odds.draws)}", ODDS_COLUMNS, rows))
    return (Section(ODDS, tuple(parts), own_page=True),)


def _costs(plan: Roadmap) -> tuple[Section, ...]:
    """What the plan costs by year and by role; nothing without day rates."""
    sentence, rates = money_sentence(plan), plan.rates
    if sentence is None or rates is None:
        return ()
    tables = tuple(
        Table(
            f"Costs by {what}",
            (what.capitalize(), "Cost"),
            tuple((one_line(n), amount(rates.currency, c)) for n, c in rows),
        )
        for what, rows in (("year", by_year(plan)), ("role", by_role(plan)))
        if rows
    )
    return (Section(COSTS, (Words(one_line(sentence), strong=True), *tables)),)
