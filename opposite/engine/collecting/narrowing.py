"""Which organisations are meant where not all are: by sector, size, country, tags, part of a name, and whether they are archived."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple


class Narrowing(NamedTuple):
    """One of these sectors, sizes and countries, and each of these tags, in whatever case; empty where any will do.

    `archived` None means archived or not. Lists are narrowed further to those `found` by what they are `called`, part of a
    name; None where nobody looked for any.
    """

    sectors: tuple[str, ...] = ()
    sizes: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    archived: bool | None = None
    called: str = ""
    found: tuple[int, ...] | None = None

    @property
    def parameters(self) -> dict[str, Any]:
        """What a statement is told of it, beside those who were found."""
        return {
            "sectors": _folded(self.sectors),
            "sizes": _folded(self.sizes),
            "countries": _folded(self.countries),
            "tags": _folded(self.tags),
            "archived": self.archived,
        }


ALL = Narrowing()


def _folded(words: Sequence[str]) -> list[str] | None:
    """Words as the store compares them: in lower case, with single spaces; None where there are none."""
    return [" ".join(word.split()).lower() for word in words] or None
