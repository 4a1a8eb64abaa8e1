"""Medians of contenders that take turns in one run, so that a busy machine is as busy for one as for the other."""

import gc
import sys
import time
from contextlib import contextmanager
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

    @property
    def cells(self):
        """What was measured, its value, its limit and whether it is met, as texts; empty where there is no limit."""
        limit = "" if self.limit is None else _shown(self.limit, self.unit)
        return self.what, _shown(self.value, self.unit), limit, {None: "", True: "met", False: "not met"}[self.met]


def _shown(value, unit):
    digits = 0 if unit in {"", "rows/s", "MB", "kB", "rows"} else 1 if unit == "ms" else 2
    return f"{value:,.{digits}f} {unit}".strip()


def seconds(action):
    """How long an action takes, in seconds."""
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def cpu_seconds(action):
    """How long processors work on an action in this process, in seconds, however busy others keep the machine."""
    start = time.process_time()
    action()
    return time.process_time() - start


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


def ratio(measured, name, other):
    """How many times what another contender took one of them took, the median of the rounds.

    Each round is compared by itself, so that a machine that is slow for some rounds is so for both.
    """
    return median(one / beside for one, beside in zip(measured[name], measured[other], strict=True))


@contextmanager
def frozen():
    """What stands now is left out when garbage is collected, as the application does once it has started."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


def refuse_unequal(what, found):
    """Raise RuntimeError unless all contenders, by name, came to the same; says what differs between which."""
    (first, expected), *others = found.items()
    for name, value in others:
        if value != expected:
            raise RuntimeError(f"{what}: {first} and {name} differ: {str(expected)[:500]} / {str(value)[:500]}")
