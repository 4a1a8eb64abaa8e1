"""The verdicts of an assessment in words: of all its factors, of one, and of its questions, from what is shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from opposite.domain.agreement.group_views import groups_on_factor, widest
from opposite.domain.agreement.rows import Agreement, FactorAgreement, QuestionAgreement
from opposite.domain.agreement.verdicts import FEWEST_RATERS, Verdict
from opposite.domain.framework.scoring_tree import scoring_tree
from opposite.domain.scoring.report import Report
from opposite.domain.scoring.scores import NodeScore, QuestionScore
from opposite.wording.agreement.alignment import (
    HIDDEN,
    alignment_headline,
    too_few_to_agree,
    verdict_sentence,
    widest_sentence,
)
from opposite.wording.scoring.absence import NOT_ENOUGH, factor_state, question_state
from opposite.wording.scoring.factors import group_title


@dataclass(frozen=True, slots=True)
class QuestionSeen:
    """How one question is seen: the verdict in words, and what each shown group says."""

    row: QuestionScore
    verdict: str
    groups: tuple[tuple[str, float, int], ...]
    """Title, mean and people of each group whose mean is shown, in the framework's order."""


def agreement_headline(report: Report, agreement: Agreement) -> str:
    """On how many factors people see the same."""
    rows = agreement.factors.values()
    return alignment_headline(
        report.assessment.organisation.name,
        [_verdict(row) for row in rows],
        hidden=sum(row.hidden for row in rows),
    )


def furthest_apart(report: Report) -> str | None:
    """Where shown groups are furthest apart; None where no two are seen to differ."""
    where = widest(report)
    if where is None:
        return None
    return widest_sentence(where.factor.title, _ends(report, where.scores), all_shown=where.all_shown)


def factor_verdict(report: Report, agreement: Agreement, row: NodeScore) -> str:
    """How people see a factor, or why that cannot be said; without a full stop."""
    agreed = agreement.factors[row.node]
    word = _verdict(agreed)
    if word is not None:
        return verdict_sentence(
            word,
            differ=agreed.ad_mean,
            within=agreed.within,
            ends=_ends(report, groups_on_factor(report, row.node)),
            unit=_unit(report, row.node, row.minimum, row.maximum),
            shown="all" if _are_all_shown(agreed) else "some",
        )
    if agreed.hidden:
        return HIDDEN
    if agreed.n == 0:
        return factor_state(report, row)
    return too_few_to_agree(agreed.n, FEWEST_RATERS)


def questions_seen(report: Report, agreement: Agreement, node: str) -> list[QuestionSeen]:
    """How the questions of a factor are seen, in the framework's order; those of this wave alone."""
    in_profile = scoring_tree(report.framework, report.assessment.profile).asked
    rows = [report.questions[q.id] for q in report.framework.nodes[node].all_questions() if q.id in in_profile]
    return [_seen(report, agreement.questions[row.question], row) for row in rows]


def _seen(report: Report, agreed: QuestionAgreement, row: QuestionScore) -> QuestionSeen:
    responses = report.group_responses.get(row.question, {})
    groups = tuple(
        (group_title(report.framework, group), response.mean, response.levels)
        for group in report.framework.group_weights
        if (response := responses.get(group)) is not None and response.mean is not None
    )
    return QuestionSeen(row, _question_verdict(report, agreed, row, shown=len(groups)), groups)


def _question_verdict(report: Report, agreed: QuestionAgreement, row: QuestionScore, *, shown: int) -> str:
    """The verdict without figures of groups, which stand beneath it."""
    word = _verdict(agreed)
    if word is not None:
        return verdict_sentence(
            word,
            differ=agreed.ad_mean,
            within=agreed.within,
            ends=(),
            unit=_unit(report, row.question, row.minimum, row.maximum),
            shown="all" if _are_all_shown(agreed) else "some" if shown > 1 else "none",
        )
    if agreed.hidden:
        return HIDDEN
    if agreed.n == 0:
        return question_state(row) or NOT_ENOUGH
    return too_few_to_agree(agreed.n, FEWEST_RATERS)


def _ends(report: Report, scores: Mapping[str, float]) -> list[tuple[str, float]]:
    """Titles of groups with their scores."""
    return [(group_title(report.framework, group), score) for group, score in scores.items()]


def _verdict(row: FactorAgreement | QuestionAgreement) -> Verdict | None:
    return None if row.verdict is None else Verdict(row.verdict, row.camps_by_group)


def _are_all_shown(row: FactorAgreement | QuestionAgreement) -> bool:
    """Whether no group is hidden: else there is neither a range of means nor a share between groups."""
    return row.range_of_means is not None or row.eta_squared is not None


def _unit(report: Report, node_or_question: str, minimum: float | None, maximum: float | None) -> str:
    """What distances are counted in: levels where those of the scale are one apart and the score runs over it."""
    tree = scoring_tree(report.framework, report.assessment.profile)
    question = report.framework.questions.get(node_or_question)
    scale = tree.scales.get(node_or_question) if question is None else question.scale
    if scale is None or (scale.lowest, scale.highest) != (minimum, maximum) or scale.half_step != 0.5:
        return "point"
    return "level"
