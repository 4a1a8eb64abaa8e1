"""The roadmaps of several organisations: made in the background, taken as one CSV, and the initiatives that recur in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial

import streamlit as st

from opposite.domain.collecting.assessment import Assessment
from opposite.engine.several_roadmaps import Recurring, SeveralRoadmaps, recurring, several_roadmaps
from opposite.exports.roadmaps_zip import roadmaps_zip
from opposite.tables.roadmap import roadmap_table
from opposite.ui.shell import cache, keys
from opposite.ui.shell.downloads import download_table
from opposite.ui.shell.enquiry import show_ask, show_under_way
from opposite.ui.shell.late_download import late_download, show_own_words
from opposite.ui.shell.local_time import local_today
from opposite.ui.shell.table import draw_table
from opposite.ui.shell.text import as_text
from opposite.wording.comparison import portfolio as words
from opposite.wording.roadmap import enquiry
from opposite.wording.roadmap.obstacles import plan_refused

SIDE_BY_SIDE = 6
"""Up to so many roadmaps, each has a column of its own; of more, one initiative at a time is told in full."""


def show_roadmaps(chosen: Sequence[Assessment]) -> None:
    """A button that makes them, then how far that is, then the download and what recurs."""
    workspace, today = cache.workspace(), local_today()
    key = ("roadmaps", workspace.identity, today, tuple((one.id, one.revision) for one in chosen))
    known = cache.enquiries().known(key)
    if known is None:
        show_ask(
            "roadmaps",
            words.ALL_ROADMAPS,
            lambda: cache.enquiries().ask(
                key, lambda told: several_roadmaps(workspace, list(chosen), today=today, told=told)
            ),
        )
        return
    if not known.is_over:
        show_under_way("roadmaps", known)
        return
    if known.failure is not None:
        st.warning(as_text(enquiry.failed(known.failure)))
    if known.failure is not None or known.ended_early:
        show_ask("roadmaps", enquiry.AGAIN, partial(cache.enquiries().forget, key))
    if known.answer is not None:
        _answer(known.answer, sample=any(one.organisation.sample for one in chosen))


def _answer(made: SeveralRoadmaps, *, sample: bool) -> None:
    for one, why in made.left_out:
        st.caption(as_text(f"{one.organisation.name}: {plan_refused(why)}"))
    if not made.roadmaps:
        return
    with st.container(horizontal=True):
        download_table(roadmap_table(*made.roadmaps), "roadmaps", of=None, sample=sample)
        with st.container(width="content"):
            show_own_words()
            late_download(
                words.A_FILE_EACH,
                partial(roadmaps_zip, made.roadmaps),
                which=(0, keys.ROADMAPS_ZIP),
                called=words.A_FILE_EACH,
                file_name=f"{'sample-' if sample else ''}roadmaps.zip",
                mime="application/zip",
                key=keys.ROADMAPS_ZIP,
                icon=":material/folder_zip:",
            )
    if len(made.roadmaps) < 2:
        return
    st.header(words.RECURRING, anchor=False)
    several, columns = recurring(made.roadmaps), words.called_apart(made.roadmaps)
    if not several:
        st.markdown(words.NONE_RECURS)
        return
    st.markdown(as_text(words.one_programme(several)))
    _table(several, columns if len(columns) <= SIDE_BY_SIDE else {})
    if len(columns) > SIDE_BY_SIDE:
        _starts_of_one(several, columns)


def _table(several: Sequence[Recurring], columns: Mapping[tuple[str, str], str]) -> None:
    """Initiatives by these organisations; without any, from when to when they start."""
    draw_table(
        [
            {"Initiative": row.title, words.PLANNED_BY: len(row.starts), words.TOGETHER: row.together}
            | (
                {name: _month(row.starts.get(of)) for of, name in columns.items()}
                if columns
                else {
                    words.FIRST_START: _month(min(row.starts.values())),
                    words.LAST_START: _month(max(row.starts.values())),
                }
            )
            for row in several
        ],
        placeholder="–",
        key=keys.RECURRING,
        alt="Initiatives that recur, with how many plan them and the months in which they start",
        columns={words.TOGETHER: st.column_config.NumberColumn(help=words.TOGETHER_MEANS)},
    )


@st.fragment
def _starts_of_one(several: Sequence[Recurring], columns: Mapping[tuple[str, str], str]) -> None:
    """The choice of an initiative, and who starts it when, the first first."""
    titles = [row.title for row in several]
    at = st.selectbox(
        words.WHOSE_STARTS, range(len(several)), format_func=titles.__getitem__, index=None, key=keys.RECURRING_ONE
    )
    if at is None:
        return
    draw_table(
        [
            {words.ORGANISATION: columns[of], words.START: _month(start)}
            for of, start in sorted(several[at].starts.items(), key=lambda one: (one[1], columns[one[0]]))
        ],
        key=keys.RECURRING_STARTS,
        alt=f"Who starts {titles[at]}, and when",
    )


def _month(start: date | None) -> str | None:
    return None if start is None else f"{start:%Y-%m}"
