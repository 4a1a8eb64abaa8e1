"""The fields for limits and dates of a plan: how many at once, quick wins, what has to be done, and between which days."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import streamlit as st

from opposite.domain.framework import Framework, RoadmapRule
from opposite.engine.roadmap.request import FIRST_YEAR, LAST_YEAR, NO_LIMIT, RoadmapOptions
from opposite.ui.shell import keys
from opposite.ui.shell.session import set_widget_value, widget_value, widget_value_or
from opposite.ui.shell.text import as_text
from opposite.wording.roadmap import limits as words

MOST_AT_ONCE = 12
"""So many at once can be chosen, or more where somebody asked for more elsewhere."""

EARLIEST, LATEST = date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)


def limit_fields(framework: Framework, options: RoadmapOptions) -> dict[str, Any]:
    """What the fields of limits hold under some options, by key; without initiatives that the framework no longer has."""
    known = framework.initiative_by_id
    finish_by, not_before = (
        {initiative: day for initiative, day in days.items() if initiative in known}
        for days in (options.finish_by, options.not_before)
    )
    dated = sorted({*finish_by, *not_before})
    held: dict[str, Any] = {
        keys.ROADMAP_AT_ONCE: _usual(framework.roadmap) if options.at_once is None else options.at_once,
        keys.ROADMAP_QUICK_WINS: framework.roadmap.quick_wins if options.quick_wins is None else options.quick_wins,
        keys.ROADMAP_MUST: sorted(initiative for initiative in options.must if initiative in known),
        keys.ROADMAP_DATED: dated,
    }
    held |= {keys.roadmap_not_before(initiative): not_before.get(initiative) for initiative in dated}
    return held | {keys.roadmap_finish_by(initiative): finish_by.get(initiative) for initiative in dated}


def limits_of(framework: Framework, held: Mapping[str, Any]) -> dict[str, Any]:
    """The limits among the options that the fields stand for; what is as the framework has it is None."""
    rule, dated = framework.roadmap, held[keys.ROADMAP_DATED]
    at_once, quick_wins = held[keys.ROADMAP_AT_ONCE], held[keys.ROADMAP_QUICK_WINS]
    excluded = set(held[keys.ROADMAP_EXCLUDE])
    return {
        "at_once": None if at_once == _usual(rule) else at_once,
        "quick_wins": None if quick_wins == rule.quick_wins else quick_wins,
        "must": frozenset(held[keys.ROADMAP_MUST]) - excluded,
        "not_before": _days(held, {initiative: keys.roadmap_not_before(initiative) for initiative in dated}),
        "finish_by": _days(held, {initiative: keys.roadmap_finish_by(initiative) for initiative in dated}),
    }


def _days(held: Mapping[str, Any], fields: Mapping[str, str]) -> dict[str, date]:
    days = {initiative: held.get(key) for initiative, key in fields.items()}
    return {initiative: day for initiative, day in days.items() if day is not None}


def _usual(rule: RoadmapRule) -> Any:
    return NO_LIMIT if rule.at_once is None else rule.at_once


def show_limits(framework: Framework) -> None:
    """Draw the fields."""
    titles = {initiative.id: initiative.title for initiative in framework.initiatives}
    by_title = sorted(titles, key=titles.__getitem__)
    left, right = st.columns(2, gap="large")
    with left:
        at_once = widget_value(keys.ROADMAP_AT_ONCE)
        most = max(MOST_AT_ONCE, *(n for n in (at_once, framework.roadmap.at_once) if isinstance(n, int)), 1)
        choices = [*range(1, most + 1), NO_LIMIT]
        st.selectbox(
            words.AT_ONCE,
            choices,
            index=choices.index(at_once),
            format_func=words.at_once_choice,
            key=keys.ROADMAP_AT_ONCE,
        )
        st.number_input(
            words.QUICK_WINS,
            min_value=0,
            value=widget_value(keys.ROADMAP_QUICK_WINS),
            key=keys.ROADMAP_QUICK_WINS,
            help=words.quick_win(framework.roadmap.quick_win_days),
        )
    with right:
        possible = [initiative for initiative in by_title if initiative not in widget_value(keys.ROADMAP_EXCLUDE)]
        set_widget_value(keys.ROADMAP_MUST, [i for i in widget_value(keys.ROADMAP_MUST) if i in possible])
        st.multiselect(
            words.MUST,
            possible,
            default=widget_value(keys.ROADMAP_MUST),
            format_func=titles.__getitem__,
            key=keys.ROADMAP_MUST,
        )
        dated = st.multiselect(
            words.DATED,
            by_title,
            default=widget_value(keys.ROADMAP_DATED),
            format_func=titles.__getitem__,
            key=keys.ROADMAP_DATED,
        )
    for initiative in dated:
        _dates(initiative, titles[initiative])


def _dates(initiative: str, title: str) -> None:
    st.markdown(f"**{as_text(title)}**")
    for column, label, key in zip(
        st.columns(2, gap="large"),
        (words.NOT_BEFORE, words.FINISH_BY),
        (keys.roadmap_not_before(initiative), keys.roadmap_finish_by(initiative)),
        strict=True,
    ):
        set_widget_value(key, widget_value_or(key, None))
        column.date_input(label, value=widget_value(key), min_value=EARLIEST, max_value=LATEST, key=key)
