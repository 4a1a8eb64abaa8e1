"""Medians of contenders that take turns in one run, so that a busy machine is as busy for one as for the other."""

import sys
import time
from dataclasses import dataclass
from statistics import median

TOLERANCE = 1e-9


class CannotMeasureError(Exception):
    """Something that a benchmark needs is not on this machine; says what."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the result: what was measured, its value and unit, and the most it may be; None where all may be."""

    what: str
    value: float
    unit: str
    limit: float | None = None

    @property
    def met(self):
        """Whether the value keeps its limit; None where it has none."""
        return None if self.limit is None else self.value <= self.limit + TOLERANCE


def seconds(action):
    """How long an action takes, in seconds."""
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def alternating(title, contenders, *, rounds, warm_up=0):
    """What each contender returned in each round, by its name, without the rounds that only warm up.

    Every round calls each contender once, every second one in the other order, so that none always follows the same.
    """
    measured = {name: [] for name in contenders}
    for number in range(-warm_up, rounds):
        told(title, number, rounds)
        for name in contenders if number % 2 == 0 else reversed(contenders):
            value = contenders[name]()
            if number >= 0:
                measured[name].append(value)
    return measured


def told(title, number, rounds):
    """Say on standard error how far a benchmark is: each round of a few, every tenth of many."""
    if rounds <= 10 or number % 10 == 0:
        words = "warming up" if number < 0 else f"round {number + 1} of {rounds}"
        print(f"{title}: {words}", file=sys.stderr, flush=True)  # noqa: T201  progress


def medians(measured):
    """The median of each contender, by its name."""
    return {name: median(values) for name, values in measured.items()}
