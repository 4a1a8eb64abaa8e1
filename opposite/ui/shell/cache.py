"""Everything pages compute once: keyed by database, assessment and revision, so that nothing is ever cleared.

The key of the database counts how often another process had it: what was computed before is not asked for afterwards.
"""

from __future__ import annotations

import gc
import logging
import threading
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import NamedTuple

import streamlit as st

from opposite.domain.access.rules import Verb
from opposite.domain.agreement.rows import Agreement
from opposite.domain.collecting.assessment import Assessment
from opposite.domain.collecting.quality import Quality
from opposite.domain.framework import Framework
from opposite.domain.roadmap.odds import Odds
from opposite.domain.roadmap.rows import Roadmap
from opposite.domain.scoring.report import Report
from opposite.domain.scoring.robustness import Sensitivity
from opposite.engine.access.guard import require, subject
from opposite.engine.agreement.agreement import read_agreement
from opposite.engine.agreement.consensus import Consensus, read_consensus
from opposite.engine.agreement.reliability import Reliability
from opposite.engine.agreement.reliability import reliability as read_reliability
from opposite.engine.background import Background
from opposite.engine.collecting.quality import read_quality
from opposite.engine.comparison.peers import StandingStamp, standing_stamp
from opposite.engine.comparison.standings import Reader, reader_of
from opposite.engine.report import build_report
from opposite.engine.roadmap.enquiries import Enquiries, Enquiry
from opposite.engine.roadmap.hold import holding_roadmap
from opposite.engine.roadmap.known_roadmaps import KnownRoadmaps
from opposite.engine.roadmap.odds import roadmap_odds as engine_odds
from opposite.engine.roadmap.planning_again import Told
from opposite.engine.roadmap.request import RoadmapOptions
from opposite.engine.scoring.robustness import read_sensitivity
from opposite.engine.scoring.stored_scores import stamp
from opposite.engine.scoring.upkeep import closed_are_scored
from opposite.engine.workspace import Workspace, open_workspace
from opposite.settings import database_address
from opposite.ui.shell.identity import identity
from opposite.ui.shell.local_time import local_today
from opposite.wording.database import opening_sentences

log = logging.getLogger(__name__)


Place = tuple[str, int]
"""Address of a database, and how often it was lent to another process."""

_opened: dict[str, Workspace] = {}
_opening = threading.Lock()


def _workspace(address: str) -> Workspace:
    with _opening:
        if address not in _opened:
            workspace = open_workspace(address)
            store = workspace.store
            for sentence in opening_sentences(store.address, store.kept_copy, faulty=store.faulty):
                log.warning(sentence)
            workspace.known()
            workspace.background = Background()
            _opened[address] = workspace
        return _opened[address]


@st.cache_resource(show_spinner=False)
def settle(page: str) -> None:
    """Once for each page, after it was first drawn: keep what it brought for good.

    What lives as long as the process need not be looked at each time that garbage is collected.
    """
    del page
    gc.collect()
    gc.freeze()


def opened() -> Workspace:
    """The workspace of this process, for nobody in particular; raises StoreError when the database cannot be opened."""
    return _workspace(database_address())


def workspace() -> Workspace:
    """The workspace as whoever sits in front of this tab may use it; raises StoreError as `opened` does."""
    everything = opened()
    return everything.acting_for(identity(everything))


def _place() -> Place:
    return database_address(), opened().store.times_lent


def _seen(assessment_id: int) -> None:
    """Raise NotAllowedError unless whoever sits in front of this tab may see the figures of an assessment."""
    asking = workspace()
    require(asking.identity, Verb.SEE_FIGURES, subject(asking, assessment_id))


@st.cache_resource(show_spinner=False, max_entries=512)
def _report(
    place: Place,
    of: tuple[int, int],
    at: tuple[StandingStamp, bool, Reader | None],
    today: date,
    _asking: Workspace,
) -> Report:
    del place, at
    return build_report(_asking, of[0], today=today)


def report(assessment_id: int, revision: int) -> Report:
    """The report of an assessment at a revision, with its standing among the others, once these are scored.

    It is one for all who may see the same organisations: the others count differently for those who may not see them.
    """
    _seen(assessment_id)
    asking = workspace()
    at = standing_stamp(opened(), assessment_id), closed_are_scored(opened()), reader_of(asking)
    return _report(_place(), (assessment_id, revision), at, local_today(), asking)


@st.cache_resource(show_spinner=False, max_entries=1)
def _roadmaps(place: Place) -> KnownRoadmaps:
    del place
    return KnownRoadmaps()


def roadmaps() -> KnownRoadmaps:
    """The roadmaps that this process knows of the assessments of its database, shared by all tabs."""
    return _roadmaps(_place())


@st.cache_resource(show_spinner=False, max_entries=1)
def _enquiries(place: Place) -> Enquiries:
    del place
    return Enquiries()


def enquiries() -> Enquiries:
    """What was asked about roadmaps that takes many plans to answer, shared by all tabs."""
    return _enquiries(_place())


def as_made(options: RoadmapOptions, roadmap: Roadmap) -> str:
    """What tells a roadmap from others of its assessment at a revision, as one text.

    Of a tuple Streamlit would look at every part by itself, at each redraw, which takes longer than to draw the timeline.
    """
    return repr((options.key, roadmap.start, roadmap.plan.placements))


AT_ONCE = 0.15
"""Seconds that a page waits for what it asks for first: a short plan's is there by then, and it is drawn once."""

_drawing = threading.Lock()
"""Odds are drawn one after the other, so that the processors are left to the pages."""


@st.cache_resource(show_spinner=False, max_entries=1)
def _odds_asked(place: Place) -> Enquiries:
    del place
    return Enquiries(most=256)


def odds_asked() -> Enquiries:
    """The odds of roadmaps that were asked for, shared by all tabs."""
    return _odds_asked(_place())


def _drawn(report: Report, roadmap: Roadmap, told: Told) -> Odds | None:
    with _drawing:
        return engine_odds(report, roadmap) if told(0, 1) else None


def roadmap_odds(report: Report, options: RoadmapOptions, roadmap: Roadmap) -> Odds | None:
    """The odds of a roadmap of a report made under some options, at the assessment's revision.

    None while they are drawn in the background, once for all who ask. Raises what kept them from being drawn; asked again
    after that, they are drawn anew.
    """
    _seen(report.assessment.id)
    asked, key = odds_asked(), (report.assessment.id, report.assessment.revision, as_made(options, roadmap))
    enquiry = asked.ask(key, partial(_drawn, report, roadmap), wait=AT_ONCE)
    if enquiry.is_over and enquiry.answer is None:
        asked.forget(key)
        if enquiry.failure is not None:
            raise enquiry.failure
    odds: Odds | None = enquiry.answer
    return odds


@st.cache_resource(show_spinner=False, max_entries=64)
def _on_paper(place: Place, at: tuple[int, int], key: str, _made: Callable[[], str]) -> str:
    del place, at, key
    return _made()


def on_paper(report: Report, options: RoadmapOptions, roadmap: Roadmap, made: Callable[[], str]) -> str:
    """What is printed of a roadmap of a report made under some options, which is `made` once for what is said of its rows."""
    _seen(report.assessment.id)
    at, said = (report.assessment.id, report.assessment.revision), [(row.status, row.owner_set) for row in roadmap.rows]
    return _on_paper(_place(), at, f"{as_made(options, roadmap)}{said}", made)


_holding = threading.Lock()
"""Plans that hold are looked for one after the other, so that the processors are left to the pages."""

TURN = 0.2
"""Seconds between two looks whether what waits for its turn is still wanted."""


@st.cache_resource(show_spinner=False, max_entries=1)
def _plans_that_hold(place: Place) -> Enquiries:
    del place
    return Enquiries(most=64)


def plans_that_hold() -> Enquiries:
    """The plans that hold that were asked for, shared by all tabs."""
    return _plans_that_hold(_place())


def _held(report: Report, options: RoadmapOptions, roadmap: Roadmap, chance: float, told: Told) -> Roadmap | None:
    while not _holding.acquire(timeout=TURN):
        if not told(0, 0):
            return None
    try:
        return holding_roadmap(report, options, roadmap, chance=chance, told=told)
    finally:
        _holding.release()


def held_roadmap(
    report: Report, options: RoadmapOptions, roadmap: Roadmap, *, chance: float, anew: bool = False
) -> Enquiry:
    """What comes of looking for a roadmap with buffers whose first part is on time with a chance, in place of another.

    It is looked for in the background, once for all who ask; `anew` where it was ended before.
    """
    _seen(report.assessment.id)
    key = (report.assessment.id, report.assessment.revision, as_made(options, roadmap), chance)
    asked = plans_that_hold()
    if anew:
        asked.forget(key)
    return asked.ask(key, partial(_held, report, options, roadmap, chance), wait=AT_ONCE)


@st.cache_resource(show_spinner=False, max_entries=256)
def _agreement(place: Place, at: tuple[int, int], _assessment: Assessment) -> Agreement:
    del at
    return read_agreement(_workspace(place[0]), _assessment)


def agreement(assessment: Assessment) -> Agreement:
    """How far the people of an assessment see things alike, at its revision."""
    _seen(assessment.id)
    return _agreement(_place(), (assessment.id, assessment.revision), assessment)


@st.cache_resource(show_spinner=False, max_entries=256)
def _quality(place: Place, at: tuple[int, int], _assessment: Assessment) -> Quality | None:
    del at
    return read_quality(_workspace(place[0]), _assessment)


def quality(assessment: Assessment) -> Quality | None:
    """How carefully the people of an assessment answered, at its revision; None where that is not shown."""
    _seen(assessment.id)
    return _quality(_place(), (assessment.id, assessment.revision), assessment)


@st.cache_resource(show_spinner=False, max_entries=256)
def _sensitivity(place: Place, at: tuple[int, int], _assessment: Assessment) -> Sensitivity | None:
    del at
    return read_sensitivity(_workspace(place[0]), _assessment)


def sensitivity(assessment: Assessment) -> Sensitivity | None:
    """What of an assessment holds in variations, at its revision; None where there is no order to hold."""
    _seen(assessment.id)
    return _sensitivity(_place(), (assessment.id, assessment.revision), assessment)


@st.cache_resource(show_spinner=False, max_entries=256)
def _consensus(place: Place, assessment_id: int, revision: int) -> dict[str, Consensus]:
    del revision
    return read_consensus(_workspace(place[0]), assessment_id)


def consensus(assessment: Assessment) -> dict[str, Consensus]:
    """What a workshop agreed on, by question, at the assessment's revision."""
    _seen(assessment.id)
    return _consensus(_place(), assessment.id, assessment.revision)


@st.cache_resource(show_spinner=False, max_entries=1)
def _reliability_asked(place: Place) -> Enquiries:
    del place
    return Enquiries()


def reliability_asked() -> Enquiries:
    """How reliably frameworks measure, by the hash of each, for those who asked; shared by all tabs."""
    return _reliability_asked(_place())


class Read(NamedTuple):
    """How reliably a framework measures, by everybody's answers in one state, and when that is outdated once they change."""

    figures: Reliability
    everybody: tuple[int, int]
    keeps_until: float
    """By the clock that never goes back: so that a tenth of the time at most goes into reading."""


def _reliable(workspace: Workspace, framework: Framework, everybody: tuple[int, int], told: Told) -> Read | None:
    def on(share: float) -> None:
        if not told(round(100 * share), 100):
            raise InterruptedError

    begun = time.monotonic()
    try:
        figures = read_reliability(workspace, framework, progress=on)
    except InterruptedError:
        return None
    now = time.monotonic()
    return Read(figures, everybody, now + 9 * (now - begun))


def reliability(framework: Framework) -> Enquiry:
    """What comes of reading how reliably a framework's factors are measured, over everybody's answers: a `Read`.

    It is read in the background, once for all who ask, and anew where answers changed since and it is outdated.
    """
    asked, everybody = reliability_asked(), stamp(opened())
    known = asked.known(framework.hash)
    read: Read | None = None if known is None else known.answer
    if read is not None and read.everybody != everybody and time.monotonic() >= read.keeps_until:
        asked.forget(framework.hash)
    return asked.ask(framework.hash, partial(_reliable, opened(), framework, everybody), wait=AT_ONCE)
