"""How stable a plan is, found out in the background once somebody asks, on the page of the plan and on that of documents."""

from __future__ import annotations

from functools import partial

import streamlit as st

from opposite.domain.collecting.assessment import Assessment
from opposite.domain.roadmap.robustness import PlanStability
from opposite.domain.roadmap.rows import Roadmap
from opposite.domain.scoring.report import Report
from opposite.engine.roadmap.planning_again import Told
from opposite.engine.roadmap.request import RoadmapOptions
from opposite.engine.roadmap.robustness import read_plan_stability
from opposite.engine.workspace import Workspace
from opposite.errors import PlanError
from opposite.ui.shell import cache, keys
from opposite.ui.shell.enquiry import answered
from opposite.wording.roadmap.enquiry import STOP_AT_ONCE
from opposite.wording.roadmap.robustness import TAKES


def ask_how_stable(
    report: Report, options: RoadmapOptions, roadmap: Roadmap, *, ask: str, ready: bool
) -> PlanStability | None:
    """How stable the roadmap of a report is, made under some options; None until that is found out.

    `ask` is on the button, which cannot be pressed before all is `ready`.
    """
    work = partial(_found, cache.workspace(), report.assessment, roadmap)
    found: PlanStability | None = answered(
        keys.STABILITY,
        ask,
        report=report,
        options=options,
        roadmap=roadmap,
        work=work,
        ready=ready,
        stop=STOP_AT_ONCE,
    )
    if found is None:
        st.caption(TAKES)
    return found


def _found(workspace: Workspace, assessment: Assessment, roadmap: Roadmap, told: Told) -> PlanStability | None:
    """The stability of a roadmap; None where it was stopped before it was found out."""
    try:
        return read_plan_stability(workspace, assessment, roadmap, told)
    except PlanError:
        return None
