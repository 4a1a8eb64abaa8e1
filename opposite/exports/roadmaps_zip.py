"""Roadmaps of several waves as a zip: a CSV each, named by organisation and wave."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from collections.abc import Container, Sequence
from itertools import count

from opposite.domain.roadmap.rows import Roadmap
from opposite.exports.csv_file import table_csv
from opposite.tables.roadmap import roadmap_table

LONGEST = 80
"""Bytes of a name of an organisation or a wave within a file's name, so that no system finds that too long."""

_UNSAFE = re.compile(r'[\s<>:"/\\|?*]+')


def roadmaps_zip(roadmaps: Sequence[Roadmap]) -> bytes:
    """A CSV for each roadmap, called organisation-wave-roadmap.csv, in their order; the same bytes whenever it is made."""
    written, names = io.BytesIO(), set[str]()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as package:
        for roadmap in roadmaps:
            name = file_name(roadmap, names)
            names.add(name.casefold())
            package.writestr(zipfile.ZipInfo(name), table_csv(roadmap_table(roadmap)), zipfile.ZIP_DEFLATED)
    return written.getvalue()


def file_name(roadmap: Roadmap, taken: Container[str]) -> str:
    """What the file of a roadmap is called: safe on every system, and with a number where that is taken, in small letters."""
    sample = "sample-" if roadmap.sample else ""
    stem = f"{sample}{_safe(roadmap.organisation)}-{_safe(roadmap.wave)}-roadmap"
    names = (f"{stem}{'' if number == 1 else f'-{number}'}.csv" for number in count(1))
    return next(name for name in names if name.casefold() not in taken)


def _safe(name: str) -> str:
    """A name without what a file system refuses, or what hides or turns round other letters."""
    seen = "".join(one for one in unicodedata.normalize("NFC", name) if one.isspace() or one.isprintable())
    cut = _UNSAFE.sub(" ", seen).strip(" .-").encode()[:LONGEST].decode(errors="ignore")
    return cut.strip(" .-") or "unnamed"
