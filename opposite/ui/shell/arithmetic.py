"""The arithmetic of a score: what it was made from, with weights, group means and the formula in words."""

from __future__ import annotations

from dataclasses import dataclass

from opposite import wording
from opposite.domain.framework import Aggregation
from opposite.domain.framework.scoring_tree import Child, scoring_tree
from opposite.domain.scoring.report import Report
from opposite.domain.scoring.scores import NodeScore, QuestionScore

FORMULAS = {
    "mean": "the mean of its parts, each counted by its weight",
    "sum": "the sum of its parts; a part without a score counts as the mean of the others",
    "geometric": "the geometric mean of its parts, so that one low part weighs more than in a plain mean",
    "min": "its lowest part",
    "max": "its highest part",
}


@dataclass(frozen=True, slots=True)
class Part:
    """One line of the arithmetic: what entered, with which score and weight; `score` None was left out."""

    id: str
    title: str
    score: float | None
    weight: float
    note: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """A score opened up. `sum_in_words` is the calculation with its figures, None where there is no score."""

    title: str
    score: float | None
    formula: str
    parts: tuple[Part, ...]
    sum_in_words: str | None
    remarks: tuple[str, ...]


def explain(report: Report, node_or_question: str) -> Explanation:
    """How the score of a node or a question came about."""
    if node_or_question in report.questions:
        return _question(report, report.questions[node_or_question])
    return _node(report, report.nodes[node_or_question])


def _node(report: Report, row: NodeScore) -> Explanation:
    tree = scoring_tree(report.framework, report.assessment.profile)
    children = tree.children.get(row.node, ())
    rule = tree.methods.get(row.node, Aggregation("mean"))
    parts = tuple(_child(report, child) for child in children)
    remarks = [f"Rests on {wording.rests_on(row)}."]
    if row.score is None:
        remarks.append(wording.coverage_note(report.framework, row) + ".")
    between = wording.interval(row)
    if between is not None:
        remarks.append(f"Judging by how much people differ, it lies between {between} (95 % interval).")
    elif row.score is not None and row.respondents < report.framework.scoring.interval.min_raters:
        remarks.append(
            f"No interval: {wording.people(row.respondents)} of at least {report.framework.scoring.interval.min_raters}."
        )
    elif row.score is not None:
        remarks.append("No interval: a group has only one person, or the score is not a mean.")
    note = wording.stage_note(row)
    if note is not None:
        remarks.append(note)
    return Explanation(
        title=report.assessment.organisation.name if row.node == "root" else row.title,
        score=row.score,
        formula=f"It is {FORMULAS[rule.method]}.",
        parts=parts,
        sum_in_words=_sum(parts, row.score) if rule.method == "mean" else None,
        remarks=tuple(remarks),
    )


def _child(report: Report, child: Child) -> Part:
    if child.id in report.questions:
        row = report.questions[child.id]
        return Part(child.id, row.title, row.score, child.weight, wording.question_state(row) or "")
    node = report.nodes[child.id]
    return Part(
        child.id,
        node.title,
        node.score,
        child.weight,
        "" if node.score is not None else wording.coverage_note(report.framework, node),
    )


def _sum(parts: tuple[Part, ...], score: float | None) -> str | None:
    """The weighted mean written out: (1 × 2.5 + 2 × 3.0) ÷ 3 = 2.8."""
    entered = [(tree.weight, tree.score) for tree in parts if tree.score is not None]
    if score is None or not entered:
        return None
    total = sum(weight for weight, _ in entered)
    if all(weight == entered[0][0] for weight, _ in entered):
        terms = " + ".join(wording.rounded(value, 2) for _, value in entered)
        return f"({terms}) ÷ {len(entered)} = {wording.rounded(score, 2)}"
    terms = " + ".join(f"{wording.plain(weight)} × {wording.rounded(value, 2)}" for weight, value in entered)
    return f"({terms}) ÷ {wording.plain(round(total, 9))} = {wording.rounded(score, 2)}"


def _question(report: Report, row: QuestionScore) -> Explanation:
    framework = report.framework
    titles = {group: wording.group_title(framework, group) for group in framework.group_weights}
    minimum = report.assessment.min_group_n
    responses = report.group_responses.get(row.question, {})
    shown = {group: response for group, response in responses.items() if response.mean is not None}
    all_shown = sum(response.levels for response in shown.values()) == row.answered
    parts = tuple(
        Part(group, titles[group], response.mean, framework.group_weights[group], wording.people(response.levels))
        for group, response in shown.items()
        if all_shown
    )
    remarks = [wording.answer_counts(row) + "."]
    if not all_shown:
        remarks.append(f"Means of groups are hidden where fewer than {minimum} people of one gave a level.")
    state = wording.question_state(row)
    if state is not None:
        remarks.append(state + ".")
    if framework.questions[row.question].reverse:
        remarks.append("The question is worded the other way round, so its levels are turned before they count.")
    median = framework.scoring.rater_to_group == "median"
    formula = (
        "It is the mean over all people of counted groups."
        if framework.scoring.group_to_question == "pooled_mean"
        else f"Each group has one voice, its {'median' if median else 'mean'}; the score is the mean of the groups."
    )
    exact = not median and framework.scoring.group_to_question == "weighted_mean"
    return Explanation(row.title, row.score, formula, parts, _sum(parts, row.score) if exact else None, tuple(remarks))
