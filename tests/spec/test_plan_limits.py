"""What a plan must keep to beside people and time: how many at once, quick wins, dates, what has to be done (rules 17 to 17c).

Questions Q, R, S on six stages, score 1, target 4, each worth the same; a lift of two levels by an initiative of one
quarter unless a test says otherwise.
"""

from dataclasses import replace

import pytest
from plan_requests import Q, R, initiative, reasons_left_out, request, violated

from opposite.domain.roadmap.plan import Placement
from opposite.errors import PlanError
from opposite.planning import METHODS, plan
from opposite.planning.candidates import candidates
from opposite.planning.feasibility import is_waived
from opposite.wording import plan_refused


def at(name, start, finish=None):
    return Placement(name, start, start if finish is None else finish)


def starts(found):
    return {row.initiative: row.start for row in found.placements}


def three(**others):
    """Three initiatives that need nobody, each on a question of its own."""
    return request(
        initiative("a", "Q 1>3"), initiative("b", "R 1>3", days=20), initiative("c", "S 1>3", days=30), **others
    )


# --- Rule 17: attained within ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("score", "attained"), [(2.75, True), (2.74, False), (3, True)])
def test_a_lift_is_attained_within_what_the_framework_allows(score, attained):
    first, then = initiative("first", "Q 1>3"), initiative("then", "R 1>3", prerequisites=("first",))
    asked = request(first, then, questions=(replace(Q, score=score), R), attained_within=0.25)
    assert is_waived(asked, first) == attained
    assert ("first" in candidates(asked)) != attained
    assert violated(asked, [at("then", 1)]) == (() if attained else ("then needs first, which is not in the plan",))


@pytest.mark.parametrize(("score", "attained"), [(3, True), (2.99, False)])
def test_a_lift_is_attained_where_it_ends_unless_the_framework_allows_more(score, attained):
    asked = request(initiative("a", "Q 1>3"), questions=(replace(Q, score=score),))
    assert ("a" in candidates(asked)) != attained


@pytest.mark.parametrize("method", METHODS)
def test_an_initiative_all_of_whose_lifts_are_nearly_attained_is_not_planned_and_says_so(method):
    asked = request(
        initiative("nearly", "Q 1>3"),
        initiative("partly", "Q 1>3", "R 1>3"),
        questions=(replace(Q, score=2.8), R),
        attained_within=0.25,
    )
    found = plan(asked, method)
    assert starts(found) == {"partly": 1}
    assert reasons_left_out(asked, found) == {"nearly": "lifts only to levels that are attained already"}


def test_a_pinned_initiative_is_planned_though_its_lifts_are_attained():
    asked = request(initiative("a", "Q 1>3"), questions=(replace(Q, score=2.8),), attained_within=0.25, pins={"a": 2})
    assert starts(plan(asked, "optimal")) == {"a": 2}


# --- Rule 17a: few at once -------------------------------------------------------------------------------------------


def test_as_many_initiatives_as_may_be_are_in_progress_and_no_more():
    assert violated(three(at_once=2), [at("a", 1), at("b", 1), at("c", 2)]) == ()
    assert violated(three(at_once=2), [at("a", 1), at("b", 1), at("c", 1)]) == (
        "a, b, c are in progress at once in quarter 1; at most 2 may be",
    )


def test_an_initiative_is_in_progress_in_every_period_that_it_occupies():
    asked = request(initiative("long", "Q 1>3", weeks=26), initiative("short", "R 1>3"), at_once=1)
    assert violated(asked, [at("long", 1, 2), at("short", 3)]) == ()
    assert violated(asked, [at("long", 1, 2), at("short", 2)]) == (
        "long, short are in progress at once in quarter 2; at most 1 may be",
    )


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize(("at_once", "first"), [(None, 3), (3, 3), (2, 2), (1, 1)])
def test_every_method_starts_no_more_at_once(method, at_once, first):
    found = plan(three(at_once=at_once), method)
    assert sum(start == 1 for start in starts(found).values()) == first
    assert len(found.placements) == 3


@pytest.mark.parametrize("method", METHODS)
def test_what_finds_no_place_says_how_many_may_be_in_progress(method):
    asked = three(at_once=1, periods=2)
    assert reasons_left_out(asked, plan(asked, method)) == {
        "c": "finds no room while at most 1 are in progress at once by the end of quarter 2"
    }


def test_a_row_that_waits_for_its_turn_says_so():
    found = plan(three(at_once=2), "optimal")
    assert {i: None if r.bound is None else (r.bound.kind, r.bound.period) for i, r in found.reasons.items()} == {
        "a": None,
        "b": None,
        "c": ("at_once", 1),
    }


def test_pins_of_more_than_may_be_in_progress_are_refused():
    with pytest.raises(PlanError) as refused:
        plan(three(at_once=1, pins={"a": 2, "b": 2}), "greedy")
    assert refusal(refused) == "b is pinned to quarter 2, and more than 1 would be in progress at once in quarter 2"


@pytest.mark.parametrize("at_once", [0, -1])
def test_none_at_once_is_no_plan(at_once):
    with pytest.raises(PlanError, match=f"With {at_once} initiatives at once nothing could start"):
        three(at_once=at_once)


def refusal(refused):
    """The sentence that names the constraint."""
    return plan_refused(refused.value).removeprefix("The pinned initiatives cannot be kept. ").partition(". ")[0]
