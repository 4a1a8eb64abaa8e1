"""Initiatives that recur in roadmaps of several organisations: which, in which order, and how many start together."""

from datetime import date

import pytest
from handed_over import ALONE, CASCADE, CASE, roadmap

from opposite.engine.several_roadmaps import Recurring, recurring
from opposite.wording.comparison.portfolio import called_apart, one_programme


@pytest.mark.parametrize(
    ("days", "together"),
    [
        ([date(2027, 1, 1), date(2027, 1, 1)], 2),
        ([date(2027, 1, 1), date(2027, 3, 31)], 2),
        ([date(2027, 1, 1), date(2027, 4, 1)], 1),
        ([date(2027, 1, 1), date(2027, 3, 1), date(2027, 5, 1)], 2),
        ([date(2027, 7, 1), date(2027, 1, 1), date(2027, 7, 1), date(2027, 9, 1)], 3),
    ],
)
def test_starts_less_than_a_quarter_apart_are_together(days, together):
    starts = {(f"Firm {number}", "1"): day for number, day in enumerate(days)}
    assert Recurring("case", "Case", starts).together == together


def test_those_that_two_or_more_plan_recur_those_of_most_first():
    first = roadmap(((CASE, 1, 1), (ALONE, 2, 2)), organisation="Acme")
    second = roadmap(((CASE, 1, 1), (ALONE, 4, 4), (CASCADE, 2, 3)), organisation="Bravo")
    third = roadmap(((CASE, 3, 3),), organisation="Bravo", wave="2")
    rows = recurring([first, second, third])
    assert [(row.initiative, len(row.starts), row.together) for row in rows] == [(CASE.id, 3, 2), (ALONE.id, 2, 1)]
    assert called_apart([first, second, third]) == {
        ("Acme", "1"): "Acme",
        ("Bravo", "1"): "Bravo, 1",
        ("Bravo", "2"): "Bravo, 2",
    }
    assert one_programme(rows) == (
        f"One programme could serve several: “{CASE.title}” starts within one quarter at 2 of the 3 that plan it."
    )
    assert one_programme(rows[1:]).startswith("None of them starts within a quarter at two organisations")
