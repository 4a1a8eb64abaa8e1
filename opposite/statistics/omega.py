"""McDonald's omega: how much of the sum of a factor's questions is what they have in common."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from typing import Literal

import numpy as np

from opposite.statistics.covariances import covariances
from opposite.statistics.figure import Figure, Undefined, defined, undefined
from opposite.statistics.given import Row, Table

Metric = Literal["correlation", "raw"]
"""correlation: questions of equal variance, as psych and factanal; raw: in levels, beside the raw alpha."""

LEAST_UNIQUENESS = 0.005
"""The share of a question's variance that must be left to itself; below it the model is improper. As in factanal."""

SINGULAR = 1e-10
"""A smallest eigenvalue below this: a question follows from others."""

FLAT = 1e-7
"""The likelihood is at its top when no slope is steeper; omega is then right to 1e-8."""


def mcdonald_omega(rows: Sequence[Row], *, metric: Metric = "correlation") -> Figure:
    """(sum of loadings)^2 / ((sum of loadings)^2 + sum of uniquenesses), from a one-factor model.

    The model is fitted by maximum likelihood to complete rows, which `n` counts. None without statsmodels (the extra
    `omega`), below three questions or three rows, when a question does not vary or follows from others, or when the
    model is improper (a uniqueness below 0.005).
    Source: McDonald (1999), Test Theory; Hayes & Coutts (2020), Communication Methods and Measures 14, 1-24; loadings
    as R's factanal(x, 1) and psych::fa(x, 1, fm = "ml").
    """
    of = covariances(rows, "complete")
    if of.n < 3:
        return undefined(Undefined.TOO_FEW_ROWS, of.n)
    if len(of.matrix) < 3:
        return undefined(Undefined.TOO_FEW_QUESTIONS, of.n)
    spreads = np.sqrt(np.diag(of.matrix))
    if (spreads == 0).any():
        return undefined(Undefined.NO_VARIATION, of.n)
    model = _one_factor(of.matrix / np.outer(spreads, spreads))
    if isinstance(model, Undefined):
        return undefined(model, of.n)
    loadings, uniquenesses = model
    if metric == "raw":
        loadings, uniquenesses = loadings * spreads, uniquenesses * spreads**2
    common = float(loadings.sum()) ** 2
    return defined(common / (common + float(uniquenesses.sum())), of.n)


def _one_factor(correlations: Table) -> tuple[Table, Table] | Undefined:
    """Loadings and uniquenesses that make these correlations most likely, or why there are none."""
    try:
        from statsmodels.multivariate.factor import Factor  # noqa: PLC0415  an optional extra, and slow to import
    except ImportError:
        return Undefined.EXTRA_MISSING
    if np.linalg.eigvalsh(correlations)[0] < SINGULAR:
        return Undefined.NO_MODEL
    model = Factor(corr=correlations, n_factor=1, method="ml", nobs=2)
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")  # whether it fits is judged below
        model.fit(start=_start(correlations), opt={"gtol": 1e-9, "maxiter": 1000})
    loadings, uniquenesses = np.asarray(model.loadings)[:, 0], np.asarray(model.uniqueness)
    fitted = np.isfinite(loadings).all() and float(np.abs(model.mle_retvals.jac).max()) < FLAT
    return (loadings, uniquenesses) if fitted and uniquenesses.min() >= LEAST_UNIQUENESS else Undefined.NO_MODEL


def _start(correlations: Table) -> tuple[Table, Table]:
    """Uniquenesses from squared multiple correlations, and the principal axis beside them. Source: R's factanal."""
    uniquenesses = (1 - 0.5 / len(correlations)) / np.diag(np.linalg.inv(correlations))
    weights = np.sqrt(uniquenesses)
    values, vectors = np.linalg.eigh(correlations / np.outer(weights, weights))
    loadings = weights * vectors[:, -1] * np.sqrt(max(values[-1] - 1, 0.01))
    return loadings[:, np.newaxis], uniquenesses
