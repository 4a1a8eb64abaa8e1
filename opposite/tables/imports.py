"""The imports that are kept on record, as a table."""

from __future__ import annotations

from collections.abc import Iterable

from opposite.domain.collecting.kept_import import KeptImport
from opposite.tables.table import Table, yes_or_no

IMPORT_COLUMNS = (
    "import",
    "at",
    "file",
    "organisations",
    "waves",
    "answers",
    "replaced",
    "new_people",
    "rows",
    "rows_skipped",
    "framework",
    "tool",
    "encoding",
    "attributed",
    "imported_by",
    "undone_at",
    "undone_by",
    "sha256",
)


def imports_table(kept: Iterable[KeptImport]) -> Table:
    """One row an import, the latest first; times are UTC, organisations and waves are joined by semicolons."""
    rows = (
        (
            one.id,
            one.imported_at,
            one.file_name,
            "; ".join(one.organisations),
            "; ".join(one.waves),
            one.answers_stored,
            one.answers_replaced,
            one.new_respondents,
            one.rows_read,
            one.rows_skipped,
            f"{one.framework_id} {one.framework_version}",
            one.tool,
            one.encoding,
            yes_or_no(one.attributed),
            one.imported_by,
            one.undone_at,
            one.undone_by,
            one.sha256,
        )
        for one in kept
    )
    return Table("imports", IMPORT_COLUMNS, tuple(rows))
