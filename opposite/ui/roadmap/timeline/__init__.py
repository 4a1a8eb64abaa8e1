"""The roadmap on one screen: a timeline that is drawn in the browser, in which a row can be chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

import streamlit as st

from opposite import wording
from opposite.charts.theme import LIGHT, lens_colour
from opposite.domain.roadmap.critical_chain import critical_chain
from opposite.domain.roadmap.periods import periods_since
from opposite.domain.roadmap.rows import Roadmap, RoadmapRow
from opposite.ui.shell import keys
from opposite.ui.shell.session import widget_value
from opposite.wording.roadmap import timeline as words


@cache
def _component() -> Callable[..., Any]:
    """Drawn by a script of ours that is part of the page: nothing is fetched."""
    here = files(__package__)
    return st.components.v2.component(
        "opposite_timeline",
        html="<div class='plan'></div>",
        css=(here / "timeline.css").read_text(encoding="utf-8"),
        js=(here / "timeline.js").read_text(encoding="utf-8"),
    )


def show_timeline(
    roadmap: Roadmap,
    *,
    target: float | None,
    today: date,
    final: bool,
    selected: str | None,
    chosen: Callable[[str | None], None],
) -> None:
    """Draw the plan with the row lit that is selected, grey unless it is final.

    `chosen` hears the id of a row that somebody chooses, None where it is let go again.
    """
    _component()(
        key=keys.TIMELINE,
        data={**drawn(roadmap, target=target, today=today), "final": final, "selected": selected},
        on_chosen_change=lambda: chosen(widget_value(keys.TIMELINE)["chosen"] or None),
    )


def drawn(roadmap: Roadmap, *, target: float | None, today: date) -> dict[str, Any]:
    """What the timeline is drawn from; times count periods from 0, the start of the plan."""
    chain = set(critical_chain(roadmap))
    overall = [each.get("root") for each in (roadmap.radar_before, *roadmap.radar_after_each_period)]
    scored = [score for score in overall if score is not None]
    titles = {row.initiative.id: row.initiative.title for row in roadmap.rows}
    return {
        "rows": [_row(roadmap, row, titles, critical=row.initiative.id in chain) for row in roadmap.rows],
        "periods": list(roadmap.period_labels),
        "horizons": _horizons(roadmap),
        "today": _today(roadmap, today),
        "use": [_people(roadmap, role, use) for role, use in roadmap.capacity_use.items() if any(use)],
        "score": {
            "all": overall if scored else [],
            "told": [None if score is None else wording.rounded(score) for score in overall],
            "band": _band(roadmap),
            "target": target,
        },
        "words": {
            "timeline": words.timeline_words(roadmap),
            "rows": words.ROWS,
            "today": words.TODAY,
            "people": words.PEOPLE,
            "overall": words.OVERALL,
            "score": words.overall_words(overall, roadmap.period_labels),
            "target": "" if target is None else words.target_words(target, roadmap.targets),
        },
    }


def _row(roadmap: Roadmap, row: RoadmapRow, titles: dict[str, str], *, critical: bool) -> dict[str, Any]:
    initiative, (start, end) = row.initiative, roadmap.bar(row)
    later = row.work_ends + timedelta(days=1 + roadmap.spare_days(row))
    needs = [other.initiative.id for other in roadmap.needed_first(row)]
    return {
        "id": initiative.id,
        "title": initiative.title,
        "owner": words.owner(row),
        "horizon": wording.capitalised(row.horizon),
        "colour": _colour(roadmap, initiative.lens),
        "start": start,
        "end": end,
        "spare": periods_since(roadmap.start, later, roadmap.period),
        "slack": words.time_to_spare(roadmap, row, critical=critical),
        "critical": critical,
        "needs": needs,
        "feeds": [unlocked for unlocked in row.reason.unlocks if unlocked in titles],
        "words": words.row_words(roadmap, row, [titles[need] for need in needs], critical=critical),
    }


def _people(roadmap: Roadmap, role: str, use: Sequence[float]) -> dict[str, Any]:
    name = wording.capitalised(role)
    limits = [roadmap.request.capacity_in(role, period) for period in range(1, len(use) + 1)]
    told = words.role_words(name, use, limits, roadmap.period_labels)
    return {"name": name, "use": list(use), "limits": limits, "words": told}


def _colour(roadmap: Roadmap, lens: str | None) -> int | None:
    """The place of a lens's colour in the theme's list; None for one without a place."""
    order = [each.id for each in roadmap.framework.lenses]
    colour = lens_colour(lens, order.index(lens) if lens in order else 0, dark=False)
    return LIGHT.categorical.index(colour) if colour in LIGHT.categorical else None


def _horizons(roadmap: Roadmap) -> list[tuple[str, int, int]]:
    """Names of the parts of the plan, with the periods at which each begins and ends, counted from 0."""
    ends = [last for _, last in roadmap.horizons]
    return [
        (wording.capitalised(name), before, last)
        for (name, last), before in zip(roadmap.horizons, [0, *ends], strict=False)
    ]


def _band(roadmap: Roadmap) -> list[tuple[float, float]] | None:
    """Within what the overall score is in eight draws of ten, at the start and at the end of each period; None unknown."""
    now = roadmap.radar_before.get("root")
    drawn = [] if roadmap.odds is None else [(each.p10, each.p90) for each in roadmap.odds.overall]
    told = [(low, high) for low, high in drawn if low is not None and high is not None]
    return [(now, now), *told] if now is not None and told and len(told) == len(drawn) else None


def _today(roadmap: Roadmap, today: date) -> float | None:
    """Where today lies in periods from the start; None before and after the plan."""
    periods = periods_since(roadmap.start, today, roadmap.period)
    return periods if 0 <= periods <= roadmap.request.periods else None
