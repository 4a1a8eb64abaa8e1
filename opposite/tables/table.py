"""What every table is: a name, columns and rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from opposite.domain.collecting.assessment import Assessment, wave_key


@dataclass(frozen=True, slots=True)
class Table:
    """Named columns and rows of text, numbers, dates and None; rows are as long as the columns.

    `decimals` tells how many of a number say anything to the eye.
    """

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    decimals: int = 1


@dataclass(frozen=True, slots=True)
class LongTable:
    """A table of more rows than should be held at once: they are read anew whenever they are asked for.

    `csv_lines` gives them as lines of CSV, some at a time, when it is told how a text is written as a cell; None where
    the rows are the only way to have them.
    """

    name: str
    columns: tuple[str, ...]
    read: Callable[[], Iterator[tuple[Any, ...]]]
    csv_lines: Callable[[Callable[[str], str]], Iterator[str]] | None = None
    decimals: int = 1

    @property
    def rows(self) -> Iterator[tuple[Any, ...]]:
        """The rows, from the first one."""
        return self.read()


class OfAssessment(Protocol):
    """Whatever was computed for one assessment."""

    @property
    def assessment(self) -> Assessment:
        """The assessment it was computed for."""


Computed = TypeVar("Computed", bound=OfAssessment)


def in_order(several: Iterable[Computed]) -> list[Computed]:
    """Organisations by name, their waves oldest first."""
    return sorted(several, key=lambda one: (one.assessment.organisation.name, wave_key(one.assessment)))


def whose(one: OfAssessment) -> tuple[str, str]:
    """The first two cells of a row: organisation and wave."""
    return one.assessment.organisation.name, one.assessment.wave


def yes_or_no(is_so: bool) -> str:  # noqa: FBT001  the cell of a column, not a choice
    """The cell of a column that says whether something is so."""
    return "yes" if is_so else "no"
