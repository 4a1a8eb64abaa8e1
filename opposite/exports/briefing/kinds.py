"""Which kind of document a file is that carries nothing to be checked by, told by its content."""

from __future__ import annotations

import io
import zipfile

WORKBOOK_PART = "xl/workbook.xml"
"""What every workbook holds."""

HTML_STARTS = (b"<!doctype html", b"<html")


def unproven_kind(content: bytes) -> str | None:
    """The kind of DOCUMENTS whose files say nothing of what they were made from; None of any other file."""
    start = content.removeprefix(b"\xef\xbb\xbf").lstrip()[:200]
    if content.startswith(b"%PDF-"):
        return "report"
    if start.lower().startswith(HTML_STARTS):
        return "html"
    if start.startswith(b"[") and b'"template"' in start:
        return "ppttc"
    return "workbook" if _is_workbook(content) else None


def _is_workbook(content: bytes) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return WORKBOOK_PART in packed.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return False
