"""The small radar of one person's own answers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import streamlit as st

from opposite.charts.svg_radar import svg_radar
from opposite.domain.collecting.answers import Answer
from opposite.domain.framework import Framework
from opposite.ui.collecting.screens import own_scores


def own_radar(
    framework: Framework,
    profile: str,
    given: Mapping[str, Answer],
    *,
    width: int | Literal["stretch"] = "stretch",
) -> None:
    """Draw the scores of the factors from what one person has said so far."""
    scores = own_scores(framework, profile, given)
    rows = [(node.title, scores.get(node.id)) for node in framework.factors]
    scale = framework.questions[next(iter(framework.questions))].scale
    st.image(
        svg_radar(rows, lowest=scale.lowest, highest=scale.highest, dark=st.context.theme.type == "dark"),
        alt=f"Small radar of your answers so far: {sum(score is not None for _, score in rows)} of {len(rows)} factors have a score",
        width=width,
    )
