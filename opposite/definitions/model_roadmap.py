"""The `lenses`, `roadmap` and `initiatives` parts of the framework file."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from opposite.definitions.values import Id, NumberOrText, Part, PositiveShare, Text, Weight

Positive = Annotated[float, Field(gt=0)]


class Lens(Part):
    """A way to sort initiatives."""

    id: Id = Field(description="id of the lens")
    title: Text = Field(description="name that people see")


class Horizon(Part):
    """A named part of the roadmap."""

    id: Id = Field(description="id of the horizon, such as now, next or later")
    until: Annotated[int, Field(ge=1)] = Field(description="months after the start at which it ends")


class Priority(Part):
    """How initiatives are ranked."""

    method: Literal["opportunity_per_effort", "wsjf", "rice", "tier"] = Field(
        default="opportunity_per_effort", description="formula of the ranking"
    )
    marginal: bool = Field(default=True, description="rank anew after each pick")


class Roadmap(Part):
    """Defaults of the roadmap."""

    period: Literal["quarter", "month"] = Field(default="quarter", description="length of a period")
    horizon: Annotated[int, Field(ge=1)] = Field(default=24, description="months planned")
    horizons: list[Horizon] = Field(default=[], description="named parts of the roadmap, in order")
    roles: dict[Text, Weight] = Field(
        default={}, description="capacity of each role in full-time equivalents per period"
    )
    priority: Priority = Field(default=Priority(), description="how initiatives are ranked")
    tie_break: list[Literal["effort", "tree_order", "id"]] = Field(
        default=["effort", "tree_order", "id"], description="what decides between equals, first to last"
    )


class Lift(Part):
    """A question that an initiative raises from a level to a level."""

    question: Id = Field(description="id of the question")
    from_: float = Field(alias="from", description="level from which the initiative works, a value of the scale")
    to: float = Field(description="level that it reaches, a value of the scale above from")


class Outcomes(Part):
    """What an initiative brings; customers and the business should both have something."""

    customer: str | None = Field(default=None, description="what customers have of it")
    employee: str | None = Field(default=None, description="what employees have of it")
    business: str | None = Field(default=None, description="what the business has of it")


class Kpi(Part):
    """What the initiative is measured by."""

    name: Text = Field(description="what is measured")
    unit: Text | None = Field(default=None, description="unit, such as percent or days")
    direction: Literal["up", "down"] | None = Field(default=None, description="which way is better")
    baseline: NumberOrText | None = Field(default=None, description="where it stands, or how to find out")
    target: NumberOrText | None = Field(default=None, description="a number, or a sentence")


class Assumption(Part):
    """What must be true for the initiative to work."""

    text: Text = Field(description="the assumption")
    test: Text | None = Field(default=None, description="a cheap test of it")
    checkpoint_week: Weight | None = Field(default=None, description="week by which it is tested")


class Initiative(Part):
    """A piece of work that lifts questions."""

    id: Id = Field(description="id of the initiative, unique in the framework")
    title: Text = Field(description="name that people see")
    factor: Id | None = Field(default=None, description="id of the node it belongs to")
    description: Text | None = Field(default=None, description="who does what")
    lifts: Annotated[list[Lift], Field(min_length=1)] = Field(description="questions it raises")
    lens: Id | None = Field(default=None, description="id of a lens")
    effort_days: Positive = Field(description="person-days")
    duration_weeks: Weight = Field(description="weeks from start to finish")
    demand: dict[Text, Weight] = Field(default={}, description="full-time equivalents needed of each role")
    confidence: PositiveShare = Field(default=1, description="how sure the effect is: above 0, at most 1")
    prerequisites: list[Id] = Field(default=[], description="ids of initiatives that come first")
    requires_levels: dict[Id, float] = Field(default={}, description="level that a question must have reached first")
    owner_role: Text | None = Field(default=None, description="who answers for it")
    outcomes: Outcomes = Field(default=Outcomes(), description="what it brings")
    kpi: Kpi | None = Field(default=None, description="what it is measured by")
    assumptions: list[Assumption] = Field(default=[], description="what must be true for it to work")
    risks: list[Literal["technology", "brand_control", "adoption", "partner_integration"]] = Field(
        default=[], description="kinds of risk"
    )
    approach: Literal["checklist", "analysis", "design_thinking"] | None = Field(
        default=None, description="way of thinking that suits it"
    )
    delivery: Literal["iterative", "staged", "hybrid"] | None = Field(default=None, description="way of working")
    sourcing: Literal["internal", "partner", "mixed"] | None = Field(default=None, description="who does the work")
    domain: Text | None = Field(default=None, description="area it belongs to")
    done_when: Text | None = Field(default=None, description="what can be shown when it is done")
