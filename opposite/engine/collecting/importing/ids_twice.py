"""A column that no heading calls the respondent and that holds addresses or ids: one that stands twice may be one person."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from opposite.definitions.diagnostics import quoted
from opposite.domain.collecting.import_questions import SamePersonAskedError
from opposite.engine.collecting.importing.batches import Cells, Numbers
from opposite.engine.collecting.importing.layout import RESPONDENT, Layout
from opposite.engine.collecting.importing.words import normalised

NAMES_OF_PEOPLE = frozenset({
    "id", "participant", "participantid", "person", "personid", "user", "userid", "employee", "employeeid", "member",
    "memberid", "email", "emailaddress", "mail", "teilnehmer", "teilnehmerid", "personalnummer", "identifiant",
})  # fmt: skip
"""Headings, normalised and without spaces, of columns that say who somebody is."""

NOBODY = frozenset({
    "", "anonymous", "anonym", "anonyme", "anónimo", "anonimo", "anônimo", "anoniem", "anonimowy", "anonymní", "匿名",
})  # fmt: skip
"""What tools write for an address that they did not keep, in small letters."""

OF_PEOPLE = frozenset({"Google Forms", "REDCap"})
"""Tools whose own column of respondents names people, not rows: an address, or a record with a row an event."""

_ADDRESS = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")


class IdsTwice:
    """What columns say of who answered that nobody called the respondent; fed batch by batch.

    Those are columns that are not understood, where no other says it, and those of addresses beside the id that a tool
    gives every row, whether the tool asked for them by itself or somebody did as a question.
    """

    def __init__(self, layout: Layout) -> None:
        rows_alone = _names_rows(layout)
        unknown = set(layout.not_understood) if RESPONDENT not in layout.person or rows_alone else set()
        self._of_tool = frozenset(layout.of_people)
        self._addresses_alone = rows_alone
        self._headings = {
            i: one.title for i, one in enumerate(layout.source.headings) if one.title in unknown or i in self._of_tool
        }
        self._seen: dict[int, list[Numbers]] = {position: [] for position in self._headings}

    def take_in(self, columns: Sequence[Cells]) -> None:
        """Take in a batch; a column is let go at the first cell that is no address, unless its heading names people."""
        for position, heading in list(self._headings.items()):
            texts = [text.strip() for text in columns[position].texts]
            if position in self._of_tool:
                texts = ["" if text.casefold() in NOBODY else text for text in texts]
            elif not self._may_name(heading) and not all(not text or _ADDRESS.fullmatch(text) for text in texts):
                del self._headings[position], self._seen[position]
                continue
            known = np.array([hash(text.casefold()) if text else 0 for text in texts], np.int64)
            self._seen[position].append(known[columns[position].numbers])

    def refuse(self, name: str) -> None:
        """Raise SamePersonAskedError, with what to write, where rows of one address or id would count as several people."""
        for position, heading in self._headings.items():
            seen = np.concatenate([np.empty(0, np.int64), *self._seen[position]])
            _, times = np.unique(seen[seen != 0], return_counts=True)
            twice = int((times > 1).sum())
            if twice:
                stand = "one of them stands" if twice == 1 else f"{twice:,} of them stand"
                none = f"No column of {name} is called the respondent, and in {quoted(heading)} {stand}"
                many = "one address or code stands" if twice == 1 else f"{twice:,} addresses or codes stand"
                is_beside = position in self._of_tool or self._addresses_alone
                what = f"In {quoted(heading)} of {name} {many}" if is_beside else none
                raise SamePersonAskedError(
                    f"{what} in several rows.",
                    "They may be the same person; nothing was stored.",
                    f"Say under columns of a mapping file, or in the page's table of columns, that {quoted(heading)} is "
                    "the respondent, or skip where every row is another person.",
                    column=heading,
                )

    def _may_name(self, heading: str) -> bool:
        return _named(heading) and not self._addresses_alone


def _names_rows(layout: Layout) -> bool:
    """Whether the respondents of a file are known by the id that a tool gives every row."""
    source, column = layout.source, layout.person.get(RESPONDENT)
    if column is None or source.tool is None or source.tool in OF_PEOPLE:
        return False
    headings = [source.headings[position] for position in column.positions]
    return all(heading.by_tool and not heading.of_person for heading in headings)


def _named(heading: str) -> bool:
    return re.sub(r"\W", "", normalised(heading)) in NAMES_OF_PEOPLE
