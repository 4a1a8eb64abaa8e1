"""The view of estimates: who sees and who changes what, day rates, and what the plan costs at them."""

import pytest
from application import NOW, is_there, looking_at, rows, settled, words

from opposite.domain.access.identity import Role
from opposite.domain.framework.estimates import Estimate
from opposite.engine.access.grants import Asked, grant, revoke
from opposite.engine.roadmap.estimates import set_estimates

pytestmark = pytest.mark.long

ORGANISATION = "Tivvelane Outfitters"
EMAIL = "ann@example.org"


def view(sample):
    return looking_at(settled(sample.page("roadmap", organisation=ORGANISATION)), "Estimates")


def report(sample):
    return sample.report(ORGANISATION)


def table(page):
    return rows(page.get_by_key("estimates").dataframe[0].value)


def messages(page):
    return words([*page.success, *page.error])


@pytest.mark.main_way
def test_the_table_has_the_planned_initiatives_or_all_in_the_frameworks_order(sample):
    page = view(sample)
    planned = {row.initiative.title for row in sample.roadmap(ORGANISATION).rows}
    titles = [initiative.title for initiative in report(sample).framework.initiatives]
    assert [row["Initiative"] for row in table(page)] == [title for title in titles if title in planned]
    assert {row["Whose"] for row in table(page)} == {"default"}
    page.segmented_control(key="estimates-shown").set_value("All initiatives")
    assert [row["Initiative"] for row in table(page.run())] == titles


def test_without_day_rates_nothing_is_said_about_money(sample):
    page = view(sample)
    assert not any(column.startswith("cost") for column in table(page)[0])
    assert not any(" costs EUR " in words for words in words(page.markdown))


def test_with_day_rates_the_headline_and_the_view_say_what_the_plan_costs(sample):
    page = view(sample)
    page.selectbox(key="currency").set_value("EUR")
    for field in page.number_input:
        if str(field.key).startswith("day-rate-"):
            field.set_value(500.0)
    settled(page.button(key="save-day-rates").click().run())
    assert "The day rates are kept." in messages(page)
    days = sum(row.initiative.effort_days for row in sample.roadmap(ORGANISATION).rows)
    told = " ".join(words(page.get_by_key("first-wave").markdown))
    assert f"the whole plan EUR {500 * days:,.0f}" in told
    assert {"cost_low", "cost_likely", "cost_high"} <= set(table(page)[0])
    by_year, by_role = (rows(page.get_by_key(f"money-by-{of}").dataframe[0].value) for of in ("year", "role"))
    assert round(sum(row["EUR"] for row in by_year)) == round(sum(row["EUR"] for row in by_role)) == 500 * days
    settled(page.button(key="no-day-rates").click().run())
    assert not any(" costs EUR " in words for words in words(page.markdown))


def test_rates_without_a_currency_are_refused_and_stay_typed(sample):
    page = view(sample)
    field = next(field for field in page.number_input if str(field.key).startswith("day-rate-"))
    key = field.key
    field.set_value(500.0)
    page.button(key="save-day-rates").click().run()
    assert any("There is no currency" in words for words in messages(page))
    assert page.number_input(key=key).value == 500
    assert report(sample).rates is None


def test_what_is_yours_is_marked_and_can_be_taken_back(sample):
    initiative = sample.roadmap(ORGANISATION).rows[0].initiative
    said = {initiative.id: Estimate(owner="Ann", effort_days=initiative.effort_days + 1)}
    set_estimates(sample.workspace, report(sample).assessment, said, now=NOW)
    page = view(sample)
    page.segmented_control(key="estimates-shown").set_value("All initiatives")
    marked = {row["Initiative"]: row["Whose"] for row in table(page.run())}
    assert marked[initiative.title] == "yours: owner, days"
    settled(page.button(key="take-back-estimates-confirmed").click().run())
    assert "1 estimate changed; the plan follows." in messages(page)
    assert report(sample).estimates == {}
    assert not is_there(page, "defaults-again")


def test_those_chosen_are_taken_back_though_the_page_does_not_show_the_choice_yet(sample):
    one, other = [row.initiative for row in sample.roadmap(ORGANISATION).rows[:2]]
    said = {initiative.id: Estimate(owner="Ann") for initiative in (one, other)}
    set_estimates(sample.workspace, report(sample).assessment, said, now=NOW)
    page = view(sample)
    page.multiselect(key="take-back-estimates").set_value([one.id])
    settled(page.button(key="take-back-estimates-confirmed").click().run())
    assert report(sample).estimates == {other.id: said[other.id]}


def test_an_executive_of_the_organisation_may_change_what_it_plans_with(sample):
    grant(sample.workspace, [Asked(EMAIL, Role.EXECUTIVE, ORGANISATION)], now=NOW)
    user = {"who": "nobody", "is_logged_in": True, "email": EMAIL, "email_verified": True}
    page = looking_at(settled(sample.page("roadmap", user=user, organisation=ORGANISATION)), "Estimates")
    assert is_there(page, "save-estimates")
    assert is_there(page, "day-rates")
    revoke(sample.workspace, EMAIL, now=NOW)
