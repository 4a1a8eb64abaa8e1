"""`start`: what a start costs: the shortest processes, and the import of every package on the way to something useful.

The server has started once its first page was shown. *Own* is the time that a package's own modules take, *altogether*
with all that they import first and nobody before them has.
"""

import subprocess
import sys
from collections import defaultdict
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from opposite.definitions import find
from opposite.engine.collecting.importing import import_answers
from opposite.engine.scoring.upkeep import refresh
from opposite.engine.workspace import open_workspace
from tests.bench.answer_files import write_answers
from tests.bench.browser import server
from tests.bench.measuring import Figure, alternating
from tests.bench.processes import middle, spent
from tests.bench.visitors import first_view

LIMIT = 0.3
NOW = datetime(2026, 11, 22, 9, 0)
TIMES = range(3)
COMMAND = str(Path(sys.executable).with_name("opposite"))

FOR_PAGES_AND_FILES = ("highspy", "pandas", "plotly", "pyarrow", "streamlit", "typst")
"""Heavy packages that no command needs which shows figures as text."""


class Size(NamedTuple):
    """How many rounds, and how many of the heaviest packages are told of each way."""

    rounds: int
    heaviest: int


SIZES = {"smallest": Size(rounds=1, heaviest=3), "usual": Size(rounds=15, heaviest=8)}


def measure(folder, size):
    """Medians of fifteen rounds of whole processes, in CPU seconds; imports by Python's own account of
    them, each package the quickest of three times."""
    database, file = _filled(folder)
    commands = {
        "opposite --help": (COMMAND, "--help"),
        'python -c "import opposite"': ("python", "-c", "import opposite"),
        'python -c "pass", the floor': ("python", "-c", "pass"),
        "opposite scores, of one organisation": (COMMAND, "scores", "--format", "csv", "--database", database),
        'python -c "import duckdb", its floor': ("python", "-c", "import duckdb"),
    }
    limits = dict.fromkeys(list(commands)[:2], LIMIT)
    contenders = {words: _process(command, folder) for words, command in commands.items()}
    rounds = alternating("start", contenders, rounds=size.rounds, warm_up=min(1, size.rounds - 1))
    ways = {
        "opposite --help": _imports(COMMAND, "--help"),
        "opposite scores": _imports(COMMAND, "scores", "--format", "csv", "--database", database),
        "opposite import": _imports(COMMAND, "import", file, "--database", folder / "new.duckdb"),
        "opposite run": _imports_of_the_server(folder, database),
    }
    return [
        *(Figure(f"{words}, CPU", middle(each).cpu, "s", limits.get(words)) for words, each in rounds.items()),
        *(
            Figure(f"{way}: imports of {', '.join(FOR_PAGES_AND_FILES)}", _needless(imports), "", 0)
            for way, imports in list(ways.items())[:2]
        ),
        *(figure for way, imports in ways.items() for figure in _heaviest(way, imports, size.heaviest)),
    ]


class Package(NamedTuple):
    """Milliseconds that the imports of a package take: its own modules, and with what they brought first."""

    own: float
    altogether: float


def _filled(folder):
    """Paths of a database with the scores of one organisation, and of the file of its answers."""
    database, file = folder / "start.duckdb", folder / "start.csv"
    write_answers(file, find("opposite").framework, organisations=range(1), people=6)
    workspace = open_workspace(str(database))
    import_answers(workspace, file, framework=find("opposite"), now=NOW)
    refresh(workspace)
    workspace.close()
    return database, file


def _process(command, folder):
    return lambda: spent(*command, folder=folder)


def _imports(command, *arguments):
    """What a command imports, by package."""
    asked = [sys.executable, "-X", "importtime", command, *map(str, arguments)]
    return _quickest(_packages(subprocess.run(asked, capture_output=True, text=True, check=True).stderr) for _ in TIMES)


def _quickest(accounts):
    """Every package at its quickest, as the machine was least busy with something else."""
    found = {}
    for account in accounts:
        for name, package in account.items():
            found[name] = Package(*map(min, package, found.get(name, package)))
    return found


def _imports_of_the_server(folder, database):
    """What the server imports until its first page has been shown, by package."""
    with server(folder, database=database, environment={"PYTHONPROFILEIMPORTTIME": "1"}) as started:
        first_view(started.start().url)
        started.stop()
        return _packages(started.log.read_text())


def _packages(account):
    """Packages by name from the lines that Python writes of each import: own microseconds, altogether, indented name.

    A module is told after what it imported, so that read backwards each stands before the modules that it brought.
    """
    own, altogether = defaultdict(float), defaultdict(float)
    within = []
    for line in reversed(account.splitlines()):
        if not line.startswith("import time:") or "[us]" in line:
            continue
        taken, total, name = line.removeprefix("import time:").split("|")
        depth, package = len(name) - len(name.lstrip()), name.strip().partition(".")[0]
        within = [each for each in within if each[0] < depth]
        own[package] += max(0, int(taken)) / 1000  # below nothing where threads import at the same time
        if package not in {outer for _, outer in within}:
            altogether[package] += int(total) / 1000
        within.append((depth, package))
    return {package: Package(own[package], altogether[package]) for package in own}


def _needless(imports):
    return sum(package in imports for package in FOR_PAGES_AND_FILES)


def _heaviest(way, imports, count):
    found = sorted(imports.items(), key=lambda item: -item[1].own)[:count]
    return [
        Figure(f"{way}: all {len(imports)} packages", sum(each.own for each in imports.values()), "ms"),
        *(
            figure
            for name, package in found
            for figure in (
                Figure(f"{way}: {name}, own", package.own, "ms"),
                Figure(f"{way}: {name}, altogether", package.altogether, "ms"),
            )
        ),
    ]
