"""Saving what a person says: field by field, with the words they type, and what a close leaves them to say."""

from datetime import datetime, timedelta

import pytest

from opposite.domain.collecting.answers import Answer
from opposite.engine.access.sign_ins import sign_in, sign_out
from opposite.engine.access.tokens import digest
from opposite.engine.collecting.answering import change_answer, finish, save_answer
from opposite.engine.collecting.assessments import (
    assessment,
    fixed_questions,
    given_answers,
    respondent,
    respondents,
)
from opposite.engine.collecting.invitations import begin, invite, invite_singly, set_due
from opposite.engine.collecting.setup import start_assessment, start_wave
from opposite.engine.collecting.waves import close_wave, reopen_wave, set_invitations, show_figures
from opposite.errors import AnswerRefusedError, OppositeError
from opposite.store.cursor import Cursor

NOW = datetime(2026, 11, 22, 9, 0)


def at(minutes):
    return NOW + timedelta(minutes=minutes)


@pytest.fixture
def me(workspace):
    """A person who answers alone."""
    loaded = workspace.resolve("opposite")
    started = start_assessment(
        workspace, loaded, organisation="Acme", wave="1", group="executive", profile="pulse", now=NOW
    )
    return respondents(workspace, started.assessment_id)[0]


def history(workspace):
    with workspace.store.reading() as cursor:
        return cursor._cursor.execute(
            "select question_id, level, importance, note from answer_history order by replaced_at"
        ).fetchall()


# --- field by field


@pytest.mark.parametrize(
    ("fields", "stands"),
    [
        ({"level": 5.0}, Answer("ORI1", "level", 5.0, 4.0, "document", "a note", "a reason")),
        ({"importance": 1.0}, Answer("ORI1", "level", 3.0, 1.0, "document", "a note", "a reason")),
        ({"evidence": None}, Answer("ORI1", "level", 3.0, 4.0, None, "a note", "a reason")),
        ({"note": "another"}, Answer("ORI1", "level", 3.0, 4.0, "document", "another", "a reason")),
        ({"reason": None}, Answer("ORI1", "level", 3.0, 4.0, "document", "a note", None)),
        (
            {"state": "dont_know", "level": None},
            Answer("ORI1", "dont_know", None, 4.0, "document", "a note", "a reason"),
        ),
    ],
)
def test_one_field_is_changed_and_the_others_stay_as_they_are_stored(workspace, me, fields, stands):
    save_answer(workspace, me, Answer("ORI1", "level", 3.0, 4.0, "document", "a note", "a reason"), now=NOW)
    change_answer(workspace, me, "ORI1", **fields, now=at(5))
    assert given_answers(workspace, me) == {"ORI1": stands}


def test_the_first_field_of_a_question_stands_alone(workspace, me):
    change_answer(workspace, me, "ORI1", note="nothing chosen yet", now=NOW)
    assert given_answers(workspace, me) == {"ORI1": Answer("ORI1", note="nothing chosen yet")}


def test_a_field_that_does_not_fit_the_stored_others_is_refused_and_nothing_is_lost(workspace, me):
    save_answer(workspace, me, Answer("ORI1", "level", 3.0, note="kept"), now=NOW)
    with pytest.raises(AnswerRefusedError):
        change_answer(workspace, me, "ORI1", state="dont_know", now=at(5))
    assert given_answers(workspace, me) == {"ORI1": Answer("ORI1", "level", 3.0, note="kept")}
    assert history(workspace) == []


def test_a_change_gives_back_all_that_the_person_has_said_by_then_wherever_they_said_it(workspace, me):
    assert change_answer(workspace, me, "ORI1", state="level", level=2.0, now=NOW) == {
        "ORI1": Answer("ORI1", "level", 2.0)
    }
    save_answer(workspace, me, Answer("ORI2", "dont_know"), now=at(1))
    given = change_answer(workspace, me, "ORI1", level=3.0, now=at(2))
    assert given == {"ORI1": Answer("ORI1", "level", 3.0), "ORI2": Answer("ORI2", "dont_know")}
    assert given == given_answers(workspace, me)


# --- words that are being typed


def test_what_was_typed_between_leaves_nothing_in_the_history(workspace, me):
    save_answer(workspace, me, Answer("ORI1", "level", 3.0, note="of yesterday"), now=at(-1440))
    for second, words in enumerate(("M", "Minu", "Minutes of", "Minutes of 3 March")):
        change_answer(workspace, me, "ORI1", note=words, now=NOW + timedelta(seconds=2 * second))
    assert given_answers(workspace, me)["ORI1"].note == "Minutes of 3 March"
    assert history(workspace) == [("ORI1", 3.0, None, "of yesterday")]


@pytest.mark.parametrize(("seconds", "kept"), [(59, []), (60, [("ORI1", None, None, "first")])])
def test_words_that_rested_for_a_minute_are_kept_in_the_history(workspace, me, seconds, kept):
    change_answer(workspace, me, "ORI1", note="first", now=NOW)
    change_answer(workspace, me, "ORI1", note="second", now=NOW + timedelta(seconds=seconds))
    assert history(workspace) == kept


def test_every_level_that_was_replaced_is_kept_in_the_history(workspace, me):
    change_answer(workspace, me, "ORI1", state="level", level=2.0, now=NOW)
    change_answer(workspace, me, "ORI1", state="level", level=3.0, now=NOW + timedelta(seconds=1))
    assert history(workspace) == [("ORI1", 2.0, None, None)]


# --- a wave that was closed before somebody handed in


PEOPLE = {"executive": 4, "frontline": 8}


@pytest.fixture
def wave(workspace):
    """A wave by invitation, smallest group three."""
    return start_wave(
        workspace,
        workspace.resolve("opposite"),
        organisation="Acme",
        wave="1",
        profile="pulse",
        people=PEOPLE,
        now=NOW,
    )


def join(workspace, wave, *questions, group="executive", level=3.0, hand_in=False):
    person = begin(workspace, digest(invite(workspace, wave, group, now=NOW)), now=NOW)
    for question in questions:
        save_answer(workspace, person, Answer(question, "level", level), now=NOW)
    if hand_in:
        finish(workspace, person, now=NOW)
    return person


def test_what_replaces_a_waiting_answer_waits_too_and_the_history_has_the_earlier_one_as_it_was(workspace, wave):
    person = join(workspace, wave, "ORI2")
    other = join(workspace, wave, "ORI1", level=6.0)
    save_answer(workspace, person, Answer("ORI1", "level", 3.0, 4.0, "document", "a note", "a reason"), now=at(1))
    save_answer(workspace, person, Answer("ORI1", "not_applicable", reason="no board"), now=at(2))
    assert given_answers(workspace, person) == {
        "ORI1": Answer("ORI1", "not_applicable", reason="no board"),
        "ORI2": Answer("ORI2", "level", 3.0),
    }
    assert given_answers(workspace, other) == {"ORI1": Answer("ORI1", "level", 6.0)}
    with workspace.store.reading() as cursor:
        kept = cursor._cursor.execute("from answer_history").fetchall()
    assert kept == [
        (wave, "executive", person.id, "ORI1", "level", 3.0, 4.0, "document", "a note", "a reason", at(1), at(2))
    ]
    assert workspace.store.rows("answers", assessment_id=wave) == []


def test_four_statements_store_an_answer_and_tell_what_was_said_whether_or_not_one_stood_there(
    workspace, wave, monkeypatch
):
    person, run, noted = join(workspace, wave, "ORI2"), Cursor.run, []

    def note(self, statement, /, **parameters):
        noted.append(statement)
        return run(self, statement, **parameters)

    monkeypatch.setattr(Cursor, "run", note)
    for level in (2.0, 3.0):
        change_answer(workspace, person, "ORI1", state="level", level=level, now=NOW)
    read = ["touch_open_wave", "respondent", "own_answers"]
    assert noted == [*read, "add_waiting_answer", *read, "replace_waiting_answer"]


def stored(workspace):
    """Every row of the database by its table, and of waves all but their revision and last activity."""
    with workspace.store.reading() as cursor:
        names = [name for (name,) in cursor.run("table_names")]
        rows = {name: cursor._cursor.execute(f"from {name}").fetchall() for name in names}
        waves = cursor._cursor.execute("select * exclude (revision, last_activity) from assessments").fetchall()
    return rows | {"assessments": waves}


def test_a_saved_answer_changes_nothing_that_is_read_once_until_more_than_answers_changes(workspace, wave):
    person = join(workspace, wave, "ORI1")
    token = digest(sign_in(workspace, now=NOW))
    before, at_first = stored(workspace), workspace.store.moment_but_for_answers
    for level in (2.0, 3.0):
        change_answer(workspace, person, "ORI2", state="level", level=level, now=NOW)
    after = stored(workspace)
    assert {name for name in after if after[name] != before[name]} == {"waiting_answers", "answer_history"}
    assert workspace.store.moment_but_for_answers == at_first
    sign_out(workspace, token)
    assert workspace.store.moment_but_for_answers > at_first


def reopened(workspace, wave, *questions):
    """Three people who had answered some questions when the wave was closed, which is open again."""
    people = [join(workspace, wave, *questions) for _ in range(3)]
    close_wave(workspace, wave, now=at(1))
    reopen_wave(workspace, wave, now=at(2))
    return [respondent(workspace, person.id) for person in people]


def levels(workspace, wave, question):
    """The levels of a question that count."""
    with workspace.store.reading() as cursor:
        rows = cursor._cursor.execute(
            "select level from answers where assessment_id = $1 and question_id = $2", [wave, question]
        ).fetchall()
    return [level for (level,) in rows]


def test_who_was_taken_at_the_close_never_handed_in_and_who_did_is_not_taken(workspace, wave):
    handed_in = join(workspace, wave, "ORI1", hand_in=True)
    others = [join(workspace, wave, "ORI1") for _ in range(2)]
    close_wave(workspace, wave, now=at(1))
    people = [respondent(workspace, person.id) for person in (handed_in, *others)]
    assert [(person.taken, person.finished_at) for person in people] == [(False, NOW), (True, at(1)), (True, at(1))]


def test_what_they_had_said_is_fixed_and_what_they_had_not_can_be_said(workspace, wave):
    first, *_ = reopened(workspace, wave, "ORI1", "ORI2")
    assert fixed_questions(workspace, first) == {"ORI1", "ORI2"}
    with pytest.raises(AnswerRefusedError, match="when the wave was closed can no longer be changed"):
        change_answer(workspace, first, "ORI1", state="level", level=6.0, now=at(3))
    change_answer(workspace, first, "PEO1", state="level", level=6.0, now=at(3))
    change_answer(workspace, first, "PEO1", state="level", level=5.0, now=at(3))
    given = given_answers(workspace, first)
    assert {question: answer.level for question, answer in given.items()} == {"ORI1": 3.0, "ORI2": 3.0, "PEO1": 5.0}
    assert fixed_questions(workspace, first) == {"ORI1", "ORI2"}


def test_what_they_say_further_counts_once_three_have_handed_it_in_and_all_at_once(workspace, wave):
    people = reopened(workspace, wave, "ORI1")
    for person in people:
        change_answer(workspace, person, "PEO1", state="level", level=6.0, now=at(3))
    for person, counted in zip(people, ([], [], [6.0] * 3), strict=True):
        assert levels(workspace, wave, "PEO1") == []
        finish(workspace, person, now=at(4))
        assert levels(workspace, wave, "PEO1") == counted
    assert levels(workspace, wave, "ORI1") == [3.0] * 3
    assert not any(respondent(workspace, person.id).taken for person in people)


@pytest.mark.parametrize(("further", "counted"), [(2, []), (3, [6.0] * 3)])
def test_at_the_next_close_what_three_said_further_counts_and_what_two_said_does_not(workspace, wave, further, counted):
    people = reopened(workspace, wave, "ORI1")
    for person in people[:further]:
        change_answer(workspace, person, "PEO1", state="level", level=6.0, now=at(3))
    close_wave(workspace, wave, now=at(5))
    assert levels(workspace, wave, "PEO1") == counted
    reopen_wave(workspace, wave, now=at(6))
    assert ("PEO1" in fixed_questions(workspace, people[0])) == (further == 3)


def test_nobody_hands_in_after_the_close(workspace, wave):
    person = join(workspace, wave, "ORI1")
    close_wave(workspace, wave, now=at(1))
    with pytest.raises(AnswerRefusedError, match="This wave is closed"):
        finish(workspace, person, now=at(2))
    assert respondent(workspace, person.id).finished_at is None


def test_who_goes_on_and_hands_in_is_done_then(workspace, wave):
    first, *_ = reopened(workspace, wave, "ORI1")
    finish(workspace, first, now=at(9))
    done = respondent(workspace, first.id)
    assert (done.taken, done.finished_at) == (False, at(9))
    with pytest.raises(AnswerRefusedError, match="You have handed in your answers"):
        change_answer(workspace, first, "PEO1", state="level", level=6.0, now=at(10))


# --- more people than were invited


@pytest.fixture
def overfull(workspace, wave):
    """A wave of whose executives more have begun than were invited."""
    set_due(workspace, wave, None, grows=True)
    set_invitations(workspace, wave, PEOPLE | {"executive": 3}, now=NOW)
    for _ in range(3):
        join(workspace, wave, "ORI1", hand_in=True)
    return wave


@pytest.mark.parametrize("act", [show_figures, close_wave])
def test_as_many_as_were_invited_can_be_shown_and_one_more_holds_figures_back_until_the_number_is_right(
    workspace, overfull, act
):
    join(workspace, overfull, "ORI1", hand_in=True)
    with pytest.raises(OppositeError) as refusal:
        act(workspace, overfull, now=at(1))
    assert str(refusal.value) == (
        "Of Executive leadership, 3 were invited and 4 have begun. Figures are held back, and nothing was changed. "
        "Make sure who has begun, then put the number of people invited right."
    )
    assert (levels(workspace, overfull, "ORI1"), assessment(workspace, overfull).is_open) == ([], True)
    set_invitations(workspace, overfull, PEOPLE, now=at(2))
    act(workspace, overfull, now=at(3))
    assert levels(workspace, overfull, "ORI1") == [3.0] * 4


@pytest.mark.parametrize("act", [show_figures, close_wave])
def test_a_full_group_holds_nothing_back(workspace, overfull, act):
    act(workspace, overfull, now=at(1))
    assert levels(workspace, overfull, "ORI1") == [3.0] * 3


def test_once_figures_are_shown_nobody_counts_while_there_are_too_many(workspace, overfull):
    show_figures(workspace, overfull, now=at(1))
    for _ in range(3):
        join(workspace, overfull, "ORI1", hand_in=True)
    assert levels(workspace, overfull, "ORI1") == [3.0] * 3
    set_invitations(workspace, overfull, PEOPLE | {"executive": 7}, now=at(2))
    join(workspace, overfull, "ORI1", hand_in=True)
    assert levels(workspace, overfull, "ORI1") == [3.0] * 7


# --- links for single people


def test_links_for_single_people_are_as_many_as_were_asked_for_and_each_lets_one_join(workspace, wave):
    tokens = invite_singly(workspace, wave, "executive", 2, now=NOW)
    assert len(set(tokens)) == 2
    people = {begin(workspace, digest(token), now=NOW).id for token in tokens}
    assert len(people) == 2
    with pytest.raises(AnswerRefusedError, match="Somebody has begun with this link"):
        begin(workspace, digest(tokens[0]), now=NOW)


@pytest.mark.parametrize("number", [0, 1001])
def test_no_links_or_too_many_at_once_are_refused(workspace, wave, number):
    with pytest.raises(OppositeError, match=f"{number} links cannot be made"):
        invite_singly(workspace, wave, "executive", number, now=NOW)
