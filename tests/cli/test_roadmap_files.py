"""`opposite roadmap` into a file: its ending says what it is, and --for what tool a CSV is for."""

import csv
import io
import json
import xml.etree.ElementTree as ET

import openpyxl
import pytest
from icalendar import Calendar

from opposite.tables.roadmap import ROADMAP_COLUMNS

pytestmark = pytest.mark.long


@pytest.fixture
def run(opposite, database):
    """The function that plans Acme quickly, with more options, from the database of two organisations."""
    asked = ("roadmap", "--organisation", "Acme", "--method", "greedy", "--database", database)
    return lambda *options: opposite(*asked, *options)


@pytest.fixture
def written(run, tmp_path):
    """The function that plans Acme into a file of a name and returns its bytes."""

    def write(name, *options):
        status, out, err = run("--output", tmp_path / name, *options)
        assert (status, out, err) == (0, "", "")
        return (tmp_path / name).read_bytes()

    return write


@pytest.fixture
def rows(run):
    """The rows of the documented table."""
    return list(csv.DictReader(io.StringIO(run("--format", "csv")[1])))


@pytest.mark.main_way
def test_xlsx_is_a_workbook_with_the_rows_of_the_table(written, rows):
    book = openpyxl.load_workbook(io.BytesIO(written("roadmap.xlsx")))
    header, *found = book["Roadmap"].iter_rows(values_only=True)
    assert header == ROADMAP_COLUMNS
    assert [row[3] for row in found] == [row["initiative"] for row in rows]


def test_ics_is_a_calendar(written, rows):
    titles = [event["SUMMARY"] for event in Calendar.from_ical(written("roadmap.ics")).events]
    assert [title for title in titles if not title.startswith("Assumption to test: ")] == [row["title"] for row in rows]


def test_xml_is_a_project(written, rows):
    names = [task.findtext("{*}Name") for task in ET.fromstring(written("roadmap.xml")).findall("{*}Tasks/{*}Task")]
    assert [name for name in names if name in {row["title"] for row in rows}] == [row["title"] for row in rows]


def test_mmd_is_a_diagram(written, rows):
    assert written("roadmap.mmd").startswith(b"gantt\n    title Roadmap of Acme, wave 1\n")
    assert written("roadmap.mmd").count(b" :i") == len(rows)


def test_json_is_the_document_and_csv_the_table_of_standard_output(written, run, rows):
    assert [row["initiative"] for row in json.loads(written("roadmap.json"))["roadmap"]] == [
        r["initiative"] for r in rows
    ]
    assert written("roadmap.csv").decode("utf-8-sig").replace("\r\n", "\n") == run("--format", "csv")[1]


@pytest.mark.parametrize("name", ["roadmap", "roadmap.txt"])
def test_another_ending_or_none_is_csv_as_ever(written, run, name):
    assert written(name).decode() == run("--format", "csv")[1]


def test_an_ending_may_be_written_in_capitals(written):
    assert written("ROADMAP.ICS").startswith(b"BEGIN:VCALENDAR\r\n")


@pytest.mark.parametrize(("form", "name"), [("csv", "plan.xlsx"), ("csv", "plan.ics"), ("json", "plan.csv")])
def test_a_format_and_an_ending_that_contradict_each_other_are_wrong_usage(run, tmp_path, form, name):
    status, out, err = run("--output", tmp_path / name, "--format", form)
    said = f"--format {form} and a file that ends in {name[4:]} contradict each other; leave out one of the two,"
    assert (status, out, list(tmp_path.glob("plan*"))) == (2, "", [])
    assert said in err


def test_an_ending_that_no_roadmap_is_written_with_is_refused_with_those_that_are(run, tmp_path):
    status, out, err = run("--output", tmp_path / "plan.tsv")
    assert (status, out, list(tmp_path.glob("plan*"))) == (2, "", [])
    assert "A file that ends in .tsv cannot be written here; use .csv, .json, .xlsx, .ics, .xml or .mmd." in err


@pytest.mark.parametrize(
    ("tool", "first", "title"), [("jira", "Summary", 0), ("azure", "Work Item Type", 1), ("asana", "Name", 0)]
)
def test_for_a_tool_it_is_the_csv_that_the_tool_takes(run, rows, *, tool, first, title):
    status, out, err = run("--for", tool)
    assert (status, err) == (0, "")
    header, *found = csv.reader(io.StringIO(out))
    assert header[0] == first
    assert [row[title].split(". ")[-1].replace(";", ",") for row in found] == [
        row["title"].replace(";", ",") for row in rows
    ]
    assert run("--for", tool, "--format", "csv")[1] == out


@pytest.mark.parametrize("name", ["plan.csv", "plan", "plan.txt"])
def test_for_a_tool_a_file_holds_the_same(run, written, name):
    assert written(name, "--for", "asana").decode() == run("--for", "asana")[1]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--output", "plan.xlsx"), "--for jira writes CSV, not a file that ends in .xlsx."),
        (("--output", "plan.json"), "--for jira writes CSV, not a file that ends in .json."),
        (("--output", "plan.pdf"), "--for jira writes CSV, not a file that ends in .pdf."),
        (("--format", "json"), "--for jira writes CSV, not --format json."),
        (("--format", "table"), "--for jira writes CSV, not --format table."),
    ],
)
def test_what_contradicts_a_tool_is_wrong_usage_and_writes_nothing(run, tmp_path, monkeypatch, options, said):
    monkeypatch.chdir(tmp_path)
    status, out, err = run("--for", "jira", *options)
    assert (status, out, err.splitlines()[-1]) == (2, "", f"Error: {said}")
    assert list(tmp_path.glob("plan.*")) == []


# Several organisations


@pytest.fixture
def planned(opposite, database):
    """The function that plans organisations quickly, with more options."""
    quickly = ("--method", "greedy", "--database", database)
    return lambda names, *options: opposite(
        "roadmap", *(part for name in names for part in ("--organisation", name)), *quickly, *options
    )


def test_several_organisations_make_one_table_in_the_order_given(planned):
    _, acme, _ = planned(["Acme"], "--format", "csv")
    _, bravo, _ = planned(["Bravo"], "--format", "csv")
    header, *rows = acme.splitlines(keepends=True)
    assert planned(["Bravo", "Acme"], "--format", "csv") == (0, bravo + "".join(rows), "")
    assert planned(["Acme", "Acme"], "--format", "csv") == (0, acme, "")
    assert header.startswith("organisation,wave,order,initiative,")


def test_several_organisations_make_a_list_of_documents(planned):
    one, other = (json.loads(planned([name], "--format", "json")[1]) for name in ("Acme", "Bravo"))
    assert json.loads(planned(["Acme", "Bravo"], "--format", "json")[1]) == [one, other]


def test_an_unknown_organisation_among_several_writes_nothing(planned):
    status, out, err = planned(["Acme", "Nobody"], "--format", "csv")
    assert (status, out) == (1, "")
    assert err.startswith("Error: There is no organisation named 'Nobody'.")


@pytest.mark.parametrize(
    ("options", "asked"),
    [
        (("--for", "jira"), "--for jira"),
        (("--output", "plan.xlsx"), "A file that ends in .xlsx"),
        (("--output", "plan.ics"), "A file that ends in .ics"),
    ],
)
def test_files_of_other_tools_take_one_organisation(planned, tmp_path, monkeypatch, options, asked):
    monkeypatch.chdir(tmp_path)
    status, out, err = planned(["Acme", "Bravo"], *options)
    said = f"Error: {asked} takes the roadmap of one organisation; several go to a table, CSV or JSON."
    assert (status, out, err.splitlines()[-1]) == (2, "", said)
    assert list(tmp_path.glob("plan.*")) == []


def test_pins_that_cannot_be_kept_are_refused_with_the_ids_that_were_typed(planned):
    status, out, err = planned(["Acme"], "--pin", "str_committee=1", "--exclude", "str_committee")
    assert (status, out) == (1, "")
    assert err.startswith("Error: str_committee is both pinned and excluded. Keep one of the two. These choices ")
    status, out, err = planned(["Acme"], "--pin", "str_committee=1", "--capacity", "change=0")
    assert (status, out) == (1, "")
    assert err == (
        "Error: The pinned initiatives cannot be kept. str_committee is pinned to quarter 1, but needs 0.3 change for "
        "one quarter; there is 0. Move or remove a pin, or allow more capacity, time or budget. "
        "These choices contradict each other: str_committee is pinned to quarter 1; the people given for Change. "
        "Without any one of them there is a plan; the cheapest to give up: str_committee is pinned to quarter 1.\n"
    )
