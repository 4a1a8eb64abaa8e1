"""Two to six organisations or waves side by side: what the page of comparisons shows and a deck of it is made from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from opposite.domain.collecting.assessment import Assessment
from opposite.domain.comparison.over_waves import OverWaves
from opposite.domain.comparison.peer_filters import Kind
from opposite.domain.comparison.spread import Spread, spread_of
from opposite.domain.scoring.report import Report, Scored
from opposite.engine.access.guard import harmless
from opposite.engine.comparison.over_waves import over_waves
from opposite.engine.comparison.peer_groups import Placed, among_peers, others_alike
from opposite.engine.comparison.peers import others, others_as_of
from opposite.engine.report import build_report
from opposite.engine.workspace import Workspace
from opposite.errors import NotFoundError

FEWEST, MOST = 2, 6
"""So many are compared at once."""


@dataclass(frozen=True)
class SideBySide:
    """Those compared in the order asked for, the spread of the others of the first by factor, and scores over waves."""

    several: tuple[Report, ...]
    spread: Mapping[str, Spread]
    over_waves: tuple[OverWaves, ...]
    made_on: date
    others_as_of: datetime | None = None
    """Since when the others of the first count as they do; None where they count as they are now."""
    kinds: tuple[Kind, ...] = ()
    """In what the others are alike among whom each is placed, and to the first the others that its spread is of."""
    unplaced: tuple[Assessment, ...] = ()
    """Those to whom too few are alike to place them, and who would be placed among all others."""


@harmless
def side_by_side(
    workspace: Workspace, chosen: Sequence[Assessment], *, today: date, kinds: Sequence[Kind] = ()
) -> SideBySide:
    """The comparison of these waves, each placed among those alike to it in some kinds, or among all others.

    Every part of it is asked for in the name of whoever asks.

    Raises NotFoundError for fewer than two or more than six, for one that stands there twice or has no overall score to
    show, for samples beside real organisations, and for frameworks that cannot be compared.
    """
    _refuse_number(chosen)
    reports = tuple(build_report(workspace, one.id, today=today) for one in chosen)
    refuse_incomparable(reports)
    for one in reports:
        if one.overall.score is None:
            raise NotFoundError(
                f"{one.assessment.organisation.name}, {one.assessment.wave} has no overall score that can be shown, so it "
                "cannot be compared.",
                hint="Leave it out, or hear more people.",
            )
    waves = over_waves(workspace, reports)
    placed = tuple(among_peers(workspace, one, kinds) for one in reports)
    return SideBySide(
        placed,
        spread_of_others(workspace, reports[0], kinds),
        tuple(waves),
        today,
        others_as_of(workspace, reports[0]),
        tuple(kinds),
        tuple(one.assessment for one in unplaced(reports, placed)),
    )


def unplaced(among_all: Sequence[Placed], among_alike: Sequence[Placed]) -> list[Placed]:
    """Those that have a place among all others and none among those alike to them, in their order."""
    return [
        alike
        for every, alike in zip(among_all, among_alike, strict=True)
        if every.overall.is_placed and not alike.overall.is_placed
    ]


def _refuse_number(chosen: Sequence[Assessment]) -> None:
    if len(chosen) < FEWEST:
        raise NotFoundError(
            "Comparing takes two organisations or more, and fewer were found.",
            hint="`opposite organisations` lists them.",
        )
    if len(chosen) > MOST:
        raise NotFoundError(f"Only up to {MOST} can be compared at once, and {len(chosen)} were chosen.")
    if len({one.id for one in chosen}) < len(chosen):
        raise NotFoundError("The same wave of an organisation is named twice.", hint="Name each once.")
    if len({one.organisation.sample for one in chosen}) > 1:
        raise NotFoundError(
            "Synthetic sample organisations are not compared with real ones.", hint="Choose all of one kind."
        )


def refuse_incomparable(several: Sequence[Scored]) -> None:
    """Raise NotFoundError where their frameworks or major versions differ."""
    first = several[0].framework
    for one in several:
        if (one.framework.id, one.framework.major) != (first.id, first.major):
            raise NotFoundError(
                f"{one.assessment.organisation.name} uses {one.framework.id} {one.framework.version}, "
                f"the first one {first.id} {first.version}; these cannot be compared.",
                hint="Choose one of them with --framework.",
            )


@harmless
def spread_of_others(workspace: Workspace, report: Report, kinds: Sequence[Kind] = ()) -> dict[str, Spread]:
    """By node how the scores of the others lie, of all or those alike in some kinds, where ten or more have one."""
    rows = report.nodes
    return {
        node: spread_of(scores, low, high)
        for node, scores in (others_alike(workspace, report, kinds) if kinds else others(workspace, report)).items()
        if (low := rows[node].minimum) is not None and (high := rows[node].maximum) is not None
    }
