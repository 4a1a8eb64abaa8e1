"""Adds, corrects and removes readings, assumptions and reviews of initiatives; what is replaced stays in the history."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Literal

from opposite.domain.access.rules import Verb
from opposite.domain.collecting.answers import NOTE_LIMIT
from opposite.domain.progress.states import DECISIONS, RESULTS, refuse_unusable
from opposite.engine.access.guard import verb
from opposite.engine.collecting.assessments import read_assessment
from opposite.engine.collecting.commands import new_id
from opposite.engine.progress.states import known_initiative
from opposite.engine.progress.statuses import read_states
from opposite.engine.workspace import Workspace
from opposite.errors import NOTHING_STORED, OppositeError
from opposite.store.database import Cursor

Kind = Literal["reading", "assumption", "review"]

ADD: Mapping[Kind, str] = {
    "reading": "add_initiative_reading",
    "assumption": "add_initiative_assumption",
    "review": "add_initiative_review",
}
END: Mapping[Kind, str] = {
    "reading": "end_initiative_reading",
    "assumption": "end_initiative_assumption",
    "review": "end_initiative_review",
}
"""Statements that add an entry, and that let one count no longer."""


@verb(Verb.STEER, of="assessment_id")
def keep_reading(
    workspace: Workspace,
    assessment_id: int,
    initiative: str,
    *,
    read_on: date,
    value: float,
    now: datetime,
    note: str | None = None,
    replaces: int | None = None,
) -> None:
    """Keep a value of the KPI, in place of an earlier reading where `replaces` names one.

    Raises OppositeError for a day to come, a value that cannot be used, or a note that is too long.
    """
    refuse_unusable(value, "value")
    if read_on > now.date():
        raise OppositeError("A reading cannot be of a day to come.", NOTHING_STORED, "Choose today or earlier.")
    entry = {"read_on": read_on, "value": value, "note": _words(note, "note")}
    _keep(workspace, assessment_id, initiative, kind="reading", entry=entry, replaces=replaces, now=now)


@verb(Verb.STEER, of="assessment_id")
def keep_assumption(
    workspace: Workspace,
    assessment_id: int,
    initiative: str,
    *,
    statement: str,
    test: str | None,
    test_on: date | None,
    result: str,
    now: datetime,
    note: str | None = None,
    replaces: int | None = None,
) -> None:
    """Keep an assumption, in place of an earlier one where `replaces` names one.

    Raises OppositeError without a statement, for a result that does not exist, or for words that are too long.
    """
    assumed = _words(statement, "assumption")
    if assumed is None:
        raise OppositeError("The assumption says nothing yet.", NOTHING_STORED, "Say what must be true.")
    _refuse_unknown(result, RESULTS, "result")
    entry = {"statement": assumed, "test": _words(test, "test"), "test_on": test_on, "result": result}
    entry["note"] = _words(note, "note")
    _keep(workspace, assessment_id, initiative, kind="assumption", entry=entry, replaces=replaces, now=now)


@verb(Verb.STEER, of="assessment_id")
def keep_review(
    workspace: Workspace,
    assessment_id: int,
    initiative: str,
    *,
    held_on: date,
    decision: str,
    now: datetime,
    note: str | None = None,
    replaces: int | None = None,
) -> None:
    """Keep a review, in place of an earlier one where `replaces` names one; open ones lie ahead or are not decided.

    Raises OppositeError for a decision that does not exist, one made on a day to come, or a note that is too long.
    """
    _refuse_unknown(decision, DECISIONS, "decision")
    if decision != DECISIONS[0] and held_on > now.date():
        raise OppositeError(
            "A review of a day to come has not decided yet.", NOTHING_STORED, "Leave it open until then."
        )
    entry = {"held_on": held_on, "decision": decision, "note": _words(note, "note")}
    _keep(workspace, assessment_id, initiative, kind="review", entry=entry, replaces=replaces, now=now)


@verb(Verb.STEER, of="assessment_id")
def remove_entry(
    workspace: Workspace, assessment_id: int, initiative: str, entry: int, *, kind: Kind, now: datetime
) -> None:
    """Let a reading, an assumption or a review count no longer; it stays in the history."""
    with workspace.store.writing() as cursor:
        key = _key(workspace, cursor, assessment_id, initiative)
        cursor.run(END[kind], **key, id=entry, now=now)


def _keep(
    workspace: Workspace,
    assessment_id: int,
    initiative: str,
    *,
    kind: Kind,
    entry: Mapping[str, Any],
    replaces: int | None,
    now: datetime,
) -> None:
    """Store an entry; where two people correct the same one, both corrections are kept and seen."""
    with workspace.store.writing() as cursor:
        key = _key(workspace, cursor, assessment_id, initiative)
        if replaces is not None:
            cursor.run(END[kind], **key, id=replaces, now=now)
        cursor.run(ADD[kind], **key, **entry, id=new_id(cursor), replaces=replaces, now=now)


def _key(workspace: Workspace, cursor: Cursor, assessment_id: int, initiative: str) -> dict[str, object]:
    """What an entry belongs to; raises NotFoundError for an unknown initiative, OppositeError for one not decided on."""
    assessment = read_assessment(cursor, assessment_id)
    known_initiative(workspace, assessment, initiative)
    if initiative not in read_states(cursor, assessment):
        raise OppositeError(
            f"Nobody has decided on {initiative} yet.", NOTHING_STORED, "Save its status, owner and dates first."
        )
    return {**assessment.across_waves, "initiative_id": initiative}


def _words(typed: str | None, what: str) -> str | None:
    """What somebody typed without surrounding space; None where nothing is left. Raises OppositeError beyond the limit."""
    text = (typed or "").strip()
    if len(text) > NOTE_LIMIT:
        raise OppositeError(f"The {what} has {len(text)} characters.", NOTHING_STORED, f"Use at most {NOTE_LIMIT}.")
    return text or None


def _refuse_unknown(word: str, allowed: tuple[str, ...], what: str) -> None:
    if word not in allowed:
        raise OppositeError(f"There is no {what} {word!r}.", NOTHING_STORED, f"Use one of {', '.join(allowed)}.")
