"""The portfolio: organisations by their latest wave in one framework version, a page of them at a time, from stored scores."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

from opposite.domain.access.rules import Verb, Within
from opposite.domain.framework import Framework
from opposite.engine.access.guard import verb
from opposite.engine.collecting.finding import EVERYWHERE, limits, read_in_order
from opposite.engine.collecting.narrowing import Narrowing
from opposite.engine.scoring.at_a_glance import IN_LISTS, WaveScore, read_trends
from opposite.engine.scoring.overview import Overview, read_overview
from opposite.engine.scoring.stored_scores import WITHHELD
from opposite.engine.scoring.upkeep import is_up_to_date
from opposite.engine.workspace import Workspace

ORDERS = ("organisation", "overall", "weakest", "coverage", "people", "trend", "active", "sector", "country")
"""What a portfolio can be sorted by; beside these, the score of any factor by its id."""


class Kind(NamedTuple):
    """A framework version that organisations answered, how many did, and whether they are samples."""

    framework: Framework
    organisations: int
    sample: bool

    @property
    def name(self) -> str:
        """Its id and major version, as an address says it."""
        return f"{self.framework.id} {self.framework.major}"


class FactorCell(NamedTuple):
    """The score of a factor; None where there is none, whether that is since it is hidden (rule 27), and its ends."""

    score: float | None
    hidden: bool = False
    minimum: float | None = None
    maximum: float | None = None


@dataclass(frozen=True, slots=True)
class PortfolioRow:
    """An organisation by its latest wave: overall, weakest factor (None: none, or all the same), factors, waves so far."""

    overview: Overview
    weakest: str | None
    factors: tuple[FactorCell, ...]
    trend: tuple[WaveScore, ...]


@dataclass(frozen=True, slots=True)
class Portfolio:
    """The organisations of a page, how many there are on all pages, and over all of them the median of each factor."""

    rows: tuple[PortfolioRow, ...]
    matches: int
    medians: dict[str, float]


@verb(Verb.SEE_FIGURES, limited=True)
def portfolio_kinds(workspace: Workspace, *, within: Within = EVERYWHERE) -> list[Kind]:
    """The framework versions to choose from, that of most organisations first: of samples only where all are samples."""
    stored = workspace.store.rows("portfolio_frameworks", **limits(within))
    unreadable = workspace.unreadable(row[4] for row in stored)
    kinds = [
        Kind(workspace.framework(hash_), organisations, sample)
        for _, _, sample, organisations, hash_ in stored
        if hash_ not in unreadable
    ]
    return [kind for kind in kinds if not kind.sample] or kinds


@verb(Verb.SEE_FIGURES, limited=True)
def portfolio(
    workspace: Workspace,
    kind: Kind,
    *,
    narrowing: Narrowing = IN_LISTS,
    by: str = "organisation",
    descending: bool = False,
    before: int = 0,
    most: int,
    within: Within = EVERYWHERE,
) -> Portfolio:
    """At most so many organisations after so many before them, in the order asked for; what has no figure stands last."""
    is_up_to_date(workspace)
    framework, factors = kind.framework, [factor.id for factor in kind.framework.factors]
    among: dict[str, Any] = {
        "framework_id": framework.id,
        "framework_major": framework.major,
        "sample": kind.sample,
        "factors": factors,
        "scoring_version": WITHHELD,
        **narrowing.parameters,
        **limits(within),
    }
    with workspace.store.snapshot() as cursor:
        stored = cursor.run("portfolio", by=by, descending=descending, before=before, most=most, **among)
        assessments = read_in_order(cursor, [row[1] for row in stored])
        trends = read_trends(cursor, [assessment.organisation.id for assessment in assessments])
        medians = cursor.run("portfolio_medians", **among)
    rows = []
    for row, seen in zip(stored, read_overview(workspace, assessments, [row[7:] for row in stored]), strict=True):
        trend = trends.get((seen.assessment.organisation.id, framework.id, framework.major), [])
        cells = tuple(FactorCell(*cell) for cell in zip(*row[3:7], strict=True))
        rows.append(PortfolioRow(seen, row[2], cells, tuple(score for score, _, _ in trend)))
    return Portfolio(tuple(rows), int(stored[0][0]) if stored else 0, {node: median for node, median, _ in medians})
