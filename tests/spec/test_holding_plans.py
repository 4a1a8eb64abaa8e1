"""A plan that holds (`--hold`): buffers until its first part is on time as surely as asked, shown in fresh draws."""

from dataclasses import replace

import pytest

from opposite.domain.framework import Initiative, Lift, RoadmapRule
from opposite.domain.framework.initiatives import Horizon
from opposite.engine.roadmap.hold import holding_roadmap
from opposite.engine.roadmap.known_roadmaps import build_roadmap
from opposite.engine.roadmap.odds import first_wave, roadmap_odds
from opposite.engine.roadmap.request import RoadmapOptions
from opposite.engine.roadmap.worth import worth_of_people
from opposite.errors import PlanError
from opposite.planning.odds import replay
from opposite.wording.roadmap.odds import safety_sentences

TREE = """
    F factor
      Q1
      Q2
      Q3
    """
SAID = """
    | | group | Q1 | Q2 | Q3 |
    | a | executive | 1 | 1 | 1 |
    """
RULE = RoadmapRule(horizons=(Horizon("now", 6), Horizon("later", 24)), roles={"team": 1.0})
FRESH = 777


def working(name, question, weeks=13, **others):
    return Initiative(name, f"Work {name}", (Lift(question, 1, 4),), effort_days=10, duration_weeks=weeks, **others)


FULL_QUARTERS = (
    working("a", "Q1", demand={"team": 1.0}),
    working("b", "Q2", demand={"team": 1.0}),
    working("c", "Q3", demand={"team": 1.0}),
)


@pytest.fixture
def planned(assess):
    """The function that plans some initiatives, with the report."""

    def plan_of(initiatives=FULL_QUARTERS, rule=RULE, **options):
        answered = assess(SAID, TREE, target=4)
        report = replace(answered, framework=replace(answered.framework, initiatives=initiatives, roadmap=rule))
        chosen = RoadmapOptions(**{"method": "greedy", "periods": 8} | options)
        return report, chosen, build_roadmap(report, chosen)

    return plan_of


def chance_in_fresh_draws(roadmap):
    spread = roadmap.framework.roadmap.duration_spread
    found = replay(roadmap.request, roadmap.plan.placements, spread, draws=20_000, seed=FRESH, critical=False)
    return found.chance(first_wave(roadmap, roadmap.plan.placements))


@pytest.mark.parametrize("chance", [0.5, 0.8, 0.95, 1.0])
@pytest.mark.parametrize("method", ["greedy", "optimal"])
def test_the_first_part_is_on_time_as_surely_as_asked_in_draws_that_the_plan_was_not_chosen_by(planned, chance, method):
    report, options, roadmap = planned(method=method)
    held = holding_roadmap(report, options, roadmap, chance=chance)
    assert chance_in_fresh_draws(roadmap) < chance
    assert held.safety.reached
    assert chance_in_fresh_draws(held) >= chance
    assert held.safety.chance == pytest.approx(chance_in_fresh_draws(held), abs=0.03)


def test_safety_says_in_words_what_it_costs_in_value_and_in_weeks(planned):
    report, options, roadmap = planned()
    held = holding_roadmap(report, options, roadmap, chance=0.8)
    assert held.plan.objective < roadmap.plan.objective
    assert safety_sentences(held, held.safety) == (
        "Everything that starts in the first 2 quarters ends on time in all of the newly simulated courses instead of 7 %. "
        "That safety costs 29 % of the plan's value; the plan ends 39 weeks later."
    )


def test_how_far_it_is_from_the_best_plan_counts_what_the_safety_costs(planned):
    report, options, roadmap = planned(method="optimal")
    held = holding_roadmap(report, options, roadmap, chance=0.8)
    assert roadmap.plan.gap_to_best == pytest.approx(0, abs=1e-9)
    assert held.plan.gap_to_best == pytest.approx(1 - held.plan.objective / roadmap.plan.objective, abs=1e-9)
    assert held.plan.gap_to_best > 0.1


@pytest.mark.parametrize("method", ["greedy", "optimal"])
def test_what_people_are_worth_to_it_is_told_among_plans_with_the_same_buffers(planned, method):
    report, options, roadmap = planned(method=method)
    held = holding_roadmap(report, options, roadmap, chance=0.8)
    worth = worth_of_people(report, held)
    more, less = worth.changes
    assert held.plan.objective - 1e-9 <= worth.base.value < roadmap.plan.objective - 0.01
    # Each of them takes a whole person: with a quarter more none goes sooner.
    assert more.value == pytest.approx(0, abs=1e-9)
    assert not more.can_be_told
    assert less.value == pytest.approx(-worth.base.value, abs=1e-9)


def test_a_plan_that_holds_anyway_is_left_as_it_is(planned):
    report, options, roadmap = planned((working("a", "Q1", weeks=8),))
    held = holding_roadmap(report, options, roadmap, chance=0.8)
    assert held.plan is roadmap.plan
    assert held.safety.lengthened == {}
    assert safety_sentences(held, held.safety) == (
        "Everything that starts in the first 2 quarters ends on time in all of the newly simulated courses, so no buffer is needed."
    )


def test_where_pins_leave_no_room_for_a_buffer_one_sentence_says_so(planned):
    report, options, roadmap = planned((working("a", "Q1"),), periods=1, pins={"a": 1})
    held = holding_roadmap(report, options, roadmap, chance=0.8)
    assert not held.safety.reached
    assert held.plan is roadmap.plan
    assert safety_sentences(held, held.safety) == (
        "No plan was found that is on time in the first quarter with a chance of 80 %; the surest one found "
        "is in 25 % of the newly simulated courses."
    )


def test_it_tells_how_many_plans_it_made_and_of_the_search_for_the_best_such_plan_that_it_is_the_last(planned):
    report, options, roadmap = planned(method="optimal")
    told = []
    holding_roadmap(report, options, roadmap, chance=0.8, told=lambda *number: told.append(number) or True)
    made = [number for number in told if number[1] == 0]
    assert made == [(number, 0) for number in range(len(made))]
    assert len(made) > 1
    assert set(told[len(made) :]) <= {(len(made), len(made) + 1)}


def test_ended_before_one_is_found_there_is_none(planned):
    report, options, roadmap = planned()
    with pytest.raises(PlanError, match="was ended"):
        holding_roadmap(report, options, roadmap, chance=0.8, told=lambda done, _: done < 1)


def test_ended_once_one_is_found_it_holds_though_a_buffer_may_be_needless(planned):
    report, options, roadmap = planned()
    told = []
    holding_roadmap(report, options, roadmap, chance=0.8, told=lambda *number: told.append(number) or True)
    last = told[-1][0]
    held = holding_roadmap(report, options, roadmap, chance=0.8, told=lambda done, _: done < last)
    assert held.safety.reached
    assert chance_in_fresh_draws(held) >= 0.8


@pytest.mark.parametrize("chance", [0, -0.5, 1.01])
def test_a_chance_that_is_none_is_refused(planned, chance):
    report, options, roadmap = planned()
    with pytest.raises(PlanError, match="cannot be made to hold"):
        holding_roadmap(report, options, roadmap, chance=chance)


class TestOddsOfARoadmap:
    def test_days_and_chances_of_each_row(self, planned):
        report, _, roadmap = planned((working("a", "Q1", confidence=0.6),))
        odds = roadmap_odds(report, roadmap, draws=20_000, seed=1)
        row = odds.by_id["a"]
        assert row.chance == pytest.approx(0.25, abs=0.01)
        assert odds.first_wave == row.chance
        assert roadmap.rows[0].finish_date < row.finish_p50 < row.finish_p80
        assert (odds.end_p50, odds.end_p80) == (row.finish_p50, row.finish_p80)

    def test_a_row_that_is_on_time_four_times_in_five_ends_by_its_printed_day(self, planned):
        certain = replace(RULE, duration_spread=replace(RULE.duration_spread, low=1, likely=1, high=1))
        report, _, roadmap = planned((working("a", "Q1"),), rule=certain)
        row = roadmap_odds(report, roadmap, draws=10, seed=1).by_id["a"]
        assert row.chance == 1
        assert row.finish_p50 == row.finish_p80 == roadmap.rows[0].finish_date

    def test_scores_at_the_end_of_each_period_are_those_of_the_rows_that_worked_and_ended(self, planned):
        certain = replace(RULE, duration_spread=replace(RULE.duration_spread, low=1, likely=1, high=1))
        report, _, roadmap = planned((working("a", "Q1", confidence=0.6),), rule=certain, periods=2)
        odds = roadmap_odds(report, roadmap, draws=20_000, seed=1)
        for score in odds.overall:
            assert (score.p10, score.p50, score.p90) == (1, 2, 2)
            assert score.mean == pytest.approx(1 + 0.6, abs=0.01)
        assert [scores["F"] for scores in odds.expected] == [score.mean for score in odds.overall]
        assert [scores["root"] for scores in roadmap.radar_after_each_period] == [2, 2]

    def test_scores_agree_with_those_of_each_draw_computed_by_the_rules_as_they_read(self, planned):
        unsure = tuple(replace(initiative, confidence=0.7) for initiative in FULL_QUARTERS)
        report, _, roadmap = planned(unsure, periods=4)
        odds = roadmap_odds(report, roadmap, draws=300, seed=5)
        found = replay(roadmap.request, roadmap.plan.placements, RULE.duration_spread, draws=300, seed=5)
        for period in range(1, 5):
            means = [
                sum(
                    4 if works and end <= 13 * period + 1e-9 else 1
                    for works, end in zip(found.drawn.works[:, draw], found.ends[:, draw], strict=True)
                )
                / 3
                for draw in range(300)
            ]
            assert odds.overall[period - 1].mean == pytest.approx(sum(means) / 300)
