"""A roadmap in Mermaid's language, read by a small grammar that knows what ends a name, a line and a diagram."""

import re
from dataclasses import replace

import pytest
from handed_over import ALONE, EMPTY, MONTHLY, NASTY, nasty_roadmap, roadmap
from hypothesis import given, settings
from hypothesis import strategies as st

from opposite.exports.mermaid_gantt import mermaid_gantt

HEAD = re.compile(
    r"gantt\n    title ([^#;\n]+)\n    dateFormat YYYY-MM-DD\n    axisFormat %b %Y\n    inclusiveEndDates\n"
)
SECTION = re.compile(r"    section ([^#:;\n]+)\n")
TASK = re.compile(r"        (\d+\.[^#:;\n]*) :(i\d+), (\d{4}-\d\d-\d\d), (\d{4}-\d\d-\d\d)\n")

BREAKING = ("%%", "<", ">", "`", "{", "}", "\\", '"', "|", "[", "]", "=", "@", "\t", "\r", "\0")
"""What begins a comment or a setting, ends the diagram on a page, or means something elsewhere in the language."""


def read(content):
    """Title, and tasks by section; fails on anything else that stands in the text."""
    text = content.decode()
    head = HEAD.match(text)
    title, sections, place = head.group(1), {}, head.end()
    while place < len(text):
        section, task = SECTION.match(text, place), TASK.match(text, place)
        if section is not None:
            sections[section.group(1)] = []
        else:
            sections[list(sections)[-1]].append(task.groups())
        place = (section or task).end()
    return title, sections


def test_a_section_a_part_of_the_roadmap_and_a_line_an_initiative_with_its_first_and_last_day():
    assert read(mermaid_gantt(roadmap())) == (
        "Roadmap of Acme, wave 1",
        {
            "Now": [
                ("1. Write, evidence and sign the case", "i1", "2027-01-31", "2027-04-29"),
                ("2. Cascade the case", "i2", "2027-04-30", "2027-10-30"),
            ],
            "Next": [("3. Listen", "i3", "2027-10-31", "2028-01-30")],
        },
    )


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Friction hunt: top-20 list, owners", "1. Friction hunt - top-20 list, owners"),
        ("call me", "1. call me"),
        ("two\nlines; three # four", "1. two lines three four"),
        ("%%{init: {}}%%", "1. init -"),
        ("<script>alert(1)</script>", "1. script alert(1) /script"),
        ("שלום مرحبا 🙂 5 €", "1. שלום مرحبا 🙂 5 €"),
        ("```", "1."),
        ("x" * 10_000, f"1. {'x' * 96}…"),
    ],
)
def test_of_a_title_stays_what_means_nothing_to_the_language(title, shown):
    content = mermaid_gantt(roadmap(((replace(ALONE, title=title), 1, 1),)))
    assert read(content)[1]["Now"][0][0] == shown


def test_nasty_words_make_no_line_of_their_own():
    content = mermaid_gantt(nasty_roadmap())
    title, sections = read(content)
    assert title == "Roadmap of cmd ' /C calc'!A0 & Co, wave 1+1"
    assert [task[1] for tasks in sections.values() for task in tasks] == [f"i{n + 1}" for n in range(len(NASTY))]
    assert [mark for mark in BREAKING if mark in content.decode()] == []


@settings(deadline=None)
@given(st.text())
def test_whatever_is_typed_stays_a_name(text):
    plan = roadmap(((replace(ALONE, title=text), 1, 1),), organisation=text, wave=text)
    content = mermaid_gantt(plan)
    assert [task[1:] for task in read(content)[1]["Now"]] == [("i1", "2027-01-31", "2027-04-29")]
    assert [mark for mark in BREAKING if mark in content.decode()] == []


def test_an_empty_plan_is_a_title():
    assert read(mermaid_gantt(EMPTY)) == ("Roadmap of Acme, wave 1", {})


def test_months_have_their_own_days():
    assert [task[2:] for task in read(mermaid_gantt(MONTHLY))[1]["Now"]] == [
        ("2027-01-31", "2027-03-30"),
        ("2027-03-31", "2027-08-30"),
    ]


def test_a_sample_says_in_its_title_that_it_is_one():
    title, _ = read(mermaid_gantt(roadmap(sample=True)))
    assert title == "Roadmap of Acme, wave 1 - Sample - a synthetic organisation, made up to show the product."
