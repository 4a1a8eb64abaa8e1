"""How the greedy and the naive roadmap choose and place, and what they say of rows and of what is left out.

Questions Q, R, S on six stages, score 1, target 4, weight 1, importance 0.5 of the top: a level closed in every
period is worth 0.1.
"""

from dataclasses import replace

import pytest
from plan_requests import Q, R, S, initiative, reasons_left_out, request

from opposite.domain.roadmap.left_out import Unfit
from opposite.domain.roadmap.plan import WEEKS_PER_MONTH, Placement
from opposite.domain.roadmap.reasons import Bound, Raise
from opposite.errors import PlanError
from opposite.planning import plan
from opposite.planning.candidates import candidates
from opposite.planning.feasibility import violations
from opposite.planning.greedy import fill
from opposite.planning.projection import plan_value
from opposite.planning.schedule_builder import ScheduleBuilder
from opposite.wording import plan_refused

METHODS = pytest.mark.parametrize("method", ["optimal", "greedy", "largest-gap"])


def planned(asked, method="greedy"):
    """The rows in order, as "name start-finish"."""
    rows = plan(asked, method).placements
    return [f"{row.initiative} {row.start}-{row.finish}" for row in rows]


def left_out(asked, method="greedy"):
    return reasons_left_out(asked, plan(asked, method))


# --- Choosing --------------------------------------------------------------------------------------------------------


def test_each_pick_brings_the_most_marginal_value_per_day():
    # importance 12/20 and 8/20 stand for the opportunities; all three have room at once
    q1 = replace(Q, question="q1", score=2, importance=0.6)
    q2 = replace(Q, question="q2", score=3, importance=0.4)
    x = initiative("X", "q1 1>3", days=4)  # 0.60 / 4 = 0.15
    y = initiative("Y", "q1 2>4", days=6)  # 1.20 / 6 = 0.20
    z = initiative("Z", "q2 3>4", days=2)  # 0.40 / 2 = 0.20
    asked = request(x, y, z, questions=(q1, q2), periods=1)
    builder = ScheduleBuilder(asked)
    fill(builder, candidates(asked))
    assert list(builder.placed) == ["Z", "Y"]  # a tie: the smaller effort first; X is superseded

    found = plan(asked, "greedy")
    assert found.left_out == (("X", Unfit.NO_GAIN),)
    assert found.objective == pytest.approx((1.2 + 0.4) / 5, abs=1e-15)
    assert plan_value(asked, [*found.placements, Placement("X", 1, 1)]) == found.objective


def test_of_equal_gains_the_smaller_effort_is_taken():
    assert planned(request(initiative("a", "Q 1>3", days=11), initiative("b", "Q 1>3"))) == ["b 1-1"]


def test_of_equal_gains_and_efforts_the_earlier_factor_is_taken_then_the_smaller_id():
    pair = initiative("a", "Q 1>3", factor="F2"), initiative("b", "Q 1>3", factor="F1")
    assert planned(request(*pair, factor_order=("F1", "F2"))) == ["b 1-1"]
    assert planned(request(*pair, factor_order=("F2", "F1"))) == ["a 1-1"]
    assert planned(request(*pair)) == ["a 1-1"]


def test_a_prerequisite_that_gains_nothing_comes_with_what_needs_it():
    asked = request(initiative("base", "S 1>3"), initiative("top", "Q 1>4", prerequisites=("base",)), questions=(Q,))
    assert planned(asked) == ["top 1-1"]  # base lifts nothing that applies here: waived
    untargeted = replace(S, target=None)
    asked = request(*asked.initiatives, questions=(Q, untargeted))
    assert planned(asked) == ["base 1-1", "top 2-2"]


def test_a_chain_is_judged_as_a_whole():
    # top alone would gain 0.3 in 10 days; with its base that is 0.3 in 100, and R pays better
    base, top = initiative("base", "S 1>3", days=90), initiative("top", "Q 1>4", prerequisites=("base",))
    other = initiative("other", "R 1>2", days=20)
    asked = request(base, top, other, questions=(Q, R, replace(S, target=None)), budget=110)
    builder = ScheduleBuilder(asked)
    fill(builder, candidates(asked))
    assert list(builder.placed) == ["other"]


def test_what_raises_a_required_level_comes_before_with_the_least_effort():
    needy = initiative("needy", "Q 1>4", requires_levels={"R": 4})
    dear, cheap = initiative("dear", "R 1>4", days=50), initiative("cheap", "R 1>3", days=10)
    further = initiative("further", "R 3>4", days=20)
    asked = request(needy, dear, cheap, further, questions=(Q, replace(R, target=None)))
    assert planned(asked) == ["cheap 1-1", "further 1-1", "needy 2-2"]


def test_what_opens_a_lift_comes_with_it_where_that_pays():
    opener, closer = initiative("opener", "Q 1>2"), initiative("closer", "Q 2>4")
    low_target = replace(Q, score=1.4)
    assert planned(request(opener, closer, questions=(low_target,))) == ["opener 1-1", "closer 1-1"]


def test_rows_stand_by_start_then_by_what_they_are_worth():
    asked = request(initiative("a", "Q 1>2"), initiative("b", "R 1>4"), initiative("c", "S 1>3"))
    assert planned(asked) == ["b 1-1", "c 1-1", "a 1-1"]


def test_nothing_is_planned_that_adds_nothing():
    asked = request(initiative("a", "Q 1>4"), initiative("b", "Q 1>3"), initiative("c", "Q 5>6"))
    assert planned(asked) == ["a 1-1"]
    assert left_out(asked) == {
        "b": "adds nothing to what the plan brings already",
        "c": "lifts nothing that is below what the plan aims at",
    }


def test_an_order_of_priority_that_is_worth_more_replaces_the_greedy_one():
    # short pays better per day, but the two long ones find room only if they share the two quarters
    short = initiative("short", "Q 1>2", days=1, demand={"team": 1})
    long = initiative("long", "R 1>4", days=40, weeks=26, demand={"team": 1})
    asked = request(short, long, periods=2, capacity={"team": (1.0,)})
    assert planned(asked) == ["long 1-2"]


# --- Placing ---------------------------------------------------------------------------------------------------------


def test_each_starts_as_early_as_prerequisites_levels_and_capacity_allow():
    asked = request(
        initiative("base", "Q 1>3", weeks=26, demand={"team": 1}),
        initiative("level", "R 1>3", requires_levels={"Q": 3}),
        initiative("after", "S 1>3", prerequisites=("base",)),
        initiative("team", "S 1>2", demand={"team": 1}),
        capacity={"team": (1.0,)},
    )
    assert planned(asked) == ["base 1-2", "after 3-3", "level 3-3"]
    assert left_out(asked) == {"team": "adds nothing to what the plan brings already"}


def test_a_frozen_period_is_stepped_over():
    asked = request(initiative("a", "Q 1>3", weeks=26, demand={"team": 1}), capacity={"team": (1.0, 0.0, 1.0)})
    assert planned(asked) == ["a 3-4"]


@METHODS
def test_pinned_initiatives_start_in_exactly_their_period_with_what_they_need_before(method):
    base, top = initiative("base", "Q 1>3"), initiative("top", "Q 3>4", prerequisites=("base",))
    assert planned(request(base, top, pins={"top": 4}), method) == ["base 1-1", "top 4-4"]
    assert planned(request(base, top, pins={"base": 2}), method) == ["base 2-2", "top 3-3"]


@METHODS
def test_a_pinned_initiative_is_planned_though_it_brings_nothing(method):
    assert planned(request(initiative("a", "Q 4>6"), pins={"a": 2}), method) == ["a 2-2"]


@METHODS
def test_a_pin_finds_its_required_level_raised_in_time(method):
    needy, helper = initiative("needy", "Q 1>3", requires_levels={"R": 3}), initiative("helper", "R 1>3")
    assert planned(request(needy, helper, pins={"needy": 2}), method) == ["helper 1-1", "needy 2-2"]


def test_what_two_pins_need_is_arranged_so_that_both_are_kept():
    # both bases need the whole team; the one that is needed first must go first, whatever the tie rule says
    asked = request(
        initiative("a_base", "Q 1>3", demand={"team": 1}, days=1),
        initiative("b_base", "R 1>3", demand={"team": 1}),
        initiative("a_top", "Q 3>4", prerequisites=("a_base",)),
        initiative("b_top", "R 3>4", prerequisites=("b_base",)),
        pins={"a_top": 3, "b_top": 2},
        capacity={"team": (1.0,)},
    )
    assert planned(asked) == ["b_base 1-1", "a_base 2-2", "b_top 2-2", "a_top 3-3"]


@METHODS
@pytest.mark.parametrize(
    ("pins", "others", "detail"),
    [
        ({"top": 1}, {}, "top starts in quarter 1 and needs base, which finishes in quarter 1."),
        ({"base": 3, "top": 2}, {}, "top starts in quarter 2 and needs base, which finishes in quarter 3."),
        ({"top": 3}, {"exclusions": frozenset({"base"})}, "top is pinned to quarter 3, but needs base, which is excluded."),
        ({"long": 4}, {}, "long is pinned to quarter 4 and would finish in quarter 5; there are 4."),
        ({"base": 2}, {"capacity": {"team": (1, 0.9, 1)}}, "base is pinned to quarter 2 and needs 1 team; 0.9 is left in quarter 2."),
        ({"base": 1, "long": 1}, {}, "long is pinned to quarter 1 and needs 1 team; 0 is left in quarter 1."),
        ({"top": 3}, {"budget": 19}, "With what they need they take 20 days; the budget is 19."),
        ({"needy": 2, "helper": 2}, {}, "needy starts in quarter 2 and requires T at 3; it stands at 1 by then."),
        ({"hopeless": 2}, {}, "hopeless is pinned to quarter 2, but requires S at 3, which nothing brings about before."),
        ({"top": 2}, {"capacity": {"team": (0, 1)}}, "top starts in quarter 2 and needs base, which finishes in quarter 2."),
    ],
)  # fmt: skip
def test_pins_that_cannot_be_kept_are_refused_and_the_constraint_is_named(method, pins, others, detail):
    asked = request(
        initiative("base", "Q 1>3", demand={"team": 1}),
        initiative("top", "Q 3>4", prerequisites=("base",)),
        initiative("long", "R 1>3", weeks=26, demand={"team": 1}),
        initiative("needy", "R 1>3", requires_levels={"T": 3}),
        initiative("helper", "T 1>3"),
        initiative("hopeless", "R 1>3", requires_levels={"S": 3}),
        questions=(Q, R, S, replace(S, question="T")),
        pins=pins,
        **others,
    )
    with pytest.raises(PlanError) as refused:
        plan(asked, method)
    assert plan_refused(refused.value) == (
        f"The pinned initiatives cannot be kept. {detail} Move or remove a pin, or allow more capacity, time or budget."
    )


# --- Left out --------------------------------------------------------------------------------------------------------


def test_every_initiative_that_is_left_out_says_why():
    asked = request(
        initiative("attained", "Q 1>2", factor="F1"),
        initiative("closed", "Q 2>4", factor="F1"),
        initiative("dear", "S 1>3", days=12, factor="F1"),
        initiative("far", "Q 5>6", factor="F1"),
        initiative("first", "Q 2>4", demand={"team": 1}, weeks=39, factor="F1"),
        initiative("foreign", "X 1>3", factor="F1"),
        initiative("full", "R 1>3", demand={"team": 1}, weeks=26, factor="F1"),
        initiative("hole", "T 3>4", factor="F1"),
        initiative("late", "R 1>3", prerequisites=("first",), weeks=26, factor="F1"),
        initiative("spare", "Q 2>3", weeks=39, factor="A"),
        questions=(replace(Q, score=2), R, S, replace(S, question="T")),
        exclusions=frozenset({"closed"}),
        capacity={"team": (1.0,)},
        budget=21,
        pins={"first": 1},
        factor_order=("F1", "A"),
    )
    assert planned(asked) == ["first 1-3"]
    assert list(left_out(asked).items()) == [
        ("attained", "lifts only to levels that are attained already"),
        ("closed", "is excluded"),
        ("dear", "takes 12 days and the budget leaves 11"),
        ("far", "lifts nothing that is below what the plan aims at"),
        ("foreign", "lifts no question that is applicable here"),
        ("full", "finds no room for its team by the end of quarter 4"),
        ("hole", "begins at level 3 of T, which is not reached"),
        ("late", "cannot finish by the end of quarter 4 after first"),
        ("spare", "adds nothing to what the plan brings already"),
    ]


def test_what_an_initiative_needs_is_named_where_it_has_no_room_with_it():
    base, top = initiative("base", "Q 1>3", weeks=26), initiative("top", "Q 3>4", weeks=26, prerequisites=("base",))
    other = initiative("other", "R 1>4", days=25, demand={"team": 1}, weeks=52)
    assert left_out(request(base, top, other, budget=25, pins={"other": 1})) == {
        "base": "takes 10 days and the budget leaves 0",
        "top": "takes 20 days with base, which it needs, and the budget leaves 0",
    }


# --- The naive plan --------------------------------------------------------------------------------------------------


def test_the_naive_plan_takes_the_largest_gap_first_whatever_it_costs_or_is_worth():
    far = replace(R, importance=0.1, target=5)
    asked = request(
        initiative("cheap", "Q 1>4", days=1, demand={"team": 1}),
        initiative("dear", "R 1>5", days=90, demand={"team": 1}),
        questions=(Q, far),
        capacity={"team": (1.0,)},
    )
    assert planned(asked, "largest-gap") == ["dear 1-1", "cheap 2-2"]
    assert planned(asked, "greedy") == ["cheap 1-1", "dear 2-2"]


@pytest.mark.parametrize("questions", [(Q, R), (R, Q)])
def test_equal_gaps_are_taken_by_the_questions_id_whatever_their_order_in_the_file(questions):
    team = {"demand": {"team": 1}}
    pair = initiative("a", "R 1>4", **team), initiative("b", "Q 1>4", **team)
    asked = request(*pair, questions=questions, capacity={"team": (1.0,)})
    assert planned(asked, "largest-gap") == ["b 1-1", "a 2-2"]


def test_the_naive_plan_measures_gaps_on_projected_levels():
    asked = request(
        initiative("q_high", "Q 3>4"), initiative("q_low", "Q 1>3"), initiative("r", "R 2>4"),
        questions=(Q, replace(R, score=2)),
    )  # fmt: skip
    draft_order = planned(request(*asked.initiatives, questions=(Q, replace(R, score=2)), budget=20), "largest-gap")
    assert sorted(draft_order) == ["q_low 1-1", "r 1-1"]
    assert sorted(planned(asked, "largest-gap")) == ["q_high 1-1", "q_low 1-1", "r 1-1"]


def test_greedy_and_naive_agree_where_there_is_nothing_to_choose():
    asked = request(initiative("a", "Q 1>4"))
    assert plan(asked, "greedy").objective == plan(asked, "largest-gap").objective == pytest.approx(0.3, abs=1e-15)


def test_an_unknown_method_is_refused():
    with pytest.raises(PlanError, match=r"There is no method named best\."):
        plan(request(), "best")


# --- Rows ------------------------------------------------------------------------------------------------------------


def test_a_row_is_worth_what_the_plan_loses_without_it_and_all_that_needs_it():
    asked = request(
        initiative("base", "Q 1>2"),
        initiative("top", "R 1>3", prerequisites=("base",)),
        initiative("level", "S 1>2", requires_levels={"R": 3}),
        initiative("upper", "Q 2>4"),
    )
    found = plan(asked, "greedy")
    assert [(row.initiative, row.start) for row in found.placements] == [
        ("base", 1), ("upper", 1), ("top", 2), ("level", 3),
    ]  # fmt: skip
    # Q is lifted by 3 levels from 1 on, R by 2 from 2 on, S by 1 from 3 on
    assert found.objective == pytest.approx(0.3 + 0.2 * 0.75 + 0.1 * 0.5, abs=1e-15)
    values = found.values
    assert list(values) == ["base", "upper", "top", "level"]
    assert values["base"] == pytest.approx(found.objective, abs=1e-15)  # upper stays and is no longer entered
    assert values["upper"] == pytest.approx(0.2, abs=1e-15)
    assert values["top"] == pytest.approx(0.2 * 0.75 + 0.1 * 0.5, abs=1e-15)
    assert values["level"] == pytest.approx(0.1 * 0.5, abs=1e-15)


def test_a_waived_prerequisite_takes_nothing_with_it():
    attained = initiative("base", "Q 1>2", "R 1>2", confidence=0.5)
    top = initiative("top", "S 1>4", prerequisites=("base",))
    asked = request(attained, top, questions=(replace(Q, score=2), replace(R, score=2), S), pins={"base": 1})
    assert plan(asked, "greedy").values == {"top": pytest.approx(0.3, abs=1e-15), "base": 0}


def test_a_plan_without_a_bound_says_nothing_of_the_best_one_and_with_one_how_far_it_is():
    found = plan(request(initiative("a", "Q 1>4")), "greedy")
    assert (found.bound, found.gap_to_best) == (None, None)
    assert replace(found, bound=0.4).gap_to_best == pytest.approx(0.25, abs=1e-15)
    assert replace(found, bound=found.objective).gap_to_best == 0
    assert replace(found, objective=0.0, bound=0.0).gap_to_best == 0


def test_a_reason_says_what_is_raised_what_is_unlocked_and_what_bound_the_start():
    asked = request(
        initiative("base", "Q 1>3", "R 3>4"),
        initiative("top", "Q 3>5", prerequisites=("base",)),
        initiative("wide", "R 1>3", requires_levels={"Q": 4}),
        questions=(Q, replace(R, score=None), replace(S, target=None)),
    )
    found = plan(asked, "greedy")
    assert [f"{row.initiative} {row.start}" for row in found.placements] == ["base 1", "top 2", "wide 3"]
    because = found.reasons
    assert list(because) == ["base", "top", "wide"]
    assert because["base"].raises == (
        Raise("Q", period=1, before=1, after=3, closed=2, share=2 / 6, unscored=False),
        Raise("R", period=3, before=3, after=4, closed=1, share=1 / 6, unscored=True),
    )
    assert because["top"].raises == (Raise("Q", period=2, before=3, after=5, closed=1, share=1 / 6, unscored=False),)
    assert because["wide"].raises == (Raise("R", period=3, before=1, after=3, closed=2, share=2 / 6, unscored=True),)
    assert because["base"].share == pytest.approx(0.5, abs=1e-15)
    assert [because[row].unlocks for row in because] == [("top", "wide"), ("wide",), ()]
    assert [because[row].rests_on_unscored for row in because] == [True, False, True]
    assert [because[row].bound for row in because] == [
        None,
        Bound("prerequisite", "base", 1),
        Bound("required_level", "Q", 1),
    ]


def test_where_room_for_one_role_alone_would_not_help_both_are_named():
    both = {"change": 1.0, "insight": 1.0}
    pair = initiative("a", "Q 1>3", weeks=52, demand=both), initiative("b", "R 1>2", weeks=52, demand=both)
    asked = request(*pair, capacity={"change": (1.0,), "insight": (1.0,)})
    assert left_out(asked) == {"b": "finds no room for its change or insight by the end of quarter 4"}


def test_a_full_role_and_a_pin_bind_a_start_too():
    asked = request(
        initiative("a", "Q 1>4", demand={"team": 0.6}),
        initiative("b", "R 1>3", demand={"team": 0.6}),
        initiative("c", "S 1>3"),
        capacity={"team": (1.0,)},
        pins={"c": 3},
    )
    because = plan(asked, "greedy").reasons
    assert {row: because[row].bound for row in because} == {
        "a": None,
        "b": Bound("capacity", "team", 1),
        "c": Bound("pin", "c", 3),
    }


# --- Bad and unusual input -------------------------------------------------------------------------------------------


@METHODS
def test_no_gap_anywhere_makes_an_empty_plan_worth_nothing(method):
    found = plan(request(initiative("a", "Q 1>3"), questions=(replace(Q, score=4),)), method)
    assert (found.placements, found.objective) == ((), 0)


@METHODS
def test_targets_below_the_present_level_make_an_empty_plan(method):
    found = plan(request(initiative("a", "Q 3>5"), questions=(replace(Q, score=3, target=2),)), method)
    assert (found.placements, found.objective) == ((), 0)


@METHODS
def test_every_initiative_excluded_makes_an_empty_plan(method):
    asked = request(initiative("a", "Q 1>3"), initiative("b", "Q 1>3"), exclusions=frozenset({"a", "b"}))
    assert plan(asked, method).left_out == (("a", Unfit.EXCLUDED), ("b", Unfit.EXCLUDED))
    assert planned(asked, method) == []


@METHODS
def test_without_any_capacity_only_what_needs_none_is_planned(method):
    asked = request(initiative("a", "Q 1>3", demand={"team": 0.1}), initiative("b", "R 1>3"), capacity={"team": (0.0,)})
    assert planned(asked, method) == ["b 1-1"]
    assert left_out(asked, method) == {"a": "needs 0.1 team for one quarter; there is 0"}


@METHODS
def test_without_budget_nothing_is_planned(method):
    assert planned(request(initiative("a", "Q 1>3"), budget=0), method) == []


@METHODS
def test_a_horizon_of_one_period_leaves_out_what_has_to_wait(method):
    base, top = initiative("base", "Q 1>3"), initiative("top", "Q 3>4", prerequisites=("base",))
    asked = request(base, top, periods=1)
    assert planned(asked, method) == ["base 1-1"]
    assert left_out(asked, method) == {"top": "cannot finish by the end of quarter 1 after base"}


@METHODS
def test_no_initiatives_and_no_questions_make_an_empty_plan(method):
    assert plan(request(questions=()), method).placements == ()


def test_a_target_above_every_lift_is_approached_as_far_as_lifts_go():
    found = plan(request(initiative("a", "Q 1>3"), questions=(replace(Q, target=6),)), "greedy")
    assert found.objective == pytest.approx(0.2, abs=1e-15)


@pytest.mark.parametrize("method", [pytest.param("optimal", marks=pytest.mark.long), "greedy", "largest-gap"])
def test_four_hundred_initiatives_in_twelve_months(method):
    questions = [replace(Q, question=f"Q{n}", score=1 + n % 5 / 2, weight=1 / 80) for n in range(80)]
    initiatives = [
        initiative(
            f"i{n:03}",
            f"Q{n % 80} {1 + n % 3}>{3 + n % 3}",
            f"Q{(n * 7 + 3) % 80} {1 + n % 2}>{2 + n % 2}",
            weeks=4 + n % 17,
            days=10 + n % 31,
            demand={"team": 0.1 + n % 7 / 10, "risk": 0.1},
            prerequisites=(f"i{n - 5:03}",) if n % 5 == 0 and n >= 5 else (),
            requires_levels={f"Q{n % 80}": 2} if n % 11 == 0 else {},
        )
        for n in range(400)
    ]
    asked = request(
        *initiatives, questions=questions, periods=12, weeks_per_period=WEEKS_PER_MONTH,
        capacity={"team": (12.0,), "risk": (3.0,)},
    )  # fmt: skip
    found = plan(asked, method)
    assert violations(asked, found.placements) == ()
    assert len(found.placements) + len(found.left_out) == 400
    assert found.objective == plan_value(asked, found.placements) > 0


def test_gains_too_small_to_tell_from_none_come_to_an_end():
    # together base and top gain a little more than nothing, each of them a little less
    faint = replace(Q, importance=4.5e-12), replace(R, importance=9e-12)
    base, top = initiative("base", "Q 1>2"), initiative("top", "R 1>2", prerequisites=("base",))
    assert plan(request(base, top, questions=faint, periods=2), "greedy").objective < 1e-11
