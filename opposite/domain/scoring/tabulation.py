"""The tabulation of one assessment: its counted and scored answers, the basis of report, agreement and robustness."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from opposite.domain.collecting.answers import Count, CountedAnswer, CountedRespondent, count_answers
from opposite.domain.collecting.assessment import Assessment
from opposite.domain.framework import Framework
from opposite.domain.framework.scoring_tree import ScoringTree, scoring_tree
from opposite.domain.scoring.aggregation import shares_beneath
from opposite.domain.scoring.disclosure import Cells, Disclosed, disclose, hidden_groups, is_total_hidden
from opposite.domain.scoring.lenses import GroupResponse
from opposite.domain.scoring.node_scores import NodeFigures, node_figures
from opposite.domain.scoring.question_scores import responses_of_groups, score_questions
from opposite.domain.scoring.scores import QuestionScore


@dataclass(frozen=True)
class Tabulation:
    """The counted answers of one assessment with the scores they give. Holds what must not be shown; see `disclosed`."""

    framework: Framework
    assessment: Assessment
    tree: ScoringTree
    count: Count
    questions: Mapping[str, QuestionScore]
    group_responses: Mapping[str, Mapping[str, GroupResponse]]
    """By question, what each counted group that was asked said."""
    nodes: Mapping[str, NodeFigures]
    people: Mapping[str, int]
    """Respondents by group who said anything to what they were asked, groups in the framework's order."""
    people_at_first: Mapping[str, int]
    """Those of them who counted when figures were first shown; a group hidden then stays hidden."""
    moving: bool
    """Whether people joined, or may join, while figures are seen."""
    before: Tabulation | None = None
    """As it was counted before the latest people joined; None at first, and where nobody joined later."""

    @property
    def minimum(self) -> int:
        """Smallest number of people of one group whose figures are shown."""
        return self.assessment.min_group_n

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
    def disclosed(self) -> Mapping[str, Disclosed]:
        """By factor, what of it can be shown of groups and of everybody together; nothing that was hidden before."""
        shares = shares_beneath(self.tree, {q for q in self.tree.scored if self.questions[q].applicable})
        now = {node.id: self._disclose(shares.get(node.id, {})) for node in self.framework.factors}
        if self.before is None:
            return now
        return {factor: self.before.still_shown(factor, shown) for factor, shown in now.items()}

    def still_shown(self, factor: str, shown: Disclosed) -> Disclosed:
        """What is shown later of a factor without what was there and hidden by now."""
        factor_shown = self.disclosed[factor]
        questions = {q.id for q in self.framework.nodes[factor].all_questions()}
        there = {(q, g) for q in questions for g, cell in self.count.by_question[q].items() if cell.levels}
        return Disclosed(
            shown.groups - ({group for _, group in there} - factor_shown.groups),
            shown.means - (there - factor_shown.means),
            shown.pooled - ({question for question, _ in there} - factor_shown.pooled),
        )

    def _disclose(self, weights: Mapping[str, float]) -> Disclosed:
        group_weights = self.framework.group_weights
        cells = {
            (question, group): len(cell.levels)
            for question in weights
            for group, cell in self.count.by_question[question].items()
            if cell.levels
        }
        counting = {cell: n for cell, n in cells.items() if group_weights[cell[1]] > 0}
        if is_total_hidden({group: n for group, n in self.people.items() if group_weights[group] > 0}, self.minimum):
            shown = Disclosed(frozenset(), frozenset(), frozenset())
        else:
            pooled = self.framework.scoring.group_to_question == "pooled_mean"
            heard = {group: self.heard(weights, group) for group in dict.fromkeys(group for _, group in counting)}
            shown = disclose(
                Cells(counting, {p: n if pooled else group_weights[p[1]] for p, n in counting.items()}, weights),
                heard,
                self.minimum,
                also=self.hidden,
                moving=self.moving,
            )
        beside = {
            group for _, group in cells if group_weights[group] <= 0 and self.heard(weights, group) >= self.minimum
        }
        means = {cell for cell, n in cells.items() if cell[1] in beside and n >= self.minimum}
        whole = {group for group in beside if all(cell in means for cell in cells if cell[1] == group)}
        return Disclosed(
            shown.groups | beside, shown.means | {cell for cell in means if cell[1] in whole}, shown.pooled
        )

    def heard(self, questions: Mapping[str, float], group: str) -> int:
        """How many people of a group gave a level to any of these questions."""
        counts = (self.count.by_question[question].get(group) for question in questions)
        return len({person for cell in counts if cell is not None for person in cell.levels})

    def is_pooled_shown(self, question: str) -> bool:
        """Whether figures over everybody's levels of a question (distribution, variance, agreement) can be shown."""
        factor = self.framework.factor_of(question).id
        if factor in self.disclosed and question in self.tree.scored and self.questions[question].applicable:
            return question in self.disclosed[factor].pooled
        cells = {group: len(cell.levels) for group, cell in self.count.by_question[question].items() if cell.levels}
        return all(n >= self.minimum and group not in self.hidden for group, n in cells.items())


def tabulate(
    framework: Framework, assessment: Assessment, people: Sequence[CountedRespondent], answers: Sequence[CountedAnswer]
) -> Tabulation:
    """Count and score the answers of these people."""
    tree = scoring_tree(framework, assessment.profile)
    count = count_answers(framework, tree, people=people, answers=answers, routed=assessment.routed)
    group_responses = responses_of_groups(framework, count)
    questions = score_questions(
        framework, tree, count, group_responses, targets=assessment.targets, minimum=assessment.min_group_n
    )
    counts = count.by_question
    answering = {a.respondent for a in answers if a.state is not None and a.group in counts.get(a.question, {})}
    heard = [person for person in people if person.respondent in answering]
    batches = sorted({person.batch for person in heard})
    return Tabulation(
        framework=framework,
        assessment=assessment,
        tree=tree,
        count=count,
        questions=questions,
        group_responses=group_responses,
        nodes=node_figures(framework, tree, questions, count),
        people=_by_group(framework, heard),
        people_at_first=_by_group(framework, [person for person in heard if person.batch in batches[:1]]),
        moving=assessment.invited or any(batches),
        before=_before(framework, assessment, people, answers, batches),
    )


def _before(
    framework: Framework,
    assessment: Assessment,
    people: Sequence[CountedRespondent],
    answers: Sequence[CountedAnswer],
    batches: Sequence[int],
) -> Tabulation | None:
    """The same without the latest batch. Invited people need none: what is small of them waits instead of counting."""
    if assessment.invited or len(batches) < 2:
        return None
    earlier = [person for person in people if person.batch < batches[-1]]
    there = {person.respondent for person in earlier}
    return tabulate(framework, assessment, earlier, [answer for answer in answers if answer.respondent in there])


def _by_group(framework: Framework, people: Sequence[CountedRespondent]) -> dict[str, int]:
    """How many people there are of each group, groups in the framework's order."""
    people_by_group = Counter(person.group for person in people)
    return {group: people_by_group[group] for group in framework.group_weights if people_by_group[group] > 0}
