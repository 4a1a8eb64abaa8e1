"""The page of figures: a section for each benchmark, written from what it measured and from its own description."""

import os
import platform
import re
from datetime import UTC, datetime
from importlib.metadata import version
from inspect import cleandoc
from pathlib import Path
from statistics import median

from opposite import __version__
from tests.bench.measuring import cpu_seconds

PACKAGES = ("DuckDB", "Streamlit", "polars", "pandas")
COLUMNS = ("what", "measured", "limit", "")

HEAD = """# How fast it is

Written by `make performance`, never by hand: every figure was measured on the machine that its section names, with the
contenders taking turns in one run, after it was checked that they come to the same results. Ratios say more than times,
which belong to the machine. What is compared are medians of the rounds that a section names; *CPU* are the seconds that
processors worked for a process, whoever else kept the machine busy. A limit is what we hold ourselves to: figures that
miss theirs say so. The *yardstick* is what a million squares, summed up in plain Python, cost in the same minute: twice the
yardstick means a machine half as quick.

To measure all of it again: `make performance`. To measure one section: `.venv/bin/python -m tests.bench NAME`, with
`--write docs/performance.md` to put the result here. `make bench` shows figures of a smaller size on the terminal.
"""
SECTION = re.compile(r"^## (?=`)", re.MULTILINE)


def machine():
    """What figures depend on: the processor, its cores, the memory, the system, and the versions of what computes.

    As it is at this moment: how busy it is, and how quick it is with plain Python.
    """
    return {
        "processor": _processor(),
        "cores": os.cpu_count(),
        "memory": f"{os.sysconf('SC_PHYS_PAGES') * os.sysconf('SC_PAGE_SIZE') / 2**30:.0f} GB",
        "system": platform.system(),
        "versions": {"OPPOSITE": __version__, "Python": platform.python_version()}
        | {name: version(name.lower()) for name in PACKAGES},
        "load": " ".join(f"{value:.2f}" for value in os.getloadavg()),
        "yardstick": f"{1000 * median(cpu_seconds(_squares) for _ in range(9)):.0f} ms",
    }


def _squares():
    """The work that machines are compared with."""
    return sum(number * number for number in range(1_000_000))


def state_line(where):
    """One line that tells how busy and how quick a machine is at the moment."""
    return f"load average at the start {where['load']}, yardstick {where['yardstick']}"


def machine_line(where):
    """One line that names a machine and the versions on it."""
    versions = ", ".join(f"{name} {number}" for name, number in where["versions"].items())
    return f"{where['processor']}, {where['cores']} cores, {where['memory']} of memory, {where['system']}; {versions}"


def replace_section(page, name, text):
    """The page with one section in place of the one of that name, and its overview told anew.

    `page` is empty for a new one. Sections stand in the order of their names.
    """
    _, *found = SECTION.split(page)
    sections = {section[1:].partition("`")[0]: f"## {section.strip()}\n" for section in found}
    sections[name] = text
    ordered = [sections[each] for each in sorted(sections)]
    return "\n".join([HEAD, _overview(ordered), *ordered])


def section(name, module, figures, where, *, size):
    """The section of a benchmark: what its module says that it measures and how, and its figures as a table."""
    summary, _, rest = cleandoc(module.__doc__).partition("\n\n")
    subject = summary.removeprefix(f"`{name}`: ").removesuffix(".")
    parts = [
        f"## `{name}`: {subject}",
        rest,
        cleandoc(module.measure.__doc__),
        _measured_on(name, where, size),
        figures if isinstance(figures, str) else _table(figures),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _measured_on(name, where, size):
    command = f"`.venv/bin/python -m tests.bench {name} --size {size}`"
    today = f"{datetime.now(UTC):%d %B %Y}"
    return f"Measured on {today} by {command} on {machine_line(where)}; {state_line(where)}."


def _processor():
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return platform.processor()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine())


def _table(figures):
    return "\n".join(map(_row, [COLUMNS, ("---", "---:", "---:", "---"), *(figure.cells for figure in figures)]))


def _row(cells):
    return "| " + " | ".join(cells) + " |"


def _overview(sections):
    """How many limits are met, and each that is not."""
    rows = [
        (section[4:].partition("`")[0], [cell.strip() for cell in line.strip("|").split("|")])
        for section in sections
        for line in section.splitlines()
        if line.endswith(("| met |", "| not met |"))
    ]
    missed = [(name, cells) for name, cells in rows if cells[-1] == "not met"]
    told = [f"{len(rows) - len(missed)} of {len(rows)} limits are met. " + ("Not met:" if missed else "")]
    return "\n".join([*(line.strip() for line in told), *([""] if missed else []), *map(_missed, missed), ""])


def _missed(missed):
    name, (what, measured, limit, _) = missed
    return f"- `{name}`: {what}: {measured}, limit {limit}"
