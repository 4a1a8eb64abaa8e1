"""A roadmap as a project, read back as XML and scheduled anew from its own calendar, constraints and links."""

import re
import xml.etree.ElementTree as ET
from datetime import datetime, time, timedelta

import pytest
from handed_over import EMPTY, MADE_ON, MARK, MONTHLY, NASTY, nasty_roadmap, roadmap

from opposite.exports.project_xml import project_xml
from opposite.wording.roadmap.handover import description, name

SPACE = "{http://schemas.microsoft.com/project}"

ORDER = (
    "UID", "ID", "Name", "Manual", "Type", "OutlineLevel", "Priority", "Start", "Finish", "Duration", "DurationFormat",
    "EffortDriven", "Estimated", "Milestone", "Summary", "PercentComplete", "ActualDuration", "RemainingDuration",
    "ConstraintType", "CalendarUID", "ConstraintDate", "Notes", "PredecessorLink",
)  # fmt: skip
"""The order in which the schema of the format has the fields of a task."""


def project(plan):
    """The root element of a plan's project."""
    return ET.fromstring(project_xml(plan, made_on=MADE_ON))


def fields(element):
    """The plain fields of an element by name."""
    return {child.tag.removeprefix(SPACE): child.text for child in element if not len(child)}


def tasks(plan):
    """Every task of a plan as its fields, with the UIDs of what it waits for."""
    return [
        fields(task)
        | {"needs": [link.findtext(f"{SPACE}PredecessorUID") for link in task.iter(f"{SPACE}PredecessorLink")]}
        for task in project(plan).iter(f"{SPACE}Task")
    ]


def moment(text):
    """A date and time of the format."""
    return datetime.fromisoformat(text)


def shifts(root):
    """The working times of each day of the week, 1 for Sunday, as the calendar has them."""
    return {
        int(day.findtext(f"{SPACE}DayType")): [
            (
                time.fromisoformat(shift.findtext(f"{SPACE}FromTime")),
                time.fromisoformat(shift.findtext(f"{SPACE}ToTime")),
            )
            for shift in day.iter(f"{SPACE}WorkingTime")
        ]
        for day in root.iter(f"{SPACE}WeekDay")
        if day.findtext(f"{SPACE}DayWorking") == "1"
    }


def worked(root, start, hours):
    """When work of so many hours begins and ends that may begin at a moment, by the calendar of a project."""
    left, begun, now = timedelta(hours=hours), None, start
    for ahead in range(10_000):
        day = (start + timedelta(days=ahead)).date()
        for opens, closes in shifts(root).get(day.isoweekday() % 7 + 1, []):
            now = max(now, datetime.combine(day, opens))
            if now >= datetime.combine(day, closes):
                continue
            begun = begun or now
            spent = min(left, datetime.combine(day, closes) - now)
            now, left = now + spent, left - spent
            if not left:
                return begun, now
    raise AssertionError("the work never ends")


def rescheduled(plan):
    """Start and finish of each task by UID, worked out from durations, constraints, links and the calendar alone."""
    root, found = project(plan), {}
    project_start = moment(root.findtext(f"{SPACE}StartDate"))
    for task in tasks(plan):
        if task["Summary"] == "1":
            continue
        hours = int(re.fullmatch(r"PT(\d+)H0M0S", task["Duration"]).group(1))
        earliest = [project_start, *(found[uid][1] for uid in task["needs"])]
        if task.get("ConstraintType") == "4":
            earliest.append(moment(task["ConstraintDate"]))
        found[task["UID"]] = worked(root, max(earliest), hours) if hours else (max(earliest), max(earliest))
    return found


@pytest.mark.parametrize("plan", [roadmap(), MONTHLY, nasty_roadmap()], ids=["quarters", "months", "nasty"])
def test_a_program_that_schedules_the_project_anew_comes_to_the_dates_of_the_roadmap(plan):
    anew = rescheduled(plan)
    assert anew == {
        task["UID"]: (moment(task["Start"]), moment(task["Finish"])) for task in tasks(plan) if task["Summary"] == "0"
    }
    assert [tuple(at.date() for at in anew[str(row.order)]) for row in plan.rows] == [
        (row.start_date, row.finish_date) for row in plan.rows
    ]


def test_tasks_stand_by_part_of_the_roadmap_each_with_its_milestone():
    shown = [(task["OutlineLevel"], task["Name"], task["Start"], task["Finish"], task["Milestone"], task["Summary"])
             for task in tasks(roadmap())]  # fmt: skip
    assert shown == [
        ("1", "Now", "2027-01-31T08:00:00", "2027-10-30T17:00:00", "0", "1"),
        ("2", "Write, evidence and sign the case", "2027-01-31T08:00:00", "2027-04-29T17:00:00", "0", "0"),
        ("2", "Cascade the case", "2027-04-30T08:00:00", "2027-10-30T17:00:00", "0", "0"),
        ("2", "Now: all done", "2027-10-30T17:00:00", "2027-10-30T17:00:00", "1", "0"),
        ("1", "Next", "2027-10-31T08:00:00", "2028-01-30T17:00:00", "0", "1"),
        ("2", "Listen", "2027-10-31T08:00:00", "2028-01-30T17:00:00", "0", "0"),
        ("2", "Next: all done", "2028-01-30T17:00:00", "2028-01-30T17:00:00", "1", "0"),
    ]


def test_durations_count_calendar_days_of_eight_hours():
    assert [task["Duration"] for task in tasks(roadmap())] == [
        "PT2184H0M0S", "PT712H0M0S", "PT1472H0M0S", "PT0H0M0S", "PT736H0M0S", "PT736H0M0S", "PT0H0M0S",
    ]  # fmt: skip
    assert shifts(project(roadmap())) == {day: [(time(8), time(12)), (time(13), time(17))] for day in range(1, 8)}


def test_tasks_wait_for_what_they_need_and_milestones_for_all_of_their_part():
    assert [(task["UID"], task["needs"]) for task in tasks(roadmap())] == [
        ("4", []), ("1", []), ("2", ["1"]), ("5", ["1", "2"]), ("6", []), ("3", []), ("7", ["3"]),
    ]  # fmt: skip
    link = fields(next(project(roadmap()).iter(f"{SPACE}PredecessorLink")))
    assert link == {"PredecessorUID": "1", "Type": "1", "CrossProject": "0", "LinkLag": "0", "LagFormat": "7"}


def test_ids_count_the_lines_and_uids_are_unique():
    found = tasks(nasty_roadmap())
    assert [int(task["ID"]) for task in found] == list(range(1, len(found) + 1))
    assert len({task["UID"] for task in found}) == len(found)


def test_fields_stand_in_the_order_of_the_format():
    for task in project(roadmap()).iter(f"{SPACE}Task"):
        places = [ORDER.index(child.tag.removeprefix(SPACE)) for child in task]
        assert places == sorted(places)


def test_the_project_says_what_it_is_and_when():
    shown = fields(project(roadmap()))
    assert [shown[key] for key in ("Title", "CreationDate", "StartDate", "FinishDate", "MinutesPerDay", "CalendarUID")] == [
        "Roadmap of Acme, wave 1", "2026-11-22T00:00:00", "2027-01-31T08:00:00", "2028-01-30T17:00:00", "480", "1",
    ]  # fmt: skip


def test_nasty_words_come_back_as_they_were():
    plan = nasty_roadmap()
    shown = {task["UID"]: task for task in tasks(plan)}
    assert len(shown) == len(NASTY) + 4
    for row in plan.rows:
        assert (shown[str(row.order)]["Name"], shown[str(row.order)]["Notes"]) == (name(row), description(plan, row))


def test_an_empty_plan_is_a_project_without_tasks():
    assert tasks(EMPTY) == []
    assert fields(project(EMPTY))["FinishDate"] == "2027-01-31T17:00:00"


def test_a_sample_says_that_it_is_one_at_its_head_and_in_every_note():
    plan = roadmap(sample=True)
    assert fields(project(plan))["Subject"] == MARK
    assert [task["Notes"].split("\n\n")[0] for task in tasks(plan) if "Notes" in task] == [MARK] * 3


def test_the_same_roadmap_and_day_give_the_same_bytes():
    assert project_xml(roadmap(), made_on=MADE_ON) == project_xml(roadmap(), made_on=MADE_ON)
