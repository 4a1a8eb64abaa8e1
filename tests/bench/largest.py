"""`largest`: what it costs to score a hundred thousand organisations anew, and how that grows with them.

Each is a process of its own, from its start to the written CSV, that finds answers and no scores in the database file:
all are computed from the first answer on, with intervals and percentiles, and kept.
"""

import math
from typing import NamedTuple

from opposite.definitions import find
from opposite.engine.collecting.importing import import_answers
from opposite.engine.workspace import open_workspace
from tests.bench.answer_files import write_answers
from tests.bench.measuring import Figure, alternating, told
from tests.bench.processes import middle
from tests.bench.scores import NOW, rescored

GROWTH_LIMIT = 1.15
PEAK_LIMIT = 2048.0
AT_ONCE = 10_000
"""Organisations in one file: a file of all of them would take as much room as the database."""


class Size(NamedTuple):
    """How many organisations of how many people each, with a hundredth of them beside, and how many rounds."""

    organisations: int
    people: int
    rounds: int


SIZES = {
    "smallest": Size(organisations=200, people=3, rounds=1),
    "usual": Size(organisations=10_000, people=30, rounds=3),
    "full": Size(organisations=100_000, people=30, rounds=2),
}


def measure(folder, size):
    """Medians of the rounds, in which a hundredth of the organisations and all of them take their turn.

    Growth is the cost of all organisations over that of a hundredth of them, from the start of the process on, over a
    hundred: 1 is in proportion. *Beyond the start* is the same without what a process with one organisation costs, which
    weighs more with few.
    """
    databases = {
        count: _answered(folder, count, size.people) for count in (1, size.organisations // 100, size.organisations)
    }
    rounds = alternating(
        "largest", {count: lambda path=path: rescored(path) for count, path in databases.items()}, rounds=size.rounds
    )
    one, few, many = (middle(rounds[count]) for count in databases)
    answers = f"{size.organisations * size.people * len(find('opposite').framework.questions):,} answers"
    beyond = (many.cpu - one.cpu) / max(few.cpu - one.cpu, 1e-3) / 100
    return [
        Figure(f"{answers} of {size.organisations:,} organisations rescored, most memory", many.peak, "MB", PEAK_LIMIT),
        Figure("growth over a hundred times the answers", many.cpu / few.cpu / 100, "times", GROWTH_LIMIT),
        Figure("growth over a hundred times the answers, beyond the start", beyond, "times", GROWTH_LIMIT),
        Figure(f"{answers} rescored, CPU", many.cpu, "s"),
        Figure(f"{answers} rescored, by the clock", many.wall, "s"),
        Figure("a hundredth of them, CPU", few.cpu, "s"),
        Figure("a hundredth of them, most memory", few.peak, "MB"),
        Figure("one organisation, CPU", one.cpu, "s"),
        Figure("the database file", databases[size.organisations].stat().st_size / 1e6, "MB"),
    ]  # fmt: skip


def _answered(folder, organisations, people):
    """Path of a database with the answers of so many organisations, and no scores."""
    path, file = folder / f"largest-{organisations}.duckdb", folder / "largest.csv"
    workspace = open_workspace(str(path))
    for first in range(0, organisations, AT_ONCE):
        told("largest: answers", first // AT_ONCE, math.ceil(organisations / AT_ONCE))
        lot = range(first, min(first + AT_ONCE, organisations))
        write_answers(file, find("opposite").framework, organisations=lot, people=people)
        import_answers(workspace, file, framework=find("opposite"), now=NOW)
        file.unlink()
    workspace.close()
    return path
