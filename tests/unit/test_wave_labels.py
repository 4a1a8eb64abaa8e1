"""What labels of waves say of their time, and the order they stand in without dates."""

from datetime import date

import pytest

from opposite.domain.collecting.assessment import natural_key
from opposite.domain.collecting.wave_labels import day_of_label


@pytest.mark.parametrize(
    ("label", "day"),
    [
        ("2026", date(2026, 1, 1)), ("FY 2026", date(2026, 1, 1)), ("H2 2026", date(2026, 7, 1)), ("2026-H1", date(2026, 1, 1)),
        ("Q2 2026", date(2026, 4, 1)), ("2026 Q4", date(2026, 10, 1)), ("2026Q3", date(2026, 7, 1)), ("Jan 2026", date(2026, 1, 1)),
        ("survey of March 2026", date(2026, 3, 1)), ("M\u00e4rz 2026", date(2026, 3, 1)), ("autumn 2026", date(2026, 9, 1)),
        ("2026-03", date(2026, 3, 1)), ("03/2026", date(2026, 3, 1)), ("2026-03-31", date(2026, 3, 31)),
        ("Mar-26", date(2026, 3, 1)), ("Q3/26", date(2026, 7, 1)), ("H2 25", date(2025, 7, 1)), ("Mai '26", date(2026, 5, 1)),
    ],
)  # fmt: skip
def test_a_label_names_the_first_day_of_its_time(label, day):
    assert day_of_label(label) == day


@pytest.mark.parametrize(
    "label",
    [
        "1",
        "Wave 2",
        "baseline",
        "2026 wave 2",
        "2025-2026",
        "January",
        "2026-02-30",
        "12026",
        "Mar 26",
        "Plan-26",
        "Q5 26",
        "FY26",
    ],
)
def test_other_labels_name_no_day(label):
    assert day_of_label(label) is None


@pytest.mark.parametrize(
    "labels",
    [
        ["Jan", "Feb", "Mar", "Apr", "December"], ["before", "after"], ["pre", "post"], ["Baseline", "Midline", "Follow-up"],
        ["start", "follow up 1", "follow up 2"], ["Q1", "Q2", "Q4"], ["H1", "H2"], ["wave 2", "wave 10"],
    ],
)  # fmt: skip
def test_labels_without_a_year_stand_in_their_order(labels):
    mixed = [*labels[1:], labels[0]]
    assert sorted(mixed, key=natural_key) == labels
