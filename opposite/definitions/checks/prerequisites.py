"""Prerequisites: they exist, and no initiative waits for itself."""

from __future__ import annotations

from collections.abc import Iterator

from opposite.definitions.checks.references import unknown
from opposite.definitions.diagnostics import Diagnostic
from opposite.definitions.partial_framework import PartialFramework


def check_prerequisites(partial: PartialFramework) -> Iterator[Diagnostic]:
    """Unknown prerequisites, and a mistake naming the cycle wherever initiatives wait for one another."""
    by_id = {id_: source for source in reversed(partial.initiatives) if (id_ := source["id"].text) is not None}
    ids = [id_ for source in partial.initiatives if (id_ := source["id"].text) is not None]
    waits_for: dict[str, list[str]] = {}
    for id_ in dict.fromkeys(ids):
        for prerequisite in by_id[id_]["prerequisites"].items:
            name = prerequisite.text
            if name in by_id:
                waits_for.setdefault(id_, []).append(str(name))
    for initiative in partial.initiatives:
        for prerequisite in initiative["prerequisites"].items:
            name = prerequisite.text
            if name is not None and name not in by_id and partial.complete:
                yield unknown(prerequisite, name, what="initiative", known=ids)
    for cycle in _cycles(waits_for):
        message = f"waits for itself: {' -> '.join([*cycle, cycle[0]])}"
        yield by_id[cycle[0]].error(message, remedy="remove one of these prerequisites")


def _cycles(waits_for: dict[str, list[str]]) -> Iterator[list[str]]:
    """Cycles that share no initiative, at least one of every knot; each begins where it was first entered."""
    done: set[str] = set()
    told: set[str] = set()
    for start, first in waits_for.items():
        way = {start: iter(first)} if start not in done else {}
        while way:
            initiative = next(reversed(way))
            onwards = next(way[initiative], None)
            if onwards is None:
                done.add(initiative)
                del way[initiative]
            elif onwards in way:
                steps = list(way)
                cycle = steps[steps.index(onwards) :]
                if not told & set(cycle):
                    told |= set(cycle)
                    yield cycle
            elif onwards not in done:
                way[onwards] = iter(waits_for.get(onwards, ()))
