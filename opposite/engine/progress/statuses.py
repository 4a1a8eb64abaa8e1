"""The state of every initiative of an organisation, with the history of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from opposite.domain.access.rules import Verb
from opposite.domain.collecting.assessment import Assessment
from opposite.domain.progress.states import CheckedAssumption, Progress, Reading, Review, State, counting
from opposite.engine.access.guard import verb
from opposite.engine.workspace import Workspace
from opposite.store.database import Cursor


class History(NamedTuple):
    """What was said of an initiative and does not count any more, the latest first; states with when they ended."""

    states: tuple[tuple[State, datetime], ...]
    readings: tuple[Reading, ...]
    assumptions: tuple[CheckedAssumption, ...]
    reviews: tuple[Review, ...]


class Said(NamedTuple):
    """By initiative id, how far each that was decided on has got, and the owners whom people named."""

    statuses: dict[str, str]
    owners: dict[str, str]


def read_states(cursor: Cursor, assessment: Assessment) -> dict[str, State]:
    """The state by id of every initiative that was decided on, in whichever wave."""
    return {row[0]: State(*row[1:]) for row in cursor.run("initiative_states", **assessment.across_waves)}


@verb(Verb.SEE_FIGURES, of="assessment")
def read_said(workspace: Workspace, assessment: Assessment) -> Said:
    """What people said of initiatives, in whichever wave; those that nobody decided on are proposed."""
    with workspace.store.reading() as cursor:
        states = read_states(cursor, assessment)
    return Said(
        {initiative: state.status for initiative, state in states.items()},
        {initiative: state.owner for initiative, state in states.items() if state.owner is not None},
    )


@verb(Verb.SEE_FIGURES, of="assessment")
def read_progress(workspace: Workspace, assessment: Assessment) -> dict[str, Progress]:
    """Every initiative of the wave's framework that was decided on, in whichever wave, by id."""
    initiatives = workspace.framework(assessment.framework_hash).initiative_by_id
    with workspace.store.snapshot() as cursor:
        states = read_states(cursor, assessment)
        readings, assumptions, reviews = _entries(cursor, assessment)
    return {
        i: Progress(
            initiatives[i],
            state,
            readings=counting(readings.get(i, ())),
            assumptions=counting(assumptions.get(i, ())),
            reviews=counting(reviews.get(i, ())),
        )
        for i, state in states.items()
        if i in initiatives
    }


@verb(Verb.SEE_FIGURES, of="assessment")
def read_history(workspace: Workspace, assessment: Assessment, initiative: str) -> History:
    """Everything said of an initiative that was replaced, corrected or removed."""
    with workspace.store.snapshot() as cursor:
        rows = cursor.run("replaced_initiative_states", **assessment.across_waves, initiative_id=initiative)
        readings, assumptions, reviews = _entries(cursor, assessment)
    return History(
        tuple((State(*row[:-1]), row[-1]) for row in rows),
        tuple(entry for entry in readings.get(initiative, ()) if entry.ended_at is not None),
        tuple(entry for entry in assumptions.get(initiative, ()) if entry.ended_at is not None),
        tuple(entry for entry in reviews.get(initiative, ()) if entry.ended_at is not None),
    )


def _entries(
    cursor: Cursor, assessment: Assessment
) -> tuple[Mapping[str, list[Reading]], Mapping[str, list[CheckedAssumption]], Mapping[str, list[Review]]]:
    readings: dict[str, list[Reading]] = defaultdict(list)
    assumptions: dict[str, list[CheckedAssumption]] = defaultdict(list)
    reviews: dict[str, list[Review]] = defaultdict(list)
    for initiative, *row in cursor.run("initiative_readings", **assessment.across_waves):
        readings[initiative].append(Reading(*row))
    for initiative, *row in cursor.run("initiative_assumptions", **assessment.across_waves):
        assumptions[initiative].append(CheckedAssumption(*row))
    for initiative, *row in cursor.run("initiative_reviews", **assessment.across_waves):
        reviews[initiative].append(Review(*row))
    return readings, assumptions, reviews
