"""What is said to people who are invited, and of the links that invite them."""

from __future__ import annotations

from opposite.wording.figures import people, pluralise

COPY_LINK = (
    "**Copy it now.** It is shown this once, because only a fingerprint of it is stored. Links made earlier stay good."
)
ONLY_THIS_MACHINE = "This address works on this machine alone. Open OPPOSITE under an address that others can reach."
CLOSED_TO_INVITED = "This wave is closed; no further answers are taken."
BEGUN_BEFORE = "If you have begun before, open this link in the browser you began in: here you would begin anew."
SAVED_AS_YOU_GO = "Everything is saved as you go; you can stop at any time and come back."


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


def on_withdrawing(begun: int) -> list[str]:
    """What follows from withdrawing the invitation links of a group, of which `begun` people have begun."""
    lines = ["Nobody can join any more with a link given out so far, nor with its QR code."]
    if begun:
        keep = "has begun keeps their own link" if begun == 1 else "have begun keep their own links"
        lines.append(f"{people(begun)} who {keep}.")
    return [*lines, "You can make a new link at any time."]
