"""What a file is that holds no table that can be read, by its content and its name, and what to do with it."""

from __future__ import annotations

import mmap
import zipfile
from pathlib import Path
from typing import Final, NamedTuple

from opposite.errors import ImportRefusedError

SAVE_AS_UTF_8 = "Save the table as CSV in UTF-8, or as XLSX, and import that file."

NAMED_AS_WORKBOOKS: Final = (".xlsx", ".xlsm", ".xlsb", ".ods", ".numbers")
"""Endings of names that promise a workbook of today, all of which are zip files."""


class FileKind(NamedTuple):
    """What a file is, after "is", and what to do."""

    what: str
    hint: str = SAVE_AS_UTF_8


_EXPORT = "Export the answers as CSV or XLSX where they were collected, and import that file."
_SAVE = "Open it in a spreadsheet, save it as XLSX, and import that file."
_UNPACK = "Unpack it and import the CSV or XLSX file in it."
_OLD = FileKind("an old Excel file (.xls), or one that is protected with a password", _SAVE)
_OLE_PARTS: Final = (
    ("EncryptedPackage", FileKind(
        "a workbook that is protected with a password",
        "Open it with its password, save it without one as XLSX, and import that file.",
    )),
    ("WordDocument", FileKind("an old Word document (.doc)", _EXPORT)),
    ("Workbook", FileKind("an old Excel file (.xls)", _SAVE)),
)  # fmt: skip
"""Parts of a file of older or protected Office documents that tell what it is."""

_SIGNATURES: Final = (
    (b"%PDF", FileKind("a PDF document", _EXPORT)),
    (b"\x1f\x8b", FileKind("a compressed (gzip) file", _UNPACK)),
    (b"7z\xbc\xaf\x27\x1c", FileKind("a compressed (7z) file", _UNPACK)),
    (b"Rar!", FileKind("a compressed (rar) file", _UNPACK)),
    (b"PAR1", FileKind("a Parquet file")),
    (b"\x89PNG", FileKind("a picture", _EXPORT)),
    (b"\xff\xd8\xff", FileKind("a picture", _EXPORT)),
    (b"SQLite format", FileKind("a database")),
    (b"$FL2", FileKind("an SPSS file (.sav)", _EXPORT)),
    (b"$FL3", FileKind("an SPSS file (.zsav)", _EXPORT)),
    (b"{\\rtf", FileKind("a text document (.rtf)", _EXPORT)),
)
_MARKUP: Final = (
    (b"<!doctype html", FileKind("a web page (HTML)", _SAVE)),
    (b"<html", FileKind("a web page (HTML)", _SAVE)),
    (b"<table", FileKind("a web page (HTML)", _SAVE)),
    (b"<?xml", FileKind("an XML file", _SAVE)),
)
_PARTS: Final = (
    ("xl/workbook.bin", FileKind("a binary workbook (.xlsb)", _SAVE)),
    ("index/document.iwa", FileKind("a spreadsheet of Apple Numbers", "In Numbers, export it to Excel or CSV, and import that file.")),
    ("index.zip", FileKind("a spreadsheet of Apple Numbers", "In Numbers, export it to Excel or CSV, and import that file.")),
    ("word/document.xml", FileKind("a Word document", _EXPORT)),
    ("ppt/presentation.xml", FileKind("a PowerPoint presentation", _EXPORT)),
    ("content.xml", FileKind("an OpenDocument file (.ods)", "Open it in LibreOffice or another spreadsheet, save it as XLSX, and import that file.")),
)  # fmt: skip
"""Parts of a zip file, in small letters, that tell what it is."""


def is_zip(path: Path) -> bool:
    """Whether a file begins as zip files do, workbooks among them."""
    with path.open("rb") as file:
        return file.read(4) in (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")


def refuse_what_is_no_text(path: Path) -> None:
    """Raise ImportRefusedError for a file that is no zip file and no text either, or is named as a workbook and is none."""
    kind = _kind(path)
    if kind is not None:
        raise ImportRefusedError(f"{path.name} is {kind.what}, not a table of answers.", hint=kind.hint)
    if path.suffix.lower() in NAMED_AS_WORKBOOKS:
        raise ImportRefusedError(
            f"{path.name} is named as a workbook and is none: it is damaged, or was not saved as one.",
            hint="Download or save it once more. If it is a table of text, let its name end in .csv.",
        )


def refuse_other_zip_files(archive: zipfile.ZipFile, path: Path) -> None:
    """Raise ImportRefusedError for a zip file that is no workbook (XLSX)."""
    names = archive.namelist()
    small = frozenset(name.lower() for name in names)
    kind = next((kind for part, kind in _PARTS if part in small), None)
    if kind is not None:
        raise ImportRefusedError(f"{path.name} is {kind.what}, not a table of answers.", hint=kind.hint)
    if "[Content_Types].xml" not in names or not any(name.startswith("xl/") for name in names):
        raise ImportRefusedError(f"{path.name} is a zip file, not a workbook.", hint=_UNPACK)


def _kind(path: Path) -> FileKind | None:
    with path.open("rb") as file:
        start = file.read(512)
        if start.startswith(b"\xd0\xcf\x11\xe0"):
            with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
                return next((kind for part, kind in _OLE_PARTS if content.find(part.encode("utf-16-le")) >= 0), _OLD)
    kind = next((kind for signature, kind in _SIGNATURES if start.startswith(signature)), None)
    markup = start.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    return kind or next((kind for signature, kind in _MARKUP if markup.startswith(signature)), None)
