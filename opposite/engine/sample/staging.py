"""Respondents and answers of the sample gathered as Arrow tables, each stored by one statement."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pyarrow.lib as pa  # the package itself re-exports these without declaring it

from opposite.engine.sample.responses import Sheet
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


def store_sheets(cursor: Cursor, by_assessment: Sequence[tuple[int, Sequence[Sheet]]]) -> None:
    """Store everybody's sheets in the caller's transaction; ids are dealt in the order of assessments and people."""
    owned = [(assessment, sheet) for assessment, came in by_assessment for sheet in came]
    ids = [id_ for (id_,) in cursor.run("next_ids", count=len(owned))]
    people = [
        (id_, assessment, sheet.group, sheet.label, sheet.started_at, sheet.finished_at)
        for id_, (assessment, sheet) in zip(ids, owned, strict=True)
    ]
    answers = [
        (
            assessment, sheet.group, id_, said.question, said.state, said.level, said.importance, said.evidence, said.note,
            said.reason, at,
        )
        for id_, (assessment, sheet) in zip(ids, owned, strict=True)
        for said, at in sheet.answers
    ]  # fmt: skip
    cursor.register("sample_respondents", _table(people, RESPONDENTS))
    cursor.run("add_sample_respondents")
    cursor.register("sample_answers", _table(answers, ANSWERS))
    cursor.run("add_sample_answers")


def _table(rows: Sequence[tuple[Any, ...]], schema: pa.Schema) -> pa.Table:
    return pa.table([list(column) for column in zip(*rows, strict=True)], schema=schema)
