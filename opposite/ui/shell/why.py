"""The button that opens a score, and the window that shows its arithmetic."""

from __future__ import annotations

import streamlit as st

from opposite import wording
from opposite.domain.scoring.report import Report
from opposite.ui.shell import keys
from opposite.ui.shell.table import draw_table
from opposite.ui.shell.text import as_text
from opposite.wording.scoring.arithmetic import Explanation, explain


def why_button(report: Report, node_or_question: str, *, label: str = "Why?") -> None:
    """A quiet button that opens the arithmetic of a score."""
    if st.button(label, key=keys.why(node_or_question), type="tertiary"):
        _window(report, node_or_question)


@st.dialog("How this figure came about", width="medium")
def _window(report: Report, node_or_question: str) -> None:
    _draw(explain(report, node_or_question))
    if node_or_question in report.questions and node_or_question in report.distribution:
        _answers(report, node_or_question)


def _draw(opened: Explanation) -> None:
    score = "no score yet" if opened.score is None else wording.rounded(opened.score, 2)
    st.subheader(as_text(f"{opened.title}: {score}"), anchor=False)
    st.write(as_text(opened.formula))
    if opened.parts:
        draw_table(
            [
                {
                    "Part": part.title,
                    "Score": None if part.score is None else round(part.score, 4),
                    "Weight": part.weight,
                    "Remark": part.note,
                }
                for part in opened.parts
            ],
            columns={"Score": st.column_config.NumberColumn(format="%.2f")},
            alt=f"Parts of the score of {opened.title}",
        )
    if opened.calculation is not None:
        st.markdown(f"**{as_text(opened.calculation)}**")
    for remark in opened.remarks:
        st.caption(as_text(remark))


def _answers(report: Report, question: str) -> None:
    definition = report.framework.questions[question]
    st.markdown("**Where the answers lie**")
    draw_table(
        [
            {"Level": wording.plain(level), "What it says": definition.description(level), "People": count}
            for level, count in report.distribution[question].items()
        ],
        alt=f"How many people chose each level of {question}",
    )
