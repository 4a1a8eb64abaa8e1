"""What the command line prints, as DataFrames for notebooks: the same columns, rows and order, with types that never depend on the data.

Text is `string`, counts `Int64`, figures `Float64`, dates `datetime64[s]`; what is absent is `pd.NA` or `NaT`, never 0.
A list without entries is empty text. Reading changes nothing; a database that is not there is never made.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path
from typing import Any, Literal

import pandas as pd

from opposite import wording
from opposite.domain.collecting.assessment import Assessment
from opposite.engine.agreement.agreement import read_agreement as agreement_of
from opposite.engine.agreement.reliability import reliability
from opposite.engine.collecting.assessments import find_wave
from opposite.engine.collecting.choosing import chosen_assessments, framework_id
from opposite.engine.handover.taking import workspace_of
from opposite.engine.progress.statuses import read_said
from opposite.engine.report import build_report
from opposite.engine.roadmap.known_roadmaps import build_roadmap
from opposite.engine.roadmap.odds import DRAWS, SEED, with_odds
from opposite.engine.roadmap.request import DEFAULT_METHOD, RoadmapOptions
from opposite.engine.workspace import Workspace
from opposite.errors import PlanError
from opposite.settings import database_address, today
from opposite.tables.agreement import (
    agreement_by_factor,
    agreement_by_question,
    reliability_by_factor,
    reliability_by_question,
)
from opposite.tables.roadmap import roadmap_table
from opposite.tables.scoring import scores_table
from opposite.tables.table import LongTable, Table

COUNTS = frozenset({
    "respondents", "groups", "rank", "peers", "answered", "dont_know", "not_applicable", "unanswered", "n", "items",
    "complete_rows", "order", "start_period", "finish_period", "slack_periods",
})  # fmt: skip

DATES = frozenset({"start_date", "finish_date", "finish_p50", "finish_p80"})

FIGURES = frozenset({
    "score", "minimum", "maximum", "percent", "target", "gap", "percent_to_target", "coverage", "interval_low",
    "interval_high", "percentile", "importance", "opportunity", "mean", "variance", "ad_mean", "ad_median", "rwg", "awg",
    "eta_squared", "rwg_j", "rwg_star_j", "icc1", "icc2", "krippendorff_alpha", "alpha", "alpha_low", "alpha_high",
    "omega", "item_rest_min", "item_rest", "alpha_if_dropped", "effort_days", "value", "chance",
})  # fmt: skip
"""Columns of each type; all others are text."""

Period = Literal["quarter", "month"]
Method = Literal["optimal", "greedy", "largest-gap"]


def read_scores(
    *,
    database: str | Path | None = None,
    by: str | None = None,
    organisations: str | Collection[str] = (),
    wave: str | None = None,
    framework: str | None = None,
    all_waves: bool = False,
) -> pd.DataFrame:
    """Scores of each organisation's latest wave: organisations by name, then the framework's order.

    `database` is the path of a file; absent, OPPOSITE_DATABASE, else data/opposite.duckdb here. `by` is `question`,
    `overall`, `group` or a node kind such as `factor`; absent, the framework's display level. `organisations` are exact
    names, or one; none means all. `wave` is a label; `framework` an id or a path. `all_waves` gives every wave, oldest
    first. Raises NotFoundError for an organisation, wave or kind that is not there, StoreError for a database that is
    not, ValueError for one wave and every wave at once.
    """
    with _opened(database) as workspace:
        chosen = _chosen(workspace, organisations, wave, framework, all_waves=all_waves)
        return _frame(scores_table(workspace, chosen, by=by))


def read_agreement(
    *,
    database: str | Path | None = None,
    by: Literal["factor", "question"] = "factor",
    organisations: str | Collection[str] = (),
    wave: str | None = None,
    framework: str | None = None,
    all_waves: bool = False,
) -> pd.DataFrame:
    """Agreement among the people of each assessment; arguments, order and errors as `read_scores`."""
    with _opened(database) as workspace:
        chosen = _chosen(workspace, organisations, wave, framework, all_waves=all_waves)
        agreements = [agreement_of(workspace, assessment) for assessment in chosen]
    by_kind = {"factor": agreement_by_factor, "question": agreement_by_question}
    return _frame(by_kind[by](agreements))


def read_reliability(
    *,
    database: str | Path | None = None,
    by: Literal["factor", "question"] = "factor",
    framework: str = "opposite",
) -> pd.DataFrame:
    """Reliability of a framework's factors or questions, over everybody in the database who answered it.

    `framework` is an id or a path; UnknownFrameworkError where it is neither.
    """
    with _opened(database) as workspace:
        figures = reliability(workspace, workspace.resolve(framework).framework)
    by_kind = {"factor": reliability_by_factor, "question": reliability_by_question}
    return _frame(by_kind[by](figures))


def read_roadmap(
    organisation: str,
    *,
    database: str | Path | None = None,
    wave: str | None = None,
    framework: str | None = None,
    period: Period | None = None,
    periods: int | None = None,
    start: date | None = None,
    capacity: Mapping[str, float | Sequence[float]] | None = None,
    budget: float | None = None,
    targets: Mapping[str, float] | None = None,
    pins: Mapping[str, int] | None = None,
    exclusions: str | Collection[str] = (),
    method: Method | None = None,
    at_once: int | Literal["none"] | None = None,
    quick_wins: int | None = None,
    finish_by: Mapping[str, date] | None = None,
    not_before: Mapping[str, date] | None = None,
    must: str | Collection[str] = (),
    draws: int = DRAWS,
    seed: int = SEED,
) -> pd.DataFrame:
    """The roadmap of an organisation's latest wave, or of the wave named: one row an initiative, by start, then value.

    `capacity` is FTE by role, period by period, the last holding on, or one number for all:
    {"change": [2, 1], "design": 1}. `budget` is days of work in all, `targets` levels by factor or question, `pins`
    periods (from 1) by initiative, `exclusions` initiatives to leave out, or one, `at_once` how many may be in progress in a period (or
    "none"), `quick_wins` how many of these start in the first, `finish_by` and `not_before` days by initiative, `must`
    initiatives to plan, or one. Absent values are the framework's; the method is the optimal one, which may take some seconds.
    The odds (finish_p50, finish_p80, chance) come from so many `draws` of one `seed`.
    Raises NotFoundError for what is not there, PlanError for wishes that contradict each other.
    """
    wishes = RoadmapOptions(
        period=period,
        periods=periods,
        start=start,
        capacity={role: _by_period(fte) for role, fte in (capacity or {}).items()},
        budget=budget,
        targets=dict(targets or {}),
        pins=dict(pins or {}),
        exclusions=frozenset(_several(exclusions)),
        method=method or DEFAULT_METHOD,
        at_once=at_once,
        quick_wins=quick_wins,
        finish_by=dict(finish_by or {}),
        not_before=dict(not_before or {}),
        must=frozenset(_several(must)),
    )
    with _opened(database) as workspace:
        assessment = find_wave(workspace, organisation, wave, framework=framework_id(workspace, framework))
        report, said = build_report(workspace, assessment.id, today=today()), read_said(workspace, assessment)
    try:
        roadmap = build_roadmap(report, wishes)
    except PlanError as error:
        raise PlanError(wording.plan_refused(error)) from error
    roadmap = with_odds(report, roadmap, draws=draws, seed=seed)
    return _frame(roadmap_table(roadmap.with_said(*said)))


def _chosen(
    workspace: Workspace,
    organisations: str | Collection[str],
    wave: str | None,
    framework: str | None,
    *,
    all_waves: bool,
) -> list[Assessment]:
    if wave is not None and all_waves:
        raise ValueError("One wave and all_waves contradict each other: leave out one of the two.")
    return chosen_assessments(workspace, _several(organisations), wave, framework, all_waves=all_waves)


def _several(names: str | Collection[str]) -> Collection[str]:
    """The names, of which one may stand alone."""
    return (names,) if isinstance(names, str) else names


def _by_period(fte: float | Sequence[float]) -> tuple[float, ...]:
    """FTE period by period, of which one that holds throughout may stand alone."""
    return tuple(fte) if isinstance(fte, Iterable) else (float(fte),)


def _opened(database: str | Path | None) -> AbstractContextManager[Workspace]:
    """A workspace to read, of a snapshot where the application has the database open."""
    return workspace_of(database_address() if database is None else str(database), make=False, to_read=True)


def _frame(table: Table | LongTable) -> pd.DataFrame:
    """A table with the type of each column by its name."""
    columns = list(zip(*table.rows, strict=True)) or ((),) * len(table.columns)
    named = zip(table.columns, columns, strict=True)
    return pd.DataFrame({name: _series(name, values) for name, values in named})


def _series(name: str, values: Sequence[Any]) -> pd.Series[Any]:
    if name in DATES:
        return pd.Series(pd.to_datetime(pd.Series(values, dtype="object")), dtype="datetime64[s]")
    kind = "Int64" if name in COUNTS else "Float64" if name in FIGURES else "string"
    return pd.Series(values, dtype=kind)
