"""What is known by whom: the questions nobody can answer, those some can, and how to treat each."""

from __future__ import annotations

import streamlit as st

from opposite import wording
from opposite.domain.agreement.agenda import TREATMENTS
from opposite.domain.scoring.report import Report
from opposite.domain.scoring.scores import QuestionScore
from opposite.ui.shell import keys
from opposite.ui.shell.text import as_text
from opposite.wording.agreement.agenda import HOW_TO_TREAT


def show_knowledge(report: Report) -> None:
    """A card for each knowledge lens, what is least known first."""
    questions = report.by_knowledge
    if not any(questions.values()):
        return
    st.header("What is known by whom", anchor=False)
    grid = st.grid(3, min_column_width=280)
    for lens, rows in questions.items():
        with grid.container(border=True, height="stretch", key=keys.knowledge(lens)):
            _card(report, lens, rows)


def _card(report: Report, lens: str, rows: list[QuestionScore]) -> None:
    st.markdown(f"**{wording.KNOWLEDGE_TITLES[lens]}**")
    st.subheader(wording.pluralise(len(rows), "question"), anchor=False)
    st.caption(wording.KNOWLEDGE_MEANINGS[lens])
    if not rows:
        return
    st.markdown(HOW_TO_TREAT[TREATMENTS[lens]])
    with st.expander("Which questions", type="compact", key=keys.lens_questions(lens)):
        titles = [f"- {as_text(row.title)} ({as_text(report.nodes[row.factor].title)})" for row in rows]
        st.markdown("\n".join(titles))
