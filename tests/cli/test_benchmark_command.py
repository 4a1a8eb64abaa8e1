"""`opposite benchmark`: written, read, listed and removed; what is refused, and that nothing is kept then."""

import csv
import io
import json

import pytest

pytestmark = pytest.mark.long


@pytest.fixture
def run(tmp_path, opposite):
    database = tmp_path / "desk.duckdb"

    def call(*arguments, database=database):
        return opposite(*arguments, "--database", database)

    return call


@pytest.fixture
def ten(run, tmp_path):
    """A database with ten closed waves, five of them in Retail."""
    answers = tmp_path / "answers.csv"
    lines = ["organisation,wave,respondent,group,question,level"]
    lines += [f"Client {n},2026,ann,executive,{q},{2 + n % 3}" for n in range(10) for q in ("ORI1", "ORI2", "ORI3")]
    answers.write_text("\n".join(lines) + "\n")
    assert run("import", answers, "--framework", "opposite", "--attributed")[0] == 0
    for n in range(5):
        run(
            "organisations", "--organisation", f"Client {n}", "--sector", "Retail", "--size", "300", "--tag", "Client 3"
        )
    return tmp_path / "study.json"


def listed(run, **options):
    return list(csv.DictReader(io.StringIO(run("benchmark", "list", "--format", "csv", **options)[1])))


@pytest.mark.main_way
def test_what_is_written_is_read_elsewhere_and_listed(run, ten, tmp_path):
    status, out, said = run("benchmark", "export", ten, "--source", "Nordic Study")
    assert (status, out) == (0, "")
    assert "The benchmark tells of 10 organisations and 3 questions, without names." in said
    document = json.loads(ten.read_bytes())
    assert (document["source"], document["organisations"]) == ("Nordic Study", 10)
    assert document["questions"]["ORI1"]["percent"] == {"2": 40, "3": 30, "4": 30}
    assert "Client" not in ten.read_text()
    elsewhere = tmp_path / "elsewhere.duckdb"
    status, out, said = run("benchmark", "import", ten, database=elsewhere)
    assert (status, out) == (0, "")
    assert said.startswith("Added: Nordic Study, 10 organisations, ")
    (row,) = listed(run, database=elsewhere)
    assert (row["source"], row["organisations"], row["people"], row["questions"], row["counts"]) == (
        "Nordic Study", "10", "10", "3", "yes",
    )  # fmt: skip
    again = run("benchmark", "import", ten, ten, database=elsewhere)
    assert (again[0], again[2].count("Was here already: Nordic Study")) == (0, 2)
    assert run("benchmark", "remove", row["number"], database=elsewhere)[0] == 0
    assert listed(run, database=elsewhere) == []
    status, _, said = run("benchmark", "remove", row["number"], database=elsewhere)
    assert (status, said) == (
        1,
        f"Error: There is no benchmark {row['number']}. `opposite benchmark list` lists them.\n",
    )


def test_the_same_is_the_same_bytes(run, ten, tmp_path):
    second = tmp_path / "second.json"
    run("benchmark", "export", ten, "--source", "S")
    run("benchmark", "export", second, "--source", "S")
    assert ten.read_bytes() == second.read_bytes()


def test_fewer_than_ten_write_nothing(run, ten):
    status, out, said = run("benchmark", "export", ten, "--source", "S", "--sector", "retail", "--size", "300")
    assert (status, out) == (1, "")
    assert said.startswith("Error: No benchmark was written: 5 real organisations of that kind have a closed wave")
    assert not ten.exists()


def test_an_unknown_sector_says_what_was_meant(run, ten):
    status, _, said = run("benchmark", "export", ten, "--source", "S", "--sector", "Retial")
    assert (status, said) == (1, "Error: No organisation has the sector 'Retial'. Did you mean \"Retail\"?\n")


def test_the_source_must_be_said(run, ten):
    status, _, said = run("benchmark", "export", ten)
    assert status == 2
    assert "--source" in said


def test_the_filter_is_said_and_tags_are_not_named(run, ten, tmp_path):
    lines = ["organisation,wave,respondent,group,question,level"]
    lines += [f"Shop {n},2026,ann,executive,ORI1,{2 + n % 3}" for n in range(10)]
    (tmp_path / "more.csv").write_text("\n".join(lines) + "\n")
    run("import", tmp_path / "more.csv", "--framework", "opposite", "--attributed")
    for n in range(10):
        run("organisations", "--organisation", f"Shop {n}", "--sector", "Retail", "--tag", "Acme project")
    status, _, _ = run("benchmark", "export", ten, "--source", "S", "--sector", "Retail", "--tag", "Acme project")
    assert status == 0
    assert json.loads(ten.read_bytes())["scope"] == {
        "sectors": ["Retail"], "sizes": [], "countries": [], "by_tag": True,
    }  # fmt: skip
    assert "Acme" not in ten.read_text()


def test_one_bad_file_among_good_ones_keeps_nothing(run, ten, tmp_path):
    run("benchmark", "export", ten, "--source", "S")
    bad = tmp_path / "bad.json"
    bad.write_text(ten.read_text().replace('"organisations": 10', '"organisations": 9'))
    status, _, said = run("benchmark", "import", ten, bad)
    assert status == 1
    assert said == (
        "Error: The benchmark file cannot be used: organisations must be a whole number from 10 to 10,000,000. Nothing was "
        "stored. docs/benchmarks.md says what stands in it.\n"
    )
    assert listed(run) == []


def test_a_source_that_would_be_a_formula_is_text(run, ten):
    run("benchmark", "export", ten, "--source", "=cmd|' /C calc'!A0")
    assert run("benchmark", "import", ten)[0] == 0
    assert [row["source"] for row in listed(run)] == ["'=cmd|' /C calc'!A0"]


@pytest.mark.usefixtures("ten")
def test_nothing_is_held_at_first(run):
    assert listed(run) == []
    assert run("benchmark", "list", "--format", "json")[1] == "[]\n"
