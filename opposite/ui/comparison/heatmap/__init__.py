"""The heat map of organisations by factors: a table drawn in the browser, of which a cell can be opened by mouse and keys."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib.resources import files
from typing import Any

import streamlit as st

from opposite.charts.contrast import along, readable_on
from opposite.charts.theme import palette
from opposite.domain.scoring.lenses import position
from opposite.engine.scoring.portfolio import Kind, Portfolio, PortfolioRow
from opposite.ui.shell import keys
from opposite.wording.comparison import portfolio as words

WIDEST = 2.0
"""Levels from the median at which the colour of a difference is strongest."""


@cache
def _component() -> Callable[..., Any]:
    """Drawn by a script of ours that is part of the page: nothing is fetched."""
    here = files(__package__)
    return st.components.v2.component(
        "opposite_portfolio_heatmap",
        html="<div class='frame'></div>",
        css=(here / "heatmap.css").read_text(encoding="utf-8"),
        js=(here / "heatmap.js").read_text(encoding="utf-8"),
    )


def show_heatmap(kind: Kind, shown: Portfolio, *, against_median: bool, dark: bool) -> tuple[int, int] | None:
    """Draw it; the row and the place of the factor that somebody has just opened, else None."""
    result = _component()(
        key=keys.PORTFOLIO_HEATMAP,
        data=drawn(kind, shown, against_median=against_median, dark=dark),
        on_opened_change=lambda: None,
    )
    opened = result.opened
    if not opened or not (0 <= opened[0] < len(shown.rows) and 0 <= opened[1] < len(kind.framework.factors)):
        return None
    return int(opened[0]), int(opened[1])


def drawn(kind: Kind, shown: Portfolio, *, against_median: bool, dark: bool) -> dict[str, Any]:
    """What the heat map is drawn from."""
    factors = kind.framework.factors
    return {
        "caption": words.described(len(shown.rows), len(factors)),
        "columns": [factor.title for factor in factors],
        "rows": [
            {
                "title": row.overview.assessment.organisation.name,
                "cells": _cells(kind, row, shown.medians if against_median else {}, dark=dark),
            }
            for row in shown.rows
        ],
    }


def _cells(kind: Kind, row: PortfolioRow, medians: dict[str, float], *, dark: bool) -> list[dict[str, Any]]:
    """What each cell says, and its colours on the screen and, where they are others, on paper; none without a score."""
    name, highest, cells = row.overview.assessment.organisation.name, row.overview.maximum, []
    for factor, cell in zip(kind.framework.factors, row.factors, strict=True):
        printed, median, place = words.in_cell(cell, medians.get(factor.id)), medians.get(factor.id), None
        if cell.score is not None and median is not None:
            place = 0.5 + (cell.score - median) / (2 * WIDEST)
        elif cell.score is not None:
            place = position(cell.score, cell.minimum or 0.0, cell.maximum or highest or 1.0)
        two_ways = median is not None
        cells.append(
            {
                "printed": printed,
                "words": words.cell_in_words(name, factor, printed),
                "screen": None if place is None else _colours(place, two_ways=two_ways, dark=dark),
                "paper": _colours(place, two_ways=two_ways, dark=False) if dark and place is not None else None,
                "below": printed.startswith(words.BELOW),
            }
        )
    return cells


def _colours(place: float, *, two_ways: bool, dark: bool) -> tuple[str, str]:
    """The colour of a cell, and of what is printed in it."""
    colours = palette(dark=dark)
    fill = along(colours.two_ways if two_ways else colours.ramp, place)
    return fill, readable_on(fill)
