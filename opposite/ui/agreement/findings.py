"""What the alignment page says: verdicts in words, and what is known by whom, all from what is shown."""

from __future__ import annotations

from dataclasses import dataclass

from opposite import wording
from opposite.domain.agreement.rows import Agreement, FactorAgreement, QuestionAgreement
from opposite.domain.agreement.verdicts import FEWEST_RATERS, Verdict
from opposite.domain.framework.scoring_tree import scoring_tree
from opposite.domain.scoring.report import Report
from opposite.domain.scoring.scores import NodeScore, QuestionScore
from opposite.domain.tolerance import TOLERANCE
from opposite.ui.agreement.group_views import groups_on_factor
from opposite.wording.scoring.absence import factor_state

LENSES = ("unknown_unknown", "unknown_known", "known_known")
"""The knowledge lens, what is least known first."""


@dataclass(frozen=True, slots=True)
class QuestionSeen:
    """How one question is seen: the verdict in words, and what each shown group says."""

    row: QuestionScore
    verdict: str
    groups: tuple[tuple[str, float, int], ...]
    """Title, mean and people of each group whose mean is shown, in the framework's order."""


def heard(agreement: Agreement) -> int:
    """The most people who gave a level to any one question."""
    return max((row.n for row in agreement.questions.values()), default=0)


def headline(report: Report, agreement: Agreement) -> str:
    """On how many factors people see the same."""
    rows = agreement.factors.values()
    return wording.alignment_headline(
        report.assessment.organisation.name,
        [_verdict(row) for row in rows],
        hidden=sum(row.hidden for row in rows),
    )


def widest(report: Report) -> str | None:
    """Where shown groups are furthest apart, as a share of the factor's scale; None where no two are seen to differ."""
    factors, best, sentence = {row.node for row in report.factors}, 0.0, None
    all_shown = not any(score.hidden for score in report.groups if score.node in factors)
    for row in report.factors:
        ends, width = groups_on_factor(report, row.node), (row.maximum or 0.0) - (row.minimum or 0.0)
        apart = max((score for _, score in ends), default=0.0) - min((score for _, score in ends), default=0.0)
        if width > 0 and apart >= 0.05 - TOLERANCE and apart / width > best + TOLERANCE:
            best = apart / width
            sentence = wording.widest_sentence(row.title, ends, all_shown=all_shown)
    return sentence


def factor_verdict(report: Report, agreement: Agreement, row: NodeScore) -> str:
    """How people see a factor, or why that cannot be said; without a full stop."""
    found = agreement.factors[row.node]
    word = _verdict(found)
    if word is not None:
        return wording.verdict_sentence(
            word,
            differ=found.ad_mean,
            within=found.within,
            ends=groups_on_factor(report, row.node),
            unit=_unit(report, row.node, row.minimum, row.maximum),
            shown="all" if _are_all_shown(found) else "some",
        )
    if found.hidden:
        return wording.HIDDEN
    if found.n == 0:
        return factor_state(report, row)
    return wording.too_few_to_agree(found.n, FEWEST_RATERS)


def questions_seen(report: Report, agreement: Agreement, node: str) -> list[QuestionSeen]:
    """How the questions of a factor are seen, in the framework's order; those of this wave alone."""
    asked = scoring_tree(report.framework, report.assessment.profile).asked
    rows = [report.questions[q.id] for q in report.framework.nodes[node].all_questions() if q.id in asked]
    return [_seen(report, agreement.questions[row.question], row) for row in rows]


def _seen(report: Report, found: QuestionAgreement, row: QuestionScore) -> QuestionSeen:
    responses = report.group_responses.get(row.question, {})
    groups = tuple(
        (wording.group_title(report.framework, group), response.mean, response.levels)
        for group in report.framework.group_weights
        if (response := responses.get(group)) is not None and response.mean is not None
    )
    return QuestionSeen(row, _question_verdict(report, found, row, shown=len(groups)), groups)


def _question_verdict(report: Report, found: QuestionAgreement, row: QuestionScore, *, shown: int) -> str:
    """The verdict without figures of groups, which stand beneath it."""
    word = _verdict(found)
    if word is not None:
        return wording.verdict_sentence(
            word,
            differ=found.ad_mean,
            within=found.within,
            ends=(),
            unit=_unit(report, row.question, row.minimum, row.maximum),
            shown="all" if _are_all_shown(found) else "some" if shown > 1 else "none",
        )
    if found.hidden:
        return wording.HIDDEN
    if found.n == 0:
        return wording.question_state(row) or wording.NOT_ENOUGH
    return wording.too_few_to_agree(found.n, FEWEST_RATERS)


def _verdict(row: FactorAgreement | QuestionAgreement) -> Verdict | None:
    return None if row.verdict is None else Verdict(row.verdict, row.camps_by_group)


def _are_all_shown(row: FactorAgreement | QuestionAgreement) -> bool:
    """Whether no group is hidden: else there is neither a range of means nor a share between groups."""
    return row.range_of_means is not None or row.eta_squared is not None


def _unit(report: Report, node_or_question: str, minimum: float | None, maximum: float | None) -> str:
    """What distances are counted in: levels where those of the scale are one apart and the score runs over it."""
    known = scoring_tree(report.framework, report.assessment.profile)
    question = report.framework.questions.get(node_or_question)
    scale = known.scales.get(node_or_question) if question is None else question.scale
    if scale is None or (scale.lowest, scale.highest) != (minimum, maximum) or scale.half_step != 0.5:
        return "point"
    return "level"


def known_by(report: Report) -> dict[str, list[QuestionScore]]:
    """The questions of each knowledge lens, in the framework's order; every lens has its list."""
    return {lens: [row for row in report.questions.values() if row.knowledge == lens] for lens in LENSES}
