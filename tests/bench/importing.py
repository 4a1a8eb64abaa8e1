"""`import`: what a file of answers costs on its way into a new database file, beside DuckDB's own reading of the file.

Each is a process of its own, from its start to its end. DuckDB reads into one table and checks nothing; the command
checks, stores, and brings the scores up to date.
"""

from itertools import count
from typing import NamedTuple

import duckdb

from opposite.definitions import find
from tests.bench.answer_files import write_answers, write_wide
from tests.bench.measuring import Figure, alternating, refuse_unequal
from tests.bench.processes import middle, spent

LIMIT = 2.5
LIMIT_OF_CHANGE = 1.1
EARLIER = {"storing": 1.83, "storing the wide form": 1.80}
"""What storing cost against DuckDB's own reading before exports of survey tools were read as people have them."""

PEOPLE = 30

STORE = """
import sys
from datetime import datetime
from pathlib import Path
from opposite.engine.collecting.importing import import_answers
from opposite.engine.workspace import open_workspace
workspace = open_workspace(sys.argv[1])
import_answers(workspace, Path(sys.argv[2]), framework=workspace.resolve("opposite"), now=datetime(2026, 11, 22, 9, 0))
workspace.close()
"""
READ = """
import duckdb, sys
with duckdb.connect(sys.argv[1]) as connection:
    connection.execute('create table answers (organisation varchar, wave varchar, respondent varchar, "group" varchar, '
                       'question varchar, level varchar, importance double)')
    connection.execute("insert into answers select * from read_csv($path, header = true, all_varchar = true)",
                       {"path": sys.argv[2]})
"""
WAYS = {
    "storing": lambda database, file: spent("python", "-c", STORE, database, file),
    "storing the wide form": lambda database, file: spent(
        "python", "-c", STORE, database, file.with_suffix(".wide.csv")
    ),
    "command": lambda database, file: spent("python", "-m", "opposite", "import", file, "--database", database),
    "DuckDB": lambda database, file: spent("python", "-c", READ, database, file),
}


class Size(NamedTuple):
    """How many organisations of thirty people, in how many rounds, and beside them others once, with limits in MB."""

    organisations: int
    rounds: int
    once: tuple[tuple[int, float], ...] = ()


SIZES = {
    "smallest": Size(organisations=2, rounds=1),
    "usual": Size(organisations=840, rounds=7, once=((1_750, 300.0),)),
    "full": Size(organisations=840, rounds=7, once=((1_750, 300.0), (10_000, 1024.0))),
}


def measure(folder, size):
    """Medians of seven rounds in which all take their turn, each time into a new file; all have stored every row.

    Larger files are imported once, since that takes minutes.
    """
    file, rows = _file(folder, size.organisations)
    write_wide(file.with_suffix(".wide.csv"), file)
    fresh = (folder / f"import-{number}.duckdb" for number in count())

    def contender(way):
        def once():
            database = next(fresh)
            used = WAYS[way](database, file)
            refuse_unequal(f"The rows of {way}", {"the file": rows, "the database": _rows_in(database)})
            database.unlink()
            return used

        return once

    rounds = alternating("import", {way: contender(way) for way in WAYS}, rounds=size.rounds)
    storing, wide, command, floor = (middle(rounds[way]) for way in WAYS)
    costs = {"storing": storing.cpu / floor.cpu, "storing the wide form": wide.cpu / floor.cpu}
    return [
        Figure(f"storing {rows:,} answers against DuckDB's own reading, CPU", costs["storing"], "times", LIMIT),
        *(Figure(f"{way} against what it cost before, both measured by that", cost / EARLIER[way], "times", LIMIT_OF_CHANGE)
          for way, cost in costs.items()),
        Figure("the whole command, with the scores, against DuckDB's own reading, CPU", command.cpu / floor.cpu, "times"),
        Figure("storing, CPU", storing.cpu, "s"),
        Figure("storing the wide form (a row a person, levels alone), CPU", wide.cpu, "s"),
        Figure("the whole command, CPU", command.cpu, "s"),
        Figure("the whole command, by the clock", command.wall, "s"),
        Figure("answers imported in a second", rows / command.wall, "rows/s"),
        Figure("the whole command, most memory", command.peak, "MB"),
        Figure("DuckDB's own reading, CPU", floor.cpu, "s"),
        Figure("DuckDB's own reading, most memory", floor.peak, "MB"),
        *(figure for organisations, limit in size.once for figure in _once(folder, organisations, limit)),
    ]  # fmt: skip


def _once(folder, organisations, limit):
    file, rows = _file(folder, organisations)
    database = folder / f"once-{organisations}.duckdb"
    command = WAYS["command"](database, file)
    refuse_unequal("The rows of the command", {"the file": rows, "the database": _rows_in(database)})
    what = f"{file.stat().st_size / 1e6:,.0f} MB of CSV with {rows:,} answers"
    return [
        Figure(f"{what}, most memory", command.peak, "MB", limit),
        Figure(f"{what}, CPU", command.cpu, "s"),
        Figure(f"{what}, by the clock", command.wall, "s"),
    ]


def _file(folder, organisations):
    """Path of a file of answers, and how many rows it has."""
    file = folder / f"import-{organisations}.csv"
    return file, write_answers(file, find("opposite").framework, organisations=range(organisations), people=PEOPLE)


def _rows_in(database):
    with duckdb.connect(str(database), read_only=True) as connection:
        return connection.execute("select count(*) from answers").fetchone()[0]
