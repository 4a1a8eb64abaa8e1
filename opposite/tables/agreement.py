"""Agreement and reliability as tables, by question and by factor."""

from __future__ import annotations

from collections.abc import Iterable

from opposite.domain.agreement.rows import Agreement
from opposite.engine.agreement.reliability import Reliability
from opposite.tables.table import Table, in_order, whose, yes_or_no

AGREEMENT_BY_QUESTION = (
    "organisation", "wave", "question", "n", "mean", "variance", "ad_mean", "ad_median", "rwg", "awg", "eta_squared",
    "verdict", "hidden",
)  # fmt: skip

AGREEMENT_BY_FACTOR = (
    "organisation", "wave", "factor", "n", "rwg_j", "rwg_star_j", "icc1", "icc2", "krippendorff_alpha", "verdict",
    "hidden",
)  # fmt: skip

RELIABILITY_BY_FACTOR = (
    "factor", "items", "complete_rows", "alpha", "icc1", "icc2", "alpha_low", "alpha_high", "omega", "item_rest_min",
)  # fmt: skip

RELIABILITY_BY_QUESTION = ("question", "factor", "complete_rows", "item_rest", "alpha_if_dropped")


def agreement_by_question(agreements: Iterable[Agreement]) -> Table:
    """One row a question of each assessment, answered or not, in the framework's order; hidden figures are empty."""
    rows = [
        (
            *whose(agreement), row.question, None if row.hidden else row.n, row.mean, row.variance,
            row.ad_mean, row.ad_median, row.rwg, row.awg, row.eta_squared, row.verdict, yes_or_no(row.hidden),
        )
        for agreement in in_order(agreements)
        for row in agreement.questions.values()
    ]  # fmt: skip
    return Table("agreement", AGREEMENT_BY_QUESTION, tuple(rows))


def agreement_by_factor(agreements: Iterable[Agreement]) -> Table:
    """One row a factor of each assessment, answered or not, in the framework's order; hidden figures are empty."""
    rows = [
        (
            *whose(agreement), row.factor, None if row.hidden else row.n, row.rwg_j, row.rwg_star_j,
            row.icc1, row.icc2, row.krippendorff_alpha, row.verdict, yes_or_no(row.hidden),
        )
        for agreement in in_order(agreements)
        for row in agreement.factors.values()
    ]  # fmt: skip
    return Table("agreement", AGREEMENT_BY_FACTOR, tuple(rows))


def reliability_by_factor(reliability: Reliability) -> Table:
    """One row a factor, in the framework's order; `alpha_low` and `alpha_high` are the ends of alpha's interval."""
    rows = tuple(
        (
            row.factor, row.items, row.complete_rows, row.alpha.value, row.icc1.value, row.icc2.value,
            *(row.alpha.interval or (None, None)), row.omega.value, row.item_rest_min,
        )
        for row in reliability.factors.values()
    )  # fmt: skip
    return Table("reliability", RELIABILITY_BY_FACTOR, rows, decimals=2)


def reliability_by_question(reliability: Reliability) -> Table:
    """One row a scored question, in the framework's order."""
    rows = tuple(
        (item.question, row.factor, row.complete_rows, item.item_rest.value, item.alpha_if_dropped.value)
        for row in reliability.factors.values()
        for item in row.questions
    )
    return Table("reliability", RELIABILITY_BY_QUESTION, rows, decimals=2)
