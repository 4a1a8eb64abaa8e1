"""What is left of the money of each year while a schedule is made (rule 17c). Periods count from 0."""

from __future__ import annotations

from collections.abc import Mapping

from opposite.domain.roadmap.money import within
from opposite.domain.tolerance import TOLERANCE


class Purse:
    """What is left of each year's budget, as a share of it; years without a budget are without limit."""

    def __init__(self, spans: Mapping[int, tuple[int, int]], left: Mapping[int, float] | None = None) -> None:
        self._spans = spans
        self._left = dict.fromkeys(spans, 1.0) if left is None else dict(left)

    def copy(self) -> Purse:
        """A purse of which as much is spent."""
        return Purse(self._spans, self._left)

    def left(self, year: int) -> float:
        """What is left of a year with a budget."""
        return self._left[year]

    def unpaid(self, shares: Mapping[int, float], start: int, end: int) -> int | None:
        """The last period of a year that does not pay for what runs from a start to before an end; None when all do."""
        last: int | None = None
        for year, share in shares.items():
            first, stop = self._spans[year]
            periods = within(first, stop, start, end)
            if periods and share * periods > self._left[year] + TOLERANCE:
                last = max(min(stop, end) - 1, -1 if last is None else last)
        return last

    def spend(self, shares: Mapping[int, float], start: int, end: int, *, times: int = 1) -> None:
        """Take what something takes that runs from a start to before an end."""
        for year, share in shares.items():
            periods = within(*self._spans[year], start, end)
            if periods:
                self._left[year] -= times * share * periods
