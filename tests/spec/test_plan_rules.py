"""The plan's value and what a plan must keep to: rules 15 to 18 of scoring.md, both sides of every boundary.

One question Q on six stages, score 2, target 4, weight 1, importance 0.5 of the top, unless a test says otherwise:
a whole level of its gap, closed in every period by a sure initiative, is worth 0.5 / 5 = 0.1.
"""

from dataclasses import replace

import pytest
from plan_requests import violated

from opposite.domain.framework import Initiative, Lift
from opposite.domain.roadmap.plan import WEEKS_PER_MONTH, Placement, PlanQuestion, PlanRequest, resolve_capacity
from opposite.errors import PlanError
from opposite.planning.candidates import candidates, impediments
from opposite.planning.feasibility import duration_in_periods, is_waived
from opposite.planning.projection import levels_after, plan_value, projected_levels
from opposite.wording import left_out_words

Q = PlanQuestion(
    question="Q", score=2, target=4, importance=0.5, weight=1, lowest=1, highest=6, half_step=0.5, applicable=True
)


def initiative(name="a", *lifts, weeks=13, days=10, **others):
    """An initiative of one quarter and ten days; lifts written "Q 1>3"."""
    parsed = tuple(
        Lift(question, *map(float, levels.split(">"))) for question, levels in (lift.split() for lift in lifts)
    )
    return Initiative(id=name, title=name, lifts=parsed, duration_weeks=weeks, effort_days=days, **others)


def request(*initiatives, questions=(Q,), periods=4, **others):
    by_question = {standing.question: standing for standing in questions}
    return PlanRequest(initiatives=initiatives, questions=by_question, periods=periods, **others)


def at(name, start, finish=None):
    return Placement(name, start, start if finish is None else finish)


# --- Rule 15: periods ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("weeks", "quarters", "months"),
    [(0, 1, 1), (1, 1, 1), (4, 1, 1), (13, 1, 3), (13.01, 2, 4), (26, 2, 6), (26.01, 3, 7), (52, 4, 12), (39, 3, 9)],
)
def test_an_initiative_occupies_its_weeks_rounded_up_to_whole_periods(weeks, quarters, months):
    assert duration_in_periods(initiative(weeks=weeks), 13) == quarters
    assert duration_in_periods(initiative(weeks=weeks), WEEKS_PER_MONTH) == months


def test_it_may_finish_in_the_last_period():
    assert violated(request(initiative("a", weeks=26)), [at("a", 3, 4)]) == ()


def test_it_may_not_finish_after_the_last_period():
    assert violated(request(initiative("a", weeks=26)), [at("a", 4, 5)]) == (
        "a finishes in quarter 5; the roadmap ends with quarter 4",
    )


def test_it_may_not_start_before_the_first_period():
    assert violated(request(initiative("a")), [at("a", 0)]) == ("a starts before quarter 1",)


def test_it_occupies_exactly_its_duration():
    assert violated(request(initiative("a", weeks=26)), [at("a", 1, 1)]) == ("a takes two quarters, not 1 to 1",)


def test_a_demand_that_meets_the_capacity_exactly_fits():
    half = initiative("a", demand={"technology": 0.7}), initiative("b", demand={"technology": 0.3})
    assert violated(request(*half, capacity={"technology": (1.0,)}), [at("a", 1), at("b", 1)]) == ()


def test_a_demand_that_exceeds_the_capacity_by_a_hundredth_does_not():
    both = initiative("a", demand={"technology": 0.7}), initiative("b", demand={"technology": 0.31})
    assert violated(request(*both, capacity={"technology": (1.0,)}), [at("a", 1), at("b", 1)]) == (
        "technology is overbooked in quarter 1: 0.7 for a and 0.31 for b is more than the 1 there is",
    )


def test_a_demand_is_made_in_every_period_of_an_initiative():
    tec_interfaces = initiative("tec_interfaces", weeks=26, demand={"technology": 1.5})
    assert violated(
        request(tec_interfaces, capacity={"technology": (2.0, 2.0, 1.0)}), [at("tec_interfaces", 2, 3)]
    ) == ("tec_interfaces needs 1.5 technology for two quarters; there is 1 in quarter 3",)


def test_the_last_capacity_given_holds_on():
    asked = request(initiative("a", demand={"risk": 1}), capacity={"risk": (0.0, 1.0)})
    assert [asked.capacity_in("risk", period) for period in (1, 2, 3, 4)] == [0.0, 1.0, 1.0, 1.0]


def test_a_role_without_capacity_has_that_of_the_largest_single_demand():
    pair = initiative("a", demand={"risk": 0.4}), initiative("b", demand={"risk": 0.3})
    assert request(*pair).capacity_in("risk", 1) == 0.4
    assert resolve_capacity({"design": 1.0}, pair, periods=2) == {"design": (1.0, 1.0), "risk": (0.4, 0.4)}


def test_a_capacity_that_is_given_goes_before_the_frameworks():
    found = resolve_capacity({"design": 1.0, "risk": 0.5}, (), periods=3, given={"design": [2.0, 0.0]})
    assert found == {"design": (2.0, 0.0, 0.0), "risk": (0.5, 0.5, 0.5)}


def test_a_capacity_for_a_role_that_nobody_knows_is_refused():
    with pytest.raises(PlanError, match=r"There is no role named desing\. Roles: design\."):
        resolve_capacity({"design": 1.0}, (), periods=3, given={"desing": [2.0]})


# --- Rule 16: projected levels ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(("score", "after"), [(2.49, 2.49), (2.5, 5), (2.51, 5), (3, 5), (3.7, 5), (5, 5), (5.3, 5.3)])
def test_a_lift_takes_effect_from_half_a_step_below_where_it_begins_and_a_level_never_falls(score, after):
    asked = request(initiative("a", "Q 3>5"), questions=(replace(Q, score=score),))
    assert projected_levels(asked, [at("a", 1)], 1) == {"Q": after}


def test_half_a_step_is_that_of_the_questions_scale():
    fine = replace(Q, score=0.4, lowest=0, highest=1, half_step=0.125, target=1)
    for score, after in ((0.37, 0.37), (0.375, 1)):
        asked = request(initiative("a", "Q 0.5>1"), questions=(replace(fine, score=score),))
        assert projected_levels(asked, [at("a", 1)], 1) == {"Q": after}


def test_a_lift_counts_from_the_end_of_the_period_in_which_its_initiative_is_finished():
    asked = request(initiative("a", "Q 2>4", weeks=26))
    assert levels_after(asked, [at("a", 2, 3)]) == ({"Q": 2}, {"Q": 2}, {"Q": 4}, {"Q": 4})


def test_lifts_of_one_question_chain_whatever_their_order():
    asked = request(initiative("a", "Q 4>6"), initiative("b", "Q 2>3"), initiative("c", "Q 3>4"))
    together = [at("a", 1), at("b", 1), at("c", 1)]
    assert projected_levels(asked, together, 1) == {"Q": 6}


def test_a_chain_with_a_hole_stops_there_until_it_is_filled():
    asked = request(initiative("a", "Q 4>6"), initiative("b", "Q 2>3"), initiative("c", "Q 3>4"))
    assert [levels["Q"] for levels in levels_after(asked, [at("a", 1), at("b", 2), at("c", 3)])] == [2, 3, 6, 6]


def test_period_zero_is_the_present():
    assert projected_levels(request(initiative("a", "Q 2>4")), [at("a", 1)], 0) == {"Q": 2}


def test_an_unscored_question_stands_at_the_lowest_level():
    asked = request(initiative("a", "Q 1>3"), initiative("b", "Q 2>4"), questions=(replace(Q, score=None),))
    assert projected_levels(asked, [at("b", 1)], 1) == {"Q": 1}
    assert projected_levels(asked, [at("a", 1)], 1) == {"Q": 3}


def test_a_question_that_is_not_applicable_has_no_level():
    assert projected_levels(request(initiative("a", "Q 1>3"), questions=(replace(Q, applicable=False),)), [], 1) == {}


# --- Rule 17: prerequisites and required levels ----------------------------------------------------------------------

FIRST = initiative("first", "Q 1>3")
SECOND = initiative("second", "Q 3>5", prerequisites=("first",))


def test_a_prerequisite_is_finished_by_the_period_before():
    assert violated(request(FIRST, SECOND), [at("first", 1), at("second", 2)]) == ()


def test_a_prerequisite_that_is_finished_in_the_same_period_is_too_late():
    assert violated(request(FIRST, SECOND), [at("first", 2), at("second", 2)]) == (
        "second starts in quarter 2 and needs first, which finishes in quarter 2",
    )


def test_a_prerequisite_has_to_be_in_the_plan():
    assert violated(request(FIRST, SECOND), [at("second", 2)]) == ("second needs first, which is not in the plan",)


@pytest.mark.parametrize(("score", "waived"), [(2.99, False), (3, True), (3.5, True), (None, False)])
def test_a_prerequisite_is_waived_when_all_its_lifts_are_attained(score, waived):
    asked = request(FIRST, SECOND, questions=(replace(Q, score=score),))
    assert is_waived(asked, FIRST) is waived
    assert (violated(asked, [at("second", 1)]) == ()) is waived


def test_one_lift_that_is_not_attained_is_enough_to_wait_for():
    both = initiative("first", "Q 1>3", "R 1>3")
    asked = request(both, SECOND, questions=(replace(Q, score=4), replace(Q, question="R", score=2)))
    assert not is_waived(asked, both)


def test_what_another_row_has_brought_by_then_waives_nothing():
    asked = request(FIRST, SECOND, initiative("other", "Q 2>4"))
    assert violated(asked, [at("other", 1), at("second", 2)]) == ("second needs first, which is not in the plan",)


@pytest.mark.parametrize(("score", "broken"), [(2.49, True), (2.5, False), (3, False)])
def test_a_required_level_is_met_from_half_a_step_below(score, broken):
    needy = initiative("a", requires_levels={"Q": 3})
    sentence = "a starts in quarter 1 and requires Q at 3; it stands at 2.49 by then"
    assert violated(request(needy, questions=(replace(Q, score=score),)), [at("a", 1)]) == (sentence,) * broken


def test_a_required_level_is_that_of_the_end_of_the_period_before():
    asked = request(FIRST, initiative("a", requires_levels={"Q": 3}))
    assert violated(asked, [at("first", 1), at("a", 2)]) == ()
    assert violated(asked, [at("first", 2), at("a", 2)]) == (
        "a starts in quarter 2 and requires Q at 3; it stands at 2 by then",
    )


@pytest.mark.parametrize(
    "questions", [(replace(Q, applicable=False),), ()], ids=["not applicable", "not in the profile"]
)
def test_lifts_and_required_levels_of_questions_that_do_not_apply_are_ignored(questions):
    asked = request(FIRST, SECOND, initiative("a", requires_levels={"Q": 6}), questions=questions)
    assert is_waived(asked, FIRST)
    assert violated(asked, [at("a", 1), at("second", 1)]) == ()
    assert candidates(asked) == ()
    assert plan_value(asked, [at("first", 1)]) == 0


def test_a_lift_of_a_question_that_does_not_apply_keeps_no_prerequisite_from_being_waived():
    both = initiative("first", "Q 1>3", "R 1>3")
    asked = request(both, questions=(replace(Q, score=3), replace(Q, question="R", applicable=False)))
    assert is_waived(asked, both)


# --- Which initiatives are candidates --------------------------------------------------------------------------------


def names(*initiatives, **others):
    return candidates(request(*initiatives, **others))


def test_a_candidate_has_a_lift_that_is_not_attained_below_a_target_above_the_score():
    assert names(initiative("a", "Q 1>3")) == ("a",)
    assert names(initiative("a", "Q 1>2")) == ()
    assert names(initiative("a", "Q 1>3"), questions=(replace(Q, target=2),)) == ()
    assert names(initiative("a", "Q 1>3"), questions=(replace(Q, target=None),)) == ()
    assert names(initiative("a", "Q 5>6"), initiative("b", "Q 2>5")) == ("b",)


def test_a_candidate_can_be_entered_now_or_after_other_candidates():
    assert names(initiative("a", "Q 3>5")) == ()
    assert names(initiative("a", "Q 3>5"), questions=(replace(Q, score=2.5),)) == ("a",)
    assert names(initiative("a", "Q 3>5"), initiative("b", "Q 1>3")) == ("a", "b")


def test_prerequisites_of_a_candidate_are_candidates_unless_waived():
    bare = initiative("bare", "R 1>3")
    second = initiative("second", "Q 2>4", prerequisites=("bare",))
    for score, found in ((1, ("bare", "second")), (3, ("second",))):
        assert names(bare, second, questions=(Q, replace(Q, question="R", score=score, target=None))) == found


def test_what_raises_a_required_level_of_a_candidate_is_a_candidate():
    needy = initiative("needy", "Q 2>4", requires_levels={"R": 3})
    untargeted = replace(Q, question="R", score=1, target=None)
    assert names(needy, initiative("helper", "R 1>3"), questions=(Q, untargeted)) == ("helper", "needy")


def test_what_can_be_in_no_plan_is_no_candidate_and_says_why():
    asked = request(
        initiative("closed", "Q 1>3"),
        initiative("dear", "Q 1>3", days=81),
        initiative("deep", "Q 1>3", prerequisites=("orphan",)),
        initiative("large", "Q 1>3", weeks=26, demand={"risk": 0.51}),
        initiative("last", "Q 1>3", weeks=39, prerequisites=("right",)),
        initiative("long", "Q 1>3", weeks=53),
        initiative("needy", "Q 1>3", requires_levels={"Q": 4}),
        initiative("orphan", "Q 1>3", prerequisites=("closed",)),
        initiative("right", "Q 1>3", weeks=26),
        exclusions=frozenset({"closed"}),
        budget=80,
        capacity={"risk": (0.5,)},
    )
    assert {i: left_out_words(asked, why) for i, why in impediments(asked).items()} == {
        "closed": "is excluded",
        "dear": "takes 81 days; the budget is 80",
        "deep": "needs orphan, which cannot be had without closed; closed is excluded",
        "large": "needs 0.51 risk for two quarters; there is 0.5",
        "last": "cannot finish by the end of quarter 4 after right",
        "long": "takes five quarters; the roadmap has four quarters",
        "needy": "requires Q at 4, which nothing brings about before",
        "orphan": "needs closed, which is excluded",
    }
    assert candidates(asked) == ("right",)


def test_a_level_that_only_the_initiative_itself_would_bring_is_out_of_its_reach():
    assert names(initiative("a", "Q 2>4", requires_levels={"Q": 4})) == ()


def test_two_initiatives_that_wait_for_each_others_levels_are_out_of_reach():
    pair = initiative("a", "Q 2>4", requires_levels={"R": 3}), initiative("b", "R 1>3", requires_levels={"Q": 4})
    assert names(*pair, questions=(Q, replace(Q, question="R"))) == ()


# --- Rule 18: the value of a plan ------------------------------------------------------------------------------------


def value(placements, *initiatives, **others):
    return plan_value(request(*initiatives, **others), placements)


def test_an_empty_plan_is_worth_nothing():
    assert value([], initiative("a", "Q 1>3")) == 0


@pytest.mark.parametrize(("finish", "worth"), [(1, 0.1), (2, 0.075), (3, 0.05), (4, 0.025)])
def test_a_level_closed_counts_in_every_period_from_the_end_of_its_own(finish, worth):
    assert value([at("a", finish)], initiative("a", "Q 1>3")) == pytest.approx(worth, abs=1e-15)


def test_the_value_is_weighted_by_weight_importance_range_and_confidence():
    light = replace(Q, weight=0.25, importance=0.8, lowest=0, highest=10)
    sure = initiative("a", "Q 1>3", confidence=0.5)
    assert value([at("a", 1)], sure, questions=(light,)) == pytest.approx(0.25 * 0.8 * 1 * 0.5 / 10, abs=1e-15)


def test_importance_is_six_tenths_where_nobody_rated():
    unrated = (replace(Q, importance=None),)
    assert value([at("a", 1)], initiative("a", "Q 1>3"), questions=unrated) == pytest.approx(0.12, abs=1e-15)


def test_a_piece_above_the_target_is_worth_nothing():
    assert value([at("a", 1)], initiative("a", "Q 2>4")) == value([at("a", 1)], initiative("a", "Q 2>6")) == 0.2


def test_a_piece_below_the_score_is_worth_nothing():
    assert value([at("a", 1)], initiative("a", "Q 1>2")) == 0


def test_a_target_at_or_below_the_score_leaves_nothing_to_gain():
    for target in (1, 2, None):
        assert value([at("a", 1)], initiative("a", "Q 1>3"), questions=(replace(Q, target=target),)) == 0


def test_a_lift_covers_from_half_a_step_below_where_it_begins():
    entered = replace(Q, score=2.6)
    assert value([at("a", 1)], initiative("a", "Q 3>4"), questions=(entered,)) == pytest.approx(0.14, abs=1e-15)


def test_a_lift_that_is_not_entered_covers_nothing():
    assert value([at("a", 1)], initiative("a", "Q 3>4")) == 0


def test_an_unscored_question_has_its_gap_from_the_lowest_level():
    unscored = (replace(Q, score=None),)
    assert value([at("a", 1)], initiative("a", "Q 1>3"), questions=unscored) == pytest.approx(0.2, abs=1e-15)


def test_what_two_initiatives_cover_counts_once():
    pair = initiative("a", "Q 1>3"), initiative("b", "Q 2>3")
    assert value([at("a", 1), at("b", 1)], *pair) == value([at("a", 1)], *pair) == pytest.approx(0.1, abs=1e-15)


def test_each_piece_counts_with_the_best_confidence_on_it():
    # a covers (2, 3] at 0.5; b covers (2.5, 4] at 0.8 once a has opened it
    pair = initiative("a", "Q 1>3", confidence=0.5), initiative("b", "Q 3>4", confidence=0.8)
    assert value([at("a", 1), at("b", 1)], *pair) == pytest.approx(0.1 * (0.5 * 0.5 + 1.5 * 0.8), abs=1e-15)


def test_a_later_initiative_of_better_confidence_raises_the_piece_from_then_on():
    pair = initiative("a", "Q 1>3", confidence=0.5), initiative("b", "Q 1>3", confidence=1.0)
    assert value([at("a", 1), at("b", 3)], *pair) == pytest.approx(0.1 * (2 * 0.5 + 2 * 1.0) / 4, abs=1e-15)


def test_questions_add_up():
    pair = (replace(Q, weight=0.5), replace(Q, question="R", weight=0.5, score=3))
    both = initiative("a", "Q 2>4", "R 3>4")
    assert value([at("a", 1)], both, questions=pair) == pytest.approx(0.05 * 2 + 0.05 * 1, abs=1e-15)


def test_a_scale_of_a_single_point_is_worth_nothing():
    assert replace(Q, lowest=2, highest=2).worth_of_a_level == 0


# --- Other constraints -----------------------------------------------------------------------------------------------


def test_a_plan_may_use_the_whole_budget_and_no_more():
    pair = initiative("a", days=30), initiative("b", days=50)
    assert violated(request(*pair, budget=80), [at("a", 1), at("b", 1)]) == ()
    assert violated(request(*pair, budget=79.9), [at("a", 1), at("b", 1)]) == (
        "The plan takes 80 days; the budget is 79.9",
    )


def test_pins_and_exclusions_are_kept():
    asked = request(initiative("a"), initiative("b"), pins={"a": 2}, exclusions=frozenset({"b"}))
    assert violated(asked, [at("a", 2)]) == ()
    assert violated(asked, [at("a", 1), at("b", 1)]) == (
        "b is excluded",
        "a is pinned to quarter 2 and does not start there",
    )
    assert violated(asked, []) == ("a is pinned to quarter 2 and does not start there",)


def test_a_plan_holds_an_initiative_once_and_only_those_there_are():
    assert violated(request(initiative("a")), [at("a", 1), at("a", 2), at("z", 1)]) == (
        "There is no initiative named z",
        "a stands in the plan more than once",
    )


# --- A request that cannot be meant ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("initiatives", "others", "message"),
    [
        ((), {"periods": 0}, "A roadmap needs at least one period. 0 were asked for."),
        ((initiative("a"), initiative("a")), {}, "Two initiatives share an id. Every id may stand once."),
        ((SECOND,), {}, "There is no initiative named first. It is a prerequisite of second."),
        ((), {"pins": {"x": 1}}, "There is no initiative named x. It is pinned."),
        ((), {"exclusions": frozenset({"x"})}, "There is no initiative named x. It is excluded."),
        ((FIRST,), {"pins": {"first": 5}}, "first is pinned to quarter 5. There are 4, counted from 1."),
        ((FIRST,), {"pins": {"first": 0}}, "first is pinned to quarter 0. There are 4, counted from 1."),
        (
            (FIRST,),
            {"pins": {"first": 1}, "exclusions": frozenset({"first"})},
            "first is both pinned and excluded. Keep one of the two.",
        ),
        (
            (),
            {"capacity": {"risk": (-1.0,)}},
            "The capacity of risk cannot be used. Give FTE of 0 or more for each period.",
        ),
        ((), {"capacity": {"risk": ()}}, "The capacity of risk cannot be used. Give FTE of 0 or more for each period."),
        ((), {"budget": -1}, "The budget cannot be used. -1 days were given; give 0 or more."),
        (
            (
                initiative("a", prerequisites=("b",)),
                initiative("b", prerequisites=("c",)),
                initiative("c", prerequisites=("b",)),
            ),
            {},
            "Initiatives wait for each other in a circle. b needs c needs b.",
        ),
        (
            (initiative("a", prerequisites=("a",)),),
            {},
            "Initiatives wait for each other in a circle. a needs a.",
        ),
    ],
)
def test_a_request_that_cannot_be_meant_is_refused_and_says_why(initiatives, others, message):
    with pytest.raises(PlanError) as refused:
        request(*initiatives, **others)
    assert str(refused.value) == message
