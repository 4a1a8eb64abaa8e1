"""What the optimal roadmap finds that quick methods miss, what it proves, and how a search ends early.

Questions Q, R, S on six stages, score 1, target 4, weight 1, importance 0.5 of the top: a level closed in every
period is worth 0.1.
"""

from dataclasses import replace

import pytest
from plan_requests import Q, R, S, best_of_demanding, demanding, initiative, reasons_left_out, request

from opposite.domain.roadmap.left_out import Unfit
from opposite.errors import PlanError
from opposite.planning import milp, plan
from opposite.planning.feasibility import violations
from opposite.wording import plan_refused


def planned(asked):
    """The rows in order, as "name start-finish"."""
    return [f"{row.initiative} {row.start}-{row.finish}" for row in plan(asked, "optimal").placements]


# --- What the best plan is -------------------------------------------------------------------------------------------


def test_it_gives_up_what_pays_best_by_the_day_for_what_is_worth_more_together():
    # three rates: a 0.2 in a day, b and c 0.3 in two days each; the budget pays for b and c, or for a and one of them
    a, b, c = (initiative("a", "Q 1>3", days=1), initiative("b", "R 1>4", days=2), initiative("c", "S 1>4", days=2))
    asked = request(a, b, c, periods=1, budget=4)
    assert planned(asked) == ["b 1-1", "c 1-1"]
    assert plan(asked, "optimal").objective == pytest.approx(0.6, abs=1e-12)


def test_a_detour_through_two_initiatives_that_gain_nothing_is_taken_where_it_pays():
    # Q is beyond its target: raising it gains nothing, but top requires it
    steps = replace(Q, question="Q", score=2, target=2)
    asked = request(
        initiative("first", "Q 2>3"),
        initiative("second", "Q 3>4"),
        initiative("top", "R 1>4", requires_levels={"Q": 4}),
        questions=(steps, R),
    )
    assert planned(asked) == ["first 1-1", "second 1-1", "top 2-2"]


def test_a_capacity_that_varies_is_used_where_it_is():
    # one person in the first two quarters, nobody in the third, two from the fourth on
    asked = request(
        initiative("a", "Q 1>4", weeks=26, demand={"team": 1}),
        initiative("b", "R 1>3", demand={"team": 1}),
        initiative("c", "S 1>3", demand={"team": 1}),
        questions=(replace(Q, importance=1.0), R, S),
        capacity={"team": (1.0, 1.0, 0.0, 2.0)},
    )
    assert planned(asked) == ["a 1-2", "b 4-4", "c 4-4"]


def test_lifts_of_a_question_are_entered_in_their_order_and_counted_once():
    low, high, both = initiative("low", "Q 1>2"), initiative("high", "Q 2>4"), initiative("both", "Q 1>4", days=21)
    assert planned(request(low, high, both)) == ["low 1-1", "high 1-1"]


def test_initiatives_that_lift_the_same_question_are_not_counted_twice():
    q1 = replace(Q, question="q1", score=2, importance=0.6)
    q2 = replace(Q, question="q2", score=3, importance=0.4)
    asked = request(
        initiative("X", "q1 1>3", days=4),
        initiative("Y", "q1 2>4", days=6),
        initiative("Z", "q2 3>4", days=2),
        questions=(q1, q2),
        periods=1,
    )
    found = plan(asked, "optimal")
    assert {row.initiative for row in found.placements} == {"Y", "Z"}
    assert found.objective == pytest.approx((1.2 + 0.4) / 5, abs=1e-15)
    assert found.left_out == (("X", Unfit.NO_GAIN),)


# --- Ties ------------------------------------------------------------------------------------------------------------


def test_of_equally_good_plans_the_one_of_less_effort():
    together, apart = (
        initiative("both", "Q 1>3", "R 1>3", days=19),
        (initiative("q", "Q 1>3"), initiative("r", "R 1>3")),
    )
    assert planned(request(together, *apart)) == ["both 1-1"]
    assert planned(request(replace(together, effort_days=21), *apart)) == ["q 1-1", "r 1-1"]


def test_then_the_one_whose_initiatives_of_early_factors_and_small_ids_come_first():
    pair = initiative("a", "Q 1>3", factor="F2"), initiative("b", "Q 1>3", factor="F1")
    assert planned(request(*pair, factor_order=("F1", "F2"))) == ["b 1-1"]
    assert planned(request(*pair, factor_order=("F2", "F1"))) == ["a 1-1"]
    assert planned(request(*pair)) == ["a 1-1"]

    one_by_one = {"demand": {"team": 1}}
    queue = initiative("b", "Q 1>3", **one_by_one), initiative("a", "R 1>3", **one_by_one)
    assert planned(request(*queue, capacity={"team": (1.0,)})) == ["a 1-1", "b 2-2"]


# --- What is proven --------------------------------------------------------------------------------------------------


def test_a_small_plan_is_proven_to_be_the_best():
    found = plan(request(initiative("a", "Q 1>3"), initiative("b", "Q 2>4")), "optimal")
    assert (found.method, found.gap_to_best) == ("optimal", pytest.approx(0, abs=1e-9))
    assert found.bound >= found.objective == pytest.approx(0.3, abs=1e-12)


def test_an_empty_plan_is_proven_too():
    found = plan(request(initiative("a", "Q 4>6")), "optimal")
    assert (found.placements, found.objective, found.bound, found.gap_to_best) == ((), 0, 0, 0)


@pytest.mark.long
def test_a_search_that_is_ended_by_its_watch_gives_the_best_plan_so_far_and_its_honest_gap():
    asked, told = demanding(40), []

    def watch(best, bound):
        told.append((best, bound))
        return bound == float("inf")

    greedy, found = plan(asked, "greedy"), plan(asked, "optimal", watch=watch)
    assert told[0][0] == pytest.approx(greedy.objective, abs=1e-9)
    assert violations(asked, found.placements) == ()
    assert found.objective >= greedy.objective
    best = best_of_demanding(40)
    assert found.bound >= best.objective - 1e-9
    assert found.gap_to_best > best.gap_to_best
    assert best.gap_to_best <= 0.01


@pytest.mark.long
def test_past_its_limit_of_branchings_it_answers_with_the_best_plan_so_far_and_its_honest_gap(monkeypatch):
    asked, best = demanding(40), best_of_demanding(40)
    monkeypatch.setattr(milp, "WORK", 1)
    found = plan(asked, "optimal")
    assert found.objective >= plan(asked, "greedy").objective
    assert found.bound >= best.objective - 1e-9
    assert found == plan(asked, "optimal")


# --- Constraints that cannot be met ----------------------------------------------------------------------------------


def test_a_demand_above_every_capacity_names_role_and_numbers():
    interfaces = initiative("tec_interfaces", "Q 1>3", weeks=26, demand={"engineers": 1.5})
    asked = request(interfaces, capacity={"engineers": (1.0,)})
    found = plan(asked, "optimal")
    assert reasons_left_out(asked, found) == {"tec_interfaces": "needs 1.5 engineers for two quarters; there is 1"}
    with pytest.raises(PlanError) as refused:
        plan(request(interfaces, capacity={"engineers": (1.0,)}, pins={"tec_interfaces": 1}), "optimal")
    assert "needs 1.5 engineers for two quarters; there is 1" in plan_refused(refused.value)


def test_two_pins_that_contradict_each_other_are_refused_and_the_constraint_is_named():
    base, top = initiative("base", "Q 1>3"), initiative("top", "R 1>3", prerequisites=("base",))
    with pytest.raises(PlanError) as refused:
        plan(request(base, top, pins={"base": 2, "top": 2}), "optimal")
    assert "base" in plan_refused(refused.value)
    assert "top" in plan_refused(refused.value)


def test_a_prerequisite_that_is_excluded_takes_what_needs_it_along():
    base, top = initiative("base", "Q 1>3"), initiative("top", "R 1>3", prerequisites=("base",))
    asked = request(base, top, exclusions=frozenset({"base"}))
    found = plan(asked, "optimal")
    assert reasons_left_out(asked, found) == {"base": "is excluded", "top": "needs base, which is excluded"}
