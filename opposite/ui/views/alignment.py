"""What the alignment page shows: verdicts in words, who knows what, and figures for experts, all from what is shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from opposite import wording
from opposite.charts.groups import group_absence, group_titles
from opposite.charts.sentences import absence
from opposite.domain.agreement import Agreement, FactorAgreement, QuestionAgreement
from opposite.domain.flags import FRONT, LEADERS
from opposite.domain.outline import outline
from opposite.domain.report import Report
from opposite.domain.scores import NodeScore, QuestionScore
from opposite.domain.verdicts import Verdict

Ends = list[tuple[str, float]]
"""Titles of shown groups with their figures, in the framework's order."""

LENSES = ("unknown_unknown", "unknown_known", "known_known")
"""The knowledge lens, what is least known first."""


@dataclass(frozen=True, slots=True)
class QuestionSeen:
    """How one question is seen: the verdict in words, and what each shown group says."""

    row: QuestionScore
    verdict: str
    groups: Ends
    people: Mapping[str, int]
    """How many people of each of these groups gave a level, by title."""


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
    """Where shown groups are furthest apart, as a share of the factor's scale; None where no two can be compared."""
    best, sentence = 0.0, None
    for row in report.factors:
        ends, width = groups_on_factor(report, row.node), (row.maximum or 0.0) - (row.minimum or 0.0)
        apart = max((score for _, score in ends), default=0.0) - min((score for _, score in ends), default=0.0)
        if width > 0 and apart / width > best + 1e-9 and wording.rounded(apart) != "0.0":
            best = apart / width
            hidden = any(score.hidden for score in report.groups if score.node == row.node)
            sentence = wording.widest_sentence(row.title, ends, all_shown=not hidden)
    return sentence


def groups_on_factor(report: Report, node: str) -> Ends:
    """The counted groups whose score of a factor is shown."""
    weights = report.framework.group_weights
    return [
        (wording.group_title(report.framework, score.group), score.score)
        for score in report.groups
        if score.node == node and score.score is not None and weights[score.group] > 0
    ]


def shown_groups(report: Report) -> dict[str, str]:
    """Titles by id of the groups, comparators included, whose score of any factor is shown."""
    factors = {node.id for node in report.framework.factors}
    shown = {score.group for score in report.groups if score.node in factors and score.score is not None}
    return {g: wording.group_title(report.framework, g) for g in report.framework.group_weights if g in shown}


def absences(report: Report) -> set[str]:
    """The words that stand in cells of the heat map of groups in place of a score."""
    cells = {(row.group, row.node): row for row in report.groups}
    found = (cells.get((group, node.id)) for group in group_titles(report) for node in report.framework.factors)
    return {group_absence(cell).word for cell in found if cell is None or cell.score is None}


def suggested_pair(shown: Sequence[str]) -> tuple[str, str]:
    """Those who lead and those who serve customers where both are shown, else the first two of at least two groups."""
    return (LEADERS, FRONT) if LEADERS in shown and FRONT in shown else (shown[0], shown[1])


def differences(report: Report, pair: tuple[str, str]) -> list[float]:
    """By how many levels the first of two groups sees each factor higher, where both are shown."""
    scores = {(row.group, row.node): row.score for row in report.groups}
    found = [(scores.get((pair[0], f.id)), scores.get((pair[1], f.id))) for f in report.framework.factors]
    return [first - second for first, second in found if first is not None and second is not None]


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
        reason = absence(report, row).sentence
        return reason[0].upper() + reason[1:]
    return wording.too_few_to_agree(found.n, report.framework.scoring.agreement.min_raters)


def questions_seen(report: Report, agreement: Agreement, node: str) -> list[QuestionSeen]:
    """How the questions of a factor are seen, in the framework's order; those of this wave alone."""
    asked = outline(report.framework, report.assessment.profile).asked
    rows = [report.questions[q.id] for q in report.framework.nodes[node].all_questions() if q.id in asked]
    return [_seen(report, agreement.questions[row.question], row) for row in rows]


def _seen(report: Report, found: QuestionAgreement, row: QuestionScore) -> QuestionSeen:
    voices = {
        wording.group_title(report.framework, group): voice
        for group in report.framework.group_weights
        if (voice := row.voices.get(group)) is not None and voice.mean is not None
    }
    groups = [(title, voice.mean) for title, voice in voices.items() if voice.mean is not None]
    return QuestionSeen(
        row,
        _question_verdict(report, found, row, shown=len(groups)),
        groups,
        {title: voice.levels for title, voice in voices.items()},
    )


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
    return wording.too_few_to_agree(found.n, report.framework.scoring.agreement.min_raters)


def _verdict(row: FactorAgreement | QuestionAgreement) -> Verdict | None:
    return None if row.verdict is None else Verdict(row.verdict, row.camps_by_group)


def _are_all_shown(row: FactorAgreement | QuestionAgreement) -> bool:
    """Whether no group is hidden: else there is neither a range of means nor a share between groups."""
    return row.range_of_means is not None or row.eta_squared is not None


def _unit(report: Report, node_or_question: str, minimum: float | None, maximum: float | None) -> str:
    """What distances are counted in: levels where those of the scale are one apart and the score runs over it."""
    known = outline(report.framework, report.assessment.profile)
    question = report.framework.questions.get(node_or_question)
    scale = known.scales.get(node_or_question) if question is None else question.scale
    if scale is None or (scale.lowest, scale.highest) != (minimum, maximum) or scale.half_step != 0.5:
        return "point"
    return "level"


def known_by(report: Report) -> dict[str, list[QuestionScore]]:
    """The questions of each knowledge lens, in the framework's order; every lens has its list."""
    return {lens: [row for row in report.questions.values() if row.knowledge == lens] for lens in LENSES}


def factor_statistics(report: Report, agreement: Agreement) -> list[dict[str, str]]:
    """The statistics of every factor as text; where one is undefined, why, and where one is hidden, that."""
    columns = {
        "r*wg(j)": "rwg_star_j",
        "rwg(j)": "rwg_j",
        "AD": "ad_mean",
        "Eta squared": "eta_squared",
        "ICC(1)": "icc1",
        "ICC(2)": "icc2",
        "Krippendorff's alpha": "krippendorff_alpha",
    }
    return [
        {"Factor": report.framework.nodes[row.factor].title, "n": str(row.n)}
        | {title: _figure(row, name) for title, name in columns.items()}
        for row in agreement.factors.values()
    ]


def question_statistics(report: Report, agreement: Agreement) -> list[dict[str, str]]:
    """The statistics of every question of the wave as text, as those of the factors."""
    columns = {
        "rwg": "rwg",
        "awg": "awg",
        "AD": "ad_mean",
        "AD of the median": "ad_median",
        "Eta squared": "eta_squared",
    }
    asked = outline(report.framework, report.assessment.profile).asked
    return [
        {"Question": f"{row.question} {report.questions[row.question].title}", "n": str(row.n)}
        | {title: _figure(row, name) for title, name in columns.items()}
        for row in agreement.questions.values()
        if row.question in asked
    ]


def _figure(row: FactorAgreement | QuestionAgreement, name: str) -> str:
    value = getattr(row, name)
    if row.hidden:
        return "hidden"
    return row.reasons.get(name, "no answers") if value is None else wording.rounded(value, 2)
