"""People who wait begin to count, in one wave or in many at once: counted in SQL, judged wave by wave."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from opposite.domain.collecting.assessment import Assessment
from opposite.domain.collecting.joining import CellSize, cells_that_join, groups_that_join, nothing_was_shown
from opposite.domain.framework import Framework
from opposite.domain.scoring.disclosure import hidden_groups
from opposite.engine.collecting.assessments import read_assessments
from opposite.engine.collecting.portions import portions
from opposite.store.database import Cursor, Row

AT_ONCE = 300
"""Waves that are judged together: what is read of them, some thousand questions and groups, is in memory."""


class Joining(NamedTuple):
    """What begins to count in a wave: groups of people, as the batch of that number, and all that waits in some cells."""

    groups: Sequence[str]
    batch: int
    cells: Sequence[tuple[str, str]]
    """Questions and groups."""
    counting: int
    """How many people count then."""


def count_in(
    cursor: Cursor,
    framework: Framework,
    assessment_ids: Sequence[int],
    *,
    now: datetime,
    everybody: bool,
    raised: bool = False,
) -> int:
    """Let waiting people count as far as nobody's answers can be worked out; returns how many people count then.

    The waves are all of one framework. `everybody` also takes those who said something and did not hand in, as at the
    close of a wave. What those have said since who were taken by an earlier close counts as soon as enough of it waits.
    What people who count say anew, as an import corrects it, waits as their other answers do. Of a wave that is
    imported, all that its first people said counts; what cannot be shown of it stays hidden (`Tabulation.disclosed`).
    `raised` says that the revisions were raised already.
    """
    cursor.run("counting_people", assessment_ids=assessment_ids, all=everybody)
    for table in ("counting_cells", "joining_groups", "joining_cells"):
        cursor.run(table)
    counting = joining = 0
    for first in range(0, len(assessment_ids), AT_ONCE):
        found = _judged(cursor, framework, assessment_ids[first : first + AT_ONCE])
        _note(cursor, found)
        counting += sum(wave.counting for wave in found.values())
        joining += sum(bool(wave.groups or wave.cells) for wave in found.values())
    if joining:
        cursor.run("join_groups", now=now)
        cursor.run("joining_answers")
        for portion in portions(cursor, framework, "joining_people"):
            of_them = portion._asdict()
            cursor.run("keep_corrected", **of_them, now=now)
            for step in ("drop_corrected", "count_joining", "drop_joining"):
                cursor.run(step, **of_them)
        if not raised:
            cursor.run("raise_joined", now=now)
    return counting


def _judged(cursor: Cursor, framework: Framework, assessment_ids: Sequence[int]) -> dict[int, Joining]:
    """What begins to count in each of some waves."""
    people = _by_wave(cursor.run("people_to_count", assessment_ids=assessment_ids))
    cells = _by_wave(cursor.run("cells_to_count", assessment_ids=assessment_ids))
    return {
        wave.id: _joining(framework, wave, people.get(wave.id, []), cells.get(wave.id, []))
        for wave in read_assessments(cursor, ids=assessment_ids)
    }


def _by_wave(rows: Iterable[Row]) -> dict[int, list[Row]]:
    """Rows that begin with the id of a wave, without it."""
    return {wave: [row[1:] for row in of_wave] for wave, of_wave in groupby(rows, key=itemgetter(0))}


def _joining(framework: Framework, wave: Assessment, people: Iterable[Row], cells: Iterable[Row]) -> Joining:
    """What begins to count in a wave, of its people by group, batch and whether they wait, and of what waits of them."""
    weights, fewest = framework.group_weights, wave.fewest_shown
    counted: dict[str, int] = {}
    waiting: dict[str, int] = {}
    batches: list[int] = []
    for group, batch, waits, number in people:
        some = waiting if waits else counted
        some[group] = some.get(group, 0) + number
        batches += [] if waits else [batch]
    groups = groups_that_join(waiting, counted, fewest, weights=weights)
    first = nothing_was_shown(counted, fewest, weights=weights)
    sizes: dict[tuple[str, str], CellSize] = {}
    for question, group, waits, *size in cells:
        if not waits or group in groups:
            before = sizes.get((question, group), CellSize(0, 0, 0))
            sizes[question, group] = CellSize(*map(sum, zip(before, size, strict=True)))
    at_first = {group: n for group, n in waiting.items() if weights.get(group, 0) > 0} if first else {}
    veiled = hidden_groups(at_first, fewest)
    joining = cells_that_join(sizes, fewest, veiled=veiled, first=first) if wave.invited or not first else sizes
    return Joining(
        groups=sorted(groups),
        batch=min(batches) if first and batches else 1 + max(batches, default=0),
        cells=sorted(joining),
        counting=sum(counted.values()) + sum(waiting[group] for group in groups),
    )


def _note(cursor: Cursor, found: Mapping[int, Joining]) -> None:
    """Make known to the cursor what begins to count in some waves."""
    groups = [(id_, group, wave.batch) for id_, wave in found.items() for group in wave.groups]
    if groups:
        ids, names, batches = map(list, zip(*groups, strict=True))
        cursor.run("add_joining_groups", assessment_ids=ids, groups=names, batches=batches)
    cells = [(id_, *cell) for id_, wave in found.items() for cell in wave.cells]
    if cells:
        ids, questions, names = map(list, zip(*cells, strict=True))
        cursor.run("add_joining_cells", assessment_ids=ids, questions=questions, groups=names)
