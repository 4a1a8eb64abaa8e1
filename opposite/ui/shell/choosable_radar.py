"""A radar of which an axis or a point is chosen by mouse, finger or keys: it leads to the questions of the factor.

Streamlit hears nothing of a click on a polar chart: a script of ours that is part of the page looks up what was hit.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib.resources import files
from typing import Any

import streamlit as st

from opposite.domain.scoring.report import Report
from opposite.ui.shell import address, keys
from opposite.ui.shell.frame import page_file
from opposite.ui.shell.plotly_chart import draw_chart
from opposite.ui.shell.session import choose
from opposite.wording.scoring.charts import AXES, questions_of_factor


@cache
def _component() -> Callable[..., Any]:
    here = files(__package__)
    return st.components.v2.component(
        "opposite_radar_axes",
        html="<div class='opposite-axes' role='group'></div>",
        css=(here / "radar_axes.css").read_text(encoding="utf-8"),
        js=(here / "radar_axes.js").read_text(encoding="utf-8"),
        isolate_styles=False,
    )


def draw_radar(figure: Any, report: Report, *, key: str, alt: str) -> None:
    """Draw a radar of the factors of a report, the one that the address names in bold type.

    Choosing a factor opens the gaps of the report's organisation and wave, as the card of the factor does.
    """
    factors = report.factors
    with st.container(gap=None):
        draw_chart(figure, key=key, alt=alt)
        if not factors:
            return
        chosen = address.said(keys.FACTOR)
        opened = _component()(
            key=keys.axes_of(key),
            data={
                "chart": key,
                "words": AXES,
                "names": tuple(map(questions_of_factor, factors)),  # of a list it would import pandas to look at it
                "chosen": next((place for place, row in enumerate(factors) if row.node == chosen), None),
            },
            on_opened_change=lambda: None,
        ).opened
    if isinstance(opened, int) and 0 <= opened < len(factors):
        open_questions(report, factors[opened].node)


def open_questions(report: Report, factor: str) -> None:
    """Go to the gaps of a factor of a report."""
    assessment = report.assessment
    where = choose(assessment.organisation.name, assessment.wave)
    st.switch_page(page_file("gaps"), query_params=address.along({**where, keys.FACTOR: factor, keys.QUESTION: []}))
