"""What a roadmap costs: in sums, in sentences and in every file; nothing anywhere without day rates."""

import io
import xml.etree.ElementTree as ET
from dataclasses import replace

import openpyxl
import pytest
from handed_over import ALONE, CASCADE, CASE, MADE_ON, roadmap

from opposite.domain.framework import CostSpread
from opposite.domain.framework.money import DayRates
from opposite.domain.roadmap.costs import costs
from opposite.exports.project_xml import project_xml
from opposite.exports.roadmap_json import roadmap_document
from opposite.exports.roadmap_xlsx import roadmap_xlsx
from opposite.wording.figures import amount
from opposite.wording.roadmap.money import by_role, by_year, money_sentence

RATES = DayRates("EUR", {"change": 600, "insight": 800})
"""CASE has 20 days of change and 10 of insight: 20,000; CASCADE 12.5 days of change: 7,500; ALONE names no role."""
SPACE = "{http://schemas.microsoft.com/project}"


def priced(*placed, rates=RATES, **fields):
    return replace(roadmap(placed), rates=rates, **fields)


PLACED = (CASE, 1, 1), (CASCADE, 2, 3)


def test_costs_of_a_plan_by_year_and_by_role():
    sums = costs(priced(*PLACED))
    assert (sums.currency, sums.likely, sums.low, sums.high) == ("EUR", 27500, 27500, 27500)
    assert sums.by_year == {2027: 27500}
    assert sums.by_role == {"change": 19500, "insight": 8000}
    assert (sums.priced, sums.unpriced, sums.roles_without_rate) == (2, (), ())


def test_years_are_fiscal_where_the_organisation_has_such():
    plan = priced(*PLACED, fiscal_year_start=7)
    assert costs(plan).by_year == {2027: 23750, 2028: 3750}
    assert by_year(plan) == (("FY2027", 23750), ("FY2028", 3750))


def test_low_and_high_are_those_of_what_is_paid_to_others():
    bought = replace(CASE, cost=5000.0, cost_estimate=CostSpread(1000.0, 5000.0, 9000.0))
    plan = priced((bought, 1, 1), (CASCADE, 3, 4))
    sums = costs(plan)
    assert (sums.low, sums.likely, sums.high, sums.external) == (28500, 32500, 36500, 5000)
    assert money_sentence(plan) == (
        "What starts first costs EUR 25,000 (EUR 21,000 to EUR 29,000), "
        "the whole plan EUR 32,500 (EUR 28,500 to EUR 36,500)."
    )
    assert money_sentence(priced((bought, 1, 1), (CASCADE, 2, 3))) == (
        "The whole plan costs EUR 32,500 (EUR 28,500 to EUR 36,500)."
    )
    assert by_role(plan)[-1] == ("Paid to others", 5000)


def test_what_has_no_rate_is_counted_and_its_roles_are_named():
    plan = priced(*PLACED, rates=DayRates("EUR", {"change": 600}))
    assert costs(plan).unpriced == ("case",)
    assert money_sentence(plan).endswith(" 1 of 2 is not in it: no day rate for Insight.")


def test_work_of_no_role_is_not_taken_to_be_free():
    plan = priced(*PLACED, (ALONE, 4, 4))
    assert costs(plan).unpriced == ("alone",)
    assert money_sentence(plan).endswith(" 1 of 3 is not in it: no role is named for their work.")


def test_where_nothing_can_be_priced_no_sum_is_said():
    plan = priced(*PLACED, rates=DayRates("EUR", {"risk": 600}))
    assert money_sentence(plan) == "What it costs cannot be said: no day rate for Change and Insight."


@pytest.mark.parametrize(("value", "said"), [(0, "EUR 0"), (999.49, "EUR 999"), (999.5, "EUR 1,000"), (0.5, "EUR 1")])
def test_amounts_are_rounded_half_away_from_zero(value, said):
    assert amount("EUR", value) == said


def test_json_has_currency_and_sums_and_null_without_rates():
    document = roadmap_document(priced(*PLACED))
    assert (document["currency"], document["cost_by_year"]) == ("EUR", {"2027": 27500})
    assert document["cost_by_role"] == {"change": 19500, "insight": 8000}
    without = roadmap_document(priced(*PLACED, rates=None))
    assert [without[key] for key in ("currency", "cost_by_year", "cost_by_role")] == [None] * 3


def sheets(plan):
    return openpyxl.load_workbook(io.BytesIO(roadmap_xlsx(plan, made_on=MADE_ON)), data_only=True)


def test_the_workbook_has_a_sheet_of_money_only_with_rates():
    lines = [tuple(cell.value for cell in row[:2]) for row in sheets(priced(*PLACED))["Money"].iter_rows()]
    told = [line for line in lines if line[1] is not None]
    assert told == [
        ("By year", "EUR"), ("2027", 27500), ("Together", 27500),
        ("By role", "EUR"), ("Change", 19500), ("Insight", 8000), ("Together", 27500),
    ]  # fmt: skip
    assert "Money" not in sheets(priced(*PLACED, rates=None)).sheetnames


def test_a_project_file_has_costs_in_hundredths_where_there_are_rates():
    root = ET.fromstring(project_xml(priced(*PLACED, (ALONE, 4, 4)), made_on=MADE_ON))
    assert root.findtext(f"{SPACE}CurrencyCode") == "EUR"
    told = {
        task.findtext(f"{SPACE}Name"): (task.findtext(f"{SPACE}FixedCost"), task.findtext(f"{SPACE}Cost"))
        for task in root.iter(f"{SPACE}Task")
        if task.findtext(f"{SPACE}OutlineLevel") == "2" and task.findtext(f"{SPACE}Milestone") == "0"
    }
    assert list(told.values()) == [("2000000", "2000000"), ("750000", "750000"), (None, None)]
    plain = project_xml(priced(*PLACED, rates=None), made_on=MADE_ON)
    assert b"Cost" not in plain
    assert b"Currency" not in plain


def test_the_fields_of_a_task_stand_in_the_order_of_the_format():
    root = ET.fromstring(project_xml(priced(*PLACED), made_on=MADE_ON))
    task = next(task for task in root.iter(f"{SPACE}Task") if task.findtext(f"{SPACE}FixedCost"))
    tags = [child.tag.removeprefix(SPACE) for child in task]
    at = [tags.index(tag) for tag in ("Summary", "FixedCost", "FixedCostAccrual", "PercentComplete", "Cost")]
    assert at == sorted(at)
    assert tags.index("Cost") < tags.index("ActualDuration")
