"""Agreement of people on the questions of a factor together: r_wg(j) and r*_wg(j)."""

from __future__ import annotations

import math
from collections.abc import Sequence

from opposite.statistics.figure import Figure, Undefined, defined, undefined
from opposite.statistics.given import Row, complete_rows
from opposite.statistics.intervals import variance
from opposite.statistics.within_group import expected_variance


def rwg_j(rows: Sequence[Row], scales: Sequence[Sequence[float]]) -> Figure:
    """J r / (J r + s) with s = mean(s_j^2 / s_EU^2) over the J questions and r = 1 - s; 0 when s > 1 (rule 19).

    Grows with J for the same disagreement: not for comparing factors of unequal length. `rows` are people, `scales` the
    points of each question. `n` counts complete rows. None for fewer than two of them, no question, or a scale of one
    point.
    Source: James, Demaree & Wolf (1984), J. Applied Psychology 69, 85-98; R multilevel::rwg.j.
    """
    n, shares = _shares_of_random(rows, scales)
    if isinstance(shares, Undefined):
        return undefined(shares, n)
    disagreement = min(1.0, math.fsum(shares) / len(shares))
    stepped_up = len(shares) * (1 - disagreement)
    return defined(stepped_up / (stepped_up + disagreement), n)


def rwg_star_j(rows: Sequence[Row], scales: Sequence[Sequence[float]]) -> Figure:
    """1 - mean(s_j^2 / s_EU^2), neither stepped up nor truncated: negative above the spread of random answers.

    People, missing answers and undefined cases as in `rwg_j`.
    Source: Lindell & Brandt (1999), J. Applied Psychology 84, 640-647; R multilevel::rwg.j.lindell.
    """
    n, shares = _shares_of_random(rows, scales)
    if isinstance(shares, Undefined):
        return undefined(shares, n)
    return defined(1 - math.fsum(shares) / len(shares), n)


def _shares_of_random(rows: Sequence[Row], scales: Sequence[Sequence[float]]) -> tuple[int, list[float] | Undefined]:
    """The number of complete rows, and every question's variance as a share of that of random answers, or why none."""
    answers = complete_rows(rows)
    n, questions = answers.shape
    if n < 2:
        return n, Undefined.TOO_FEW_PEOPLE
    if questions == 0:
        return n, Undefined.TOO_FEW_QUESTIONS
    expected = [expected_variance(points) for points in scales]
    if 0 in expected:
        return n, Undefined.ONE_POINT
    spreads = [variance(levels) or 0.0 for levels in answers.T.tolist()]
    return n, [spread / at_random for spread, at_random in zip(spreads, expected, strict=True)]
