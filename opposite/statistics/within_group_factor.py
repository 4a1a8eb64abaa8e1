"""Agreement of people on the questions of a factor together: r_wg(j), r*_wg(j), a_wg and average deviations."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import NamedTuple

from opposite.statistics.figure import Figure, Undefined, defined, undefined
from opposite.statistics.given import Missing, Row, columns, table
from opposite.statistics.intervals import variance
from opposite.statistics.within_group import ad_mean, ad_median, awg, expected_variance


class _Answers(NamedTuple):
    """Each question's answers, the number of people they come from, and what stands in the way of any figure."""

    questions: list[list[float]]
    n: int
    reason: Undefined | None


def rwg_j(rows: Sequence[Row], scales: Sequence[Sequence[float]], *, missing: Missing = "complete") -> Figure:
    """J r / (J r + s) with s = mean(s_j^2 / s_EU^2) over the J questions and r = 1 - s; 0 when s > 1 (rule 19).

    Grows with J for the same disagreement: not for comparing factors of unequal length. `rows` are people, `scales` the
    points of each question. `n` counts complete rows, or pairwise everybody with an answer; pairwise, a question with
    fewer than two answers is left out. None for fewer than two people, no question, or a scale of one point.
    Source: James, Demaree & Wolf (1984), J. Applied Psychology 69, 85-98; R multilevel::rwg.j.
    """
    answers = _answers(rows, missing)
    shares = _shares_of_random(answers, scales)
    if isinstance(shares, Undefined):
        return undefined(shares, answers.n)
    disagreement = min(1.0, math.fsum(shares) / len(shares))
    stepped_up = len(shares) * (1 - disagreement)
    return defined(stepped_up / (stepped_up + disagreement), answers.n)


def rwg_star_j(rows: Sequence[Row], scales: Sequence[Sequence[float]], *, missing: Missing = "complete") -> Figure:
    """1 - mean(s_j^2 / s_EU^2), neither stepped up nor truncated: negative above the spread of random answers.

    People, missing answers and undefined cases as in `rwg_j`.
    Source: Lindell & Brandt (1999), J. Applied Psychology 84, 640-647; R multilevel::rwg.j.lindell.
    """
    answers = _answers(rows, missing)
    shares = _shares_of_random(answers, scales)
    if isinstance(shares, Undefined):
        return undefined(shares, answers.n)
    return defined(1 - math.fsum(shares) / len(shares), answers.n)


def awg_j(rows: Sequence[Row], scales: Sequence[Sequence[float]], *, missing: Missing = "complete") -> Figure:
    """Mean of a_wg over the questions where it is defined; None, with the first question's reason, where it is nowhere.

    People and missing answers as in `rwg_j`. Source: Brown & Hauenstein (2005); R multilevel::awg.
    """
    answers = _answers(rows, missing)
    if answers.reason is not None:
        return undefined(answers.reason, answers.n)
    pairs = zip(answers.questions, scales, strict=True)
    return _mean_figure([awg(levels, points) for levels, points in pairs], answers.n)


def ad_mean_j(rows: Sequence[Row], *, missing: Missing = "complete") -> Figure:
    """Mean over the questions of the mean absolute deviation from the mean, in levels.

    People and missing answers as in `rwg_j`.
    Source: Burke, Finkelstein & Dusig (1999), Organizational Research Methods 2, 49-68; R multilevel::ad.m.
    """
    return _mean_deviation(_answers(rows, missing), ad_mean)


def ad_median_j(rows: Sequence[Row], *, missing: Missing = "complete") -> Figure:
    """Mean over the questions of the mean absolute deviation from the median, in levels. As `ad_mean_j`."""
    return _mean_deviation(_answers(rows, missing), ad_median)


def _answers(rows: Sequence[Row], missing: Missing) -> _Answers:
    answers = table(rows, missing)
    people, questions = answers.shape
    if people < 2:
        return _Answers([], people, Undefined.TOO_FEW_PEOPLE)
    return _Answers(columns(answers), people, None if questions > 0 else Undefined.TOO_FEW_QUESTIONS)


def _shares_of_random(answers: _Answers, scales: Sequence[Sequence[float]]) -> list[float] | Undefined:
    """Every question's variance as a share of that of random answers; or why there is none."""
    if answers.reason is not None:
        return answers.reason
    expected = [expected_variance(points) for points in scales]
    if 0 in expected:
        return Undefined.ONE_POINT
    pairs = zip(answers.questions, expected, strict=True)
    shares = [spread / at_random for levels, at_random in pairs if (spread := variance(levels)) is not None]
    return shares or Undefined.TOO_FEW_PEOPLE


def _mean_deviation(answers: _Answers, deviation: Callable[[Row], Figure]) -> Figure:
    if answers.reason is not None:
        return undefined(answers.reason, answers.n)
    return _mean_figure([deviation(levels) for levels in answers.questions], answers.n)


def _mean_figure(figures: Sequence[Figure], n: int) -> Figure:
    values = [figure.value for figure in figures if figure.value is not None]
    if values:
        return defined(math.fsum(values) / len(values), n)
    return undefined(figures[0].reason or Undefined.TOO_FEW_PEOPLE, n)
