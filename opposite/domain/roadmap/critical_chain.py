"""What decides how long a roadmap takes: its critical chain."""

from __future__ import annotations

from opposite.domain.roadmap.rows import Roadmap, RoadmapRow


def critical_chain(roadmap: Roadmap) -> tuple[str, ...]:
    """Ids of the rows one after the other that decide when the work ends; empty without rows.

    It is followed back from the row whose work ends last, by what keeps each row from starting earlier: the row that has
    to be finished, that brings the level which is required, or that takes the people or the place among those that may be
    in progress (Goldratt's critical chain, where people are waited for as work is). It ends where a row could start at
    once, or waits for nothing but a fixed date.
    """
    if not roadmap.rows:
        return ()
    row: RoadmapRow | None = max(roadmap.rows, key=lambda each: (each.work_ends, -each.order))
    chain: list[str] = []
    while row is not None:
        chain.append(row.initiative.id)
        row = _waited_for(roadmap, row)
    return tuple(reversed(chain))


def _waited_for(roadmap: Roadmap, row: RoadmapRow) -> RoadmapRow | None:
    """The row that ends right before another one and keeps it from starting earlier; None where none does."""
    bound = row.reason.bound
    if bound is None:
        return None
    ended = [other for other in roadmap.rows if other.finish_period < row.start_period]
    if bound.kind == "prerequisite":
        causes = [other for other in ended if other.initiative.id == bound.subject]
    elif bound.kind == "required_level":
        causes = [other for other in ended if any(raised.question == bound.subject for raised in other.reason.raises)]
    elif bound.kind == "capacity":
        causes = [
            other
            for other in ended
            if other.initiative.demand.get(bound.subject, 0) > 0 and other.finish_period == row.start_period - 1
        ]
    elif bound.kind == "at_once":
        causes = [other for other in ended if other.finish_period == row.start_period - 1]
    else:
        causes = []
    return max(causes, key=lambda other: (other.finish_period, other.work_ends, -other.order), default=None)
