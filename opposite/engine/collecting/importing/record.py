"""The record of an import: what it was, and what it needs to be taken back whole; in the transaction of its answers."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from opposite.domain.collecting.import_report import ImportReport
from opposite.domain.framework import Framework
from opposite.engine.collecting.portions import Portion, portions
from opposite.store.cursor import Cursor


class Origin(NamedTuple):
    """Where the answers of an import came from, and who brought them; None where nobody signed in."""

    file_name: str
    sha256: str
    source: str
    encoding: str | None
    people: str | None
    imported_by: str | None


class Before(NamedTuple):
    """What is known of the store before an import stores anything, beside what the cursor's temporary tables hold."""

    has_framework: bool
    waves_there: bool
    there: Sequence[Portion]
    """The people of the waves that are there, some at a time."""


def note_before(cursor: Cursor, framework: Framework, figures: ImportReport, *, now: datetime) -> Before:
    """Make known to the cursor how everything stands that the import may change; to be asked before it stores anything."""
    waves_there = figures.waves > figures.new_waves
    there: list[Portion] = []
    cursor.run("import_waves_before")
    cursor.run("import_answers_before")
    if waves_there:
        cursor.run("import_people_before")
        there = portions(cursor, framework, "import_people_there")
        for portion in there:
            cursor.run("import_note_before", **portion._asdict(), now=now)
    return Before(any(hash_ == framework.hash for hash_, *_ in cursor.run("stored_frameworks")), waves_there, there)


def keep_record(
    cursor: Cursor, framework: Framework, report: ImportReport, origin: Origin, before: Before, *, now: datetime
) -> int | None:
    """Keep the record of an import once it has stored its answers; returns its id, None where it changed nothing."""
    touched = [wave for (wave,) in cursor.run("import_touched_waves")]
    if not touched:
        return None
    ((id_,),) = cursor.run("next_id")
    cursor.run(
        "import_keep",
        id=id_,
        file_name=origin.file_name,
        digest=origin.sha256,
        source=origin.source,
        people=origin.people,
        tool=report.tool,
        form=report.form,
        encoding=origin.encoding,
        framework_hash=framework.hash,
        framework_id=framework.id,
        framework_version=framework.version,
        framework_added=not before.has_framework,
        attributed=report.attributed,
        rows_read=report.rows_read,
        answers_stored=report.answers_stored,
        answers_replaced=report.replaced,
        rows_skipped=report.skipped,
        new_organisations=report.new_organisations,
        new_waves=report.new_waves,
        new_respondents=report.new_respondents,
        waves=len(touched),
        imported_by=origin.imported_by,
        now=now,
    )
    cursor.run("wave_prints", assessment_ids=touched)
    cursor.run("import_keep_waves", import_id=id_)
    if before.waves_there:
        cursor.run("import_keep_people", import_id=id_)
        for portion in before.there:
            cursor.run("import_keep_answers", import_id=id_, **portion._asdict())
    return int(id_)


def digest_of(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
