"""What is said on the start page, and of the sample portfolio."""

from __future__ import annotations

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


def latest_shown(shown: int, matching: int) -> str:
    """That only the latest assessments are listed, and how to find another."""
    return f"The latest {shown} of {matching:,} are shown; type part of a name to find another."


def latest_of_first(shown: int, organisations: int) -> str:
    """That of many organisations of such a name the first ones were looked at, and how to find another."""
    return f"The latest {shown} of {organisations} organisations are shown; type more of a name to find another."


def sample_added(organisations: int, address: str) -> str:
    """How many sample organisations were added to the database at an address; 0 where they are there already."""
    if organisations:
        return (
            f"{organisations} synthetic organisations were added to {address}. They are marked as samples everywhere."
        )
    return f"The sample portfolio is in {address} already; nothing was changed."
