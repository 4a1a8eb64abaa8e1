"""The names in a document that no typeface here can draw whole, so that it can be said before the document is made."""

from __future__ import annotations

from opposite.engine.briefing import Briefing
from opposite.engine.portfolio_at_large import AtLarge
from opposite.exports.undrawn import Undrawn, undrawn_of
from opposite.wording.roadmap.timeline import owner
from opposite.wording.scoring.factors import group_title


def undrawn_in(briefing: Briefing) -> tuple[Undrawn, ...]:
    """Of the names in the documents of a briefing, and of what people wrote beside answers, those that are not drawn whole."""
    report, roadmap = briefing.report, briefing.roadmap
    rows = () if roadmap is None else roadmap.rows
    names = [
        report.assessment.organisation.name,
        report.assessment.wave,
        report.framework.title,
        *(row.title for row in report.factors),
        *(row.title for row in report.questions.values()),
        *(group_title(report.framework, group) for group in report.people),
        *(row.initiative.title for row in rows),
        *(owner(row) for row in rows),
        *(words for note in report.notes for words in (note.note, note.reason) if words),
    ]
    return undrawn_of(names)


def undrawn_at_large(at_large: AtLarge) -> tuple[Undrawn, ...]:
    """Of the organisations that a report of a portfolio lists, those whose names are not drawn whole."""
    return undrawn_of(row.overview.assessment.organisation.name for row in at_large.rows)
