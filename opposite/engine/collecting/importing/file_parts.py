"""The people of a file, some at a time, so that their answers are compared and stored within the memory of an import."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from opposite.domain.framework import Framework
from opposite.engine.collecting.portions import BEYOND, Portion, portions
from opposite.store.database import Cursor

SLICE = 500_000
"""About so many answers of people who are new are compared, and then stored, at a time."""


class FilePart(NamedTuple):
    """Some people of a file by their ids, and of these some by their numbers in the file: the first, and the one beyond."""

    first: int
    beyond: int
    first_person: int
    beyond_person: int


class FileParts(NamedTuple):
    """All people of a file: those who are in the store, and everybody."""

    known: Sequence[Portion]
    """People who are there come in portions, since their answers are compared with what they said."""
    everybody: Sequence[FilePart]
    """The same people, and then new ones in slices of the file."""


def put_in_order(
    cursor: Cursor, framework: Framework, *, together: bool, answers: int, waves: int, any_new: bool
) -> FileParts:
    """The parts of a file of so many answers and waves, whose rows are sorted where their order would scatter a part.

    `together` is whether the rows of a person stand together in the file.
    """
    known = portions(cursor, framework, "import_known_people")
    if not together or _are_scattered(cursor, known, waves):
        for step in ("import_numbers", "import_sort", "import_sort_placed"):
            cursor.run(step)
    ((beyond,),) = cursor.run("import_beyond")
    everybody = [FilePart(*portion, 0, beyond) for portion in known]
    if any_new:
        first = known[-1].beyond if known else 0
        slices = 1 + answers // SLICE
        bounds = [beyond * number // slices for number in range(slices + 1)]
        everybody += [FilePart(first, BEYOND, *two) for two in pairwise(bounds)]
    return FileParts(known, everybody)


def _are_scattered(cursor: Cursor, known: Sequence[Portion], waves: int) -> bool:
    """Whether the people of a wave, or those of a portion, stand in several places of the file."""
    ((assessments, earlier),) = cursor.run("import_runs")
    return assessments != waves or (earlier and len(known) > 1)
