"""The parts of a workbook, looked through before anything is made of them: a small file can unpack to what fills memory.

openpyxl keeps every element of most parts in memory, and what a row or a text of the table of texts holds until its end.
Counting bytes is a hundred times quicker than parsing them, so that a part is refused before it costs anything.
"""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from typing import IO, Any

LARGEST_UNPACKED = 600_000_000
"""Bytes of all parts of a workbook together, unpacked: a full sheet of answers is smaller."""

LARGEST_TEXTS = 200_000_000
"""Bytes of its table of texts, which is held in memory."""

TEXTS = "xl/sharedStrings.xml"

ALWAYS = 10_000_000
"""Bytes that a workbook may unpack to however small it is."""

MOST_TIMES = 100
"""Times its own size that a larger one may unpack to: sheets of answers come to 10 or 20."""

MOST_PARTS = 5_000

MOST_CELLS = 10_000_000
"""Cells of a sheet, empty ones included: ten for every row that a sheet can have."""

MOST_ROWS = 1_048_576
"""Rows of a sheet, by the format."""

MOST_TEXTS = 1_000_000
"""Entries of the table of texts."""

LARGEST_WHOLE = 10_000_000
"""Bytes of a part that is read as a whole: styles, the list of sheets, properties."""

MOST_ELEMENTS = 50_000
"""Elements of a part that is read as a whole, and of what stands between two rows or texts of another."""

LONGEST_TEXT = 262_144
"""Bytes without a tag: a cell holds 32,767 characters, of up to seven bytes each."""

BLOCK = 2**20

ENCODINGS = {b"utf-8", b"utf-16", b"us-ascii", b"ascii", b"iso-8859-1"}
DECLARED = re.compile(rb"""^[^>]*encoding\s*=\s*["']([^"']*)["']""")

RECORD = (b"</row", b":row>", b"</si", b":si>")
"""After which what was read is let go."""

LONGEST_MARK = 4
"""Bytes of the block before that the beginning of a mark may stand in."""

MOST_TIMES_READ = 2
"""How often a part is read piece by piece: for its size and for its cells."""


class TooMuchError(Exception):
    """A workbook holds more of something than one of answers; the message says of what, after its name."""


class GuardedArchive(zipfile.ZipFile):
    """A zip file whose parts are looked through before they are read; raises TooMuchError, BadZipFile."""

    def __init__(self, file: IO[bytes], packed: int) -> None:
        super().__init__(file)
        self._opened: Counter[str] = Counter()
        parts = self.infolist()
        unpacked = sum(part.file_size for part in parts)
        if len(parts) > MOST_PARTS:
            raise TooMuchError(f"has {len(parts):,} parts; at most {MOST_PARTS:,} are read")
        if (
            unpacked > LARGEST_UNPACKED
            or sum(part.file_size for part in parts if part.filename == TEXTS) > LARGEST_TEXTS
        ):
            raise TooMuchError(f"unpacks to {unpacked // 1_000_000:,} MB, more than a workbook of answers")
        if unpacked > max(ALWAYS, MOST_TIMES * packed):
            raise TooMuchError(
                f"unpacks to {unpacked // packed:,} times its size; a workbook of answers does to {MOST_TIMES} at most"
            )

    def read(self, name: str | zipfile.ZipInfo, pwd: bytes | None = None) -> bytes:
        """A part as a whole."""
        part = self.getinfo(name) if isinstance(name, str) else name
        if part.file_size > LARGEST_WHOLE:
            raise TooMuchError(f"holds {part.filename} of {part.file_size // 1_000_000:,} MB; at most 10 MB are read")
        with super().open(part, "r", pwd) as stream:
            content = stream.read()
        _refuse_what_is_no_plain_xml(content, content[:BLOCK])
        if content.count(b"<") > MOST_ELEMENTS:
            raise TooMuchError(f"holds more than {MOST_ELEMENTS:,} elements in {part.filename}")
        return content

    def open(self, name: str | zipfile.ZipInfo, mode: Any = "r", *args: Any, **keywords: Any) -> IO[bytes]:
        """A part to be read piece by piece."""
        part = self.getinfo(name) if isinstance(name, str) else name
        self._opened[part.filename] += 1
        if self._opened[part.filename] == 1:
            with super().open(part) as stream:
                _look_through(stream)
        elif self._opened[part.filename] > MOST_TIMES_READ:
            raise TooMuchError(f"names {part.filename} for more than one sheet")
        return super().open(part, mode, *args, **keywords)


def _look_through(stream: IO[bytes]) -> None:
    """Raise TooMuchError for a part that would take too long, or too much memory, to be parsed."""
    cells = rows = texts = elements = 0
    tail = start = b""
    while block := stream.read(BLOCK):
        start = start or block
        _refuse_what_is_no_plain_xml(block, start)
        joined = tail + block
        cells += _count(joined, tail, b"<c", b":c")
        rows += _count(joined, tail, b"<row", b":row")
        texts += _count(joined, tail, b"<si", b":si")
        last = -1 if b"<!" in joined else max(joined.rfind(record) for record in RECORD)
        elements = joined.count(b"<", last) if last >= 0 else elements + block.count(b"<")
        tail = joined[-LONGEST_MARK:]
        for what, number, most in (
            ("cells", cells, MOST_CELLS),
            ("rows", rows, 2 * MOST_ROWS),
            ("texts", texts, 2 * MOST_TEXTS),
            ("elements between two rows", elements, MOST_ELEMENTS),
        ):
            if number > most:
                raise TooMuchError(f"holds more than {most:,} {what} in a sheet")


def _count(joined: bytes, tail: bytes, *marks: bytes) -> int:
    """How often the marks stand in a block, those that began in the one before included."""
    return sum(joined.count(mark) - tail.count(mark) for mark in marks)


def _refuse_what_is_no_plain_xml(block: bytes, start: bytes) -> None:
    """Raise TooMuchError for a block with a text longer than a cell's, with entities, or in an odd encoding."""
    if any(block.find(b"<", at, at + LONGEST_TEXT) < 0 for at in range(0, len(block) - LONGEST_TEXT + 1, LONGEST_TEXT)):
        raise TooMuchError("holds a text longer than the 32,767 characters that a cell can have")
    if b"<!DOCTYPE" in block or b"<\0!\0D" in block or b"\0<\0!\0D" in block:
        raise TooMuchError("defines entities, which no workbook does")
    declared = DECLARED.match(start[:200].replace(b"\0", b""))
    if declared is not None and declared[1].lower() not in ENCODINGS:
        raise TooMuchError(f"is written in the encoding {declared[1].decode('ascii', 'replace')}, not in UTF-8")
