"""Cells and texts of a workbook, read piece by piece: nothing is held but the row or the text that is being read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import IO, Any
from xml.parsers import expat

from openpyxl.utils import column_index_from_string, get_column_letter

from opposite.engine.collecting.importing.sheet_notes import SheetNotes
from opposite.engine.collecting.importing.workbook_parts import NotCalculatedError, TooMuchError

BLOCK = 65_536
"""Bytes that are parsed together."""

LONGEST_PIECE = 1_048_576
"""Bytes in which a tag or text must have ended: a whole cell is shorter, and the parser holds a tag until its end."""

LONGEST_CELL = 131_072
"""Characters of one cell, as in CSV; spreadsheets themselves end at 32,767 or 65,535."""

MOST_COLUMNS = 16_384
"""Columns of a sheet, by the format."""

MOST_ROWS = 1_048_576
"""Rows of a sheet, by the format."""

MOST_CELLS = 10_000_000
"""Cells of a sheet, empty ones included: ten for every row that a sheet can have."""

MOST_TEXTS = 2_000_000
"""Entries of the table of texts."""

Cell = tuple[int, str, int, str]
"""Column, counted from 1, type, style and content of a cell, as they stand in the file."""


class _Texts:
    """Collects the text of cells and entries, without the reading aids of Japanese ones."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._collects = False
        self._aside = False

    def begin(self, tag: str, collected: Sequence[str]) -> None:
        """Note the begin of an element, whose text is collected where it is one of these."""
        if tag == "rPh":
            self._aside = True
        elif tag in collected and not self._aside:
            self._collects = True

    def end(self, tag: str) -> None:
        """Note the end of an element."""
        self._collects = False
        if tag == "rPh":
            self._aside = False

    def add(self, text: str) -> None:
        """Take in what stands between two tags."""
        if not self._collects:
            return
        self._length += len(text)
        if self._length > LONGEST_CELL:
            raise TooMuchError(f"has a cell of more than {LONGEST_CELL:,} characters")
        self._parts.append(text)

    def take(self) -> str:
        """All that was collected, and begin anew."""
        text = "".join(self._parts)
        self._parts, self._length = [], 0
        return text


def read_texts(part: IO[bytes]) -> list[str]:
    """The entries of the table of texts, in their order; raises TooMuchError, and ExpatError for what is no XML."""
    read: list[str] = []
    texts = _Texts()

    def begin(name: str, attributes: dict[str, str]) -> None:
        del attributes
        tag = _local(name)
        if tag == "si" and len(read) >= MOST_TEXTS:
            raise TooMuchError(f"has more than {MOST_TEXTS:,} texts")
        texts.begin(tag, ("t",))

    def end(name: str) -> None:
        tag = _local(name)
        texts.end(tag)
        if tag == "si":
            read.append(texts.take().replace("x005F_", ""))

    for _ in _parsed(part, begin, end, texts.add):
        pass
    return read


def read_rows(part: IO[bytes], notes: SheetNotes) -> Iterator[tuple[int, list[Cell]]]:
    """The rows of a sheet with their number and those of their cells that hold anything; `notes` are told what is hidden.

    Raises NotCalculatedError, TooMuchError, ExpatError for what is no XML, ValueError for a row or column that is none.
    """
    sheet = _Sheet(notes)
    for _ in _parsed(part, sheet.begin, sheet.end, sheet.texts.add):
        yield from sheet.rows
        sheet.rows = []


class _Sheet:
    """What has been read of a sheet."""

    def __init__(self, notes: SheetNotes) -> None:
        self._notes = notes
        self._has_formula = False
        self.rows: list[tuple[int, list[Cell]]] = []
        self.texts = _Texts()
        self._cells: list[Cell] = []
        self._count = self._row = self._column = self._style = 0
        self._type = ""

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        """Note the begin of an element."""
        tag = _local(name)
        if tag == "c":
            self._begin_cell(attributes)
        elif tag == "row":
            number = attributes.get("r")
            self._row = self._row + 1 if number is None else _whole(number)
            self._column, self._cells = 0, []
            if self._row > MOST_ROWS:
                raise TooMuchError(f"has more than {MOST_ROWS:,} rows in its first sheet")
            self._notes.hidden_rows += attributes.get("hidden") in ("1", "true")
        elif tag == "col":
            self._note_columns(attributes)
        elif tag == "f":
            self._has_formula = True
        else:
            self.texts.begin(tag, ("t",) if self._type == "inlineStr" else ("v",))

    def _note_columns(self, attributes: dict[str, str]) -> None:
        """Note columns that are hidden, of those that a sheet of answers can have."""
        if attributes.get("hidden") in ("1", "true"):
            first, last = int(attributes.get("min", 1)), min(int(attributes.get("max", 1)), MOST_COLUMNS)
            self._notes.hidden_columns += max(0, last - first + 1)

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        self._count += 1
        if self._count > MOST_CELLS:
            raise TooMuchError(f"has more than {MOST_CELLS:,} cells in its first sheet, empty ones included")
        place = attributes.get("r")
        self._column = self._column + 1 if place is None else _column(place.rstrip("0123456789"))
        if self._column > MOST_COLUMNS:
            raise TooMuchError(f"has more than {MOST_COLUMNS:,} columns in its first sheet")
        self._type, self._style = attributes.get("t", "n"), int(attributes.get("s", 0))

    def end(self, name: str) -> None:
        """Note the end of an element."""
        tag = _local(name)
        self.texts.end(tag)
        if tag == "c":
            content = self.texts.take()
            if self._has_formula and not content and self._type != "str":
                raise NotCalculatedError(f"row {self._row}, column {get_column_letter(self._column)},")
            self._has_formula = False
            if content:
                self._cells.append((self._column, self._type, self._style, content))
        elif tag == "row":
            self.rows.append((self._row, self._cells))


def _parsed(
    part: IO[bytes],
    begin: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None],
    add: Callable[[str], None],
) -> Iterator[None]:
    """Parse a part, with a stop after every block and one at its end."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = begin, end, add
    parser.StartDoctypeDeclHandler = _refuse_entities
    parser.buffer_text = True
    while block := part.read(BLOCK):
        parser.Parse(block, False)
        if parser.CurrentByteIndex >= 0 and part.tell() - parser.CurrentByteIndex > LONGEST_PIECE:
            raise TooMuchError(f"has a cell of more than {LONGEST_CELL:,} characters")
        yield
    parser.Parse(b"", True)
    yield


def _refuse_entities(*doctype: Any) -> None:
    del doctype
    raise TooMuchError("defines entities, which no workbook does")


@cache
def _column(letters: str) -> int:
    return int(column_index_from_string(letters))


def _whole(number: str) -> int:
    value = float(number)
    if not value.is_integer():
        raise ValueError(f"{number} is not a row")
    return int(value)


def _local(name: str) -> str:
    return name[name.rfind(" ") + 1 :]
