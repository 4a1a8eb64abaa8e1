"""What the answers beneath a roadmap lack: of one person alone, or of too few questions."""

from __future__ import annotations

from dataclasses import dataclass

from opposite.domain.scoring.report import Report


@dataclass(frozen=True, slots=True)
class Basis:
    """What a reader has to know of the answers that a plan rests on."""

    one_person: bool = False
    """Whether a single person's answers count; False too where it is hidden how many do."""
    hidden: bool = False
    """Whether the overall score may not be shown, so that it is not told how much was answered."""
    nothing_shown: bool = False
    """Whether no score and no rating of importance may be shown either: the plan, which takes shown ones alone, then rests on none."""
    coverage: float | None = None
    """Share of the questions that are scored where that is too little for an overall score; None where it is enough or hidden."""

    @property
    def enough(self) -> bool:
        """Whether nothing is lacking."""
        return not self.one_person and not self.hidden and self.coverage is None


NOTHING_LACKING = Basis()


def basis_of(report: Report) -> Basis:
    """What the answers of an assessment lack for a plan."""
    overall = report.overall
    lacking = overall.score is None and not overall.hidden
    return Basis(
        one_person=overall.respondents == 1,
        hidden=overall.hidden,
        nothing_shown=overall.hidden and not _is_any_shown(report),
        coverage=overall.coverage if lacking else None,
    )


def _is_any_shown(report: Report) -> bool:
    """Whether a report shows a figure that a plan may take up (scoring.md, rule 27)."""
    scores = (row.score for rows in (report.questions, report.nodes) for row in rows.values())
    ratings = (row.importance for row in report.questions.values())
    return any(one is not None for one in (*scores, *ratings))
