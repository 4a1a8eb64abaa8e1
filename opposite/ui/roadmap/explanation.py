"""Why the plan is as it is: one row explained, how stable the choice of what starts first is, and what was left out."""

from __future__ import annotations

import streamlit as st

from opposite import wording
from opposite.domain.roadmap.robustness import PlanStability
from opposite.domain.roadmap.rows import Roadmap, RoadmapRow
from opposite.domain.scoring.report import Report
from opposite.engine.roadmap.request import RoadmapOptions
from opposite.ui.roadmap.what_if import fix, leave_out
from opposite.ui.shell import keys
from opposite.ui.shell.plan_stability import ask_how_stable
from opposite.ui.shell.session import session, set_widget_value, widget_value
from opposite.ui.shell.table import draw_table
from opposite.ui.shell.text import as_text, labelled_list
from opposite.ui.shell.why import why_button
from opposite.wording.framework.initiatives import about_initiative
from opposite.wording.roadmap.kept import as_decided
from opposite.wording.roadmap.robustness import ASK, stability_notes, stability_rows


def show_reasons(report: Report, roadmap: Roadmap, options: RoadmapOptions, *, ready: bool) -> None:
    """The row of the plan that was opened, explained, and on request in how many variations each would start first.

    `ready` says that the roadmap is the best one, not a quick one.
    """
    state, rows = session(), {row.initiative.id: row for row in roadmap.rows}
    if state.explained not in rows:
        state.explained = None
    set_widget_value(keys.EXPLAIN, state.explained)
    st.selectbox(
        "Why an initiative is in the plan",
        list(rows),
        index=None,
        format_func=lambda i: f"{rows[i].order}. {rows[i].initiative.title}",
        key=keys.EXPLAIN,
        on_change=_open,
        placeholder="Choose one here or in the timeline",
    )
    explanation = st.container()
    held = ask_how_stable(report, options, roadmap, ask=ASK, ready=ready)
    if held is not None:
        _stability(roadmap, held)
    if state.explained is not None:
        with explanation, st.container(border=True, key=keys.EXPLANATION):
            _row(report, roadmap, rows[state.explained], held)


def _open() -> None:
    """Open the row that was chosen in the list; a callback."""
    session().explained = widget_value(keys.EXPLAIN)


def _row(report: Report, roadmap: Roadmap, row: RoadmapRow, held: PlanStability | None) -> None:
    left, right = st.columns([3, 2], gap="large")
    with left, st.container(gap="xsmall"):
        st.markdown("**What it is there for**")
        if not row.reason.raises:
            st.markdown(as_text(wording.reason(roadmap, row)))
        for raised in row.reason.by_question:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(as_text(report.questions[raised.question].title), width="content")
                why_button(report, raised.question, label="Which answers?")
            st.markdown(as_text(wording.question_raised(roadmap, raised)))
            st.caption(as_text(wording.question_standing(report, roadmap, raised.question)))
        for sentence in as_decided(roadmap, row) if row.reason.raises else ():
            st.markdown(as_text(sentence))
        if row.reason.rests_on_unscored:
            st.warning(wording.RESTS_ON_UNSCORED)
        st.markdown("**What it unlocks**")
        st.markdown(as_text(wording.what_it_unlocks(roadmap, row)))
        st.markdown("**Why not earlier**")
        st.markdown(as_text(wording.why_not_earlier(roadmap, row)))
    with right, st.container(gap="xsmall"):
        about = about_initiative(row.initiative)
        if about:
            st.markdown("**What the framework says of it**")
            st.markdown(labelled_list(about))
        _moving(roadmap, row)
        if held is not None:
            st.markdown("**How stable it is**")
            st.markdown(as_text(wording.row_stability(roadmap, held, row.initiative.id)))


def _moving(roadmap: Roadmap, row: RoadmapRow) -> None:
    """Ways to ask for another plan: the row in another period, or not at all."""
    labels = dict(enumerate(roadmap.period_labels, 1))
    with st.popover("Move or leave out", icon=":material/edit_calendar:", key=keys.MOVE):
        start = st.selectbox(
            "Start it in",
            list(labels),
            index=row.start_period - 1,
            format_func=labels.__getitem__,
            key=keys.start_in(row.initiative.id),
        )
        with st.container(horizontal=True):
            st.button("Move it there", key=keys.MOVE_INITIATIVE, on_click=fix, args=(row.initiative.id, start))
            st.button("Leave it out", key=keys.LEAVE_OUT, on_click=leave_out, args=(row.initiative.id,))


def _stability(roadmap: Roadmap, held: PlanStability) -> None:
    st.markdown(as_text(wording.stability_headline(roadmap, held)))
    with st.container(key=keys.PLAN_STABILITY_TABLE):
        draw_table(
            stability_rows(roadmap, held),
            alt="In how many variations each initiative starts in the first part of the plan",
        )
    st.caption(" ".join(map(as_text, stability_notes(held))))


def show_left_out(roadmap: Roadmap) -> None:
    """Why each of the other initiatives is not in the plan, folded away."""
    if not roadmap.plan.left_out:
        return
    initiative_by_id = roadmap.request.by_id
    with st.expander(f"Left out: {wording.pluralise(len(roadmap.plan.left_out), 'initiative')}", key=keys.LEFT_OUT):
        draw_table(
            [
                {"Initiative": initiative_by_id[i].title, "Why not": wording.why_left_out(roadmap, why)}
                for i, why in roadmap.plan.left_out
            ],
            alt="Initiatives that are not in the plan, with the reason",
        )
