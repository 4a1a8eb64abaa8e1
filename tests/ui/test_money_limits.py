"""The most money of a year, as a field of what-if: there only with day rates, followed by the plan, kept by scenarios."""

import pytest
from application import NOW, is_there, settled

from opposite.domain.framework.money import DayRates
from opposite.engine.roadmap.estimates import set_day_rates
from opposite.engine.roadmap.request import RoadmapOptions
from opposite.engine.roadmap.scenarios import save_scenario, saved_scenarios

pytestmark = pytest.mark.long

ORGANISATION = "Tivvelane Outfitters"


@pytest.fixture
def priced(sample):
    report = sample.report(ORGANISATION)
    rates = DayRates("EUR", dict.fromkeys(report.framework.every_role, 500.0))
    set_day_rates(sample.workspace, report.assessment, rates, now=NOW)
    return sample


def page_of(application):
    return settled(application.page("roadmap", organisation=ORGANISATION))


def fields(page):
    return [field for field in page.number_input if str(field.key).startswith("roadmap-money-")]


def test_without_day_rates_there_is_no_field_for_money(sample):
    assert fields(page_of(sample)) == []


@pytest.mark.main_way
def test_there_is_a_field_a_year_and_the_plan_keeps_to_it(priced):
    page = page_of(priced)
    first, *_ = fields(page)
    assert first.label.startswith("Money for 20")
    assert [field.value for field in fields(page)] == [None] * len(fields(page))
    year = int(first.key.removeprefix("roadmap-money-"))
    page.number_input(key=first.key).set_value(40_000.0)
    settled(page.run())
    assert is_there(page, "undo-changes")
    held = priced.roadmap(ORGANISATION, RoadmapOptions(money={year: 40_000.0}))
    told = page.get_by_key("first-wave").header[0].value
    assert told.startswith(f"Start {sum(row.horizon == held.rows[0].horizon for row in held.rows)} initiatives")
    settled(page.button(key="undo-changes").click().run())
    assert [field.value for field in fields(page)] == [None] * len(fields(page))


def test_a_scenario_keeps_its_money_and_another_has_none(priced):
    assessment = priced.report(ORGANISATION).assessment
    page = page_of(priced)
    key = fields(page)[0].key
    year = int(key.removeprefix("roadmap-money-"))
    save_scenario(priced.workspace, assessment, "Lean", RoadmapOptions(money={year: 0.0}), now=NOW)
    page.run()
    page.selectbox(key="scenario").set_value("Lean")
    settled(page.run())
    assert page.number_input(key=key).value == 0
    assert saved_scenarios(priced.workspace, assessment)["Lean"].money == {year: 0.0}
    page.selectbox(key="scenario").set_value("Base")
    settled(page.run())
    assert page.number_input(key=key).value is None


def test_a_shorter_plan_drops_the_years_it_does_not_have_and_keeps_the_rest(priced):
    page = page_of(priced)
    first, *others = fields(page)
    page.number_input(key=first.key).set_value(40_000.0)
    page.number_input(key=others[-1].key).set_value(50_000.0)
    settled(page.run())
    page.number_input(key="roadmap-months").set_value(3)
    settled(page.run())
    assert [(field.key, field.value) for field in fields(page)] == [(first.key, 40_000)]
    settled(page.run())
    assert [(field.key, field.value) for field in fields(page)] == [(first.key, 40_000)]
