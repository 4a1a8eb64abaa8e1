"""Roadmaps of several waves as a zip: a CSV each, named by organisation and wave."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence

from opposite.domain.roadmap.rows import Roadmap
from opposite.exports.csv_file import spreadsheet_csv
from opposite.exports.file_names import file_name
from opposite.tables.roadmap import roadmap_table


def roadmaps_zip(roadmaps: Sequence[Roadmap]) -> bytes:
    """A CSV for each roadmap, called acme-2026-q4-roadmap.csv, in their order; the same bytes whenever it is made."""
    written, names = io.BytesIO(), list[str]()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as package:
        for roadmap in roadmaps:
            name = file_name(
                roadmap.organisation, roadmap.wave, "roadmap", ending=".csv", sample=roadmap.sample, taken=names
            )
            names.append(name)
            table = spreadsheet_csv(roadmap_table(roadmap))
            package.writestr(zipfile.ZipInfo(name), table, zipfile.ZIP_DEFLATED)
    return written.getvalue()
