"""The work that a framework knows: initiatives with what they lift, and the defaults of the roadmap."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Annotated, Literal

from opposite.domain.framework.keys import (
    Count,
    Id,
    Key,
    Limits,
    NotEmpty,
    NumberOrText,
    Positive,
    PositiveShare,
    Text,
    Weight,
)

MONTHS = MappingProxyType({"quarter": 3, "month": 1})
"""Months of each period."""

MOST_MONTHS = 120
"""Months that a framework plans at most: ten years."""

MOST_WEEKS = 520
"""The same in weeks."""

Risk = Literal["technology", "brand_control", "adoption", "partner_integration"]


@dataclass(frozen=True, slots=True)
class Lens:
    """A way to sort initiatives."""

    id: Annotated[Id, Key("id of the lens")]
    title: Annotated[Text, Key("name that people see")]


@dataclass(frozen=True, slots=True)
class Horizon:
    """A named part of the roadmap."""

    id: Annotated[Id, Key("id of the horizon, such as now, next or later")]
    until: Annotated[Count, Key("months after the start at which it ends")]


@dataclass(frozen=True, slots=True)
class RoadmapRule:
    """Defaults of the roadmap."""

    period: Annotated[Literal["quarter", "month"], Key("length of a period")] = "quarter"
    horizon: Annotated[Annotated[Count, Limits(most=MOST_MONTHS, spares_stored=True)], Key("months planned")] = 24
    horizons: Annotated[tuple[Horizon, ...], Key("named parts of the roadmap, in order")] = ()
    roles: Annotated[Mapping[Text, Weight], Key("capacity of each role in full-time equivalents per period")] = field(
        default_factory=dict
    )
    at_once: Annotated[Count | None, Key("most initiatives in progress in any period; absent: no limit")] = None
    quick_wins: Annotated[
        Annotated[int, Limits(least=0)], Key("quick wins that start in the first period, where so many can")
    ] = 0
    quick_win_days: Annotated[Weight, Key("most days of effort of a quick win")] = 40.0
    attained_within: Annotated[
        Weight, Key("how far below the level that it reaches a lift counts as attained, in levels")
    ] = 0.0


@dataclass(frozen=True, slots=True)
class Lift:
    """A question that an initiative raises from a level to a level."""

    question: Annotated[Id, Key("id of the question")]
    start: Annotated[float, Key("level from which the initiative works, a value of the scale", name="from")]
    to: Annotated[float, Key("level that it reaches, a value of the scale above from")]


@dataclass(frozen=True, slots=True)
class Outcomes:
    """What an initiative brings; customers and the business should both have something."""

    customer: Annotated[str | None, Key("what customers have of it")] = None
    employee: Annotated[str | None, Key("what employees have of it")] = None
    business: Annotated[str | None, Key("what the business has of it")] = None


@dataclass(frozen=True, slots=True)
class Kpi:
    """What the initiative is measured by."""

    name: Annotated[Text, Key("what is measured")]
    unit: Annotated[Text | None, Key("unit, such as percent or days")] = None
    direction: Annotated[Literal["up", "down"] | None, Key("which way is better")] = None
    baseline: Annotated[str | None, Key("where it stands, or how to find out", written=NumberOrText | None)] = None
    target: Annotated[NumberOrText | None, Key("a number, or a sentence")] = None


@dataclass(frozen=True, slots=True)
class Assumption:
    """What must be true for the initiative to work."""

    text: Annotated[Text, Key("the assumption")]
    test: Annotated[Text | None, Key("a cheap test of it")] = None
    checkpoint_week: Annotated[
        Annotated[Weight, Limits(most=MOST_WEEKS, spares_stored=True)] | None, Key("week by which it is tested")
    ] = None


@dataclass(frozen=True, slots=True)
class Initiative:
    """A piece of work that lifts questions."""

    id: Annotated[Id, Key("id of the initiative, unique in the framework")]
    title: Annotated[Text, Key("name that people see")]
    lifts: Annotated[Annotated[tuple[Lift, ...], NotEmpty()], Key("questions it raises")]
    effort_days: Annotated[Positive, Key("person-days")]
    duration_weeks: Annotated[Weight, Key("weeks from start to finish")]
    factor: Annotated[Id | None, Key("id of the node it belongs to")] = None
    description: Annotated[Text | None, Key("who does what")] = None
    lens: Annotated[Id | None, Key("id of a lens")] = None
    demand: Annotated[Mapping[Text, Weight], Key("full-time equivalents needed of each role")] = field(
        default_factory=dict
    )
    confidence: Annotated[PositiveShare, Key("how sure the effect is: above 0, at most 1")] = 1.0
    prerequisites: Annotated[tuple[Id, ...], Key("ids of initiatives that come first")] = ()
    requires_levels: Annotated[Mapping[Id, float], Key("level that a question must have reached first")] = field(
        default_factory=dict
    )
    owner_role: Annotated[Text | None, Key("who answers for it")] = None
    outcomes: Annotated[Outcomes, Key("what it brings")] = Outcomes()
    kpi: Annotated[Kpi | None, Key("what it is measured by")] = None
    assumptions: Annotated[tuple[Assumption, ...], Key("what must be true for it to work")] = ()
    risks: Annotated[tuple[Risk, ...], Key("kinds of risk")] = ()
    approach: Annotated[
        Literal["checklist", "analysis", "design_thinking"] | None, Key("way of thinking that suits it")
    ] = None
    delivery: Annotated[Literal["iterative", "staged", "hybrid"] | None, Key("way of working")] = None
    sourcing: Annotated[Literal["internal", "partner", "mixed"] | None, Key("who does the work")] = None
    domain: Annotated[Text | None, Key("area it belongs to")] = None
    done_when: Annotated[Text | None, Key("what can be shown when it is done")] = None
