"""The odds of a plan (scoring.md, rules 24 and 25): replayed in weeks, row by row, with other durations.

The quarters have 13 weeks. `replayed` gives the start and end of each row for the weeks that each is said to take.
"""

from dataclasses import replace

import numpy as np
import pytest
from plan_requests import Q, initiative, request

from opposite.domain.framework import Spread
from opposite.domain.roadmap.plan import Placement
from opposite.planning.draws import draw, weeks_of
from opposite.planning.odds import levels_in_draws, quantile, replay
from opposite.planning.replay import Replay

USUAL = Spread(0.8, 1.0, 1.6)
AS_PLANNED = Spread(1.0, 1.0, 1.0)
NEVER = float("inf")


def rows(*placed):
    return tuple(Placement(name, start, finish) for name, start, finish in placed)


def replayed(asked, placements, **weeks):
    plan = Replay(asked, placements)
    starts, ends = plan.ends(np.array([[weeks[i]] for i in plan.initiatives], dtype=float))
    return {i: (float(starts[n, 0]), float(ends[n, 0])) for n, i in enumerate(plan.initiatives)}


ALONE = initiative("alone", "Q 1>2", weeks=10)
FIRST, THEN = initiative("first", "Q 1>2", weeks=13), initiative("then", "Q 2>3", weeks=13, prerequisites=("first",))
CHAIN = rows(("first", 1, 1), ("then", 2, 2))
TEAM = {"team": (1.0,)}


def sharing(name, fte=1.0, weeks=13, **others):
    return initiative(name, "Q 1>2", weeks=weeks, demand={"team": fte}, **others)


class TestDraws:
    def test_the_same_seed_draws_the_same_and_another_seed_does_not(self):
        asked = request(ALONE)
        one, same, other = (draw(asked, ["alone"], USUAL, draws=50, seed=seed) for seed in (1, 1, 2))
        assert (one.weeks == same.weeks).all()
        assert (one.works == same.works).all()
        assert (one.weeks != other.weeks).any()

    def test_durations_lie_between_the_low_and_the_high_multiple_of_the_weeks(self):
        weeks = draw(request(ALONE), ["alone"], USUAL, draws=20_000, seed=1).weeks
        assert 8 <= weeks.min() < 8.2
        assert 15.8 < weeks.max() <= 16
        assert weeks.mean() == pytest.approx(10 * (0.8 + 1 + 1.6) / 3, abs=0.05)

    def test_three_figures_of_its_own_go_before_the_spread_of_the_framework(self):
        own = replace(ALONE, duration_estimate=Spread(9, 10, 11))
        assert weeks_of(own, USUAL) == Spread(9, 10, 11)
        assert weeks_of(ALONE, USUAL) == Spread(8, 10, 16)
        assert draw(request(own), ["alone"], USUAL, draws=500, seed=1).weeks.max() <= 11

    def test_it_succeeds_as_often_as_its_confidence_says(self):
        sure, unsure = replace(ALONE, id="sure"), replace(ALONE, id="unsure", confidence=0.6)
        works = draw(request(sure, unsure), ["sure", "unsure"], USUAL, draws=20_000, seed=1).works
        assert works[0].all()
        assert works[1].mean() == pytest.approx(0.6, abs=0.01)

    def test_an_initiative_fares_the_same_whatever_else_is_planned(self):
        asked = request(FIRST, THEN)
        both, one = (draw(asked, names, USUAL, draws=9, seed=4).weeks[-1] for names in (["first", "then"], ["then"]))
        assert (both == one).all()


class TestReplay:
    def test_a_row_never_starts_before_its_planned_start(self):
        assert replayed(request(FIRST, THEN), CHAIN, first=5, then=13)["then"] == (13, 26)

    def test_it_starts_as_soon_as_its_prerequisites_have_ended(self):
        assert replayed(request(FIRST, THEN), CHAIN, first=13, then=13)["then"] == (13, 26)
        assert replayed(request(FIRST, THEN), CHAIN, first=13.5, then=13)["then"] == (13.5, 26.5)

    def test_nobody_waits_for_a_prerequisite_that_is_waived(self):
        reached = request(FIRST, THEN, questions=(replace(Q, score=2),))
        assert replayed(reached, CHAIN, first=20, then=13)["then"] == (13, 26)

    def test_it_waits_until_every_role_has_room_for_the_whole_duration(self):
        asked = request(sharing("a"), sharing("b"), capacity=TEAM)
        placed = rows(("a", 1, 1), ("b", 2, 2))
        assert replayed(asked, placed, a=13, b=13)["b"] == (13, 26)
        assert replayed(asked, placed, a=15, b=13)["b"] == (15, 28)
        both = request(sharing("a", 0.5), sharing("b", 0.5), capacity=TEAM)
        assert replayed(both, placed, a=15, b=13)["b"] == (13, 26)

    def test_a_later_row_goes_into_a_gap_only_where_its_whole_duration_fits(self):
        asked = request(sharing("a"), sharing("b"), sharing("c"), capacity={"team": (1.0, 1.0, 1.0, 1.0)})
        placed = rows(("a", 1, 1), ("b", 2, 2), ("c", 2, 2))
        waits = {"b": sharing("b", prerequisites=("d",)), "d": initiative("d", "R 1>2", weeks=13)}
        gap = request(sharing("a"), waits["b"], sharing("c"), waits["d"], capacity=TEAM)
        behind = rows(("a", 1, 1), ("d", 1, 1), ("b", 2, 2), ("c", 2, 2))
        assert replayed(asked, placed, a=13, b=13, c=5)["c"] == (26, 31)
        assert replayed(gap, behind, a=13, d=20, b=13, c=7)["c"] == (13, 20)
        assert replayed(gap, behind, a=13, d=20, b=13, c=7.5)["c"] == (33, 40.5)

    def test_capacity_is_constant_within_a_period_and_the_last_holds_on(self):
        asked = request(sharing("a"), capacity={"team": (1.0, 0.0, 1.0)}, periods=3)
        assert replayed(asked, rows(("a", 1, 1)), a=13)["a"] == (0, 13)
        assert replayed(asked, rows(("a", 1, 1)), a=13.5)["a"] == (26, 39.5)
        assert replayed(asked, rows(("a", 3, 3)), a=100)["a"] == (26, 126)

    def test_a_row_that_no_capacity_is_left_for_never_ends(self):
        gone = request(sharing("a"), sharing("b", prerequisites=("a",)), capacity={"team": (1.0, 1.0, 0.0)}, periods=3)
        late = replayed(gone, rows(("a", 1, 1), ("b", 2, 2)), a=14, b=13)
        assert late["a"] == (0, 14)
        assert late["b"] == (NEVER, NEVER)

    def test_what_takes_no_time_needs_nobody(self):
        asked = request(sharing("a"), sharing("b", weeks=0), capacity=TEAM)
        assert replayed(asked, rows(("a", 1, 1), ("b", 1, 1)), a=13, b=0)["b"] == (0, 0)

    def test_required_levels_are_not_waited_for(self):
        asked = request(FIRST, initiative("next", "R 1>2", weeks=13, requires_levels={"Q": 2}))
        assert replayed(asked, rows(("first", 1, 1), ("next", 2, 2)), first=20, next=13)["next"] == (13, 26)


class TestChances:
    def test_a_row_that_takes_exactly_its_periods_is_on_time_and_one_longer_is_not(self):
        exact = replay(request(FIRST), rows(("first", 1, 1)), AS_PLANNED, draws=4, seed=1)
        longer = replay(request(FIRST), rows(("first", 1, 1)), Spread(1.001, 1.001, 1.001), draws=4, seed=1)
        assert exact.chance({"first"}) == 1
        assert longer.chance({"first"}) == 0

    def test_the_chance_of_a_lone_row_is_that_of_its_triangle(self):
        found = replay(request(FIRST), rows(("first", 1, 1)), USUAL, draws=20_000, seed=1)
        assert found.chance({"first"}) == pytest.approx((1 - 0.8) / (1.6 - 0.8), abs=0.01)

    def test_the_first_wave_is_on_time_where_all_of_its_rows_are(self):
        found = replay(
            request(FIRST, replace(FIRST, id="other")),
            rows(("first", 1, 1), ("other", 1, 1)),
            USUAL,
            draws=20_000,
            seed=1,
        )
        assert found.chance({"first", "other"}) == pytest.approx(0.25**2, abs=0.01)
        assert found.chance({"first"}) == pytest.approx(0.25, abs=0.01)
        assert found.chance(frozenset()) is None

    def test_quantiles_are_interpolated_between_draws(self):
        assert quantile(np.array([3.0, 1.0, 2.0, 4.0]), 0.5) == 2.5
        assert quantile(np.array([1.0, 2.0, 3.0, 4.0, 5.0, 6.0]), 0.8) == 5
        assert quantile(np.array([1.0, NEVER]), 0.0) == 1
        assert quantile(np.array([1.0, NEVER]), 0.5) == NEVER

    def test_a_row_is_critical_where_the_whole_would_end_earlier_had_it_taken_no_longer_than_planned(self):
        found = replay(request(FIRST, THEN), CHAIN, USUAL, draws=20_000, seed=1)
        share = dict(zip(found.initiatives, found.critical, strict=True))
        assert share["first"] == pytest.approx(0.75, abs=0.01)
        assert share["then"] == pytest.approx(0.75, abs=0.01)

    def test_a_row_with_time_to_spare_is_not_critical_until_it_has_used_it(self):
        spare = replace(FIRST, duration_weeks=8.0)
        never = replay(request(spare, THEN), CHAIN, USUAL, draws=500, seed=1)
        assert dict(zip(never.initiatives, never.critical, strict=True))["first"] == 0
        longer = replay(request(replace(spare, duration_weeks=9.0), THEN), CHAIN, USUAL, draws=500, seed=1)
        assert dict(zip(longer.initiatives, longer.critical, strict=True))["first"] > 0

    def test_a_row_that_ends_before_others_end_anyway_is_not_critical(self):
        short, long = replace(FIRST, id="short", duration_weeks=4.0), replace(FIRST, id="long", duration_weeks=26.0)
        found = replay(request(short, long), rows(("short", 1, 1), ("long", 1, 2)), USUAL, draws=500, seed=1)
        assert dict(zip(found.initiatives, found.critical, strict=True))["short"] == 0

    def test_what_moves_the_end_most_is_named_first_and_what_does_not_move_it_is_not(self):
        short, long = replace(FIRST, id="short", duration_weeks=4.0), replace(FIRST, id="long", duration_weeks=26.0)
        found = replay(request(short, long), rows(("short", 1, 1), ("long", 1, 2)), USUAL, draws=2000, seed=1)
        assert [name for name, _ in found.movers()] == ["long"]


class TestExpectedLevels:
    @staticmethod
    def levels(asked, placements, spread, draws=4000):
        found = replay(asked, placements, spread, draws=draws, seed=1)
        return {q: np.array(levels)[codes] for q, codes, levels in levels_in_draws(asked, found)}["Q"]

    def test_a_level_is_reached_in_the_draws_in_which_the_row_worked_and_has_ended(self):
        unsure = replace(FIRST, confidence=0.6)
        at_the_end_of = self.levels(request(unsure), rows(("first", 1, 1)), USUAL)
        assert (at_the_end_of[0] == 2).mean() == pytest.approx(0.6 * 0.25, abs=0.02)
        assert (at_the_end_of[1] == 2).mean() == pytest.approx(0.6, abs=0.02)

    def test_a_lift_that_cannot_be_entered_for_want_of_the_one_before_does_nothing(self):
        unsure = replace(FIRST, confidence=0.5)
        found = self.levels(request(unsure, replace(THEN, lifts=initiative("x", "Q 2>3").lifts)), CHAIN, AS_PLANNED)
        assert set(np.unique(found[1])) == {1, 3}
        assert (found[1] == 3).mean() == pytest.approx(0.5, abs=0.02)

    def test_a_row_that_ends_at_the_end_of_a_period_has_ended_by_then(self):
        assert (self.levels(request(FIRST), rows(("first", 1, 1)), AS_PLANNED)[0] == 2).all()
        assert (self.levels(request(FIRST), rows(("first", 1, 1)), Spread(1.01, 1.01, 1.01))[0] == 1).all()
