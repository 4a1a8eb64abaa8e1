"""Writes status, owner, dates and KPI of initiatives; what is replaced stays in the history."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from datetime import datetime

from opposite.domain.access.rules import Verb
from opposite.domain.collecting.assessment import Assessment
from opposite.domain.framework import Initiative
from opposite.domain.framework.decisions import AGREED, DONE, DROPPED, PROPOSED, RUNNING, Decision
from opposite.domain.progress.states import OPEN, State, checkpoint_day, proposal
from opposite.domain.roadmap.rows import RoadmapRow
from opposite.engine.access.guard import verb
from opposite.engine.collecting.assessments import read_assessment
from opposite.engine.collecting.commands import clean_name, new_id
from opposite.engine.progress.statuses import read_states
from opposite.engine.workspace import Workspace
from opposite.errors import NOTHING_STORED, NotFoundError, OppositeError
from opposite.store.database import Cursor


@verb(Verb.STEER, of="assessment_id")
def save_state(workspace: Workspace, assessment_id: int, initiative: str, state: State, *, now: datetime) -> None:
    """Keep how an initiative stands in place of what was known, which stays in the history.

    With the first decision the framework's assumptions are kept too. `agreed_in` and `updated_at` of the state given
    are of no account: an initiative is agreed in the wave in which it first is more than proposed. Raises NotFoundError
    for an initiative the framework does not have, OppositeError for an owner's name that is too long, or for done on a
    day to come; nothing is stored then.
    """
    with workspace.store.writing() as cursor:
        assessment = read_assessment(cursor, assessment_id)
        before = read_states(cursor, assessment).get(initiative)
        _keep(cursor, assessment, known_initiative(workspace, assessment, initiative), state, before=before, now=now)


@verb(Verb.STEER, of="assessment_id")
def agree(
    workspace: Workspace,
    assessment_id: int,
    rows: Sequence[RoadmapRow],
    *,
    now: datetime,
    plan: Sequence[RoadmapRow] | None = None,
) -> int:
    """Mark the initiatives of these rows that are still proposed as agreed, all or none; returns how many they were.

    Owner, dates, baseline and target are as somebody has said, else as framework and plan propose. The whole `plan` that
    they are rows of, or these rows alone, is kept as the one agreed on last.
    """
    with workspace.store.writing() as cursor:
        assessment = read_assessment(cursor, assessment_id)
        saved = read_states(cursor, assessment)
        proposed = [row for row in rows if saved.get(row.initiative.id, State()).status == PROPOSED]
        for row in proposed:
            before = saved.get(row.initiative.id)
            state = _filled(before or State(), proposal(row.initiative, row))
            initiative = known_initiative(workspace, assessment, row.initiative.id)
            _keep(cursor, assessment, initiative, state, before=before, now=now)
        if proposed:
            _keep_plan(cursor, assessment, rows if plan is None else plan, now=now)
    return len(proposed)


def _keep_plan(cursor: Cursor, assessment: Assessment, plan: Sequence[RoadmapRow], *, now: datetime) -> None:
    """Keep a plan as the one agreed on last, its agreed rows with the dates that were agreed on."""
    saved, number = read_states(cursor, assessment), new_id(cursor)
    for row in plan:
        state = saved.get(row.initiative.id, State())
        held = state if state.status in {AGREED, RUNNING} else State()
        start, finish = held.start_date or row.start_date, held.finish_date or row.finish_date
        cursor.run(
            "add_agreed_row",
            plan=number,
            **assessment.across_waves,
            initiative_id=row.initiative.id,
            start_date=start,
            finish_date=max(start, finish),
            now=now,
        )


def _filled(decided: State, proposed: State) -> State:
    """The state agreed on: what somebody has said, and what the plan proposes where nothing was."""
    dated = decided if decided.start_date is not None or decided.finish_date is not None else proposed
    return dataclasses.replace(
        decided,
        status=AGREED,
        owner=decided.owner or proposed.owner,
        start_date=dated.start_date,
        finish_date=dated.finish_date,
        target=proposed.target if decided.target is None else decided.target,
    )


@verb(Verb.SEE_FIGURES, of="assessment")
def known_initiative(workspace: Workspace, assessment: Assessment, initiative: str) -> Initiative:
    """An initiative of a wave's framework by id; raises NotFoundError."""
    initiatives = workspace.framework(assessment.framework_hash).initiative_by_id
    if initiative not in initiatives:
        raise NotFoundError(f"The framework has no initiative {initiative!r}.")
    return initiatives[initiative]


def _keep(
    cursor: Cursor, assessment: Assessment, initiative: Initiative, state: State, *, before: State | None, now: datetime
) -> None:
    """Put a state in the place of the one there was before; None where nobody had decided yet."""
    if state.status == DONE and state.finish_date is not None and state.finish_date > now.date():
        raise OppositeError("It cannot be done on a day to come.", NOTHING_STORED, "Give the day it was finished on.")
    key = {**assessment.across_waves, "initiative_id": initiative.id}
    agreed_in = None if before is None else before.agreed_in
    if state.status == PROPOSED:
        agreed_in = None
    elif agreed_in is None and state.status != DROPPED:
        agreed_in = assessment.id
    owner = None if state.owner is None or not state.owner.strip() else clean_name(state.owner, "owner")
    kept = dataclasses.replace(state, owner=owner, agreed_in=agreed_in, updated_at=None)
    if before is not None and kept == dataclasses.replace(before, updated_at=None):
        return
    cursor.run("keep_replaced_initiative_state", **key, now=now)
    cursor.run("drop_initiative_state", **key)
    values = dataclasses.asdict(kept)
    del values["updated_at"]
    cursor.run("add_initiative_state", **key, **values, now=now)
    if _decided(before) != _decided(kept):
        cursor.run("raise_revisions_of", organisation_id=assessment.organisation.id)
    if before is None:
        _seed(cursor, key, initiative, kept, now=now)


def _decided(state: State | None) -> Decision | None:
    """What a plan follows of a state; None where it follows nothing."""
    decision = None if state is None else Decision(state.status, state.start_date, state.finish_date)
    return decision if decision is not None and decision.matters else None


def _seed(cursor: Cursor, key: dict[str, object], initiative: Initiative, state: State, *, now: datetime) -> None:
    """The assumptions that the framework knows of an initiative, each with the day by which it is tested."""
    for assumption in initiative.assumptions:
        cursor.run(
            "add_initiative_assumption",
            **key,
            id=new_id(cursor),
            statement=assumption.text,
            test=assumption.test,
            test_on=checkpoint_day(state.start_date, assumption.checkpoint_week),
            result=OPEN,
            note=None,
            replaces=None,
            now=now,
        )
