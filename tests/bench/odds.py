"""`odds`: how long the odds of a plan take, and a plan that holds four times in five.

Of greedy plans of OPPOSITE's initiatives over eight quarters, with its seven roles, that have some thirty rows or more.
"""

from typing import NamedTuple

from opposite.domain.framework import Spread
from opposite.planning import plan
from opposite.planning.buffers import Holding, buffered
from opposite.planning.odds import levels_in_draws, replay
from tests.bench.measuring import Figure, alternating, cpu_seconds, medians, refuse_unequal
from tests.bench.planning import opposite_requests

LIMIT = 2.0
DRAWS = 2000
USUAL = Spread(0.8, 1.0, 1.6)
FIRST = 2
"""The last quarter of the first part of a plan."""


class Size(NamedTuple):
    """How many organisations, in how many rounds."""

    organisations: int
    rounds: int


SIZES = {"smallest": Size(organisations=1, rounds=1), "usual": Size(organisations=5, rounds=7)}


def measure(folder, size):
    """Medians of rounds, by the processor's clock, of the organisation that takes longest.

    Odds are the chances of every row, how often each is critical, and the levels of all questions in every draw. The
    same seed is seen to give the same draws.
    """
    asked = opposite_requests(folder, size.organisations)
    plans = {name: plan(request, "greedy") for name, request in asked.items()}
    for name, request in asked.items():
        ends = {which: _odds(request, plans[name])[0].ends.tolist() for which in ("first", "second")}
        refuse_unequal("the ends of a plan in the same draws", ends)
    drawing = {name: _timed(_odds, request, plans[name]) for name, request in asked.items()}
    took = medians(alternating("odds", drawing, rounds=size.rounds))
    holding = {name: _timed(buffered, request, plans[name], _four_in_five()) for name, request in asked.items()}
    held = medians(alternating("plans that hold", holding, rounds=1))
    slowest = max(took, key=took.get)
    return [
        Figure(f"odds of a plan, {DRAWS:,} draws, the slowest", took[slowest], "s", LIMIT),
        Figure("rows of that plan", len(plans[slowest].placements), ""),
        Figure("a greedy plan that holds four times in five, the slowest", max(held.values()), "s"),
    ]


def _odds(request, found):
    replayed = replay(request, found.placements, USUAL, draws=DRAWS, seed=1)
    return replayed, list(levels_in_draws(request, replayed))


def _four_in_five():
    return Holding(
        chance=0.8,
        rows=lambda placements: frozenset(row.initiative for row in placements if row.start <= FIRST),
        spread=USUAL,
        draws=DRAWS,
        seed=1,
    )


def _timed(method, *arguments):
    return lambda: cpu_seconds(lambda: method(*arguments))
