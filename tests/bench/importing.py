"""`import`: how long 100,000 answers take into a new database file, beside DuckDB's own reading of the same file."""

from datetime import datetime
from itertools import count

import duckdb

from opposite.definitions import find
from opposite.engine.collecting.importing import import_answers
from opposite.engine.workspace import open_workspace
from tests.bench.answer_files import write_answers
from tests.bench.measuring import Figure, alternating, medians, seconds

ORGANISATIONS = 25
PEOPLE = 100
ROUNDS = 7
NOW = datetime(2026, 11, 22, 9, 0)

TABLE = """create table answers (organisation varchar, wave varchar, respondent varchar, "group" varchar,
question varchar, level varchar, importance double)"""
FLOOR = "insert into answers select * from read_csv($path, header = true, all_varchar = true)"


def measure(folder):
    """Figures of one import, each into a file of its own: opened, filled and closed."""
    framework = find("opposite")
    file = folder / "import.csv"
    names = [f"Organisation {number}" for number in range(ORGANISATIONS)]
    rows = write_answers(file, framework.framework, organisations=names, people=PEOPLE)
    fresh = (folder / f"import-{number}.duckdb" for number in count())
    contenders = {
        "engine": lambda: seconds(lambda: _import(next(fresh), file, framework)),
        "floor": lambda: seconds(lambda: _insert(next(fresh), file)),
    }
    took = medians(alternating("import", contenders, rounds=ROUNDS, warm_up=1))
    return [
        Figure(f"import of {rows:,} rows of the long form", took["engine"], "s"),
        Figure("rows imported in a second", rows / took["engine"], "rows/s"),
        Figure("DuckDB's own insert of the same file, unchecked", took["floor"], "s"),
        Figure("import against that insert", took["engine"] / took["floor"], "times"),
    ]


def _import(path, file, framework):
    workspace = open_workspace(str(path))
    import_answers(workspace, file, framework=framework, now=NOW)
    workspace.close()


def _insert(path, file):
    with duckdb.connect(str(path)) as connection:
        connection.execute(TABLE)
        connection.execute(FLOOR, {"path": str(file)})
