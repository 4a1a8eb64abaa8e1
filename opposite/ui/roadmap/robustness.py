"""What the roadmap page shows of how stable the choice is: a row an initiative, with how often it starts first."""

from __future__ import annotations

from opposite.domain.roadmap.robustness import PlanStability
from opposite.domain.roadmap.rows import Roadmap


def stability_rows(roadmap: Roadmap, held: PlanStability) -> list[dict[str, object]]:
    """The initiatives of the plan, in its order, then others that start first in some variation, the most often first.

    Without a column for other people where they may not be drawn.
    """
    times, people = held.by_weights.times, {} if held.by_people is None else held.by_people.times
    starts = {row.initiative.id: row.start_date for row in roadmap.rows}
    most = {initiative: max(count, people.get(initiative, 0)) for initiative, count in times.items()}
    others = sorted((i for i, count in most.items() if count and i not in starts), key=lambda i: (-most[i], i))
    rows: list[dict[str, object]] = []
    for initiative in (*starts, *others):
        row: dict[str, object] = {
            "Initiative": roadmap.request.by_id[initiative].title,
            "Start": starts.get(initiative),
            "With other weights": f"in {times[initiative]} of {held.variations}",
        }
        if initiative in people:
            row["With other people"] = f"in {people[initiative]} of {held.variations}"
        rows.append(row)
    return rows
