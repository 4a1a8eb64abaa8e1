"""Why there is no score to show: of a question, of a node, or of what a group says of a factor."""

from __future__ import annotations

from enum import Enum, auto

from opposite.domain.scoring.report import Scored
from opposite.domain.scoring.scores import GroupScore, NodeScore, QuestionScore


class Absence(Enum):
    """The one reason that is said where a score is missing."""

    NOT_ASKED = auto()
    DOES_NOT_APPLY = auto()
    NOT_KNOWN = auto()
    """Nobody gave a level, and somebody said that they do not know."""
    UNANSWERED = auto()
    TOO_FEW = auto()
    """There are answers, and less is covered than a score needs."""
    HIDDEN = auto()


def hides_scores(scored: Scored) -> bool:
    """Whether the score of any question or factor is hidden."""
    return any(row.hidden for row in scored.questions.values()) or any(row.hidden for row in scored.factors)


def hides_ratings(scored: Scored) -> bool:
    """Whether any question's importance is hidden, or its score."""
    return any(row.hidden or row.importance_hidden for row in scored.questions.values())


def question_absence(row: QuestionScore) -> Absence | None:
    """Why a question has no score; None when it has one."""
    if row.score is not None:
        return None
    if row.hidden:
        return Absence.HIDDEN
    if not row.applicable and (row.not_applicable or 0) > 0:
        return Absence.DOES_NOT_APPLY
    if row.respondents == 0:
        return Absence.NOT_ASKED
    return Absence.NOT_KNOWN if (row.dont_know or 0) > 0 and row.answered == 0 else Absence.UNANSWERED


def node_absence(scored: Scored, row: NodeScore) -> Absence:
    """Why a node without a score has none."""
    if row.hidden:
        return Absence.HIDDEN
    node = scored.framework.nodes.get(row.node)
    beneath = [] if node is None else [scored.questions[q.id] for q in node.all_questions() if q.id in scored.questions]
    if all(question.respondents == 0 for question in beneath):
        return Absence.NOT_ASKED
    if all(not question.applicable for question in beneath):
        return Absence.DOES_NOT_APPLY
    if any((question.answered or 0) > 0 for question in beneath):
        return Absence.TOO_FEW
    return Absence.NOT_KNOWN if any((question.dont_know or 0) > 0 for question in beneath) else Absence.UNANSWERED


def group_absence(score: GroupScore | None) -> Absence:
    """Why there is no score of a group to show; it has no row where it was not asked."""
    if score is None:
        return Absence.NOT_ASKED
    if score.hidden:
        return Absence.HIDDEN
    return Absence.UNANSWERED if score.respondents == 0 else Absence.TOO_FEW
