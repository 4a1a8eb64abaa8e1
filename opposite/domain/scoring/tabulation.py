"""The tabulation of one assessment: its counted and scored answers, the basis of report, agreement and robustness."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from opposite.domain.collecting.answers import AnswerRow, Count, CountedRespondent, count_answers
from opposite.domain.collecting.assessment import Assessment
from opposite.domain.framework import Framework
from opposite.domain.framework.scoring_tree import ScoringTree, scoring_tree
from opposite.domain.scoring.aggregation import kept_shares
from opposite.domain.scoring.disclosed import Disclosed, Veil, disclose, everything
from opposite.domain.scoring.disclosure import CellFigures, hidden_groups
from opposite.domain.scoring.forced_levels import forced_groups
from opposite.domain.scoring.lenses import GroupResponse
from opposite.domain.scoring.node_scores import Heard, NodeFigures, heard_beneath, node_figures
from opposite.domain.scoring.question_scores import score_questions, sum_up
from opposite.domain.scoring.scores import QuestionScore


@dataclass(frozen=True)
class Tabulation:
    """The counted answers of one assessment with the scores they give. Holds what must not be shown; see `disclosed`."""

    framework: Framework
    assessment: Assessment
    tree: ScoringTree
    count: Count
    answers: Mapping[str, Mapping[str, CellFigures]]
    """By question that is asked and group, what it said, summed up: these figures decide what can be shown of it."""
    heard: Heard
    questions: Mapping[str, QuestionScore]
    group_responses: Mapping[str, Mapping[str, GroupResponse]]
    """By question, what each counted group that was asked said."""
    nodes: Mapping[str, NodeFigures]
    people: Mapping[str, int]
    """Respondents by group who said anything to what they were asked, groups in the framework's order."""
    people_at_first: Mapping[str, int]
    """Those of them who counted when figures were first shown; a group hidden then stays hidden."""
    before: Tabulation | None = None
    """As it was counted before the latest people joined; None at first, and where nobody joined later."""

    @property
    def minimum(self) -> int:
        """The fewest people that anything shown rests on."""
        return self.assessment.fewest_shown

    @cached_property
    def applicable(self) -> frozenset[str]:
        """The scored questions that apply."""
        return frozenset(q for q in self.tree.scored if self.questions[q].applicable)

    @cached_property
    def hidden(self) -> frozenset[str]:
        """Groups whose figures are hidden everywhere; a comparator is in no total, so it hides nobody else."""
        weights = self.framework.group_weights
        first, now = (
            {group: n for group, n in people.items() if weights[group] > 0}
            for people in (self.people_at_first, self.people)
        )
        alone = {group for group, n in self.people.items() if weights[group] <= 0 and 0 < n < self.minimum}
        return hidden_groups(now, self.minimum, also=hidden_groups(first, self.minimum)) | alone

    @cached_property
    def disclosed(self) -> Disclosed:
        """What can be shown; nothing that was hidden before."""
        if self.assessment.attributed:
            return everything(self.answers)
        scored = {q for q in self.tree.scored if self.questions[q].score is not None}
        return disclose(
            self.framework,
            self.tree,
            self.answers,
            scored=scored | {node for node, figures in self.nodes.items() if figures.score is not None},
            minimum=self.minimum,
            veil=self._veil,
            known=self.known,
            forced=self._forced,
        )

    @cached_property
    def groups_shown(self) -> Mapping[str, frozenset[str]]:
        """By factor, the groups whose score of it can be shown: they gave levels to it, and all their means of it are."""
        shares, shown = kept_shares(self.tree, self.applicable), self.disclosed.questions
        by_factor: dict[str, frozenset[str]] = {}
        for factor in self.framework.factors:
            withheld: set[str] = set()
            for question in shares.get(factor.id, ()):
                cells = self.answers[question]
                withheld.update(group for group in cells.keys() - shown[question].means if cells[group].levels)
            by_factor[factor.id] = frozenset(self.heard.get(factor.id, {}).keys() - withheld)
        return by_factor

    @cached_property
    def _veil(self) -> Veil:
        """What must stay hidden; of invited people, whose answers join in steps, only what has not changed since."""
        if self.before is None:
            return Veil(self.hidden)
        veil = self.before.disclosed.veil(self.before.answers, self.hidden)
        return Veil(self.hidden, self._unchanged(veil.cells)) if self.assessment.invited else veil

    @cached_property
    def known(self) -> frozenset[tuple[str, str]]:
        """Questions and groups whose means were shown before the latest people joined, and have not changed since."""
        if self.before is None:
            return frozenset()
        shown = {(q, g) for q, row in self.before.answers.items() for g in row if self.before.disclosed.shows(q, g)}
        return self._unchanged(self.before.known | shown)

    def _unchanged(self, cells: Collection[tuple[str, str]]) -> frozenset[tuple[str, str]]:
        """Those of these cells that hold the same levels as before the latest people joined."""
        return frozenset(
            (q, g) for q, g in cells if self.before is not None and _levels(self, q, g) == _levels(self.before, q, g)
        )

    def _forced(self, question: str) -> frozenset[str]:
        """Counted groups whose mean of a question, beside how everybody answered, tells that all chose one level."""
        certain_from, cells = 2 * self.minimum, self.count.by_question[question]
        for cell in cells.values():
            levels = list(cell.levels.values())
            if 0 < len(levels) < certain_from and levels.count(levels[0]) == len(levels):
                break
        else:
            return frozenset()
        weights = self.framework.group_weights
        counted = {group: cell.levels.values() for group, cell in cells.items() if weights.get(group, 0) > 0}
        return forced_groups(counted, certain_from)

    def is_pooled_shown(self, question: str) -> bool:
        """Whether figures over everybody's levels of a question (distribution, variance, agreement) can be shown."""
        return self.disclosed.is_pooled_shown(question)


def _levels(base: Tabulation, question: str, group: str) -> tuple[int, float]:
    cell = base.answers[question][group]
    return cell.levels, cell.total


def tabulate(
    framework: Framework, assessment: Assessment, people: Sequence[CountedRespondent], answers: Sequence[AnswerRow]
) -> Tabulation:
    """Count and score the answers of these people."""
    tree = scoring_tree(framework, assessment.profile)
    count = count_answers(framework, tree, people=people, answers=answers, routed=assessment.routed)
    answers_of_groups, group_responses = sum_up(framework, tree, count)
    questions = score_questions(
        framework,
        tree,
        count,
        answers_of_groups,
        group_responses,
        targets=assessment.targets,
        minimum=assessment.fewest_shown,
    )
    heard = heard_beneath(tree, questions, count)
    answering = [person for person in people if person.respondent in count.answering]
    batches = sorted({person.batch for person in answering})
    people_now = _by_group(framework, answering)
    return Tabulation(
        framework=framework,
        assessment=assessment,
        tree=tree,
        count=count,
        answers=answers_of_groups,
        heard=heard,
        questions=questions,
        group_responses=group_responses,
        nodes=node_figures(framework, tree, questions, heard),
        people=people_now,
        people_at_first=people_now
        if len(batches) < 2
        else _by_group(framework, [person for person in answering if person.batch == batches[0]]),
        before=_before(framework, assessment, people, answers, batches),
    )


def _before(
    framework: Framework,
    assessment: Assessment,
    people: Sequence[CountedRespondent],
    answers: Sequence[AnswerRow],
    batches: Sequence[int],
) -> Tabulation | None:
    """The same without the latest batch."""
    if len(batches) < 2:
        return None
    earlier = [person for person in people if person.batch < batches[-1]]
    there = {person.respondent for person in earlier}
    return tabulate(framework, assessment, earlier, [answer for answer in answers if answer[0] in there])


def _by_group(framework: Framework, people: Sequence[CountedRespondent]) -> dict[str, int]:
    """How many people there are of each group, groups in the framework's order."""
    people_by_group = Counter(person.group for person in people)
    return {group: people_by_group[group] for group in framework.group_weights if people_by_group[group] > 0}
