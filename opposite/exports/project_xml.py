"""A roadmap as a project in Microsoft's XML (MSPDI), which Project, ProjectLibre and GanttProject open.

Periods are calendar time, so every day of the project's calendar is a working day of eight hours and a duration counts
calendar days: a program that schedules the project anew comes to the dates of the roadmap. What waits for others is
linked to them; a summary task stands for each part of the roadmap, and in it a milestone for when all of it is done.
Effort and roles stand in the notes: the plan says how many people are busy, not who. So what a row costs, where there
are day rates, is a fixed cost that falls evenly over it.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from datetime import date

from opposite import wording
from opposite.domain.roadmap.rows import Roadmap, RoadmapRow
from opposite.wording.roadmap.handover import MOST_NAME, cut, description, horizon_title, name, title

NAMESPACE = "http://schemas.microsoft.com/project"

CALENDAR = 1
SHIFTS = (("08:00:00", "12:00:00"), ("13:00:00", "17:00:00"))
DAY_BEGINS, DAY_ENDS = SHIFTS[0][0], SHIFTS[-1][1]
HOURS_A_DAY = 8
NO_TIME = "PT0H0M0S"

IN_DAYS = 7
"""How the format calls durations that are shown in days."""
FINISH_TO_START = 1
NOT_EARLIER_THAN = 4
"""The constraint that keeps a task from starting before its date."""
FIXED_DURATION = 1
HUNDREDTHS = 100
"""Amounts of money are given in hundredths of the currency."""
PRORATED = 2
"""How the format calls a cost that falls evenly over a task."""

Fields = dict[str, object]


def project_xml(roadmap: Roadmap, *, made_on: date) -> bytes:
    """The roadmap as a project file, tasks in the order of the plan within each part of it."""
    last = max((row.finish_date for row in roadmap.rows), default=roadmap.start)
    project = ET.Element("Project", xmlns=NAMESPACE)
    _add(project, {
        "SaveVersion": 14,
        "Name": cut(title(roadmap), MOST_NAME),
        "Title": cut(title(roadmap), MOST_NAME),
        "Subject": wording.sample_mark() if roadmap.sample else wording.roadmap_headline(roadmap),
        "CreationDate": f"{made_on}T00:00:00",
        "LastSaved": f"{made_on}T00:00:00",
        "ScheduleFromStart": 1,
        "StartDate": f"{roadmap.start}T{DAY_BEGINS}",
        "FinishDate": f"{last}T{DAY_ENDS}",
        **_currency(roadmap),
        "CalendarUID": CALENDAR,
        "DefaultStartTime": DAY_BEGINS,
        "DefaultFinishTime": DAY_ENDS,
        "MinutesPerDay": HOURS_A_DAY * 60,
        "MinutesPerWeek": HOURS_A_DAY * 60 * 7,
        "DaysPerMonth": 30,
        "DefaultTaskType": FIXED_DURATION,
        "DurationFormat": IN_DAYS,
        "NewTasksEstimated": 0,
    })  # fmt: skip
    _add_calendar(ET.SubElement(project, "Calendars"))
    tasks = ET.SubElement(project, "Tasks")
    for number, (fields, needed) in enumerate(_tasks(roadmap), start=1):
        task = ET.SubElement(tasks, "Task")
        _add(task, {"UID": fields.pop("UID"), "ID": number, **fields})
        for uid in needed:
            link = {"PredecessorUID": uid, "Type": FINISH_TO_START, "CrossProject": 0, "LinkLag": 0}
            _add(ET.SubElement(task, "PredecessorLink"), link | {"LagFormat": IN_DAYS})
    ET.indent(project)
    text: str = ET.tostring(project, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.encode()


def _tasks(roadmap: Roadmap) -> Iterator[tuple[Fields, list[int]]]:
    """Fields of each task in the order of the format, and the UIDs of the tasks it waits for.

    The UID of an initiative is its place in the plan; summaries and milestones are counted on from there.
    """
    uid = len(roadmap.rows)
    for horizon in dict.fromkeys(row.horizon for row in roadmap.rows):
        rows = [row for row in roadmap.rows if row.horizon == horizon]
        first, last = min(row.start_date for row in rows), max(row.finish_date for row in rows)
        titled = horizon_title(horizon)
        yield _task(uid + 1, titled, 1, (first, last)) | {"Summary": 1}, []
        for row in rows:
            yield _initiative(roadmap, row), [other.order for other in roadmap.needed_first(row)]
        moment = f"{last}T{DAY_ENDS}"
        done = {"Start": moment, "Finish": moment, "Duration": NO_TIME, "RemainingDuration": NO_TIME, "Milestone": 1}
        yield _task(uid + 2, f"{titled}: all done", 2, (last, last)) | done, [row.order for row in rows]
        uid += 2


def _currency(roadmap: Roadmap) -> Fields:
    if roadmap.rates is None:
        return {}
    code = roadmap.rates.currency
    return {"CurrencyDigits": 2, "CurrencySymbol": code, "CurrencyCode": code}


def _initiative(roadmap: Roadmap, row: RoadmapRow) -> Fields:
    task, cost = _task(row.order, name(row), 2, (row.start_date, row.finish_date)), roadmap.cost(row)
    if cost is not None:
        hundredths = round(cost.total * HUNDREDTHS)
        task = _inserted(task, "PercentComplete", {"FixedCost": hundredths, "FixedCostAccrual": PRORATED})
        task = _inserted(task, "ActualDuration", {"Cost": hundredths})
    return task | {
        "ConstraintType": NOT_EARLIER_THAN,
        "CalendarUID": -1,
        "ConstraintDate": f"{row.start_date}T{DAY_BEGINS}",
        "Notes": description(roadmap, row),
    }


def _inserted(task: Fields, before: str, fields: Fields) -> Fields:
    """The task with further fields before one of its own: the format has an order."""
    at = list(task).index(before)
    items = list(task.items())
    return dict((*items[:at], *fields.items(), *items[at:]))


def _task(uid: int, named: str, level: int, days: tuple[date, date]) -> Fields:
    first, last = days
    duration = f"PT{((last - first).days + 1) * HOURS_A_DAY}H0M0S"
    return {
        "UID": uid,
        "Name": named,
        "Manual": 0,
        "Type": FIXED_DURATION,
        "OutlineLevel": level,
        "Priority": 500,
        "Start": f"{first}T{DAY_BEGINS}",
        "Finish": f"{last}T{DAY_ENDS}",
        "Duration": duration,
        "DurationFormat": IN_DAYS,
        "EffortDriven": 0,
        "Estimated": 0,
        "Milestone": 0,
        "Summary": 0,
        "PercentComplete": 0,
        "ActualDuration": NO_TIME,
        "RemainingDuration": duration,
    }


def _add_calendar(calendars: ET.Element) -> None:
    """The one calendar: seven working days a week."""
    calendar = ET.SubElement(calendars, "Calendar")
    _add(calendar, {"UID": CALENDAR, "Name": "Every day", "IsBaseCalendar": 1, "BaseCalendarUID": -1})
    days = ET.SubElement(calendar, "WeekDays")
    for day in range(1, 8):
        week_day = ET.SubElement(days, "WeekDay")
        _add(week_day, {"DayType": day, "DayWorking": 1})
        times = ET.SubElement(week_day, "WorkingTimes")
        for begins, ends in SHIFTS:
            _add(ET.SubElement(times, "WorkingTime"), {"FromTime": begins, "ToTime": ends})


def _add(parent: ET.Element, fields: Mapping[str, object]) -> None:
    for tag, value in fields.items():
        ET.SubElement(parent, tag).text = str(value)
