"""What was noted of a workbook while its sheet was read: which sheet it is, and what of it is hidden."""

from __future__ import annotations

from dataclasses import dataclass

from opposite.domain.collecting.import_readings import SheetRead


@dataclass(slots=True)
class SheetNotes:
    """Notes of the sheet that is read, and of the others."""

    sheet: str = ""
    others: int = 0
    hidden_sheets: int = 0
    hidden_rows: int = 0
    hidden_columns: int = 0
    macros: bool = False

    def reading(self) -> SheetRead:
        """The notes as a fact of the report."""
        return SheetRead(
            self.sheet, self.others, self.hidden_sheets, self.hidden_rows, self.hidden_columns, self.macros
        )
