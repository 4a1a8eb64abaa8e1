"""Roadmaps while their search runs: the best plan once it is over, until then a quick one.

Every search belongs to the process, not to whoever began it: who asks the same of the same answers finds it under way,
or done. Pages and the command line come to a roadmap in this way alone.
"""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from opposite.domain.roadmap.plan import Placement, PlanRequest
from opposite.domain.roadmap.rows import Roadmap
from opposite.domain.scoring.report import Report
from opposite.engine.roadmap.build import roadmap_of
from opposite.engine.roadmap.request import RoadmapOptions, plan_request
from opposite.engine.roadmap.search import Search
from opposite.errors import PlanError
from opposite.planning import SEARCHING
from opposite.planning.greedy import Greedy, greedy_beside_naive, replan
from opposite.planning.projection import plan_value
from opposite.planning.schedule_builder import ScheduleBuilder

PATIENCE = 0.3
"""Seconds after which a quick plan is shown while the search goes on."""

LONG = 30.0
"""Seconds that somebody waits who has nothing to show without the best plan."""

MOST = 32
"""Roadmaps that are kept, beside those whose search goes on."""

EVERY = 0.5
"""Seconds between two looks at a search that is waited for."""

Progress = Callable[[float, float], None]
"""Told now and then the best value so far of a search and the bound on it."""

_Key = tuple[int, int, date | None, tuple[object, ...]]


@dataclass(slots=True)
class KnownRoadmap:
    """What is known of a roadmap: `quick` until the search is over, `best` from then on."""

    report: Report
    options: RoadmapOptions
    request: PlanRequest
    search: Search
    start: tuple[Placement, ...] | None = None
    """Rows of the greedy plan, which the search begins with; None where no such plan keeps the pins."""
    naive: float | None = None
    """What the naive plan is worth, where it is known already."""
    quick: Roadmap | None = None
    best: Roadmap | None = None

    @property
    def roadmap(self) -> Roadmap:
        """The best roadmap known."""
        roadmap = self.best or self.quick
        if roadmap is None:
            raise RuntimeError("a known roadmap is neither quick nor best")
        return roadmap

    def look(self, last: Iterable[Placement] = ()) -> None:
        """Take the plan that the search came to, or a quick one that starts from the rows of a `last` plan.

        Raises PlanError where no plan can be made.
        """
        if self.search.failure is not None:
            raise self.search.failure
        if self.best is None and self.search.plan is not None:
            plan = self.search.plan
            self.best = roadmap_of(self.report, self.options, request=self.request, plan=plan, naive=self.naive)
            self.quick = self.start = None
        elif self.best is None and self.quick is None:
            greedy = None if self.start is None else ScheduleBuilder(self.request, placements=self.start)
            plan = replan(self.request, last, greedy=greedy)
            self.quick = roadmap_of(self.report, self.options, request=self.request, plan=plan, naive=self.naive)
            self.naive = self.quick.naive_objective


class KnownRoadmaps:
    """The roadmaps known of the assessments of one database, by assessment, revision, day and options."""

    def __init__(self) -> None:
        self._known: dict[_Key, KnownRoadmap] = {}
        self._beginning = threading.Lock()

    def at_the_moment(self, report: Report, options: RoadmapOptions, *, last: Iterable[Placement] = ()) -> KnownRoadmap:
        """The roadmap of a report under some options, from a search that is begun if it was not yet.

        `last` are the rows of the plan shown before, which a quick plan starts from. Raises PlanError.
        """
        known = self._begun(report, options, shown_first=tuple(last))
        known.look(last)
        return known

    def settled(
        self, report: Report, options: RoadmapOptions, *, within: float = LONG, progress: Progress | None = None
    ) -> Roadmap:
        """The best roadmap of a report under some options, or what is known of it after some seconds. Raises PlanError.

        `progress` is told how far the search is while it is waited for. Interrupted from the keyboard meanwhile, the search
        is stopped and keeps the best plan so far.
        """
        known = self._begun(report, options)
        try:
            _wait(known.search, within, progress)
        except KeyboardInterrupt:
            known.search.stop()
            known.search.wait(LONG)
        known.look()
        return known.roadmap

    def give_up(self, report: Report, options: RoadmapOptions) -> None:
        """End the search under these options, unless it is over, and forget it: asked for again, it begins again."""
        known = self._known.get(_key(report, options))
        if known is not None and not known.search.is_over:
            self.begin_again(report, options)
            known.search.withdraw()

    def begin_again(self, report: Report, options: RoadmapOptions) -> None:
        """Forget what is known under these options, so that the search begins anew."""
        self._known.pop(_key(report, options), None)

    def _begun(
        self, report: Report, options: RoadmapOptions, *, shown_first: tuple[Placement, ...] | None = None
    ) -> KnownRoadmap:
        """The roadmap with its search. A new one that is to be shown first is quick before the search takes time."""
        key, asked = _key(report, options), time.monotonic()
        with self._beginning:
            if key in self._known:
                return self._known[key]
            request = plan_request(report, options)
            greedy = _greedy(request) if options.method == SEARCHING else None
            start = naive = quick = None
            if greedy is not None:
                start, naive = greedy.schedule.placements, plan_value(request, greedy.naive)
            if shown_first is not None and greedy is not None:
                plan = replan(request, shown_first, greedy=greedy.schedule)
                quick = roadmap_of(report, options, request=request, plan=plan, naive=naive)
            search = Search(request, options.method, start=start)
            known = self._known[key] = KnownRoadmap(report, options, request, search, start, naive, quick)
            self._forget_the_oldest()
        if shown_first is not None:
            search.wait(max(0.0, asked + PATIENCE - time.monotonic()))
        return known

    def _forget_the_oldest(self) -> None:
        over = [key for key, known in self._known.items() if known.search.is_over]
        for key in over[: max(0, len(self._known) - MOST)]:
            self._known.pop(key, None)


def _greedy(request: PlanRequest) -> Greedy | None:
    """The greedy schedule; None where it gives up the pins, which the search may keep."""
    try:
        return greedy_beside_naive(request)
    except PlanError:
        return None


def _wait(search: Search, within: float, progress: Progress | None) -> None:
    waited = 0.0
    while waited < within and not search.wait(min(EVERY, within - waited)):
        waited += EVERY
        if progress is not None and search.best is not None and search.bound is not None:
            progress(search.best, search.bound)


def build_roadmap(
    report: Report, options: RoadmapOptions | None = None, *, progress: Progress | None = None
) -> Roadmap:
    """The roadmap of a report under some options, by the method they name; `progress` is told how far a search is.

    Raises PlanError when the framework has no initiatives, an option names something unknown, or a pin cannot be kept.
    """
    chosen = RoadmapOptions() if options is None else options
    return KnownRoadmaps().settled(report, chosen, within=math.inf, progress=progress)


def _key(report: Report, options: RoadmapOptions) -> _Key:
    return report.assessment.id, report.assessment.revision, report.made_on, options.key
