"""What a quarter of a person is worth to a plan (scoring.md, rule 26): facts, without words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from opposite.domain.tolerance import TOLERANCE

QUARTER = 0.25
"""Full-time equivalents that are added to, or taken from, a role in every period."""

BEST = 3
"""Purchases that are named in a sentence."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """What a best plan comes to: its value, what its value may be short of the best possible, and when targets are reached.

    `reached` is the last day of the first period after which every factor stands at its target or above, if every step
    works; None where that is in no period of the roadmap.
    """

    value: float
    short: float
    reached: date | None


@dataclass(frozen=True, slots=True)
class Change:
    """The best plan with so many FTE more, or less where below 0, of one role in every period; None where there is none."""

    role: str
    fte: float
    base: Outlook
    outlook: Outlook | None

    @property
    def value(self) -> float | None:
        """Change of the value of rule 18; None where no plan can be made any more."""
        return None if self.outlook is None else self.outlook.value - self.base.value

    @property
    def can_be_told(self) -> bool:
        """Whether the value changes by at least what the two plans together may be short of the best possible."""
        change = self.value
        if change is None or self.outlook is None:
            return True
        return abs(change) > TOLERANCE and abs(change) >= self.base.short + self.outlook.short - TOLERANCE

    @property
    def days_sooner(self) -> int | None:
        """By how many days the targets are reached sooner, negative where later.

        None where one of the plans does not reach them, and where no difference can be told between the two.
        """
        if self.outlook is None or self.outlook.reached is None or self.base.reached is None or not self.can_be_told:
            return None
        return (self.base.reached - self.outlook.reached).days


@dataclass(frozen=True, slots=True)
class Worth:
    """What a quarter of a person more and less is worth for each role, in the order of the roles; each role twice."""

    base: Outlook
    changes: tuple[Change, ...]
    complete: bool
    """Whether every search came to its end; else it was stopped, and gaps are wider or roles are missing."""

    @property
    def best_purchases(self) -> Sequence[Change]:
        """The purchases that gain the most, at most three: only those whose gain can be told."""
        gains = [
            (-change.value, index, change)
            for index, change in enumerate(self.changes)
            if change.fte > 0 and change.value is not None and change.value > 0 and change.can_be_told
        ]
        return tuple(change for *_, change in islice(sorted(gains, key=lambda gain: gain[:2]), BEST))
