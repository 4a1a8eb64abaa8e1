"""The fields of a wave by invitation, for setting it up and for changing it: who is invited, the smallest group."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import streamlit as st

from opposite.domain.collecting.assessment import LEAST_MINIMUM
from opposite.domain.framework import Framework, Group
from opposite.ui.shell.text import as_text
from opposite.wording.collecting import setting_up as words

MOST_PEOPLE = 1_000_000


def invited_people(framework: Framework, now: Mapping[str, int], *, key: Callable[[str], str]) -> dict[str, int]:
    """A number field a group, starting at how many are invited now; what they say, without groups of nobody."""
    grid = st.grid(3, min_column_width=180, vertical_alignment="bottom")
    people = {
        group.id: grid.number_input(
            as_text(group.title) + (" (for comparison)" if group.weight <= 0 else ""),
            min_value=0,
            max_value=MOST_PEOPLE,
            value=now.get(group.id, 0),
            step=1,
            key=key(group.id),
            disabled=not any(question.is_for(group.id) for question in framework.questions.values()),
            help=_remark(framework, group),
        )
        for group in framework.groups
    }
    return {group: number for group, number in people.items() if number > 0}


def _remark(framework: Framework, group: Group) -> str | None:
    """What sets a group apart from those that count."""
    if not any(question.is_for(group.id) for question in framework.questions.values()):
        return words.GROUP_ASKED_NOTHING
    return words.COMPARATOR if group.weight <= 0 else None


def smallest_group(now: int, framework: Framework, people: Mapping[str, int], *, key: str) -> int:
    """The field for the smallest group whose figures are shown, with what it means and what is recommended.

    `people` tells how many of each group are invited now.
    """
    number = st.number_input(
        "Smallest group shown", min_value=LEAST_MINIMUM, max_value=MOST_PEOPLE, value=now, step=1, key=key, width=220
    )
    st.caption(words.SMALLEST_GROUP)
    small = [group.title for group in framework.groups if 0 < people.get(group.id, 0) < words.RECOMMENDED_MINIMUM]
    if now < words.RECOMMENDED_MINIMUM and people:
        st.caption(as_text(words.recommended_minimum(small)))
    return number
