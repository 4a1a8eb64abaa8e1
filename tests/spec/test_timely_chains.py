"""A chain that is short of time is scheduled in another order than it was put together in, or with other members.

Questions Q, R, S on six stages, score 1, target 4, weight 1, importance 0.5 of the top: a level closed in every
period is worth 0.1.
"""

import csv
from dataclasses import replace
from pathlib import Path

import pytest
from plan_requests import Q, R, initiative, request

from opposite.planning import plan
from opposite.planning.feasibility import violations

NO_TARGET = replace(R, target=None)

# Instance j301_1 of PSPLIB (Kolisch & Sprecher 1996): its 30 jobs need 43 periods at least, and 49 in the order of
# their numbers. All that is worth anything is lifted by the sink, which takes one period more here.
RESOURCES = {"r1": 12, "r2": 13, "r3": 4, "r4": 12}
SINK = "32"
with (Path(__file__).parents[1] / "golden" / "j301_1.csv").open(encoding="utf-8", newline="") as file:
    JOBS = {row["job"]: row for row in csv.DictReader(file)}


def j301_1(periods):
    jobs = [
        initiative(
            f"j{job:0>2}",
            "Q 1>4" if job == SINK else "R 1>4",
            weeks=13 * int(row["duration"]),
            demand={resource: int(row[resource]) for resource in RESOURCES if int(row[resource])},
            prerequisites=tuple(f"j{other:0>2}" for other in JOBS if job in JOBS[other]["successors"].split()),
        )
        for job, row in JOBS.items()
    ]
    capacity = {resource: (available,) for resource, available in RESOURCES.items()}
    return request(*jobs, questions=(Q, NO_TARGET), periods=periods, capacity=capacity)


@pytest.mark.parametrize("periods", [49, 47, 45])
def test_a_quick_plan_gets_to_the_end_of_j301_1_as_late_as_in_the_last_period(periods):
    asked = j301_1(periods)
    found = plan(asked, "greedy")
    assert violations(asked, found.placements) == ()
    assert found.by_id["j32"].finish <= periods
    assert len(found.placements) == len(JOBS)


def test_a_period_less_than_any_schedule_takes_leaves_nothing_to_plan():
    assert plan(j301_1(43), "greedy").placements == ()


def test_where_the_least_effort_would_take_too_long_something_else_raises_the_required_level():
    cheap, quick = initiative("cheap", "R 1>4", weeks=26, days=5), initiative("quick", "R 1>4", days=20)
    asked = request(
        cheap, quick, initiative("end", "Q 1>4", requires_levels={"R": 4}), questions=(Q, NO_TARGET), periods=2
    )
    assert [(row.initiative, row.start) for row in plan(asked, "greedy").placements] == [("quick", 1), ("end", 2)]


def test_where_each_least_effort_together_is_beyond_the_budget_one_that_does_both_is_taken():
    steps = (replace(NO_TARGET, question="S"), NO_TARGET)
    asked = request(
        initiative("r", "R 1>4", days=10),
        initiative("s", "S 1>4", days=10),
        initiative("both", "R 1>4", "S 1>4", days=15),
        initiative("end", "Q 1>4", requires_levels={"R": 4, "S": 4}),
        questions=(Q, *steps),
        budget=25,
    )
    assert [(row.initiative, row.start) for row in plan(asked, "greedy").placements] == [("both", 1), ("end", 2)]
