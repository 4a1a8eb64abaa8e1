"""The benchmarks that are held here, as a table."""

from __future__ import annotations

from collections.abc import Iterable

from opposite.engine.comparison.benchmarks import Held
from opposite.tables.table import Table, yes_or_no

BENCHMARK_COLUMNS = (
    "number",
    "source",
    "date",
    "framework",
    "version",
    "sectors",
    "sizes",
    "countries",
    "by_tag",
    "organisations",
    "people",
    "questions",
    "counts",
)


def benchmarks_table(held: Iterable[Held]) -> Table:
    """One row a benchmark, in the order they were read; `counts` is no where a later one of its source takes its place."""
    return Table("benchmarks", BENCHMARK_COLUMNS, tuple(_row(one) for one in held))


def _row(held: Held) -> tuple[object, ...]:
    one = held.benchmark
    return (
        held.id,
        one.source,
        one.date,
        one.framework.id,
        one.framework.version,
        "; ".join(one.scope.sectors),
        "; ".join(one.scope.sizes),
        "; ".join(one.scope.countries),
        yes_or_no(one.scope.by_tag),
        one.organisations,
        one.people,
        len(one.questions),
        yes_or_no(held.counts),
    )
