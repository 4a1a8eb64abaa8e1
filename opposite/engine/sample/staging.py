"""Respondents and answers of the sample gathered as Arrow tables, each stored by one statement."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pyarrow.lib as pa  # the package itself re-exports these without declaring it

from opposite.engine.sample.responses import Response
from opposite.store.database import Cursor

RESPONDENTS = pa.schema(
    {
        "id": pa.int64(),
        "assessment_id": pa.int64(),
        "group_id": pa.string(),
        "label": pa.string(),
        "created_at": pa.timestamp("us"),
        "finished_at": pa.timestamp("us"),
    },
)
ANSWERS = pa.schema(
    {
        "assessment_id": pa.int64(),
        "group_id": pa.string(),
        "respondent_id": pa.int64(),
        "question_id": pa.string(),
        "state": pa.string(),
        "level": pa.float64(),
        "importance": pa.float64(),
        "evidence": pa.string(),
        "note": pa.string(),
        "reason": pa.string(),
        "answered_at": pa.timestamp("us"),
    },
)


def store_responses(cursor: Cursor, by_assessment: Sequence[tuple[int, Sequence[Response]]]) -> None:
    """Store everybody's responses in the caller's transaction; ids are dealt in the order of assessments and people."""
    owned = [(assessment, response) for assessment, given in by_assessment for response in given]
    ids = [id_ for (id_,) in cursor.run("next_ids", count=len(owned))]
    people = [
        (id_, assessment, response.group, response.label, response.started_at, response.finished_at)
        for id_, (assessment, response) in zip(ids, owned, strict=True)
    ]
    answers = [
        (
            assessment, response.group, id_, answer.question, answer.state, answer.level, answer.importance, answer.evidence, answer.note,
            answer.reason, at,
        )
        for id_, (assessment, response) in zip(ids, owned, strict=True)
        for answer, at in response.answers
    ]  # fmt: skip
    cursor.register("sample_respondents", _table(people, RESPONDENTS))
    cursor.run("add_sample_respondents")
    cursor.register("sample_answers", _table(answers, ANSWERS))
    cursor.run("add_sample_answers")


def _table(rows: Sequence[tuple[Any, ...]], schema: pa.Schema) -> pa.Table:
    return pa.table([list(column) for column in zip(*rows, strict=True)], schema=schema)
