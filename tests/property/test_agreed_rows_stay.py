"""Whatever else is asked, agreed rows stay where they are, and nothing of them is ever called a contradiction (rule 17c)."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from quick import examples
from test_plans import requests

from opposite.domain.framework import Spread
from opposite.domain.roadmap.plan import Placement
from opposite.errors import PlanError
from opposite.planning import METHODS, plan, with_possible_quick_wins
from opposite.planning.feasibility import violations
from opposite.planning.odds import replay
from opposite.planning.projection import plan_value


@st.composite
def with_agreed_rows(draw):
    """Requests with up to three rows that are agreed, some begun before the plan, some past its end."""
    asked = draw(requests())
    taken = {*asked.pins, *asked.exclusions, *asked.finish_by, *asked.not_before}
    free = sorted(set(asked.by_id) - taken)
    chosen = draw(st.lists(st.sampled_from(free), max_size=3, unique=True)) if free else []
    kept = {}
    for initiative in chosen:
        start = draw(st.integers(-1, asked.periods))
        kept[initiative] = Placement(initiative, start, draw(st.integers(max(1, start), max(1, start) + 2)))
    weeks = asked.weeks_per_period
    going_on = tuple(
        replace(one, duration_weeks=(kept[one.id].finish - max(1, kept[one.id].start) + 1) * weeks)
        if one.id in kept
        else one
        for one in asked.initiatives
    )
    return with_possible_quick_wins(replace(asked, initiatives=going_on, kept=kept))


def as_placed(asked):
    return {i: Placement(i, max(1, row.start), row.finish) for i, row in asked.kept.items()}


@pytest.mark.parametrize("method", METHODS)
@given(asked=with_agreed_rows())
@examples(60)
def test_agreed_rows_never_move_and_no_rule_is_broken_beside_them(method, asked):
    try:
        found = plan(asked, method)
    except PlanError:
        assume(not asked.pins and not asked.must and not asked.finish_by)
        raise
    assert violations(asked, found.placements) == ()
    assert {i: found.by_id[i] for i in asked.kept} == as_placed(asked)
    assert found.objective == plan_value(asked, found.placements)
    assert found.bound is None or found.bound >= found.objective
    placed = [row.initiative for row in found.placements]
    assert sorted(placed + [initiative for initiative, _ in found.left_out]) == list(asked.by_id)


@given(asked=with_agreed_rows(), capacity=st.sampled_from([0.0, 0.4, 3.0]), at_once=st.sampled_from([None, 1, 2]))
@examples(60)
def test_no_capacity_moves_them_and_other_rows_take_what_is_left(asked, capacity, at_once):
    other = replace(asked, capacity={"team": (capacity,)}, at_once=at_once, quick_wins=0, budget=None)
    alone = replace(other, pins={}, must=frozenset(), finish_by={}, not_before={})
    found = plan(alone, "greedy")
    assert {i: found.by_id[i] for i in asked.kept} == as_placed(asked)
    for period in range(1, asked.periods + 1):
        busy = [row.initiative for row in found.placements if row.start <= period <= row.finish]
        new = [i for i in busy if i not in asked.kept]
        team = sum(alone.by_id[i].demand.get("team", 0) for i in busy)
        assert team <= capacity + 1e-9 or not any(alone.by_id[i].demand.get("team", 0) for i in new)
        assert at_once is None or len(busy) <= at_once or not new


@given(asked=with_agreed_rows())
@settings(examples(60), suppress_health_check=[HealthCheck.filter_too_much])
def test_the_plan_is_worth_as_much_as_one_where_they_are_pinned_and_find_room(asked):
    """The same with pins, for rows within the plan, had there always been as much of everything as these take."""
    plain = replace(
        asked, at_once=None, budget=None, quick_wins=0, pins={}, must=frozenset(), finish_by={}, not_before={}
    )
    assume(asked.kept and all(row.finish <= asked.periods for row in asked.kept.values()))
    capacity = {
        role: tuple(plain.capacity_in(role, period) for period in range(1, asked.periods + 1))
        for role in plain.largest_demands
    }
    needing_nothing = tuple(
        replace(one, prerequisites=(), requires_levels={}) if one.id in asked.kept else one for one in asked.initiatives
    )
    pinned = replace(
        plain, kept={}, pins={i: row.start for i, row in as_placed(asked).items()}, capacity=capacity,
        initiatives=needing_nothing, money=plain.affordable_money,
    )  # fmt: skip
    assert plan(plain, "optimal").objective == pytest.approx(plan(pinned, "optimal").objective, abs=1e-9)


@given(asked=with_agreed_rows(), seed=st.integers(0, 9))
@examples(30)
def test_in_every_draw_they_start_when_they_were_agreed_to(asked, seed):
    alone = replace(asked, quick_wins=0, pins={}, must=frozenset(), finish_by={}, not_before={})
    replayed = replay(alone, plan(alone, "greedy").placements, Spread(0.8, 1, 1.6), draws=20, seed=seed)
    for at, initiative in enumerate(replayed.initiatives):
        if initiative in asked.kept:
            moment = (as_placed(asked)[initiative].start - 1) * asked.weeks_per_period
            assert abs(replayed.ends[at] - replayed.drawn.weeks[at] - moment).max() < 1e-9
