"""A plain Streamlit page with the widgets of one screen of the questionnaire, and no database behind it."""

from datetime import UTC, datetime
from pathlib import Path

import streamlit as st
import yaml

FACTOR = Path(__file__).parents[3] / "frameworks" / "opposite" / "factors" / "ORI.yaml"
FACTORS = ("Orientation", "People", "Processes", "Objectives", "Structure", "Insights", "Technology", "Execution")
UNSCORED = ("I don't know", "Does not apply")
IMPORTANCE = ("1 Not important", "2 Slightly", "3 Moderately", "4 Very", "5 Critical")
STRENGTHS = ("Opinion", "Example", "Document", "Measured")


@st.cache_data
def read_factor():
    return yaml.safe_load(FACTOR.read_text())["factor"]


def note(question):
    st.session_state["saved"] = question
    st.session_state["notice"] = f"Saved at {datetime.now(UTC):%H:%M:%S} UTC"


def ask(question):
    name = question["id"]
    on_change = {"on_change": note, "args": (name,)}
    levels = [f"**{level}.** {words}" for level, words in question["levels"].items()]
    with st.container(border=True):
        st.subheader(question["title"])
        st.markdown(question["text"])
        answer = st.radio(
            f"Level of {question['title']}",
            [*levels, *UNSCORED],
            index=None,
            key=f"answer-{name}",
            label_visibility="collapsed",
            **on_change,
        )
        st.segmented_control("How much would progress here matter?", IMPORTANCE, key=f"importance-{name}", **on_change)
        with st.expander("Add evidence (optional)"):
            st.caption("Worth a look: " + "; ".join(question["evidence"]) + ".")
            st.segmented_control("What your answer rests on", STRENGTHS, key=f"evidence-{name}", **on_change)
            st.text_area("Note or link", key=f"note-{name}", height=80, **on_change)
        if st.session_state.get("saved") == name:
            with st.container(key="saved"):
                st.caption(st.session_state["notice"])
        else:
            st.caption("Not answered yet" if answer is None else "Answered")


st.set_page_config(layout="wide")
st.title("Questionnaire")
st.button("Start another assessment")
with st.container(horizontal=True):
    for title in FACTORS:
        st.button(title)
factor = read_factor()
st.header(factor["title"])
for question in factor["questions"]:
    ask(question)
st.button("Previous", disabled=True)
st.button("Next", type="primary")
