"""The report of one assessment: read from the store as it is at one moment, scored in plain Python."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import NamedTuple

from opposite.domain.access.rules import Verb
from opposite.domain.collecting.answers import AnswerRow, CountedRespondent
from opposite.domain.collecting.assessment import Assessment, wave_key
from opposite.domain.framework.decisions import AgreedPlan, Decision
from opposite.domain.framework.estimates import Estimate
from opposite.domain.framework.money import DayRates
from opposite.domain.scoring.report import Earlier, Note, Report, Scored
from opposite.domain.scoring.tabulation import tabulate
from opposite.engine.access.guard import each, verb
from opposite.engine.collecting.assessments import among, read_siblings, waves
from opposite.engine.comparison.peers import read_closed_stamp, scores_of_others
from opposite.engine.roadmap.decided import read_agreed_plan, read_decisions
from opposite.engine.roadmap.estimates import read_day_rates, read_estimates
from opposite.engine.scoring.score_many import score_many
from opposite.engine.scoring.score_one import make_report, read_answers, read_people, read_report, read_tabulation
from opposite.engine.scoring.stored_scores import Stamp, stamp
from opposite.engine.workspace import Workspace
from opposite.store.cursor import Cursor

ONE_BY_ONE = 50
"""Up to this many assessments are scored one by one rather than in one SQL pass."""


class _Beside(NamedTuple):
    """What a report is made from beside the answers of its assessment."""

    assessment: Assessment
    siblings: Sequence[Assessment]
    closed: Stamp
    """Of the closed assessments, which are those that it can be compared with."""
    people: Sequence[CountedRespondent]
    estimates: Mapping[str, Estimate]
    rates: DayRates | None
    decided: Mapping[str, Decision]
    agreed_plan: AgreedPlan | None


@verb(Verb.SEE_FIGURES, of="assessment_id")
def build_report(workspace: Workspace, assessment_id: int, *, today: date | None = None) -> Report:
    """Everything computed for one assessment, as it stands in the store at this moment.

    Only plans of the latest wave follow what was decided since. Plans made of it start after `today`, if that is given and no later wave is there (rule 15a of scoring.md).

    Raises NotFoundError when the assessment does not exist.
    """
    beside, (answers, notes) = workspace.at_one_moment(
        ("beside answers", assessment_id), partial(_read_beside, workspace, assessment_id), _read_said
    )
    assessment, siblings = beside.assessment, beside.siblings
    framework, latest = workspace.framework(assessment.framework_hash), _is_latest(assessment, siblings)
    return make_report(
        tabulate(framework, assessment, beside.people, answers),
        others=scores_of_others(workspace, framework, assessment, beside.closed),
        notes=notes,
        earlier=_earlier(workspace, assessment, siblings),
        estimates=beside.estimates,
        rates=beside.rates,
        decided=beside.decided if latest else {},
        agreed_plan=beside.agreed_plan if latest else None,
        made_on=today if latest else None,
    )


def _read_beside(workspace: Workspace, assessment_id: int, cursor: Cursor) -> _Beside:
    people = read_people(cursor, assessment_id)
    siblings = workspace.as_it_stands(
        ("siblings", assessment_id), lambda: read_siblings(cursor, assessment_id), seen=cursor
    )
    assessment = among(siblings, assessment_id)
    return _Beside(
        assessment=assessment,
        siblings=siblings,
        closed=workspace.as_it_stands("closed", lambda: read_closed_stamp(cursor), seen=cursor),
        people=people,
        estimates=read_estimates(cursor, assessment),
        rates=read_day_rates(cursor, assessment),
        decided=read_decisions(cursor, assessment),
        agreed_plan=read_agreed_plan(cursor, assessment),
    )


def _read_said(cursor: Cursor, beside: _Beside) -> tuple[list[AnswerRow], list[Note]]:
    """The answers, and the notes of people who said them by name: what people write is not kept in memory."""
    id_ = beside.assessment.id
    notes = cursor.run("notes", assessment_id=id_) if beside.assessment.attributed else []
    return read_answers(cursor, id_), [Note(*row) for row in notes]


def _is_latest(assessment: Assessment, siblings: Sequence[Assessment]) -> bool:
    """Whether an organisation has no later wave with the same framework."""
    return not any(
        other.framework_id == assessment.framework_id and wave_key(other) > wave_key(assessment) for other in siblings
    )


@verb(Verb.SEE_FIGURES, of="chosen", find=each)
def scored(workspace: Workspace, chosen: Sequence[Assessment]) -> Sequence[Scored]:
    """Scores with percentiles of these assessments, in their order.

    A few are scored one by one, digit for digit as their reports; more than `ONE_BY_ONE` in SQL, equal to 1e-9.
    """
    at = stamp(workspace)

    def others(assessment: Assessment) -> dict[str, Sequence[float]]:
        return scores_of_others(workspace, workspace.framework(assessment.framework_hash), assessment, at)

    if len(chosen) > ONE_BY_ONE:
        return score_many(workspace, chosen, others=others)
    return [make_report(read_tabulation(workspace, assessment), others=others(assessment)) for assessment in chosen]


@verb(Verb.SEE_FIGURES, of="assessment")
def report_before(workspace: Workspace, assessment: Assessment, siblings: Sequence[Assessment]) -> Report | None:
    """The report of the wave before one, with the same framework and major version; None for the first.

    Also None where the framework of the wave before cannot be read. `siblings` are the assessments of the organisation, oldest wave first.
    """
    before = _wave_before(workspace, assessment, siblings)
    return None if before is None else read_report(workspace, before)


def _wave_before(workspace: Workspace, assessment: Assessment, siblings: Sequence[Assessment]) -> Assessment | None:
    mine, major = wave_key(assessment), workspace.framework(assessment.framework_hash).major
    before = [other for other in siblings if other.framework_id == assessment.framework_id and wave_key(other) < mine]
    unreadable = workspace.unreadable(other.framework_hash for other in before)
    while before and before[-1].framework_hash not in unreadable:
        latest = before.pop()
        if workspace.framework(latest.framework_hash).major == major:
            return latest
    return None


def _earlier(workspace: Workspace, assessment: Assessment, siblings: Sequence[Assessment]) -> Earlier | None:
    before = _wave_before(workspace, assessment, siblings)
    if before is None:
        return None
    return workspace.remember(
        ("earlier", before.id), before.revision, lambda: _as_earlier(read_report(workspace, before))
    )


def _as_earlier(before: Report) -> Earlier:
    scores = {row.node: row.score for row in before.nodes.values() if row.score is not None}
    scores |= {row.question: row.score for row in before.questions.values() if row.score is not None}
    return Earlier(before.assessment.wave, scores)


@verb(Verb.ANSWER_HERE, of="assessment")
def earlier_answers(workspace: Workspace, assessment: Assessment, group: str) -> dict[str, float]:
    """Mean keyed level of a group in the wave before, by question; without those of too few people to show."""
    before = report_before(workspace, assessment, waves(workspace, assessment.organisation.name))
    if before is None:
        return {}
    own_responses = {q: responses[group] for q, responses in before.group_responses.items() if group in responses}
    return {q: response.mean for q, response in own_responses.items() if response.mean is not None}
