"""How a row that moved since the plan was agreed is told."""

from datetime import date

import pytest
from handed_over import EMPTY

from opposite.domain.roadmap.changes import Change, Kind
from opposite.wording.roadmap.changes import change_words

BEFORE = date(2027, 1, 1), date(2027, 3, 31)


@pytest.mark.parametrize(
    ("now", "periods", "words"),
    [
        (date(2027, 1, 2), 0, "Starts later, on 2 January 2027 instead of 1 January 2027."),
        (date(2027, 4, 1), 1, "Starts 1 quarter later, on 1 April 2027 instead of 1 January 2027."),
    ],
)
def test_a_move_of_less_than_half_a_period_is_told_by_its_days(now, periods, words):
    assert change_words(EMPTY, Change(Kind.LATER, "a", BEFORE, (now, BEFORE[1]), periods=periods)) == words
