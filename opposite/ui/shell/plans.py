"""Roadmaps as they are known at the moment: the best plan once its search is over, until then a quick one.

Every search belongs to the process, not to a tab: whoever asks the same of the same answers finds it under way, or
done. A tab that asks for something else gives up the search that it began, so that none waits behind it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import streamlit as st

from opposite.domain.roadmap.plan import Placement, PlanRequest
from opposite.domain.roadmap.rows import Roadmap
from opposite.domain.scoring.report import Report
from opposite.engine.roadmap.build import roadmap_of
from opposite.engine.roadmap.request import RoadmapOptions, plan_request
from opposite.engine.roadmap.search import Search
from opposite.planning.greedy import replan
from opposite.settings import database_address

PATIENCE = 0.3
"""Seconds that a page waits for a search it has just begun, before it shows a quick plan."""

LONG = 30.0
"""Seconds that a page waits which has nothing to show without the best plan."""

MOST = 256

_Key = tuple[str, int, int, tuple[object, ...]]


@dataclass(slots=True)
class Known:
    """What is known of a roadmap: `quick` until the search is over, `best` from then on."""

    request: PlanRequest
    search: Search
    quick: Roadmap | None = None
    best: Roadmap | None = None

    @property
    def roadmap(self) -> Roadmap:
        """The best roadmap known."""
        found = self.best or self.quick
        if found is None:
            raise RuntimeError("a known roadmap is neither quick nor best")
        return found


@st.cache_resource(show_spinner=False)
def _everything() -> dict[_Key, Known]:
    return {}


def known(report: Report, options: RoadmapOptions, *, last: Iterable[Placement] = ()) -> Known:
    """The roadmap of a report under some options, from a search that is begun if it was not yet.

    `last` are the rows of the plan shown before, which a quick plan starts from. Raises PlanError.
    """
    everything, key = _everything(), _key(report, options)
    if key not in everything:
        request = plan_request(report, options)
        everything[key] = Known(request, Search(request))
        everything[key].search.wait(PATIENCE)
        _forget_the_oldest(everything)
    here = everything[key]
    search = here.search
    if search.refusal is not None:
        raise search.refusal
    if here.best is None and search.plan is not None:
        here.best = roadmap_of(report, options, request=here.request, plan=search.plan)
    elif here.best is None and here.quick is None:
        here.quick = roadmap_of(report, options, request=here.request, plan=replan(here.request, last))
    return here


def settled(report: Report, options: RoadmapOptions) -> Roadmap:
    """The best roadmap of a report under some options, or what is known of it after `LONG`. Raises PlanError."""
    known(report, options).search.wait(LONG)
    return known(report, options).roadmap


def give_up(report: Report, options: RoadmapOptions) -> None:
    """End the search under these options, unless it is over, and forget it: asked for again, it begins again."""
    here = _everything().get(_key(report, options))
    if here is not None and not here.search.is_over:
        begin_again(report, options)
        here.search.stop()


def begin_again(report: Report, options: RoadmapOptions) -> None:
    """Forget what is known under these options, so that the search begins anew."""
    _everything().pop(_key(report, options), None)


def _key(report: Report, options: RoadmapOptions) -> _Key:
    return database_address(), report.assessment.id, report.assessment.revision, options.key


def _forget_the_oldest(everything: dict[_Key, Known]) -> None:
    over = [key for key, one in everything.items() if one.search.is_over]
    for key in over[: max(0, len(everything) - MOST)]:
        everything.pop(key, None)
