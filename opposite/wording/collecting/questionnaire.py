"""What is said to a person who answers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from opposite.wording.figures import clock, day, listed, pluralise

RULE = (
    "Choose the highest level at which every statement is true for most of the organisation, over the last 12 months, "
    "and for which you could show evidence. If you cannot judge, say so."
)
COME_BACK = (
    "Everything is saved. In this browser the invitation brings you back; anywhere else, this link of yours does:"
)
KEEP_LINK = "Keep it to yourself: whoever opens it sees what you answered."
CLOSED = "The wave is closed"
NOT_SAVED_YET = "Not saved yet"
FIXED = "You answered this before the wave was closed: it can no longer be changed."
ASKED_NOTHING = "This assessment asks your group nothing."
NOT_ANSWERED = "Not answered yet"
SAVE_AGAIN = "Save again"
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


def answered(moved: str | None) -> str:
    """That a question is answered, and how the answer `moved` since the earlier wave where that is known."""
    return _since("Answered", moved)


def saved(at: datetime, answered: int, moved: str | None) -> str:
    """When an answer was saved and how many questions are answered by then, and how it `moved` likewise."""
    return _since(f"Saved at {clock(at)} · {pluralise(answered, 'question')} answered", moved)


def _since(told: str, moved: str | None) -> str:
    return told if moved is None else f"{told} · {moved} from the earlier wave"


def still_stored(choice: str | None) -> str:
    """What is stored to a question after a change that was refused; `choice` None where no level or other choice is."""
    return "No choice is stored here." if choice is None else f"Stored here is: {choice}."


def taken_at_close(answered: int, total: int, on: date) -> str:
    """What became of the answers of a person who had not handed in when their wave was closed."""
    return (
        f"The wave was closed on {day(on)}, before you handed in. What you had answered by then counts where enough others "
        f"answered too, and can no longer be changed: {answered} of {pluralise(total, 'question')} answered."
    )


def goes_on(closed_on: date) -> str:
    """That a wave is open again for a person who had not handed in when it was closed, and what they can still do."""
    return (
        f"The wave was closed on {day(closed_on)}, before you handed in, and is open again. What you had answered by then "
        "counts where enough others answered too, and can no longer be changed. You can answer the other questions; what "
        "you say now counts once enough others of your group have handed in theirs."
    )


def answers_handed_in(answered: int, total: int, on: date | None) -> str:
    """That a person's answers were handed in, how many they are, and that they cannot be changed."""
    when = "" if on is None else f" on {day(on)}"
    return (
        f"Your answers were handed in{when}: {answered} of {pluralise(total, 'question')} answered. "
        "They can no longer be changed."
    )
