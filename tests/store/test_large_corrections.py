"""A correction of hundreds of thousands of stored answers needs no more memory than any import, and is undone to the byte."""

import random
from datetime import timedelta

import pytest
from import_cases import FRAMEWORK, NOW, figures, history, imported, stored_answers, written

from opposite.engine.collecting import portions
from opposite.engine.collecting.importing import file_parts
from opposite.engine.keeping.imports_made import imports_made
from opposite.engine.keeping.undoing import undo_import
from opposite.engine.workspace import open_workspace

pytestmark = pytest.mark.long

PEOPLE = 270_000
"""Each answers three questions."""

HEAD = "organisation,wave,respondent,group,A1,A2,B1\n"
SHARES = ("0", "0.5", "1")


@pytest.fixture
def stored(tmp_path):
    """A database in a file: one in memory puts nothing aside."""
    opened = open_workspace(str(tmp_path / "stored.duckdb"))
    yield opened
    opened.close()


def file_of(tmp_path, people, *, shift, name):
    rows = (
        f"Acme,2025,p{n},board,{(n + shift) % 4 + 1},{(n + shift + 1) % 4 + 1},{SHARES[(n + shift) % 3]}\n"
        for n in range(people)
    )
    return written(tmp_path, HEAD + "".join(rows), name=name)


def prints(workspace):
    """By table of answers and people, how many rows there are and a print of them all."""
    with workspace.store.reading() as cursor:
        return {
            table: cursor._cursor.execute(f"select count(*), sum(hash(one)) from {table} as one").fetchone()
            for table in ("answers", "waiting_answers", "answer_history", "respondents", "assessments")
        }


def corrected(workspace, tmp_path, people, *, attributed):
    """What is stored before and after a correction of every answer."""
    first = file_of(tmp_path, people, shift=0, name="first.csv")
    imported(workspace, first, attributed=attributed)
    before = prints(workspace)
    second = file_of(tmp_path, people, shift=1, name="second.csv")
    report = imported(workspace, second, attributed=attributed, people="same", now=NOW + timedelta(hours=1))
    assert (report.answers_stored, report.replaced) == (3 * people, 3 * people)
    return before, prints(workspace)


@pytest.mark.parametrize("attributed", [True, False])
def test_every_answer_of_many_people_is_corrected_and_undone(stored, tmp_path, attributed):
    before, after = corrected(stored, tmp_path, PEOPLE, attributed=attributed)
    assert [after[table][0] for table in ("answers", "waiting_answers", "answer_history")] == [
        3 * PEOPLE,
        0,
        3 * PEOPLE,
    ]
    undo_import(stored, imports_made(stored)[0].id, now=NOW)
    assert prints(stored) == before


@pytest.mark.parametrize("attributed", [True, False])
def test_in_how_many_portions_people_are_corrected_makes_no_difference(
    workspace, stored, tmp_path, monkeypatch, attributed
):
    whole = corrected(workspace, tmp_path, 25, attributed=attributed)
    monkeypatch.setattr(portions, "ANSWERS", 2 * len(FRAMEWORK.framework.questions))
    assert corrected(stored, tmp_path, 25, attributed=attributed) == whole


LONG = "organisation,wave,respondent,group,question,level\n"


def long_file(tmp_path, people, *, seed, name):
    """Answers of these people in two waves, a row each, in no order."""
    drawn = random.Random(seed)
    rows = [
        f"Acme,{wave},p{person},board,{question},{drawn.choice(levels)}\n"
        for person in people
        for wave in (2024, 2025)
        for question, levels in (("A1", (1, 2, 3, 4)), ("A2", (1, 2, 3, 4)), ("B1", SHARES))
        if drawn.random() < 0.8
    ]
    drawn.shuffle(rows)
    return written(tmp_path, LONG + "".join(rows), name=name)


def mixed(workspace, tmp_path):
    """What a second file says and leaves behind in which known people stand among new ones, and what undoing it does."""
    imported(workspace, long_file(tmp_path, range(20), seed=1, name="first.csv"), attributed=True)
    before = prints(workspace)
    second = long_file(tmp_path, range(10, 40), seed=2, name="second.csv")
    later = {"attributed": True, "people": "same", "now": NOW + timedelta(hours=1)}
    tried = figures(imported(workspace, second, dry_run=True, **later))
    report = figures(imported(workspace, second, **later))
    held = (stored_answers(workspace), history(workspace))
    undo_import(workspace, imports_made(workspace)[0].id, now=NOW)
    assert prints(workspace) == before
    return tried, report, held


@pytest.mark.main_way
def test_in_how_many_parts_known_and_new_people_of_a_shuffled_file_come_makes_no_difference(
    workspace, stored, tmp_path, monkeypatch
):
    whole = mixed(workspace, tmp_path)
    monkeypatch.setattr(portions, "ANSWERS", 3 * len(FRAMEWORK.framework.questions))
    monkeypatch.setattr(file_parts, "SLICE", 10)
    assert mixed(stored, tmp_path) == whole
