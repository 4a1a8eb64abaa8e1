"""What is said on the start page, and of the sample portfolio."""

from __future__ import annotations

from collections.abc import Sequence

from opposite.domain.collecting.assessment import Assessment
from opposite.wording.figures import day, figure, pluralise

WELCOME = (
    "OPPOSITE looks at an organisation through eight factors: **O**rientation, **P**eople, **P**rocesses, "
    "**O**bjectives, **S**tructure, **I**nsights & intent, **T**echnology and **E**xecution. It shows where you "
    "are, what matters most, and what to do first."
)
STEPS = (
    (
        "Assess",
        "Sixteen core questions in about ten minutes, or all forty in half an hour. Every level is described in full.",
    ),
    ("See", "Eight factors on one radar, each figure opened down to the answers it rests on."),
    ("Act", "A dated roadmap by a published formula, within the people you have, as a file to take away."),
)
ON_THIS_MACHINE = "Everything stays on this machine. The sample organisations are made up and marked so everywhere."


KEEP = "Edit"
NONE_MATCH = "No organisation is called so, or is of that kind. Type less, or choose other filters."
ORDERS = {
    "active": "Latest active",
    "name": "Name",
    "highest": "Highest score",
    "lowest": "Lowest score",
    "due": "Due first",
}
"""Orders of the list of organisations, in words."""


BEYOND_THE_LIST = "The list has no such page."


def place_in_list(first: int, last: int, matches: int) -> str:
    """Which of the organisations are on this page of the list."""
    return f"{first:,} to {last:,} of {pluralise(matches, 'organisation')}"


def first_of_many(organisations: int) -> str:
    """That of many organisations of such a name the first ones were looked at, and how to find another."""
    return f"The first {organisations} that are called so were looked at; type more of a name to find another."


def kept_in_short(assessment: Assessment, waves: int) -> str:
    """Whether a wave is open, until when, and what is kept of its organisation."""
    organisation = assessment.organisation
    until = "" if assessment.due_on is None else f" until {day(assessment.due_on)}"
    parts = [
        "archived" if organisation.archived_at is not None else None,
        f"open{until}" if assessment.is_open else "closed",
        pluralise(waves, "wave"),
        organisation.sector,
        organisation.size if organisation.people is None else f"{organisation.people:,} people work there",
        organisation.country,
        *organisation.tags,
    ]
    return " · ".join(part for part in parts if part is not None)


def trend_described(trend: Sequence[tuple[str, float | None]]) -> str:
    """The overall score in wave after wave."""
    scores = (f"{wave} {'no score' if score is None else figure(score)}" for wave, score in trend)
    return f"Overall by wave: {', '.join(scores)}"


def sample_added(organisations: int, address: str) -> str:
    """How many sample organisations were added to the database at an address; 0 where they are there already."""
    if organisations:
        return (
            f"{organisations} synthetic organisations were added to {address}. They are marked as samples everywhere."
        )
    return f"The sample portfolio is in {address} already; nothing was changed."
