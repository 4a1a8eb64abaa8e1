"""`scores`: how long the scores of many organisations take from the database file to the CSV, beside a sum of their answers.

Each is a process of its own, from its start to its end: what somebody waits for who types the command.
"""

import subprocess
import sys
from datetime import datetime

from opposite.definitions import find
from opposite.engine.collecting.importing import import_answers
from opposite.engine.scoring.upkeep import refresh
from opposite.engine.workspace import open_workspace
from tests.bench.answer_files import write_answers
from tests.bench.measuring import Figure, alternating, medians, seconds

LIMIT = 3.0
FEWER, ORGANISATIONS = 100, 400
PEOPLE = 30
ROUNDS = 7
NOW = datetime(2026, 11, 22, 9, 0)

SUM = "import duckdb, sys; print(duckdb.connect(sys.argv[1]).execute('select sum(level) from answers').fetchone())"


def measure(folder):
    """Figures of stored scores with percentiles, of many organisations and of a quarter of them."""
    few, many = (_filled(folder, number) for number in (FEWER, ORGANISATIONS))
    contenders = {
        "few": lambda: seconds(lambda: _scores(few)),
        "many": lambda: seconds(lambda: _scores(many)),
        "sum": lambda: seconds(lambda: _process("-c", SUM, str(many))),
    }
    took = medians(alternating("scores", contenders, rounds=ROUNDS, warm_up=1))
    return [
        Figure(f"scores of {ORGANISATIONS} organisations against the sum of their answers", took["many"] / took["sum"],
               "times", LIMIT),
        Figure(f"scores of {ORGANISATIONS} organisations", took["many"], "s"),
        Figure(f"the same of {FEWER}", took["few"], "s"),
        Figure("the sum of the answers of all", took["sum"], "s"),
    ]  # fmt: skip


def _filled(folder, organisations):
    """Path of a database with the answers and the scores of so many organisations."""
    path, file = folder / f"scores-{organisations}.duckdb", folder / f"scores-{organisations}.csv"
    names = [f"Organisation {number}" for number in range(organisations)]
    write_answers(file, find("opposite").framework, organisations=names, people=PEOPLE)
    workspace = open_workspace(str(path))
    import_answers(workspace, file, framework=find("opposite"), now=NOW)
    refresh(workspace)
    workspace.close()
    return path


def _scores(path):
    _process("-m", "opposite", "scores", "--by", "factor", "--format", "csv", "--database", str(path))


def _process(*arguments):
    subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
