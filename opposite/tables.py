"""The tables people take away: one set of columns for pages, CSV, XLSX and JSON, made from reports alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from opposite import wording
from opposite.domain.agreement.rows import Agreement
from opposite.domain.collecting.assessment import Assessment, wave_key
from opposite.domain.comparison.differences import exceeds_noise
from opposite.domain.framework import ROOT, Framework
from opposite.domain.progress.states import Progress
from opposite.domain.roadmap.rows import Roadmap, RoadmapRow
from opposite.domain.scoring.report import Report, Scored
from opposite.domain.scoring.scores import NodeScore, QuestionScore
from opposite.engine.agreement.reliability import Reliability
from opposite.engine.workspace import KnownFramework


@dataclass(frozen=True, slots=True)
class Table:
    """Named columns and rows of text, numbers, dates and None; rows are as long as the columns.

    `decimals` tells how many of a number say anything to the eye.
    """

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    decimals: int = 1


ROADMAP_COLUMNS = (
    "organisation", "wave", "order", "initiative", "title", "factor", "lens", "horizon", "start_period",
    "finish_period", "start_date", "finish_date", "effort_days", "roles", "prerequisites", "owner", "customer_outcome",
    "business_outcome", "kpi", "value", "reason", "status",
)  # fmt: skip

AnyScored = TypeVar("AnyScored", bound=Scored)

NODE_FIGURES = (
    "score", "minimum", "maximum", "percent", "stage", "target", "gap", "percent_to_target", "respondents", "groups",
    "coverage", "interval_low", "interval_high", "percentile", "rank", "peers",
)  # fmt: skip

QUESTION_COLUMNS = (
    "organisation", "wave", "question", "factor", "title", "score", "minimum", "maximum", "respondents", "answered",
    "dont_know", "not_applicable", "unanswered", "importance", "target", "gap", "opportunity", "lens", "knowledge",
)  # fmt: skip

GROUP_COLUMNS = ("organisation", "wave", "group", "factor", "score", "respondents", "hidden")

COMPARE_COLUMNS = (
    "organisation", "wave", "factor", "title", "score", "interval_low", "interval_high", "percentile", "rank", "peers",
    "difference", "exceeds_noise",
)  # fmt: skip


def _in_order(scored: Iterable[AnyScored]) -> list[AnyScored]:
    """Organisations by name, their waves oldest first."""
    return sorted(scored, key=lambda one: (one.assessment.organisation.name, wave_key(one.assessment)))


def _place(one: Scored) -> tuple[str, str]:
    return one.assessment.organisation.name, one.assessment.wave


def _figures(row: NodeScore) -> tuple[Any, ...]:
    low, high = row.interval or (None, None)
    return (
        row.score, row.minimum, row.maximum, row.percent, row.stage, row.target, row.gap, row.percent_to_target,
        row.respondents, row.groups, row.coverage, low, high, row.percentile, row.rank, row.peers,
    )  # fmt: skip


def scores_by_kind(scored: Iterable[Scored], kind: str) -> Table:
    """One row a node of a kind (`overall` for the root) of each assessment, in the framework's order.

    Assessments whose framework has no node of that kind have no rows.
    """
    rows = [
        (*_place(one), row.node, row.title, *_figures(row))
        for one in _in_order(scored)
        for row in one.nodes.values()
        if (row.node == ROOT if kind == "overall" else row.kind == kind and row.node != ROOT)
    ]
    return Table("scores", ("organisation", "wave", kind, "title", *NODE_FIGURES), tuple(rows))


def scores_by_question(scored: Iterable[Scored]) -> Table:
    """One row a question of each assessment, answered or not, in the framework's order."""
    rows = [(*_place(one), *_question(row)) for one in _in_order(scored) for row in one.questions.values()]
    return Table("questions", QUESTION_COLUMNS, tuple(rows))


def _question(row: QuestionScore) -> tuple[Any, ...]:
    return (
        row.question, row.factor, row.title, row.score, row.minimum, row.maximum, row.respondents, row.answered,
        row.dont_know, row.not_applicable, row.unanswered, row.importance, row.target, row.gap, row.opportunity,
        row.lens, row.knowledge,
    )  # fmt: skip


def scores_by_group(reports: Iterable[Report]) -> Table:
    """One row a group and factor of each assessment; hidden cells have neither score nor respondents."""
    rows = [
        (*_place(report), cell.group, cell.node, cell.score, cell.respondents, "yes" if cell.hidden else "no")
        for report in _in_order(reports)
        for cell in report.groups
        if report.nodes[cell.node].kind == report.framework.display_level
    ]
    return Table("groups", GROUP_COLUMNS, tuple(rows))


def compared(scored: Sequence[Scored]) -> Table:
    """Factors side by side: one row a factor and organisation, in the order given.

    `difference` is to the first organisation of the list; `exceeds_noise` says whether it is larger than what the
    spread among people explains, and is empty where an interval is missing.
    """
    rows: list[tuple[Any, ...]] = []
    first = scored[0]
    for node in [row.node for row in first.factors] + [ROOT]:
        for one in scored:
            row, base = one.nodes.get(node), first.nodes[node]
            if row is None:
                continue
            low, high = row.interval or (None, None)
            gap = None if one is first or row.score is None or base.score is None else row.score - base.score
            noise = None if gap is None else exceeds_noise(row, base)
            rows.append((
                *_place(one), node, row.title, row.score, low, high, row.percentile, row.rank, row.peers, gap,
                None if noise is None else ("yes" if noise else "no"),
            ))  # fmt: skip
    return Table("compare", COMPARE_COLUMNS, tuple(rows))


def roadmap_table(*roadmaps: Roadmap) -> Table:
    """One row an initiative of each roadmap, by start, then value; roadmaps in the order given."""
    rows = tuple(_roadmap_row(roadmap, row) for roadmap in roadmaps for row in roadmap.rows)
    return Table("roadmap", ROADMAP_COLUMNS, rows)


def _roadmap_row(roadmap: Roadmap, row: RoadmapRow) -> tuple[Any, ...]:
    initiative = row.initiative
    return (
        roadmap.organisation,
        roadmap.wave,
        row.order,
        initiative.id,
        initiative.title,
        initiative.factor,
        initiative.lens,
        row.horizon,
        row.start_period,
        row.finish_period,
        row.start_date,
        row.finish_date,
        initiative.effort_days,
        "; ".join(f"{role} {wording.plain(fte)}" for role, fte in initiative.demand.items()),
        "; ".join(initiative.prerequisites),
        initiative.owner_role,
        initiative.outcomes.customer,
        initiative.outcomes.business,
        None if initiative.kpi is None else initiative.kpi.name,
        row.value,
        wording.reason(roadmap, row),
        row.status,
    )


def frameworks_table(known: Sequence[KnownFramework]) -> Table:
    """One row a framework version, bundled ones first."""
    rows = tuple((item.id, item.version, item.title, "yes" if item.bundled else "no", item.hash) for item in known)
    return Table("frameworks", ("framework", "version", "title", "bundled", "hash"), rows)


def questionnaire_table(framework: Framework) -> Table:
    """One row a question with its levels, then one an initiative, in the framework's order."""
    questions = [
        (
            "question",
            question.id,
            framework.factor_of(question.id).id,
            question.title,
            question.text,
            "yes" if question.core else "no",
            "; ".join(question.groups),
            " | ".join(
                f"{wording.plain(point.value)} {question.description(point.value)}" for point in question.scale.points
            ),
        )
        for question in framework.questions.values()
    ]
    initiatives = [
        (
            "initiative",
            initiative.id,
            initiative.factor,
            initiative.title,
            initiative.description,
            None,
            None,
            "; ".join(
                f"{lift.question} {wording.plain(lift.start)} to {wording.plain(lift.to)}" for lift in initiative.lifts
            ),
        )
        for initiative in framework.initiatives
    ]
    columns = ("kind", "id", "factor", "title", "text", "core", "groups", "levels_or_lifts")
    return Table("questionnaire", columns, (*questions, *initiatives))


AGREEMENT_BY_QUESTION = (
    "organisation", "wave", "question", "n", "mean", "variance", "ad_mean", "ad_median", "rwg", "awg", "eta_squared",
    "verdict",
)  # fmt: skip

AGREEMENT_BY_FACTOR = (
    "organisation", "wave", "factor", "n", "rwg_j", "rwg_star_j", "icc1", "icc2", "krippendorff_alpha", "verdict",
)  # fmt: skip

RELIABILITY_BY_FACTOR = (
    "factor", "items", "complete_rows", "alpha", "icc1", "icc2", "alpha_low", "alpha_high", "omega", "item_rest_min",
)  # fmt: skip

RELIABILITY_BY_QUESTION = ("question", "factor", "complete_rows", "item_rest", "alpha_if_dropped")


def _agreements_in_order(found: Iterable[Agreement]) -> list[Agreement]:
    """Organisations by name, their waves oldest first."""
    return sorted(found, key=lambda one: (one.assessment.organisation.name, wave_key(one.assessment)))


def agreement_by_question(found: Iterable[Agreement]) -> Table:
    """One row a question of each assessment, answered or not, in the framework's order; hidden figures are empty."""
    rows = [
        (
            one.assessment.organisation.name, one.assessment.wave, row.question, row.n, row.mean, row.variance,
            row.ad_mean, row.ad_median, row.rwg, row.awg, row.eta_squared, row.verdict,
        )
        for one in _agreements_in_order(found)
        for row in one.questions.values()
    ]  # fmt: skip
    return Table("agreement", AGREEMENT_BY_QUESTION, tuple(rows))


def agreement_by_factor(found: Iterable[Agreement]) -> Table:
    """One row a factor of each assessment, answered or not, in the framework's order; hidden figures are empty."""
    rows = [
        (
            one.assessment.organisation.name, one.assessment.wave, row.factor, row.n, row.rwg_j, row.rwg_star_j,
            row.icc1, row.icc2, row.krippendorff_alpha, row.verdict,
        )
        for one in _agreements_in_order(found)
        for row in one.factors.values()
    ]  # fmt: skip
    return Table("agreement", AGREEMENT_BY_FACTOR, tuple(rows))


def reliability_by_factor(found: Reliability) -> Table:
    """One row a factor, in the framework's order; `alpha_low` and `alpha_high` are the ends of alpha's interval."""
    rows = tuple(
        (
            row.factor, row.items, row.complete_rows, row.alpha.value, row.icc1.value, row.icc2.value,
            *(row.alpha.interval or (None, None)), row.omega.value, row.item_rest_min,
        )
        for row in found.factors.values()
    )  # fmt: skip
    return Table("reliability", RELIABILITY_BY_FACTOR, rows, decimals=2)


def reliability_by_question(found: Reliability) -> Table:
    """One row a scored question, in the framework's order."""
    rows = tuple(
        (item.question, row.factor, row.complete_rows, item.item_rest.value, item.alpha_if_dropped.value)
        for row in found.factors.values()
        for item in row.questions
    )
    return Table("reliability", RELIABILITY_BY_QUESTION, rows, decimals=2)


PROGRESS_COLUMNS = (
    "organisation", "framework", "initiative", "title", "factor", "status", "owner", "start_date", "finish_date",
    "overdue", "kpi", "unit", "baseline", "target", "latest", "read_on", "progress", "agreed_in", "assumptions_open",
    "assumptions_held", "assumptions_failed", "next_test", "next_review", "updated_at",
)  # fmt: skip


def progress_table(assessment: Assessment, rows: Iterable[Progress], *, waves: Mapping[int, str], today: date) -> Table:
    """One row an initiative of an organisation, in the order given; `waves` names its assessments by id.

    `progress` is progress to date as a share; rows nobody has decided on hold what is proposed, without `updated_at`.
    """
    return Table("progress", PROGRESS_COLUMNS, tuple(_progress(assessment, row, waves, today) for row in rows))


def _progress(assessment: Assessment, row: Progress, waves: Mapping[int, str], today: date) -> tuple[Any, ...]:
    initiative, state, kpi, latest = row.initiative, row.state, row.initiative.kpi, row.latest
    results = [assumption.result for assumption in row.assumptions]
    return (
        assessment.organisation.name,
        assessment.framework_id,
        initiative.id,
        initiative.title,
        initiative.factor,
        state.status,
        state.owner,
        state.start_date,
        state.finish_date,
        "yes" if row.is_overdue(today) else "no",
        None if kpi is None else kpi.name,
        None if kpi is None else kpi.unit,
        state.baseline,
        state.target,
        None if latest is None else latest.value,
        None if latest is None else latest.read_on,
        row.to_date,
        None if state.agreed_in is None else waves.get(state.agreed_in),
        results.count("open"),
        results.count("held"),
        results.count("failed"),
        row.next_test,
        row.next_review,
        state.updated_at,
    )
