"""The KPI of an initiative on the progress page: where it stands, its readings as a small chart, and their form."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import streamlit as st

from opposite.charts import readings as chart
from opposite.domain.collecting.assessment import Assessment
from opposite.domain.progress.states import Progress, Reading
from opposite.engine.progress.records import keep_reading
from opposite.errors import OppositeError
from opposite.settings import utc_now
from opposite.ui.progress.entries import Form, Given, edit
from opposite.ui.progress.initiative_rows import unit_of
from opposite.ui.shell import cache
from opposite.ui.shell.components import draw_chart
from opposite.ui.shell.form_state import held
from opposite.ui.shell.text import as_text
from opposite.wording.progress import initiatives as words


def show_readings(assessment: Assessment, progress: Progress, today: date) -> None:
    """The KPI with its readings; the form for them once the initiative was decided on."""
    kpi, unit = progress.initiative.kpi, unit_of(progress.initiative.kpi)
    st.subheader("KPI", anchor=False)
    st.markdown(as_text("The framework names no KPI for it." if kpi is None else words.kpi_name(kpi)))
    st.markdown(as_text(words.kpi_standing(progress)))
    if progress.readings:
        _chart(progress, unit)
    if progress.is_saved:
        form: Form[Reading] = Form(
            kind="reading",
            label="Add or correct a reading",
            named=lambda reading: words.reading_words(reading, unit),
            start=lambda reading: _start(reading, today),
            draw=_fields,
            keep=_keep,
        )
        edit(assessment, progress, progress.readings[::-1], form)


def _chart(progress: Progress, unit: str | None) -> None:
    days, values = [r.read_on for r in progress.readings], [r.value for r in progress.readings]
    baseline, target = progress.state.baseline, progress.state.target
    figure = chart.readings(
        days, values, baseline=baseline, target=target, unit=unit, dark=st.context.theme.type == "dark"
    )
    said = chart.alt_text(days, values, baseline=baseline, target=target, unit=unit)
    draw_chart(figure, key="readings", alt=said)


def _start(reading: Reading | None, today: date) -> dict[str, Any]:
    if reading is None:
        return {"on": today, "value": None, "note": ""}
    return {"on": reading.read_on, "value": reading.value, "note": reading.note or ""}


def _fields(keys: Mapping[str, str]) -> None:
    left, right = st.columns(2)
    left.date_input("Read on", value=held(keys["on"]), format="YYYY-MM-DD", key=keys["on"])
    right.number_input("Value", value=held(keys["value"]), step=1.0, format="%g", key=keys["value"])


def _keep(assessment_id: int, initiative: str, replaces: int | None, given: Given) -> None:
    if given["on"] is None or given["value"] is None:
        raise OppositeError("A reading needs a day and a value.", "Nothing was stored.")
    keep_reading(
        cache.workspace(),
        assessment_id,
        initiative,
        read_on=given["on"],
        value=given["value"],
        note=given["note"],
        replaces=replaces,
        now=utc_now(),
    )
