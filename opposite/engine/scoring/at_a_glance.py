"""Organisations at a glance, a page of them at a time: the latest active assessment of each, and its overall score over waves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from opposite.domain.access.rules import Verb, Within
from opposite.domain.collecting.assessment import Assessment
from opposite.engine.access.guard import verb
from opposite.engine.collecting.finding import EVERYWHERE, limits, read_in_order
from opposite.engine.collecting.narrowing import Narrowing
from opposite.engine.scoring.overview import Overview, read_overview
from opposite.engine.scoring.stored_scores import WITHHELD
from opposite.engine.scoring.upkeep import is_up_to_date
from opposite.engine.workspace import Workspace
from opposite.store.cursor import Cursor, Row

Order = Literal["active", "name", "highest", "lowest", "due"]
"""By last activity, name, overall score or the day until which people can answer; what has none stands last."""

IN_LISTS = Narrowing(archived=False)


class WaveScore(NamedTuple):
    """The overall score of a wave; None where it is not scored or hidden."""

    wave: str
    score: float | None


Trends = dict[tuple[int, str, str], list[tuple[WaveScore, float | None, float | None]]]
"""By organisation and framework version, the overall score of each wave with the ends of its scale."""

MOST_KEPT = 20
"""A first page of no more organisations is read once, until anything changes in the store."""


class Page(NamedTuple):
    """A page of a list as it stands in the store: its rows, their assessments, and their organisations' scores over waves."""

    rows: list[Row]
    assessments: list[Assessment]
    trends: Trends


@dataclass(frozen=True, slots=True)
class Glance:
    """An organisation by its latest active assessment, how many waves it has, and its scores over waves, oldest first.

    Only waves of the framework version of that assessment stand in `trend`: others are on another scale.
    """

    overview: Overview
    waves: int
    trend: tuple[WaveScore, ...]
    lowest: float | None = None
    highest: float | None = None


class Glances(NamedTuple):
    """The organisations of a page, and how many there are on all pages."""

    rows: list[Glance]
    matches: int


@verb(Verb.SEE_FIGURES, limited=True)
def organisations_at_a_glance(
    workspace: Workspace,
    *,
    narrowing: Narrowing = IN_LISTS,
    by: Order = "active",
    before: int = 0,
    most: int,
    within: Within = EVERYWHERE,
) -> Glances:
    """At most so many organisations after so many before them, in the order asked for; what has none stands last."""
    is_up_to_date(workspace)

    stored, latest, trends = page_of_list(
        workspace,
        "organisations_at_a_glance",
        kept_as=(narrowing, by, most, within) if is_kept(narrowing, before, most) else None,
        by=by,
        before=before,
        most=most,
        scoring_version=WITHHELD,
        found=narrowing.found,
        **narrowing.parameters,
        **limits(within),
    )
    overviews = read_overview(workspace, latest, [row[3:] for row in stored])
    rows = []
    for row, overview in zip(stored, overviews, strict=True):
        assessment = overview.assessment
        major = workspace.framework(assessment.framework_hash).major if overview.standing != "unreadable" else ""
        trend = trends.get((assessment.organisation.id, assessment.framework_id, major), [])
        lowest, highest = next(((low, high) for _, low, high in trend if high is not None), (None, None))
        rows.append(Glance(overview, row[1], tuple(score for score, _, _ in trend), lowest, highest))
    return Glances(rows, int(stored[0][0]) if stored else 0)


def is_kept(narrowing: Narrowing, before: int, most: int) -> bool:
    """Whether a page of a list is read once: the first one, of whatever nobody typed."""
    return narrowing.found is None and before == 0 and most <= MOST_KEPT


@verb(Verb.SEE_FIGURES)
def page_of_list(workspace: Workspace, query: str, *, kept_as: Hashable | None, **parameters: Any) -> Page:
    """A page of a list by the query for its rows, whose third column is the latest assessment; kept where it has a name.

    For verbs that say by `parameters` what may be reached: by itself only whoever may see everything is given it.
    """

    def read() -> Page:
        with workspace.store.snapshot() as cursor:
            stored = cursor.run(query, **parameters)
            assessments = read_in_order(cursor, [row[2] for row in stored])
            return Page(stored, assessments, read_trends(cursor, [one.organisation.id for one in assessments]))

    return read() if kept_as is None else workspace.as_it_stands((query, kept_as), read)


def read_trends(cursor: Cursor, organisations: Collection[int]) -> Trends:
    """By organisation and framework version, the overall score of each wave with the ends of its scale."""
    trends: Trends = defaultdict(list)
    for organisation, framework, major, wave, _, _, *figures in cursor.run(
        "overall_over_waves", organisation_ids=list(organisations), scoring_version=WITHHELD
    ):
        score, lowest, highest = figures
        trends[organisation, framework, major].append((WaveScore(wave, score), lowest, highest))
    return trends
