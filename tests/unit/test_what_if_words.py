"""What is said of a search, and of a plan against the base plan."""

from dataclasses import replace

import pytest

from opposite.domain.roadmap.plan import Placement, Plan
from opposite.engine.report import build_report
from opposite.engine.roadmap.known_roadmaps import build_roadmap
from opposite.engine.roadmap.request import RoadmapOptions
from opposite.wording.roadmap.what_if import against, proven, searching, short_of_best

PLAN = Plan("optimal", (Placement("a", 1, 1),), objective=0.5)


@pytest.mark.parametrize(
    ("bound", "said"),
    [
        (0.5, "This is the best plan there is under these settings: no other closes more of the gaps, sooner."),
        (
            0.5 / (1 - 1e-6),
            "This is the best plan there is under these settings: no other closes more of the gaps, sooner.",
        ),
        (0.5 / (1 - 2e-6), "This plan is at most 0.1 % short of the best possible."),
        (0.5 / 0.999, "This plan is at most 0.1 % short of the best possible."),
        (0.5 / 0.9989, "This plan is at most 0.2 % short of the best possible."),
        (None, "How far this plan is from the best possible is not known."),
    ],
)
def test_a_distance_is_never_understated(bound, said):
    assert short_of_best(replace(PLAN, bound=bound), stopped=False) == said


def test_a_search_that_was_stopped_says_so():
    said = short_of_best(replace(PLAN, bound=0.625), stopped=True)
    assert said == "The search was stopped. This plan is at most 20.0 % short of the best possible."


@pytest.mark.parametrize("bound", [None, float("inf"), 0.0])
def test_a_search_without_a_bound_says_nothing_of_one(bound):
    assert searching(PLAN, bound) == "Looking for the best plan; this is a quick one."


def test_a_search_says_how_far_the_quick_plan_and_the_best_so_far_may_be_from_the_best_possible():
    assert searching(PLAN, 0.625) == (
        "Looking for the best plan; this is a quick one, at most 20.0 % short of the best possible."
    )
    assert proven(0.5, 0.625) == "Looking for the best plan: at most 20.0 % short of the best possible."
    assert proven(0.5, float("inf")) == "Looking for the best plan."


def test_a_search_says_what_it_waits_for_and_how_long_it_has_been_going_on():
    assert (
        searching(PLAN, None, ahead=1) == "This is a quick plan; the search for the best one waits for 1 other search."
    )
    assert searching(PLAN, None, ahead=9) == (
        "This is a quick plan; the search for the best one waits for 9 other searches."
    )
    assert searching(PLAN, None, seconds=2.9) == "Looking for the best plan; this is a quick one."
    assert searching(PLAN, None, seconds=3.2) == "Looking for the best plan for 3 seconds; this is a quick one."
    assert searching(PLAN, 0.625, seconds=12) == (
        "Looking for the best plan for 12 seconds; this is a quick one, at most 20.0 % short of the best possible."
    )


@pytest.fixture
def made(workspace, add_answered):
    """The function that plans Acme quickly under some options."""
    report = build_report(workspace, add_answered(workspace, "Acme", seed=1, highest=3))
    return lambda **options: build_roadmap(report, RoadmapOptions(method="greedy", **options))


def test_the_same_plan_says_nothing(made):
    assert against(made(), made()) == ()


def test_an_initiative_that_drops_out_is_named_and_so_is_what_that_costs(made):
    base = made()
    gone = base.rows[0].initiative
    other = made(exclusions=frozenset({gone.id}))
    said = against(base, other)
    assert any(f"“{gone.title}”" in sentence and "drop" in sentence for sentence in said)
    less = 1 - other.plan.objective / base.plan.objective
    assert any(f"closes {round(100 * less)} % less of the gaps" in sentence for sentence in said) is (less >= 0.005)


def test_other_targets_say_nothing_of_the_value_since_the_gaps_are_others(made):
    said = against(made(), made(targets={"root": 2.0}))
    assert said
    assert not any("of the gaps" in sentence for sentence in said)


def test_more_than_four_are_counted_after_the_first_three(made):
    said = against(made(), made(budget=0.0))
    number = len(made().rows)
    (choice,) = [sentence for sentence in said if "drop out" in sentence]
    assert choice.startswith(f"{number} initiatives drop out: “{made().rows[0].initiative.title}”, ")
    assert choice.endswith(f" and {number - 3} others.")
