"""How far one person is in the questionnaire: what is answered by factor, where to resume, their own scores."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from opposite.domain.collecting.answers import LEVEL, Answer
from opposite.domain.framework import Framework, Node, Question
from opposite.domain.framework.scoring_tree import scoring_tree
from opposite.domain.scoring.aggregation import aggregate_up

MINUTES_A_QUESTION = 0.7


@dataclass(frozen=True, slots=True)
class FactorProgress:
    """One screen of the questionnaire: a factor, its questions for this person, and how many are answered."""

    factor: Node
    questions: tuple[Question, ...]
    answered: int

    @property
    def complete(self) -> bool:
        """Whether every question of the screen has an answer."""
        return self.answered == len(self.questions)


def minutes_for(questions: int) -> int:
    """About how many minutes so many questions take, in fives: at least five."""
    return max(5, 5 * round(questions * MINUTES_A_QUESTION / 5))


def screens(framework: Framework, questions: Sequence[Question], given: Mapping[str, Answer]) -> list[FactorProgress]:
    """The screens of a person's questionnaire in the framework's order; factors without a question are left out."""
    by_factor: dict[str, list[Question]] = {}
    for question in questions:
        by_factor.setdefault(framework.factor_of(question.id).id, []).append(question)
    return [
        FactorProgress(
            framework.nodes[factor],
            tuple(questions),
            sum(is_answered(given.get(question.id)) for question in questions),
        )
        for factor, questions in by_factor.items()
    ]


def is_answered(answer: Answer | None) -> bool:
    """Whether a question has a level, a don't know or a does not apply."""
    return answer is not None and answer.state is not None


def first_unanswered(progress: Sequence[FactorProgress], given: Mapping[str, Answer]) -> str | None:
    """Id of the factor that holds the first question without an answer; None when all are answered."""
    for screen in progress:
        if any(not is_answered(given.get(question.id)) for question in screen.questions):
            return screen.factor.id
    return None


def own_scores(framework: Framework, profile: str, given: Mapping[str, Answer]) -> dict[str, float]:
    """Scores of the nodes from one person's own levels, over what they have answered so far (scoring.md, rule 12)."""
    levels = {
        question: framework.questions[question].keyed(answer.level)
        for question, answer in given.items()
        if answer.state == LEVEL and answer.level is not None and question in framework.questions
    }
    return aggregate_up(scoring_tree(framework, profile), levels)
