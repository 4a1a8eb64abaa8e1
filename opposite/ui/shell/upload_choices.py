"""What somebody chose for one uploaded file of answers, in one tab."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from opposite.domain.collecting.import_questions import LookAlike


@dataclass(slots=True)
class FileChoices:
    """The answers to everything that is asked about a file; None where nothing was chosen.

    `columns`, `words` and `groups` are what was changed in its tables; `names` tells for names that look alike whether they are two,
    None where that is not said yet. `people_asked` is why it was asked who its people are, and `same_person_asked`, by heading,
    why whether several rows are one. `told` is what became of its import, `imported` the id of the wave it led to, None where
    there are several, and `record` that of its record.
    """

    organisation: str | None = None
    wave: str | None = None
    wave_date: date | None = None
    encoding: str | None = None
    dates: Literal["day first", "month first"] | None = None
    finished_only: bool = False
    people: Literal["same", "other"] | None = None
    people_asked: str | None = None
    same_person_asked: dict[str, str] = field(default_factory=dict)
    leave_out: bool = False
    columns: dict[str, str | None] = field(default_factory=dict)
    words: dict[tuple[str, tuple[str, ...]], str] = field(default_factory=dict)
    groups: dict[str, str] = field(default_factory=dict)
    names: dict[LookAlike, bool | None] = field(default_factory=dict)
    told: tuple[str, ...] = ()
    imported: int | None = None
    record: int | None = None
    seeds: dict[str, list[dict[str, object]]] = field(default_factory=dict)
    """What tables began with, by key: it stays while they are changed."""
