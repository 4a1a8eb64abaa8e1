"""The heading of one screen of several: going to another screen begins at its top, with the focus on its heading."""

from __future__ import annotations

import streamlit as st

from opposite.ui.shell import keys
from opposite.ui.shell.text import as_text

_go_to_top = st.components.v2.component(
    "opposite_screen_heading",
    js=f"""
const shown = new WeakMap();

export default function ({{ parentElement, data }}) {{
    const before = shown.get(parentElement);
    shown.set(parentElement, data.screen);
    if (before === undefined || before === data.screen) return;
    const heading = document.querySelector('.st-key-{keys.SCREEN_HEADING} h2');
    heading.tabIndex = -1;
    heading.focus({{ preventScroll: true }});
    document.querySelector('[data-testid=stMain]').scrollTo({{ top: 0 }});
}}
""",
)


def show_screen_heading(title: str, *, screen: str) -> None:
    """Draw a heading; once `screen` is another than before, scroll to the top and focus it, but never at first."""
    with st.container(key=keys.SCREEN_HEADING, gap=None):
        st.header(as_text(title), anchor=False)
        _go_to_top(key=keys.SCREEN_TOP, data={"screen": screen})
