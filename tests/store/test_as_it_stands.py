"""What is read from the store is kept until anything changes in it, and is never older than the snapshot it goes with."""

import pytest
from import_cases import NOW

from opposite.domain.access.identity import NOBODY
from opposite.engine.collecting.commands import ensure_organisation
from opposite.engine.memory import MOST_STANDING
from opposite.engine.workspace import open_workspace


@pytest.fixture
def workspace(tmp_path):
    opened = open_workspace(str(tmp_path / "standing.duckdb"))
    yield opened
    opened.close()


def add(workspace, name):
    with workspace.store.writing() as cursor:
        ensure_organisation(cursor, name, now=NOW)


def add_in_vain(workspace):
    with workspace.store.writing() as cursor:
        ensure_organisation(cursor, "Acme", now=NOW)
        raise ZeroDivisionError


def organisations(workspace):
    return workspace.store.rows("organisation_counts")[0][0]


def standing(workspace):
    return workspace.as_it_stands("number", lambda: organisations(workspace))


def test_what_was_read_is_read_again_after_a_change_alone(workspace):
    found = [standing(workspace)]
    add(workspace, "Acme")
    found.append(standing(workspace))
    assert found == [0, 1]
    assert workspace.as_it_stands("number", lambda: "read again") == 1


def test_what_no_answer_changes_is_read_again_after_any_other_change_alone(workspace):
    add(workspace, "Acme")
    found = [workspace.but_for_answers("number", lambda: organisations(workspace))]
    with workspace.store.writing(answers_alone=True):
        pass
    assert workspace.as_it_stands("number", lambda: "read again") == "read again"
    assert workspace.but_for_answers("number", lambda: "read again") == 1
    add(workspace, "Bolt")
    found.append(workspace.but_for_answers("number", lambda: organisations(workspace)))
    assert found == [1, 2]


def test_a_change_that_fails_or_is_taken_back_leaves_what_was_read_right(workspace):
    assert standing(workspace) == 0
    with pytest.raises(ZeroDivisionError):
        add_in_vain(workspace)
    assert standing(workspace) == 0


def test_what_is_read_while_a_change_is_made_is_of_before_and_not_kept_beyond_it(workspace):
    with workspace.store.writing() as cursor:
        ensure_organisation(cursor, "Acme", now=NOW)
        assert standing(workspace) == 0
    assert standing(workspace) == 1


def test_a_change_during_the_reading_keeps_nothing(workspace):
    def read_and_change():
        found = organisations(workspace)
        add(workspace, "Acme")
        return found

    assert workspace.as_it_stands("number", read_and_change) == 0
    assert standing(workspace) == 1


def test_a_snapshot_of_before_a_change_is_given_nothing_newer_and_leaves_nothing_older(workspace):
    with workspace.store.snapshot() as cursor:
        cursor.run("organisation_counts")
        add(workspace, "Acme")
        assert standing(workspace) == 1
        seen = workspace.as_it_stands("number", lambda: cursor.run("organisation_counts")[0][0], seen=cursor)
        assert seen == 0
    assert standing(workspace) == 1


def test_a_snapshot_of_this_moment_shares_what_was_read(workspace):
    assert standing(workspace) == 0
    with workspace.store.snapshot() as cursor:
        cursor.run("organisation_counts")
        assert workspace.as_it_stands("number", lambda: "read again", seen=cursor) == 0


def test_what_another_process_has_changed_meanwhile_is_read(workspace):
    assert standing(workspace) == 0
    with workspace.store.lending(5.0) as lent:
        assert lent
        other = open_workspace(workspace.store.address)
        add(other, "Acme")
        other.close()
    assert standing(workspace) == 1


def test_no_more_is_kept_than_there_is_room_for(workspace):
    assert standing(workspace) == 0
    for number in range(MOST_STANDING):
        workspace.as_it_stands(number, lambda: None)
    assert workspace.as_it_stands("number", lambda: "read again") == "read again"


def test_what_another_opening_of_the_same_file_changes_is_read_again(workspace):
    assert standing(workspace) == 0
    other = open_workspace(workspace.store.address)
    add(other, "Acme")
    other.close()
    assert standing(workspace) == 1


def test_what_somebody_reads_is_kept_for_whoever_comes_next(workspace):
    add(workspace, "Acme")
    assert standing(workspace.acting_for(NOBODY)) == 1
    assert workspace.as_it_stands("number", lambda: "read again") == 1


def counted(cursor, _=None):
    return cursor.run("organisation_counts")[0][0]


def test_what_is_read_anew_is_of_the_state_that_what_stands_beside_it_is_of(workspace):
    found = [workspace.at_one_moment("number", counted, counted)]
    add(workspace, "Acme")
    found += [workspace.at_one_moment("number", counted, counted) for _ in range(2)]
    assert found == [(0, 0), (1, 1), (1, 1)]


def test_what_is_read_anew_is_told_what_stands_and_that_is_not_read_again(workspace):
    told = [workspace.at_one_moment("number", counted, lambda _, standing: ("told", standing))]
    told.append(workspace.at_one_moment("number", lambda _: "read again", lambda _, standing: ("told", standing)))
    assert told == [(0, ("told", 0))] * 2


def test_a_change_while_something_is_read_anew_has_both_read_again_as_one(workspace):
    workspace.at_one_moment("number", counted, counted)
    changes = iter(["Acme"])

    def read_and_change(cursor, _):
        found = counted(cursor)
        for name in changes:
            add(workspace, name)
        return found

    assert workspace.at_one_moment("number", counted, read_and_change) == (1, 1)


def test_a_change_between_two_readings_shows_in_neither(workspace):
    def count_and_change(cursor):
        found = counted(cursor)
        add(workspace, "Acme")
        return found

    assert workspace.at_one_moment("number", count_and_change, counted) == (0, 0)
    assert workspace.at_one_moment("number", counted, counted) == (1, 1)
