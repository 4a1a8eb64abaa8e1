"""What a workshop agreed on for a question: recorded beside the computed score, never in its place."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from opposite.domain.access.rules import Verb
from opposite.domain.collecting.answers import NOTE_LIMIT
from opposite.engine.access.guard import verb
from opposite.engine.collecting.assessments import read_assessment
from opposite.engine.collecting.commands import clean_name, new_id
from opposite.engine.workspace import Workspace
from opposite.errors import NOTHING_STORED, AnswerRefusedError


class Consensus(NamedTuple):
    """The level a workshop agreed on, when, who decided, and why; the keyed score's scale."""

    question: str
    level: float
    decided_on: date
    decided_by: str
    note: str | None
    recorded_at: datetime


@verb(Verb.STEER, of="assessment_id")
def record_consensus(
    workspace: Workspace,
    assessment_id: int,
    question: str,
    level: float | None,
    *,
    decided_on: date,
    decided_by: str,
    now: datetime,
    note: str | None = None,
) -> None:
    """Keep a workshop's decision; an earlier one stays in the history. `level` None withdraws it.

    The level speaks of the keyed score and may lie between two points. Raises AnswerRefusedError for an unknown
    question or a level off its scale, OppositeError without a name of who decided; nothing is stored then.
    """
    who = clean_name(decided_by, "person or body who decided")
    with workspace.store.writing() as cursor:
        assessment = read_assessment(cursor, assessment_id)
        definition = workspace.framework(assessment.framework_hash).questions.get(question)
        if definition is None:
            raise AnswerRefusedError(f"The framework has no question {question!r}.")
        if level is not None and not definition.scale.lowest <= level <= definition.scale.highest:
            raise AnswerRefusedError(
                f"{question} cannot be agreed on at {level:g}.",
                NOTHING_STORED,
                f"Choose a level from {definition.scale.lowest:g} to {definition.scale.highest:g}.",
            )
        if note is not None and len(note) > NOTE_LIMIT:
            raise AnswerRefusedError(f"The note has {len(note)} characters.", hint=f"Use at most {NOTE_LIMIT}.")
        cursor.run(
            "add_consensus",
            id=new_id(cursor),
            assessment_id=assessment_id,
            question_id=question,
            level=level,
            decided_on=decided_on,
            decided_by=who,
            note=note,
            now=now,
        )
        cursor.run("raise_revision", assessment_id=assessment_id, now=now)


@verb(Verb.SEE_FIGURES, of="assessment_id")
def read_consensus(workspace: Workspace, assessment_id: int) -> dict[str, Consensus]:
    """The latest decision for each question that has one, by question."""
    rows = workspace.store.rows("consensus", assessment_id=assessment_id)
    return {row[0]: Consensus(*row) for row in rows if row[1] is not None}
