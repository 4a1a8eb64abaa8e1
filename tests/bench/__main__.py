"""`python -m tests.bench [NAME...] [--json FILE]`: measures OPPOSITE against its limits, in one run of a few minutes.

Figures go to standard output, progress to standard error. The exit status is 0 when everything asked for was measured,
whatever the figures, and 1 when something could not be.
"""

import argparse
import json
import os
import platform
import sys
import tempfile
from pathlib import Path

from tests.bench import click, first_page, help, importing, planning, report, scores  # noqa: A004  each named as it is chosen
from tests.bench.measuring import CannotMeasureError

BENCHMARKS = {
    "report": report.measure,
    "first_page": first_page.measure,
    "click": click.measure,
    "help": help.measure,
    "import": importing.measure,
    "planning": planning.measure,
    "scores": scores.measure,
}


def main():
    """Measure what was asked for; returns the exit status."""
    arguments = _arguments()
    machine = _machine()
    print(_head(machine), flush=True)  # noqa: T201  the result
    measured, missing = _measured(arguments.names or list(BENCHMARKS))
    print(_table(measured, missing))  # noqa: T201  the result
    if arguments.json is not None:
        arguments.json.write_text(json.dumps(machine | {"figures": _rows(measured), "not_measured": missing}, indent=2))
    return 1 if missing else 0


def _arguments():
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description="Measure OPPOSITE against its limits.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"some of: {', '.join(BENCHMARKS)}; all without one")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures to a file")
    arguments = parser.parse_args()
    unknown = [name for name in arguments.names if name not in BENCHMARKS]
    if unknown:
        parser.error(f"there is no benchmark {unknown[0]!r}; known: {', '.join(BENCHMARKS)}")
    return arguments


def _machine():
    return {"python": platform.python_version(), "processors": os.cpu_count(), "load": os.getloadavg()}


def _head(machine):
    load = " ".join(f"{value:.2f}" for value in machine["load"])
    return f"Python {machine['python']}, {machine['processors']} processors, load average at the start {load}\n"


def _measured(names):
    """Figures by benchmark, and the reason by benchmark of what could not be measured."""
    measured, missing = {}, {}
    for name in names:
        with tempfile.TemporaryDirectory(prefix="opposite-bench-") as folder:
            try:
                measured[name] = BENCHMARKS[name](Path(folder))
            except CannotMeasureError as error:
                missing[name] = str(error)
    return measured, missing


def _table(measured, missing):
    rows = [("benchmark", "what", "measured", "limit", "")]
    rows += [
        (name, figure.what, _shown(figure.value, figure.unit), _limit(figure), _verdict(figure))
        for name, figures in measured.items()
        for figure in figures
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = [
        f"{row[0]:<{widths[0]}}  {row[1]:<{widths[1]}}  {row[2]:>{widths[2]}}  {row[3]:>{widths[3]}}  {row[4]}".rstrip()
        for row in rows
    ]
    return "\n".join(lines + [f"{name:<{widths[0]}}  not measured: {reason}" for name, reason in missing.items()])


def _shown(value, unit):
    digits = 0 if unit in {"", "rows/s"} else 1 if unit == "ms" else 2
    return f"{value:,.{digits}f} {unit}".strip()


def _limit(figure):
    return "" if figure.limit is None else _shown(figure.limit, figure.unit)


def _verdict(figure):
    return {None: "", True: "met", False: "not met"}[figure.met]


def _rows(measured):
    return [
        {"benchmark": name, "what": figure.what, "value": figure.value, "unit": figure.unit, "limit": figure.limit,
         "met": figure.met}
        for name, figures in measured.items()
        for figure in figures
    ]  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
