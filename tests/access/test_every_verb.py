"""Every function of the engine that takes a workspace has a rule, and every rule holds for every role.

A new function fails here until it says what it does and with whose rows.
"""

import importlib
import inspect
import pkgutil

import pytest

from opposite import engine
from opposite.domain.access.identity import NOBODY, OWNER, Identity, Role
from opposite.domain.access.rules import REACH, Subject, Verb, may, may_with_any
from opposite.engine.access.guard import RULES, require
from opposite.errors import NotAllowedError

ASKS_NOTHING = {
    "opposite.engine.access.guard.require",
    "opposite.engine.access.guard.permitted",
    "opposite.engine.access.guard.subject",
    "opposite.engine.access.guard.each",
    "opposite.engine.access.guard.organisation_named",
    "opposite.engine.access.guard.person_of_id",
    "opposite.engine.access.sign_ins.identity_of",
}
"""How rules are asked, and who somebody is."""


def functions():
    """Every public function of the engine whose first parameter is the workspace."""
    for module in pkgutil.walk_packages(engine.__path__, "opposite.engine."):
        loaded = importlib.import_module(module.name)
        for name, function in inspect.getmembers(loaded, inspect.isfunction):
            if function.__module__ == module.name and not name.startswith("_"):
                first = next(iter(inspect.signature(function).parameters), None)
                if first == "workspace":
                    yield f"{module.name}.{name}"


@pytest.mark.parametrize("name", sorted(set(functions()) - ASKS_NOTHING))
def test_every_function_of_the_engine_says_what_it_does(name):
    assert name in RULES


MINE, THEIRS = Subject(1, 10, 100), Subject(2, 20, 200)
COLLEAGUE = MINE._replace(respondent=101)
IN_CONFIDENCE = MINE._replace(confidential=True)
NEW = Subject()

CONSULTANT = Identity(Role.CONSULTANT, organisations=frozenset({1}))
EXECUTIVE = Identity(Role.EXECUTIVE, organisations=frozenset({1}))
AUTHOR = Identity(Role.AUTHOR)
RESPONDENT = Identity(Role.RESPONDENT, assessment=10, respondent=100)
LANDED = Identity(Role.RESPONDENT, assessment=10)

OF_AN_ORGANISATION = {
    Verb.LIST, Verb.SEE_FIGURES, Verb.SEE_PEOPLE, Verb.ANSWER, Verb.ANSWER_HERE, Verb.STEER, Verb.RUN_WAVE, Verb.SET_UP,
}  # fmt: skip
OF_NOBODY = {Verb.JOIN, Verb.SEE_FRAMEWORKS, Verb.SEE_RELIABILITY}


@pytest.mark.parametrize(
    ("who", "mine", "colleague", "theirs", "new"),
    [
        (OWNER, set(Verb), set(Verb), set(Verb), set(Verb)),
        (
            CONSULTANT,
            OF_AN_ORGANISATION | OF_NOBODY | {Verb.DESCRIBE, Verb.BRING_IN, Verb.UNDO},
            OF_AN_ORGANISATION | OF_NOBODY | {Verb.DESCRIBE, Verb.BRING_IN, Verb.UNDO},
            OF_NOBODY,
            OF_NOBODY | {Verb.SET_UP, Verb.BRING_IN},
        ),
        (EXECUTIVE, OF_AN_ORGANISATION | OF_NOBODY, OF_AN_ORGANISATION | OF_NOBODY, OF_NOBODY, OF_NOBODY),
        (AUTHOR, {Verb.SEE_FRAMEWORKS}, {Verb.SEE_FRAMEWORKS}, {Verb.SEE_FRAMEWORKS}, {Verb.SEE_FRAMEWORKS}),
        (
            RESPONDENT,
            {Verb.JOIN, Verb.LIST, Verb.SEE_PEOPLE, Verb.ANSWER, Verb.ANSWER_HERE, Verb.SEE_FRAMEWORKS},
            {Verb.JOIN, Verb.LIST, Verb.ANSWER_HERE, Verb.SEE_FRAMEWORKS},
            {Verb.JOIN, Verb.SEE_FRAMEWORKS},
            {Verb.JOIN, Verb.SEE_FRAMEWORKS},
        ),
        (
            LANDED,
            {Verb.JOIN, Verb.LIST, Verb.ANSWER_HERE, Verb.SEE_FRAMEWORKS},
            {Verb.JOIN, Verb.LIST, Verb.ANSWER_HERE, Verb.SEE_FRAMEWORKS},
            {Verb.JOIN, Verb.SEE_FRAMEWORKS},
            {Verb.JOIN, Verb.SEE_FRAMEWORKS},
        ),
        (NOBODY, set(), set(), set(), set()),
    ],
    ids=lambda value: value.role if isinstance(value, Identity) else "",
)
def test_what_each_role_may_do_with_its_own_rows_and_with_those_of_others(who, mine, colleague, theirs, new):
    subjects = {MINE: mine, COLLEAGUE: colleague, THEIRS: theirs, NEW: new}
    for subject, allowed in subjects.items():
        assert {verb for verb in Verb if may(who, verb, subject)} == allowed
        for verb in set(Verb) - allowed:
            with pytest.raises(NotAllowedError):
                require(who, verb, subject)


@pytest.mark.parametrize("who", [CONSULTANT, EXECUTIVE], ids=lambda who: who.role)
@pytest.mark.parametrize("verb", [Verb.SEE_PEOPLE, Verb.ANSWER])
def test_what_people_say_in_confidence_is_for_themselves_alone(who, verb):
    assert (may(who, verb, MINE), may(who, verb, IN_CONFIDENCE), may(RESPONDENT, verb, IN_CONFIDENCE)) == (
        True, False, True,
    )  # fmt: skip


@pytest.mark.parametrize("subject", [MINE, COLLEAGUE, THEIRS, IN_CONFIDENCE, NEW])
def test_whoever_may_answer_may_see_what_that_person_said_which_a_saved_answer_gives_back(subject):
    for who in (OWNER, CONSULTANT, EXECUTIVE, AUTHOR, RESPONDENT, LANDED, NOBODY):
        assert may(who, Verb.ANSWER, subject) == may(who, Verb.SEE_PEOPLE, subject)


def test_every_role_has_its_rules():
    assert set(REACH) == set(Role)


@pytest.mark.parametrize("does", Verb)
def test_what_somebody_lacks_is_said_in_one_sentence_whatever_it_is(does):
    with pytest.raises(NotAllowedError) as refused:
        require(NOBODY, does)
    assert refused.value.detail == f"It needs the right to {does.value}, which was not given to you."
    require(OWNER, does)


def test_a_verb_with_any_is_one_for_ones_own_or_for_what_is_new():
    executive = Identity(Role.EXECUTIVE, organisations=frozenset({7}))
    assert [may_with_any(executive, does) for does in (Verb.SET_UP, Verb.KEEP)] == [True, False]
    assert not may_with_any(Identity(Role.EXECUTIVE), Verb.SET_UP)
    assert may_with_any(Identity(Role.CONSULTANT), Verb.SET_UP)
    assert all(may_with_any(OWNER, does) for does in Verb)
    assert not any(may_with_any(NOBODY, does) for does in Verb)
