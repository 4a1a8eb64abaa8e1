"""What is said to a person who answers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from opposite.wording.figures import day, listed, pluralise

RULE = (
    "Choose the highest level at which every statement is true for most of the organisation, over the last 12 months, "
    "and for which you could show evidence. If you cannot judge, say so."
)
COME_BACK = "Everything is saved. This link is yours alone and brings you back to your answers:"
KEEP_LINK = "Keep it to yourself: whoever opens it sees what you answered."
ASKED_NOTHING = "This assessment asks your group nothing."
NOT_SAVED = "Not saved: what stands here is not what is stored."
ANSWERS_SO_FAR = "Your answers so far."
ONLY_YOURS = "Your own answers. Nobody else sees this picture. You can close this page."


def on_handing_in(unanswered: Sequence[tuple[str, int]], total: int) -> list[str]:
    """What follows from handing in; `unanswered` holds title and number of unanswered questions by factor."""
    missing = sum(number for _, number in unanswered)
    if missing == total:
        return ["You have not answered a question yet. Answer at least one before you hand in."]
    left = (
        f"{missing:,} of {pluralise(total, 'question')} {'is' if missing == 1 else 'are'} unanswered: "
        f"{listed([f'{title} ({number})' for title, number in unanswered])}."
        if missing
        else f"All {pluralise(total, 'question')} are answered."
    )
    return [left, "Once handed in, your answers can no longer be changed."]


def closed(*, invited: bool) -> str:
    """That nothing can be answered any more, and what is kept."""
    note = "What you answered is kept." if invited else "What was answered is kept; it can be read on the profile."
    return f"This wave is closed. {note}"


def answers_handed_in(answered: int, total: int, on: date | None) -> str:
    """That a person's answers were handed in, how many they are, and that they cannot be changed."""
    when = "" if on is None else f" on {day(on)}"
    return (
        f"Your answers were handed in{when}: {answered} of {pluralise(total, 'question')} answered. "
        "They can no longer be changed."
    )
