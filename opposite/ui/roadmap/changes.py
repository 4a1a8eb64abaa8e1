"""What changed since the plan that was agreed on last, folded away row by row."""

from __future__ import annotations

import streamlit as st

from opposite.domain.roadmap.changes import Changes
from opposite.domain.roadmap.rows import Roadmap
from opposite.ui.shell import keys
from opposite.ui.shell.table import draw_table
from opposite.ui.shell.text import as_text
from opposite.wording.roadmap.changes import changed_titles, since_agreed


def show_changes(roadmap: Roadmap, changes: Changes) -> None:
    """One line where all is as agreed, else an expander with a row an initiative."""
    if not changes.is_any:
        st.caption(as_text(since_agreed(changes)))
        return
    with st.expander(as_text(since_agreed(changes)), icon=":material/history:", key=keys.CHANGES):
        draw_table(
            changed_titles(roadmap, changes.rows),
            columns={"What": st.column_config.TextColumn(width="large")},
            alt="What became of each initiative since the plan agreed on last",
        )
