"""When answers were given: ISO times as they stand, survey tools' times where one reading is possible."""

from datetime import datetime

import pytest

from opposite.engine.collecting.importing.times import iso_time, survey_times


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
    assert survey_times(["7/2/2026 11:00:22", "7/13/20 9:00"]) == {
        "": None, "7/2/2026 11:00:22": datetime(2026, 7, 2, 11, 0, 22), "7/13/20 9:00": datetime(2020, 7, 13, 9, 0),
    }  # fmt: skip
    assert survey_times(["7/2/2026", "13/7/2026"]) == {
        "": None, "7/2/2026": datetime(2026, 2, 7), "13/7/2026": datetime(2026, 7, 13),
    }  # fmt: skip


def test_a_column_that_could_be_read_both_ways_is_not_read():
    assert survey_times(["7/2/2026", "8/3/2026"]) is None
    assert survey_times(["13/2/2026", "2/13/2026"]) is None


def test_the_same_day_and_month_needs_no_order_and_points_have_the_day_first():
    assert survey_times(["7/7/2026", "2.7.2026"]) == {
        "": None, "7/7/2026": datetime(2026, 7, 7), "2.7.2026": datetime(2026, 7, 2),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "hour"),
    [("2026/10/05 12:15:20 AM EET", 0), ("2026/10/05 3:15:20 PM GMT+3", 15), ("2026/10/05 12:15:20 PM", 12)],
)
def test_hours_of_the_twelve_hour_clock_are_turned(typed, hour):
    assert survey_times([typed])[typed].hour == hour


def test_one_time_that_cannot_be_read_spoils_the_column():
    assert survey_times(["2026-03-01", "2026-02-30"]) is None
    assert survey_times(["2026-03-01", "13/13/2026"]) is None


def test_empty_cells_and_the_time_limesurvey_writes_when_it_keeps_none_are_no_times():
    assert survey_times(["", "1980-01-01 00:00:00"]) == {"": None, "1980-01-01 00:00:00": None}
