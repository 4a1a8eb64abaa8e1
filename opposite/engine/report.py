"""The report of one assessment: read from the store as one snapshot, scored in plain Python."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Mapping, Sequence
from statistics import fmean, median

from opposite.domain.answers import Answer, Count, Person, count_answers
from opposite.domain.assessment import Assessment, wave_key
from opposite.domain.framework import Framework
from opposite.domain.outline import Outline, outline
from opposite.domain.privacy import hidden_groups, is_total_hidden
from opposite.domain.report import Earlier, Note, Report, Scored
from opposite.domain.scores import GroupScore, NodeScore, QuestionScore
from opposite.domain.scoring import aggregate_up, covered, person_scores, score_nodes, score_questions, shares_beneath
from opposite.engine.assessments import read_siblings, waves
from opposite.engine.peers import among_others, with_standings
from opposite.engine.portfolio import score_many
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
        assessment, siblings = read_siblings(cursor, assessment_id)
        people, answers = _read(cursor, assessment)
        notes = cursor.run("notes", assessment_id=assessment_id) if assessment.attributed else []
    report = score(workspace.framework(assessment.framework_hash), assessment, people, answers)
    return dataclasses.replace(
        among_others(workspace, report),
        notes=tuple(Note(*row) for row in notes),
        earlier=_earlier(workspace, assessment, siblings),
    )


def _read(cursor: Cursor, assessment: Assessment) -> tuple[list[Person], list[Answer]]:
    people = [Person._make(row) for row in cursor.run("people", assessment_id=assessment.id)]
    return people, [Answer._make(row) for row in cursor.run("answers", assessment_id=assessment.id)]


def score(framework: Framework, assessment: Assessment, people: list[Person], answers: list[Answer]) -> Report:
    """The report of these people's answers alone, without peers, notes and earlier waves."""
    part = outline(framework, assessment.profile)
    count = count_answers(framework, part, people=people, answers=answers, routed=assessment.routed)
    questions = score_questions(framework, part, count, targets=assessment.targets)
    nodes = score_nodes(framework, part, questions, count)
    nodes = _with_intervals(framework, part, nodes, questions, count)
    voices = {person.respondent: person.group for person in people}
    heard = Counter(voices[r] for r in {a.respondent for a in answers if a.state is not None} if r in voices)
    groups = {group: heard[group] for group in framework.group_weights if heard[group] > 0}
    return Report(
        assessment=assessment,
        framework=framework,
        nodes=nodes,
        questions=questions,
        groups=_group_scores(framework, part, questions, count, people=groups, minimum=assessment.min_group_n),
        people=groups,
        distribution=_distribution(framework, count, minimum=assessment.min_group_n, people=groups),
        not_asked=count.not_asked,
    )


def _with_intervals(
    framework: Framework,
    part: Outline,
    nodes: Mapping[str, NodeScore],
    questions: Mapping[str, QuestionScore],
    count: Count,
) -> dict[str, NodeScore]:
    """The rows with their intervals (scoring.md, rule 12): only where every aggregation beneath is a mean."""
    rule, weights = framework.scoring.interval, framework.group_weights
    by_group = person_scores(framework, part, questions, count)
    rows = dict(nodes)
    for node in part.only_means:
        row = nodes[node]
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


def _group_scores(
    framework: Framework,
    part: Outline,
    questions: Mapping[str, QuestionScore],
    count: Count,
    *,
    people: Mapping[str, int],
    minimum: int,
) -> tuple[GroupScore, ...]:
    """Each group's own score of every node that it was asked about, groups and nodes in the framework's order.

    A group's score is the node computed from the group's means, over the applicable questions it was asked.
    """
    hidden = hidden_groups(people, minimum)
    within = median if framework.scoring.rater_to_group == "median" else fmean
    rows: list[GroupScore] = []
    for group in people:
        cells = {
            q: list(count.by_question[q][group].levels.values())
            for q in part.scored
            if questions[q].applicable and group in count.by_question[q]
        }
        means = {q: within(levels) for q, levels in cells.items() if levels}
        shares = shares_beneath(part, cells)
        coverage = {node: covered(weights, means) for node, weights in shares.items()}
        scores = aggregate_up(part, means, coverage=coverage)
        for node in framework.nodes:
            beneath = shares.get(node, {})
            n = len({person for q in beneath for person in count.by_question[q][group].levels})
            if not beneath:
                continue
            if group in hidden or 0 < n < minimum:
                rows.append(GroupScore(group, node, None, None, hidden=True))
            else:
                rows.append(GroupScore(group, node, scores.get(node), n))
    return tuple(rows)


def _distribution(
    framework: Framework, count: Count, *, minimum: int, people: Mapping[str, int]
) -> dict[str, dict[float, int]]:
    """How many people of counted groups chose each level, for questions with enough of them to show it."""
    if is_total_hidden(people, minimum):
        return {}
    shown: dict[str, dict[float, int]] = {}
    for question, groups in count.by_question.items():
        levels = Counter(
            level
            for group, cell in groups.items()
            if framework.group_weights.get(group, 0) > 0
            for level in cell.levels.values()
        )
        if 0 < levels.total() < minimum:
            continue
        points = framework.questions[question].scale.points
        shown[question] = {point.value: levels[point.value] for point in points}
    return shown


def read_report(workspace: Workspace, assessment: Assessment) -> Report:
    """The report of an assessment's stored answers alone, without peers, notes and earlier waves."""
    with workspace.store.snapshot() as cursor:
        people, answers = _read(cursor, assessment)
    return score(workspace.framework(assessment.framework_hash), assessment, people, answers)


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
    if before is None or group in hidden_groups(before.people, before.assessment.min_group_n):
        return {}
    means = {q: row.voices[group] for q, row in before.questions.items() if group in row.voices}
    return {q: v.mean for q, v in means.items() if v.mean is not None and v.levels >= before.assessment.min_group_n}
