"""An import as it is kept on record: what was read, what it did, and whether it was undone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class KeptImport:
    """One import that stored something; times are UTC."""

    id: int
    file_name: str
    sha256: str
    tool: str | None
    """The survey tool whose export was recognised."""
    form: str
    """`long` or `wide`."""
    encoding: str | None
    """That of a CSV file; None of a workbook."""
    framework_id: str
    framework_version: str
    attributed: bool
    """Whether answers are shown with their authors; otherwise they were given in confidence."""
    rows_read: int
    answers_stored: int
    """Answers written, those that replaced others included."""
    answers_replaced: int
    rows_skipped: int
    new_organisations: int
    new_waves: int
    new_respondents: int
    imported_by: str | None
    """Who was signed in; None where nobody was."""
    imported_at: datetime
    undone_by: str | None
    undone_at: datetime | None
    """When it was undone; None where it stands."""
    organisations: tuple[str, ...]
    """Those in which it made or changed something, by name."""
    waves: tuple[str, ...]
    """Labels of the waves that it made or changed."""

    @property
    def is_undone(self) -> bool:
        """Whether what it stored was taken back."""
        return self.undone_at is not None
