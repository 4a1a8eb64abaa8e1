"""The roadmaps of several organisations at once, and the initiatives that recur in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from opposite.domain.access.rules import Verb
from opposite.domain.collecting.assessment import Assessment
from opposite.domain.roadmap.rows import Roadmap
from opposite.engine.access.guard import each, verb
from opposite.engine.progress.statuses import read_said
from opposite.engine.report import build_report
from opposite.engine.roadmap.known_roadmaps import build_roadmap
from opposite.engine.roadmap.odds import DRAWS, SEED, with_odds
from opposite.engine.roadmap.planning_again import Told
from opposite.engine.workspace import Workspace
from opposite.errors import PlanError


@dataclass(frozen=True, slots=True)
class SeveralRoadmaps:
    """The roadmaps that were made, in the order asked for, and the organisations that have none with why."""

    roadmaps: tuple[Roadmap, ...]
    left_out: tuple[tuple[str, str], ...]


class Recurring(NamedTuple):
    """An initiative, and by organisation the day on which it starts."""

    initiative: str
    title: str
    starts: dict[str, date]


@verb(Verb.SEE_FIGURES, of="assessments", find=each)
def several_roadmaps(
    workspace: Workspace, assessments: Sequence[Assessment], *, today: date, told: Told
) -> SeveralRoadmaps:
    """The best roadmap of each wave with its odds, as `opposite roadmap` makes them; ended early, those made by then."""
    roadmaps: list[Roadmap] = []
    left_out: list[tuple[str, str]] = []
    for done, one in enumerate(assessments):
        if not told(done, len(assessments)):
            break
        report = build_report(workspace, one.id, today=today)
        try:
            roadmap = build_roadmap(report)
        except PlanError as error:
            left_out.append((one.organisation.name, str(error)))
            continue
        roadmap = roadmap.with_said(*read_said(workspace, one))
        roadmaps.append(with_odds(report, roadmap, draws=DRAWS, seed=SEED))
    return SeveralRoadmaps(tuple(roadmaps), tuple(left_out))


def recurring(roadmaps: Iterable[Roadmap]) -> list[Recurring]:
    """Initiatives that two or more organisations plan, those of most first, then by title."""
    found: dict[str, Recurring] = {}
    for roadmap in roadmaps:
        for row in roadmap.rows:
            initiative = row.initiative
            known = found.setdefault(initiative.id, Recurring(initiative.id, initiative.title, {}))
            known.starts[roadmap.organisation] = row.start_date
    several = [one for one in found.values() if len(one.starts) > 1]
    return sorted(several, key=lambda one: (-len(one.starts), one.title))
