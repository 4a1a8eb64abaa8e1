"""What is said of how far a wave is: who has begun, handed in and counts, and what is missing for figures."""

from __future__ import annotations

from collections.abc import Sequence

from opposite.wording.figures import listed, people


def handed_in(number: int, invited: int) -> str:
    """How many of the invited have handed in; without the invited where nobody was counted as such."""
    return f"{number:,} of {invited:,} handed in" if invited else f"{number:,} handed in"


def people_handed_in(number: int, invited: int) -> str:
    """How many people of all groups have handed in, as a heading."""
    who = f"{number:,} of {people(invited)}" if invited else people(number)
    return f"{who} {'has' if number == 1 else 'have'} handed in"


def group_standing(begun: int, counting: int, waiting: int, minimum: int) -> list[str]:
    """How many people of a group have begun and count, and until when those wait who handed in after the figures."""
    if not begun:
        return ["Nobody has begun yet."]
    counts = f", {counting:,} {'counts' if counting == 1 else 'count'}" if counting else ""
    lines = [f"{begun:,} {'has' if begun == 1 else 'have'} begun{counts}."]
    if waiting:
        lines.append(f"{waiting:,} {'waits' if waiting == 1 else 'wait'} until {minimum:,} of this group do.")
    return lines


def more_begun_than_invited(groups: Sequence[tuple[str, int, int]]) -> str | None:
    """That figures are held back, by title, number of invited and of begun of a group; None where no group has too many."""
    if not groups:
        return None
    numbers = listed(
        [
            f"{title} ({invited:,} invited, {begun:,} {'has' if begun == 1 else 'have'} begun)"
            for title, invited, begun in groups
        ]
    )
    return (
        f"More people have begun than were invited: {numbers}. Until the number of people invited is put right, no further "
        "figures are shown and the wave cannot be closed."
    )


def answered_from(minimum: int) -> str:
    """Why it is not told how much of its questions a group has answered."""
    return f"How much is answered is shown from {people(minimum)} on."


def hidden_group(begun: int, invited: int, minimum: int) -> str | None:
    """What is hidden of a group because it is small: its figures, or how far it is; None where nothing is."""
    if 0 < invited < minimum and begun < minimum:
        return f"Fewer than {minimum:,} are invited, so this group will not be shown by itself."
    return answered_from(minimum) if 0 < begun < minimum else None


def figures_need(number: int, minimum: int) -> str:
    """What is missing before figures can first be shown; `number` people of counted groups have handed in."""
    if number >= minimum:
        return f"{people(number)} have handed in: figures can be shown now, or when the wave is closed."
    have = "nobody has yet" if number == 0 else f"{number:,} {'has' if number == 1 else 'have'}"
    return f"Figures can be shown once {people(minimum)} have handed in: {have}."


def no_figures(number: int, minimum: int, *, is_open: bool) -> str:
    """Why a wave by invitation shows no figures; `number` people of counted groups have handed in."""
    if not is_open:
        return f"No figures: fewer than {people(minimum)} have answered"
    if number >= minimum:
        return f"No figures yet: {people(number)} have handed in, and figures are not shown so far"
    return f"No figures yet: {number:,} of at least {people(minimum)} {'has' if number == 1 else 'have'} handed in"


def figures_as_of(counting: int, waiting: int, *, is_open: bool) -> str:
    """Whose answers the figures of a wave by invitation rest on, and how many people are not among them."""
    sentence = f"Figures as of {people(counting)}"
    if waiting == 0:
        return f"{sentence}."
    is_one = waiting == 1
    others = "1 other has" if is_one else f"{waiting:,} others have"
    if is_open:
        return f"{sentence}; {others} handed in and {'waits' if is_one else 'wait'}."
    return f"{sentence}; {others} handed in and {'does' if is_one else 'do'} not count."


def how_answered(*, sample: bool, alone: bool) -> str:
    """How a wave was answered that nobody was invited to."""
    if sample:
        return "The answers of this wave are made up, like all of the sample portfolio."
    if alone:
        return "One person answers this wave alone; nobody was invited."
    return "The answers of this wave were read from a file; nobody was invited here."
