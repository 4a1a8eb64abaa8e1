"""Days become periods: to finish by a day is the last period that ends on or before it, not before a day the first that
starts on or after it."""

from datetime import date

import pytest

from opposite.domain.roadmap.periods import Calendar, later

YEAR = Calendar(start=date(2027, 1, 1), months=3, periods=4)


@pytest.mark.parametrize(
    ("day", "period"),
    [
        (date(2027, 3, 30), 0),
        (date(2027, 3, 31), 1),
        (date(2027, 6, 29), 1),
        (date(2027, 6, 30), 2),
        (date(2027, 12, 31), 4),
        (date(2030, 1, 1), 4),
    ],
)
def test_to_finish_by_a_day_is_the_last_period_that_ends_by_then(day, period):
    assert YEAR.last_period_by(day) == period


@pytest.mark.parametrize(
    ("day", "period"),
    [
        (date(2020, 1, 1), 1),
        (date(2027, 1, 1), 1),
        (date(2027, 1, 2), 2),
        (date(2027, 4, 1), 2),
        (date(2027, 10, 1), 4),
        (date(2027, 10, 2), 5),
    ],
)
def test_not_before_a_day_is_the_first_period_that_starts_then_or_later(day, period):
    assert YEAR.first_period_from(day) == period


def test_a_period_ends_the_day_before_the_next_starts():
    assert [YEAR.end(period) for period in (1, 4)] == [date(2027, 3, 31), date(2027, 12, 31)]
    assert later(date(2027, 1, 31), 1) == date(2027, 2, 28)
