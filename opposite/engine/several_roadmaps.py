"""The roadmaps of several organisations at once, and the initiatives that recur in them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from opposite.domain.access.rules import Verb
from opposite.domain.collecting.assessment import Assessment
from opposite.domain.roadmap.rows import Roadmap
from opposite.domain.scoring.report import Report
from opposite.engine.access.guard import each, verb
from opposite.engine.progress.statuses import Said, read_said
from opposite.engine.report import build_report
from opposite.engine.roadmap.known_roadmaps import build_roadmap
from opposite.engine.roadmap.odds import DRAWS, SEED, with_odds
from opposite.engine.roadmap.planning_again import Told
from opposite.engine.workspace import Workspace
from opposite.errors import PlanError

TOGETHER = timedelta(days=89)
"""Starts at most so far apart, less than any quarter is long, could be those of one programme."""


@dataclass(frozen=True, slots=True)
class SeveralRoadmaps:
    """The roadmaps that were made, in the order asked for, and the organisations that have none with why."""

    roadmaps: tuple[Roadmap, ...]
    left_out: tuple[tuple[Assessment, PlanError], ...]


class Recurring(NamedTuple):
    """An initiative, the day on which it starts by organisation and wave, and how many of these starts lie together most."""

    initiative: str
    title: str
    starts: dict[tuple[str, str], date]

    @property
    def together(self) -> int:
        """The most starts that lie less than a quarter apart: so many could be served by one programme."""
        days = sorted(self.starts.values())
        return max(bisect_right(days, day + TOGETHER) - at for at, day in enumerate(days))


def roadmap_of_each(
    answered: Iterable[tuple[Report, Said]],
    plan: Callable[[Report], Roadmap],
    *,
    draws: int = DRAWS,
    seed: int = SEED,
) -> Iterator[tuple[Report, Roadmap | PlanError]]:
    """Each report with its roadmap, with what people said of it and its odds, or with why it has none."""
    for report, said in answered:
        try:
            roadmap = plan(report).with_said(*said)
        except PlanError as error:
            yield report, error
        else:
            yield report, with_odds(report, roadmap, draws=draws, seed=seed)


@verb(Verb.SEE_FIGURES, of="assessments", find=each)
def several_roadmaps(
    workspace: Workspace, assessments: Sequence[Assessment], *, today: date, told: Told
) -> SeveralRoadmaps:
    """The best roadmap of each wave with its odds, as `opposite roadmap` makes them; ended early, those made by then."""
    made: list[Roadmap] = []
    left_out: list[tuple[Assessment, PlanError]] = []

    def answered() -> Iterator[tuple[Report, Said]]:
        for done, one in enumerate(assessments):
            if not told(done, len(assessments)):
                return
            yield build_report(workspace, one.id, today=today), read_said(workspace, one)

    for report, roadmap in roadmap_of_each(answered(), build_roadmap):
        if isinstance(roadmap, PlanError):
            left_out.append((report.assessment, roadmap))
        else:
            made.append(roadmap)
    return SeveralRoadmaps(tuple(made), tuple(left_out))


def recurring(roadmaps: Iterable[Roadmap]) -> list[Recurring]:
    """Initiatives that two or more waves plan: those of most first, then those of which most start together, then by title."""
    found: dict[str, Recurring] = {}
    for roadmap in roadmaps:
        for row in roadmap.rows:
            initiative = row.initiative
            known = found.setdefault(initiative.id, Recurring(initiative.id, initiative.title, {}))
            known.starts[roadmap.organisation, roadmap.wave] = row.start_date
    several = [one for one in found.values() if len(one.starts) > 1]
    return sorted(several, key=lambda one: (-len(one.starts), -one.together, one.title))
