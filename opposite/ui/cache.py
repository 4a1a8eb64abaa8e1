"""Everything pages compute once: keyed by database, assessment and revision, so that nothing is ever cleared."""

from __future__ import annotations

import gc

import streamlit as st

from opposite.domain.report import Report
from opposite.domain.roadmap_rows import Roadmap
from opposite.engine.report import build_report
from opposite.engine.roadmap import RoadmapOptions, build_roadmap
from opposite.engine.stored_scores import stamp
from opposite.engine.workspace import Workspace, open_workspace
from opposite.settings import database_address


@st.cache_resource(show_spinner=False)
def _workspace(address: str) -> Workspace:
    workspace = open_workspace(address)
    workspace.known()
    # Streamlit collects garbage after every run; what lives as long as the process need not be looked at each time.
    gc.collect()
    gc.freeze()
    return workspace


def workspace() -> Workspace:
    """The workspace of this process; raises StoreError when the database cannot be opened."""
    return _workspace(database_address())


@st.cache_resource(show_spinner=False, max_entries=512)
def _report(address: str, assessment_id: int, revision: int, others: tuple[int, int]) -> Report:
    del revision, others
    return build_report(_workspace(address), assessment_id)


def report(assessment_id: int, revision: int) -> Report:
    """The report of an assessment at a revision, with its standing among the others as they are now."""
    return _report(database_address(), assessment_id, revision, stamp(workspace()))


@st.cache_resource(show_spinner="Making the roadmap", max_entries=256)
def _roadmap(
    address: str, assessment: tuple[int, int], key: tuple[object, ...], _made: tuple[Report, RoadmapOptions]
) -> Roadmap:
    del address, assessment, key
    return build_roadmap(*_made)


def roadmap(report: Report, options: RoadmapOptions) -> Roadmap:
    """The roadmap of a report under some options; raises PlanError."""
    at = (report.assessment.id, report.assessment.revision)
    return _roadmap(database_address(), at, options.key, (report, options))
