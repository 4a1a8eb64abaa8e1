"""Agreement among the people of one assessment: by question and by factor, computed from its counted answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from statistics import fmean

from opposite.domain.access.rules import Verb
from opposite.domain.agreement.rows import Agreement, FactorAgreement, QuestionAgreement
from opposite.domain.agreement.verdicts import FEWEST_RATERS, Verdict, Views, cut_off, verdict
from opposite.domain.collecting.assessment import Assessment
from opposite.domain.framework import Node
from opposite.domain.scoring.node_scores import person_scores
from opposite.domain.scoring.tabulation import Tabulation
from opposite.engine.access.guard import verb
from opposite.engine.scoring.score_one import read_tabulation
from opposite.engine.workspace import Workspace
from opposite.statistics.figure import Figure, Undefined, undefined
from opposite.statistics.given import mean
from opposite.statistics.intervals import variance
from opposite.statistics.krippendorff import krippendorff_alpha
from opposite.statistics.variance_shares import eta_squared, icc1, icc2
from opposite.statistics.within_group import ad_mean, ad_median, awg, rwg, rwg_pooled
from opposite.statistics.within_group_factor import rwg_j, rwg_star_j

HIDDEN = undefined(Undefined.GROUP_TOO_SMALL, 0)
"""Stands for a figure that compares groups of which one is hidden."""

Cells = Mapping[str, Mapping[int, float]]
"""By counted group, what each of its people said or scored: keyed levels of a question, or own scores of a factor."""


@verb(Verb.SEE_FIGURES, of="assessment")
def read_agreement(workspace: Workspace, assessment: Assessment) -> Agreement:
    """Agreement in an assessment's stored answers; hidden figures are None."""
    return agreement(read_tabulation(workspace, assessment))


def agreement(base: Tabulation) -> Agreement:
    """Agreement on every question and factor (scoring.md, rules 19 to 22), over people of counted groups.

    Figures of a question are hidden where those over everybody's levels are, those that compare groups where one is.
    Figures of a factor are hidden where too few people gave a level, above a question whose score is hidden, and where
    those of all its questions are; those over people who answered everything where these are too few.
    """
    cells_by_question = {question: _said(base, question) for question in base.framework.questions}
    scores = person_scores(base.framework, base.tree, base.questions, base.count)
    return Agreement(
        assessment=base.assessment,
        framework=base.framework,
        questions={question: _on_question(base, question, cells) for question, cells in cells_by_question.items()},
        factors={
            node.id: _on_factor(base, node, cells_by_question, scores.get(node.id, {}))
            for node in base.framework.factors
        },
    )


def _said(base: Tabulation, question: str) -> Cells:
    """Keyed levels by counted group and person; nothing for a question that is not applicable."""
    if not base.questions[question].applicable:
        return {}
    weights = base.framework.group_weights
    cells = base.count.by_question[question]
    return {group: cell.levels for group, cell in cells.items() if cell.levels and weights.get(group, 0) > 0}


def _on_question(base: Tabulation, question: str, cells: Cells) -> QuestionAgreement:
    groups = [list(people.values()) for people in cells.values()]
    everybody = [level for group in groups for level in group]
    if everybody and not base.is_pooled_shown(question):
        return QuestionAgreement(question, len(everybody), hidden=True)
    points = _points(base, question)
    figures = {
        "ad_mean": ad_mean(everybody),
        "ad_median": ad_median(everybody),
        "rwg": rwg(everybody, points),
        "awg": awg(everybody, points),
        "eta_squared": eta_squared(groups),
        "rwg_within": rwg_pooled(groups, points),
    }
    shown = [group for group in cells if base.disclosed.shows(question, group)]
    width = points[-1] - points[0]
    views = _views(groups, figures, width=width, limit=cut_off(len(points), width), rwg=figures["rwg_within"].value)
    if len(shown) < len(cells):
        views = _without_groups(views, [mean(list(cells[group].values())) for group in shown])
        figures |= {"eta_squared": HIDDEN, "rwg_within": HIDDEN}
    verdict = _judged(views)
    return QuestionAgreement(
        question=question,
        n=len(everybody),
        mean=mean(everybody) if everybody else None,
        variance=variance(everybody),
        range_of_means=views.range_of_means if len(shown) == len(cells) else None,
        within=views.within,
        verdict=None if verdict is None else verdict.word,
        camps_by_group=None if verdict is None else verdict.by_group,
        hidden=False,
        reasons=_reasons(figures),
        **_values(figures),
    )


def _on_factor(base: Tabulation, node: Node, cells_by_question: Mapping[str, Cells], scores: Cells) -> FactorAgreement:
    questions = [q.id for q in node.all_questions() if q.id in base.tree.scored and base.questions[q.id].applicable]
    answered = [question for question in questions if cells_by_question[question]]
    n = base.nodes[node.id].respondents
    few = 0 < n < base.minimum or any(base.disclosed.is_hidden(question) for question in answered)
    if few or (answered and not any(base.is_pooled_shown(question) for question in answered)):
        return FactorAgreement(node.id, n, hidden=True)
    levels = [
        {person: level for people in cells_by_question[q].values() for person, level in people.items()}
        for q in questions
    ]
    rows = [
        [by_person.get(person) for by_person in levels]
        for person in dict.fromkeys(p for by_person in levels for p in by_person)
    ]
    scales = [_points(base, question) for question in questions]
    groups = [list(people.values()) for people in scores.values() if people]
    figures = {
        "rwg_j": rwg_j(rows, scales),
        "rwg_star_j": rwg_star_j(rows, scales),
        "icc1": icc1(groups),
        "icc2": icc2(groups),
        "krippendorff_alpha": krippendorff_alpha([list(by_person.values()) for by_person in levels]),
        "ad_mean": ad_mean([score for group in groups for score in group]),
        "eta_squared": eta_squared(groups),
    }
    if 0 < figures["rwg_j"].n < base.minimum:
        figures |= {"rwg_j": HIDDEN, "rwg_star_j": HIDDEN}
    limits = base.tree.ranges.get(node.id)
    width = 0.0 if limits is None else limits.maximum - limits.minimum
    limit = fmean(cut_off(len(points), width) for points in scales) if scales else 0.0
    inside = [
        rwg_pooled(
            [list(people.values()) for people in cells_by_question[question].values()], points, truncated=False
        ).value
        for question, points in zip(questions, scales, strict=True)
    ]
    rwg_within = (
        fmean(rwg_by_question) if (rwg_by_question := [value for value in inside if value is not None]) else None
    )
    views = _views(groups, figures, width=width, limit=limit, rwg=rwg_within)
    shown = [group for group, people in scores.items() if people and group in base.groups_shown.get(node.id, ())]
    if len(shown) < len(groups):
        views = _without_groups(views, [mean(list(scores[group].values())) for group in shown])
        figures |= {"icc1": HIDDEN, "icc2": HIDDEN, "eta_squared": HIDDEN}
    verdict = _judged(views)
    return FactorAgreement(
        factor=node.id,
        n=n,
        complete=figures["rwg_j"].n,
        range_of_means=views.range_of_means if len(shown) == len(groups) else None,
        within=views.within,
        rwg_within=views.rwg_within,
        verdict=None if verdict is None else verdict.word,
        camps_by_group=None if verdict is None else verdict.by_group,
        hidden=False,
        reasons=_reasons(figures),
        **_values(figures),
    )


def _views(
    groups: Sequence[Sequence[float]], figures: Mapping[str, Figure], *, width: float, limit: float, rwg: float | None
) -> Views:
    """What the verdict rests on; `figures` holds `ad_mean` and `eta_squared` of these groups."""
    means = [mean(group) for group in groups]
    inside = [abs(level - middle) for group, middle in zip(groups, means, strict=True) for level in group]
    return Views(
        width=width,
        cut_off=limit,
        levels=tuple(level for group in groups for level in group),
        sizes=tuple(len(group) for group in groups),
        ad_mean=figures["ad_mean"].value,
        range_of_means=max(means) - min(means) if len(means) > 1 else None,
        eta_squared=figures["eta_squared"].value,
        within=fmean(inside) if any(len(group) > 1 for group in groups) else None,
        rwg_within=rwg,
    )


def _without_groups(views: Views, means: Sequence[float]) -> Views:
    """What a verdict may rest on where groups are hidden: everybody together, and the means that are shown.

    With the score, the share of the variation between two hidden groups would tell both their means.
    """
    apart = max(means) - min(means) if len(means) > 1 else None
    return replace(views, sizes=(), range_of_means=apart, eta_squared=None, within=None, rwg_within=None)


def _judged(views: Views) -> Verdict | None:
    """The verdict, where enough people gave a level."""
    return verdict(views) if len(views.levels) >= FEWEST_RATERS else None


def _points(base: Tabulation, question: str) -> list[float]:
    return [point.value for point in base.framework.questions[question].scale.points]


def _values(figures: Mapping[str, Figure]) -> dict[str, float | None]:
    return {name: figure.value for name, figure in figures.items()}


def _reasons(figures: Mapping[str, Figure]) -> dict[str, str]:
    return {name: figure.reason.value for name, figure in figures.items() if figure.reason is not None}
