"""The roadmaps of several organisations: made in the background, taken as one CSV, and the initiatives that recur in them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st

from opposite.domain.collecting.assessment import Assessment
from opposite.engine.several_roadmaps import SeveralRoadmaps, recurring, several_roadmaps
from opposite.exports.roadmaps_zip import roadmaps_zip
from opposite.tables.roadmap import roadmap_table
from opposite.ui.shell import cache, keys
from opposite.ui.shell.downloads import download_table
from opposite.ui.shell.enquiry import ask_for, show_under_way
from opposite.ui.shell.local_time import local_today
from opposite.ui.shell.table import draw_table
from opposite.ui.shell.text import as_text
from opposite.wording.comparison import portfolio as words
from opposite.wording.roadmap import enquiry
from opposite.wording.roadmap.obstacles import plan_refused


def show_roadmaps(chosen: Sequence[Assessment]) -> None:
    """A button that makes them, then how far that is, then the download and what recurs."""
    workspace, today = cache.workspace(), local_today()
    key = ("roadmaps", workspace.identity, today, tuple((one.id, one.revision) for one in chosen))
    known = cache.enquiries().known(key)
    if known is None:
        st.button(
            words.ALL_ROADMAPS,
            key=keys.ask("roadmaps"),
            on_click=ask_for,
            args=(key, lambda told: several_roadmaps(workspace, list(chosen), today=today, told=told)),
        )
        return
    if not known.is_over:
        show_under_way("roadmaps", known)
        return
    if known.failure is not None:
        st.warning(as_text(enquiry.failed(known.failure)))
    if known.failure is not None or known.ended_early:
        st.button(enquiry.AGAIN, key=keys.ask("roadmaps"), on_click=cache.enquiries().forget, args=(key,))
    if known.answer is not None:
        _answer(known.answer, sample=any(one.organisation.sample for one in chosen))


def _answer(made: SeveralRoadmaps, *, sample: bool) -> None:
    for one, why in made.left_out:
        st.caption(as_text(f"{one.organisation.name}: {plan_refused(why)}"))
    if not made.roadmaps:
        return
    with st.container(horizontal=True):
        download_table(roadmap_table(*made.roadmaps), "roadmaps", of=None, sample=sample)
        st.download_button(
            words.A_FILE_EACH,
            data=partial(roadmaps_zip, made.roadmaps),
            file_name=f"{'sample-' if sample else ''}roadmaps.zip",
            mime="application/zip",
            key=keys.ROADMAPS_ZIP,
            icon=":material/folder_zip:",
            on_click="ignore",
        )
    st.header(words.RECURRING, anchor=False)
    several, columns = recurring(made.roadmaps), words.called_apart(made.roadmaps)
    if not several:
        st.markdown(words.NONE_RECURS)
        return
    st.markdown(as_text(words.one_programme(several)))
    draw_table(
        [
            {"Initiative": row.title, words.PLANNED_BY: len(row.starts), words.TOGETHER: row.together}
            | {name: None if of not in row.starts else f"{row.starts[of]:%Y-%m}" for of, name in columns.items()}
            for row in several
        ],
        placeholder="–",
        key=keys.RECURRING,
        alt="Initiatives by organisations, with the month in which each starts",
        columns={words.TOGETHER: st.column_config.NumberColumn(help=words.TOGETHER_MEANS)},
    )
