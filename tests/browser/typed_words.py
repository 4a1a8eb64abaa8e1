"""A page that shows the nasty words in every element that the application shows typed words in."""

import streamlit as st
from nasty_words import nasty_words

from opposite.ui.shell.text import as_text

st.title("Typed words")
for words in nasty_words(120):
    shown = as_text(words)
    with st.container(key=None):
        st.markdown(shown)
        st.markdown(f"**{shown}** · {shown}")
        st.markdown(f"- {shown}")
        st.header(shown, anchor=False)
        st.markdown(f"## {shown}")
        st.caption(shown)
        st.metric(shown, shown)
        st.warning(shown, title=shown)
        st.button(shown, key=f"button {words}")
        st.radio(shown, [words], format_func=as_text, key=f"radio {words}")
