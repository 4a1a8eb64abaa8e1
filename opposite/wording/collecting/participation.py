"""What is said to and about the people who are invited to answer."""

from __future__ import annotations

from collections.abc import Sequence

from opposite.wording.figures import listed, people, pluralise


def promise(minimum: int) -> str:
    """What nobody who is invited need fear: in a wave by invitation this is so on every page and in every file."""
    return (
        "Nobody's own answers or notes are shown to anyone. Figures of a group are shown only where at least "
        f"{people(minimum)} of it have answered."
    )


def what_is_kept(minimum: int) -> list[str]:
    """What an invited person is told before they begin."""
    return [
        promise(minimum),
        "Kept are your answers, when you gave them, and your group. You are not asked for your name.",
        (
            "At the end you hand in your answers. From then on they cannot be changed, because a change by one person "
            "alone would show in the figures."
        ),
    ]


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
    one = waiting == 1
    others = "1 other has" if one else f"{waiting:,} others have"
    if is_open:
        return f"{sentence}; {others} handed in and {'waits' if one else 'wait'}."
    return f"{sentence}; {others} handed in and {'does' if one else 'do'} not count."


def how_answered(*, sample: bool, alone: bool) -> str:
    """How a wave was answered that nobody was invited to."""
    if sample:
        return "The answers of this wave are made up, like all of the sample portfolio."
    if alone:
        return "One person answers this wave alone; nobody was invited."
    return "The answers of this wave were read from a file; nobody was invited here."


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


def on_withdrawing(begun: int) -> list[str]:
    """What follows from withdrawing the invitation links of a group, of which `begun` people have begun."""
    lines = ["Nobody can join any more with a link given out so far, nor with its QR code."]
    if begun:
        keep = "has begun keeps their own link" if begun == 1 else "have begun keep their own links"
        lines.append(f"{people(begun)} who {keep}.")
    return [*lines, "You can make a new link at any time."]


def on_handing_in(unanswered: Sequence[tuple[str, int]], asked: int) -> list[str]:
    """What follows from handing in; `unanswered` holds title and number of unanswered questions by factor."""
    missing = sum(number for _, number in unanswered)
    if missing == asked:
        return ["You have not answered a question yet. Answer at least one before you hand in."]
    left = (
        f"{missing:,} of {pluralise(asked, 'question')} {'is' if missing == 1 else 'are'} unanswered: "
        f"{listed([f'{title} ({number})' for title, number in unanswered])}."
        if missing
        else f"All {pluralise(asked, 'question')} are answered."
    )
    return [left, "Once handed in, your answers can no longer be changed."]


def time_needed(questions: int, minutes: int) -> str:
    """How much is asked: 13 questions, about 10 minutes."""
    return f"{pluralise(questions, 'question')}, about {pluralise(minutes, 'minute')}"


def invitation_text(
    *, organisation: str, wave: str, group: str, questions: int, minutes: int, minimum: int, link: str
) -> str:
    """The text to send with an invitation link: who asks, how long it takes, what is shown, and the link."""
    return "\n\n".join(
        (
            f"{organisation} is finding out where it stands ({wave}) and asks for your view, as one of the group “{group}”.",
            (
                f"{time_needed(questions, minutes)}, on a phone or a computer. Everything is saved as you go; "
                "you can stop and come back."
            ),
            f"{promise(minimum)} You are not asked for your name.",
            f"Please open this link and answer what you can:\n{link}",
            "Thank you.",
        )
    )
