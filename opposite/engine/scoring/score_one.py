"""One assessment from its stored answers alone: counted, scored, and what of it may be shown."""

from __future__ import annotations

import dataclasses
from collections import Counter

from opposite.domain.collecting.answers import CountedAnswer, CountedRespondent
from opposite.domain.collecting.assessment import Assessment
from opposite.domain.framework import Framework
from opposite.domain.scoring.group_scores import group_scores
from opposite.domain.scoring.node_scores import person_scores
from opposite.domain.scoring.report import Report
from opposite.domain.scoring.scores import NodeScore, QuestionScore
from opposite.domain.scoring.tabulation import Tabulation, tabulate
from opposite.engine.workspace import Workspace
from opposite.statistics.intervals import Stratum, stratified_t_interval
from opposite.store.database import Cursor


def read_answers(cursor: Cursor, assessment: Assessment) -> tuple[list[CountedRespondent], list[CountedAnswer]]:
    """The respondents of an assessment who count, and their current answers, as the cursor sees them."""
    people = list(map(CountedRespondent._make, cursor.run("people", assessment_id=assessment.id)))
    return people, list(map(CountedAnswer._make, cursor.run("answers", assessment_id=assessment.id)))


def score(
    framework: Framework, assessment: Assessment, people: list[CountedRespondent], answers: list[CountedAnswer]
) -> Report:
    """The report of these people's answers alone, without peers, notes and earlier waves."""
    return _report(tabulate(framework, assessment, people, answers))


def _report(base: Tabulation) -> Report:
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


def _only_shown(base: Tabulation, row: QuestionScore) -> QuestionScore:
    """The row without the figures of single groups that are hidden."""
    factor = base.disclosed.get(row.factor)
    shown = {
        group: response
        for group, response in row.group_responses.items()
        if factor is not None and (row.question, group) in factor.means
    }
    return row if len(shown) == len(row.group_responses) else dataclasses.replace(row, group_responses=shown)


def _with_intervals(base: Tabulation) -> dict[str, NodeScore]:
    """The rows with their intervals (scoring.md, rule 12): only where every aggregation beneath is a mean."""
    rule, weights = base.framework.scoring.interval, base.framework.group_weights
    by_group = person_scores(base.framework, base.tree, base.questions, base.count)
    rows = dict(base.nodes)
    for node in base.tree.only_means:
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


def _distribution(base: Tabulation) -> dict[str, dict[float, int]]:
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


def read_tabulation(workspace: Workspace, assessment: Assessment) -> Tabulation:
    """The stored answers of an assessment, counted and scored: nothing of it is shown as it is."""
    with workspace.store.snapshot() as cursor:
        people, answers = read_answers(cursor, assessment)
    return tabulate(workspace.framework(assessment.framework_hash), assessment, people, answers)


def read_report(workspace: Workspace, assessment: Assessment) -> Report:
    """The report of an assessment's stored answers alone, without peers, notes and earlier waves."""
    return _report(read_tabulation(workspace, assessment))
