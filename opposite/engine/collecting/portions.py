"""The people of a large change, some at a time, so that what is joined for them fits in memory."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from opposite.domain.framework import Framework
from opposite.store.database import Cursor

ANSWERS = 100_000
"""About so many answers at most have the people of a portion."""

BEYOND = 2**63 - 1
"""An id that nobody has."""


class Portion(NamedTuple):
    """Some people by their ids: the first, and the one beyond the last."""

    first: int
    beyond: int


def portions(cursor: Cursor, framework: Framework, people: str) -> list[Portion]:
    """The portions of the people whom the command `people` makes known as `portioned_people`; none where there are none.

    How many people make up a portion is the same whatever they said.
    """
    cursor.run(people)
    at_once = max(1, ANSWERS // len(framework.questions))
    return [Portion(*two) for two in pairwise(id_ for (id_,) in cursor.run("portions", people=at_once))]
