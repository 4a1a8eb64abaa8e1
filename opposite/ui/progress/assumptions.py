"""What an initiative rests on, on the progress page: each assumption with its test, and the form for them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import streamlit as st

from opposite.domain.collecting.answers import NOTE_LIMIT
from opposite.domain.collecting.assessment import Assessment
from opposite.domain.progress.states import OPEN, RESULTS, CheckedAssumption, Progress
from opposite.engine.progress.records import keep_assumption
from opposite.settings import utc_now
from opposite.ui.progress.entries import Form, Given, edit
from opposite.ui.shell import cache
from opposite.ui.shell.form_state import held
from opposite.ui.shell.text import as_text
from opposite.wording.progress import initiatives as words


def show_assumptions(assessment: Assessment, progress: Progress, today: date) -> None:
    """Each assumption with its test and what came of it."""
    st.subheader("Assumptions and their tests", anchor=False)
    if not progress.assumptions:
        st.caption("No assumption is named yet. What must be true for this to work?")
    for assumption in progress.assumptions:
        st.markdown(f"**{as_text(assumption.statement)}**  \n{as_text(words.assumption_words(assumption, today))}")
    form: Form[CheckedAssumption] = Form(
        kind="assumption",
        label="Record a test, or add an assumption",
        named=lambda assumption: assumption.statement,
        start=_start,
        draw=_fields,
        keep=_keep,
    )
    edit(assessment, progress, progress.assumptions, form)


def _start(assumption: CheckedAssumption | None) -> dict[str, Any]:
    if assumption is None:
        return {"text": "", "test": "", "on": None, "result": OPEN, "note": ""}
    return {
        "text": assumption.statement,
        "test": assumption.test or "",
        "on": assumption.test_on,
        "result": assumption.result,
        "note": assumption.note or "",
    }


def _fields(keys: Mapping[str, str]) -> None:
    st.text_area("What must be true", value=held(keys["text"]), max_chars=NOTE_LIMIT, height=80, key=keys["text"])
    st.text_area("How it is tested", value=held(keys["test"]), max_chars=NOTE_LIMIT, height=80, key=keys["test"])
    left, right = st.columns(2)
    left.date_input("Tested by", value=held(keys["on"]), format="YYYY-MM-DD", key=keys["on"])
    right.selectbox(
        "Result",
        RESULTS,
        index=RESULTS.index(held(keys["result"])),
        format_func=words.RESULT_TITLES.__getitem__,
        key=keys["result"],
    )


def _keep(assessment_id: int, initiative: str, replaces: int | None, given: Given) -> None:
    keep_assumption(
        cache.workspace(),
        assessment_id,
        initiative,
        statement=given["text"],
        test=given["test"],
        test_on=given["on"],
        result=given["result"],
        note=given["note"],
        replaces=replaces,
        now=utc_now(),
    )
