"""Which columns of a table fit a terminal: those that matter most, in the order of the table."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Collection, Sequence

import click

WIDE = "opposite.wide"
"""Under what the context of a command remembers that every column is asked for."""

ASKED = "opposite.asked"
"""Under what it remembers the columns that an option asked for."""

GAP = 2
"""Characters between two columns."""

MATTERS = (
    "organisation", "name", "who", "order", "factor", "question", "group", "wave", "score", "difference", "exceeds_noise",
    "n", "stage", "verdict", "gap", "hidden", "title", "start_date", "finish_date", "chance", "owner", "target", "status", "sector",
    "size", "country", "tags", "waves", "archived", "interval_low", "interval_high", "respondents",
    "coverage", "percentile", "rank", "peers", "initiative",
)  # fmt: skip
"""Columns by how much they tell at a glance. A node kind of a framework counts as `factor` does; others come last."""

OFTEN_THE_SAME = frozenset({"organisation", "wave"})
"""Columns that tell nothing where every row says the same: it was asked for."""

NOTHING = frozenset({"", "no"})
"""What tells nothing where every row says it."""

ENDS = frozenset({"interval_low", "interval_high"})
"""Columns of which one says nothing without the other."""

KINDS_STAND = 3
"""The place of the column that a node kind names, counted from 1."""


def room() -> int | None:
    """Characters of a line of the terminal; None where all columns are asked for, or a file or a pipe takes them."""
    context = click.get_current_context(silent=True)
    if (context is not None and context.meta.get(WIDE)) or sys.stdout is None or not sys.stdout.isatty():
        return None
    return shutil.get_terminal_size().columns


def asked_for() -> Collection[str]:
    """The columns that an option asked for, which stand with the score."""
    context = click.get_current_context(silent=True)
    asked: Collection[str] = () if context is None else context.meta.get(ASKED, ())
    return asked


def tells_nothing(column: str, cells: Collection[str]) -> bool:
    """Whether a column of several rows, with these different cells, can be done without."""
    return len(cells) == 1 and (column in OFTEN_THE_SAME or not NOTHING.isdisjoint(cells))


def fitting(
    columns: Sequence[str], widths: Sequence[int], *, spare: Sequence[bool], room: int, asked: Collection[str] = ()
) -> list[int]:
    """Places of the columns that are shown, in their order: those that matter most, up to the first that does not fit.

    One is always among them. `spare` says of each column whether it can be done without, `asked` which were asked for.
    """
    shown: list[int] = []
    left = room + GAP
    for at in sorted(range(len(columns)), key=lambda at: _rank(columns, at, asked, is_spare=spare[at])):
        left -= widths[at] + GAP
        if shown and left < 0:
            break
        shown.append(at)
    names = {columns[at] for at in shown}
    return [at for at in sorted(shown) if columns[at] not in ENDS or names >= ENDS]


def _rank(columns: Sequence[str], at: int, asked: Collection[str], *, is_spare: bool) -> tuple[int, int]:
    name = columns[at]
    if is_spare:
        return len(MATTERS) + 1, at
    if name in asked:
        return MATTERS.index("score"), at
    if name in MATTERS:
        return MATTERS.index(name), at
    is_kind = at + 1 == KINDS_STAND and columns[0] == "organisation"
    return MATTERS.index("factor") if is_kind else len(MATTERS), at
