"""Serial schedule generation, with golden numbers: a small project by hand, and j301_1 of the public PSPLIB."""

import csv
from pathlib import Path

import pytest

from opposite.planning.schedule import Activity, Calendar, Schedule


def serial_schedule(activities, calendar):
    """Start of each activity, in their order of priority; what cannot be scheduled is missing."""
    schedule = Schedule(calendar)
    schedule.extend(activities)
    return schedule.starts


#   activity   duration   demand   predecessors
#   A          3          2
#   B          2          3
#   C          4          2        A
#   D          2          2        A
#   E          1          4        B, D
FIVE = {
    "A": Activity("A", 3, {"people": 2}),
    "B": Activity("B", 2, {"people": 3}),
    "C": Activity("C", 4, {"people": 2}, ("A",)),
    "D": Activity("D", 2, {"people": 2}, ("A",)),
    "E": Activity("E", 1, {"people": 4}, ("B", "D")),
}


@pytest.mark.parametrize(
    ("priority", "starts", "end"),
    [
        ("ABCDE", {"A": 0, "B": 3, "C": 5, "D": 5, "E": 9}, 10),
        ("ADBCE", {"A": 0, "D": 3, "B": 5, "C": 7, "E": 11}, 12),
        ("ADCBE", {"A": 0, "D": 3, "C": 3, "B": 7, "E": 9}, 10),
    ],
)
def test_five_activities_on_four_people_by_three_priority_lists(priority, starts, end):
    found = serial_schedule([FIVE[name] for name in priority], Calendar({"people": [4]}))
    assert found == starts
    assert max(start + FIVE[name].duration for name, start in found.items()) == end


def test_an_activity_waits_for_its_predecessors_wherever_it_stands_in_the_list():
    found = serial_schedule([FIVE[name] for name in "EDCBA"], Calendar({"people": [4]}))
    assert found == {"B": 0, "A": 2, "D": 5, "E": 7, "C": 8}


# Instance j301_1 of PSPLIB (Kolisch & Sprecher 1996), 30 jobs, a source and a sink, four resources;
# the numbers as in google/or-tools, ortools/scheduling/testdata/j301_1.sm.
RESOURCES = {"r1": [12], "r2": [13], "r3": [4], "r4": [12]}
with (Path(__file__).parents[1] / "golden" / "j301_1.csv").open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file))
SUCCESSORS = {int(row["job"]): [int(job) for job in row["successors"].split()] for row in ROWS}
DURATION = {int(row["job"]): int(row["duration"]) for row in ROWS}
JOBS = {
    int(row["job"]): Activity(
        row["job"],
        int(row["duration"]),
        {resource: int(row[resource]) for resource in RESOURCES},
        tuple(str(job) for job, after in SUCCESSORS.items() if int(row["job"]) in after),
    )
    for row in ROWS
}
EARLIEST = {int(job): start for job, start in serial_schedule(list(JOBS.values()), Calendar({})).items()}
END = EARLIEST[32]
LATEST_FINISH: dict[int, int] = {}
for number in reversed(JOBS):
    LATEST_FINISH[number] = min((LATEST_FINISH[job] - DURATION[job] for job in SUCCESSORS[number]), default=END)
LATEST_START = {job: finish - DURATION[job] for job, finish in LATEST_FINISH.items()}


def test_without_limits_j301_1_takes_its_critical_path():
    assert END == 38


@pytest.mark.parametrize(
    ("rule", "priority", "end"),
    [
        ("latest start", LATEST_START, 46),
        ("latest finish", LATEST_FINISH, 49),
        ("least slack", {job: LATEST_START[job] - EARLIEST[job] for job in JOBS}, 49),
        ("job number", dict.fromkeys(JOBS, 0), 49),
        ("shortest first", DURATION, 57),
    ],
)
def test_j301_1_by_five_priority_rules_ties_by_job_number(rule, priority, end):
    ordered = [JOBS[job] for job in sorted(JOBS, key=lambda job: (priority[job], job))]
    assert (rule, serial_schedule(ordered, Calendar(RESOURCES))["32"]) == (rule, end)


def test_a_demand_as_large_as_the_capacity_fits():
    assert serial_schedule([Activity("a", 1, {"people": 4})], Calendar({"people": [4]})) == {"a": 0}


def test_a_demand_above_the_capacity_is_left_out_with_all_that_waits_for_it():
    activities = [Activity("a", 1, {"people": 4.01}), Activity("b", 1, {}, ("a",)), Activity("c", 1, {"people": 1})]
    assert serial_schedule(activities, Calendar({"people": [4]})) == {"c": 0}


def test_the_last_value_of_a_capacity_holds_on():
    activities = [Activity("a", 3, {"people": 2})]
    assert serial_schedule(activities, Calendar({"people": [2, 1, 2]})) == {"a": 2}


def test_a_freeze_is_a_capacity_of_zero_and_stops_only_what_needs_the_resource():
    activities = [Activity("a", 1, {"people": 1}), Activity("b", 1, {"people": 0}), Activity("c", 1)]
    assert serial_schedule(activities, Calendar({"people": [0, 0, 1]})) == {"a": 2, "b": 0, "c": 0}


def test_an_activity_without_duration_takes_nothing_and_may_stand_anywhere():
    activities = [Activity("a", 2, {"people": 1}), Activity("b", 0, {"people": 1}, ("a",))]
    assert serial_schedule(activities, Calendar({"people": [1]})) == {"a": 0, "b": 2}


def test_with_a_horizon_an_activity_may_end_at_it_and_not_after():
    assert serial_schedule([Activity("a", 3)], Calendar({}, horizon=3)) == {"a": 0}
    assert serial_schedule([Activity("a", 4)], Calendar({}, horizon=3)) == {}


def test_activities_in_a_circle_are_left_out_and_never_looped_over():
    activities = [Activity("a", 1, {}, ("b",)), Activity("b", 1, {}, ("a",))]
    assert serial_schedule(activities, Calendar({})) == {}
