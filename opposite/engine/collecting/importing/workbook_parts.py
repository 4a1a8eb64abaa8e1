"""The parts of a workbook, refused where they hold more than a workbook of answers: a small file can unpack to what fills memory."""

from __future__ import annotations

import zipfile
from pathlib import PurePosixPath
from typing import IO, Any

from opposite.engine.collecting.importing.sheet_notes import SheetNotes

LARGEST_UNPACKED = 600_000_000
"""Bytes of all parts of a workbook together, unpacked: a full sheet of answers is smaller."""

LARGEST_TEXTS = 200_000_000
"""Bytes of its table of texts, which is held in memory."""

ALWAYS = 10_000_000
"""Bytes that a workbook may unpack to however small it is."""

MOST_TIMES = 100
"""Times its own size that a larger one may unpack to: sheets of answers come to 10 or 20."""

MOST_PARTS = 5_000

LARGEST_WHOLE = 10_000_000
"""Bytes of a part that is read as a whole: styles, the list of sheets."""

MOST_ELEMENTS = 50_000
"""Elements of a part that is read as a whole; openpyxl makes several objects of each."""

FEW_ELEMENTS = 2_000_000
"""Elements, with their ends, of a sheet or table of texts that is read however small it is."""

MOST_PACKED = 5
"""Elements, with their ends, that a larger one may hold in each of its bytes as it is packed: sheets come to 1 or 2."""

MACROS = "vbaProject.bin"
"""What the part that holds macros is called."""

BLOCK = 1_048_576


class TooMuchError(Exception):
    """A workbook holds more of something than one of answers; the message says of what, after its name."""


class NotCalculatedError(Exception):
    """A workbook holds a formula without the value that a spreadsheet computes for it; the message says where."""


class GuardedArchive(zipfile.ZipFile):
    """A zip file that raises TooMuchError for what a workbook of answers does not hold."""

    def __init__(self, file: IO[bytes], packed: int) -> None:
        super().__init__(file)
        parts = self.infolist()
        unpacked = sum(part.file_size for part in parts)
        if len(parts) > MOST_PARTS:
            raise TooMuchError(f"has {len(parts):,} parts; at most {MOST_PARTS:,} are read")
        if unpacked > LARGEST_UNPACKED:
            raise TooMuchError(f"unpacks to {unpacked // 1_000_000:,} MB, more than a workbook of answers")
        if unpacked > max(ALWAYS, MOST_TIMES * packed):
            raise TooMuchError(
                f"unpacks to {unpacked // packed:,} times its size; a workbook of answers does to {MOST_TIMES} at most"
            )

    def read(self, name: str | zipfile.ZipInfo, pwd: bytes | None = None) -> bytes:
        """A part as a whole."""
        part = self.getinfo(name) if isinstance(name, str) else name
        called = PurePosixPath(part.filename).stem
        if part.file_size > LARGEST_WHOLE:
            raise TooMuchError(f"has {called} of {part.file_size // 1_000_000:,} MB; at most 10 MB of them are read")
        content = super().read(part, pwd)
        elements = content.count(b"<")  # with the ends of those that have one
        if elements > MOST_ELEMENTS:
            raise TooMuchError(f"has {called} with {elements:,} elements; at most {MOST_ELEMENTS:,} of them are read")
        if b"<!DOCTYPE" in content.replace(b"\0", b""):
            raise TooMuchError("defines entities, which no workbook does")
        return content

    def piecewise(self, name: str) -> IO[bytes]:
        """A part to be read piece by piece. Counting is a hundred times quicker than parsing, and done first."""
        part, called = self.getinfo(name), PurePosixPath(name).stem
        most = FEW_ELEMENTS + MOST_PACKED * part.compress_size
        elements = 0
        with self.open(part) as stream:
            while block := stream.read(BLOCK):
                elements += block.count(b"<")
                if elements > most:
                    raise TooMuchError(f"has {called} with more elements than its size can explain")
        return self.open(part)

    def texts(self, name: str) -> IO[bytes]:
        """The table of texts."""
        if self.getinfo(name).file_size > LARGEST_TEXTS:
            raise TooMuchError(f"has more than {LARGEST_TEXTS // 1_000_000} MB of texts")
        return self.piecewise(name)


def first_sheet(reader: Any, notes: SheetNotes) -> str | None:
    """Path of the part that is the first visible sheet with cells, else the first, of a workbook whose list was read.

    None without one; `notes` are told its name and how many there are beside it.
    """
    sheets = [
        (sheet.state == "visible", str(sheet.name), str(related.target))
        for sheet, related in reader.parser.find_sheets()
        if related.target in reader.valid_files and "chartsheet" not in related.Type
    ]
    chosen = next((sheet for sheet in sheets if sheet[0]), sheets[0] if sheets else None)
    if chosen is None:
        return None
    notes.sheet, notes.others = chosen[1], len(sheets) - 1
    notes.macros = any(name.endswith(MACROS) for name in reader.valid_files)
    notes.hidden_sheets = sum(not visible for visible, *_ in sheets) - (not chosen[0])
    return chosen[2]
