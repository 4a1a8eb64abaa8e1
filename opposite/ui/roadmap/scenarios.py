"""Scenarios: what the plan shown costs against the base, and several plans side by side."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from opposite.charts import compare as charts
from opposite.charts import radar
from opposite.domain.roadmap.rows import Roadmap
from opposite.domain.scoring.report import Report
from opposite.engine.roadmap.request import RoadmapOptions
from opposite.errors import PlanError
from opposite.ui.roadmap.scenario_table import scenario_rows
from opposite.ui.shell import cache, keys
from opposite.ui.shell.choosable_radar import draw_radar
from opposite.ui.shell.table import draw_table
from opposite.ui.shell.text import as_text
from opposite.wording.roadmap import what_if as words
from opposite.wording.roadmap.obstacles import plan_refused

MOST = 4
"""Scenarios that fit side by side."""


def show_cost(base: Roadmap, roadmap: Roadmap) -> None:
    """What the plan shown costs or brings against the base."""
    with st.container(border=True, key=keys.AGAINST_BASE):
        st.markdown("**Against the base plan**")
        sentences = words.against(base, roadmap)
        st.markdown("\n".join(f"- {as_text(sentence)}" for sentence in sentences) or words.THE_SAME)


@st.fragment
def show_scenarios(report: Report, scenarios: Mapping[str, RoadmapOptions], *, dark: bool) -> None:
    """The scenarios that are chosen side by side, as their plans are known at the moment."""
    st.header("Scenarios side by side", anchor=False)
    chosen = st.multiselect(
        "Scenarios", list(scenarios), max_selections=MOST, key=keys.COMPARE_SCENARIOS, placeholder="Choose two or more"
    )
    if len(chosen) < 2:
        st.caption("What half of the people, or higher targets, would mean: choose two or more to compare them.")
        return
    plans: dict[str, Roadmap] = {}
    for name in chosen:
        try:
            with st.spinner(f"Looking for the best plan: {as_text(name)}"):
                plans[name] = cache.roadmaps().settled(report, scenarios[name])
        except PlanError as error:
            st.warning(as_text(f"{name}: {plan_refused(error, report.framework)}"))
    if not plans:
        return
    with st.container(key=keys.SCENARIO_TABLE):
        draw_table(scenario_rows(plans), alt="What each scenario comes to")
    after = {name: roadmap.radar_after_each_period[-1] for name, roadmap in plans.items()}
    figures = charts.projected_radars(report, list(after.values()), dark=dark)
    columns = st.columns(len(after))
    for number, (name, figure, column) in enumerate(zip(after, figures, columns, strict=True)):
        with column, st.container(border=True):
            st.markdown(f"**{as_text(name)}**, at the end")
            alt = radar.alt_text(report, projected=after[name])
            draw_radar(figure, report, key=keys.radar_of_scenario(number), alt=alt)
