"""The arithmetic of a score in words: what it was made from, the formula, and what is to be said beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from opposite.domain.framework import ROOT
from opposite.domain.scoring.arithmetic import Arithmetic, Formula, Part, arithmetic
from opposite.domain.scoring.report import Report
from opposite.domain.scoring.scores import NodeScore, QuestionScore
from opposite.wording.figures import people, plain, rounded
from opposite.wording.scoring.absence import coverage_note, question_state
from opposite.wording.scoring.factors import group_title
from opposite.wording.scoring.scores import answer_counts, interval_level, rests_on, stage_note

FORMULAS: Mapping[Formula, str] = {
    "mean": "It is the mean of its parts, each counted by its weight.",
    "sum": "It is the sum of its parts; a part without a score counts as the mean of the others.",
    "geometric": "It is the geometric mean of its parts, so that one low part weighs more than in a plain mean.",
    "min": "It is its lowest part.",
    "max": "It is its highest part.",
    "mean_of_means": "Each group has one voice, its mean; the score is the mean of the groups.",
    "mean_of_medians": "Each group has one voice, its median; the score is the mean of the groups.",
    "pooled_mean": "It is the mean over all people of counted groups.",
}


@dataclass(frozen=True, slots=True)
class PartInWords:
    """One line of the arithmetic: what entered, with which score and weight; `score` None was left out."""

    title: str
    score: float | None
    weight: float
    note: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """A score opened up. `calculation` is written out with its figures, None where there is no score."""

    title: str
    score: float | None
    formula: str
    parts: tuple[PartInWords, ...]
    calculation: str | None
    remarks: tuple[str, ...]


def explain(report: Report, node_or_question: str) -> Explanation:
    """How the score of a node or a question came about."""
    made = arithmetic(report, node_or_question)
    question = report.questions.get(node_or_question)
    if question is None:
        node = report.nodes[node_or_question]
        title = report.assessment.organisation.name if node.node == ROOT else node.title
        remarks = _on_node(report, node)
    else:
        title, remarks = question.title, _on_question(report, question, made)
    return Explanation(
        title=title,
        score=made.score,
        formula=FORMULAS[made.formula],
        parts=tuple(_part(report, part) for part in made.parts),
        calculation=_calculation(made.parts, made.score) if made.is_weighted_mean else None,
        remarks=tuple(remarks),
    )


def _part(report: Report, part: Part) -> PartInWords:
    if part.people is not None:
        title, note = group_title(report.framework, part.id), people(part.people)
    elif part.id in report.questions:
        title, note = report.questions[part.id].title, question_state(report.questions[part.id]) or ""
    else:
        node = report.nodes[part.id]
        title, note = node.title, coverage_note(report.framework, node) if node.score is None else ""
    return PartInWords(title, part.score, part.weight, note)


def _calculation(parts: Sequence[Part], score: float | None) -> str | None:
    """The weighted mean written out: (1 × 2.5 + 2 × 3.0) ÷ 3 = 2.8."""
    entered = [(part.weight, part.score) for part in parts if part.score is not None]
    if score is None or not entered:
        return None
    total = sum(weight for weight, _ in entered)
    if all(weight == entered[0][0] for weight, _ in entered):
        terms = " + ".join(rounded(value, 2) for _, value in entered)
        return f"({terms}) ÷ {len(entered)} = {rounded(score, 2)}"
    terms = " + ".join(f"{plain(weight)} × {rounded(value, 2)}" for weight, value in entered)
    return f"({terms}) ÷ {plain(round(total, 9))} = {rounded(score, 2)}"


def _on_node(report: Report, row: NodeScore) -> list[str]:
    needed = report.framework.scoring.interval.min_raters
    if row.hidden:
        return [f"{coverage_note(report.framework, row)}."]
    remarks = [f"Rests on {rests_on(row)}."]
    if row.score is None:
        remarks.append(f"{coverage_note(report.framework, row)}.")
    elif row.interval is not None:
        low, high = (rounded(end) for end in row.interval)
        remarks.append(
            f"Judging by how much people differ, it lies between {low} and {high} ({interval_level(report.framework)})."
        )
    elif row.respondents is not None and row.respondents < needed:
        remarks.append(f"No interval: {people(row.respondents)} of at least {needed}.")
    else:
        remarks.append("No interval: a group has only one person, or the score is not a mean.")
    stages = stage_note(row)
    return remarks if stages is None else [*remarks, stages]


def _on_question(report: Report, row: QuestionScore, made: Arithmetic) -> list[str]:
    remarks = [f"{answer_counts(row)}."]
    if row.hidden:
        return remarks
    if made.parts_hidden:
        fewest = report.assessment.fewest_shown
        remarks.append(f"Means of groups are hidden where fewer than {fewest} people of one gave a level.")
    state = question_state(row)
    if state is not None:
        remarks.append(f"{state}.")
    if report.framework.questions[row.question].reverse:
        remarks.append("The question is worded the other way round, so its levels are turned before they count.")
    return remarks
