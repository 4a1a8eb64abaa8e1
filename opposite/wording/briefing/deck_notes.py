"""What the notes of a deck tell of the rows of a list: in full, in short where there is little room, and how many are left."""

from __future__ import annotations

from collections.abc import Sequence

from opposite.domain.roadmap.rows import Roadmap, RoadmapRow
from opposite.wording.figures import day, pluralise
from opposite.wording.roadmap.headline import reason
from opposite.wording.roadmap.timeline import owner
from opposite.wording.roadmap.workbook import left_out
from opposite.wording.sentences import cut, one_line

NOTED = 46
"""Characters of a name that notes tell in short."""


def gap_told(row: tuple[str, ...]) -> str:
    """The figures of a row of gaps, each by its name, as the notes have them."""
    question, factor, now, target, gap, importance = row
    return f"{question} ({factor}): now {now}, target {target}, gap {gap}, importance {importance}."


def in_short(rows: Sequence[str]) -> str:
    """Rows of a list that notes have no room to tell in full."""
    return f"In short: {'; '.join(rows)}."


def without_room(number: int, what: str) -> str:
    """That notes have no room for the rest of a list; where it stands is said below."""
    return f"And {pluralise(number, what)} more, for which this page has no room."


def gap_in_short(row: tuple[str, ...]) -> str:
    """The question of a row of gaps and its gap."""
    return f"{cut(row[0], NOTED)}, gap {row[4]}"


def row_told(roadmap: Roadmap, row: RoadmapRow) -> str:
    """An initiative with its days, who answers for it, and why it stands where it does."""
    title, days = one_line(row.initiative.title), f"{day(row.start_date)} to {day(row.work_ends)}"
    return f"{row.order}. {title}: {days}, {one_line(owner(row))}. {reason(roadmap, row)}"


def row_in_short(row: RoadmapRow) -> str:
    """An initiative and when it starts."""
    return f"{row.order}. {cut(row.initiative.title, NOTED)}, from {day(row.start_date)}"


def left_out_told(roadmap: Roadmap) -> tuple[str, ...]:
    """What a plan leaves out, together what is left out for the same reason."""
    by_reason: dict[str, list[str]] = {}
    for title, why in left_out(roadmap):
        if why is not None:
            by_reason.setdefault(why, []).append(cut(title, NOTED))
    return tuple(f"Left out: {'; '.join(titles)}. {why}" for why, titles in by_reason.items())


def spare_told(spare: Sequence[str]) -> tuple[str, ...]:
    """What is talked about if time is left; empty where there is nothing."""
    return (f"If time is left: {'; '.join(spare)}.",) if spare else ()
