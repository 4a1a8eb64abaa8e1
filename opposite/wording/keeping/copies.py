"""What is said of backups, exports, restored and salvaged databases."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from opposite.wording.figures import pluralise

STOPPED = "This was stopped. Nothing of what was to be written is left, and what it was to be made from is as it was."


def backed_up(file: Path, size: int, rows: int | None) -> str:
    """That a copy was written, how large it is, and what it was held against."""
    held = (
        "read again after writing; it holds what was stored when it was begun"
        if rows is None
        else f"read again after writing, and every table held against the original: {pluralise(rows, 'row')}"
    )
    return f"Wrote {file} ({size_in_words(size)}), {held}. It needs no other file."


def faults_in_copy(findings: int) -> str:
    """That what is wrong in the original is wrong in the copy."""
    return (
        f"The database itself is not sound ({pluralise(findings, 'finding')}), and neither is its copy: `opposite doctor` "
        "says what is wrong."
    )


def exported(folder: Path, tables: int, rows: int, frameworks: int) -> str:
    """What was exported."""
    return (
        f"Wrote {pluralise(tables, 'table')} with {pluralise(rows, 'row')} as Parquet and "
        f"{pluralise(frameworks, 'framework')} as YAML to {folder}. It holds every answer and note: keep it as carefully "
        "as the database."
    )


def restored(address: str, tables: int, rows: int) -> str:
    """What was restored."""
    return f"Made the database {address} of {pluralise(tables, 'table')} with {pluralise(rows, 'row')}."


def salvaged(path: Path, saved: int, lost: int, unknown: Sequence[str], *, log_was_damaged: bool) -> list[str]:
    """What was read of a damaged database, and what is lost."""
    sentences = [f"Wrote what can be read to {path}: {pluralise(saved, 'row')}; {pluralise(lost, 'row')} lost."]
    if unknown:
        sentences.append(f"Nothing is known of {', '.join(unknown)}: how many rows were lost there cannot be said.")
    if log_was_damaged:
        sentences.append("The log beside it was damaged: what was changed last is lost.")
    return sentences


def size_in_words(size: int) -> str:
    """A number of bytes as people say it."""
    if size < 1_000_000:
        return f"{max(1, round(size / 1000))} KB"
    return f"{size / 1_000_000:.1f} MB"
