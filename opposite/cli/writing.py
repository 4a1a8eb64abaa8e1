"""Results on standard output or in a file: as a table to read, as CSV, or as JSON."""

from __future__ import annotations

import errno
import json
import os
import stat
import sys
import tempfile
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import click

from opposite import wording
from opposite.cli.fitting import GAP, asked_for, fitting, room, tells_nothing
from opposite.errors import OppositeError
from opposite.exports.csv_file import for_spreadsheets, long_table_csv, table_csv
from opposite.exports.endings import contradicts, ending, endings_of, held
from opposite.tables.table import LongTable, Table
from opposite.wording.figures import alternatives, columns_shown

WIDEST, NARROW = 48, 28
"""Characters of a cell that a terminal shows; where not all columns fit."""


def write_table(table: Table | LongTable, form: str | None, output: str | None) -> None:
    """Write a table in a form (`table`, `csv` or `json`) to a file, or to standard output.

    Without a form, the ending of the file says it. Raises click.UsageError as `table_form` does.
    """
    chosen = table_form(form, output)
    if chosen == "csv":
        lines = long_table_csv(table) if isinstance(table, LongTable) else [table_csv(table)]
        write_chunks(for_spreadsheets(lines) if ending(output) == ".csv" else lines, output)
    elif chosen == "json":
        write_chunks(_json_items(dict(zip(table.columns, row, strict=True)) for row in table.rows), output)
    else:
        for_the_eye = as_lines(table, None if output is not None else room())
        write_chunks((f"{line}\n".encode() for line in for_the_eye), output)


def table_form(form: str | None, output: str | None, *, beside: str | None = None) -> str:
    """The form of a table: the one asked for, else by the ending of the file, else for the eye on a terminal, else CSV.

    Raises click.UsageError where the ending contradicts the form, and for one that no table is written as, with the
    endings that there are: `beside` names what else of `Held` the command writes.
    """
    if form is not None:
        refuse_contradiction(form, output)
        return form
    if output is None:
        return "table" if sys.stdout.isatty() else "csv"
    by_ending = held(output).table
    if by_ending is None:
        there_are = alternatives(endings_of("table", *([] if beside is None else [beside])))
        raise click.UsageError(f"A file that ends in {ending(output)} cannot be written here; use {there_are}.")
    return by_ending


def refuse_contradiction(form: str, output: str | None) -> None:
    """Raise click.UsageError where the ending of a file says that it holds something else than a form."""
    if contradicts(form, output):
        raise click.UsageError(
            f"--format {form} and a file that ends in {ending(output)} contradict each other; leave out one of the two, "
            "or choose another ending."
        )


def write_json(value: Any, output: str | None) -> None:
    """Write a value as JSON; absent values are null, dates ISO 8601."""
    write_bytes((_json(value) + "\n").encode(), output)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2, default=_plain, allow_nan=False)


def _json_items(items: Iterable[Any]) -> Iterator[bytes]:
    """A list of items as `write_json` writes it, item by item."""
    before = "["
    for item in items:
        indented = _json(item).replace("\n", "\n  ")
        yield f"{before}\n  {indented}".encode()
        before = ","
    yield b"[]\n" if before == "[" else b"\n]\n"


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no JSON form")


def write_bytes(content: bytes, output: str | None) -> None:
    """Write bytes to standard output, or to a file that is there whole or not at all."""
    write_chunks([content], output)


def write_chunks(chunks: Iterable[bytes], output: str | None) -> None:
    """Write bytes one after another, as `write_bytes` does."""
    if output is None:
        for chunk in chunks:
            _print(chunk)
        return
    path = Path(os.path.realpath(output))  # a link stays, and what it leads to is written
    whole = path.is_file() or not Path(output).exists()
    try:
        if whole:
            _put(path, chunks)
        else:
            with Path(output).open("wb") as device:  # a pipe or a device takes what comes
                device.writelines(chunks)
    except OSError as error:
        note = "Nothing was written." if whole else ""
        raise OppositeError(f"{output} could not be written: {error.strerror}.", note) from error


def _print(content: bytes) -> None:
    """Write bytes to standard output. A reader that went away is no error of ours: BrokenPipeError is left to it."""
    if sys.stdout is None:
        raise OppositeError(
            "The result could not be written: standard output is closed.", hint="Name a file with --output."
        )
    try:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        sys.stdout = None  # nothing more can be written there, not even when the process ends
        raise OppositeError(f"The result could not be written: {error.strerror}.") from error


def _put(path: Path, chunks: Iterable[bytes]) -> None:
    """Write a file whole or not at all, with the permissions of the one it takes the place of."""
    if not path.parent.is_dir():
        raise FileNotFoundError(errno.ENOENT, f"there is no folder {path.parent}")
    mode = stat.S_IMODE(path.stat().st_mode) if path.exists() else 0o666 & ~_umask()
    part = tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False)  # noqa: SIM115  closed first
    try:
        with part:
            part.writelines(chunks)
        Path(part.name).chmod(mode)
        Path(part.name).replace(path)
    except BaseException:
        Path(part.name).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def as_lines(table: Table | LongTable, room: int | None = None) -> Iterator[str]:
    """The lines of a table for the eye: numbers to its decimals, right-aligned; cells cut to what a terminal line can hold.

    Where they are wider than there is room, those columns that matter most, and how many are not shown. Its rows are gone
    through twice, first for how wide the columns are.
    """
    cut = _Look(table, WIDEST)
    if room is not None and sum(cut.widths) + GAP * (len(cut.widths) - 1) > room:
        cut = _Look(table, NARROW)
        cut.shown = fitting(table.columns, cut.widths, spare=cut.spare, room=room, asked=asked_for())
    yield cut.line(list(table.columns))
    yield cut.line(["-" * width for width in cut.widths])
    for row in table.rows:
        yield cut.line(_cells(row, table.decimals, cut.widest))
    if len(cut.shown) < len(table.columns):
        say(columns_shown(len(cut.shown), len(table.columns)))


class _Look:
    """How wide the columns of a table are where cells have so many characters, which are numbers, and which are shown."""

    def __init__(self, table: Table | LongTable, widest: int) -> None:
        number = len(table.columns)
        self.widest = widest
        self.widths, self.right = [_width(name) for name in table.columns], [False] * number
        self.shown = list(range(number))
        rows = 0
        different: list[set[str]] = [set() for _ in table.columns]
        for row in table.rows:
            rows += 1
            cells = _cells(row, table.decimals, widest)
            self.widths = [max(width, _width(cell)) for width, cell in zip(self.widths, cells, strict=True)]
            self.right = [
                is_right or isinstance(value, (int, float)) for is_right, value in zip(self.right, row, strict=True)
            ]
            for seen, cell in zip(different, cells, strict=True):
                if len(seen) < 2:
                    seen.add(cell)
        self.spare = [
            rows > 1 and tells_nothing(name, seen) for name, seen in zip(table.columns, different, strict=True)
        ]

    def line(self, cells: list[str]) -> str:
        """The cells that are shown, side by side."""
        padded = [
            " " * (self.widths[at] - _width(cells[at])) + cells[at]
            if self.right[at]
            else cells[at] + " " * (self.widths[at] - _width(cells[at]))
            for at in self.shown
        ]
        return (" " * GAP).join(padded).rstrip()


def _cells(row: Iterable[Any], decimals: int, widest: int) -> list[str]:
    return [_cell(value, widest, decimals) for value in row]


def _cell(value: Any, widest: int, decimals: int) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return wording.rounded(value, decimals)
    text = "".join(c if c.isprintable() else " " for c in str(value))
    return text if len(text) <= widest else text[: widest - 1] + "…"


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 0 if unicodedata.combining(c) else 1 for c in text)


def say(sentence: str) -> None:
    """A message on standard error."""
    click.echo(sentence, err=True)
