"""`scores`: what the scores of many organisations cost from the database file to the CSV, beside a sum of their answers.

Each is a process of its own, from its start to its end: what somebody waits for who types the command. *Stored* are
scores that an import or a page has brought up to date before, *rescored* such as are computed from all the answers.
"""

import shutil
from datetime import datetime
from typing import NamedTuple

import duckdb

from opposite.definitions import find
from opposite.engine.collecting.importing import import_answers
from opposite.engine.scoring.upkeep import refresh
from opposite.engine.workspace import open_workspace
from tests.bench.answer_files import write_answers
from tests.bench.measuring import Figure, alternating, refuse_unequal
from tests.bench.processes import middle, spent

STORED_LIMIT = 3.0
GROWTH_LIMIT = 1.15
PEAK_LIMIT = 1024.0
NOW = datetime(2026, 11, 22, 9, 0)

SUM = "import duckdb, sys; print(duckdb.connect(sys.argv[1]).execute('select sum(level) from answers').fetchone())"
SCORES = ("python", "-m", "opposite", "scores", "--by", "factor", "--format", "csv")


class Size(NamedTuple):
    """How many organisations of how many people each, with a tenth of them beside, and how many rounds."""

    organisations: int
    people: int
    rounds: int


SIZES = {
    "smallest": Size(organisations=20, people=6, rounds=1),
    "usual": Size(organisations=1_000, people=30, rounds=7),
    "full": Size(organisations=10_000, people=30, rounds=7),
}


def measure(folder, size):
    """Medians of seven rounds in which every contender takes its turn; the CSV of each is the same, byte by byte.

    Growth is the cost of all organisations over that of a tenth of them, each without what a process with one
    organisation costs, over ten: 1 is in proportion.
    """
    one, few, many = (
        _filled(folder, count, size.people) for count in (1, size.organisations // 10, size.organisations)
    )
    _refuse_other_bytes(folder, many)
    contenders = {
        "sum": lambda: spent("python", "-c", SUM, many),
        "one": lambda: _stored(one),
        "few": lambda: _stored(few),
        "many": lambda: _stored(many),
        "rescored one": lambda: _rescored(one),
        "rescored few": lambda: _rescored(few),
        "rescored": lambda: _rescored(many),
    }
    rounds = alternating("scores", contenders, rounds=size.rounds, warm_up=min(1, size.rounds - 1))
    took = {name: middle(each) for name, each in rounds.items()}
    answers = f"{size.organisations * size.people * len(find('opposite').framework.questions):,} answers"
    return [
        Figure("stored scores against the sum of all answers, CPU", took["many"].cpu / took["sum"].cpu, "times", STORED_LIMIT),
        *_spent_figures(f"stored scores of {size.organisations:,} organisations", took["many"]),
        *_spent_figures(f"{answers} rescored", took["rescored"], PEAK_LIMIT),
        *_spent_figures("the sum of all answers", took["sum"]),
        Figure("stored scores of one organisation, CPU", took["one"].cpu, "s"),
        Figure("growth of stored scores over ten times the answers", _growth(took, "one", "few", "many"), "times", GROWTH_LIMIT),
        Figure("growth of rescoring over ten times the answers",
               _growth(took, "rescored one", "rescored few", "rescored"), "times", GROWTH_LIMIT),
    ]  # fmt: skip


def _filled(folder, organisations, people):
    """Path of a database with the answers and the scores of so many organisations; beside it one without the scores."""
    path, file = folder / f"scores-{organisations}.duckdb", folder / f"scores-{organisations}.csv"
    write_answers(file, find("opposite").framework, organisations=range(organisations), people=people)
    workspace = open_workspace(str(path))
    import_answers(workspace, file, framework=find("opposite"), now=NOW)
    refresh(workspace)
    workspace.close()
    file.unlink()
    shutil.copyfile(path, _without_scores(path))
    with duckdb.connect(str(_without_scores(path))) as connection:
        connection.execute("delete from scores")
    return path


def _without_scores(path):
    return path.with_suffix(".unscored")


def _stored(path, **options):
    return spent(*SCORES, "--database", path, **options)


def _rescored(path, **options):
    """What the command spends that finds no scores in the database; it takes a copy, since they are there afterwards."""
    copy = shutil.copyfile(_without_scores(path), path.with_suffix(".copy"))
    return spent(*SCORES, "--database", copy, **options)


def _refuse_other_bytes(folder, path):
    found = {}
    for name, scores in (("stored", _stored), ("rescored", _rescored), ("rescored again", _rescored)):
        file = folder / "scores.csv"
        with file.open("wb") as output:
            scores(path, output=output)
        found[name] = file.read_bytes()
    refuse_unequal("The scores", found)


def _growth(took, one, few, many):
    """Cost of all over cost of a tenth, each beyond a process with one, in tenths."""
    least = took[one].cpu
    return (took[many].cpu - least) / max(took[few].cpu - least, 1e-3) / 10


def _spent_figures(what, used, peak_limit=None):
    return [
        Figure(f"{what}, CPU", used.cpu, "s"),
        Figure(f"{what}, by the clock", used.wall, "s"),
        Figure(f"{what}, most memory", used.peak, "MB", peak_limit),
    ]
