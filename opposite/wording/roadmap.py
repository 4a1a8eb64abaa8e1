"""What is said of a roadmap and of each of its rows."""

from __future__ import annotations

from opposite.domain.roadmap_rows import Roadmap, RoadmapRow
from opposite.wording.figures import counted, day_count, percent, rounded


def reason(row: RoadmapRow) -> str:
    """Why an initiative stands in the roadmap: what it lifts, how much of the gaps it closes, what it unlocks."""
    parts: list[str] = []
    for closing in row.closings:
        unscored = " (not scored yet, so the lowest level stands in)" if closing.unscored else ""
        part = f"{closing.title} from {rounded(closing.start)} to {rounded(closing.to)}{unscored}"
        if closing.closed > 0:
            part += f", closing {rounded(closing.closed)} of its gap"
        parts.append(part)
    sentence = f"Lifts {'; '.join(parts)}." if parts else "Prepares others; what it lifts is reached already."
    if row.unlocks:
        sentence += f" {counted(len(row.unlocks), 'further initiative')} can start only after it."
    return sentence


def roadmap_headline(roadmap: Roadmap) -> str:
    """What the plan is, in one sentence a board can read out."""
    if not roadmap.rows:
        return f"No initiative adds anything for {roadmap.organisation} under these settings."
    first = sum(row.horizon == roadmap.rows[0].horizon for row in roadmap.rows)
    days = sum(row.initiative.effort_days for row in roadmap.rows)
    before, after = roadmap.radar_before.get("root"), roadmap.radar_after_each_period[-1].get("root")
    moved = (
        ""
        if before is None or after is None
        else f", taking the overall score from {rounded(before)} to {rounded(after)} if every step works"
    )
    return (
        f"{counted(len(roadmap.rows), 'initiative')} over {counted(roadmap.request.periods, roadmap.period)}, "
        f"{first} of them to start with, {day_count(days)} of work{moved}."
    )


def naive_comparison(roadmap: Roadmap) -> str | None:
    """What the plan gains over tackling the largest gap first; None where nothing can be gained."""
    if roadmap.naive_objective <= 0 or roadmap.plan.objective <= 0:
        return None
    more = roadmap.plan.objective / roadmap.naive_objective - 1
    if abs(more) < 0.005:
        return "It closes as much of the gaps, as early, as a plan that tackles the largest gap first."
    return (
        f"It closes {percent(abs(more))} {'more' if more > 0 else 'less'} of the gaps, weighted by importance and time, "
        "than a plan that tackles the largest gap first."
    )
