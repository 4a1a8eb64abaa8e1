"""The portfolio sorted by agreement, which is worked out from the answers of each organisation and stands in no store."""

from __future__ import annotations

from dataclasses import replace

from opposite.engine.scoring.portfolio import Portfolio, PortfolioRow
from opposite.ui.shell import cache

MOST = 200
"""So many organisations are sorted by it: of each it takes some hundredths of a second until it is known."""


def by_agreement(everything: Portfolio, *, descending: bool, before: int, most: int) -> Portfolio:
    """A page of organisations by the share of factors on which people see the same; those of which none is told last."""
    shares = [(share(row), row) for row in everything.rows]
    told = sorted((one for one in shares if one[0] is not None), key=lambda one: one[0] or 0.0, reverse=descending)
    rows = [row for _, row in (*told, *(one for one in shares if one[0] is None))][before : before + most]
    return replace(everything, rows=tuple(rows), matches=everything.matches if rows else 0)


def share(row: PortfolioRow) -> float | None:
    """The share of factors on which people of an organisation see the same; None where it can be said of none."""
    if row.overview.standing != "scored":
        return None
    aligned, judged = cache.agreement(row.overview.assessment).aligned
    return aligned / judged if judged else None
