"""The work that a framework knows: initiatives with what they lift, and the defaults of the roadmap."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True, slots=True)
class Lens:
    """A way to sort initiatives, with the words people see."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Horizon:
    """A named part of the roadmap that ends `until` months after its start."""

    id: str
    until: int


@dataclass(frozen=True, slots=True)
class RoadmapRule:
    """Defaults of the roadmap: length of a period, horizon in months, capacity of each role in FTE."""

    period: Literal["quarter", "month"] = "quarter"
    horizon: int = 24
    horizons: tuple[Horizon, ...] = ()
    roles: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Lift:
    """An initiative raises a question from a level to a level (`from` and `to` in the file)."""

    question: str
    start: float
    to: float


@dataclass(frozen=True, slots=True)
class Outcomes:
    """What an initiative brings to customers, to employees and to the business, in words."""

    customer: str | None = None
    employee: str | None = None
    business: str | None = None


@dataclass(frozen=True, slots=True)
class Kpi:
    """What an initiative is measured by; `target` is a number or a sentence."""

    name: str
    unit: str | None = None
    direction: Literal["up", "down"] | None = None
    baseline: str | None = None
    target: float | str | None = None


@dataclass(frozen=True, slots=True)
class Assumption:
    """What must be true for an initiative to work, a cheap test of it, and the week by which it is tested."""

    text: str
    test: str | None = None
    checkpoint_week: float | None = None


@dataclass(frozen=True, slots=True)
class Initiative:
    """A piece of work of the framework's library that lifts questions."""

    id: str
    title: str
    lifts: tuple[Lift, ...]
    effort_days: float
    duration_weeks: float
    factor: str | None = None
    description: str | None = None
    lens: str | None = None
    demand: Mapping[str, float] = field(default_factory=dict)
    confidence: float = 1.0
    prerequisites: tuple[str, ...] = ()
    requires_levels: Mapping[str, float] = field(default_factory=dict)
    owner_role: str | None = None
    outcomes: Outcomes = Outcomes()
    kpi: Kpi | None = None
    assumptions: tuple[Assumption, ...] = ()
    risks: tuple[str, ...] = ()
    approach: str | None = None
    delivery: str | None = None
    sourcing: str | None = None
    domain: str | None = None
    done_when: str | None = None
