"""`largest`: what it costs to score a hundred thousand organisations anew, and how that grows with them.

Each is a process of its own, from its start to the written CSV, that finds answers and no scores in the database file:
all are computed from the first answer on, with intervals and percentiles, and kept.
"""

from typing import NamedTuple

import duckdb

from opposite.definitions import find
from opposite.engine.collecting.importing import import_answers
from opposite.engine.workspace import open_workspace
from tests.bench.answer_files import write_answers
from tests.bench.measuring import Figure, alternating, told
from tests.bench.processes import middle
from tests.bench.scores import NOW, rescored

GROWTH_LIMIT = 1.15
PEAK_LIMIT = 2048.0
LEVELS = 6
IMPORTED = 10_000
"""Organisations that are imported at most; more are made of them in SQL, since importing takes longer than scoring."""

MORE = (
    """insert into organisations by name
       select * replace (id + $beyond as id, 'Organisation ' || (id + $beyond) || ' more' as name)
       from organisations where id <= $last""",
    """insert into assessments by name
       select * replace (id + $beyond as id, organisation_id + $beyond as organisation_id)
       from assessments where id <= $last""",
    """insert into respondents by name
       select * replace (id + $beyond as id, assessment_id + $beyond as assessment_id)
       from respondents where id <= $last""",
    """insert into answers by name
       select * replace (
           assessment_id + $beyond as assessment_id,
           respondent_id + $beyond as respondent_id,
           1 + (level - 1 + hash(question_id, $beyond) % $levels) % $levels as level
       )
       from answers where assessment_id <= $last order by rowid""",
)
"""The same organisations once more, with other levels."""


class Size(NamedTuple):
    """How many organisations of how many people each, with a hundredth of them beside, and how many rounds."""

    organisations: int
    people: int
    rounds: int


SIZES = {
    "smallest": Size(organisations=200, people=3, rounds=1),
    "usual": Size(organisations=10_000, people=30, rounds=7),
    "full": Size(organisations=100_000, people=30, rounds=7),
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
    first = min(organisations, IMPORTED)
    write_answers(file, find("opposite").framework, organisations=range(first), people=people)
    workspace = open_workspace(str(path))
    import_answers(workspace, file, framework=find("opposite"), now=NOW)
    workspace.close()
    file.unlink()
    with duckdb.connect(str(path), config={"threads": "1"}) as connection:
        ((last,),) = connection.execute("select max(id) from respondents").fetchall()
        for times in range(1, organisations // first):
            told("largest: more organisations", times - 1, organisations // first - 1)
            values = {"beyond": times * last, "last": last, "levels": LEVELS}
            for statement in MORE:
                connection.execute(statement, {name: values[name] for name in values if f"${name}" in statement})
    return path
