"""The participation page: how far each group is, what is missing for figures, and showing, closing and reopening."""

from __future__ import annotations

import streamlit as st

from opposite import wording
from opposite.domain.collecting.assessment import Assessment
from opposite.engine.collecting.invitations import set_due
from opposite.engine.collecting.waves import GroupProgress, participation, set_invitations, set_minimum
from opposite.errors import OppositeError
from opposite.settings import utc_now
from opposite.ui.collecting.invitations import make_link, withdraw
from opposite.ui.collecting.single_links import links_for_one, were_made
from opposite.ui.collecting.wave_fields import invited_people, last_day, smallest_group
from opposite.ui.collecting.wave_lifecycle import (
    ask_to_close,
    ask_to_close_uninvited,
    ask_to_reopen,
    ask_to_reopen_uninvited,
    ask_to_show,
)
from opposite.ui.shell import cache, keys
from opposite.ui.shell.confirm import show_outcome
from opposite.ui.shell.session import session
from opposite.ui.shell.text import as_text
from opposite.ui.shell.wave_progress import wave_progress_of
from opposite.ui.shell.wave_progress_view import WaveProgress, shown_coverage


def show_participation(assessment: Assessment) -> None:
    """Draw the page of a wave."""
    show_outcome()
    if assessment.invited:
        _by_invitation(assessment)
    else:
        _without_invitation(assessment)


def _by_invitation(assessment: Assessment) -> None:
    progress = wave_progress_of(assessment)
    framework = cache.workspace().framework(assessment.framework_hash)
    st.header(wording.people_handed_in(progress.handed_in, progress.invited), anchor=False)
    st.markdown(as_text(_standing(progress, is_open=assessment.is_open)))
    overfull = [
        (wording.group_title(framework, row.group), row.invited, row.begun)
        for row in progress.rows
        if row.invited < row.begun
    ]
    held_back = wording.more_begun_than_invited(overfull) if assessment.is_open else None
    if held_back is not None:
        st.warning(as_text(held_back))
    with st.container(horizontal=True):
        if assessment.is_open:
            if progress.can_show_figures and st.button("Show figures now", key=keys.SHOW_FIGURES):
                ask_to_show(assessment, progress)
            if st.button("Close the wave", key=keys.CLOSE_WAVE):
                ask_to_close(assessment, progress)
        elif st.button("Reopen", key=keys.REOPEN_WAVE):
            ask_to_reopen(assessment, progress)
    grid = st.grid(min_column_width=300)
    for row in progress.rows:
        with grid.container(border=True, height="stretch", key=keys.group(row.group)):
            _group(assessment, progress, row, wording.group_title(framework, row.group))
    st.caption(as_text(wording.promise(progress.minimum)))
    if assessment.is_open:
        with st.expander("Change who is invited, until when, or the smallest group shown", key=keys.CHANGE_WAVE):
            _changes(assessment, progress)


def _standing(progress: WaveProgress, *, is_open: bool) -> str:
    """Whose answers the figures rest on, or what is missing for them."""
    if progress.counting > 0:
        return wording.figures_as_of(progress.counting, sum(progress.waiting.values()), is_open=is_open)
    if is_open:
        return wording.figures_need(progress.deciding, progress.minimum)
    return f"{wording.no_figures(progress.deciding, progress.minimum, is_open=False)}. Their answers are kept."


def _group(assessment: Assessment, progress: WaveProgress, row: GroupProgress, title: str) -> None:
    """One group of a wave by invitation: how far it is, and its links while the wave is open."""
    st.markdown(
        f"**{as_text(title)}**" + (" · for comparison, not counted" if progress.weights[row.group] <= 0 else "")
    )
    share = row.handed_in / row.invited if row.invited else 0.0
    st.progress(min(1.0, share), text=wording.handed_in(row.handed_in, row.invited))
    _coverage(row, progress.minimum)
    waiting = progress.waiting.get(row.group, 0) if progress.counting > 0 and assessment.is_open else 0
    lines = [
        *wording.group_standing(row.begun, row.counting, waiting, progress.minimum),
        wording.hidden_group(row.begun, row.invited, progress.minimum),
    ]
    st.caption(as_text(" ".join(line for line in lines if line is not None)))
    if assessment.is_open:
        with st.container(horizontal=True):
            if st.button("Make a link", key=keys.link(row.group), icon=":material/link:"):
                make_link(assessment, row.group, title)
            asked = st.button("Links for single people", key=keys.links_for_one(row.group), icon=":material/person:")
            if asked or were_made(row.group):
                links_for_one(assessment, row.group, title, missing=row.invited - row.begun)
            if st.button("Withdraw links", key=keys.withdraw(row.group), type="tertiary"):
                withdraw(assessment, row.group, title, begun=row.begun)


def _coverage(row: GroupProgress, minimum: int) -> None:
    """How much of what they are asked the begun have answered, where it does not tell of single people."""
    share = shown_coverage(row, minimum)
    if share is not None:
        st.progress(share, text=f"{wording.percent(share)} of their questions answered")


def _changes(assessment: Assessment, progress: WaveProgress) -> None:
    """Who is invited, until when, and the smallest group shown; each is stored by a button of its own."""
    framework = cache.workspace().framework(assessment.framework_hash)
    with st.form("invitations", border=False):
        st.markdown("How many people of each group are invited")
        people = invited_people(
            framework,
            {row.group: row.invited for row in progress.rows},
            key=lambda group: keys.invited(group, assessment.id),
        )
        if st.form_submit_button("Save who is invited", key=keys.SAVE_INVITATIONS):
            set_invitations(cache.workspace(), assessment.id, people, now=utc_now())
            st.rerun()
    with st.form("due", border=False):
        day, grows = last_day(assessment)
        if st.form_submit_button("Save the last day", key=keys.SAVE_DUE):
            set_due(cache.workspace(), assessment.id, day, grows=grows)
            st.rerun()
    with st.form("smallest", border=False):
        invited = {row.group: row.invited for row in progress.rows}
        minimum = smallest_group(progress.minimum, framework, invited, key=keys.smallest_group(assessment.id))
        if st.form_submit_button("Save the smallest group", key=keys.SAVE_SMALLEST_GROUP):
            try:
                set_minimum(cache.workspace(), assessment.id, minimum, now=utc_now())
            except OppositeError as error:
                session().undone = str(error)
            st.rerun()


def _without_invitation(assessment: Assessment) -> None:
    """A wave that was imported, made up, or answered by one person alone."""
    workspace = cache.workspace()
    rows = participation(workspace, assessment)
    framework = workspace.framework(assessment.framework_hash)
    st.header(
        f"{wording.people(sum(row.begun for row in rows))} in {wording.pluralise(len(rows), 'group')}", anchor=False
    )
    st.markdown(wording.how_answered(sample=assessment.organisation.sample, alone=assessment.self_assessment))
    if assessment.is_open:
        if st.button("Close the wave", key=keys.CLOSE_WAVE):
            ask_to_close_uninvited(assessment, rows)
    elif st.button("Reopen", key=keys.REOPEN_WAVE):
        ask_to_reopen_uninvited(assessment)
    grid = st.grid(min_column_width=300)
    for row in rows:
        with grid.container(border=True, height="stretch", key=keys.group(row.group)):
            st.markdown(f"**{as_text(wording.group_title(framework, row.group))}**")
            st.markdown(wording.people(row.begun))
            _coverage(row, assessment.fewest_shown)
            hidden = wording.hidden_group(row.begun, row.invited, assessment.fewest_shown)
            if hidden is not None:
                st.caption(hidden)
