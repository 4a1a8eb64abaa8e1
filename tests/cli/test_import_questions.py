"""`opposite import` on files that leave something open: it refuses, says what to write, and obeys it."""

from contextlib import closing

import pytest

from opposite.engine.collecting.assessments import waves
from opposite.engine.workspace import open_workspace

FORM = "ID,Start time,Completion time,Email,Name,ORI1\n"


@pytest.fixture
def run(opposite, tmp_path, monkeypatch):
    monkeypatch.setenv("OPPOSITE_DATABASE", str(tmp_path / "a.duckdb"))

    def imported(text, *options, name="a.csv", encoding="utf-8"):
        path = tmp_path / name
        path.write_bytes(text.encode(encoding))
        return opposite("import", path, "--organisation", "Acme", "--attributed", *options)

    return imported


def test_words_that_mean_nothing_are_listed_and_a_mapping_says_what_they_are(run, tmp_path):
    text = "respondent,ORI1,ORI2\nr1,-99,2\nr2,-99,Not sure\n"
    status, _, err = run(text)
    assert status == 1
    assert '"-99": 2 cells, in ORI1, first in row 2' in err
    assert '"Not sure": 1 cell, in ORI2, first in row 3' in err
    assert "Say under `levels` of a mapping file what such words are" in err
    mapping = tmp_path / "map.yaml"
    mapping.write_text('levels: {"-99": empty, ORI: {Not sure: DK}}\n')
    status, out, _ = run(text, "--mapping", mapping)
    assert (status, out.splitlines()[1]) == (0, "2 answers stored.")


def test_skipping_bad_rows_costs_cells_and_no_person(run):
    status, out, _ = run("respondent,ORI1,ORI2\nr1,-99,2\nr2,,Not sure\n", "--skip-bad-rows")
    assert status == 0
    assert "2 respondents (2 new)" in out
    assert "2 cells left empty, whose words mean nothing here:" in out


def test_ids_of_another_form_are_asked_about(run):
    first = FORM + "1,3/13/26 10:00,3/13/26 10:09,anonymous,,2\n"
    assert run(first)[0] == 0
    second = first.replace(",2\n", ",6\n")
    for more in ((), ("--dry-run",)):
        status, _, err = run(second, *more, name="b.csv")
        assert status == 1
        assert "--people other" in err
    status, out, _ = run(second, "--people", "other", name="b.csv")
    assert "1 respondent (1 new)" in out


def test_a_wave_is_dated_from_the_command_line(run, tmp_path):
    assert run("respondent,ORI1\nr1,2\n", "--wave", "pilot", "--wave-date", "2025-03-31")[0] == 0
    with closing(open_workspace(tmp_path / "a.duckdb")) as workspace:
        assert [str(wave.wave_date) for wave in waves(workspace, "Acme")] == ["2025-03-31"]
    assert run("respondent,ORI1\nr1,2\n", "--wave-date", "31/3/2025")[0] == 2


def test_an_encoding_is_said_and_can_be_named(run):
    assert (
        "Read in the encoding cp1251: Екатерина"
        in run("respondent,ORI1\nЕкатерина,2\nНиколай,3\nЮлия Смирнова,3\nдиректор,4\n", encoding="cp1251")[1]
    )
    status, _, err = run("respondent,ORI1\nM\u00fcller,2\n", encoding="mac_roman", name="b.csv")
    assert (status, "--encoding NAME" in err) == (1, True)
    status, out, _ = run(
        "respondent,ORI1\nM\u00fcller,2\n", "--encoding", "mac_roman", encoding="mac_roman", name="b.csv"
    )
    assert (status, "Read in the encoding mac-roman: M\u00fcller" in out) == (0, True)


def test_a_name_on_the_command_line_is_tidied_as_in_a_file(run, opposite):
    run("organisation,respondent,ORI1\nAcme,r1,2\n")
    status, out, _ = opposite("scores", "--organisation", "  Acme ", "--by", "overall", "--format", "csv")
    assert (status, out.splitlines()[1].split(",")[0]) == (0, "Acme")


def test_unfinished_answers_are_left_out_on_demand(run):
    text = "id,submitdate,lastpage,ORI1\n1,,1,2\n2,2026-03-01 10:00:00,2,4\n"
    status, out, _ = run(text, "--unfinished", "skip")
    assert (status, "1 row left out that was never handed in." in out) == (0, True)
