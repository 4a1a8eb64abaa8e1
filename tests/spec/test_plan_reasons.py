"""What is said of a plan beside its dates: why others are left out (seven kinds), how much later a row could finish, and
which rows are there for the sake of others.

Questions Q, R, S on six stages, score 1, target 4, each worth the same.
"""

from dataclasses import replace

import pytest
from plan_requests import Q, R, S, initiative, reasons_left_out, request

from opposite.domain.roadmap.left_out import Cause, cause_of
from opposite.planning import plan

UNASKED = {"U": replace(Q, question="U", score=None, weight=0)}


def causes(asked):
    return {i: cause_of(why) for i, why in plan(asked, "optimal").left_out}


@pytest.mark.parametrize(
    ("one", "others", "cause", "words"),
    [
        ({}, {"unasked": UNASKED, "lifts": "U 1>3"}, Cause.NOT_ASKED, "lifts only what was not asked about; U would tell"),
        ({}, {"lifts": "U 1>3"}, Cause.NOT_APPLICABLE, "lifts no question that is applicable here"),
        ({}, {"score": 3}, Cause.ALREADY_THERE, "lifts only to levels that are attained already"),
        ({}, {"target": 1}, Cause.ALREADY_THERE, "lifts nothing that is below what the plan aims at"),
        (
            {"demand": {"team": 1}},
            {"capacity": {"team": (0.5,)}},
            Cause.NO_CAPACITY,
            "needs 1 team for one quarter; there is 0.5",
        ),
        ({"days": 11}, {"budget": 10}, Cause.NO_CAPACITY, "takes 11 days; the budget is 10"),
        ({"weeks": 53}, {}, Cause.TOO_LATE, "takes five quarters; the roadmap has four quarters"),
        ({}, {"not_before": {"a": 5}}, Cause.TOO_LATE, "may not start before the end of quarter 4"),
        ({"weeks": 26}, {"not_before": {"a": 4}}, Cause.TOO_LATE,
         "takes two quarters and may not start before quarter 4, too long to finish by the end of quarter 4"),
        ({}, {"exclusions": frozenset({"a"})}, Cause.EXCLUDED, "is excluded"),
        ({}, {"lifts": "Q 4>5", "target": 6}, Cause.NOT_WORTH_IT, "begins at level 4 of Q, which is not reached"),
    ],
)  # fmt: skip
def test_each_kind_of_reason_is_told_apart(one, others, cause, words):
    lifts, score, target = others.pop("lifts", "Q 1>3"), others.pop("score", 1), others.pop("target", 4)
    asked = request(initiative("a", lifts, **one), questions=(replace(Q, score=score, target=target),), **others)
    assert causes(asked) == {"a": cause}
    assert reasons_left_out(asked, plan(asked, "optimal")) == {"a": words}


def test_what_brings_nothing_more_is_not_worth_it():
    asked = request(initiative("a", "Q 1>4"), initiative("b", "Q 1>4", days=20))
    assert causes(asked) == {"b": Cause.NOT_WORTH_IT}


def test_what_needs_something_that_cannot_be_had_has_the_kind_of_that():
    first, then = initiative("first", "Q 1>3"), initiative("then", "R 1>3", prerequisites=("first",))
    assert causes(request(first, then, exclusions=frozenset({"first"}))) == dict.fromkeys(
        ("first", "then"), Cause.EXCLUDED
    )


# How much later a row could finish


def test_a_row_could_finish_later_up_to_the_end_of_the_roadmap():
    assert plan(request(initiative("a", "Q 1>3", weeks=26)), "optimal").slack == {"a": 2}


def test_a_row_that_others_wait_for_has_the_time_until_they_start():
    first, then = initiative("first", "Q 1>3"), initiative("then", "R 1>3", prerequisites=("first",))
    assert plan(request(first, then), "optimal").slack == {"first": 0, "then": 2}
    assert plan(request(first, then, not_before={"then": 3}), "optimal").slack == {"first": 1, "then": 1}


def test_a_row_whose_level_others_require_has_the_time_until_they_start():
    raising, high = initiative("raising", "Q 1>3"), initiative("high", "R 1>3", requires_levels={"Q": 3})
    assert plan(request(raising, high), "optimal").slack == {"raising": 0, "high": 2}


@pytest.mark.parametrize(
    ("limit", "slack"),
    [
        ({"capacity": {"team": (1.0,)}}, {"a": 0, "b": 2}),
        ({"capacity": {"team": (2.0,)}}, {"a": 3, "b": 3}),
        ({"at_once": 1}, {"a": 0, "b": 2}),
        ({"pins": {"a": 1}}, {"a": 0, "b": 3}),
        ({"finish_by": {"a": 2}}, {"a": 1, "b": 3}),
        ({"quick_wins": 2}, {"a": 0, "b": 0}),
        ({"quick_wins": 1}, {"a": 3, "b": 3}),
    ],
)
def test_capacity_limits_pins_dates_and_quick_wins_take_slack(limit, slack):
    two = [initiative("a", "Q 1>3", demand={"team": 1}), initiative("b", "R 1>3", days=20, demand={"team": 1})]
    asked = request(*two, **{"capacity": {"team": (2.0,)}, **limit})
    assert plan(asked, "optimal").slack == slack


# Rows that mainly prepare others


@pytest.mark.parametrize(("weight", "prepares"), [(0.1, True), (1, False)])
def test_a_row_mainly_prepares_others_when_little_of_its_worth_is_its_own(weight, prepares):
    first, then = initiative("first", "Q 1>3"), initiative("then", "R 1>4", prerequisites=("first",))
    found = plan(request(first, then, questions=(replace(Q, weight=weight), R, S)), "optimal")
    assert (found.reasons["first"].prepares, found.reasons["then"].prepares) == (prepares, False)


def test_a_prerequisite_that_was_not_asked_about_says_which_question_would_tell():
    first, then = initiative("first", "U 1>3"), initiative("then", "R 1>4", prerequisites=("first",))
    reason = plan(request(first, then, unasked=UNASKED), "optimal").reasons["first"]
    assert (reason.prepares, reason.unasked, reason.unlocks) == (True, ("U",), ("then",))


def test_what_is_assumed_is_named_with_the_question_that_would_settle_it():
    first, then = initiative("first", "U 5>6"), initiative("then", "R 1>4", prerequisites=("first",))
    found = plan(request(first, then, unasked=UNASKED), "optimal")
    assert found.reasons["then"].assumed == (("first", ("U",)),)
    assert list(found.by_id) == ["then"]
