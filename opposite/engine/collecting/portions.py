"""The people of a large change, some at a time, so that what is joined for them fits in memory."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from opposite.domain.framework import Framework

ANSWERS = 100_000
"""About so many answers at most have the people of a portion."""

BEYOND = 2**63 - 1
"""An id that nobody has."""


class Portion(NamedTuple):
    """Some people by their ids: the first, and the one beyond the last."""

    first: int
    beyond: int


def people_at_once(framework: Framework) -> int:
    """How many people make up a portion, whatever they said."""
    return max(1, ANSWERS // len(framework.questions))


def portions(ids: Sequence[int]) -> list[Portion]:
    """The portions that begin with these ids, the last of which is beyond all of them; none where there are no ids."""
    return [Portion(*two) for two in pairwise(ids)]
