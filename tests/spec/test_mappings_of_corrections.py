"""What somebody says of a file's columns and words is a mapping: the tables of a page and a mapping file are one thing.

| id | Where to | Checked? | Budget   |
| 1  | Defined  | Not sure | Yes      |
| 2  | -99      | 3        | Not sure |
"""

from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opposite.definitions import load
from opposite.definitions.mapping import ColumnMapping, mapping_text, read_mapping_text
from opposite.engine.collecting.importing import import_answers
from opposite.engine.collecting.importing.correcting import Corrections, corrected, place_of
from opposite.engine.collecting.importing.looking import likeliest, look_into
from opposite.engine.workspace import open_workspace
from opposite.errors import ImportRefusedError

FRAMEWORK = load(Path(__file__).parents[1] / "imports" / "framework.yaml")
NOW = datetime(2026, 11, 22, 9, 0)
FILE = "id,Where to,Checked?,Budget\n1,Defined,Not sure,Yes\n2,-99,3,Not sure\n"
COLUMNS = {"id": "respondent", "Where to": "A1", "Checked?": "A2", "Budget": "B1"}


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "answers.csv"
    path.write_text(FILE)
    return path


@pytest.fixture
def workspace(tmp_path):
    opened = open_workspace(str(tmp_path / "opposite.duckdb"))
    yield opened
    opened.close()


def look(file, mapping=None):
    return look_into(file, FRAMEWORK, mapping=mapping)


def meanings(looked):
    return {column.title: column.meaning for column in looked.columns}


def words(looked):
    return {(word.typed, word.meaning): (word.cells, word.questions) for word in looked.words}


def test_a_file_in_which_nothing_is_understood_shows_its_columns_and_says_why(file):
    looked = look(file)
    assert meanings(looked) == dict.fromkeys(COLUMNS)
    assert looked.first_rows == (("1", "Defined", "Not sure", "Yes"), ("2", "-99", "3", "Not sure"))
    assert (
        looked.refusal.title == "No column of the file is understood: none is named after a question of the framework."
    )


def test_what_is_said_of_columns_makes_them_understood_and_their_words_are_told(file):
    looked = look(file, corrected(ColumnMapping(), Corrections(columns=COLUMNS)))
    assert (looked.refusal, meanings(looked), looked.rows) == (None, COLUMNS, 2)
    assert words(looked) == {
        ("-99", None): (1, ("A1",)),
        ("Not sure", None): (2, ("A2", "B1")),
        ("3", "3"): (1, ("A2",)),
        ("Defined", "3"): (1, ("A1",)),
        ("Yes", "1"): (1, ("B1",)),
    }


def test_a_column_of_nothing_is_skipped(file):
    mapping = corrected(ColumnMapping(), Corrections(columns={**COLUMNS, "Budget": None}))
    assert mapping.columns["Budget"] == "skip"
    assert meanings(look(file, mapping))["Budget"] == "skip"


def test_the_mapping_of_corrections_stores_what_the_same_mapping_file_stores(file, workspace):
    looked = look(file, corrected(ColumnMapping(), Corrections(columns=COLUMNS)))
    said = {"-99": "empty", "Not sure": "DK"}
    places = {place_of(word): said[word.typed] for word in looked.words if word.meaning is None}
    mapping = corrected(looked.mapping, Corrections(words=places))
    text = mapping_text(mapping)
    assert read_mapping_text(text) == mapping
    report = import_answers(
        workspace, file, framework=FRAMEWORK, organisation="Acme", mapping=read_mapping_text(text), now=NOW
    )
    assert (report.answers_stored, report.not_answered, report.cells_emptied) == (5, 1, 0)
    again = import_answers(workspace, file, framework=FRAMEWORK, organisation="Acme", mapping=mapping, now=NOW)
    assert (again.answers_stored, again.unchanged) == (0, 5)


def test_a_word_that_means_two_things_is_said_for_its_questions_alone(tmp_path):
    path = tmp_path / "codes.csv"
    path.write_text("respondent,A1,A2,B1\n1,1,1,1\n2,Partly,2,0\n")
    looked = look(path)
    partly = [word for word in looked.words if word.typed == "Partly"]
    assert [(word.questions, word.apart, word.meaning) for word in partly] == [(("A1",), False, None)]
    mapping = ColumnMapping(levels_within={"A1": {"1": "4"}})
    ones = {word.meaning: place_of(word) for word in look(path, mapping).words if word.typed == "1"}
    assert ones == {"4": ("1", ("A1",)), "1": ("1", ("A2", "B1"))}
    said = corrected(mapping, Corrections(words={ones["1"]: "3"}))
    assert said.levels_within == {"A1": {"1": "4"}, "A2": {"1": "3"}, "B1": {"1": "3"}}


def test_columns_of_a_mapping_that_are_not_there_are_passed_over_and_named(file):
    looked = look(file, ColumnMapping(columns={**COLUMNS, "Gone": "A1"}))
    assert (looked.absent, dict(looked.mapping.columns), looked.refusal) == (("Gone",), COLUMNS, None)


def test_two_columns_of_one_question_are_refused_and_both_shown(tmp_path):
    path = tmp_path / "twice.csv"
    path.write_text("respondent,A1,A1 level\n1,2,3\n")
    looked = look(path)
    assert looked.refusal.title == "2 columns of the file hold the question A1: A1, A1 level."
    assert meanings(looked) == {"respondent": "respondent", "A1": "A1", "A1 level": "A1"}


def test_a_file_of_another_framework_is_known_by_its_questions(tmp_path):
    path = tmp_path / "other.csv"
    path.write_text("respondent,A1,B1\n1,2,1\n")
    opposite = load(Path(__file__).parents[2] / "frameworks" / "opposite")
    assert likeliest(path, [opposite, FRAMEWORK]) is FRAMEWORK
    path.write_text("order,customer\n1,2\n")
    assert likeliest(path, [opposite, FRAMEWORK]) is None


def test_a_long_cell_and_markup_stay_what_they_are(tmp_path):
    path = tmp_path / "long.csv"
    path.write_text(f"respondent,A1\n1,{'x' * 100_000}\n2,<b>2</b>\n3,=1+1\n")
    looked = look(path)
    assert [word.typed for word in looked.words] == ["<b>2</b>", "=1+1"]
    assert max(len(cell) for row in looked.first_rows for cell in row) == 200


def test_a_cell_that_is_far_too_long_is_refused(tmp_path):
    path = tmp_path / "long.csv"
    path.write_text(f"respondent,A1\n1,{'x' * 200_000}\n")
    with pytest.raises(ImportRefusedError, match="has a cell of more than 131,072 characters"):
        look(path)


TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1, max_size=20).filter(
    str.strip
)
WORDS = st.dictionaries(TEXTS, TEXTS.map(str.strip), max_size=4)


MAPPINGS = st.builds(
    ColumnMapping,
    organisation=st.none() | TEXTS.map(str.strip),
    wave=st.none() | TEXTS.map(str.strip),
    columns=WORDS,
    levels=WORDS.map(lambda words: {word: meaning for word, meaning in words.items() if word not in ("A1", "B")}),
    levels_within=st.dictionaries(st.sampled_from(["A1", "B"]), WORDS.filter(bool), max_size=2),
    groups=WORDS,
    organisations=WORDS,
    waves=WORDS,
    dates=st.sampled_from([None, "day first", "month first"]),
    finished_only=st.booleans(),
)


@given(MAPPINGS)
def test_a_mapping_written_as_yaml_is_read_as_the_same(mapping):
    assert read_mapping_text(mapping_text(mapping)) == mapping


def test_no_date_is_made_of_words_that_look_like_one():
    mapping = ColumnMapping(levels={"2026-01-01": "3", "yes": "4", "1_000": "2", "~": "empty", "0o17": "1", "on": "NA"})
    assert read_mapping_text(mapping_text(mapping)) == mapping
