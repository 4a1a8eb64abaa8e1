"""One assessment from its stored answers alone: counted, scored, and what of it may be shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from operator import itemgetter

from opposite.domain.access.rules import Verb
from opposite.domain.collecting.answers import AnswerRow, CountedRespondent
from opposite.domain.collecting.assessment import Assessment
from opposite.domain.comparison.spread import middle, on_grid
from opposite.domain.framework import Framework
from opposite.domain.framework.decisions import AgreedPlan, Decision
from opposite.domain.framework.estimates import Estimate
from opposite.domain.framework.money import DayRates
from opposite.domain.scoring.group_scores import group_scores
from opposite.domain.scoring.lenses import GroupResponse
from opposite.domain.scoring.masking import masked_nodes, masked_questions
from opposite.domain.scoring.node_scores import judge_node, person_scores
from opposite.domain.scoring.report import Earlier, Note, Report
from opposite.domain.scoring.scores import NodeScore
from opposite.domain.scoring.smaller_groups import smaller_groups_together
from opposite.domain.scoring.tabulation import Tabulation, tabulate
from opposite.engine.access.guard import verb
from opposite.engine.workspace import Workspace
from opposite.statistics.intervals import Stratum, stratified_t_interval
from opposite.statistics.percentiles import MINIMUM_PEERS, NO_RANK, peer_rank
from opposite.store.cursor import Cursor


def read_people(cursor: Cursor, assessment_id: int) -> list[CountedRespondent]:
    """The respondents of an assessment who count, as the cursor sees them."""
    return sorted(map(CountedRespondent._make, cursor.run("people", assessment_id=assessment_id)))


def read_answers(cursor: Cursor, assessment_id: int) -> list[AnswerRow]:
    """The current answers of an assessment, as the cursor sees them: by person.

    Each question of a group is then counted in the same order, however its answers are stored.
    """
    # they are stored nearly in order, which makes this quicker than sorting in SQL
    return sorted(cursor.many("answers", assessment_id=assessment_id), key=itemgetter(0))


def score(
    framework: Framework, assessment: Assessment, people: Sequence[CountedRespondent], answers: Sequence[AnswerRow]
) -> Report:
    """The report of these people's answers alone, without peers, notes and earlier waves."""
    return make_report(tabulate(framework, assessment, people, answers))


def make_report(
    base: Tabulation,
    *,
    others: Mapping[str, Sequence[float]] | None = None,
    notes: Sequence[Note] = (),
    earlier: Earlier | None = None,
    estimates: Mapping[str, Estimate] | None = None,
    rates: DayRates | None = None,
    decided: Mapping[str, Decision] | None = None,
    agreed_plan: AgreedPlan | None = None,
    made_on: date | None = None,
) -> Report:
    """The report of counted answers, without what of them may not be shown.

    `others` holds by node the scores of the other organisations, ascending; without it nothing is said of them.
    """
    return Report(
        assessment=base.assessment,
        framework=base.framework,
        nodes=masked_nodes(_nodes(base, others), base.disclosed.hidden, base.minimum),
        questions=masked_questions(base.framework, base.questions, base.group_responses, base.disclosed, base.minimum),
        group_responses={question: _shown_responses(base, question) for question in base.questions},
        groups=group_scores(base),
        together=smaller_groups_together(base),
        people=base.people,
        distribution=_distribution(base),
        not_asked=base.count.not_asked,
        notes=tuple(notes),
        earlier=earlier,
        made_on=made_on,
        reference={n: _median(base, n, scores) for n, scores in (others or {}).items() if len(scores) >= MINIMUM_PEERS},
        estimates=estimates or {},
        rates=rates,
        decided=decided or {},
        agreed_plan=agreed_plan,
    )


def _median(base: Tabulation, node: str, others: Sequence[float]) -> float:
    """The median of others for a node, so coarse that it is not the very score of one of them."""
    limits = base.tree.ranges.get(node)
    return middle(others) if limits is None else on_grid(middle(others), limits.minimum, limits.maximum)


def _nodes(base: Tabulation, others: Mapping[str, Sequence[float]] | None) -> dict[str, NodeScore]:
    intervals = _intervals(base)
    ranks = {} if others is None else {n: peer_rank(base.nodes[n].score, scores) for n, scores in others.items()}
    return {
        node: judge_node(
            base.framework, base.tree, figures, interval=intervals.get(node), **ranks.get(node, NO_RANK)._asdict()
        )
        for node, figures in base.nodes.items()
    }


def _shown_responses(base: Tabulation, question: str) -> dict[str, GroupResponse]:
    """What the groups said to a question, without those that are hidden there."""
    if not base.questions[question].applicable or question not in base.tree.scored:
        return {}
    responses, shown = base.group_responses[question], base.disclosed.questions.get(question)
    means = responses.keys() if shown is None else shown.means
    return {group: response for group, response in responses.items() if response.levels and group in means}


def _intervals(base: Tabulation) -> dict[str, tuple[float, float]]:
    """The intervals of scores (scoring.md, rule 12): only where every aggregation beneath is a mean."""
    rule, weights = base.framework.scoring.interval, base.framework.group_weights
    by_node = person_scores(base.framework, base.tree, base.questions, base.count)
    intervals: dict[str, tuple[float, float]] = {}
    for node in base.tree.only_means:
        score, limits = base.nodes[node].score, base.tree.ranges.get(node)
        if score is None or limits is None:
            continue
        strata = [Stratum(weights[group], list(scores.values())) for group, scores in by_node[node].items() if scores]
        interval = stratified_t_interval(
            score, strata, level=rule.level, limits=(limits.minimum, limits.maximum), min_people=rule.min_raters
        )
        if interval is not None:
            intervals[node] = interval
    return intervals


def _distribution(base: Tabulation) -> dict[str, dict[float, int]]:
    """How many people of counted groups chose each level, for questions with enough of them to show it."""
    shown: dict[str, dict[float, int]] = {}
    weights = base.framework.group_weights
    for question, groups in base.count.by_question.items():
        levels: list[float] = []
        for group, cell in groups.items():
            if weights.get(group, 0) > 0:
                levels += cell.levels.values()
        if levels and not base.is_pooled_shown(question):
            continue
        points = base.framework.questions[question].scale.points
        shown[question] = {point.value: levels.count(point.value) for point in points}
    return shown


@verb(Verb.SEE_FIGURES, of="assessment")
def read_tabulation(workspace: Workspace, assessment: Assessment) -> Tabulation:
    """The stored answers of an assessment, counted and scored: nothing of it is shown as it is."""
    with workspace.store.snapshot() as cursor:
        people, answers = read_people(cursor, assessment.id), read_answers(cursor, assessment.id)
    return tabulate(workspace.framework(assessment.framework_hash), assessment, people, answers)


@verb(Verb.SEE_FIGURES, of="assessment")
def read_report(workspace: Workspace, assessment: Assessment) -> Report:
    """The report of an assessment's stored answers alone, without peers, notes and earlier waves."""
    return make_report(read_tabulation(workspace, assessment))
