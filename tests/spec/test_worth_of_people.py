"""What a quarter of a person is worth (rule 26): the best plan again with 0.25 FTE more, and less, of one role."""

from dataclasses import replace
from datetime import date

import pytest

from opposite.domain.framework import Initiative, Lift
from opposite.domain.roadmap.worth import Change, Outlook, Worth
from opposite.engine.roadmap.known_roadmaps import build_roadmap
from opposite.engine.roadmap.planning_again import plan_again
from opposite.engine.roadmap.request import RoadmapOptions
from opposite.engine.roadmap.worth import plans_with_people, worth_of_people
from opposite.wording.roadmap.worth import (
    NO_PLAN,
    NOT_TOLD,
    how_told,
    sooner_words,
    value_change,
    worth_headline,
)

TREE = """
    F factor
      Q1
      Q2
    """
SAID = """
    | | group | Q1 | Q2 |
    | a | executive | 3 | 3 |
    """
ONE = Initiative("one", "One", (Lift("Q1", 3, 4),), effort_days=10, duration_weeks=13, demand={"team": 0.5})
TWO = Initiative("two", "Two", (Lift("Q2", 3, 4),), effort_days=10, duration_weeks=13, demand={"team": 0.5})
OPTIONS = RoadmapOptions(period="quarter", periods=3, start=date(2027, 1, 1), capacity={"team": (0.75,)})
BASE = Outlook(value=0.10, short=0.01, reached=date(2027, 6, 30))


@pytest.fixture
def report(assess):
    answered = assess(SAID, TREE, target=4)
    return replace(answered, framework=replace(answered.framework, initiatives=(ONE, TWO)))


def change(value, *, short=0.01, reached=None, fte=0.25, role="team"):
    return Change(role, fte, BASE, Outlook(BASE.value + value, short, reached))


def test_with_a_quarter_more_both_go_at_once_and_targets_are_reached_a_quarter_sooner(report):
    roadmap = build_roadmap(report, OPTIONS)
    assert [row.start_period for row in roadmap.rows] == [1, 2]
    worth = worth_of_people(report, roadmap)
    more, less = worth.changes
    # Of a gap of 1 on each of two questions: 3 + 2 periods of 3 before, 3 + 3 after; a level is worth 1/2 * 0.6 / 5.
    level = 0.5 * 0.6 / 5 / 3
    assert worth.base.value == pytest.approx(5 * level, abs=1e-12)
    assert more.value == pytest.approx(level, abs=1e-9)
    assert (worth.base.reached, more.outlook.reached) == (date(2027, 6, 30), date(2027, 3, 31))
    assert more.days_sooner == 91
    assert less.value == pytest.approx(0, abs=1e-9)
    assert not less.can_be_told
    assert worth.complete
    assert worth_headline(worth) == (
        "A quarter of a person more is worth the most in Team (the plan closes 20 % more, targets reached 13 weeks sooner)."
    )


def test_a_plan_that_cannot_be_made_with_less_is_told_apart_from_no_difference(report):
    pinned = replace(OPTIONS, capacity={"team": (0.5,)}, pins={"one": 1})
    _, less = worth_of_people(report, build_roadmap(report, pinned)).changes
    assert less.value is None
    assert value_change(less) == NO_PLAN


def test_capacity_never_falls_below_nothing(report):
    little = replace(OPTIONS, capacity={"team": (0.1,)})
    _, less = worth_of_people(report, build_roadmap(report, little)).changes
    assert less.value == 0


@pytest.mark.parametrize(("capacity", "fits"), [(0.75, True), (0.7499, False)])
def test_a_plan_that_fits_among_fewer_people_is_the_best_one_without_a_search(report, capacity, fits):
    # One after the other they take 0.5 FTE.
    roadmap = build_roadmap(report, replace(OPTIONS, capacity={"team": (capacity,)}))
    _, less = plans_with_people(roadmap.request, roadmap.plan, on=lambda _: True)
    searched = plan_again(less.request, roadmap.plan.placements, on=lambda: True)
    assert (less.plan is roadmap.plan) is fits
    assert less.plan.placements == searched.placements
    assert (less.plan.objective, less.plan.bound) == pytest.approx((searched.objective, searched.bound), abs=1e-9)


def test_each_role_is_counted_twice_behind_the_plan_in_hand_whether_it_takes_a_search_or_not(report):
    told = []
    worth_of_people(report, build_roadmap(report, OPTIONS), told=lambda *where: told.append(where) or True)
    assert list(dict.fromkeys(told)) == [(1, 3), (2, 3)]


def test_a_role_that_nobody_needs_is_not_tried(report):
    framework = replace(report.framework, roadmap=replace(report.framework.roadmap, roles={"team": 1, "choir": 4}))
    other = replace(report, framework=framework)
    assert {one.role for one in worth_of_people(other, build_roadmap(other, OPTIONS)).changes} == {"team"}


def test_a_plan_that_proves_nothing_is_searched_for_again(report):
    roadmap = build_roadmap(report, replace(OPTIONS, method="greedy"))
    assert roadmap.plan.bound is None
    assert worth_of_people(report, roadmap).base.short == pytest.approx(0, abs=1e-9)


def test_stopped_it_keeps_what_there_is(report):
    worth = worth_of_people(report, build_roadmap(report, OPTIONS), told=lambda done, _: done < 2)
    assert [one.fte for one in worth.changes] == [0.25]
    assert not worth.complete


@pytest.mark.parametrize(
    ("value", "told"), [(0.02, True), (0.0199, False), (-0.02, True), (-0.0199, False), (0.03, True)]
)
def test_a_change_is_told_from_the_two_gaps_together_on(value, told):
    assert change(value).can_be_told is told
    assert (value_change(change(value)) != NOT_TOLD) is told


@pytest.mark.parametrize(("value", "told"), [(0.0, False), (1e-9, False), (1e-6, True)])
def test_without_gaps_any_change_is_told_and_none_is_no_difference(value, told):
    exact = replace(BASE, short=0.0)
    assert Change("team", 0.25, exact, replace(exact, value=exact.value + value)).can_be_told is told


def test_at_most_three_purchases_are_named_the_best_first_and_only_what_can_be_told():
    changes = [
        change(0.03, role="a"), change(0.05, role="b"), change(0.01, role="c"), change(0.04, role="d"),
        change(0.06, role="e"), change(0.09, role="f", fte=-0.25),
    ]  # fmt: skip
    worth = Worth(BASE, tuple(changes), complete=True)
    assert [one.role for one in worth.best_purchases] == ["e", "b", "d"]
    assert worth_headline(Worth(BASE, (change(0.01),), complete=True)) == (
        "A quarter of a person more in any one role makes no difference that can be told."
    )


@pytest.mark.parametrize(
    ("reached", "words"),
    [
        (date(2027, 6, 30), "targets reached at the same time"),
        (date(2027, 9, 29), "targets reached 13 weeks later"),
        (None, "targets not reached within the roadmap any more"),
    ],
)
def test_the_date_is_told_against_the_plan_in_hand(reached, words):
    assert sooner_words(change(-0.05, reached=reached)) == words


def test_a_date_is_given_only_where_a_difference_can_be_told():
    assert how_told(Worth(BASE, (), complete=True)).startswith(
        "The plan in hand is worth 0.1000 and at most 10 % short of the best possible; "
        "it reaches the targets by 30 June 2027."
    )
