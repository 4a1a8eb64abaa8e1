"""The readings, assumptions and reviews of an initiative on the progress page: each kind listed, and its form."""

from __future__ import annotations

from datetime import date

import streamlit as st

from opposite.charts import readings as chart
from opposite.domain.collecting.assessment import Assessment
from opposite.domain.progress.states import OPEN, CheckedAssumption, Progress, Reading, Review
from opposite.engine.progress.records import keep_assumption, keep_reading, keep_review
from opposite.ui.progress.entry_form import Form, choice_field, day_field, edit, number_field, text_field
from opposite.ui.progress.initiative_rows import unit_of
from opposite.ui.shell import keys
from opposite.ui.shell.plotly_chart import draw_chart
from opposite.ui.shell.text import as_text
from opposite.wording.progress import initiatives as words


def show_readings(assessment: Assessment, progress: Progress, today: date) -> None:
    """Where the KPI stands and its readings as a small chart; the form for them once the initiative was decided on."""
    kpi, unit = progress.initiative.kpi, unit_of(progress.initiative.kpi)
    st.subheader("KPI", anchor=False)
    st.markdown(as_text(words.NO_KPI if kpi is None else words.kpi_name(kpi)))
    st.markdown(as_text(words.kpi_standing(progress)))
    if progress.readings:
        _chart(progress, unit)
    if progress.is_saved:
        form: Form[Reading] = Form(
            kind="reading",
            label="Add or correct a reading",
            rows=[
                [
                    day_field("on", "read_on", "Read on", new=today, required=True),
                    number_field("value", "value", "Value", required=True),
                ],
            ],
            title=lambda reading: words.reading_words(reading, unit),
            keep=keep_reading,
            incomplete=words.READING_INCOMPLETE,
        )
        edit(assessment, progress, progress.readings[::-1], form)


def _chart(progress: Progress, unit: str | None) -> None:
    days, values = [r.read_on for r in progress.readings], [r.value for r in progress.readings]
    baseline, target = progress.state.baseline, progress.state.target
    figure = chart.readings(
        days, values, baseline=baseline, target=target, unit=unit, dark=st.context.theme.type == "dark"
    )
    alt = chart.alt_text(days, values, baseline=baseline, target=target, unit=unit)
    draw_chart(figure, key=keys.READINGS, alt=alt)


def show_assumptions(assessment: Assessment, progress: Progress, today: date) -> None:
    """Each assumption with its test and what came of it, and the form for them."""
    st.subheader("Assumptions and their tests", anchor=False)
    if not progress.assumptions:
        st.caption(words.NO_ASSUMPTION)
    for assumption in progress.assumptions:
        st.markdown(f"**{as_text(assumption.statement)}**  \n{as_text(words.assumption_words(assumption, today))}")
    form: Form[CheckedAssumption] = Form(
        kind="assumption",
        label="Record a test, or add an assumption",
        rows=[
            [text_field("text", "statement", "What must be true")],
            [text_field("test", "test", "How it is tested")],
            [
                day_field("on", "test_on", "Tested by"),
                choice_field("result", "result", "Result", words.RESULT_TITLES, new=OPEN),
            ],
        ],
        title=lambda assumption: assumption.statement,
        keep=keep_assumption,
    )
    edit(assessment, progress, progress.assumptions, form)


def show_reviews(assessment: Assessment, progress: Progress, today: date) -> None:
    """Each review with its day and decision, and the form for them."""
    st.subheader("Reviews", anchor=False)
    if not progress.reviews:
        st.caption(words.NO_REVIEW)
    for review in progress.reviews:
        st.markdown(as_text(words.review_words(review, today)))
    form: Form[Review] = Form(
        kind="review",
        label="Set a review, or record its decision",
        rows=[
            [
                day_field("on", "held_on", "Held on", new=today, required=True),
                choice_field("decision", "decision", "Decision", words.DECISION_TITLES, new=OPEN),
            ]
        ],
        title=lambda review: words.review_words(review, today),
        keep=keep_review,
        incomplete=words.REVIEW_INCOMPLETE,
    )
    edit(assessment, progress, progress.reviews, form)
