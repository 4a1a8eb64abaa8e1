"""A roadmap as CSV for Jira, Azure DevOps and Asana, read back with Python's own reader."""

import csv
import io
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from handed_over import ALONE, CASCADE, CASE, EMPTY, LONG, MARK, MONTHLY, NASTY, nasty_roadmap, roadmap

from opposite.domain.spreadsheet import is_dangerous
from opposite.exports.asana_csv import asana_csv
from opposite.exports.azure_csv import azure_csv
from opposite.exports.jira_csv import jira_csv

WRITERS = [jira_csv, azure_csv, asana_csv]

ABOUT_THE_CASE = """A small team drafts it.
Ten sceptics read it.

For customers: Problems they recognise

For the business: Fewer conflicts

Measured by:
Leaders who agree
Target: 80 percent
Baseline: ten interviews

Done when: Signed case published

Why: Lifts Question 1 from 1.0 to 2.5, closing 1.5 of its gap. 1 further initiative can start only after it.

Owner: Executive sponsor

Work: 30 days of work, FTE meanwhile: change 0.5; insight 0.25

From: Roadmap of Acme, wave 1, initiative case"""


def lines(content):
    """Header and rows of a CSV."""
    header, *rows = csv.reader(io.StringIO(content.decode(), newline=""), strict=True)
    return header, rows


def columns(content):
    """The rows of a CSV by column; columns of the same name are lists."""
    header, rows = lines(content)
    found = [{name: [c for h, c in zip(header, row, strict=True) if h == name] for name in header} for row in rows]
    return [{name: cells[0] if header.count(name) == 1 else cells for name, cells in row.items()} for row in found]


# Jira


def test_jira_gets_an_epic_an_initiative_with_dates_labels_and_what_blocks_it():
    content = jira_csv(roadmap())
    assert lines(content)[0] == [
        "Summary", "Issue Type", "Work item ID", "Description", "Priority", "Assignee", "Start date", "Due date",
        "Labels", "Labels", "Inward issue link Blocks",
    ]  # fmt: skip
    case, cascade, alone = columns(content)
    assert case == {
        "Summary": "Write, evidence and sign the case",
        "Issue Type": "Epic",
        "Work item ID": "1",
        "Description": ABOUT_THE_CASE,
        "Priority": "High",
        "Assignee": "",
        "Start date": "31/Jan/27",
        "Due date": "29/Apr/27",
        "Labels": ["Orientation", "Fix-what-is-broken"],
        "Inward issue link Blocks": "",
    }
    assert (cascade["Labels"], cascade["Inward issue link Blocks"]) == (["People,-all", "Look-further"], "1")
    assert (alone["Labels"], alone["Inward issue link Blocks"], alone["Priority"]) == (["", ""], "", "Medium")


def test_jira_gets_a_column_for_each_thing_that_blocks():
    both = replace(ALONE, prerequisites=("case", "cascade"))
    content = jira_csv(roadmap(((CASE, 1, 1), (CASCADE, 2, 3), (both, 4, 4))))
    assert [row["Inward issue link Blocks"] for row in columns(content)] == [["", ""], ["1", ""], ["1", "2"]]
    assert columns(content)[2]["Description"].split("\n\n")[1] == (
        "Needs first:\n1. Write, evidence and sign the case\n2. Cascade the case"
    )


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("{code}", "\\{code}"),
        ("[x|http://e.org]", "\\[x|http://e.org]"),
        ("[~ann]", "\\[~ann]"),
        ("!p.png!", "\\!p.png!"),
        ("back\\slash", "back\\\\slash"),
        ("Stop! Now", "Stop! Now"),
    ],
)
def test_jira_takes_words_of_people_for_no_macro_link_or_picture(text, escaped):
    content = jira_csv(roadmap(((replace(ALONE, description=text), 1, 1),)))
    assert columns(content)[0]["Description"].split("\n\n")[0] == escaped


def test_no_label_for_jira_holds_a_space_and_no_header_punctuation():
    header, _ = lines(jira_csv(nasty_roadmap()))
    assert [name for name in header if not name.replace(" ", "").isalnum()] == []
    assert [
        label
        for row in columns(jira_csv(nasty_roadmap()))
        for label in row["Labels"]
        if label.split() != [label] * bool(label)
    ] == []


# Azure DevOps


class Shown(HTMLParser):
    """What a browser shows of a description, and the elements it is made of."""

    def __init__(self, text):
        super().__init__()
        self.words, self.elements = "", set()
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.elements.add((tag, *attrs))
        self.words += {"br": "\n"}.get(tag, "")

    def handle_endtag(self, tag):
        self.words += {"p": "\n\n"}.get(tag, "")

    def handle_data(self, data):
        self.words += data


def test_azure_gets_an_epic_an_initiative_with_dates_priority_and_tags():
    content = azure_csv(roadmap())
    case, cascade, alone = columns(content)
    assert list(case) == ["Work Item Type", "Title", "Description", "Priority", "Start Date", "Target Date", "Tags"]
    assert [case[name] for name in ("Work Item Type", "Title", "Priority", "Start Date", "Target Date", "Tags")] == [
        "Epic", "Write, evidence and sign the case", "1", "2027-01-31", "2027-04-29", "Orientation; Fix what is broken",
    ]  # fmt: skip
    assert (cascade["Tags"], alone["Tags"], alone["Priority"]) == ("People  all; Look further", "", "2")


def test_azure_says_the_same_in_paragraphs_of_html_and_names_what_is_needed_first():
    case, cascade, _ = columns(azure_csv(roadmap()))
    assert Shown(case["Description"]).words.strip().replace(":\n", ": ") == ABOUT_THE_CASE.replace(":\n", ": ")
    assert "<p><b>Needs first:</b> 1. Write, evidence and sign the case</p>" in cascade["Description"]


def test_words_of_people_are_no_elements_in_azure():
    for row, text in zip(columns(azure_csv(nasty_roadmap())), NASTY, strict=True):
        shown = Shown(row["Description"])
        assert shown.elements <= {("p",), ("b",), ("br",)}
        if text.isascii() and text.isprintable():
            assert f"For customers: {text[:3000]}".rstrip("x") in shown.words


# Asana


def test_asana_gets_a_task_an_initiative_in_a_section_after_what_it_depends_on():
    content = asana_csv(roadmap())
    case, cascade, alone = columns(content)
    assert case == {
        "Name": "1. Write; evidence and sign the case",
        "Description": ABOUT_THE_CASE,
        "Section/Column": "Now",
        "Assignee": "",
        "Start Date": "01/31/2027",
        "Due Date": "04/29/2027",
        "Dependencies": "",
        "Tags": "Orientation,Fix what is broken",
    }
    assert (cascade["Dependencies"], cascade["Tags"]) == (
        "1. Write; evidence and sign the case",
        "People; all,Look further",
    )
    assert (alone["Section/Column"], alone["Dependencies"], alone["Tags"]) == ("Next", "", "")


def test_every_dependency_in_asana_is_the_name_of_an_earlier_task_and_of_no_other():
    rows = columns(asana_csv(nasty_roadmap()))
    names = [row["Name"] for row in rows]
    assert len(set(names)) == len(names)
    assert [row["Dependencies"] for row in rows] == ["", *names[:-1]]
    assert [name for name in names if "," in name] == []


def test_titles_that_are_equal_are_two_tasks_in_asana():
    twin = replace(ALONE, id="twin")
    rows = columns(asana_csv(roadmap(((ALONE, 1, 1), (twin, 2, 2)))))
    assert [row["Name"] for row in rows] == ["1. Listen", "2. Listen"]


# All of them


@pytest.mark.parametrize("write", WRITERS)
def test_no_cell_is_a_formula_and_every_row_is_as_long_as_the_head(write):
    header, rows = lines(write(nasty_roadmap()))
    assert {len(row) for row in rows} == {len(header)}
    assert len(rows) == len(NASTY)
    for row in rows:
        assert [cell for cell in row if is_dangerous(cell) and not cell.startswith("'")] == []


@pytest.mark.parametrize("write", WRITERS)
def test_names_fit_and_whole_fields_fit_into_a_cell(write):
    named = {jira_csv: "Summary", azure_csv: "Title", asana_csv: "Name"}[write]
    long = columns(write(nasty_roadmap()))[NASTY.index(LONG)]
    assert (len(long[named]), long[named][-3:]) == (255, "xx…")
    assert max(len(cell) for cell in long.values() if isinstance(cell, str)) <= 32_767


@pytest.mark.parametrize("write", WRITERS)
def test_what_cannot_be_shown_is_left_out(write):
    text = write(nasty_roadmap()).decode()
    assert [hex(ord(c)) for c in text if not c.isprintable() and c not in "\n\u200d"] == []


@pytest.mark.parametrize("write", WRITERS)
def test_an_empty_plan_is_a_head_and_nothing_else(write):
    header, rows = lines(write(EMPTY))
    assert (header[:1], rows) == (lines(write(roadmap()))[0][:1], [])


@pytest.mark.parametrize(("write", "dates"), [
    (jira_csv, ["31/Jan/27", "30/Mar/27", "31/Mar/27", "30/Aug/27"]),
    (azure_csv, ["2027-01-31", "2027-03-30", "2027-03-31", "2027-08-30"]),
    (asana_csv, ["01/31/2027", "03/30/2027", "03/31/2027", "08/30/2027"]),
])  # fmt: skip
def test_months_have_their_own_dates(write, dates):
    header, rows = lines(write(MONTHLY))
    places = [
        place for place, name in enumerate(header) if name.casefold() in ("start date", "due date", "target date")
    ]
    assert [row[place] for row in rows for place in places] == dates


@pytest.mark.parametrize("write", WRITERS)
def test_every_row_of_a_sample_says_that_it_is_one(write):
    rows = columns(write(roadmap(sample=True)))
    assert [MARK in row["Description"] for row in rows] == [True] * 3
    assert ["Sample" in row.get("Tags", row.get("Labels")) for row in rows] == [True] * 3
    assert b"ample" not in write(roadmap())
