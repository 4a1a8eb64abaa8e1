"""`help`: how long the shortest processes take, and that neither imports what only pages and tables need."""

import subprocess
import sys
from pathlib import Path

from tests.bench.measuring import Figure, alternating, medians, seconds

LIMIT = 0.3
ROUNDS = 15
HEAVY = ("pandas", "plotly", "streamlit")

COMMAND = str(Path(sys.executable).with_name("opposite"))
ARGUMENTS = {
    "opposite --help": [COMMAND, "--help"],
    'python -c "import opposite"': ["-c", "import opposite"],
    'python -c "pass", the floor': ["-c", "pass"],
}


def measure(folder):
    """Figures of whole processes in seconds, and how many heavy packages each imports."""
    contenders = {words: _process(arguments, folder) for words, arguments in ARGUMENTS.items()}
    took = medians(alternating("help", contenders, rounds=ROUNDS, warm_up=1))
    command, package, floor = ARGUMENTS
    return [
        Figure(command, took[command], "s", LIMIT),
        Figure(package, took[package], "s", LIMIT),
        Figure(floor, took[floor], "s"),
        *(_heavy_figure(words, folder) for words in (command, package)),
    ]


def _process(arguments, folder):
    return lambda: seconds(lambda: _run(arguments, folder))


def _run(arguments, folder, *options):
    """What Python says on standard error; raises CalledProcessError when the process fails."""
    command = [sys.executable, *options, *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True).stderr


def _heavy_figure(words, folder):
    """How many heavy packages are among everything that is imported, by Python's own list of it."""
    lines = _run(ARGUMENTS[words], folder, "-X", "importtime").splitlines()
    imported = {line.rpartition("|")[2].strip() for line in lines}
    found = sum(package in imported for package in HEAVY)
    return Figure(f"{words}: imports of {', '.join(HEAVY)}", found, "", 0)
