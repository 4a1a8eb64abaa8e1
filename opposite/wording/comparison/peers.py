"""By what the others are narrowed with whom an organisation is compared."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from opposite.domain.comparison.peer_filters import Kind
from opposite.engine.comparison.peer_groups import Offered
from opposite.wording.figures import day, listed

COMPARED_WITH = "Compared with"
PLACED_AMONG = "Placed among"
ALL_OTHERS = "All other organisations"
NOT_OFFERED = (
    "The address asks for a comparison that is not offered here: too few organisations are alike, or so few are left out "
    "that their figures would show. Nothing is narrowed by it."
)

MOST_NAMED = 6
"""So many are named in a sentence."""


def offered_in_words(one: Offered) -> str:
    """A filter and how many others it leaves."""
    return f"Same {one.kind.value}: {one.n:,} others"


def alike(kinds: Sequence[Kind]) -> str:
    """In what the others are alike; empty where they are all others."""
    return f"of the same {listed([kind.value for kind in kinds])}" if kinds else ""


def among_whom(kinds: Sequence[Kind]) -> str:
    """Among whom a place is told, in a cell of a table."""
    return f"others {alike(kinds)}" if kinds else "all others"


def placed_apart(first: str, kinds: Sequence[Kind], unplaced: Sequence[str]) -> str:
    """Among whom each of several is placed that are compared, whose others are drawn, and who has too few of them."""
    few = f" {too_few_alike(unplaced)}" if unplaced else ""
    return f"{_each(kinds)}; the median and the spread of others are of those alike to {first}.{few}"


def each_placed(kinds: Sequence[Kind], unplaced: Sequence[str]) -> str:
    """Among whom each of several is placed, beneath a table that may have no room to say it, and who has too few of them."""
    few = f" {too_few_alike(unplaced)}" if unplaced else ""
    return f"{_each(kinds)}.{few}"


def _each(kinds: Sequence[Kind]) -> str:
    return f"Each is placed among others of its own {listed([kind.value for kind in kinds])}"


def too_few_alike(unplaced: Sequence[str]) -> str:
    """Who is not placed because too few others are alike to it; of many the first."""
    few = len(unplaced) <= MOST_NAMED
    named = unplaced if few else [*unplaced[: MOST_NAMED - 1], f"{len(unplaced) - MOST_NAMED + 1:,} more"]
    return f"Too few others are alike to place {listed(named)}."


def as_of(moment: datetime) -> str:
    """Since when the others count as they do, to who may not see them all."""
    return (
        f"Other organisations count as they stood on {day(moment)}. Later changes show once five or more of them have "
        "changed, so that nobody's figures can be told."
    )
