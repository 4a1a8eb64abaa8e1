"""The store: what is kept, and who may write when."""

import re
import sys
import threading
import time
from contextlib import closing
from datetime import datetime

import duckdb
import numpy as np
import pytest

from opposite.domain.collecting.answers import DONT_KNOW, LEVEL, Answer
from opposite.engine.access.tokens import digest
from opposite.engine.collecting.answering import save_answer
from opposite.engine.collecting.assessments import assessment, given_answers, respondents
from opposite.engine.collecting.invitations import new_link, read_link
from opposite.engine.collecting.setup import start_assessment
from opposite.engine.collecting.waves import close_wave
from opposite.engine.report import build_report
from opposite.engine.scoring.overview import overview
from opposite.engine.scoring.stored_scores import WITHHELD
from opposite.engine.scoring.targets import set_targets
from opposite.engine.workspace import open_workspace
from opposite.errors import AnswerRefusedError, NotFoundError, OppositeError, StoreError
from opposite.store.statements import read_statements, statements

NOW = datetime(2026, 11, 22, 9, 0)
LATER = datetime(2026, 11, 22, 10, 0)


@pytest.fixture
def started(workspace):
    loaded = workspace.resolve("opposite")
    return start_assessment(
        workspace, loaded, organisation="Acme", wave="1", group="executive", profile="pulse", now=NOW
    )


def person(workspace, started):
    return respondents(workspace, started.assessment_id)[0]


def test_every_statement_says_its_grain_on_its_first_line():
    assert [name for name, statement in statements().items() if not statement.sql.startswith("-- ")] == []


def test_every_file_of_a_statement_holds_one():
    with duckdb.connect() as connection:
        numbers = {name: len(connection.extract_statements(each.sql)) for name, each in statements().items()}
    assert {name: number for name, number in numbers.items() if number != 1} == {}


def test_a_statement_that_one_database_has_run_is_run_by_others(tmp_path):
    for organisation in ("Acme", "Bolt"):
        with closing(open_workspace(str(tmp_path / f"{organisation}.duckdb"))) as workspace:
            begun = start_assessment(
                workspace, workspace.resolve("opposite"), organisation=organisation, wave="1", group="executive",
                profile="pulse", now=NOW,
            )  # fmt: skip
            assert assessment(workspace, begun.assessment_id).organisation.name == organisation


def test_rows_that_come_by_numpy_are_the_same_as_those_that_come_without(workspace, started, monkeypatch):
    people = {"assessment_id": started.assessment_id}
    one = person(workspace, started)
    with workspace.store.reading() as cursor:
        assert list(cursor.many("answers", **people)) == []
        save_answer(workspace, one, Answer("ORI1", LEVEL, 4.0, importance=2.0), now=NOW)
        save_answer(workspace, one, Answer("ORI2", DONT_KNOW, evidence="document"), now=NOW)
        save_answer(workspace, one, Answer("ORI3", importance=5.0), now=NOW)
        by_numpy = cursor.many("answers", **people)
        with monkeypatch.context() as context:
            context.delitem(sys.modules, np.__name__)
            without = cursor.many("answers", **people)
    assert (type(by_numpy), type(without)) == (zip, list)
    by_numpy, without = (
        [[(type(value), value) for value in row] for row in sorted(rows)] for rows in (by_numpy, without)
    )
    assert by_numpy == without
    assert [[value for _, value in row[1:]] for row in without] == [
        ["ORI1", "level", 4.0, 2.0, None],
        ["ORI2", "dont_know", None, None, "document"],
        ["ORI3", None, None, 5.0, None],
    ]


def test_parameters_that_a_statement_does_not_take_or_lacks_are_refused(workspace):
    for given in ({}, {"assessment_id": 1, "other": 2}):
        with pytest.raises(TypeError, match=r"people takes \['assessment_id'\], was given"):
            workspace.store.rows("people", **given)


def test_two_statements_of_one_name_are_refused_and_both_named(tmp_path):
    first, second = tmp_path / "commands" / "a" / "people.sql", tmp_path / "queries" / "b" / "people.sql"
    for file in (first, second):
        file.parent.mkdir(parents=True)
        file.write_text("-- One row a person.\nselect 1\n")

    with pytest.raises(ValueError, match="Two statements are named people") as refusal:
        read_statements(tmp_path)
    assert (str(first) in str(refusal.value), str(second) in str(refusal.value)) == (True, True)


def test_an_answer_replaces_the_earlier_one_which_stays_in_the_history(workspace, started):
    me = person(workspace, started)
    save_answer(workspace, me, Answer("ORI1", "level", 3.0, note="first"), now=NOW)
    save_answer(workspace, me, Answer("ORI1", "level", 4.0), now=LATER)
    assert given_answers(workspace, me) == {"ORI1": Answer("ORI1", "level", 4.0)}
    with workspace.store._connection.cursor() as cursor:
        history = cursor.execute(
            "select question_id, level, note, answered_at, replaced_at from answer_history"
        ).fetchall()
    assert history == [("ORI1", 3.0, "first", NOW, LATER)]


def test_every_answer_raises_the_revision(workspace, started):
    me = person(workspace, started)
    assert save_answer(workspace, me, Answer("ORI1", "level", 3.0), now=NOW) == 1
    assert save_answer(workspace, me, Answer("ORI2", "dont_know"), now=NOW) == 2
    assert assessment(workspace, started.assessment_id).revision == 2


@pytest.mark.parametrize(
    "answer",
    [
        Answer("ORI1", "level", 7.0),
        Answer("ORI1", "level", 3.5),
        Answer("ORI1", "level"),
        Answer("ORI1", "dont_know", 3.0),
        Answer("ORI1", "perhaps"),
        Answer("ORI9", "level", 3.0),
        Answer("ORI1", "level", 3.0, importance=6.0),
        Answer("ORI1", "level", 3.0, evidence="hearsay"),
        Answer("ORI1", "level", 3.0, note="x" * 10_001),
    ],
    ids=["off the scale", "between", "no level", "both", "unknown state", "question", "importance", "evidence", "note"],
)
def test_an_answer_that_does_not_fit_is_refused_and_nothing_changes(workspace, started, answer):
    me = person(workspace, started)
    save_answer(workspace, me, Answer("ORI1", "level", 2.0), now=NOW)
    with pytest.raises(AnswerRefusedError):
        save_answer(workspace, me, answer, now=LATER)
    assert given_answers(workspace, me) == {"ORI1": Answer("ORI1", "level", 2.0)}
    assert assessment(workspace, started.assessment_id).revision == 1


def test_a_closed_wave_takes_no_answers_and_keeps_those_it_has(workspace, started):
    me = person(workspace, started)
    save_answer(workspace, me, Answer("ORI1", "level", 2.0), now=NOW)
    close_wave(workspace, started.assessment_id, now=LATER)
    with pytest.raises(AnswerRefusedError, match="closed"):
        save_answer(workspace, me, Answer("ORI1", "level", 3.0), now=LATER)
    assert given_answers(workspace, me)["ORI1"].level == 2.0


def test_a_wave_of_the_same_name_is_not_started_twice(workspace, started):
    with pytest.raises(OppositeError, match="has a wave '1' already"):
        start_assessment(
            workspace,
            workspace.resolve("opposite"),
            organisation=" Acme ",
            wave="1",
            group="executive",
            profile="full",
            now=LATER,
        )
    assert len(respondents(workspace, started.assessment_id)) == 1


@pytest.mark.parametrize("name", ["", "   ", "\t\n", "x" * 201])
def test_an_organisation_needs_a_name_of_1_to_200_characters(workspace, name):
    with pytest.raises(OppositeError):
        start_assessment(
            workspace,
            workspace.resolve("opposite"),
            organisation=name,
            wave="1",
            group="executive",
            profile="full",
            now=NOW,
        )
    assert workspace.store.rows("organisation_counts") == [(0, 0)]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (" Acme  Ltd\n", "Acme Ltd"),
        ("Acme\x00Ltd", "Acme Ltd"),
        ("\x1b[31mAcme", "[31mAcme"),
        ("Acme\u202eLtd", "AcmeLtd"),
        ("Acme\u200bLtd", "AcmeLtd"),
        ("A" * 200, "A" * 200),
    ],
)
def test_a_name_is_kept_without_control_characters_and_space_around_it(workspace, typed, kept):
    loaded = workspace.resolve("opposite")
    begun = start_assessment(
        workspace, loaded, organisation=typed, wave=typed, group="executive", profile="pulse", now=NOW
    )
    here = assessment(workspace, begun.assessment_id)
    assert (here.organisation.name, here.wave) == (kept, kept)


def test_a_link_is_stored_as_its_hash_and_leads_back_to_its_respondent(workspace, started):
    me = person(workspace, started)
    tokens = [new_link(workspace, me, now=NOW) for _ in range(2)]
    assert [read_link(workspace, digest(token), now=NOW).respondent_id for token in tokens] == [me.id, me.id]
    stored = str(workspace.store._connection.execute("select * from links").fetchall())
    assert not any(token in stored for token in tokens)
    with pytest.raises(NotFoundError):
        read_link(workspace, digest(tokens[0][:-1]), now=NOW)


SAID = {"reason": "It is enough.", "approved_by": "The board"}


def test_targets_are_set_by_factor_or_question_and_change_the_gaps(workspace, started):
    me = person(workspace, started)
    save_answer(workspace, me, Answer("ORI1", "level", 3.0), now=NOW)
    set_targets(workspace, started.assessment_id, {"ORI": 5.0, "ORI1": 6.0}, now=LATER, **SAID)
    report = build_report(workspace, started.assessment_id)
    assert (report.questions["ORI1"].gap, report.questions["ORI2"].target, report.questions["PEO1"].target) == (
        3.0,
        5.0,
        4.0,
    )
    with pytest.raises(NotFoundError, match="XYZ"):
        set_targets(workspace, started.assessment_id, {"XYZ": 5.0}, now=LATER, **SAID)
    with pytest.raises(OppositeError, match=re.escape("A target of 6.1 for ORI is off the scale.")):
        set_targets(workspace, started.assessment_id, {"ORI": 6.1}, now=LATER, **SAID)


def test_scores_stored_by_another_version_are_computed_again(tmp_path):
    path = str(tmp_path / "opposite.duckdb")
    first = open_workspace(path)
    begun = start_assessment(
        first, first.resolve("opposite"), organisation="Acme", wave="1", group="executive", profile="pulse", now=NOW
    )
    person = respondents(first, begun.assessment_id)[0]
    for question in first.resolve("opposite").framework.questions.values():
        if question.core:
            save_answer(first, person, Answer(question.id, "level", 3.0), now=NOW)
    shown = [(row.score, row.stage) for row in overview(first)]
    first.close()
    said = {}
    for version in (WITHHELD, "0.0.1"):
        with duckdb.connect(path) as connection:
            connection.execute("update scores set score = 5.5, scoring_version = ?", [version])
        again = open_workspace(path)
        said[version] = [row.score for row in overview(again)]
        again.close()
    assert [score for score, _ in shown] == [3.0]
    assert said == {WITHHELD: [5.5], "0.0.1": [3.0]}


@pytest.mark.parametrize("before", [None, ("2.0 GiB", 2)], ids=["as it comes", "set before"])
def test_settings_of_the_database_are_afterwards_what_they_were(workspace, before):
    def settings():
        with workspace.store.reading() as cursor:
            read = "select current_setting('memory_limit'), current_setting('threads'), current_setting('disabled_optimizers')"
            return cursor._cursor.execute(read).fetchall()[0]

    if before is not None:
        with workspace.store.reading() as cursor:
            cursor.script("set memory_limit = '{}'; set threads = {}".format(*before))
        assert settings()[:2] == before
    found = settings()

    def work():
        with workspace.store.within("64MiB"), workspace.store.reading() as cursor:
            with cursor.joining_as_written():
                assert settings() == ("64.0 MiB", found[1], "join_order,build_side_probe_side")
            assert settings() == ("64.0 MiB", *found[1:])
            raise KeyError

    with pytest.raises(KeyError):
        work()
    assert settings() == found


def test_two_that_work_in_little_memory_at_once_leave_the_settings_as_they_were(workspace):
    begun, second_within, ended = threading.Event(), threading.Event(), threading.Event()

    def memory():
        with workspace.store.reading() as cursor:
            return cursor._cursor.execute("select current_setting('memory_limit')").fetchall()[0][0]

    def first():
        with workspace.store.within("64MiB"):
            begun.set()
            second_within.wait(0.3)
        ended.set()

    def second():
        begun.wait(60)
        with workspace.store.within("32MiB"):
            second_within.set()
            ended.wait(60)

    with workspace.store.reading() as cursor:
        cursor.script("set memory_limit = '2GiB'")
    both = [threading.Thread(target=work) for work in (first, second)]
    for one in both:
        one.start()
    for one in both:
        one.join(60)
    assert memory() == "2.0 GiB"


def test_a_failure_within_a_write_keeps_nothing_of_it(workspace):
    before = workspace.store.rows("organisation_counts")

    def half_done():
        with workspace.store.writing() as cursor:
            cursor.run("add_organisation", id=99, name="Half", sector=None, size=None, tags=None, sample=False, now=NOW)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        half_done()
    assert workspace.store.rows("organisation_counts") == before


def test_many_threads_write_and_read_at_once_without_losing_an_answer(workspace, started):
    me = person(workspace, started)
    questions = [q for q in workspace.resolve("opposite").framework.questions.values() if q.core]
    failures = []

    def answer(question, level):
        try:
            save_answer(workspace, me, Answer(question.id, "level", level), now=NOW)
            build_report(workspace, started.assessment_id)
        except Exception as error:  # noqa: BLE001  whatever a thread meets is a failure of the test
            failures.append(error)

    threads = [threading.Thread(target=answer, args=(q, float(1 + i % 6))) for i, q in enumerate(questions)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert {q: a.level for q, a in given_answers(workspace, me).items()} == {
        q.id: float(1 + i % 6) for i, q in enumerate(questions)
    }


def test_what_was_saved_is_there_after_reopening(tmp_path):
    path = str(tmp_path / "a.duckdb")
    first = open_workspace(path)
    started = start_assessment(
        first, first.resolve("opposite"), organisation="Acme", wave="1", group="executive", profile="full", now=NOW
    )
    save_answer(first, person(first, started), Answer("ORI1", "level", 5.0, 4.0, "document", "a note"), now=NOW)
    first.close()
    second = open_workspace(path)
    assert given_answers(second, person(second, started)) == {
        "ORI1": Answer("ORI1", "level", 5.0, 4.0, "document", "a note")
    }
    second.close()


def test_a_wave_keeps_its_framework_when_the_file_changes(workspace):
    source = workspace.resolve("opposite")
    started = start_assessment(
        workspace, source, organisation="Acme", wave="1", group="executive", profile="full", now=NOW
    )
    held = assessment(workspace, started.assessment_id)
    assert held.framework_hash == source.framework.hash
    assert workspace.framework(held.framework_hash).questions["ORI1"].text == source.framework.questions["ORI1"].text


def test_the_file_is_lent_while_somebody_reads_who_then_wants_to_write(tmp_path):
    workspace = open_workspace(str(tmp_path / "lent.duckdb"))
    reading, said = threading.Event(), []

    def read_and_write():
        with workspace.store.reading() as cursor:
            reading.set()
            time.sleep(0.3)
            with workspace.store.writing(cursor) as kept:
                kept.run(
                    "add_organisation", id=99, name="Kept", sector=None, size=None, tags=None, sample=False, now=NOW
                )
        said.append("kept")

    reader = threading.Thread(target=read_and_write)
    reader.start()
    reading.wait(10)
    with workspace.store.lending(10) as lent:
        said.append("lent" if lent else "refused")
    reader.join(10)
    assert said == ["kept", "lent"]
    assert workspace.store.rows("organisation_counts")[0][0] == 1
    workspace.close()


def test_what_goes_wrong_on_the_disk_is_told_whichever_cursor_writes(workspace):
    def fill(on=None):
        with workspace.store.writing(on):
            raise duckdb.IOException("Could not write file: No space left on device")

    with pytest.raises(StoreError):
        fill()
    with workspace.store.reading() as cursor, pytest.raises(StoreError):
        fill(cursor)
