"""One initiative on the progress page: its state to change, its KPI, its assumptions and reviews, and its history."""

from __future__ import annotations

from datetime import date

import streamlit as st

from opposite import wording
from opposite.domain.collecting.assessment import NAME_LIMIT, Assessment
from opposite.domain.framework.decisions import STATUSES
from opposite.domain.progress.states import Progress, State
from opposite.engine.progress.states import save_state
from opposite.engine.progress.statuses import read_history
from opposite.settings import utc_now
from opposite.ui.progress.entries import show_assumptions, show_readings, show_reviews
from opposite.ui.progress.initiative_rows import history_rows
from opposite.ui.shell import cache, keys
from opposite.ui.shell.form_state import seed_fields, show_refusal, submit_form
from opposite.ui.shell.session import widget_value
from opposite.ui.shell.table import draw_table
from opposite.ui.shell.text import as_text, labelled_list
from opposite.wording.framework.initiatives import about_initiative
from opposite.wording.progress import initiatives as words

FIRST_DAY, LAST_DAY = date(1970, 1, 1), date(2199, 12, 31)
FIELDS = ("status", "owner", "start", "finish", "baseline", "target")


def show_initiative(assessment: Assessment, progress: Progress, today: date) -> None:
    """Draw everything of an initiative; what is said beyond its state comes once it was decided on."""
    about = about_initiative(progress.initiative)
    if about:
        st.caption(labelled_list(about))
    left, right = st.columns(2, gap="large")
    with left:
        _state(assessment, progress)
    with right:
        show_readings(assessment, progress, today)
    if not progress.is_saved:
        return
    left, right = st.columns(2, gap="large")
    with left:
        show_assumptions(assessment, progress, today)
    with right:
        show_reviews(assessment, progress, today)
    _history(assessment, progress, today)


def _state(assessment: Assessment, progress: Progress) -> None:
    """The form of status, owner, dates, baseline and target; it starts from what was saved, else from the plan."""
    initiative, state = progress.initiative, progress.state
    status, owner, start, finish, baseline, target = field_keys = [
        keys.state_of(initiative.id, field) for field in FIELDS
    ]
    saved = (state.status, state.owner or "", state.start_date, state.finish_date, state.baseline, state.target)
    stamp = (assessment.organisation.id, assessment.framework_id, initiative.id, state.updated_at)
    seed_fields("state", stamp, dict(zip(field_keys, saved, strict=True)))
    kpi = initiative.kpi
    st.subheader("Status, owner and dates", anchor=False)
    with st.form("state", border=False):
        left, right = st.columns(2)
        left.selectbox(
            "Status",
            STATUSES,
            index=STATUSES.index(widget_value(status)),
            format_func=wording.STATUS_TITLES.__getitem__,
            key=status,
        )
        right.text_input("Owner", value=widget_value(owner), max_chars=NAME_LIMIT, key=owner)
        left, right = st.columns(2)
        for column, label, key in ((left, "Start", start), (right, "Finish", finish)):
            column.date_input(
                label, value=widget_value(key), min_value=FIRST_DAY, max_value=LAST_DAY, format="YYYY-MM-DD", key=key
            )
        left, right = st.columns(2)
        for column, label, key, said in (
            (left, "KPI baseline", baseline, None if kpi is None else kpi.baseline),
            (right, "KPI target", target, None if kpi is None else kpi.target),
        ):
            column.number_input(label, value=widget_value(key), step=1.0, format="%g", key=key, help=_help(said))
        st.form_submit_button(
            "Save",
            key=keys.SAVE_PROGRESS,
            type="primary",
            on_click=_save,
            args=(assessment.id, initiative.id, state),
        )
    show_refusal("state")
    if not progress.is_saved:
        st.caption(words.ONLY_PROPOSED)


def _help(words_of_the_framework: float | str | None) -> str | None:
    """What the framework says of a baseline or a target in words; None where it gives a number or nothing."""
    if not isinstance(words_of_the_framework, str):
        return None
    return as_text(words.of_the_framework(words_of_the_framework))


def _save(assessment_id: int, initiative: str, shown: State) -> None:
    """Keep what was changed in the form; a refusal leaves it as it was typed."""
    status, owner, start, finish, baseline, target = (
        widget_value(keys.state_of(initiative, field)) for field in FIELDS
    )
    submit_form(
        "state",
        lambda: save_state(
            cache.workspace(),
            assessment_id,
            initiative,
            State(status, owner or None, start, finish, baseline, target),
            now=utc_now(),
            shown=shown,
        ),
    )


def _history(assessment: Assessment, progress: Progress, today: date) -> None:
    opened = st.expander("History of this initiative", key=keys.PROGRESS_HISTORY, on_change="rerun")
    if not opened.open:
        return
    history = read_history(cache.workspace(), assessment, progress.initiative.id)
    rows = history_rows(history, progress.initiative.kpi, today)
    with opened:
        if rows:
            draw_table(rows, alt="What was said before and replaced")
        else:
            st.caption(words.NOTHING_REPLACED)
