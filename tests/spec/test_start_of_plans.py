"""When a plan starts that is given no start, and what its periods are called (rule 15a)."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from opposite.domain.roadmap.periods import next_period, period_name
from opposite.engine.roadmap.request import RoadmapOptions, first_day
from opposite.errors import PlanError


def report_of(assess, *, closed=None, last=None, made_on=None, fiscal_year_start=None):
    report = assess("|     | Q1 |\n| ann | 2  |", target=4)
    organisation = replace(report.assessment.organisation, fiscal_year_start=fiscal_year_start)
    at = [None if day is None else datetime.combine(day, datetime.min.time()) for day in (closed, last)]
    wave = replace(report.assessment, organisation=organisation, closed_at=at[0], last_activity=at[1])
    return replace(report, assessment=wave, made_on=made_on)


@pytest.mark.parametrize(
    ("after", "quarter", "month"),
    [
        (date(2026, 9, 4), date(2026, 10, 1), date(2026, 10, 1)),
        (date(2026, 9, 30), date(2026, 10, 1), date(2026, 10, 1)),
        (date(2026, 10, 1), date(2027, 1, 1), date(2026, 11, 1)),
        (date(2026, 12, 31), date(2027, 1, 1), date(2027, 1, 1)),
        (date(2027, 1, 1), date(2027, 4, 1), date(2027, 2, 1)),
    ],
)
def test_a_plan_starts_with_the_first_period_that_begins_after_the_wave_was_closed(assess, after, quarter, month):
    report = report_of(assess, closed=after)

    assert first_day(report, RoadmapOptions()) == quarter
    assert first_day(report, RoadmapOptions(period="month")) == month


def test_of_an_open_wave_the_last_answer_counts(assess):
    assert first_day(report_of(assess, last=date(2026, 9, 4)), RoadmapOptions()) == date(2026, 10, 1)


@pytest.mark.parametrize(
    ("today", "start"), [(date(2026, 9, 30), date(2026, 10, 1)), (date(2026, 10, 1), date(2027, 1, 1))]
)
def test_a_plan_of_the_latest_wave_starts_after_today_as_well(assess, today, start):
    assert first_day(report_of(assess, closed=date(2026, 7, 4), made_on=today), RoadmapOptions()) == start


def test_a_plan_of_an_earlier_wave_starts_after_that_wave(assess):
    assert first_day(report_of(assess, closed=date(2024, 7, 4)), RoadmapOptions()) == date(2024, 10, 1)


@pytest.mark.parametrize(
    ("month", "start"),
    [
        (1, date(2027, 1, 1)), (4, date(2027, 1, 1)), (2, date(2027, 2, 1)), (12, date(2026, 12, 1)),
        (3, date(2026, 12, 1)),
    ],
)  # fmt: skip
def test_fiscal_quarters_begin_with_the_fiscal_year(assess, month, start):
    report = report_of(assess, closed=date(2026, 11, 20), fiscal_year_start=month)

    assert first_day(report, RoadmapOptions()) == next_period(date(2026, 11, 20), "quarter", month) == start


def test_a_start_that_is_given_may_be_today_but_not_past(assess):
    report = report_of(assess, closed=date(2026, 7, 4), made_on=date(2026, 10, 1))

    assert first_day(report, RoadmapOptions(start=date(2026, 10, 1))) == date(2026, 10, 1)
    with pytest.raises(PlanError) as refused:
        first_day(report, RoadmapOptions(start=date(2026, 9, 30)))
    assert str(refused.value) == (
        "A roadmap cannot start on 2026-09-30, which is past. Nothing was changed. "
        "Give a day that is to come, or none for the next period."
    )


@pytest.mark.parametrize(
    ("start", "period", "month", "name"),
    [
        (date(2027, 1, 1), "quarter", None, "Q1 2027"),
        (date(2027, 10, 1), "quarter", 1, "Q4 2027"),
        (date(2027, 4, 1), "quarter", 4, "Q1 FY2028"),
        (date(2028, 1, 1), "quarter", 4, "Q4 FY2028"),
        (date(2026, 12, 1), "quarter", 12, "Q1 FY2027"),
        (date(2027, 11, 1), "quarter", 2, "Q4 FY2028"),
        (date(2027, 2, 1), "quarter", None, "1 Feb 2027"),
        (date(2027, 1, 15), "quarter", None, "15 Jan 2027"),
        (date(2027, 2, 1), "month", None, "Feb 2027"),
        (date(2027, 2, 1), "month", 4, "Feb 2027"),
        (date(2027, 2, 2), "month", None, "2 Feb 2027"),
    ],
)
def test_a_period_is_called_by_its_number_in_the_calendar_or_fiscal_year_else_by_its_first_day(
    start, period, month, name
):
    assert period_name(start, period, month) == name
