"""What every document of one assessment is made from: its report, its agreement and its roadmap, read at one moment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from opposite.domain.access.rules import Verb
from opposite.domain.agreement.agenda import Agenda, agenda
from opposite.domain.agreement.rows import Agreement
from opposite.domain.collecting.answers import Answer, Respondent
from opposite.domain.collecting.assessment import Assessment
from opposite.domain.roadmap.robustness import PlanStability
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
from opposite.engine.roadmap.request import RoadmapOptions
from opposite.engine.roadmap.robustness import read_plan_stability
from opposite.engine.roadmap.scenarios import other_than_base, scenario_named
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
    scenario: str | None
    """The scenario that the roadmap was made under; None where it is the framework's own."""
    stability: PlanStability | None
    """How stable the roadmap is; None where nobody asked, since that takes hundreds of plans."""
    made_on: date
    document: Mapping[str, Any]
    """The framework as its authors wrote it."""
    said: Mapping[Respondent, Mapping[str, Answer]]
    """By person who counts, in the order they came, what they said by question; of nobody unless answers are attributed."""


@verb(Verb.SEE_FIGURES, of="assessment")
def brief(
    workspace: Workspace,
    assessment: Assessment,
    *,
    today: date,
    scenario: str | None = None,
    stability: bool = False,
    progress: Progress | None = None,
) -> Briefing:
    """The briefing of one assessment, with the best plan under a scenario, or under the framework's own limits.

    With its `stability` where that is wanted, which may take half a minute. `progress` is told how far the search for the
    plan is. Raises NotFoundError when the assessment or the scenario does
    not exist.
    """
    while True:
        report = build_report(workspace, assessment.id, today=today)
        options = RoadmapOptions() if scenario is None else scenario_named(workspace, report, scenario)
        roadmap, unplanned = None, None
        try:
            roadmap = with_odds(report, build_roadmap(report, options, progress=progress), draws=DRAWS, seed=SEED)
        except PlanError as error:
            unplanned = error
        named = None if scenario is None else other_than_base(scenario, options)
        made = brief_of(workspace, report, roadmap, unplanned=unplanned, scenario=named, today=today)
        if made is None:
            continue
        if stability and roadmap is not None and roadmap.rows:
            return replace(made, stability=read_plan_stability(workspace, report.assessment, roadmap))
        return made


@verb(Verb.SEE_FIGURES, of="report")
def brief_of(
    workspace: Workspace,
    report: Report,
    roadmap: Roadmap | None = None,
    *,
    unplanned: PlanError | None = None,
    scenario: str | None = None,
    today: date,
) -> Briefing | None:
    """The briefing of a report and the roadmap that was made of it under a scenario, or of why there is none.

    None where somebody answered since the report was made: it would hold other answers than the report rests on.
    """
    assessment, agreement = report.assessment, read_agreement(workspace, report.assessment)
    said = _said(workspace, assessment) if assessment.attributed else {}
    if read_assessment(workspace, assessment.id).revision != assessment.revision:
        return None
    return Briefing(
        report=report,
        agreement=agreement,
        agenda=agenda(report, agreement),
        consensus=read_consensus(workspace, assessment.id),
        roadmap=None if roadmap is None else roadmap.with_said(*read_said(workspace, assessment)),
        unplanned=unplanned,
        scenario=scenario,
        stability=None,
        made_on=today,
        document=workspace.loaded(assessment.framework_hash).document,
        said=said,
    )


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
