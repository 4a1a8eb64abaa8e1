"""The optimal roadmap: no constraint broken, no plan better, whatever is asked; the same best value found in other ways.

Small requests are solved a second time by CP-SAT, from a formulation that shares nothing with the product's, and tiny
ones by trying every plan there is.
"""

from dataclasses import replace
from itertools import product
from math import ceil

import pytest
from cp_sat import another_process
from hypothesis import assume, given
from hypothesis import strategies as st
from quick import examples
from test_plans import requests, wishes

from opposite.domain.roadmap.pins import DatedInVain, PinsRefusedError
from opposite.domain.roadmap.plan import Placement
from opposite.planning import milp, optimal, plan, with_possible_quick_wins
from opposite.planning.feasibility import violations
from opposite.planning.projection import plan_value

SLACK = 1e-9


@pytest.fixture(scope="module")
def best_by_cp_sat():
    with another_process() as best:
        yield best


def few(asked):
    """The same with its first four initiatives and first four periods, and as many quick wins as there can be then."""
    kept = asked.initiatives[:4]
    ids, periods = {i.id for i in kept}, min(4, asked.periods)
    pins = {i: period for i, period in asked.pins.items() if i in ids and period <= periods}
    not_before = {i: first for i, first in asked.not_before.items() if i in ids}
    finish_by = {i: min(last, periods) for i, last in asked.finish_by.items() if i in ids}
    fewer = replace(
        asked, initiatives=kept, periods=periods, pins=pins, exclusions=asked.exclusions & ids, must=asked.must & ids,
        not_before=not_before, finish_by=finish_by,
    )  # fmt: skip
    return with_possible_quick_wins(fewer)


def plan_or_none(asked, method="optimal"):
    try:
        return plan(asked, method)
    except PinsRefusedError as error:
        assume(not isinstance(error.refusal, DatedInVain))  # the rules alone would leave it out
        return None


@given(asked=requests())
@examples(150)
def test_no_constraint_is_broken_and_what_the_plan_is_worth_is_the_value_of_its_rows(asked):
    found = plan_or_none(asked)
    assume(found is not None)
    assert violations(asked, found.placements) == ()
    assert found.objective == plan_value(asked, found.placements)
    placed = [row.initiative for row in found.placements]
    assert sorted(placed + [initiative for initiative, _ in found.left_out]) == list(asked.by_id)


@given(asked=requests())
@examples(150)
def test_it_is_never_worth_less_than_the_greedy_and_the_naive_plan_nor_more_than_its_bound(asked):
    found = plan_or_none(asked)
    others = [plan_or_none(asked, method) for method in ("greedy", "largest-gap")]
    assert found is not None or others == [None, None]
    assume(found is not None)
    assert all(other is None or found.objective >= other.objective - 1e-12 for other in others)
    assert found.bound >= found.objective
    assert found.bound - found.objective <= 1e-6 * found.bound + 1e-12


@given(asked=requests(), random=st.randoms(use_true_random=False))
@examples(75)
def test_the_order_of_initiatives_and_questions_changes_nothing(asked, random):
    shuffled, questions = list(asked.initiatives), list(asked.questions)
    random.shuffle(shuffled)
    random.shuffle(questions)
    other = replace(asked, initiatives=tuple(shuffled), questions={q: asked.questions[q] for q in questions})
    assert plan_or_none(asked) == plan_or_none(other)


@given(asked=requests(), more=st.sampled_from([0.1, 0.5, 3.0]))
@examples(75)
def test_more_capacity_is_never_worth_less(asked, more):
    found = plan_or_none(asked)
    assume(found is not None)
    wider = replace(asked, capacity={role: tuple(v + more for v in values) for role, values in asked.capacity.items()})
    assert plan(wider, "optimal").objective >= found.objective - SLACK


@given(asked=requests())
@examples(150)
def test_the_best_value_is_the_one_that_another_solver_finds(best_by_cp_sat, asked):
    found, other = plan_or_none(asked), best_by_cp_sat(asked)
    assert (found is None) == (other is None)
    assume(found is not None)
    assert violations(asked, other) == ()
    assert found.objective == pytest.approx(plan_value(asked, other), abs=SLACK)


@given(asked=wishes(), quick_wins=st.integers(1, 4))
@examples(100)
def test_as_many_quick_wins_start_as_another_solver_says_can(best_by_cp_sat, asked, quick_wins):
    asked = replace(asked, quick_wins=quick_wins)
    found, other = plan_or_none(asked), best_by_cp_sat(asked)
    assert (found is None) == (other is None)
    assume(found is not None)
    possible = with_possible_quick_wins(asked)
    assert violations(possible, found.placements) == violations(possible, other) == ()
    assert found.objective == pytest.approx(plan_value(asked, other), abs=SLACK)


@given(asked=requests().map(few).map(with_possible_quick_wins))
@examples(75)
def test_the_plan_is_the_first_of_the_best_of_all_plans_there_are(asked):
    plans = [rows for rows in every_plan(asked) if violations(asked, rows) == ()]
    found = plan_or_none(asked)
    assert (found is None) == (plans == [])
    assume(found is not None)
    values = [plan_value(asked, rows) for rows in plans]
    assert found.objective == pytest.approx(max(values), abs=SLACK)
    best = [rows for rows, value in zip(plans, values, strict=True) if value >= max(values) - SLACK]
    assert effort(asked, found.placements) == min(effort(asked, rows) for rows in best)


@given(asked=requests())
@examples(75)
def test_a_program_too_large_to_branch_on_has_a_good_plan_and_a_bound_that_the_best_one_keeps(asked):
    best, greedy = plan_or_none(asked), plan_or_none(asked, "greedy")
    assume(greedy is not None)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(milp, "MOST_ROWS", -1)
        patched.setattr(optimal, "SMALL", -1)
        found = plan(asked, "optimal")
    assert violations(asked, found.placements) == ()
    assert best.objective + SLACK >= found.objective >= greedy.objective
    assert found.bound >= best.objective - SLACK


def effort(asked, rows):
    return sum(asked.by_id[row.initiative].effort_days for row in rows)


def every_plan(asked):
    """Every choice of a start, or of none, for every initiative."""
    lengths = {i.id: max(1, ceil(i.duration_weeks / asked.weeks_per_period - SLACK)) for i in asked.initiatives}
    choices = [
        [None, *(Placement(i, start, start + length - 1) for start in range(1, asked.periods - length + 2))]
        for i, length in lengths.items()
    ]
    return [tuple(row for row in rows if row is not None) for rows in product(*choices)]
