"""The month in which an organisation's fiscal year starts, after which the quarters of its plans are called."""

from __future__ import annotations

import streamlit as st

from opposite.domain.access.rules import Verb, may
from opposite.domain.roadmap.periods import CALENDAR_YEAR, MONTHS_A_YEAR
from opposite.domain.scoring.report import Report
from opposite.engine.access.guard import subject
from opposite.engine.collecting.fiscal_year import set_fiscal_year_start
from opposite.ui.shell import cache, keys
from opposite.ui.shell.session import set_widget_value, widget_value
from opposite.wording.roadmap.naming import month_named


def choose_fiscal_year(report: Report) -> None:
    """A choice of the month, kept for the organisation, for whoever may plan for it."""
    workspace, organisation = cache.workspace(), report.assessment.organisation
    if not may(workspace.identity, Verb.STEER, subject(workspace, report.assessment)):
        return
    kept = organisation.fiscal_year_start or CALENDAR_YEAR
    set_widget_value(keys.FISCAL_YEAR_START, kept)
    st.selectbox(
        "Fiscal year starts in",
        range(1, MONTHS_A_YEAR + 1),
        index=kept - 1,
        format_func=month_named,
        key=keys.FISCAL_YEAR_START,
        help="Kept for the organisation: quarters begin and are called accordingly.",
        on_change=_keep,
        args=(report,),
    )


def _keep(report: Report) -> None:
    set_fiscal_year_start(cache.workspace(), report.assessment, widget_value(keys.FISCAL_YEAR_START))
