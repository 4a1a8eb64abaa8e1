"""What every document of one assessment is made from: its report, its agreement and its roadmap, read at one moment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from opposite.domain.access.rules import Verb
from opposite.domain.agreement.agenda import Agenda, agenda
from opposite.domain.agreement.rows import Agreement
from opposite.domain.collecting.answers import Answer, Respondent
from opposite.domain.collecting.assessment import Assessment
from opposite.domain.roadmap.rows import Roadmap
from opposite.domain.scoring.report import Report
from opposite.engine.access.guard import verb
from opposite.engine.agreement.agreement import read_agreement
from opposite.engine.agreement.consensus import Consensus, read_consensus
from opposite.engine.collecting.assessments import assessment as read_assessment
from opposite.engine.progress.statuses import read_said
from opposite.engine.report import build_report
from opposite.engine.roadmap.known_roadmaps import Progress, build_roadmap
from opposite.engine.roadmap.odds import DRAWS, SEED, with_odds
from opposite.engine.workspace import Workspace
from opposite.errors import PlanError


@dataclass(frozen=True)
class Briefing:
    """Everything that is said of one assessment on a day."""

    report: Report
    agreement: Agreement
    agenda: Agenda
    """The questions worth an hour, the worthiest first."""
    consensus: Mapping[str, Consensus]
    """By question, what a workshop agreed on."""
    roadmap: Roadmap | None
    """With its odds, the owners and how far initiatives have got; None where no plan can be made."""
    unplanned: PlanError | None
    """Why there is no roadmap."""
    made_on: date
    document: Mapping[str, Any]
    """The framework as its authors wrote it."""
    said: Mapping[Respondent, Mapping[str, Answer]]
    """By person who counts, in the order they came, what they said by question; of nobody unless answers are attributed."""


@verb(Verb.SEE_FIGURES, of="assessment")
def brief(workspace: Workspace, assessment: Assessment, *, today: date, progress: Progress | None = None) -> Briefing:
    """The briefing of one assessment, with the best plan under the framework's own limits.

    `progress` is told how far the search for the plan is. Raises NotFoundError when the assessment does not exist.
    """
    report, said = _report_and_said(workspace, assessment.id, today)
    agreement = read_agreement(workspace, assessment)
    roadmap, unplanned = None, None
    try:
        planned = build_roadmap(report, progress=progress).with_said(*read_said(workspace, assessment))
        roadmap = with_odds(report, planned, draws=DRAWS, seed=SEED)
    except PlanError as error:
        unplanned = error
    return Briefing(
        report=report,
        agreement=agreement,
        agenda=agenda(report, agreement),
        consensus=read_consensus(workspace, assessment.id),
        roadmap=roadmap,
        unplanned=unplanned,
        made_on=today,
        document=workspace.loaded(assessment.framework_hash).document,
        said=said,
    )


def _report_and_said(
    workspace: Workspace, assessment_id: int, today: date
) -> tuple[Report, Mapping[Respondent, Mapping[str, Answer]]]:
    """The report, and of attributed answers what it rests on: read again where somebody wrote between the two."""
    while True:
        report = build_report(workspace, assessment_id, today=today)
        if not report.assessment.attributed:
            return report, {}
        said = _said(workspace, report.assessment)
        if read_assessment(workspace, assessment_id).revision == report.assessment.revision:
            return report, said


def _said(workspace: Workspace, assessment: Assessment) -> dict[Respondent, dict[str, Answer]]:
    """What everybody said who counts; whoever may see the figures of an attributed wave may see this."""
    with workspace.store.snapshot() as cursor:
        counting = {row[0] for row in cursor.run("people", assessment_id=assessment.id)}
        answers = cursor.run("said", assessment_id=assessment.id)
        people = cursor.run("respondents", assessment_id=assessment.id)
    by_person: dict[int, dict[str, Answer]] = {}
    for person, question, *rest in answers:
        by_person.setdefault(person, {})[question] = Answer(question, *rest)
    return {
        Respondent(id_, assessment.id, group, label, done, taken): by_person.get(id_, {})
        for id_, group, label, _, done, taken in people
        if id_ in counting
    }
