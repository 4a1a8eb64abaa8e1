"""A budget of money by year (rule 17c): what falls in a calendar or fiscal year stays within it, in every method.

`large` lifts Q1, takes two quarters and costs 4,000: 40 days of a team at 100 a day, so 2,000 a quarter. `small` lifts Q2,
takes one quarter and costs 1,000. The roadmap has six quarters from 1 July 2027: two in 2027 and four in 2028.
"""

from dataclasses import replace
from datetime import date

import pytest

from opposite.domain.framework import Initiative, Lift, RoadmapRule
from opposite.domain.framework.decisions import AGREED, RUNNING, Decision
from opposite.domain.framework.money import DayRates
from opposite.domain.roadmap.contradiction import Choice, Kind
from opposite.domain.roadmap.left_out import Cause, cause_of
from opposite.domain.roadmap.plan import Placement
from opposite.domain.roadmap.violations import MoneyExceeded, PlannedUnpriced
from opposite.engine.roadmap.contradiction import contradiction
from opposite.engine.roadmap.known_roadmaps import build_roadmap
from opposite.engine.roadmap.request import RoadmapOptions, plan_request
from opposite.errors import PlanError
from opposite.planning import METHODS
from opposite.planning.feasibility import violations
from opposite.wording import plan_refused
from opposite.wording.roadmap.contradiction import contradiction_words
from opposite.wording.roadmap.explanation import why_not_earlier
from opposite.wording.roadmap.kept import beyond_limits
from opposite.wording.roadmap.obstacles import why_left_out

TREE = """
    F factor
      Q1
    G factor
      Q2
    """
SAID = """
    | | group | Q1 | Q2 |
    | a | executive | 1 | 2 |
    """
LARGE = Initiative("large", "The large", (Lift("Q1", 1, 4),), effort_days=40, duration_weeks=26, demand={"team": 1})
SMALL = Initiative("small", "The small", (Lift("Q2", 2, 3),), effort_days=10, duration_weeks=13, demand={"team": 1})
RULE = RoadmapRule(roles={"team": 2}, horizon=18)
RATES = DayRates("EUR", {"team": 100})


NO_RATES = (
    "Money cannot be limited while no day rates are known. Nothing was changed. "
    "Give them on the page Roadmap under Estimates, or with opposite estimates --rates."
)


@pytest.fixture
def asked(assess):
    """The report of a framework with some initiatives, and the options asked for."""

    def asked_of(*initiatives, rates=RATES, fiscal_year_start=None, **options):
        report = assess(SAID, TREE, target=4)
        organisation = replace(report.assessment.organisation, fiscal_year_start=fiscal_year_start)
        known = replace(
            report,
            framework=replace(report.framework, initiatives=initiatives, roadmap=RULE),
            assessment=replace(report.assessment, organisation=organisation),
            rates=rates,
        )
        return known, RoadmapOptions(start=date(2027, 7, 1), period="quarter", **options)

    return asked_of


def starts(roadmap):
    return {row.initiative.id: row.start_period for row in roadmap.rows}


def left_out(roadmap):
    return {initiative: why_left_out(roadmap, why) for initiative, why in roadmap.plan.left_out}


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize(
    ("money", "start"),
    [
        ({}, 1),
        ({2027: 4000}, 1),
        ({2027: 3999.99}, 2),
        ({2027: 2000}, 2),
        ({2027: 1999.99}, 3),
        ({2027: 0}, 3),
        ({2027: 4000, 2028: 0}, 1),
        ({2028: 1999.99}, 1),
    ],
)
def test_what_falls_in_a_year_stays_within_its_money_spread_evenly_over_the_periods(asked, method, money, start):
    assert starts(build_roadmap(*asked(LARGE, money=money, method=method))) == {"large": start}


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize(
    ("amount", "planned"),
    [(5000, {"large": 1, "small": 1}), (4999.99, {"large": 1, "small": 3}), (0, {"large": 1, "small": 3})],
)
def test_what_is_agreed_is_paid_first_and_never_costs_more_than_there_is(asked, method, amount, planned):
    report, options = asked(LARGE, SMALL, money={2027: amount}, method=method)
    agreed = replace(report, decided={"large": Decision(AGREED, date(2027, 7, 1), date(2027, 12, 31))})
    found = build_roadmap(agreed, options)
    assert starts(found) == planned
    said = "What is agreed goes beyond the money for 2027: EUR 4,000 of EUR 0. It keeps its dates; new initiatives take what is left."
    assert beyond_limits(found) == (said if amount == 0 else None)


def test_of_what_has_begun_only_what_is_left_is_to_be_paid(asked):
    report, options = asked(LARGE, SMALL, money={2027: 3000}, method="optimal")
    begun = replace(report, decided={"large": Decision(RUNNING, date(2027, 4, 1), date(2027, 9, 30))})
    assert starts(build_roadmap(begun, options)) == {"large": 1, "small": 1}
    assert starts(build_roadmap(begun, replace(options, money={2027: 2999.99}))) == {"large": 1, "small": 3}


def test_what_is_agreed_stays_in_the_plan_though_it_cannot_be_priced(asked):
    report, options = asked(replace(LARGE, demand={"crew": 1}), SMALL, money={2027: 1000}, method="optimal")
    agreed = replace(report, decided={"large": Decision(AGREED, date(2027, 7, 1), date(2027, 12, 31))})
    assert starts(build_roadmap(agreed, options)) == {"large": 1, "small": 1}


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize(("amount", "planned"), [(5000, {"large": 1, "small": 1}), (4999.99, {"large": 1})])
def test_a_year_pays_for_everything_in_it_together(asked, method, amount, planned):
    money = {2027: amount, 2028: 0}
    assert starts(build_roadmap(*asked(LARGE, SMALL, money=money, method=method))) == planned


@pytest.mark.parametrize(("amount", "start"), [(2000, 1), (1999.99, 2)])
def test_years_are_fiscal_where_the_organisation_has_such(asked, amount, start):
    found = build_roadmap(*asked(LARGE, money={2027: amount}, fiscal_year_start=10))
    assert starts(found) == {"large": start}


def test_what_others_are_paid_counts_with_its_likely_figure(asked):
    bought = replace(LARGE, cost=1000.0)
    assert starts(build_roadmap(*asked(bought, money={2027: 5000}))) == {"large": 1}
    assert starts(build_roadmap(*asked(bought, money={2027: 4999.99}))) == {"large": 2}


def test_what_cannot_be_priced_is_not_taken_to_be_free(asked):
    idle = replace(SMALL, demand={})
    unrated = replace(LARGE, demand={"team": 1, "risk": 1})
    found = build_roadmap(*asked(unrated, idle, money={2027: 9000}))
    assert starts(found) == {}
    assert left_out(found) == {
        "large": "Cannot be priced (no day rate for risk) while money is limited.",
        "small": "Cannot be priced (no role is named for its work) while money is limited.",
    }
    assert {cause_of(why) for _, why in found.plan.left_out} == {Cause.NO_CAPACITY}
    assert starts(build_roadmap(*asked(unrated, idle))) == {"large": 1, "small": 1}


def test_why_it_is_left_out_is_told_in_money(asked):
    none = build_roadmap(*asked(LARGE, money={2027: 1000, 2028: 1000}))
    assert left_out(none) == {"large": "Costs EUR 4,000, more than the money of the years in which it could run."}
    beside = build_roadmap(*asked(LARGE, SMALL, money={2027: 4500, 2028: 0}))
    assert left_out(beside) == {
        "small": "Finds no room within the money of the years by the end of Q4 2028.",
    }


def test_why_it_starts_no_earlier_is_told_in_money(asked):
    found = build_roadmap(*asked(LARGE, money={2027: 2000}))
    assert (found.rows[0].reason.bound.kind, found.rows[0].reason.bound.subject) == ("money", "2027")
    assert why_not_earlier(found, found.rows[0]) == (
        "A quarter earlier, 2027 would cost more than the money that there is for it."
    )


def test_what_breaks_the_rule_is_named(asked):
    request = plan_request(*asked(LARGE, replace(SMALL, demand={}), money={2027: 3000}))
    broken = violations(request, [Placement("large", 1, 2), Placement("small", 1, 1)])
    assert broken == (PlannedUnpriced("small"), MoneyExceeded(2027, 4000, 3000))
    assert violations(request, [Placement("large", 2, 3)]) == ()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (
            {"money": {2027: -1}},
            "-1 is no budget of money for 2027. Give 0 or more.",
        ),
        (
            {"money": {2029: 5}},
            "No period of the plan begins in 2029, for which money was given. Its years: 2027, 2028.",
        ),
        (
            {"money": {2026: 5}, "fiscal_year_start": 10},
            "No period of the plan begins in FY2026, for which money was given. Its years: FY2027, FY2028, FY2029.",
        ),
        (
            {"money": {2027: 5}, "rates": None},
            NO_RATES,
        ),
    ],
)
def test_budgets_that_cannot_be_meant_are_refused(asked, options, said):
    with pytest.raises(PlanError) as refused:
        plan_request(*asked(LARGE, **options))
    assert str(refused.value) == said


@pytest.mark.parametrize("method", METHODS)
def test_pins_that_a_year_does_not_pay_for_are_refused(asked, method):
    pins = {"large": 1, "small": 2}
    assert starts(build_roadmap(*asked(LARGE, SMALL, money={2027: 5000}, pins=pins, method=method))) == pins
    with pytest.raises(PlanError) as refused:
        build_roadmap(*asked(LARGE, SMALL, money={2027: 4999}, pins=pins, method=method))
    assert plan_refused(refused.value) == (
        "The pinned initiatives cannot be kept. small is pinned to quarter 2, and what else is pinned leaves too little "
        "money for quarter 2. Move or remove a pin, or allow more capacity, time or budget."
    )


def test_money_that_contradicts_what_has_to_be_done_is_told_and_is_not_the_cheapest_to_give_up(asked):
    found = contradiction(*asked(LARGE, must=frozenset({"large"}), money={2027: 100, 2028: 100}))
    assert found.choices == (
        Choice(Kind.MONEY, "2027", 100, costs=True),
        Choice(Kind.MONEY, "2028", 100, costs=True),
        Choice(Kind.MUST, "large"),
    )
    assert found.cheapest == Choice(Kind.MUST, "large")
    assert contradiction_words(found, period="quarter") == (
        "These choices contradict each other: the money for 2027 is 100; the money for 2028 is 100; large has to be done. "
        "Without any one of them there is a plan; the cheapest to give up: large has to be done."
    )
