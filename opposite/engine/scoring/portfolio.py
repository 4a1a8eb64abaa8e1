"""The portfolio: organisations by their latest wave in one framework version, a page of them at a time, from stored scores."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any, NamedTuple, get_args

from opposite.domain.access.rules import Verb, Within
from opposite.domain.collecting.description import SIZES
from opposite.domain.collecting.next_step import NextStep
from opposite.domain.framework import ROOT, Framework
from opposite.domain.scoring.stages import stage_labels
from opposite.engine.access.guard import verb
from opposite.engine.collecting.finding import EVERYWHERE, limits
from opposite.engine.collecting.narrowing import Narrowing
from opposite.engine.scoring.at_a_glance import IN_LISTS, WaveScore, is_kept, page_of_list
from opposite.engine.scoring.overview import Overview, read_overview
from opposite.engine.scoring.stored_scores import WITHHELD
from opposite.engine.scoring.upkeep import is_up_to_date
from opposite.engine.workspace import Workspace

ORDERS = (
    "organisation", "wave", "overall", "stage", "weakest", "trend", "coverage", "people", "status", "due", "step",
    "active", "sector", "size", "country", "tags",
)  # fmt: skip
"""What a portfolio can be sorted by; beside these, the score of any factor by its id."""

OF_OVERALL = ("overall", "stage", "coverage", "people", "step")
"""Of these, what is stored of the overall score, or is decided by whether there is one."""

MOST_WAVES = 50
"""So many labels of waves are offered to choose from, those of most organisations."""


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
    """An organisation by one wave: overall, weakest factor (None: none, or all the same), factors, all its waves."""

    overview: Overview
    weakest: str | None
    factors: tuple[FactorCell, ...]
    trend: tuple[WaveScore, ...]

    @property
    def change(self) -> float | None:
        """How far the overall score lies above that of the scored wave before; None where there is none."""
        waves = [one.wave for one in self.trend]
        if self.overview.score is None or self.overview.assessment.wave not in waves:
            return None
        earlier = self.trend[: len(waves) - 1 - waves[::-1].index(self.overview.assessment.wave)]
        scored = [one.score for one in earlier if one.score is not None]
        return self.overview.score - scored[-1] if scored else None


@dataclass(frozen=True, slots=True)
class Portfolio:
    """The organisations of a page, how many there are on all pages, and over all of them the medians of factors asked for."""

    rows: tuple[PortfolioRow, ...]
    matches: int
    medians: dict[str, float]


@verb(Verb.SEE_FIGURES, limited=True)
def portfolio_kinds(workspace: Workspace, *, within: Within = EVERYWHERE) -> list[Kind]:
    """The framework versions to choose from, that of most organisations first: of samples only where all are samples."""
    stored = _answered(workspace, within)
    unreadable = workspace.unreadable(row[4] for row in stored)
    kinds = [
        Kind(workspace.framework(hash_), organisations, sample)
        for _, _, sample, organisations, hash_ in stored
        if hash_ not in unreadable
    ]
    return [kind for kind in kinds if not kind.sample] or kinds


@verb(Verb.SEE_FIGURES, limited=True)
def left_out_of_portfolio(
    workspace: Workspace, *, narrowing: Narrowing = IN_LISTS, wave: str | None = None, within: Within = EVERYWHERE
) -> dict[str, int]:
    """By id of a stored framework that cannot be read, how many organisations with it are not there to choose from.

    Those are counted that answered it and that are not narrowed away, samples only where all are samples.
    """
    stored = _answered(workspace, within)
    unreadable = workspace.unreadable(row[4] for row in stored)
    absent = {row[:3] for row in stored if row[4] in unreadable and row[2] == stored[0][2]}
    if absent and (narrowing, wave) != (IN_LISTS, None):
        stored = _answered_of(workspace, within, narrowing, wave)
    found: Counter[str] = Counter()
    for id_, major, sample, organisations, _ in stored:
        if (id_, major, sample) in absent:
            found[id_] += organisations
    return dict(found)


def _answered(workspace: Workspace, within: Within) -> list[tuple[Any, ...]]:
    """The framework versions that organisations answered, not samples first."""
    return workspace.as_it_stands(
        ("portfolio frameworks", within), lambda: _answered_of(workspace, within, IN_LISTS, None)
    )


def _answered_of(workspace: Workspace, within: Within, narrowing: Narrowing, wave: str | None) -> list[tuple[Any, ...]]:
    return workspace.store.rows(
        "portfolio_frameworks", wave=wave, found=narrowing.found, **narrowing.parameters, **limits(within)
    )


@verb(Verb.LIST, limited=True)
def waves_of_portfolio(workspace: Workspace, kind: Kind, *, within: Within = EVERYWHERE) -> dict[str, int]:
    """Labels of waves in a framework version, and how many organisations have one: those of most organisations first."""
    found = workspace.as_it_stands(
        ("portfolio waves", kind.name, kind.sample, within),
        lambda: workspace.store.rows("portfolio_waves", most=MOST_WAVES, **_of_kind(kind), **limits(within)),
    )
    return dict(found)


def _of_kind(kind: Kind) -> dict[str, Any]:
    return {
        "framework_id": kind.framework.id,
        "framework_major": kind.framework.major,
        "sample": kind.sample,
    }


@verb(Verb.SEE_FIGURES, limited=True)
def portfolio(
    workspace: Workspace,
    kind: Kind,
    *,
    narrowing: Narrowing = IN_LISTS,
    wave: str | None = None,
    by: str = "organisation",
    descending: bool = False,
    before: int = 0,
    most: int,
    medians: bool = False,
    within: Within = EVERYWHERE,
) -> Portfolio:
    """At most so many organisations after so many before them, in the order asked for; what has no figure stands last.

    Each stands there by its latest wave, or by its latest one of a label. Stages and factors are sorted as the framework
    has them.
    """
    is_up_to_date(workspace)
    framework, factors = kind.framework, [factor.id for factor in kind.framework.factors]
    asked = (framework.hash, kind.sample, narrowing, wave, by, descending, most, medians, within)
    stored, assessments, trends = page_of_list(
        workspace,
        "portfolio",
        kept_as=asked if is_kept(narrowing, before, most) else None,
        by=by,
        by_node=by if by in factors else ROOT if by in OF_OVERALL else None,
        descending=descending,
        before=before,
        most=most,
        wave=wave,
        medians=medians,
        factors=factors,
        stages=list(stage_labels(framework)),
        gated=framework.scoring.stage.method == "gated",
        scoring_version=WITHHELD,
        found=narrowing.found,
        steps=list(get_args(NextStep)),
        size_classes=[called for _, called in SIZES],
        **_of_kind(kind),
        **narrowing.parameters,
        **limits(within),
    )
    rows = []
    for row, seen in zip(stored, read_overview(workspace, assessments, [row[8:] for row in stored]), strict=True):
        _, _, _, weakest, *of_factors = row[:8]
        trend = trends.get((seen.assessment.organisation.id, framework.id, framework.major), [])
        cells = tuple(FactorCell(*cell) for cell in zip(*of_factors, strict=True))
        named = None if weakest is None else factors[weakest]
        rows.append(PortfolioRow(seen, named, cells, tuple(score for score, _, _ in trend)))
    matches, found = (int(stored[0][0]), stored[0][1] or {}) if stored else (0, {})
    return Portfolio(tuple(rows), matches, {factors[place]: middle for place, middle in found.items()})
