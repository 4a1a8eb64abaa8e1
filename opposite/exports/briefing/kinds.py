"""Which kind of document a file is that carries nothing to be checked by, told by its content."""

from __future__ import annotations

import io
import zipfile

WORKBOOK_PART = "xl/workbook.xml"
"""What every workbook holds."""

PDF_START = b"%PDF-"
HTML_STARTS = (b"<!doctype html", b"<html")


def is_remade(content: bytes) -> bool:
    """Whether a file is of a kind that is checked by being made again: a PDF or an HTML file."""
    return content.startswith(PDF_START) or _start(content).lower().startswith(HTML_STARTS)


def unproven_kind(content: bytes) -> str | None:
    """The kind of DOCUMENTS that a file is like which carries nothing to be checked by; None of any other file."""
    start = _start(content)
    if content.startswith(PDF_START):
        return "report"
    if start.lower().startswith(HTML_STARTS):
        return "html"
    if start.startswith(b"[") and b'"template"' in start:
        return "ppttc"
    return "workbook" if _is_workbook(content) else None


def _start(content: bytes) -> bytes:
    return content.removeprefix(b"\xef\xbb\xbf").lstrip()[:200]


def _is_workbook(content: bytes) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return WORKBOOK_PART in packed.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return False
