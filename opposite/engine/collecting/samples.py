"""Samples never stand among real answers: nothing real is put into an organisation of the sample portfolio."""

from __future__ import annotations

from collections.abc import Sequence

from opposite.definitions.diagnostics import quoted
from opposite.errors import NOTHING_STORED, ImportRefusedError, OppositeError
from opposite.store.database import Cursor


def of_a_sample(cursor: Cursor, organisation: str) -> OppositeError | None:
    """Why no real wave can be set up for an organisation; None where it is real, or not there yet."""
    if not _samples(cursor, [organisation]):
        return None
    return OppositeError(
        f"{organisation} is an organisation of the sample, whose figures are made up.",
        f"Real answers never stand among them. {NOTHING_STORED}",
        "Type another name for your own organisation, or erase this one on the Data page first.",
    )


def refuse_samples(cursor: Cursor, organisations: Sequence[str]) -> None:
    """Raise ImportRefusedError where answers of a file would come into an organisation of the sample."""
    samples = _samples(cursor, organisations)
    if samples:
        are = "is an organisation" if len(samples) == 1 else "are organisations"
        raise ImportRefusedError(
            f"{', '.join(map(quoted, samples))} {are} of the sample, whose figures are made up.",
            f"Real answers never stand among them. {NOTHING_STORED}",
            "Import under another name, with --organisation or a mapping file, or erase the sample first with `opposite erase`.",
        )


def _samples(cursor: Cursor, organisations: Sequence[str]) -> list[str]:
    """Those of some names that organisations of the sample have, by name."""
    return [name for (name,) in cursor.run("sample_organisations", names=list(organisations))]
