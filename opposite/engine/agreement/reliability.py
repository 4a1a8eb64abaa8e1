"""Reliability of a framework's factors, over everybody in the database who answered this version of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, groupby, starmap
from operator import itemgetter

from opposite.domain.access.rules import Verb
from opposite.domain.collecting.answers import CountedAnswer, CountedRespondent
from opposite.domain.collecting.assessment import Assessment
from opposite.domain.framework import Framework
from opposite.domain.scoring.node_scores import person_scores
from opposite.domain.scoring.tabulation import Tabulation, tabulate
from opposite.engine.access.guard import verb
from opposite.engine.collecting.assessments import read_assessments
from opposite.engine.workspace import Workspace
from opposite.statistics.consistency import alpha_if_dropped, cronbach_alpha, item_rest_correlations
from opposite.statistics.figure import Figure, Undefined, undefined
from opposite.statistics.omega import mcdonald_omega
from opposite.statistics.variance_shares import icc1, icc2
from opposite.store.database import Cursor

AT_ONCE = 200
"""Assessments that are read together, so that another process that wants the file need not wait for all of them."""


def unwatched(_share: float) -> None:
    """Report how far it is to nobody."""


@dataclass(frozen=True, slots=True)
class ItemReliability:
    """How a question goes with the others of its factor, over the complete rows of the factor."""

    question: str
    item_rest: Figure
    """Correlation with the sum of the others."""
    alpha_if_dropped: Figure
    """Alpha of the others."""


@dataclass(frozen=True, slots=True)
class FactorReliability:
    """What the questions of one factor have in common (scoring.md, rules 21 and 23).

    `items` counts the factor's scored questions, `complete_rows` the people with a level for all of them.
    """

    factor: str
    items: int
    complete_rows: int
    alpha: Figure
    """Cronbach's alpha with the interval of Feldt."""
    omega: Figure
    """McDonald's omega, beside alpha: in levels too."""
    icc1: Figure
    """Over organisations, of people's own scores of the factor; `n` counts these people."""
    icc2: Figure
    questions: tuple[ItemReliability, ...]

    @property
    def item_rest_min(self) -> float | None:
        """The smallest item-rest correlation; None where no question has one."""
        correlations = [item.item_rest.value for item in self.questions if item.item_rest.value is not None]
        return min(correlations, default=None)


@dataclass(frozen=True, slots=True)
class Reliability:
    """A row for every factor of a framework, in its order; `sample` where they rest on sample organisations."""

    framework: Framework
    factors: Mapping[str, FactorReliability]
    sample: bool


class _Heard:
    """The complete rows of every factor, and people's own scores of it by organisation."""

    def __init__(self, framework: Framework) -> None:
        self.questions = {
            node.id: tuple(question.id for question in node.all_questions() if question.scored)
            for node in framework.factors
        }
        self.rows: dict[str, list[list[float]]] = {factor: [] for factor in self.questions}
        self.scores: dict[str, dict[int, list[float]]] = {factor: {} for factor in self.questions}

    def add(self, base: Tabulation) -> None:
        """Add the people of counted groups of one assessment, of each factor where enough of them answered it (rule 27)."""
        fewest = 1 if base.assessment.attributed else base.minimum
        levels = _levels_by_person(base)
        for factor, questions in self.questions.items():
            complete = [
                [by_question[question] for question in questions]
                for by_question in levels.values()
                if questions and by_question.keys() >= set(questions)
            ]
            if len(complete) >= fewest:
                self.rows[factor] += complete
        own = person_scores(base.framework, base.tree, base.questions, base.count)
        for factor in self.questions:
            scores = [score for people in own.get(factor, {}).values() for score in people.values()]
            if scores and len(scores) >= fewest:
                self.scores[factor].setdefault(base.assessment.organisation.id, []).extend(scores)


@verb(Verb.SEE_RELIABILITY)
def reliability(
    workspace: Workspace, framework: Framework, *, progress: Callable[[float], None] = unwatched
) -> Reliability:
    """Alpha, omega, ICC and item-rest correlations of every factor (rules 21 and 23), from people of counted groups.

    A person in two waves is two rows; the classes of the ICC are the organisations. Answers count as in their own
    assessment: of people who were asked, to questions that are applicable there; of an assessment fewer people than may be
    shown count nothing. Once the database holds a real
    organisation, only real ones count. `progress` is told the share of the assessments that are read.
    """
    heard = _Heard(framework)
    with workspace.store.snapshot() as cursor:
        sample = cursor.run("organisation_counts")[0][1] == 0
        stored = cursor.run("stored_frameworks")
        same = [key for key, id_, version, _ in stored if (id_, version) == (framework.id, framework.version)]
        ids = [id_ for (id_,) in cursor.run("assessments_with", frameworks=same, sample=sample)]
    for first in range(0, len(ids), AT_ONCE):
        progress(first / len(ids))
        with workspace.store.snapshot() as cursor:
            for assessment, people, answers in _answered(cursor, ids[first : first + AT_ONCE]):
                heard.add(tabulate(workspace.framework(assessment.framework_hash), assessment, people, answers))
    progress(1.0)
    factors = {factor: _of_factor(heard, factor) for factor in heard.questions}
    return Reliability(framework, factors, sample)


def _answered(
    cursor: Cursor, ids: Sequence[int]
) -> Iterator[tuple[Assessment, list[CountedRespondent], list[CountedAnswer]]]:
    """Every one of these assessments that has answers, with these and the people who gave them."""
    assessments = {assessment.id: assessment for assessment in read_assessments(cursor, ids=ids)}
    rows = chain.from_iterable(cursor.batches("answers_of_assessments", assessment_ids=ids))
    for id_, group in groupby(rows, key=itemgetter(0)):
        people, answers = dict[CountedRespondent, None](), list[CountedAnswer]()
        for _, respondent, its_group, question, state, level in group:
            people[CountedRespondent(respondent, its_group)] = None
            answers.append(CountedAnswer(respondent, question, state, level))
        yield assessments[id_], list(people), answers


def _levels_by_person(base: Tabulation) -> dict[int, dict[str, float]]:
    """Keyed levels of everybody in a counted group, by person and question: applicable questions alone."""
    levels: dict[int, dict[str, float]] = {}
    for question in base.tree.scored:
        if not base.questions[question].applicable:
            continue
        for group, cell in base.count.by_question[question].items():
            if base.framework.group_weights.get(group, 0) > 0:
                for person, level in cell.levels.items():
                    levels.setdefault(person, {})[question] = level
    return levels


def _of_factor(heard: _Heard, factor: str) -> FactorReliability:
    rows, questions = heard.rows[factor], heard.questions[factor]
    classes = list(heard.scores[factor].values())
    nothing = (undefined(Undefined.TOO_FEW_ROWS, 0),) * len(questions)
    rests, without = item_rest_correlations(rows) or nothing, alpha_if_dropped(rows) or nothing
    return FactorReliability(
        factor=factor,
        items=len(questions),
        complete_rows=len(rows),
        alpha=cronbach_alpha(rows),
        omega=mcdonald_omega(rows),
        icc1=icc1(classes),
        icc2=icc2(classes),
        questions=tuple(starmap(ItemReliability, zip(questions, rests, without, strict=True))),
    )
