"""Moments of the store, which are in UTC, as people in other time zones read them."""

from datetime import UTC, datetime

import pytest

from opposite import wording
from opposite.ui.shell.local_time import in_zone


@pytest.mark.parametrize(
    ("moment", "zone", "clock", "day"),
    [
        (datetime(2026, 11, 22, 9, 12, 3), "Europe/Berlin", "10:12:03", "22 November 2026"),
        (datetime(2026, 7, 22, 9, 12, 3), "Europe/Berlin", "11:12:03", "22 July 2026"),
        (datetime(2026, 11, 22, 14, 59, 59), "Asia/Tokyo", "23:59:59", "22 November 2026"),
        (datetime(2026, 11, 22, 15, 0, 0), "Asia/Tokyo", "00:00:00", "23 November 2026"),
        (datetime(2026, 11, 22, 4, 0, 0), "America/New_York", "23:00:00", "21 November 2026"),
        (datetime(2026, 11, 22, 9, 12, 3), "Asia/Kathmandu", "14:57:03", "22 November 2026"),
        (datetime(2026, 11, 22, 9, 12, 3), "UTC", "09:12:03", "22 November 2026"),
    ],
)
def test_a_moment_is_told_in_the_time_zone_of_who_reads_it(moment, zone, clock, day):
    assert wording.clock(in_zone(moment, zone)) == clock
    assert wording.day(in_zone(moment, zone)) == day
    assert in_zone(moment, zone) == moment.replace(tzinfo=UTC)


@pytest.mark.parametrize("zone", [None, "", "Mars/Olympus", "../etc/passwd", "/etc/passwd", "a\0b"])
def test_without_a_known_time_zone_a_moment_is_told_in_utc_and_says_so(zone):
    moment = datetime(2026, 11, 22, 9, 12, 3)
    assert wording.clock(in_zone(moment, zone)) == "09:12:03 UTC"
    assert wording.day(in_zone(moment, zone)) == "22 November 2026"
