"""The benchmarks that are held here, on the data page: added from files, listed, removed."""

from __future__ import annotations

from functools import partial

import streamlit as st

from opposite.domain.access.rules import Verb, may_with_any
from opposite.engine.comparison.benchmark_file import MOST_BYTES
from opposite.engine.comparison.benchmarks import Held, held_benchmarks, import_benchmarks, remove_benchmark
from opposite.settings import utc_now
from opposite.ui.shell import cache, keys
from opposite.ui.shell.confirm import ask_to_confirm, try_to
from opposite.ui.shell.session import widget_value
from opposite.ui.shell.text import as_text
from opposite.wording.comparison import benchmark as words


def show_benchmarks_held() -> None:
    """Draw the section, for those who may change what the workplace holds."""
    workspace = cache.workspace()
    if not may_with_any(workspace.identity, Verb.KEEP):
        return
    st.header(words.HEADING, anchor=False)
    st.markdown(words.LEAD)
    held = held_benchmarks(workspace)
    if not held:
        st.caption(words.NONE_HELD)
    for one in held:
        _row(one)
    with st.popover(words.UPLOAD, key=keys.BENCHMARKS, icon=":material/upload:"):
        files = st.file_uploader(
            words.UPLOAD_HELP,
            type="json",
            accept_multiple_files=True,
            key=keys.UPLOAD_BENCHMARK,
            max_upload_size=MOST_BYTES // 1_000_000,
        )
        if files:
            st.button(words.ADD, key=keys.ADD_BENCHMARK, type="primary", on_click=try_to, args=(_add,))


def _row(one: Held) -> None:
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", border=True):
        with st.container(width="stretch", gap="xsmall"):
            st.markdown(f"**{as_text(words.held_name(one.benchmark))}**")
            st.caption(as_text(words.held_note(one)))
        if st.button(words.REMOVE, key=keys.remove_benchmark(one.id), icon=":material/delete:"):
            ask_to_confirm(
                words.REMOVING,
                words.on_removing(one.benchmark),
                confirm=words.REMOVE,
                key=keys.remove_benchmark(one.id),
                act=partial(_remove, one),
            )


def _remove(one: Held) -> str:
    remove_benchmark(cache.workspace(), one.id)
    return words.removed(one.benchmark)


def _add() -> str:
    """Add the files that are there now, which are perhaps not drawn yet."""
    contents = [file.getvalue() for file in widget_value(keys.UPLOAD_BENCHMARK)]
    taken = import_benchmarks(cache.workspace(), contents, now=utc_now())
    return " ".join(map(words.taken_sentence, taken))
