"""The `scoring` part of the framework file: how answers become scores, stages, intervals and what is hidden."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from opposite.definitions.values import COLOUR_PATTERN, Part, PositiveShare, Share, Text

Count = Annotated[int, Field(ge=1)]


class Aggregation(Part):
    """How children make the score of a node of one kind."""

    method: Literal["mean", "sum", "geometric", "min", "max"] = Field(description="how the children's scores combine")
    min_coverage: Share = Field(default=0.6, description="weight of answered questions below which there is no score")


class Stage(Part):
    """How a score becomes a stage."""

    method: Literal["nearest", "gated", "none"] = Field(
        default="nearest", description="gated: a stage counts only where enough questions have reached it"
    )
    threshold: PositiveShare = Field(
        default=0.8, description="gated: share of questions that must have reached a stage"
    )
    max_lag: Annotated[int, Field(ge=0)] = Field(
        default=1, description="gated: how many points the last may lag behind"
    )


class Band(Part):
    """A named range of scores."""

    from_: float = Field(alias="from", description="score at which the band starts")
    label: Text = Field(description="name of the band")
    colour: Annotated[str, Field(pattern=COLOUR_PATTERN)] | None = Field(
        default=None, description='colour in quotes, such as "#993300"'
    )


class Agreement(Part):
    """Which agreement indices lead."""

    per_question: Literal["ad_mean", "ad_median", "rwg", "awg"] = Field(
        default="ad_mean", description="index shown for a question"
    )
    per_factor: Literal["rwg_j", "rwg_star_j"] = Field(default="rwg_star_j", description="index shown for a factor")
    min_raters: Annotated[int, Field(ge=2)] = Field(default=2, description="people needed")


class Interval(Part):
    """When an interval stands beside a score."""

    method: Literal["stratified_t"] = Field(default="stratified_t", description="how the interval is computed")
    level: Annotated[float, Field(gt=0, lt=1)] = Field(default=0.95, description="confidence level")
    min_raters: Annotated[int, Field(ge=2)] = Field(default=5, description="people needed")
    resamples: Count = Field(default=2000, description="number of resamples, where resampling is used")
    seed: Annotated[int, Field(ge=0)] = Field(default=20160901, description="seed of resampling")


class Privacy(Part):
    """Which figures are hidden to protect people."""

    min_group_n: Count = Field(default=3, description="smallest group whose figures are shown")
    complementary_suppression: bool = Field(
        default=True, description="hide further figures where a hidden one could be found by subtraction"
    )


class Reliability(Part):
    """Whether and from when reliability is shown."""

    alpha: bool = Field(default=True, description="show Cronbach's alpha")
    min_rows: Count = Field(default=20, description="complete rows needed before pages show it")


class Scoring(Part):
    """How answers become scores."""

    rater_to_group: Literal["mean", "median"] = Field(default="mean", description="how people make a group's level")
    group_to_question: Literal["weighted_mean", "pooled_mean"] = Field(
        default="weighted_mean", description="weighted_mean: groups have balanced voices; pooled_mean: people have"
    )
    aggregate: dict[Text, Aggregation] = Field(description="aggregation by kind of node, and for root")
    stage: Stage = Field(default=Stage(), description="how a score becomes a stage")
    bands: list[Band] = Field(default=[], description="named ranges of scores; none: those of the scale")
    agreement: Agreement = Field(default=Agreement(), description="agreement among people")
    interval: Interval = Field(default=Interval(), description="intervals")
    privacy: Privacy = Field(default=Privacy(), description="what is hidden")
    reliability: Reliability = Field(default=Reliability(), description="reliability of factors")
