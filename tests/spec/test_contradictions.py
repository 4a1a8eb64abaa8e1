"""No plan: the choices that contradict each other, none of which can be missing, and the cheapest to give up."""

from dataclasses import replace
from datetime import date

import pytest

from opposite.domain.framework import Initiative, Lift
from opposite.domain.roadmap.contradiction import Choice, Kind
from opposite.engine.roadmap.contradiction import choices, contradiction
from opposite.engine.roadmap.known_roadmaps import build_roadmap
from opposite.engine.roadmap.request import RoadmapOptions
from opposite.errors import PlanError
from opposite.wording.roadmap.contradiction import contradiction_words

TREE = """
    F factor
      Q1
      Q2
    """
SAID = """
    | | group | Q1 | Q2 |
    | a | executive | 2 | 1 |
    """
BASE = Initiative("base", "The base", (Lift("Q1", 2, 3),), effort_days=20, duration_weeks=13, demand={"team": 0.5})
TOP = Initiative(
    "top",
    "The top",
    (Lift("Q2", 1, 4),),
    effort_days=30,
    duration_weeks=13,
    demand={"team": 0.5},
    prerequisites=("base",),
)
OPTIONS = RoadmapOptions(period="quarter", start=date(2027, 1, 1))


@pytest.fixture
def report(assess):
    answered = assess(SAID, TREE, target=4)
    return replace(answered, framework=replace(answered.framework, initiatives=(BASE, TOP)))


def pin(initiative, period):
    return Choice(Kind.PIN, initiative, period)


def without(options, choice):
    return dict(choices(options))[choice](options)


CONTRADICTING = {
    "two pins": (replace(OPTIONS, pins={"base": 2, "top": 2}), [pin("base", 2), pin("top", 2)]),
    "a pin and an exclusion of the same": (
        replace(OPTIONS, pins={"top": 2}, exclusions=frozenset({"top"})),
        [pin("top", 2), Choice(Kind.EXCLUSION, "top")],
    ),
    "a pin and an exclusion of what it needs": (
        replace(OPTIONS, pins={"top": 2}, exclusions=frozenset({"base"})),
        [pin("top", 2), Choice(Kind.EXCLUSION, "base")],
    ),
    "a pin and the budget": (
        replace(OPTIONS, pins={"top": 3}, budget=49, targets={"F": 5}),
        [pin("top", 3), Choice(Kind.BUDGET, value=49, costs=True)],
    ),
    "a pin and the people": (
        replace(OPTIONS, pins={"top": 3}, capacity={"team": (0.4,)}),
        [pin("top", 3), Choice(Kind.CAPACITY, "team", costs=True)],
    ),
    "two dates": (
        replace(OPTIONS, finish_by={"top": date(2027, 6, 30)}, not_before={"base": date(2027, 4, 1)}),
        [
            Choice(Kind.FINISH_BY, "top", date(2027, 6, 30)),
            Choice(Kind.NOT_BEFORE, "base", date(2027, 4, 1)),
        ],
    ),
    "one that has to be done, and what it needs left out": (
        replace(OPTIONS, must=frozenset({"top"}), exclusions=frozenset({"base"})),
        [Choice(Kind.EXCLUSION, "base"), Choice(Kind.MUST, "top")],
    ),
    "a pin and the horizon": (
        replace(OPTIONS, pins={"top": 3}, periods=2),
        [pin("top", 3), Choice(Kind.PERIODS, value=2, costs=True)],
    ),
}


@pytest.mark.parametrize(("options", "expected"), CONTRADICTING.values(), ids=CONTRADICTING)
def test_what_contradicts_is_told_and_without_any_one_of_it_there_is_a_plan(report, options, expected):
    with pytest.raises(PlanError):
        build_roadmap(report, options)
    found = contradiction(report, options)
    assert list(found.choices) == expected
    for choice in found.choices:
        assert build_roadmap(report, without(options, choice)) is not None


def test_a_budget_that_just_suffices_contradicts_nothing(report):
    assert contradiction(report, replace(OPTIONS, pins={"top": 3}, budget=50)) is None
    assert contradiction(report, OPTIONS) is None


def test_a_pin_is_cheaper_to_give_up_than_the_budget_and_of_two_pins_the_one_that_costs_less_value(report):
    assert contradiction(report, replace(OPTIONS, pins={"top": 3}, budget=49)).cheapest == pin("top", 3)
    # Without the pin of the base it may start first, and the top stays second; else all waits for a late base.
    assert contradiction(report, replace(OPTIONS, pins={"base": 5, "top": 2})).cheapest == pin("base", 5)


def test_one_choice_alone_is_told_where_it_can_be_meant(report):
    found = contradiction(report, replace(OPTIONS, pins={"top": 1}))
    assert found.choices == (pin("top", 1),)
    assert contradiction_words(found, period="quarter") == (
        "One choice alone cannot be kept: top is pinned to quarter 1. Without it there is a plan."
    )
    assert contradiction(report, replace(OPTIONS, exclusions=frozenset({"nobody"}))) is None


def test_it_is_told_in_words_by_id_and_by_title(report):
    options = replace(OPTIONS, pins={"top": 3}, budget=49)
    found = contradiction(report, options)
    assert contradiction_words(found, period="quarter") == (
        "These choices contradict each other: top is pinned to quarter 3; the budget is 49 days. "
        "Without any one of them there is a plan; the cheapest to give up: top is pinned to quarter 3."
    )
    assert "“The top” is pinned to quarter 3" in contradiction_words(
        found, period="quarter", framework=report.framework
    )


def test_it_can_be_stopped(report):
    with pytest.raises(PlanError, match="stopped"):
        contradiction(report, replace(OPTIONS, pins={"top": 3}, budget=49), told=lambda tried, _: tried < 2)


def test_dates_and_what_has_to_be_done_are_told_in_words(report):
    dates = replace(OPTIONS, finish_by={"top": date(2027, 6, 30)}, not_before={"base": date(2027, 4, 1)})
    assert contradiction_words(contradiction(report, dates), period="quarter").startswith(
        "These choices contradict each other: top has to finish by 30 June 2027; base may not start before 1 April 2027. "
    )
    done = replace(OPTIONS, must=frozenset({"top"}), exclusions=frozenset({"base"}))
    assert "; top has to be done. " in contradiction_words(contradiction(report, done), period="quarter")
