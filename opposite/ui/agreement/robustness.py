"""The robustness panel: what depends on the weights, on who answered and how, and the statistics for experts."""

from __future__ import annotations

import streamlit as st

from opposite import wording
from opposite.domain.agreement.rows import Agreement
from opposite.domain.collecting.quality import ENOUGH_ANSWERS
from opposite.domain.scoring.report import Report
from opposite.domain.scoring.robustness import Sensitivity
from opposite.ui.agreement.statistics import factor_statistics, question_statistics
from opposite.ui.shell import cache, keys
from opposite.ui.shell.table import draw_table
from opposite.ui.shell.text import as_text
from opposite.wording.agreement import alignment as words


def show_robustness(report: Report) -> None:
    """Three cards: other weights, other people, and how carefully people answered."""
    st.header("How sound the picture is", anchor=False)
    held = cache.sensitivity(report.assessment)
    grid = st.grid(3, min_column_width=280)
    with grid.container(border=True, height="stretch", key=keys.OTHER_WEIGHTS):
        st.markdown("**With other weights**")
        _other_weights(report, held)
    with grid.container(border=True, height="stretch", key=keys.OTHER_PEOPLE):
        st.markdown("**With other people**")
        _other_people(report, held)
    with grid.container(border=True, height="stretch", key=keys.CARE):
        st.markdown("**How carefully people answered**")
        _care(report)


def _other_weights(report: Report, held: Sensitivity | None) -> None:
    if held is None:
        st.markdown(words.NO_ORDER)
        return
    of_what = words.other_weights(held.variations)
    _sentences(wording.stability_sentences(report, held.by_weights, held.variations, of_what=of_what))
    st.caption(wording.weights_note(len(held.held_fixed)))


def _other_people(report: Report, held: Sensitivity | None) -> None:
    if held is None or held.by_people is None:
        st.markdown(words.NO_OTHER_PEOPLE_DRAWN)
        return
    of_what = words.other_people(held.variations)
    _sentences(wording.stability_sentences(report, held.by_people, held.variations, of_what=of_what))
    st.caption(words.HOW_PEOPLE_WERE_DRAWN)


def _care(report: Report) -> None:
    quality = cache.quality(report.assessment)
    if quality is None:
        st.markdown(wording.care_hidden(report.assessment.fewest_shown))
        return
    _sentences(wording.quality_sentences(quality))
    st.caption(wording.care_note(quality, ENOUGH_ANSWERS))


def _sentences(sentences: list[str]) -> None:
    st.markdown("\n".join(f"- {as_text(sentence)}" for sentence in sentences))


@st.fragment
def show_statistics(report: Report, agreement: Agreement) -> None:
    """The statistics of agreement with what each means, for those who ask."""
    opened = st.expander("Statistics for experts", key=keys.STATISTICS, on_change="rerun")
    if not opened.open:
        return
    with opened:
        draw_table(factor_statistics(report, agreement), key=keys.FACTOR_STATISTICS, alt="Agreement by factor")
        draw_table(
            question_statistics(report, agreement),
            key=keys.QUESTION_STATISTICS,
            alt="Agreement by question",
        )
        st.markdown("\n".join(f"- **{name}**: {meaning}" for name, meaning in wording.STATISTICS.items()))
