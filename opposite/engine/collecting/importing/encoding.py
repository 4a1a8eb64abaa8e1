"""Which characters the bytes of a text file stand for: UTF-8, UTF-16 or Windows-1252, found by looking at all of it."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from pathlib import Path

from opposite.errors import ImportRefusedError

UTF_8 = "utf-8-sig"
UTF_16 = "utf-16"
WINDOWS_1252 = "cp1252"

BLOCK = 1 << 20
"""Bytes looked at together."""

SAVE_AS_UTF_8 = "Save the table as CSV in UTF-8, or as XLSX, and import that file."

_SIGNATURES = (
    (b"%PDF", "a PDF document"),
    (b"\xd0\xcf\x11\xe0", "an old Excel file (.xls), or one that is protected with a password"),
    (b"\x1f\x8b", "a compressed (gzip) file"),
    (b"PAR1", "a Parquet file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"SQLite format", "a database"),
)
_UTF_8_READ_AS_1252 = re.compile(rb"[\xc2\xc3][\x80-\xbf]|\xe2\x80[\x80-\xbf]")
_UNDEFINED_IN_1252 = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")


def detected_encoding(path: Path) -> str:
    """Python's name of the encoding of a text file.

    Raises ImportRefusedError for what is no text, for characters no encoding explains, and for a file whose lines are
    written in different encodings.
    """
    with path.open("rb") as file:
        start = file.read(4096)
    for signature, what in _SIGNATURES:
        if start.startswith(signature):
            raise ImportRefusedError(f"{path.name} is {what}, not a table of answers.", hint=SAVE_AS_UTF_8)
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _all_of(path, UTF_16)
    if b"\0" in start:
        return _without_mark(path, start)
    return UTF_8 if _fits_utf_8(path) else _all_windows_1252(path)


def _without_mark(path: Path, start: bytes) -> str:
    """UTF-16 without its byte-order mark shows as a NUL in every second byte of a line of plain letters."""
    line = start[:200]
    for odd, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        if len(line) > 3 and line[odd::2].count(0) > 0.8 * len(line[odd::2]) and 0 not in line[1 - odd :: 2]:
            return _all_of(path, encoding)
    raise _nul(path)


def _nul(path: Path) -> ImportRefusedError:
    return ImportRefusedError(
        f"{path.name} holds NUL bytes, so it is not a text file or is damaged.", hint=SAVE_AS_UTF_8
    )


def _blocks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            yield block


def _all_of(path: Path, encoding: str) -> str:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        for block in _blocks(path):
            if "\0" in decoder.decode(block):
                raise _nul(path)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError as error:
        raise ImportRefusedError(
            f"{path.name} begins as UTF-16 and does not go on as such; it is damaged or cut off.", hint=SAVE_AS_UTF_8
        ) from error
    return encoding


def _fits_utf_8(path: Path) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for block in _blocks(path):
            if 0 in block:
                raise _nul(path)
            decoder.decode(block)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _all_windows_1252(path: Path) -> str:
    """Windows-1252 has a meaning for almost any byte: UTF-8 in another line would be misread without a word."""
    in_utf_8: int | None = None
    in_1252: int | None = None
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            if 0 in line:
                raise _nul(path)
            if line.isascii():
                continue
            if _UTF_8_READ_AS_1252.search(line) or _is_utf_8(line):
                in_utf_8 = in_utf_8 or number
            if not _is_utf_8(line):
                in_1252 = in_1252 or number
                if _UNDEFINED_IN_1252.search(line):
                    raise ImportRefusedError(
                        f"Line {number} of {path.name} holds a character that is neither UTF-8 nor Windows-1252.",
                        hint=SAVE_AS_UTF_8,
                    )
    if in_utf_8 is not None:
        where = f"line {in_utf_8} is written in UTF-8, line {in_1252} in Windows-1252"
        raise ImportRefusedError(
            f"{path.name} mixes two encodings: {'both in line ' + str(in_1252) if in_utf_8 == in_1252 else where}.",
            "Reading it either way would spoil names.",
            SAVE_AS_UTF_8,
        )
    return WINDOWS_1252


def _is_utf_8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
