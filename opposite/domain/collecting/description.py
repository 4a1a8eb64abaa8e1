"""What is kept of an organisation beside its name: sector, people, country, tags, and the consultant's note."""

from __future__ import annotations

from dataclasses import dataclass

SIZES = (
    (250, "under 250 people"),
    (1_000, "250 to 999 people"),
    (5_000, "1,000 to 4,999 people"),
    (None, "5,000 people or more"),
)
"""Classes of size: how many people none of a class reaches, and how the class is called."""

MOST_PEOPLE = 10_000_000
"""More people than work anywhere: a larger number is a slip."""

NOTE_LIMIT = 4_000
"""Characters of the longest note."""


def size_of(people: int) -> str:
    """The class of size of so many people."""
    return next(called for limit, called in SIZES if limit is None or people < limit)


def size_class(typed: str) -> str:
    """The class of size that is meant: one by its name as typed, or that of a number of people."""
    number = typed.replace(",", "").strip()
    return size_of(int(number)) if number.isascii() and number.isdigit() else typed


@dataclass(frozen=True, slots=True)
class Description:
    """What is kept of an organisation; None where nobody said.

    `size` is the class of size: that of `people` where their number is known.
    """

    sector: str | None = None
    size: str | None = None
    people: int | None = None
    country: str | None = None
    tags: tuple[str, ...] = ()
    note: str | None = None

    def filled_from(self, other: Description) -> Description:
        """This one, with what the other says where it says nothing; tags of both, and both notes."""
        has_size = self.size is not None
        notes = [note for note in (self.note, other.note) if note is not None]
        return Description(
            sector=other.sector if self.sector is None else self.sector,
            size=self.size if has_size else other.size,
            people=self.people if has_size else other.people,
            country=other.country if self.country is None else self.country,
            tags=without_repeats((*self.tags, *other.tags)),
            note="\n\n".join(dict.fromkeys(notes))[:NOTE_LIMIT] or None,
        )


def without_repeats(tags: tuple[str, ...]) -> tuple[str, ...]:
    """The tags in their order, each once whatever its case."""
    by_form: dict[str, str] = {}
    for tag in tags:
        by_form.setdefault(tag.casefold(), tag)
    return tuple(by_form.values())
