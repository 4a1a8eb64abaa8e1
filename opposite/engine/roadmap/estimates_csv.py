"""Reads estimates that were filled in: a CSV file with the columns of the table of estimates."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import cast

from opposite.domain.framework import CostSpread, Framework, Initiative, Spread
from opposite.domain.framework.estimates import COLUMNS_OF, Estimate, figures
from opposite.domain.tolerance import TOLERANCE
from opposite.engine.collecting.importing.csv_rows import CsvRows
from opposite.errors import NOTHING_STORED, ImportRefusedError, OppositeError


def estimates_in(path: Path, framework: Framework, *, named: str | None = None) -> dict[str, Estimate]:
    """The estimates of a CSV file by initiative id, a row each; title and further columns are not read.

    `named` is what people call the file, its path unless given.

    A value whose cells are empty, or say what the framework says anyway, is left to the framework. Raises
    ImportRefusedError at the first row that cannot be used: an unknown initiative or one that stands twice, a cell that
    is no number, and figures that cannot be meant.
    """
    rows, called = CsvRows(path, progress=None), named or str(path)
    header = [cell.strip().casefold() for cell in next((row for row in rows if any(row)), [])]
    if "initiative" not in header:
        raise ImportRefusedError(
            f"{called} has no column initiative.", NOTHING_STORED, "Fill in what --format csv writes."
        )
    estimates: dict[str, Estimate] = {}
    for number, row in enumerate(rows, 2):
        cells = {name: cell.strip() for name, cell in zip(header, row, strict=False)}
        if not any(cells.values()):
            continue
        id_, where = cells["initiative"], f"{called}, row {number}"
        if id_ not in framework.initiative_by_id:
            raise ImportRefusedError(
                f"{where}: the framework has no initiative {id_!r}.", NOTHING_STORED, "Leave the row out."
            )
        if id_ in estimates:
            raise ImportRefusedError(f"{where}: {id_} stands there twice.", NOTHING_STORED, "Leave one of the two out.")
        try:
            estimates[id_] = estimate_of(framework, framework.initiative_by_id[id_], cells)
        except OppositeError as error:
            raise ImportRefusedError(f"{where}: {error.title}", error.detail, error.hint) from None
    return estimates


def estimate_of(framework: Framework, initiative: Initiative, cells: Mapping[str, str]) -> Estimate:
    """The estimate that the cells of a row hold, by column; raises OppositeError for those that cannot be meant.

    A value whose cells are empty, or say what the framework says anyway, is left to the framework.
    """
    defaults = figures(framework, initiative)
    owner = cells.get("owner") or None
    numbers = {name: _numbers(cells, columns) for name, columns in COLUMNS_OF.items() if name != "owner"}
    said = {name: values for name, values in numbers.items() if values and not _same(values, defaults[name])}
    return Estimate(
        owner=None if owner == initiative.owner_role else owner,
        effort_days=said["effort_days"][0] if "effort_days" in said else None,
        weeks=Spread(*said["weeks"]) if "weeks" in said else None,
        cost=CostSpread(*said["cost"]) if "cost" in said else None,
        confidence=said["confidence"][0] if "confidence" in said else None,
    )


def _numbers(cells: Mapping[str, str], columns: tuple[str, ...]) -> tuple[float, ...]:
    """The numbers of these columns, all of them; none where all are empty."""
    written = [cells.get(column, "") for column in columns]
    if not any(written):
        return ()
    numbers: list[float] = []
    for column, cell in zip(columns, written, strict=True):
        try:
            numbers.append(float(cell.replace(",", ".")))
        except ValueError:
            said = f"{cell!r} is no number" if cell else "nothing stands there"
            raise OppositeError(f"{column}: {said}.", NOTHING_STORED, "Write a number, such as 12.5.") from None
    return tuple(numbers)


def _same(values: tuple[float, ...], defaults: tuple[float | str | None, ...]) -> bool:
    return None not in defaults and all(
        abs(value - cast("float", default)) <= TOLERANCE for value, default in zip(values, defaults, strict=True)
    )
