"""McDonald's omega: how much of the sum of a factor's questions is what they have in common."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from opposite.statistics.covariances import covariances
from opposite.statistics.figure import Figure, Undefined, defined, undefined
from opposite.statistics.given import Row, Table

LEAST_UNIQUENESS = 0.005
"""The share of a question's variance that must be left to itself; below it the model is improper. As in factanal."""

SINGULAR = 1e-10
"""A smallest eigenvalue below this: a question follows from others."""

FLAT = 1e-9
"""The likelihood is at its top when no slope is steeper; omega is then right to ten digits, as far as they carry."""

ROUNDING = 1e-12
"""Discrepancies this close are equal."""

LARGEST_STEP = 1.0
GIVEN_UP = 6.0
"""By how much the logarithm of a uniqueness may move at once, and how far below the least one it may fall meanwhile."""

MOST_STEPS, MOST_HALVINGS = 200, 40


def mcdonald_omega(rows: Sequence[Row]) -> Figure:
    """(sum of loadings)^2 / ((sum of loadings)^2 + sum of uniquenesses), in levels, from a one-factor model.

    The model is fitted by maximum likelihood to complete rows, which `n` counts. Equals alpha where all loadings are
    equal, and otherwise lies above it where the model holds. None below three questions or three rows, when a question
    does not vary or follows from others, or when the model is improper (a uniqueness below 0.005 of the variance).
    Source: McDonald (1999), Test Theory; Hayes & Coutts (2020), Communication Methods and Measures 14, 1-24; loadings
    as R's factanal(x, 1) and psych::fa(x, 1, fm = "ml"), times the standard deviations.
    """
    of = covariances(rows)
    if of.n < 3:
        return undefined(Undefined.TOO_FEW_ROWS, of.n)
    if len(of.matrix) < 3:
        return undefined(Undefined.TOO_FEW_QUESTIONS, of.n)
    spreads = np.sqrt(np.diag(of.matrix))
    if (spreads == 0).any():
        return undefined(Undefined.NO_VARIATION, of.n)
    correlations = of.matrix / np.outer(spreads, spreads)
    uniquenesses = _uniquenesses(correlations)
    if uniquenesses is None:
        return undefined(Undefined.NO_MODEL, of.n)
    common = float(_loadings(correlations, uniquenesses) @ spreads) ** 2
    return defined(common / (common + float(uniquenesses @ spreads**2)), of.n)


class _Fit(NamedTuple):
    """How badly uniquenesses fit, and how that changes with their logarithms: gradient and Hessian.

    `safe` is the part of the Hessian that is never negative, for where the whole is.
    """

    discrepancy: float
    gradient: Table
    hessian: Table
    safe: Table


def _uniquenesses(correlations: Table) -> Table | None:
    """The uniquenesses that make these correlations most likely; None where the model is improper.

    Newton's method over their logarithms, from squared multiple correlations. Source: Joreskog (1967), Psychometrika
    32, 443-482; Clarke (1970), British Journal of Mathematical and Statistical Psychology 23, 43-52.
    """
    if np.linalg.eigvalsh(correlations)[0] < SINGULAR:
        return None
    logarithms = np.log((1 - 0.5 / len(correlations)) / np.diag(np.linalg.inv(correlations)))
    fit = _fit(correlations, logarithms)
    for _ in range(MOST_STEPS):
        if np.abs(fit.gradient).max() < FLAT:
            uniquenesses: Table = np.exp(logarithms)
            return uniquenesses if uniquenesses.min() >= LEAST_UNIQUENESS else None
        step = _downhill(fit)
        for _ in range(MOST_HALVINGS):
            tried = _fit(correlations, logarithms + step)
            if tried.discrepancy <= fit.discrepancy + ROUNDING:
                break
            step /= 2
        logarithms, fit = logarithms + step, tried
        if logarithms.min() < math.log(LEAST_UNIQUENESS) - GIVEN_UP:
            return None
    return None


def _fit(correlations: Table, logarithms: Table) -> _Fit:
    """The sum of l - log(l) - 1 over all eigenvalues l but the largest of the correlations scaled by uniquenesses."""
    roots = np.exp(logarithms / 2)
    values, vectors = np.linalg.eigh(correlations / np.outer(roots, roots))
    rest, others = values[:-1], vectors[:, :-1]
    largest, first = values[-1], vectors[:, -1]
    safe = (others * rest @ others.T) * (others @ others.T)
    mixed = (others * ((1 - rest) * (largest + rest) / (largest - rest)) @ others.T) * np.outer(first, first)
    return _Fit(float((rest - np.log(rest) - 1).sum()), others**2 @ (1 - rest), safe + mixed, safe)


def _downhill(fit: _Fit) -> Table:
    """Newton's step, shortened where it is long."""
    convex = np.linalg.eigvalsh(fit.hessian)[0] > SINGULAR
    step = -np.linalg.lstsq(fit.hessian if convex else fit.safe, fit.gradient)[0]
    shortened: Table = step * min(1.0, LARGEST_STEP / np.abs(step).max())
    return shortened


def _loadings(correlations: Table, uniquenesses: Table) -> Table:
    """The loadings that belong to the uniquenesses of the most likely model."""
    roots = np.sqrt(uniquenesses)
    values, vectors = np.linalg.eigh(correlations / np.outer(roots, roots))
    loadings: Table = roots * vectors[:, -1] * np.sqrt(max(values[-1] - 1, 0.0))
    return loadings
