"""Columns that seem to name organisations and were not taken for that: the rows of several may stand in one file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from opposite.domain.collecting.import_readings import OrganisationsUnread
from opposite.domain.collecting.names import one_spelling
from opposite.engine.collecting.importing.batches import Cells
from opposite.engine.collecting.importing.layout import Layout
from opposite.engine.collecting.importing.words import normalised

CALLED_SO: Final = frozenset(map(normalised, (
    "company", "company name", "your company", "organisation name", "organization name", "your organisation",
    "your organization", "client", "client name", "Firma", "Unternehmen", "Organisation", "entreprise", "société", "empresa",
    "compañía", "azienda", "bedrijf", "organisatie",
)))  # fmt: skip
"""Headings, normalised, of columns that say whose answers rows are."""

MOST = 1_000
"""Names that are told apart, beside those of the batch in which so many are reached."""

LONGEST = 200
"""Characters of the longest cell that is taken for a name."""


class OtherOrganisations:
    """The names in columns that are not understood and are called as those of organisations are; fed batch by batch."""

    def __init__(self, layout: Layout) -> None:
        unknown = set(layout.not_understood)
        self._names: dict[int, dict[str, str]] = {
            i: {}
            for i, heading in enumerate(layout.source.headings)
            if heading.title in unknown and normalised(heading.title) in CALLED_SO
        }
        self._titles = [heading.title for heading in layout.source.headings]

    def take_in(self, columns: Sequence[Cells]) -> None:
        """Take in the cells of a batch."""
        for position, names in self._names.items():
            for text in columns[position].texts if len(names) < MOST else ():
                typed = one_spelling(text[:LONGEST])
                if typed:
                    names.setdefault(typed.casefold(), typed)

    @property
    def readings(self) -> tuple[OrganisationsUnread, ...]:
        """One fact for each column that names two or more."""
        return tuple(
            OrganisationsUnread(self._titles[position], len(names), tuple(names.values())[:3])
            for position, names in self._names.items()
            if len(names) > 1
        )
