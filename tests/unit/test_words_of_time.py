"""Dates and times as tools and people write them in their own language."""

from datetime import datetime

import pytest

from opposite.engine.collecting.importing.times import column_of_times, looks_like_time
from opposite.engine.collecting.importing.words_of_time import month_number


@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        ("2026/03/12 2:05:07 nachm. MEZ", datetime(2026, 3, 12, 14, 5, 7)),
        ("2026/03/12 12:05:07 vorm. MEZ", datetime(2026, 3, 12, 0, 5, 7)),
        ("2026/03/12 1:35:11 p. m. GMT-5", datetime(2026, 3, 12, 13, 35, 11)),
        ("2026/03/12 1:35:11 a.m. CET", datetime(2026, 3, 12, 1, 35, 11)),
        ("2026/05/05 4:15:08 午後 JST", datetime(2026, 5, 5, 16, 15, 8)),
        ("2026/5/5 下午 4:15:08", datetime(2026, 5, 5, 16, 15, 8)),
        ("2026/5/5 上午 4:15:08", datetime(2026, 5, 5, 4, 15, 8)),
        ("2026. 5. 5 오후 4:15:08", datetime(2026, 5, 5, 16, 15, 8)),
        ("2026/05/05 4:15:08 μ.μ. EEST", datetime(2026, 5, 5, 16, 15, 8)),
        ("Thu Dec 25 2025 15:29:01 GMT+0100 (Central European Standard Time)", datetime(2025, 12, 25, 15, 29, 1)),
        ("Thursday, December 25, 2025 at 3:29 PM", datetime(2025, 12, 25, 15, 29)),
        ("Dec 25, 2025 @ 03:29 PM", datetime(2025, 12, 25, 15, 29)),
        ("25. Dezember 2025", datetime(2025, 12, 25)),
        ("26 décembre 2025", datetime(2025, 12, 26)),
        ("14 juin 2025 à 15:29", datetime(2025, 6, 14, 15, 29)),
        ("14 juillet 2025", datetime(2025, 7, 14)),
        ("27 de diciembre de 2025, 15:29", datetime(2025, 12, 27, 15, 29)),
        ("25 marca 2026", datetime(2026, 3, 25)),
        ("2025年12月25日 15:29", datetime(2025, 12, 25, 15, 29)),
        ("25.12.2025 um 15:29 Uhr", datetime(2025, 12, 25, 15, 29)),
        ("12/03/2026, 14:05:07", datetime(2026, 3, 12, 14, 5, 7)),
    ],
)
def test_a_time_is_read_with_its_words(typed, moment):
    assert looks_like_time(typed)
    assert column_of_times([typed], order="day first").moments == {typed: moment}


@pytest.mark.parametrize(
    "typed", ["3:29 PM", "May 2026", "Customers 12 2026", "yes", "1.5", "31. Februar 2025", "2026/03/12 25:00 nachm."]
)
def test_what_is_no_day_is_no_time(typed):
    assert column_of_times([typed], order="day first").moments == {typed: None}


def test_months_are_told_apart_by_how_they_begin():
    assert [month_number(name) for name in ("Juin", "juil", "Juli", "März", "maart", "mayo", "grudnia", "Quintilis")] == [
        6, 7, 7, 3, 3, 5, 12, None,
    ]  # fmt: skip
