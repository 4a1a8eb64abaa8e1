"""What the compare page shows: names, and differences with what they are worth."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from opposite import wording
from opposite.domain.collecting.assessment import Assessment
from opposite.domain.comparison.differences import exceeds_noise
from opposite.domain.scoring.report import Scored


def name_of(assessment: Assessment) -> str:
    """Organisation and wave, with the mark of a sample."""
    mark = " (sample)" if assessment.organisation.sample else ""
    return f"{assessment.organisation.name}, {assessment.wave}{mark}"


def difference_rows(scored: Sequence[Scored]) -> list[dict[str, Any]]:
    """One row a factor: the score of the first, and the difference of every other one in words."""
    first = scored[0]
    rows: list[dict[str, Any]] = []
    for base in (*first.factors, first.overall):
        title = "Overall" if base is first.overall else base.title
        row: dict[str, Any] = {"Factor": title, name_of(first.assessment): wording.figure(base.score)}
        for other in scored[1:]:
            there = other.nodes[base.node]
            row[name_of(other.assessment)] = _difference(there.score, base.score, noise=exceeds_noise(there, base))
        rows.append(row)
    return rows


def _difference(score: float | None, base: float | None, *, noise: bool | None) -> str:
    if score is None or base is None:
        return "–"
    sign = "+" if score >= base else "−"
    words = {True: "beyond rater differences", False: "within rater differences", None: ""}[noise]
    return f"{wording.rounded(score)}  ({sign}{wording.rounded(abs(score - base))}{', ' + words if words else ''})"
