"""`python -m tests.bench [NAME...] [--size SIZE] [--json FILE] [--write FILE]`: measures OPPOSITE against its limits.

Figures go to standard output, progress to standard error. The exit status is 0 when everything asked for was measured,
whatever the figures, and 1 when something could not be.
"""

import argparse
import json
import sys
import tempfile
from pathlib import Path

from tests.bench import (
    click,
    documents,
    first_page,
    importing,
    largest,
    odds,
    people,
    planning,
    portfolio,
    report,
    scores,
    start,
)
from tests.bench.measuring import CannotMeasureError
from tests.bench.performance import machine, machine_line, replace_section, section, state_line

BENCHMARKS = {
    "report": report,
    "first_page": first_page,
    "click": click,
    "documents": documents,
    "import": importing,
    "largest": largest,
    "odds": odds,
    "people": people,
    "planning": planning,
    "portfolio": portfolio,
    "scores": scores,
    "start": start,
}
SIZES = ("smallest", "usual", "full")


def main():
    """Measure what was asked for; returns the exit status."""
    arguments = _arguments()
    where = machine()
    print(f"{machine_line(where)}\n{state_line(where)}\n", flush=True)  # noqa: T201  the result
    measured, missing = {}, {}
    for name in arguments.names or BENCHMARKS:
        now = machine()
        try:
            measured[name] = figures_of(name, arguments.size)
        except CannotMeasureError as error:
            missing[name] = str(error)
        if arguments.write is not None:
            found = measured.get(name, f"Not measured: {missing.get(name)}.")
            _write(arguments.write, name, section(name, BENCHMARKS[name], found, now, size=arguments.size))
    print(_table(measured, missing))  # noqa: T201  the result
    if arguments.json is not None:
        found = {"size": arguments.size, "figures": _rows(measured), "not_measured": missing}
        arguments.json.write_text(json.dumps(where | found, indent=2))
    return 1 if missing else 0


def figures_of(name, size):
    """What a benchmark measured at a size, the usual one where it has no such size; raises CannotMeasureError."""
    sizes = BENCHMARKS[name].SIZES
    with tempfile.TemporaryDirectory(prefix="opposite-bench-") as folder:
        return BENCHMARKS[name].measure(Path(folder), sizes.get(size, sizes["usual"]))


def _arguments():
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description="Measure OPPOSITE against its limits.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"some of: {', '.join(BENCHMARKS)}; all without one")
    parser.add_argument("--size", choices=SIZES, default="usual", help="smallest takes seconds, full up to an hour")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures to a file")
    parser.add_argument(
        "--write", type=Path, metavar="FILE", help="write each benchmark's section of a page of figures"
    )
    arguments = parser.parse_args()
    unknown = [name for name in arguments.names if name not in BENCHMARKS]
    if unknown:
        parser.error(f"there is no benchmark {unknown[0]!r}; known: {', '.join(BENCHMARKS)}")
    return arguments


def _write(file, name, text):
    page = file.read_text() if file.exists() else ""
    file.write_text(replace_section(page, name, text))


def _table(measured, missing):
    rows = [("benchmark", "what", "measured", "limit", "")]
    rows += [(name, *figure.cells) for name, figures in measured.items() for figure in figures]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = [
        f"{row[0]:<{widths[0]}}  {row[1]:<{widths[1]}}  {row[2]:>{widths[2]}}  {row[3]:>{widths[3]}}  {row[4]}".rstrip()
        for row in rows
    ]
    return "\n".join(lines + [f"{name:<{widths[0]}}  not measured: {reason}" for name, reason in missing.items()])


def _rows(measured):
    return [
        {"benchmark": name, "what": figure.what, "value": figure.value, "unit": figure.unit, "limit": figure.limit,
         "met": figure.met}
        for name, figures in measured.items()
        for figure in figures
    ]  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
