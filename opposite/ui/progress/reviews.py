"""The reviews of an initiative on the progress page: when it is decided whether to go on, and the form for them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import streamlit as st

from opposite.domain.collecting.assessment import Assessment
from opposite.domain.progress.states import DECISIONS, OPEN, Progress, Review
from opposite.engine.progress.records import keep_review
from opposite.errors import OppositeError
from opposite.settings import utc_now
from opposite.ui.progress.entries import Form, Given, edit
from opposite.ui.shell import cache
from opposite.ui.shell.form_state import held
from opposite.ui.shell.text import as_text
from opposite.wording.progress import initiatives as words


def show_reviews(assessment: Assessment, progress: Progress, today: date) -> None:
    """Each review with its day and decision."""
    st.subheader("Reviews", anchor=False)
    if not progress.reviews:
        st.caption("No review is set. When will it be decided whether to continue, change or stop?")
    for review in progress.reviews:
        st.markdown(as_text(words.review_words(review, today)))
    form: Form[Review] = Form(
        kind="review",
        label="Set a review, or record its decision",
        named=lambda review: words.review_words(review, today),
        start=lambda review: _start(review, today),
        draw=_fields,
        keep=_keep,
    )
    edit(assessment, progress, progress.reviews, form)


def _start(review: Review | None, today: date) -> dict[str, Any]:
    if review is None:
        return {"on": today, "decision": OPEN, "note": ""}
    return {"on": review.held_on, "decision": review.decision, "note": review.note or ""}


def _fields(keys: Mapping[str, str]) -> None:
    left, right = st.columns(2)
    left.date_input("Held on", value=held(keys["on"]), format="YYYY-MM-DD", key=keys["on"])
    right.selectbox(
        "Decision",
        DECISIONS,
        index=DECISIONS.index(held(keys["decision"])),
        format_func=words.DECISION_TITLES.__getitem__,
        key=keys["decision"],
    )


def _keep(assessment_id: int, initiative: str, replaces: int | None, given: Given) -> None:
    if given["on"] is None:
        raise OppositeError("A review needs a day.", "Nothing was stored.")
    keep_review(
        cache.workspace(),
        assessment_id,
        initiative,
        held_on=given["on"],
        decision=given["decision"],
        note=given["note"],
        replaces=replaces,
        now=utc_now(),
    )
