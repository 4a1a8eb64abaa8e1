"""Reads estimates that were typed into the table on a page: what was changed, over what holds."""

from __future__ import annotations

from collections.abc import Mapping

from opposite.domain.framework.estimates import COLUMNS_OF, DEFAULT, Estimate, figures
from opposite.domain.scoring.report import Report
from opposite.engine.roadmap.estimates_csv import estimate_of
from opposite.errors import OppositeError

Cell = str | float | None

Changes = Mapping[str, Mapping[str, Cell]]
"""By initiative id, what was typed by column of the table of estimates; an emptied cell is None."""


def estimates_typed(report: Report, changes: Changes) -> dict[str, Estimate]:
    """The estimates of the initiatives that were changed; raises OppositeError that names the initiative and the figure.

    A value all of whose cells are emptied is left to the framework.
    """
    return {initiative: _typed(report, initiative, cells) for initiative, cells in changes.items()}


def _typed(report: Report, id_: str, typed: Mapping[str, Cell]) -> Estimate:
    framework = report.framework
    initiative = framework.initiative_by_id[id_]
    holding = figures(framework, report.estimates.get(id_, DEFAULT).applied_to(initiative))
    cells: dict[str, Cell] = {
        column: cell
        for name, columns in COLUMNS_OF.items()
        for column, cell in zip(columns, holding[name], strict=True)
    }
    try:
        return estimate_of(framework, initiative, {name: _written(cell) for name, cell in (cells | {**typed}).items()})
    except OppositeError as error:
        raise OppositeError(f"{initiative.title}: {error.title}", error.detail, error.hint) from None


def _written(cell: Cell) -> str:
    return "" if cell is None else cell.strip() if isinstance(cell, str) else repr(float(cell))
