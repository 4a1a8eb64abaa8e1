"""Cells and the equations between them, as tau-argus reads them: it audits what is hidden, and finds the least to hide.

It is written by others (pytauargus; cell suppression by Fischetti and Salazar, solved by HiGHS) and shares no code with
the product. A table is handed over in its JJ format, which takes any equation with whole coefficients. The library's own
audit and its OPT pass through files of the same kind, but make them of plain sums alone.
"""

import tempfile
from contextlib import contextmanager
from dataclasses import dataclass, field
from fractions import Fraction
from math import lcm
from pathlib import Path

from pytauargus.engine import HiTaSCtrl, audit_jj

FOUND = (0, 1)
"""Codes of an optimum that was found."""

LARGEST = 2**31 - 1
"""The format has no larger coefficients."""


@dataclass(frozen=True)
class Cell:
    """A whole number, and between which bounds everybody knows that it lies."""

    value: int
    low: int
    high: int

    @property
    def is_at_an_end(self):
        return self.value in (self.low, self.high)


@dataclass
class Table:
    """Cells by name, and equations: which multiples of cells make nothing when added up."""

    cells: dict = field(default_factory=dict)
    equations: list = field(default_factory=list)
    times: dict = field(default_factory=dict)
    """By cell, how often its figure was taken to make it whole."""

    def add_mean(self, name, levels, *, lowest, highest):
        """The mean of whole levels, as their sum."""
        people = self.times[name] = len(levels)
        self.cells[name] = Cell(sum(levels), people * lowest, people * highest)

    def add_figure(self, name, parts):
        """A weighted sum of figures."""
        shares = {part: Fraction(weight) / self.times[part] for part, weight in parts.items()}
        self.times[name] = times = lcm(*(share.denominator for share in shares.values()))
        whole = {part: int(share * times) for part, share in shares.items()}
        value, low, high = (
            sum(n * getattr(self.cells[part], end) for part, n in whole.items()) for end in ("value", "low", "high")
        )
        assert max(whole.values()) <= LARGEST, name
        self.cells[name] = Cell(value, low, high)
        self.equations.append(whole | {name: -1})

    def figure(self, name):
        """What a figure is."""
        return self.cells[name].value / self.times[name]


def audit(table, hidden):
    """By hidden cell, the least and the most that it can be beside all that is shown, and whether that is unsafe.

    The oracle calls a cell unsafe that cannot be both one less and one more than it is.
    """
    if not hidden:
        return {}
    names = list(table.cells)
    with _file(table, dict.fromkeys(hidden, (1, 1))) as path:
        return {names[row["cell"]]: (row["min"], row["max"], row["unsafe"]) for row in audit_jj(str(path))}


def optimum(table, unsafe):
    """The fewest cells to hide, with those that are unsafe by themselves, so that each of these can be one less and one more."""
    if not unsafe:
        return frozenset()
    with _file(table, {name: _room(table.cells[name]) for name in unsafe}) as path:
        found = path.with_suffix(".out")
        code = HiTaSCtrl().full_jj(str(path), str(found), out_dir=f"{path.parent}/")
        assert code in FOUND, code
        names = list(table.cells)
        return frozenset(unsafe) | {names[int(line)] for line in found.read_text(encoding="utf-8").split()}


def _room(cell):
    """One down and one up, as far as the bounds leave them."""
    return min(1, cell.value - cell.low), min(1, cell.high - cell.value)


@contextmanager
def _file(table, protection):
    """A file of the table: all cells cost the same, and some are to be so much off downwards and upwards."""
    numbers = {name: number for number, name in enumerate(table.cells)}
    lines = ["0", str(len(numbers))]
    for name, cell in table.cells.items():
        down, up = protection.get(name, (0, 0))
        status = "u" if name in protection else "s"
        lines.append(f"{numbers[name]} {cell.value} 1 {status} {cell.low} {cell.high} {down} {up} 0")
    lines.append(str(len(table.equations)))
    for equation in table.equations:
        terms = " ".join(f"{numbers[name]} ({n})" for name, n in equation.items())
        lines.append(f"0 {len(equation)} : {terms}")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "table.jj")
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        yield path
