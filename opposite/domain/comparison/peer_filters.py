"""How filters cut organisations into parts, so that no part is too small to hide in (opposite.domain.comparison.peer_parts).

It is decided for all sectors, sizes and countries at once, not for those of one organisation: describing one's own
organisation anew asks for no other cut.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple

LEAST = 5
"""So many organisations, at least, cannot be told from each other."""


class Kind(StrEnum):
    """What others may have in common with an organisation; in this order filters are decided on."""

    SECTOR = "sector"
    SIZE = "size"
    COUNTRY = "country"


class Traits(NamedTuple):
    """What is known of an organisation that filters look at, in lower case; None where nobody said."""

    sector: str | None = None
    size: str | None = None
    country: str | None = None

    def of(self, kind: Kind) -> str | None:
        """Its value of a kind."""
        value: str | None = getattr(self, kind.value)
        return value


Filter = tuple[Kind, str]
"""A kind and the value of it that others must have."""


def cut_apart(
    members: Mapping[int, Traits], filters: frozenset[Filter] = frozenset()
) -> list[tuple[frozenset[Filter], list[int]]]:
    """Organisations cut by what they have in common into parts of none or at least `LEAST`, each with its filters.

    Kinds in their order, within one the most frequent value first: a part is cut where neither piece holds too few. All lie
    within `filters` before, and are not cut by these kinds again.
    """
    parts = [(filters, list(members))]
    for kind in Kind:
        parts = [piece for part in parts for piece in _cut_by(kind, part, members)]
    return parts


def _cut_by(
    kind: Kind, part: tuple[frozenset[Filter], list[int]], members: Mapping[int, Traits]
) -> Iterator[tuple[frozenset[Filter], list[int]]]:
    filters, ids = part
    if any(one is kind for one, _ in filters):
        yield part
        return
    by_value: dict[str | None, list[int]] = {}
    for id_ in ids:
        by_value.setdefault(members[id_].of(kind), []).append(id_)
    left = len(ids)
    rest = by_value.pop(None, [])
    for value, some in sorted(by_value.items(), key=lambda one: (-len(one[1]), one[0] or "")):
        if value is not None and len(some) >= LEAST and not 0 < left - len(some) < LEAST:
            left -= len(some)
            yield filters | {(kind, value)}, some
        else:
            rest = rest + some
    if rest:
        yield filters, rest
