"""Several roadmaps side by side: one row a measure, one column a scenario."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from opposite import wording
from opposite.domain.roadmap.rows import Roadmap


def scenario_rows(plans: Mapping[str, Roadmap]) -> list[dict[str, str]]:
    """What each plan comes to, in words and figures."""
    measures: Mapping[str, Callable[[Roadmap], str]] = {
        "Overall score at the end": lambda r: wording.figure(r.radar_after_each_period[-1].get("root")),
        "Initiatives": lambda r: str(len(r.rows)),
        "Of them to start with": lambda r: str(sum(row.horizon == r.first_wave[0] for row in r.rows)),
        "Days of work": lambda r: wording.day_count(sum(row.initiative.effort_days for row in r.rows)),
        "Ends": lambda r: wording.day(max(row.finish_date for row in r.rows)) if r.rows else "–",
        "Short of the best possible by at most": lambda r: wording.percent(r.plan.gap_to_best),
    }
    return [{"": measure, **{name: of(roadmap) for name, roadmap in plans.items()}} for measure, of in measures.items()]
