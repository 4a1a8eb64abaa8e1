"""What is said before figures of a wave are shown, and before it is closed or reopened."""

from __future__ import annotations

from collections.abc import Sequence

from opposite.wording.figures import listed, people, pluralise


def on_showing_figures(counting: int, minimum: int) -> list[str]:
    """What follows from showing figures while a wave by invitation is open."""
    return [
        f"Figures will rest on the {people(counting)} who {'has' if counting == 1 else 'have'} handed in so far.",
        (
            f"From then on people count only in steps: once {minimum:,} more of the same group have handed in. "
            "Otherwise one person's answers could be worked out by watching the figures move."
        ),
        (
            f"Where fewer than {minimum:,} of a group come later, they are not counted, not even when the wave is closed. "
            "Their answers are kept."
        ),
        "This cannot be taken back.",
    ]


def on_closing(
    *, taken: int, joining: int, counting: int, minimum: int, left_out: Sequence[tuple[str, int]], shown_before: bool
) -> list[str]:
    """What follows from closing a wave by invitation.

    `joining` people begin to count, of whom `taken` have not handed in; `counting` count then. `left_out` holds title
    and number of people by group who have said something and do not count.
    """
    lines = ["Nobody can answer any more, and the wave counts when organisations are compared."]
    if taken:
        lines.append(
            f"{people(taken)} {'has' if taken == 1 else 'have'} begun and not handed in: "
            "what they have said counts as it stands and can no longer be changed."
        )
    lines.append(f"Figures will rest on {people(counting)}." if counting else "No figures will be shown.")
    if joining:
        lines.append("What too few people said to a question stays out, so that nobody's answer can be worked out.")
    if left_out:
        reason = (
            f"fewer than {minimum:,} of their group came after figures were first shown"
            if shown_before
            else f"fewer than {people(minimum)} of groups that count have answered"
        )
        groups = listed([f"{title} ({number:,})" for title, number in left_out])
        missing = sum(number for _, number in left_out)
        lines.append(f"{people(missing)} will not be counted, because {reason}: {groups}. Their answers are kept.")
    return [*lines, "The wave can be reopened."]


def on_closing_uninvited(given: tuple[int, int] | None) -> list[str]:
    """What follows from closing a wave that nobody was invited to; `given` are answers and questions of one person."""
    lines = ["Answers can no longer be added or changed, and the wave counts when organisations are compared."]
    if given is not None:
        lines.append(f"{given[0]:,} of {pluralise(given[1], 'question')} {'is' if given[0] == 1 else 'are'} answered.")
    return [*lines, "The wave can be reopened."]


def on_reopening(*, counting: int, minimum: int, waiting: Sequence[tuple[str, int]]) -> list[str]:
    """What follows from reopening a wave by invitation; `waiting` holds title and number of who waits by group."""
    lines = ["People can answer again under the links they have, and others can join."]
    if counting:
        lines.append(f"The answers of the {people(counting)} who count stay as they are.")
        lines.append(f"Others count once {minimum:,} more of the same group have handed in.")
        lines += [f"{number:,} of {title} {'waits' if number == 1 else 'wait'} already." for title, number in waiting]
    else:
        lines.append(f"Figures can be shown once {people(minimum)} have handed in.")
    return [*lines, "Until it is closed again, the wave does not count when organisations are compared."]


def on_reopening_uninvited() -> list[str]:
    """What follows from reopening a wave that nobody was invited to."""
    return [
        "Answers can be added and changed again.",
        "Until it is closed again, the wave does not count when organisations are compared.",
    ]
