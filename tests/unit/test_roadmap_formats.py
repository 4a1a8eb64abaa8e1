"""The table of forms in which a roadmap is handed over: what pages and the command line take from it."""

import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest
from handed_over import EMPTY, MADE_AT, MADE_ON, MONTHLY, nasty_roadmap, roadmap

from opposite.engine.collecting.assessments import find_wave
from opposite.engine.report import build_report
from opposite.engine.roadmap.known_roadmaps import build_roadmap
from opposite.engine.roadmap.request import RoadmapOptions
from opposite.exports.asana_csv import asana_csv
from opposite.exports.azure_csv import azure_csv
from opposite.exports.calendar_ics import calendar_ics
from opposite.exports.endings import ENDINGS
from opposite.exports.formats import FORMATS
from opposite.exports.jira_csv import jira_csv
from opposite.exports.mermaid_gantt import mermaid_gantt
from opposite.exports.project_xml import project_xml
from opposite.exports.roadmap_xlsx import roadmap_xlsx

HASHES = """
from hashlib import sha256
from handed_over import MADE_AT, MADE_ON, nasty_roadmap
from opposite.exports.formats import FORMATS
for form in FORMATS.values():
    print(sha256(form.content(nasty_roadmap(), MADE_ON, MADE_AT)).hexdigest())
"""


def test_the_forms_with_their_names_endings_and_types():
    assert [(form.id, form.label, form.file_name(roadmap()), form.mime) for form in FORMATS.values()] == [
        (
            "xlsx",
            "Excel workbook",
            "acme-1-roadmap.xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ),
        ("jira", "Jira", "acme-1-roadmap-jira.csv", "text/csv"),
        ("azure", "Azure DevOps", "acme-1-roadmap-azure.csv", "text/csv"),
        ("asana", "Asana", "acme-1-roadmap-asana.csv", "text/csv"),
        ("calendar", "Calendar", "acme-1-roadmap.ics", "text/calendar"),
        ("project", "Microsoft Project", "acme-1-roadmap.xml", "application/xml"),
        ("mermaid", "Mermaid Gantt chart", "acme-1-roadmap.mmd", "text/vnd.mermaid"),
    ]
    assert list(FORMATS) == [form.id for form in FORMATS.values()]


def test_a_file_of_a_sample_is_named_as_one():
    assert FORMATS["jira"].file_name(roadmap(sample=True)) == "sample-acme-1-roadmap-jira.csv"
    assert FORMATS["xlsx"].file_name(roadmap(sample=True)) == "sample-acme-1-roadmap.xlsx"


def test_an_ending_tells_the_form_unless_several_share_it():
    told = {ending: held.roadmap for ending, held in ENDINGS.items() if held.roadmap is not None}
    assert told == {".xlsx": "xlsx", ".ics": "calendar", ".xml": "project", ".mmd": "mermaid"}
    assert told == {form.ending: form.id for form in FORMATS.values() if form.ending != ".csv"}


@pytest.mark.parametrize(
    "plan", [roadmap(), roadmap(sample=True), MONTHLY, EMPTY], ids=["plain", "sample", "months", "none"]
)
def test_each_form_is_made_by_its_own_module(plan):
    assert {form.id: form.content(plan, MADE_ON, MADE_AT) for form in FORMATS.values()} == {
        "xlsx": roadmap_xlsx(plan, made_on=MADE_ON),
        "jira": jira_csv(plan),
        "azure": azure_csv(plan),
        "asana": asana_csv(plan),
        "calendar": calendar_ics(plan, made_at=MADE_AT),
        "project": project_xml(plan, made_on=MADE_ON),
        "mermaid": mermaid_gantt(plan),
    }


@pytest.mark.process
@pytest.mark.parametrize("seed", ["1", "2"])
def test_every_form_has_the_same_bytes_in_another_process(seed):
    here = Path(__file__).parent
    made = subprocess.run(
        [sys.executable, "-c", HASHES],
        env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join((str(here), str(here.parents[1])))},
        capture_output=True,
        text=True,
        check=True,
    )
    assert made.stdout.split() == [
        sha256(form.content(nasty_roadmap(), MADE_ON, MADE_AT)).hexdigest() for form in FORMATS.values()
    ]


def test_a_roadmap_of_the_engine_is_handed_over_in_every_form(workspace, add_answered):
    add_answered(workspace, "Acme", seed=1, lowest=1, highest=3)
    plan = build_roadmap(build_report(workspace, find_wave(workspace, "Acme").id), RoadmapOptions(method="greedy"))
    titles = [row.initiative.title for row in plan.rows]
    assert len(titles) > 5
    assert (plan.framework.id, plan.sample) == ("opposite", False)
    assert all(other.finish_period < row.start_period for row in plan.rows for other in plan.needed_first(row))
    assert any(plan.needed_first(row) for row in plan.rows)
    for form in FORMATS.values():
        assert form.content(plan, MADE_ON, MADE_AT) == form.content(plan, MADE_ON, MADE_AT)
    assert [line.split(",")[0] for line in jira_csv(plan).decode().splitlines()[:1]] == ["Summary"]
