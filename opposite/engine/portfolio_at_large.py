"""The portfolio as a whole, of which a report is made: what a page of it shows, of all whom the filters leave."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from opposite.domain.agreement.rows import Agreement
from opposite.engine.access.guard import harmless
from opposite.engine.agreement.agreement import read_agreement
from opposite.engine.collecting.narrowing import Narrowing
from opposite.engine.roadmap.planning_again import Told
from opposite.engine.scoring.at_a_glance import IN_LISTS
from opposite.engine.scoring.portfolio import Kind, Portfolio, PortfolioRow, portfolio
from opposite.engine.several_roadmaps import SeveralRoadmaps, several_roadmaps
from opposite.engine.workspace import Workspace

LISTED = 400
"""So many organisations are listed one by one; of all others the sums tell."""

PLANNED = 50
"""Up to so many, roadmaps are made to see which initiatives recur."""

READ_AT_ONCE = 200


@dataclass
class Sums:
    """What all organisations come to, listed or not."""

    scored: int = 0
    hidden: int = 0
    unscored: int = 0
    stages: Counter[str] = field(default_factory=Counter)
    weakest: Counter[str] = field(default_factory=Counter)
    covered: Counter[int] = field(default_factory=Counter)
    """By whole percent of questions covered; of those whose coverage is hidden, nothing."""
    moved: Counter[int] = field(default_factory=Counter)
    """1 up, -1 down, 0 less than a figure shows, since the wave before."""
    people: int = 0
    """Who answered at organisations that show it."""

    def add(self, row: PortfolioRow) -> None:
        """Take in an organisation."""
        seen = row.overview
        if seen.standing == "scored" and seen.coverage is not None:
            self.covered[int(100 * seen.coverage + 1e-9)] += 1
        self.people += seen.respondents or 0
        if seen.score is None:
            is_hidden = seen.standing == "scored" and seen.respondents is None
            self.hidden, self.unscored = self.hidden + is_hidden, self.unscored + (not is_hidden)
            return
        self.scored += 1
        if seen.stage is not None:
            self.stages[seen.stage] += 1
        if row.weakest is not None:
            self.weakest[row.weakest] += 1
        if row.change is not None:
            self.moved[0 if abs(row.change) < 0.05 - 1e-9 else 1 if row.change > 0 else -1] += 1


@dataclass(frozen=True)
class AtLarge:
    """The organisations of a framework version that filters leave, in the order asked for."""

    kind: Kind
    narrowing: Narrowing
    wave: str | None
    order: str
    matches: int
    rows: tuple[PortfolioRow, ...]
    """At most `LISTED` of them."""
    medians: Mapping[str, float]
    sums: Sums
    agreement: Mapping[int, Agreement]
    """Of those listed, by assessment; on factors alone."""
    roadmaps: SeveralRoadmaps | None
    """None where more than `PLANNED` have a score, or none has."""
    made_on: date
    is_whole: bool = True
    """False where it was ended before agreement and roadmaps of all were there."""


@harmless
def portfolio_at_large(
    workspace: Workspace,
    kind: Kind,
    *,
    narrowing: Narrowing = IN_LISTS,
    wave: str | None = None,
    by: str = "organisation",
    descending: bool = False,
    today: date,
    told: Told,
) -> AtLarge:
    """The portfolio that somebody may see, read a page at a time, so that memory does not grow with it.

    Every part is asked for in the name of whoever asks. Where `told` says so it ends early: sums are whole then,
    agreement and roadmaps those of the first.
    """

    def read(before: int) -> Portfolio:
        return portfolio(
            workspace, kind, narrowing=narrowing, wave=wave, by=by, descending=descending, before=before,
            most=READ_AT_ONCE, medians=before == 0,
        )  # fmt: skip

    page, sums, rows, done = read(0), Sums(), list[PortfolioRow](), 0
    matches, medians = page.matches, page.medians
    while page.rows:
        for row in page.rows:
            sums.add(row)
        rows += page.rows[: LISTED - len(rows)]
        done += len(page.rows)
        if done >= matches:
            break
        told(0, 0)
        page = read(done)
    ended = False

    def on(step: int, steps: int) -> bool:
        nonlocal ended
        ended = ended or not told(step, steps)
        return not ended

    scored = [row.overview.assessment for row in rows if row.overview.score is not None]
    planned = scored if matches <= PLANNED else []
    agreement = _agreement(workspace, rows, on, further=len(planned))
    roadmaps = (
        several_roadmaps(workspace, planned, today=today, told=lambda one, all_: on(len(rows) + one, len(rows) + all_))
        if planned
        else None
    )
    return AtLarge(
        kind, narrowing, wave, by, matches, tuple(rows), medians, sums, agreement, roadmaps, today, not ended
    )


def _agreement(workspace: Workspace, rows: list[PortfolioRow], told: Told, *, further: int) -> dict[int, Agreement]:
    found: dict[int, Agreement] = {}
    for done, row in enumerate(rows):
        if not told(done, len(rows) + further):
            break
        seen = row.overview
        if seen.standing == "scored":
            found[seen.assessment.id] = replace(read_agreement(workspace, seen.assessment), questions={})
    return found
