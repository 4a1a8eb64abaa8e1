"""Who may do what: one table of roles and verbs; what it does not name is not allowed."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, StrEnum, auto
from typing import NamedTuple

from opposite.domain.access.identity import Identity, Role


class Verb(StrEnum):
    """What is done with data, as far as who may do it differs."""

    LIST = "see which organisations and waves there are"
    SEE_FIGURES = "see the figures of a wave"
    SEE_PEOPLE = "see who answered, and what a person said"
    JOIN = "open an invitation"
    ANSWER = "answer a questionnaire"
    ANSWER_HERE = "see what one's group said in the wave before"
    SEE_RELIABILITY = "see how reliably everybody's answers measure a framework"
    STEER = "set targets, plan and record what becomes of it"
    RUN_WAVE = "invite people, show figures, close a wave"
    SET_UP = "set up a wave of an organisation"
    DESCRIBE = "describe, rename and archive an organisation"
    BRING_IN = "import answers of an organisation"
    UNDO = "undo an import"
    SEE_FRAMEWORKS = "read frameworks"
    KEEP = "import, back up, look through and erase data"
    GRANT = "say who may see what"


class Reach(Enum):
    """Whose rows a role reaches with a verb."""

    ALL = auto()
    OWN_ORGANISATIONS = auto()
    OWN_OR_NEW_ORGANISATIONS = auto()
    OWN_WAVE = auto()
    OWN_ANSWERS = auto()


class Subject(NamedTuple):
    """The row a verb is about, as far as it belongs to an organisation, a wave, a person; None where to none.

    `confidential` where nobody but the person may see or change what they said.
    """

    organisation: int | None = None
    assessment: int | None = None
    respondent: int | None = None
    confidential: bool = False


class Within(NamedTuple):
    """What rows a list is taken from: those of some organisations, or of one wave; None where that does not matter."""

    organisations: tuple[int, ...] | None = None
    assessment: int | None = None


_OF_ORGANISATIONS = {
    Verb.LIST: Reach.OWN_ORGANISATIONS,
    Verb.SEE_FIGURES: Reach.OWN_ORGANISATIONS,
    Verb.SEE_PEOPLE: Reach.OWN_ORGANISATIONS,
    Verb.JOIN: Reach.ALL,
    Verb.ANSWER: Reach.OWN_ORGANISATIONS,
    Verb.ANSWER_HERE: Reach.OWN_ORGANISATIONS,
    Verb.SEE_RELIABILITY: Reach.ALL,
    Verb.STEER: Reach.OWN_ORGANISATIONS,
    Verb.RUN_WAVE: Reach.OWN_ORGANISATIONS,
    Verb.SET_UP: Reach.OWN_ORGANISATIONS,
    Verb.SEE_FRAMEWORKS: Reach.ALL,
}

_OF_PEOPLE = frozenset({Verb.SEE_PEOPLE, Verb.ANSWER, Verb.BRING_IN, Verb.UNDO})

REACH: Mapping[Role, Mapping[Verb, Reach]] = {
    Role.OWNER: dict.fromkeys(Verb, Reach.ALL),
    Role.CONSULTANT: _OF_ORGANISATIONS
    | {
        Verb.SET_UP: Reach.OWN_OR_NEW_ORGANISATIONS,
        Verb.BRING_IN: Reach.OWN_OR_NEW_ORGANISATIONS,
        Verb.DESCRIBE: Reach.OWN_ORGANISATIONS,
        Verb.UNDO: Reach.OWN_ORGANISATIONS,
    },
    Role.EXECUTIVE: _OF_ORGANISATIONS,
    Role.AUTHOR: {Verb.SEE_FRAMEWORKS: Reach.ALL},
    Role.RESPONDENT: {
        Verb.JOIN: Reach.ALL,
        Verb.LIST: Reach.OWN_WAVE,
        Verb.SEE_PEOPLE: Reach.OWN_ANSWERS,
        Verb.ANSWER: Reach.OWN_ANSWERS,
        Verb.ANSWER_HERE: Reach.OWN_WAVE,
        Verb.SEE_FRAMEWORKS: Reach.ALL,
    },
    Role.NOBODY: {},
}


def may(identity: Identity, verb: Verb, subject: Subject) -> bool:
    """Whether somebody may do something with a row; what belongs to nobody in particular needs a reach over all."""
    reach = REACH[identity.role].get(verb)
    if (
        subject.confidential
        and verb in _OF_PEOPLE
        and reach in {Reach.OWN_ORGANISATIONS, Reach.OWN_OR_NEW_ORGANISATIONS}
    ):
        return False
    match reach:
        case None:
            return False
        case Reach.ALL:
            return True
        case Reach.OWN_ORGANISATIONS:
            return subject.organisation is not None and subject.organisation in identity.organisations
        case Reach.OWN_OR_NEW_ORGANISATIONS:
            return subject.organisation is None or subject.organisation in identity.organisations
        case Reach.OWN_WAVE:
            return subject.assessment is not None and subject.assessment == identity.assessment
        case Reach.OWN_ANSWERS:
            return subject.respondent is not None and subject.respondent == identity.respondent


def within(identity: Identity, verb: Verb) -> Within:
    """The stored rows with which somebody may do something, as far as `may` lets them: to be asked for by a query."""
    nothing = Within(organisations=())
    match REACH[identity.role].get(verb):
        case Reach.ALL:
            return Within()
        case Reach.OWN_ORGANISATIONS | Reach.OWN_OR_NEW_ORGANISATIONS:
            return Within(organisations=tuple(sorted(identity.organisations)))
        case Reach.OWN_WAVE if identity.assessment is not None:
            return Within(assessment=identity.assessment)
        case _:
            return nothing


def may_with_any(identity: Identity, verb: Verb) -> bool:
    """Whether somebody may do something with what belongs to nobody yet, or with any organisation of theirs."""
    theirs = (Subject(organisation=organisation) for organisation in identity.organisations)
    return any(may(identity, verb, subject) for subject in (Subject(), *theirs))
