"""What is said of a roadmap on one screen: the first wave in words for a board, and the timeline in words for its rows."""

from __future__ import annotations

from collections.abc import Sequence

from opposite.domain.roadmap.rows import Roadmap, RoadmapRow
from opposite.domain.scoring.targets import Origin
from opposite.wording.figures import day, day_count, listed, plain, pluralise, rounded
from opposite.wording.roadmap.basis import basis_sentence
from opposite.wording.scoring.scores import STATUS_TITLES
from opposite.wording.scoring.targets import TARGET
from opposite.wording.sentences import one_line

MOST_NAMED = 8
"""How many of the rows that start at once are named before the timeline; all of them stand in it."""

NO_OWNER = "no owner yet"
PEOPLE = "People in use"
OVERALL = "Overall score"
TODAY = "today"
ROWS = "Initiatives of the plan. Choose one to see what it needs, what needs it, and why it is there."
UNFINISHED = "Still looking for the best plan: what stands here may change."


def start_with(roadmap: Roadmap) -> str:
    """What is begun first and how much work that is, and what the answers lack that it rests on; for a plan with rows."""
    first = first_wave(roadmap)
    work = day_count(sum(row.initiative.effort_days for row in first))
    ends = max(row.work_ends for row in first)
    starts = (
        f"Start {pluralise(len(first), 'initiative')} by {day(first[-1].start_date)}: {work} of work until {day(ends)}."
    )
    lacking = basis_sentence(roadmap.basis)
    return starts if lacking is None else f"{starts} {lacking}"


def first_wave(roadmap: Roadmap) -> tuple[RoadmapRow, ...]:
    """The rows that start in the first part of the plan that has any, in the order of the plan."""
    return tuple(row for row in roadmap.rows if row.horizon == roadmap.rows[0].horizon)


def started_at_once(roadmap: Roadmap) -> tuple[RoadmapRow, ...]:
    """The rows that start when the plan's first work does, in the order of the plan."""
    return tuple(row for row in roadmap.rows if row.start_period == roadmap.rows[0].start_period)


def owner(row: RoadmapRow) -> str:
    """Who answers for a row: whom people named, else the role."""
    return row.owner_set or row.initiative.owner_role or NO_OWNER


def on_the_first_day(roadmap: Roadmap) -> str:
    """What is said before the rows that start when the first work does."""
    return f"On {day(roadmap.rows[0].start_date)}:"


def not_named(starting: Sequence[RoadmapRow]) -> tuple[str, ...]:
    """What stands for the rows after those that are named; nothing where all are."""
    more = len(starting) - MOST_NAMED
    return (f"and {pluralise(more, 'other')}",) if more > 0 else ()


def what_it_gives(roadmap: Roadmap) -> str | None:
    """What the first wave and the whole plan come to, in one sentence; None where there is no overall score."""
    before, whole = roadmap.radar_before.get("root"), roadmap.radar_after_each_period[-1].get("root")
    last = max(row.finish_period for row in first_wave(roadmap))
    after = roadmap.radar_after_each_period[last - 1].get("root")
    if before is None or after is None or whole is None:
        return None
    rest = len(roadmap.rows) - len(first_wave(roadmap))
    sentence = f"If every step works, the overall score goes from {rounded(before)} to {rounded(after)}"
    if not rest:
        return f"{sentence}."
    days = day_count(sum(row.initiative.effort_days for row in roadmap.rows))
    ends = day(max(row.work_ends for row in roadmap.rows))
    return (
        f"{sentence}, and to {rounded(whole)} with {pluralise(rest, 'further initiative')} until {ends}, "
        f"{days} of work in all."
    )


def time_to_spare(roadmap: Roadmap, row: RoadmapRow, *, critical: bool) -> str:
    """How much later a row may end, or that it keeps its dates, in a few words."""
    if row.initiative.id in roadmap.request.kept:
        return STATUS_TITLES[row.status].lower()
    if critical:
        return "decides the end"
    weeks = roadmap.spare_days(row) // 7
    return f"{pluralise(weeks, 'week')} to spare" if weeks else "no time to spare"


def row_words(roadmap: Roadmap, row: RoadmapRow, needs: Sequence[str], *, critical: bool) -> str:
    """A row of the timeline in a sentence, for whoever hears it."""
    first = f" after {listed(needs)}" if needs else ""
    return (
        f"{one_line(row.initiative.title)}, {owner(row)}, from {day(row.start_date)} to {day(row.work_ends)}{first}, "
        f"{time_to_spare(roadmap, row, critical=critical)}"
    )


def role_words(role: str, use: Sequence[float], limits: Sequence[float], labels: Sequence[str]) -> str:
    """What is asked of a role in every period, for whoever hears it."""
    told = (
        f"{label} {plain(needed)} of {plain(most)}" for label, needed, most in zip(labels, use, limits, strict=True)
    )
    return f"{role}, full-time equivalents: {', '.join(told)}"


def overall_words(scores: Sequence[float | None], labels: Sequence[str]) -> str:
    """The overall score now and at the end of every period, for whoever hears it."""
    told = (f"{label} {rounded(score)}" for label, score in zip(labels, scores[1:], strict=True) if score is not None)
    now = "" if scores[0] is None else f"now {rounded(scores[0])}; "
    return f"{OVERALL} if every step works: {now}at the end of {', '.join(told)}"


def timeline_words(roadmap: Roadmap) -> str:
    """What the timeline shows as a whole, for whoever hears it."""
    periods = pluralise(roadmap.request.periods, roadmap.period)
    return f"Roadmap of {pluralise(len(roadmap.rows), 'initiative')} over {periods}, from {day(roadmap.start)}"


def target_words(target: float, whose: Origin | None) -> str:
    """The overall target, as it stands at its line."""
    return f"{TARGET[whose or Origin.SET]} {rounded(target)}"
