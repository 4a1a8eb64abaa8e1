"""What a plan must keep to beside people and time: how many at once, quick wins, dates, what has to be done (rules 17 to 17c).

Questions Q, R, S on six stages, score 1, target 4, each worth the same; a lift of two levels by an initiative of one
quarter unless a test says otherwise.
"""

from dataclasses import replace

import pytest
from plan_requests import Q, R, S, initiative, reasons_left_out, request, violated

from opposite.domain.roadmap.money import MoneyBudget
from opposite.domain.roadmap.plan import Placement
from opposite.errors import PlanError
from opposite.planning import METHODS, plan, with_possible_quick_wins
from opposite.planning.candidates import candidates
from opposite.planning.feasibility import assumed_prerequisites, is_quick_win, is_waived
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


# --- Rule 17b: quick wins --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("others", "quick"),
    [
        ({"confidence": 0.8}, True),
        ({"confidence": 0.79}, False),
        ({"weeks": 13}, True),
        ({"weeks": 13.1}, False),
        ({"days": 40}, True),
        ({"days": 40.5}, False),
    ],
)
def test_a_quick_win_is_sure_short_and_small(others, quick):
    assert is_quick_win(request(one := initiative("a", "Q 1>3", **others)), one) == quick


@pytest.mark.parametrize(("score", "quick"), [(1, False), (3, True)])
def test_a_quick_win_waits_for_no_other(score, quick):
    first, then = initiative("first", "Q 1>3"), initiative("then", "R 1>3", prerequisites=("first",))
    assert is_quick_win(request(first, then, questions=(replace(Q, score=score), R)), then) == quick


@pytest.mark.parametrize(
    ("score", "target", "quick"), [(2.5, 4, True), (2.49, 4, False), (3.99, 4, True), (4, 4, False), (3, None, False)]
)
def test_a_quick_win_lifts_a_question_below_its_target_from_where_it_stands(score, target, quick):
    asked = request(one := initiative("a", "Q 3>4"), questions=(replace(Q, score=score, target=target),))
    assert is_quick_win(asked, one) == quick


def large_and_quick(**others):
    """A large initiative that is worth more, and two quick wins, for a team that has room for one at a time."""
    team = {"demand": {"team": 1}}
    return request(
        initiative("large", "Q 1>4", "S 1>4", days=41, **team),
        initiative("quick", "R 1>2", days=40, **team),
        initiative("quicker", "R 1>2", days=39, confidence=0.9, **team),
        capacity={"team": (1.0,)},
        **others,
    )


@pytest.mark.parametrize("method", METHODS)
def test_a_quick_win_starts_first_where_one_is_asked_for(method):
    assert starts(plan(large_and_quick(), method))["large"] == 1
    found = plan(large_and_quick(quick_wins=1), method)
    assert starts(found)["large"] == 2
    assert violated(large_and_quick(quick_wins=1), found.placements) == ()


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("asked", [1, 2, 9])
def test_no_more_quick_wins_are_started_than_can_be(method, asked):
    wish = large_and_quick(quick_wins=asked)
    assert with_possible_quick_wins(wish).quick_wins == 1
    assert starts(plan(wish, method))["large"] == 2


def test_a_plan_with_fewer_quick_wins_than_can_start_breaks_the_rule():
    asked = large_and_quick(quick_wins=1)
    assert violated(asked, [at("quick", 1)]) == ()
    assert violated(asked, [at("quick", 2)]) == ("0 quick wins start in quarter 1; 1 can",)


@pytest.mark.parametrize("method", METHODS)
def test_pins_go_before_quick_wins(method):
    wish = large_and_quick(quick_wins=1, pins={"large": 1})
    assert with_possible_quick_wins(wish).quick_wins == 0
    assert starts(plan(wish, method))["large"] == 1


def test_quick_wins_below_none_cannot_be_asked_for():
    with pytest.raises(PlanError, match="-1 quick wins cannot be asked for"):
        three(quick_wins=-1)


# --- Rule 17c: dates, and what has to be done ------------------------------------------------------------------------


@pytest.mark.parametrize("method", METHODS)
def test_an_initiative_starts_no_earlier_than_it_may(method):
    asked = three(not_before={"a": 3})
    assert violated(asked, [at("a", 3)]) == ()
    assert violated(asked, [at("a", 2)]) == ("a starts in quarter 2 and may not before quarter 3",)
    found = plan(asked, method)
    assert starts(found) == {"a": 3, "b": 1, "c": 1}
    assert (found.reasons["a"].bound.kind, found.reasons["a"].bound.period) == ("not_before", 3)


@pytest.mark.parametrize("method", METHODS)
def test_an_initiative_finishes_no_later_than_it_has_to(method):
    asked = three(at_once=1, finish_by={"c": 2})
    assert violated(asked, [at("c", 2)]) == ()
    assert violated(asked, [at("c", 3)]) == ("c finishes in quarter 3 and has to by quarter 2",)
    assert violated(asked, plan(asked, method).placements) == ()


def test_a_date_alone_does_not_bring_an_initiative_into_the_plan():
    asked = request(initiative("a", "Q 1>3"), questions=(replace(Q, target=1),), finish_by={"a": 2})
    assert starts(plan(asked, "optimal")) == {}


@pytest.mark.parametrize("method", METHODS)
def test_what_has_to_be_done_is_planned_with_what_it_needs_though_it_gains_nothing(method):
    first, then = initiative("first", "Q 1>3"), initiative("then", "R 1>3", prerequisites=("first",))
    nothing = (replace(Q, target=1), replace(R, target=1), S)
    asked = request(first, then, initiative("c", "S 1>3"), questions=nothing, must=frozenset({"then"}), at_once=1)
    found = starts(plan(asked, method))
    assert set(found) == {"first", "then", "c"}
    assert found["first"] < found["then"]
    assert violated(asked, [at("c", 1)]) == ("then has to be done and is not in the plan",)
    assert set(starts(plan(replace(asked, must=frozenset()), method))) == {"c"}


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize(
    ("finish_by", "message"), [(2, None), (1, "then has to finish by quarter 1 and cannot before quarter 2")]
)
def test_a_date_before_the_earliest_finish_is_refused(method, finish_by, message):
    first, then = initiative("first", "Q 1>3"), initiative("then", "R 1>3", prerequisites=("first",))
    asked = request(first, then, finish_by={"then": finish_by})
    if message is None:
        assert starts(plan(asked, method)) == {"first": 1, "then": 2}
    else:
        with pytest.raises(PlanError) as refused:
            plan(asked, method)
        assert plan_refused(refused.value) == f"A date cannot be kept. {message}. Give a later date, or none."


@pytest.mark.parametrize("method", METHODS)
def test_what_has_to_be_done_and_cannot_be_is_refused_with_its_reason(method):
    asked = request(initiative("a", "Q 1>3", weeks=26), periods=1, must=frozenset({"a"}))
    with pytest.raises(PlanError) as refused:
        plan(asked, method)
    assert plan_refused(refused.value).startswith(
        "What has to be done cannot be. a takes two quarters; the roadmap has one quarter. "
    )


@pytest.mark.parametrize(
    ("others", "message"),
    [
        ({"must": frozenset({"x"})}, "There is no initiative named x. It is one that has to be done."),
        ({"not_before": {"x": 1}}, "There is no initiative named x. It is given a date."),
        (
            {"must": frozenset({"a"}), "exclusions": frozenset({"a"})},
            "a has to be done and is excluded. Keep one of the two.",
        ),
        (
            {"pins": {"a": 1}, "not_before": {"a": 2}},
            "a is pinned to quarter 1 and may not start before quarter 2. Keep one of the two.",
        ),
    ],
)
def test_wishes_that_contradict_each_other_are_refused(others, message):
    with pytest.raises(PlanError) as refused:
        three(**others)
    assert str(refused.value) == message


def test_a_pin_that_ends_after_its_date_is_refused():
    with pytest.raises(PlanError) as refused:
        plan(three(pins={"a": 3}, finish_by={"a": 2}), "greedy")
    assert refusal(refused) == "a is pinned to quarter 3 and would finish in quarter 3; it has to by quarter 2"


# --- Rule 17: prerequisites that were not asked about ----------------------------------------------------------------


def not_asked(lifts="U 1>3", **others):
    """`then` needs `first`, whose question U was left out of the assessment's profile."""
    unasked = {"U": replace(Q, question="U", score=None, weight=0, **others)}
    first, then = initiative("first", lifts), initiative("then", "R 1>3", prerequisites=("first",))
    return request(first, then, unasked=unasked)


@pytest.mark.parametrize("method", METHODS)
def test_a_prerequisite_that_was_not_asked_about_is_planned(method):
    assert starts(plan(not_asked(), method)) == {"first": 1, "then": 2}
    assert starts(plan(replace(not_asked(), unasked={}), method)) == {"then": 1}


@pytest.mark.parametrize(
    ("lifts", "target", "assumed"),
    [
        ("U 4>5", 4, ()),
        ("U 5>6", 4.6, ()),
        ("U 5>6", 4.5, ("first",)),
        ("U 1>3", 1, ("first",)),
        ("U 1>3", None, ("first",)),
    ],
)
def test_it_is_assumed_where_no_answer_could_call_for_it(lifts, target, assumed):
    asked = not_asked(lifts, target=target)
    assert assumed_prerequisites(asked, asked.by_id["then"]) == assumed
    assert violated(asked, [at("then", 1)]) == (() if assumed else ("then needs first, which is not in the plan",))


def test_a_prerequisite_partly_asked_about_is_judged_by_what_was_asked():
    asked = not_asked()
    partly = replace(asked, initiatives=(initiative("first", "U 1>3", "Q 1>3"), asked.by_id["then"]))
    attained = replace(partly, questions={**partly.questions, "Q": replace(Q, score=3)})
    assert not is_waived(partly, partly.by_id["first"])
    assert is_waived(attained, attained.by_id["first"])


def refusal(refused):
    """The sentence that names the constraint."""
    return plan_refused(refused.value).removeprefix("The pinned initiatives cannot be kept. ").partition(". ")[0]


# --- Rule 17c: money -------------------------------------------------------------------------------------------------


def test_a_cost_falls_evenly_over_its_periods_and_each_in_its_year():
    costs = {"a": 4000, "b": 1000, "c": 0}
    money = MoneyBudget(amounts={2027: 2000}, years=(2027, 2028, 2028, 2028), costs=costs, currency="EUR")
    asked = request(initiative("a", "Q 1>3", weeks=26), initiative("b", "R 1>3"), periods=4, money=money)
    assert violated(asked, [at("a", 1, 2), at("b", 2)]) == ()
    assert violated(asked, [at("a", 1, 2), at("b", 1)]) == ("2027 would cost EUR 3,000; there is EUR 2,000",)
