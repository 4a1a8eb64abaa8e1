"""Scenarios: roadmaps asked for otherwise, kept by name and compared with the base."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from opposite.domain.access.rules import Verb
from opposite.domain.collecting.assessment import NAME_LIMIT, Assessment
from opposite.domain.framework.initiatives import MONTHS
from opposite.domain.scoring.report import Report
from opposite.engine.access.guard import verb
from opposite.engine.collecting.commands import clean_name, new_id
from opposite.engine.roadmap.request import NO_LIMIT, Aim, RoadmapOptions, aims
from opposite.engine.workspace import Workspace
from opposite.errors import NotFoundError, OppositeError, StoreError
from opposite.store.refusals import DOCTOR

BASE, CONSTRAINED, AMBITIOUS = "Base", "Constrained", "Ambitious"

MOST = 20
"""Scenarios that an organisation can keep at a time."""

_HALF = 0.5


def ready_made(report: Report) -> dict[str, RoadmapOptions]:
    """The scenarios that are there from the start, by name.

    Base: what the framework says. Constrained: half of every capacity. Ambitious: every factor's target one point of
    its scale higher, as far as the scale goes; factors whose questions have different scales keep theirs.
    """
    half = {role: (fte * _HALF,) for role, fte in report.framework.roadmap.roles.items()}
    return {
        BASE: RoadmapOptions(),
        CONSTRAINED: RoadmapOptions(capacity=half),
        AMBITIOUS: RoadmapOptions(targets={aim.node.id: _one_higher(aim) for aim in aims(report)}),
    }


def _one_higher(aim: Aim) -> float:
    return min((point.value for point in aim.scale.points if point.value > aim.target), default=aim.scale.highest)


@verb(Verb.STEER, of="assessment")
def save_scenario(
    workspace: Workspace, assessment: Assessment, name: str, options: RoadmapOptions, *, now: datetime
) -> str:
    """Keep options under a name, in place of those of the same name, which stay in the history; returns the name.

    Kept for the organisation and its framework, so they are there in later waves as well. Raises OppositeError without
    a name, and where the organisation keeps `MOST` already.
    """
    scenario = clean_name(name, "scenario")
    parameters = assessment.across_waves
    with workspace.store.writing() as cursor:
        names = [row[0] for row in cursor.run("scenarios", **parameters)]
        if scenario not in names and len(names) >= MOST:
            raise OppositeError(
                f"{MOST} scenarios are kept already.", "This one was not saved.", "Remove one, or save over it."
            )
        cursor.run("end_scenario", name=scenario, now=now, **parameters)
        cursor.run("add_scenario", id=new_id(cursor), name=scenario, options=_document(options), now=now, **parameters)
    return scenario


@verb(Verb.STEER, of="assessment")
def remove_scenario(workspace: Workspace, assessment: Assessment, name: str, *, now: datetime) -> None:
    """Take a scenario out of use; its options stay in the history."""
    with workspace.store.writing() as cursor:
        cursor.run("end_scenario", name=name, now=now, **assessment.across_waves)


@verb(Verb.SEE_FIGURES, of="assessment")
def saved_scenarios(workspace: Workspace, assessment: Assessment) -> dict[str, RoadmapOptions]:
    """What an organisation has saved by name, the first saved first. Put over the ready-made ones, it takes their place.

    Raises StoreError where what is stored are no options.
    """
    saved: dict[str, RoadmapOptions] = {}
    for name, options in workspace.store.rows("scenarios", **assessment.across_waves):
        try:
            saved[name] = stored_options(options)
        except ValueError as error:
            raise StoreError(f"The scenario {name} cannot be read.", hint=DOCTOR) from error
    return saved


@verb(Verb.SEE_FIGURES, of="report")
def scenarios_of(workspace: Workspace, report: Report) -> dict[str, RoadmapOptions]:
    """Every scenario by name: the ready-made ones, and those saved, which take the place of others of their name."""
    return ready_made(report) | saved_scenarios(workspace, report.assessment)


@verb(Verb.SEE_FIGURES, of="report")
def scenario_named(workspace: Workspace, report: Report, name: str) -> RoadmapOptions:
    """The options of a scenario; raises NotFoundError where there is none of that name."""
    there_are = scenarios_of(workspace, report)
    if name not in there_are:
        organisation = report.assessment.organisation.name
        raise NotFoundError(
            f"{organisation} has no scenario named {name[:NAME_LIMIT]!r}.", hint=f"There are {', '.join(there_are)}."
        )
    return there_are[name]


def other_than_base(name: str, options: RoadmapOptions) -> str | None:
    """The name of a scenario, None where it asks for nothing beyond what the framework says."""
    return None if options.key == RoadmapOptions().key else name


def _document(options: RoadmapOptions) -> str:
    return json.dumps(
        {
            "period": options.period,
            "periods": options.periods,
            "start": None if options.start is None else options.start.isoformat(),
            "capacity": options.capacity,
            "budget": options.budget,
            "targets": options.targets,
            "pins": options.pins,
            "exclusions": sorted(options.exclusions),
            "at_once": options.at_once,
            "quick_wins": options.quick_wins,
            "finish_by": {initiative: day.isoformat() for initiative, day in options.finish_by.items()},
            "not_before": {initiative: day.isoformat() for initiative, day in options.not_before.items()},
            "must": sorted(options.must),
            "money": options.money,
        }
    )


def stored_options(document: str) -> RoadmapOptions:
    """The options of a scenario as they are kept; raises ValueError where they are none."""
    try:
        read: Mapping[str, Any] = json.loads(document)
        options = RoadmapOptions(
            period=read["period"],
            periods=read["periods"],
            start=None if read["start"] is None else date.fromisoformat(read["start"]),
            capacity={role: tuple(values) for role, values in read["capacity"].items()},
            budget=read["budget"],
            targets=read["targets"],
            pins=read["pins"],
            exclusions=frozenset(read["exclusions"]),
            at_once=read.get("at_once"),
            quick_wins=read.get("quick_wins"),
            finish_by=_days(read.get("finish_by", {})),
            not_before=_days(read.get("not_before", {})),
            must=frozenset(read.get("must", ())),
            money={int(year): amount for year, amount in read.get("money", {}).items()},
        )
        numbers = [
            *options.targets.values(),
            *options.pins.values(),
            *options.money.values(),
            *(n for of in options.capacity.values() for n in of),
        ]
        limits = (options.periods, options.budget, _number_of(options.at_once), options.quick_wins)
        numbers += [n for n in limits if n is not None]
    except (AttributeError, KeyError, TypeError) as error:
        raise ValueError(f"no options: {document[:80]}") from error
    if options.period not in {None, *MONTHS} or not all(type(n) in {int, float} and math.isfinite(n) for n in numbers):
        raise ValueError(f"no options: {document[:80]}")
    return options


def _number_of(at_once: Any) -> Any:
    return None if at_once == NO_LIMIT else at_once


def _days(read: Mapping[str, str]) -> dict[str, date]:
    return {initiative: date.fromisoformat(day) for initiative, day in read.items()}
