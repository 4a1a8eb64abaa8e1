"""What a score was made from: its parts with their weights, and the way they became one figure (rules 5 and 8)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from opposite.domain.framework import Aggregation
from opposite.domain.framework.scoring_tree import scoring_tree
from opposite.domain.scoring.report import Report

Formula = Literal["mean", "sum", "geometric", "min", "max", "mean_of_means", "mean_of_medians", "pooled_mean"]


@dataclass(frozen=True, slots=True)
class Part:
    """What entered a score: a question or node beneath it, or a group; without a score it was left out."""

    id: str
    score: float | None
    weight: float
    people: int | None = None
    """Of a group, how many of its people gave a level; None of a question or node."""


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """How one score came about. The parts of a question are its groups, none where a mean of one is not shown."""

    score: float | None
    formula: Formula
    parts: tuple[Part, ...]
    parts_hidden: bool

    @property
    def is_weighted_mean(self) -> bool:
        """Whether the score is the weighted mean of the scores of its parts."""
        return self.formula in ("mean", "mean_of_means")


def arithmetic(report: Report, node_or_question: str) -> Arithmetic:
    """How the score of a node or a question came about."""
    if node_or_question in report.questions:
        return _question(report, node_or_question)
    tree = scoring_tree(report.framework, report.assessment.profile)
    parts = tuple(
        Part(child.id, (report.questions.get(child.id) or report.nodes[child.id]).score, child.weight)
        for child in tree.children.get(node_or_question, ())
    )
    method = tree.methods.get(node_or_question, Aggregation("mean")).method
    return Arithmetic(report.nodes[node_or_question].score, method, parts, parts_hidden=False)


def _question(report: Report, question: str) -> Arithmetic:
    framework, row = report.framework, report.questions[question]
    groups = tuple(
        Part(group, response.mean, framework.group_weights[group], response.levels)
        for group, response in report.group_responses.get(question, {}).items()
        if response.mean is not None
    )
    hidden = sum(part.people or 0 for part in groups) != row.answered
    formula: Formula = "mean_of_medians" if framework.scoring.rater_to_group == "median" else "mean_of_means"
    if framework.scoring.group_to_question == "pooled_mean":
        formula = "pooled_mean"
    return Arithmetic(row.score, formula, () if hidden else groups, parts_hidden=hidden)
