"""Everything pages compute once: keyed by database, assessment and revision, so that nothing is ever cleared."""

from __future__ import annotations

import gc

import streamlit as st

from opposite.domain.report import Report
from opposite.engine.portfolio import stamp
from opposite.engine.report import build_report
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
