"""Organisations side by side as a table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from opposite.domain.comparison.differences import exceeds_noise
from opposite.domain.comparison.peer_filters import Kind
from opposite.domain.framework import ROOT
from opposite.domain.scoring.report import Scored
from opposite.tables.table import Table, whose
from opposite.wording.comparison.peers import among_whom

COMPARE_COLUMNS = (
    "organisation", "wave", "factor", "title", "score", "interval_low", "interval_high", "percentile", "rank", "peers",
    "difference", "exceeds_noise", "among",
)  # fmt: skip


def compared(scored: Sequence[Scored], kinds: Sequence[Kind] = ()) -> Table:
    """Factors side by side: one row a factor and organisation, in the order given.

    `difference` is to the first organisation of the list; `exceeds_noise` says whether it is larger than what the
    spread among people explains, and is empty where an interval is missing; `among` says among whom percentile and
    rank are: all others, or those alike in some kinds.
    """
    rows: list[tuple[Any, ...]] = []
    first = scored[0]
    for node in [row.node for row in first.factors] + [ROOT]:
        for one in scored:
            row, base = one.nodes.get(node), first.nodes[node]
            if row is None:
                continue
            low, high = row.interval or (None, None)
            gap = None if one is first or row.score is None or base.score is None else row.score - base.score
            noise = None if gap is None else exceeds_noise(row, base)
            rows.append((
                *whose(one), node, row.title, row.score, low, high, row.percentile, row.rank, row.peers, gap,
                None if noise is None else ("yes" if noise else "no"), among_whom(kinds),
            ))  # fmt: skip
    return Table("compare", COMPARE_COLUMNS, tuple(rows))
