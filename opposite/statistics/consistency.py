"""Internal consistency of the questions of a factor: Cronbach's alpha, its interval, item-rest correlations."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from opposite.statistics.covariances import Covariances, covariances
from opposite.statistics.figure import Figure, Undefined, defined, undefined
from opposite.statistics.given import SAME, Row
from opposite.statistics.quantiles import f_quantile

MINIMUM_ROWS = 3
"""Below this many people nothing is said."""


def cronbach_alpha(rows: Sequence[Row], *, level: float = 0.95) -> Figure:
    """Alpha = k / (k - 1) * (1 - sum(s_q^2) / s_total^2) over people who answered all k questions, with its interval.

    `n` counts these people. Negative values are given. None with fewer than two questions, three rows, or without
    variation of the totals (rule 23). A question that everybody answered alike counts in k.
    Source: Cronbach (1951), Psychometrika 16, 297-334; R psych::alpha, pingouin.cronbach_alpha.
    """
    of = covariances(rows)
    reason = _too_few(of, questions=2)
    if reason is not None:
        return undefined(reason, of.n)
    alpha = _alpha(of, range(len(of.matrix)))
    if alpha.value is None:
        return alpha
    return defined(alpha.value, of.n, feldt_interval(alpha.value, rows=of.n, questions=len(of.matrix), level=level))


def feldt_interval(alpha: float, *, rows: int, questions: int, level: float = 0.95) -> tuple[float, float]:
    """1 - (1 - alpha) F with n - 1 and (n - 1)(k - 1) degrees of freedom; the width is 0 where alpha is 1.

    Source: Feldt, Woodruff & Salih (1987), Applied Psychological Measurement 11, 93-103; R psych::alpha.ci.
    """
    first, second = rows - 1, (rows - 1) * (questions - 1)
    low, high = (f_quantile(first, second, share) for share in ((1 + level) / 2, (1 - level) / 2))
    return 1 - (1 - alpha) * low, 1 - (1 - alpha) * high


def item_rest_correlations(rows: Sequence[Row]) -> tuple[Figure, ...]:
    """For each question its correlation with the sum of the others; empty without any row.

    Rows, `n` and undefined cases as for alpha; also None where the question or the rest does not vary.
    Source: R multilevel::item.total, psych::alpha r.drop.
    """
    of = covariances(rows)
    reason = _too_few(of, questions=2)
    if reason is not None:
        return (undefined(reason, of.n),) * len(of.matrix)
    return tuple(_item_rest(of, item) for item in range(len(of.matrix)))


def alpha_if_dropped(rows: Sequence[Row]) -> tuple[Figure, ...]:
    """For each question the alpha of the others, on the same rows; empty without any row.

    None where alpha of the others is, so with fewer than three questions. Source: R multilevel::item.total.
    """
    of = covariances(rows)
    reason = _too_few(of, questions=3)
    if reason is not None:
        return (undefined(reason, of.n),) * len(of.matrix)
    questions = range(len(of.matrix))
    return tuple(_alpha(of, _others(questions, item)) for item in questions)


def _too_few(of: Covariances, *, questions: int) -> Undefined | None:
    if of.n < MINIMUM_ROWS:
        return Undefined.TOO_FEW_ROWS
    return Undefined.TOO_FEW_QUESTIONS if len(of.matrix) < questions else None


def _alpha(of: Covariances, questions: Sequence[int]) -> Figure:
    k = len(questions)
    items, total = float(np.diag(of.matrix)[questions].sum()), of.of_sums(questions, questions)
    if items == 0:
        return undefined(Undefined.NO_VARIATION, of.n)
    if total <= SAME * items:
        return undefined(Undefined.TOTAL_CONSTANT, of.n)
    return defined(k / (k - 1) * (1 - items / total), of.n)


def _item_rest(of: Covariances, item: int) -> Figure:
    others = _others(range(len(of.matrix)), item)
    variances = np.diag(of.matrix)
    variance, rest = float(variances[item]), of.of_sums(others, others)
    if variance == 0 or rest <= SAME * float(variances[others].sum()):
        return undefined(Undefined.NO_VARIATION, of.n)
    return defined(of.of_sums([item], others) / math.sqrt(variance * rest), of.n)


def _others(questions: Sequence[int], item: int) -> list[int]:
    return [question for question in questions if question != item]
