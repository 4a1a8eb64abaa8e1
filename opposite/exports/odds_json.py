"""The odds of a roadmap, and what safety cost, as plain values."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from opposite.domain.roadmap.odds import Odds, Safety
from opposite.domain.roadmap.rows import Roadmap


def odds_document(roadmap: Roadmap, odds: Odds) -> dict[str, Any]:
    """The odds: the first part, each row, and the overall score at the end of each period."""
    after = roadmap.radar_after_each_period
    return {
        "draws": odds.draws,
        "seed": odds.seed,
        "first_wave": odds.first_wave,
        "rows": [asdict(row) for row in odds.rows],
        "overall": [
            {"period": period, **asdict(score), "if_all_work": after[period - 1].get("root")}
            for period, score in enumerate(odds.overall, 1)
        ],
    }


def end_document(odds: Odds) -> dict[str, Any]:
    """When the last row ends, and what moves that most."""
    return {"p50": odds.end_p50, "p80": odds.end_p80, "moved_by": [asdict(mover) for mover in odds.movers]}


def safety_document(safety: Safety) -> dict[str, Any]:
    """What a plan that was asked to hold comes to: whether it does, and what that costs."""
    return {**asdict(safety), "lengthened": dict(safety.lengthened), "dropped": list(safety.dropped)}
