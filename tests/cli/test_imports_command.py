"""`opposite imports` lists what was imported, and undoes an import whole."""

import csv
import io

import pytest

from opposite.tables.imports import IMPORT_COLUMNS

HEADER = "organisation,wave,respondent,group,question,level\n"


@pytest.fixture
def run(opposite, tmp_path, monkeypatch):
    """The function that runs `opposite imports` on two imports: Acme, then Acme corrected and Bravo."""
    monkeypatch.setenv("OPPOSITE_DATABASE", str(tmp_path / "kept.duckdb"))
    for name, lines in (
        ("one.csv", "Acme,1,ann,executive,ORI1,3\n"),
        ("two.csv", "Acme,1,ann,executive,ORI1,5\nBravo,1,bob,executive,ORI1,2\n"),
    ):
        file = tmp_path / name
        file.write_text(HEADER + lines)
        assert opposite("import", file, "--attributed", "--people", "same")[0] == 0
    return lambda *arguments: opposite("imports", *arguments)


def rows(out):
    return list(csv.DictReader(io.StringIO(out)))


def test_it_lists_every_import_the_latest_first(run):
    status, out, err = run("--format", "csv")
    assert (status, err, out.splitlines()[0]) == (0, "", ",".join(IMPORT_COLUMNS))
    assert [(row["file"], row["organisations"], row["answers"], row["replaced"]) for row in rows(out)] == [
        ("two.csv", "Acme; Bravo", "2", "1"),
        ("one.csv", "Acme", "1", "0"),
    ]
    assert [row["file"] for row in rows(run("--organisation", "Bravo", "--format", "csv")[1])] == ["two.csv"]


def test_an_import_is_undone_whole_and_once(run, opposite):
    before = rows(run("--format", "csv")[1])
    status, _, err = run("--undo", before[0]["import"], "--yes")
    assert status == 0
    assert "The import of two.csv was undone: everything stands as before it." in err
    assert [row["name"] for row in rows(opposite("organisations", "--format", "csv")[1])] == ["Acme"]
    assert rows(run("--format", "csv")[1])[0]["undone_at"]
    status, _, err = run("--undo", before[0]["import"], "--yes")
    assert (status, "was undone already" in err) == (1, True)


def test_what_came_on_top_is_named(run):
    first = rows(run("--format", "csv")[1])[1]["import"]
    status, _, err = run("--undo", first, "--yes")
    assert (status, "of two.csv came after it" in err) == (1, True)


def test_without_anybody_to_ask_nothing_is_undone(run):
    number = rows(run("--format", "csv")[1])[0]["import"]
    status, _, err = run("--undo", number)
    assert (status, "Nothing was undone, since nobody can be asked here." in err) == (1, True)
    assert run("--undo", "999999", "--yes")[0] == 1
    assert run("--yes")[0] == 2
