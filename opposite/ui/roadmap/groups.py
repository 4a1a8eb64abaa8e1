"""Whose plan it is, on request: a sentence and a row a group."""

from __future__ import annotations

from functools import partial

import streamlit as st

from opposite.domain.roadmap.groups import GroupPlans
from opposite.domain.roadmap.rows import Roadmap
from opposite.domain.scoring.report import Report
from opposite.engine.roadmap.groups import plans_of_groups
from opposite.engine.roadmap.planning_again import Told
from opposite.engine.roadmap.request import RoadmapOptions
from opposite.tables.roadmap_groups import group_plans_table
from opposite.ui.shell import keys
from opposite.ui.shell.downloads import download_table
from opposite.ui.shell.enquiry import answered
from opposite.ui.shell.table import draw_table
from opposite.ui.shell.text import as_text
from opposite.wording.figures import percent
from opposite.wording.roadmap import groups as words
from opposite.wording.roadmap.enquiry import FIND_OUT
from opposite.wording.scoring.factors import group_title


def show_group_plans(report: Report, roadmap: Roadmap, options: RoadmapOptions, *, ready: bool = True) -> None:
    """Draw what each group that may be shown has of its own best plan, once somebody asks.

    `ready` says that the roadmap is the best one, not a quick one.
    """
    with st.container(key=keys.GROUP_PLANS):
        st.header(words.ASK, anchor=False)
        st.caption(words.ABOUT)
        work = partial(_plans, report, roadmap)
        plans: GroupPlans | None = answered(
            keys.GROUP_PLANS, FIND_OUT, report=report, options=options, roadmap=roadmap, work=work, ready=ready
        )
        if plans is None:
            return
        framework = report.framework
        st.markdown(as_text(words.groups_headline(plans, framework)))
        if not plans.complete:
            st.caption(words.STOPPED)
        titles = {id_: initiative.title for id_, initiative in roadmap.request.by_id.items()}
        if plans.groups:
            draw_table(
                [
                    {
                        "Group": group_title(framework, one.group),
                        "Of its own best plan": percent(one.share),
                        "By the fairest plan": percent(one.fairest_share),
                        "It alone would start at once": words.first_of_own(plans, one.group, titles=titles) or "–",
                    }
                    for one in plans.groups
                ],
                alt="What each group has of its own best plan, one row a group",
            )
        for note in (words.fairest_note(plans, titles=titles), words.left_out_note(plans, framework)):
            if note is not None:
                st.caption(as_text(note))
        if plans.groups:
            st.caption(words.HOW_MADE)
            download_table(group_plans_table(roadmap, plans), "whose-plan", of=report.assessment)


def _plans(report: Report, roadmap: Roadmap, told: Told) -> GroupPlans:
    return plans_of_groups(report, roadmap, told=told)
