"""What is said to people who are invited, and of the links that invite them."""

from __future__ import annotations

from datetime import date

from opposite.wording.figures import day, people, pluralise

COPY_LINK = (
    "**Copy it now.** It is shown this once, because only a fingerprint of it is stored. Links made earlier stay good."
)
ONLY_THIS_MACHINE = "This address works on this machine alone. Open OPPOSITE under an address that others can reach."
CLOSED_TO_INVITED = "This wave is closed; no further answers are taken."
BEGUN_BEFORE = "If you have begun before, open this link in the browser you began in: here you would begin anew."
ONE_BROWSER = "From then on this link works in this browser alone."
ONE_EACH = (
    "Each link lets one person answer, and from then on it works in the browser they began in alone. Whoever knows whom a link was sent to, and can "
    "read the database, can tell whose answers they are; one link for the whole group tells nothing of the kind."
)
SAVED_AS_YOU_GO = "Everything is saved as you go; you can stop at any time and come back."


def promise(minimum: int) -> str:
    """What nobody who is invited need fear: in a wave by invitation this is so on every page."""
    return (
        "No page shows anybody's own answers or notes to others. Figures of a group are shown only where at least "
        f"{people(minimum)} of it have answered."
    )


def what_is_kept(minimum: int, *, for_one: bool) -> list[str]:
    """What an invited person is told before they begin: who can see what; `for_one` where their link is theirs alone."""
    return [
        promise(minimum),
        "Kept are your answers, when you gave them, your group and your link; you are not asked for your name.",
        (
            "Whoever runs this server can read what is kept; this link is for one person, so who knows whom it was sent "
            "to could tell whose answers they are."
            if for_one
            else "Whoever runs this server can read what is kept."
        ),
        (
            "At the end you hand in; from then on nothing can be changed, because a change by one person alone would show "
            "in the figures."
        ),
    ]


def due(on: date) -> str:
    """By when an invited person is asked to answer."""
    return f"Please answer by {day(on)}."


def singly_made(number: int) -> str:
    """What was made: links for single people, and what to do with them."""
    return (
        f"**Copy {'it' if number == 1 else 'them'} now.** {pluralise(number, 'link')}, each for one person: "
        "send everybody another one. They are shown this once, because only fingerprints of them are stored."
    )


def time_needed(questions: int, minutes: int) -> str:
    """How much is asked: 13 questions, about 10 minutes."""
    return f"{pluralise(questions, 'question')}, about {pluralise(minutes, 'minute')}"


def invitation_text(
    *,
    organisation: str,
    wave: str,
    group: str,
    questions: int,
    minutes: int,
    minimum: int,
    link: str,
    due_on: date | None = None,
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
            f"Please open this link and answer what you can{'' if due_on is None else f' by {day(due_on)}'}:\n{link}",
            "Thank you.",
        )
    )


def on_withdrawing(begun: int) -> list[str]:
    """What follows from withdrawing the invitation links of a group, of which `begun` people have begun."""
    lines = ["Nobody can join any more with a link given out so far, nor with its QR code."]
    if begun:
        keep = "has begun keeps their own link" if begun == 1 else "have begun keep their own links"
        lines.append(f"{people(begun)} who {keep}; who came by a link for one person cannot go on.")
    return [*lines, "You can make a new link at any time."]
