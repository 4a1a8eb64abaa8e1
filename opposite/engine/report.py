"""The report of one assessment: read from the store as one snapshot, scored in plain Python."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Sequence

from opposite.domain.answers import Answer, Person
from opposite.domain.assessment import Assessment, wave_key
from opposite.domain.counted import Counted, counted
from opposite.domain.framework import Framework
from opposite.domain.group_scores import group_scores
from opposite.domain.node_scores import person_scores
from opposite.domain.report import Earlier, Note, Report, Scored
from opposite.domain.scores import NodeScore, QuestionScore
from opposite.engine.assessments import read_siblings, waves
from opposite.engine.peers import among_others, with_standings
from opposite.engine.portfolio import score_many
from opposite.engine.stored_scores import read_stamp
from opposite.engine.workspace import Workspace
from opposite.statistics.intervals import Stratum, stratified_t_interval
from opposite.store.database import Cursor

ONE_BY_ONE = 50
"""Up to this many assessments are scored one by one rather than in one SQL pass."""


def build_report(workspace: Workspace, assessment_id: int) -> Report:
    """Everything computed for one assessment, as it stands in the store at this moment.

    Raises NotFoundError when the assessment does not exist.
    """
    with workspace.store.snapshot() as cursor:
        at = read_stamp(cursor)
        assessment, siblings = workspace.remember(
            ("siblings", assessment_id), at, lambda: read_siblings(cursor, assessment_id)
        )
        people, answers = read_answers(cursor, assessment)
        notes = cursor.run("notes", assessment_id=assessment_id) if assessment.attributed else []
    report = score(workspace.framework(assessment.framework_hash), assessment, people, answers)
    return dataclasses.replace(
        among_others(workspace, report, at),
        notes=tuple(Note(*row) for row in notes),
        earlier=_earlier(workspace, assessment, siblings),
    )


def read_answers(cursor: Cursor, assessment: Assessment) -> tuple[list[Person], list[Answer]]:
    """The respondents of an assessment who count, and their current answers, as the cursor sees them."""
    people = list(map(Person._make, cursor.run("people", assessment_id=assessment.id)))
    return people, list(map(Answer._make, cursor.run("answers", assessment_id=assessment.id)))


def score(framework: Framework, assessment: Assessment, people: list[Person], answers: list[Answer]) -> Report:
    """The report of these people's answers alone, without peers, notes and earlier waves."""
    return _report(counted(framework, assessment, people, answers))


def _report(base: Counted) -> Report:
    return Report(
        assessment=base.assessment,
        framework=base.framework,
        nodes=_with_intervals(base),
        questions={question: _only_shown(base, row) for question, row in base.questions.items()},
        groups=group_scores(base),
        people=base.people,
        distribution=_distribution(base),
        not_asked=base.count.not_asked,
    )


def _only_shown(base: Counted, row: QuestionScore) -> QuestionScore:
    """The row without the figures of single groups that are hidden."""
    factor = base.disclosed.get(row.factor)
    shown = {
        group: voice
        for group, voice in row.voices.items()
        if factor is not None and (row.question, group) in factor.means
    }
    return row if len(shown) == len(row.voices) else dataclasses.replace(row, voices=shown)


def _with_intervals(base: Counted) -> dict[str, NodeScore]:
    """The rows with their intervals (scoring.md, rule 12): only where every aggregation beneath is a mean."""
    rule, weights = base.framework.scoring.interval, base.framework.group_weights
    by_group = person_scores(base.framework, base.part, base.questions, base.count)
    rows = dict(base.nodes)
    for node in base.part.only_means:
        row = rows[node]
        if row.score is None or row.minimum is None or row.maximum is None:
            continue
        strata = [
            Stratum(weights[group], [own[node] for own in people.values() if node in own])
            for group, people in by_group.items()
        ]
        interval = stratified_t_interval(
            row.score, strata, level=rule.level, limits=(row.minimum, row.maximum), min_people=rule.min_raters
        )
        rows[node] = dataclasses.replace(row, interval=interval)
    return rows


def _distribution(base: Counted) -> dict[str, dict[float, int]]:
    """How many people of counted groups chose each level, for questions with enough of them to show it."""
    shown: dict[str, dict[float, int]] = {}
    for question, groups in base.count.by_question.items():
        levels = Counter(
            level
            for group, cell in groups.items()
            if base.framework.group_weights.get(group, 0) > 0
            for level in cell.levels.values()
        )
        if levels and not base.is_pooled_shown(question):
            continue
        points = base.framework.questions[question].scale.points
        shown[question] = {point.value: levels[point.value] for point in points}
    return shown


def read_counted(workspace: Workspace, assessment: Assessment) -> Counted:
    """The stored answers of an assessment, counted and scored: nothing of it is shown as it is."""
    with workspace.store.snapshot() as cursor:
        people, answers = read_answers(cursor, assessment)
    return counted(workspace.framework(assessment.framework_hash), assessment, people, answers)


def read_report(workspace: Workspace, assessment: Assessment) -> Report:
    """The report of an assessment's stored answers alone, without peers, notes and earlier waves."""
    return _report(read_counted(workspace, assessment))


def scored(workspace: Workspace, chosen: Sequence[Assessment]) -> list[Scored]:
    """Scores with percentiles of these assessments, in their order.

    A few are scored one by one, digit for digit as their reports; more than `ONE_BY_ONE` in SQL, equal to 1e-9.
    """
    if len(chosen) > ONE_BY_ONE:
        return with_standings(workspace, score_many(workspace, chosen))
    return with_standings(workspace, [read_report(workspace, assessment) for assessment in chosen])


def report_before(workspace: Workspace, assessment: Assessment, siblings: Sequence[Assessment]) -> Report | None:
    """The report of the wave before one, with the same framework and major version; None for the first.

    `siblings` are the assessments of the organisation, oldest wave first.
    """
    mine, major = wave_key(assessment), workspace.framework(assessment.framework_hash).major
    before = [
        other
        for other in siblings
        if other.framework_id == assessment.framework_id
        and wave_key(other) < mine
        and workspace.framework(other.framework_hash).major == major
    ]
    return read_report(workspace, before[-1]) if before else None


def _earlier(workspace: Workspace, assessment: Assessment, siblings: Sequence[Assessment]) -> Earlier | None:
    before = report_before(workspace, assessment, siblings)
    if before is None:
        return None
    known = {row.node: row.score for row in before.nodes.values() if row.score is not None}
    known |= {row.question: row.score for row in before.questions.values() if row.score is not None}
    return Earlier(before.assessment.wave, known)


def earlier_answers(workspace: Workspace, assessment: Assessment, group: str) -> dict[str, float]:
    """Mean keyed level of a group in the wave before, by question; without those of too few people to show."""
    before = report_before(workspace, assessment, waves(workspace, assessment.organisation.name))
    if before is None:
        return {}
    means = {q: row.voices[group] for q, row in before.questions.items() if group in row.voices}
    return {q: voice.mean for q, voice in means.items() if voice.mean is not None}
