"""What every document of one assessment is made from: its report, its agreement and its roadmap, read at one moment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from opposite.domain.access.rules import Verb
from opposite.domain.agreement.agenda import Agenda, agenda
from opposite.domain.agreement.rows import Agreement
from opposite.domain.collecting.assessment import Assessment
from opposite.domain.roadmap.rows import Roadmap
from opposite.domain.scoring.report import Report
from opposite.engine.access.guard import verb
from opposite.engine.agreement.agreement import read_agreement
from opposite.engine.agreement.consensus import Consensus, read_consensus
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


@verb(Verb.SEE_FIGURES, of="assessment")
def brief(workspace: Workspace, assessment: Assessment, *, today: date, progress: Progress | None = None) -> Briefing:
    """The briefing of one assessment, with the best plan under the framework's own limits.

    `progress` is told how far the search for the plan is. Raises NotFoundError when the assessment does not exist.
    """
    report = build_report(workspace, assessment.id, today=today)
    try:
        planned = build_roadmap(report, progress=progress)
    except PlanError as error:
        return brief_of(workspace, report, unplanned=error, today=today)
    return brief_of(workspace, report, with_odds(report, planned, draws=DRAWS, seed=SEED), today=today)


@verb(Verb.SEE_FIGURES, of="report")
def brief_of(
    workspace: Workspace,
    report: Report,
    roadmap: Roadmap | None = None,
    *,
    unplanned: PlanError | None = None,
    today: date,
) -> Briefing:
    """The briefing of a report and the roadmap that was made of it, or of why there is none."""
    assessment, agreement = report.assessment, read_agreement(workspace, report.assessment)
    return Briefing(
        report=report,
        agreement=agreement,
        agenda=agenda(report, agreement),
        consensus=read_consensus(workspace, assessment.id),
        roadmap=None if roadmap is None else roadmap.with_said(*read_said(workspace, assessment)),
        unplanned=unplanned,
        made_on=today,
    )
