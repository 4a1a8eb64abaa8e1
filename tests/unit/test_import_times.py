"""When answers were given: ISO times as they stand, survey tools' times where one reading is possible."""

from datetime import datetime

import pytest

from opposite.engine.collecting.importing.times import column_of_times, iso_time


@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        ("2026-03-31", datetime(2026, 3, 31)),
        ("2026-03-31T14:05:06", datetime(2026, 3, 31, 14, 5, 6)),
        ("2026-03-31 14:05", datetime(2026, 3, 31, 14, 5)),
        ("2026-03-31T14:05:06Z", datetime(2026, 3, 31, 14, 5, 6)),
        ("2026-03-31T01:05:06+02:00", datetime(2026, 3, 30, 23, 5, 6)),
        ("2024-02-29", datetime(2024, 2, 29)),
        ("1900-01-01", datetime(1900, 1, 1)),
    ],
)
def test_iso_times_are_read_and_offsets_turned_to_utc(typed, moment):
    assert iso_time(typed) == moment


@pytest.mark.parametrize(
    "typed",
    [
        "2026-02-30",
        "2026-02-29",
        "2026-13-01",
        "2026-03-31T25:00",
        "1899-12-31",
        "31.3.2026",
        "yesterday",
        "46092.5",
        "0001-01-01T00:00:00+14:00",
    ],
)
def test_impossible_times_and_other_ways_of_writing_are_none(typed):
    assert iso_time(typed) is None


def test_month_or_day_first_is_decided_by_a_date_that_leaves_no_choice():
    american = column_of_times(["7/2/2026 11:00:22", "7/13/20 9:00"])
    assert (american.order, american.moments) == (
        "month first",
        {"7/2/2026 11:00:22": datetime(2026, 7, 2, 11, 0, 22), "7/13/20 9:00": datetime(2020, 7, 13, 9, 0)},
    )
    british = column_of_times(["7/2/2026", "13/7/2026"])
    assert (british.order, british.moments["7/2/2026"]) == ("day first", datetime(2026, 2, 7))


@pytest.mark.parametrize("column", [["7/2/2026", "8/3/2026"], ["13/2/2026", "2/13/2026"]])
def test_dates_that_could_be_read_both_ways_are_not_read_unless_somebody_says_how(column):
    times = column_of_times(column)
    assert (times.undecided, times.unread, times.order) == (True, frozenset(column), None)
    assert column_of_times(column[:1], order="day first").moments[column[0]].month == 2


def test_the_same_day_and_month_needs_no_order_and_points_have_the_day_first():
    assert column_of_times(["7/7/2026", "2.7.2026"]).moments == {
        "7/7/2026": datetime(2026, 7, 7), "2.7.2026": datetime(2026, 7, 2),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        ("2026/10/05 12:15:20 AM EET", datetime(2026, 10, 5, 0, 15, 20)),
        ("2026/10/05 3:15:20 PM GMT+3", datetime(2026, 10, 5, 15, 15, 20)),
        ("2026/10/05 12:15:20 PM", datetime(2026, 10, 5, 12, 15, 20)),
        ("12/25/25 3:29 PM", datetime(2025, 12, 25, 15, 29)),
        ("25.12.2025", datetime(2025, 12, 25)),
        ("25-12-2025", datetime(2025, 12, 25)),
        ("25-Dec-2025", datetime(2025, 12, 25)),
        ("Dec 25, 2025 3:29 PM", datetime(2025, 12, 25, 15, 29)),
        ("46016.5", datetime(2025, 12, 25, 12, 0)),
        ("46016", datetime(2025, 12, 25)),
    ],
)
def test_dates_are_read_in_any_common_form(typed, moment):
    assert column_of_times([typed]).moments == {typed: moment}


@pytest.mark.parametrize("typed", ["2026-02-30", "13/13/2026", "yesterday", "25:99", "3"])
def test_a_time_that_cannot_be_read_costs_itself_alone(typed):
    times = column_of_times(["2026-03-01", "1/25/2026", typed])
    assert times.unread == {typed}
    assert times.moments["1/25/2026"] == datetime(2026, 1, 25)


def test_the_time_limesurvey_writes_when_it_keeps_none_is_no_time():
    times = column_of_times(["1980-01-01 00:00:00"])
    assert (times.moments, times.unread) == ({"1980-01-01 00:00:00": None}, frozenset())
