"""The groups' scores of a question that may be shown in a workshop."""

from __future__ import annotations

from typing import NamedTuple

from opposite.domain.scoring.disclosure import hidden_groups
from opposite.domain.scoring.report import Report

NOT_PERSONAL_FROM = 2
"""People from which a mean is not one person's answer."""


class GroupView(NamedTuple):
    """What one shown group said: the mean of its people's levels; `title` None is people without a known group."""

    title: str | None
    mean: float
    people: int


def shown_views(report: Report, question: str) -> tuple[GroupView, ...]:
    """What the shown groups said to a question, in the framework's order.

    Left out, even where answers are attributed, are means that are one person's answer, and further ones so that none
    is found by subtraction (`hidden_groups`).
    """
    group_responses = report.group_responses.get(question, {})
    titles = {group.id: group.title for group in report.framework.groups}
    alone = hidden_groups({group: response.levels for group, response in group_responses.items()}, NOT_PERSONAL_FROM)
    return tuple(
        GroupView(titles.get(group), response.mean, response.levels)
        for group in report.framework.group_weights
        if (response := group_responses.get(group)) is not None and response.mean is not None and group not in alone
    )
