"""`scores`: what the scores of many organisations cost from the database file to the CSV, beside polars, pandas and a sum.

Each is a process of its own, from its start to its end: what somebody waits for who types the command. *Stored* are
scores that an import or a page has brought up to date before, *rescored* such as are computed from all the answers, with
intervals and percentiles. Polars and pandas compute these too, and hide nothing (tests/bench/contenders.py); the sum is
that of the columns that a score is made of. Organisations of three people beside are those of each of which something
is hidden: what may be shown of them is judged one by one.
"""

import csv
import math
import shutil
from datetime import datetime
from functools import partial
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
POLARS_LIMIT = 0.45
PANDAS_LIMIT = 0.25
TOLERANCE = 1e-9
GROWTH_LIMIT = 1.15
PEAK_LIMIT = 1024.0
FEW_PEOPLE = 3
NOW = datetime(2026, 11, 22, 9, 0)

CONTENDER = """
import csv, sys
from pathlib import Path
from tests.bench.contenders import CONTENDERS
csv.writer(sys.stdout).writerows(CONTENDERS[sys.argv[1]](Path(sys.argv[2])))
"""
FIGURES = ("score", "interval_low", "interval_high", "percentile")
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
    """Medians of seven rounds in which every contender takes its turn.

    Stored and rescored scores are the same, byte by byte; those of polars and pandas to nine digits, where none is hidden.
    Growth is the cost of all organisations over that of a tenth of them, each without what a process with one
    organisation costs, over ten: 1 is in proportion. So is the cost of an organisation of three people beside that of
    one of all others: each without what a process with one organisation costs.
    """
    one, few, many = (
        _filled(folder, count, size.people) for count in (1, size.organisations // 10, size.organisations)
    )
    small = _filled(folder, size.organisations, FEW_PEOPLE)
    _refuse_all_shown(folder, small)
    _refuse_other_bytes(folder, many)
    for name in ("polars", "pandas"):
        _refuse_other_figures(folder, many, name)
    contenders = {
        **{name: partial(_contender, name, many) for name in ("sum", "polars", "pandas")},
        "one": lambda: _stored(one),
        "few": lambda: _stored(few),
        "many": lambda: _stored(many),
        "rescored one": lambda: _rescored(one),
        "rescored few": lambda: _rescored(few),
        "rescored": lambda: _rescored(many),
        "rescored small": lambda: _rescored(small),
    }
    rounds = alternating("scores", contenders, rounds=size.rounds, warm_up=min(1, size.rounds - 1))
    took = {name: middle(each) for name, each in rounds.items()}
    answers = f"{size.organisations * size.people * len(find('opposite').framework.questions):,} answers"
    return [
        Figure("stored scores against the sum of all answers, CPU", took["many"].cpu / took["sum"].cpu, "times", STORED_LIMIT),
        Figure(f"{answers} rescored against polars, CPU", took["rescored"].cpu / took["polars"].cpu, "times", POLARS_LIMIT),
        Figure(f"{answers} rescored against pandas, CPU", took["rescored"].cpu / took["pandas"].cpu, "times", PANDAS_LIMIT),
        *_spent_figures(f"stored scores of {size.organisations:,} organisations", took["many"]),
        *_spent_figures(f"{answers} rescored", took["rescored"], PEAK_LIMIT),
        *_spent_figures("polars", took["polars"]),
        *_spent_figures("pandas", took["pandas"]),
        *_spent_figures("the sum of all answers", took["sum"]),
        Figure("stored scores of one organisation, CPU", took["one"].cpu, "s"),
        Figure("growth of stored scores over ten times the answers", _growth(took, "one", "few", "many"), "times", GROWTH_LIMIT),
        Figure("growth of rescoring over ten times the answers",
               _growth(took, "rescored one", "rescored few", "rescored"), "times", GROWTH_LIMIT),
        *_spent_figures(f"{size.organisations:,} organisations of {FEW_PEOPLE} people rescored", took["rescored small"]),
        Figure(f"an organisation of {FEW_PEOPLE} people rescored against one of {size.people}, CPU",
               _beyond(took, "rescored small") / _beyond(took, "rescored"), "times"),
    ]  # fmt: skip


def _filled(folder, organisations, people):
    """Path of a database with the answers and the scores of so many organisations; beside it one without the scores."""
    path = folder / f"scores-{organisations}-{people}.duckdb"
    file = path.with_suffix(".csv")
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
    return rescored(_without_scores(path), **options)


def rescored(path, **options):
    """What the command spends that finds no scores in the database; it takes a copy, since they are there afterwards."""
    copy = shutil.copyfile(path, path.with_suffix(".copy"))
    used = spent(*SCORES, "--database", copy, **options)
    copy.unlink()
    return used


def _contender(name, path, **options):
    return spent("python", "-c", CONTENDER, name, path, **options)


def _written(folder, command, path):
    """The file into which a command wrote its scores."""
    file = folder / "scores.csv"
    with file.open("wb") as output:
        command(path, output=output)
    return file


def _refuse_other_figures(folder, path, name):
    """Raise RuntimeError where what the product shows of a factor is not what a contender computes."""
    with _written(folder, partial(_contender, name), path).open(newline="") as file:
        theirs = {(organisation, node): row for organisation, _, node, *row in csv.reader(file)}
    with _written(folder, _stored, path).open(newline="") as file:
        shown = [row for row in csv.DictReader(file) if row["hidden"] == "no"]
    if not shown:
        raise RuntimeError("Everything is hidden: there is nothing to compare.")
    for row in shown:
        ours = [row[column] for column in FIGURES]
        if not all(map(_alike, ours, theirs[row["organisation"], row["factor"]])):
            refuse_unequal(
                f"{row['organisation']}, {row['factor']}",
                {"ours": ours, name: theirs[row["organisation"], row["factor"]]},
            )


def _alike(ours, theirs):
    return ours == theirs or ("" not in {ours, theirs} and math.isclose(float(ours), float(theirs), abs_tol=TOLERANCE))


def _refuse_other_bytes(folder, path):
    ways = (("stored", _stored), ("rescored", _rescored), ("rescored again", _rescored))
    refuse_unequal("The scores", {name: _written(folder, way, path).read_bytes() for name, way in ways})


def _refuse_all_shown(folder, path):
    """Raise RuntimeError where there is an organisation nothing of which is hidden."""
    with _written(folder, _stored, path).open(newline="") as file:
        rows = list(csv.DictReader(file))
    shown = {row["organisation"] for row in rows} - {row["organisation"] for row in rows if row["hidden"] == "yes"}
    if not rows or shown:
        raise RuntimeError(f"Nothing is hidden of {sorted(shown)}.")


def _growth(took, one, few, many):
    """Cost of all over cost of a tenth, each beyond a process with one, in tenths."""
    return _beyond(took, many, one) / _beyond(took, few, one) / 10


def _beyond(took, many, one="rescored one"):
    """Cost of many organisations beyond a process with one."""
    return max(took[many].cpu - took[one].cpu, 1e-3)


def _spent_figures(what, used, peak_limit=None):
    return [
        Figure(f"{what}, CPU", used.cpu, "s"),
        Figure(f"{what}, by the clock", used.wall, "s"),
        Figure(f"{what}, most memory", used.peak, "MB", peak_limit),
    ]
