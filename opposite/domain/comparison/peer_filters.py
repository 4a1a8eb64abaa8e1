"""By which filters others may be narrowed without telling the figures of one of them.

Who sees where they stand among others under several filters can take one answer from another: what is below them in all
but not in their sector, before and after. The rule: the filters that are told of cut the others into classes, and each
class holds none or at least `LEAST` organisations that whoever looks may not see anyway. Every group that filters make,
also several together, is a union of whole classes. So whatever is told of all groups stays as it is when two
organisations of a class change places: nothing tells which of at least `LEAST` a figure belongs to.

Which filters are told of is decided for all sectors, sizes and countries at once, not for those of one organisation:
describing one's own organisation anew asks for no other cut.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
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


def safe_filters(organisations: Mapping[int, Traits], *, seen: Collection[int] | None = ()) -> frozenset[Filter]:
    """The filters that may be told of these organisations, to somebody who may see those `seen` anyway; None sees all.

    Kinds in their order, within one the most frequent value first: a filter is taken where it cuts no class into parts
    of which one holds some but fewer than `LEAST`.
    """
    hidden = {} if seen is None else {id_: it for id_, it in organisations.items() if id_ not in seen}
    class_of = dict.fromkeys(hidden, 0)
    sizes = Counter(class_of.values())
    safe: set[Filter] = set()
    for kind, value in _candidates(organisations):
        members = [id_ for id_, traits in hidden.items() if traits.of(kind) == value]
        inside = Counter(class_of[id_] for id_ in members)
        if any(n < LEAST or 0 < sizes[cut] - n < LEAST for cut, n in inside.items()):
            continue
        safe.add((kind, value))
        first = len(sizes)
        parts = {cut: first + number for number, cut in enumerate(inside)}
        for id_ in members:
            class_of[id_] = parts[class_of[id_]]
        for cut, n in inside.items():
            sizes[cut] -= n
            sizes[parts[cut]] = n
    return frozenset(safe)


def _candidates(organisations: Mapping[int, Traits]) -> Iterator[Filter]:
    for kind in Kind:
        values = Counter(value for traits in organisations.values() if (value := traits.of(kind)) is not None)
        for value in sorted(values, key=lambda one: (-values[one], one)):
            yield kind, value
