"""What initiatives cost, and an organisation's own estimates of them (rule 17c)."""

from datetime import date

import pytest

from opposite.domain.framework import CostSpread, Initiative, Lift, Spread
from opposite.domain.framework.estimates import Estimate
from opposite.domain.framework.money import (
    Cost,
    DayRates,
    cost_by_role,
    cost_by_year,
    effort_by_role,
    initiative_cost,
    unpriced_roles,
    year_of,
)
from opposite.errors import OppositeError

VISITS = Initiative(
    id="visits", title="Visit customers", lifts=(Lift("L1", 1, 3),), effort_days=30, duration_weeks=10,
    demand={"change": 0.5, "insight": 0.25, "risk": 0}, owner_role="Sponsor", cost=2000.0,
)  # fmt: skip
RATES = DayRates("EUR", {"change": 600, "insight": 800})


def test_effort_is_split_over_the_roles_by_their_demand():
    assert effort_by_role(VISITS) == {"change": 20, "insight": 10}


def test_a_cost_is_effort_at_day_rates_and_what_is_paid_to_others():
    cost = initiative_cost(VISITS, RATES)
    assert cost == Cost({"change": 12000, "insight": 8000}, 2000)
    assert cost.total == 22000


def test_without_day_rates_nothing_is_said_about_money():
    assert initiative_cost(VISITS, None) is None


def test_a_role_without_a_rate_leaves_the_cost_unknown():
    rates = DayRates("EUR", {"change": 600})
    assert initiative_cost(VISITS, rates) is None
    assert unpriced_roles([VISITS], rates) == ("insight",)
    assert unpriced_roles([VISITS], RATES) == ()


def test_effort_that_no_role_does_has_no_price():
    alone = Initiative(id="alone", title="Alone", lifts=VISITS.lifts, effort_days=3, duration_weeks=1, cost=5.0)
    assert initiative_cost(alone, RATES) is None


def test_costs_by_role_are_added():
    assert cost_by_role([Cost({"insight": 1, "change": 2}, 9), Cost({"insight": 4}, 0)]) == {"change": 2, "insight": 5}


QUARTERS = [date(2027, 1, 1), date(2027, 4, 1), date(2027, 7, 1), date(2027, 10, 1), date(2028, 1, 1)]


def test_a_cost_is_spread_evenly_over_the_periods_and_falls_in_the_year_in_which_each_begins():
    assert cost_by_year([(300, 3, 5), (40, 1, 1)], QUARTERS) == {2027: 240, 2028: 100}
    assert cost_by_year([(300, 3, 5)], QUARTERS, fiscal_year_start=10) == {2027: 100, 2028: 200}


@pytest.mark.parametrize(
    ("day", "month", "year"),
    [
        (date(2027, 12, 31), 1, 2027), (date(2028, 1, 1), 1, 2028),
        (date(2027, 3, 31), 4, 2027), (date(2027, 4, 1), 4, 2028),
    ],
)  # fmt: skip
def test_a_fiscal_year_has_the_number_of_the_year_in_which_it_ends(day, month, year):
    assert year_of(day, month) == year


@pytest.mark.parametrize("rate", [0, -1, float("nan"), float("inf")])
def test_a_rate_is_above_0(rate):
    with pytest.raises(
        OppositeError, match=r"A day of change cannot cost .*\. Nothing was stored\. Give a rate above 0\."
    ):
        DayRates("EUR", {"change": rate})
    assert DayRates("EUR", {"change": 0.01}).by_role == {"change": 0.01}


@pytest.mark.parametrize("currency", ["", "eur", "EURO", "XXX", "=EUR"])
def test_a_currency_has_a_code(currency):
    with pytest.raises(OppositeError, match=r"There is no currency .* Nothing was stored\."):
        DayRates(currency, {"change": 600})


def test_day_rates_hold_at_least_one():
    with pytest.raises(OppositeError, match=r"No day rate is given\. Nothing was stored\."):
        DayRates("EUR", {})


def test_what_an_organisation_says_takes_the_place_of_the_default_and_the_rest_stays():
    said = Estimate(owner="Ann", weeks=Spread(8, 12, 20))
    assert said.yours == {"owner", "weeks"}
    own = said.applied_to(VISITS)
    assert (own.owner_role, own.duration_weeks, own.duration_estimate) == ("Ann", 12, Spread(8, 12, 20))
    assert (own.effort_days, own.cost, own.confidence) == (30, 2000, 1)
    assert Estimate().applied_to(VISITS) == VISITS


@pytest.mark.parametrize(("days", "weeks", "share"), [(1, 1, 1), (2, 1, 2), (1, 2, 0.5), (2, 2, 1), (0.5, 2, 0.25)])
def test_people_follow_the_work_of_a_week(days, weeks, share):
    """Twice the days in the same weeks take twice the people, the same days in twice the weeks half of them."""
    length = VISITS.duration_weeks * weeks
    own = Estimate(effort_days=VISITS.effort_days * days, weeks=Spread(length, length, length)).applied_to(VISITS)
    assert own.demand == pytest.approx({role: fte * share for role, fte in VISITS.demand.items()})


def test_all_five_can_be_said():
    said = Estimate(
        owner="Ann", effort_days=60, weeks=Spread(8, 12, 20), cost=CostSpread(0, 10, 50), confidence=0.6
    )  # fmt: skip
    own = said.applied_to(VISITS)
    assert said.yours == {"owner", "effort_days", "weeks", "cost", "confidence"}
    assert (own.effort_days, own.cost, own.cost_estimate, own.confidence) == (60, 10, CostSpread(0, 10, 50), 0.6)
    assert initiative_cost(own, RATES).total == 40 * 600 + 20 * 800 + 10


NAN = float("nan")


@pytest.mark.parametrize(
    ("said", "why"),
    [
        (
            {"owner": "=cmd()"},
            "The owner '=cmd()' begins like a formula of a spreadsheet. Nothing was stored. Begin with a letter.",
        ),
        ({"effort_days": 0}, "An effort of 0 days is none. Nothing was stored. Give days above 0, at most 1,000,000."),
        (
            {"effort_days": NAN},
            "An effort of nan days is none. Nothing was stored. Give days above 0, at most 1,000,000.",
        ),
        ({"confidence": 0}, "A confidence of 0 is none. Nothing was stored. Give one above 0, at most 1."),
        ({"confidence": 1.01}, "A confidence of 1.01 is none. Nothing was stored. Give one above 0, at most 1."),
        (
            {"weeks": Spread(9, 8, 10)},
            "Low, likely and high weeks are 9, 8 and 10. Nothing was stored. Give them from the least to the most.",
        ),
        (
            {"cost": CostSpread(1, 11, 10)},
            "Low, likely and high cost are 1, 11 and 10. Nothing was stored. Give them from the least to the most.",
        ),
        (
            {"weeks": Spread(0, 8, 10)},
            "The weeks are beyond what is planned. Nothing was stored. Give weeks above 0, at most 520.",
        ),
        (
            {"cost": CostSpread(-1, 0, 10)},
            "The cost is beyond what can be meant. Nothing was stored. Give a cost of 0 or more.",
        ),
    ],
)
def test_figures_that_cannot_be_meant_are_refused(said, why):
    with pytest.raises(OppositeError) as refusal:
        Estimate(**said)
    assert str(refusal.value) == why


def test_both_sides_of_the_boundaries_are_taken():
    Estimate(weeks=Spread(8, 8, 8), cost=CostSpread(0, 0, 0), confidence=1, effort_days=0.5)
    Estimate(weeks=Spread(0.1, 8, 520))
