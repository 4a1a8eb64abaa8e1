"""A presentation as bytes that are the same each time: no clock, no name of a user, in its workbooks neither."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import UTC, date, datetime, time
from typing import Any

MOMENT = (1980, 1, 1, 0, 0, 0)
"""The earliest moment of files in a zip."""


def saved(presentation: Any, *, title: str, made_on: date) -> bytes:
    """The bytes of a presentation, with its title and day as its only properties."""
    said = presentation.core_properties
    moment = datetime.combine(made_on, time(), tzinfo=UTC).replace(tzinfo=None)
    said.title, said.author, said.last_modified_by, said.revision = title[:250], "OPPOSITE", "OPPOSITE", 1
    said.created = said.modified = moment
    said.subject = said.keywords = said.comments = said.category = ""
    written = io.BytesIO()
    presentation.save(written)
    return _repacked(written.getvalue(), made_on)


def _repacked(content: bytes, made_on: date) -> bytes:
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as packed,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as again,
    ):
        for name in packed.namelist():
            part = packed.read(name)
            if name.endswith(".xlsx"):
                part = _repacked(part, made_on)
            elif name == "docProps/core.xml":
                part = re.sub(rb"\d{4}-\d\d-\d\dT[\d:]+Z", f"{made_on.isoformat()}T00:00:00Z".encode(), part)
            again.writestr(zipfile.ZipInfo(name, MOMENT), part, compress_type=zipfile.ZIP_DEFLATED)
    return made.getvalue()
