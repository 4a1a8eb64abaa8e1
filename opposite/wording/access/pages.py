"""What is said on a page that is not for whoever opens it."""

from __future__ import annotations

from opposite.domain.access.identity import Role
from opposite.wording.figures import pluralise

NOT_FOR_A_LINK = "This page is not part of your questionnaire"
BACK_TO_THE_QUESTIONNAIRE = (
    "Your invitation opens one questionnaire and nothing else. Open it again to go on answering."
)
NOT_YOURS = "This page needs a right that was not given to you. Ask the owner of this installation."
SOME_NOT_HERE = "Some of what this address names is not here, or not shared with you."
NOTHING_GIVEN = "Nothing was shared with you yet"
SIGN_IN = "Sign in"
WHY_SIGN_IN = "Assessments are shown to the people they were shared with."
ENDED = "Your access has ended"
COME_IN_AGAIN = "What was saved is kept. Open the address you were given once more, or ask for a new one."


def you_are(role: Role, name: str) -> str:
    """As whom somebody uses the application."""
    article = "an" if role in {Role.AUTHOR, Role.EXECUTIVE} else "the" if role is Role.OWNER else "a"
    return f"You use this installation as {article} {role.value}{f', signed in as {name}' if name else ''}."


def known_as(name: str) -> str:
    """As whom somebody is signed in to whom nothing was given."""
    return f"You are signed in as {name}. Ask the owner of this installation to share an organisation with you."


MOST_QUOTED = 80
"""So many characters of a name that is not here are repeated."""


def one_not_here(what: str, named: str) -> str:
    """What is said of something that an address names on a page that shows the rest."""
    return f"The {what} “{shortened(named)}” that this address names is not here, or not shared with you."


def passed_over(name: str, said: str) -> str:
    """What is said of a word in an address that is none of those that may stand there."""
    return f"“{name}={shortened(said)}” in this address means nothing here, and is passed over."


def first_ones(what: str, shown: int, *, of: int) -> str:
    """That an address names more than are shown at once."""
    return f"Of {pluralise(of, what)} that this address names, the first {shown} are shown."


def shortened(name: str) -> str:
    """A name out of an address, cut where it is longer than any that could be here."""
    return name if len(name) <= MOST_QUOTED else f"{name[:MOST_QUOTED]}…"


def not_here(organisation: str | None, wave: str | None) -> str:
    """What is said of an address that names what is not there, or not for whoever opens it."""
    what = " of ".join(
        part
        for part in (
            None if wave is None else f"the wave “{shortened(wave)}”",
            None if organisation is None else f"the organisation “{shortened(organisation)}”",
        )
        if part is not None
    )
    return (
        f"Nothing is shown: {what or 'what was asked for'} is not here, or not shared with you. Choose another above."
    )
