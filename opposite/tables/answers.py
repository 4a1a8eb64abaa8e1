"""The answers of people as a table in the long form, which can be imported again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from opposite.domain.collecting.answers import DONT_KNOW, NOT_APPLICABLE, Answer, Respondent
from opposite.domain.collecting.assessment import Assessment
from opposite.tables.table import Table

ANSWER_COLUMNS = (
    "organisation", "wave", "respondent", "group", "question", "level", "importance", "evidence", "note",
)  # fmt: skip

_STATES = {DONT_KNOW: "DK", NOT_APPLICABLE: "NA"}


class Said(NamedTuple):
    """What one person of a wave said, by question."""

    assessment: Assessment
    respondent: Respondent
    answers: Mapping[str, Answer]


def answers_table(several: Iterable[Said]) -> Table:
    """One row an answer, in the order given; people without a name are numbered by their id."""
    rows = [
        (
            said.assessment.organisation.name,
            said.assessment.wave,
            said.respondent.label or f"person {said.respondent.id}",
            said.respondent.group,
            question,
            _STATES.get(answer.state or "", answer.level),
            answer.importance,
            answer.evidence,
            answer.note,
        )
        for said in several
        for question, answer in said.answers.items()
    ]
    return Table("answers", ANSWER_COLUMNS, tuple(rows))
