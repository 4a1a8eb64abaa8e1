"""Whose targets they are: set by people, or the framework's default (rule 10a of scoring.md)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum, auto
from functools import lru_cache
from itertools import chain

from opposite.domain.collecting.assessment import Assessment
from opposite.domain.framework import Framework, Node, Question, Scale
from opposite.domain.framework.scoring_tree import scoring_tree
from opposite.domain.scoring.question_scores import resolve_target
from opposite.domain.scoring.report import Scored
from opposite.domain.tolerance import TOLERANCE


class Origin(Enum):
    """Who set the targets of a node: people, people some of them and the framework the others, or the framework."""

    SET = auto()
    PARTLY_SET = auto()
    DEFAULT = auto()


@dataclass(frozen=True, slots=True)
class SetTarget:
    """One time a target of a node or question was set in a wave; a `level` of None took the default back.

    `reason` and `approved_by` are empty where nobody wrote them down, as before they were asked for.
    """

    target_of: str
    level: float | None
    reason: str = ""
    approved_by: str = ""
    due_on: date | None = None
    set_by: str | None = None
    set_at: datetime | None = None


def is_set(framework: Framework, question: str, targets: Mapping[str, float]) -> bool:
    """Whether an assessment with these targets has one for a question or for a node above it."""
    return any(id_ in targets for id_ in chain((question,), framework.ancestors(question)))


def origin(framework: Framework, assessment: Assessment, node_or_question: str) -> Origin | None:
    """Whose the targets of a node or question are in an assessment; None where it has no target.

    Of a node those of the questions beneath it count, as far as the assessment's profile asks and scores them.
    """
    return _origin(framework, assessment.profile, tuple(sorted(assessment.targets.items())), node_or_question)


@lru_cache(maxsize=1024)
def _origin(
    framework: Framework, profile: str, chosen: tuple[tuple[str, float], ...], node_or_question: str
) -> Origin | None:
    tree, targets = scoring_tree(framework, profile), dict(chosen)
    node = framework.nodes.get(node_or_question)
    beneath = (node_or_question,) if node is None else (question.id for question in node.all_questions())
    owned = {
        is_set(framework, question, targets)
        for question in beneath
        if question in tree.scored and resolve_target(framework, question, targets) is not None
    }
    if not owned:
        return None
    return Origin.PARTLY_SET if len(owned) > 1 else Origin.SET if True in owned else Origin.DEFAULT


@dataclass(frozen=True, slots=True)
class TargetChoice:
    """A factor whose target can be set as one level: where it stands, its target, and what can be chosen.

    `levels` are the points of the one scale that its questions share which are not below where it stands; `is_own`
    whether it has a target of its own already.
    """

    node: Node
    score: float | None
    target: float | None
    scale: Scale
    levels: tuple[float, ...]
    is_own: bool


def target_choices(report: Scored) -> tuple[TargetChoice, ...]:
    """The factors whose target can be set as one level, in the framework's order; none where people set no targets."""
    if report.framework.instrument.target.level == "none":
        return ()
    choices: list[TargetChoice] = []
    for row in report.factors:
        node = report.framework.nodes[row.node]
        scales = {question.scale.id: question.scale for question in node.all_questions() if question.scored}
        if len(scales) == 1:
            (scale,) = scales.values()
            values = (point.value for point in scale.points)
            levels = tuple(value for value in values if row.score is None or value >= row.score - TOLERANCE)
            choices.append(
                TargetChoice(node, row.score, row.target, scale, levels, node.id in report.assessment.targets)
            )
    return tuple(choices)


def level_in_words(report: Scored, factor: str, level: float) -> tuple[tuple[Question, str], ...]:
    """What a level says in the words of each question of a factor that is asked and describes it, in their order."""
    asked = scoring_tree(report.framework, report.assessment.profile).scored
    questions = [question for question in report.framework.nodes[factor].all_questions() if question.id in asked]
    described = ((question, question.description(question.keyed(level))) for question in questions)
    return tuple((question, words) for question, words in described if words is not None)


def in_force(history: tuple[SetTarget, ...], targets: Mapping[str, float]) -> dict[str, SetTarget]:
    """The targets of an assessment by node or question id, each with what was said when it was set last."""
    last = {one.target_of: one for one in history}
    return {
        id_: last[id_] if id_ in last and last[id_].level == level else SetTarget(id_, level)
        for id_, level in targets.items()
    }
