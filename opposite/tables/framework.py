"""Frameworks, and the questionnaire of one, as tables."""

from __future__ import annotations

from collections.abc import Sequence

from opposite import wording
from opposite.domain.framework import Framework
from opposite.engine.workspace import KnownFramework
from opposite.tables.table import Table


def frameworks_table(frameworks: Sequence[KnownFramework]) -> Table:
    """One row a framework version, bundled ones first."""
    rows = tuple((item.id, item.version, item.title, "yes" if item.bundled else "no", item.hash) for item in frameworks)
    return Table("frameworks", ("framework", "version", "title", "bundled", "hash"), rows)


def questionnaire_table(framework: Framework) -> Table:
    """One row a question with its levels, then one an initiative, in the framework's order."""
    questions = [
        (
            "question",
            question.id,
            framework.factor_of(question.id).id,
            question.title,
            question.text,
            "yes" if question.core else "no",
            "; ".join(question.groups),
            " | ".join(
                f"{wording.plain(point.value)} {question.description(point.value)}" for point in question.scale.points
            ),
        )
        for question in framework.questions.values()
    ]
    initiatives = [
        (
            "initiative",
            initiative.id,
            initiative.factor,
            initiative.title,
            initiative.description,
            None,
            None,
            "; ".join(
                f"{lift.question} {wording.plain(lift.start)} to {wording.plain(lift.to)}" for lift in initiative.lifts
            ),
        )
        for initiative in framework.initiatives
    ]
    columns = ("kind", "id", "factor", "title", "text", "core", "groups", "levels_or_lifts")
    return Table("questionnaire", columns, (*questions, *initiatives))
