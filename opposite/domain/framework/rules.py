"""What a framework chooses of the rules of scoring, and what it asks beside the level."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Literal

from opposite.domain.framework.keys import (
    COLOUR,
    Count,
    Id,
    Key,
    Limits,
    NotEmpty,
    PositiveShare,
    Raters,
    Share,
    Text,
)
from opposite.domain.framework.scales import Scale

UNRATED_IMPORTANCE = 0.6
"""Share of the top of the importance scale that stands for a question nobody rated (scoring.md, rule 18)."""


def counted_importance(rating: float | None, *, top: float = 1.0) -> float:
    """A rated importance as it is; where nobody rated, what stands for it: so much of the top of its scale."""
    return UNRATED_IMPORTANCE * top if rating is None else rating


Method = Literal["mean", "sum", "geometric", "min", "max"]


@dataclass(frozen=True, slots=True)
class Aggregation:
    """How children make the score of a node of one kind."""

    method: Annotated[Method, Key("how the children's scores combine")]
    min_coverage: Annotated[Share, Key("weight of answered questions below which there is no score")] = 0.6


@dataclass(frozen=True, slots=True)
class StageRule:
    """How a score becomes a stage.

    scoring.md, rule 11.
    """

    method: Annotated[
        Literal["nearest", "gated", "none"], Key("gated: a stage counts only where enough questions have reached it")
    ] = "nearest"
    threshold: Annotated[PositiveShare, Key("gated: share of questions that must have reached a stage")] = 0.8
    max_lag: Annotated[Annotated[int, Limits(least=0)], Key("gated: how many points the last may lag behind")] = 1


@dataclass(frozen=True, slots=True)
class Band:
    """A named range of scores.

    It starts at `start` and ends where the next one starts.
    """

    start: Annotated[float, Key("score at which the band starts", name="from")]
    label: Annotated[Text, Key("name of the band")]
    colour: Annotated[Annotated[str, COLOUR] | None, Key('colour in quotes, such as "#993300"')] = None


@dataclass(frozen=True, slots=True)
class IntervalRule:
    """When an interval stands beside a score.

    scoring.md, rule 12.
    """

    method: Annotated[Literal["stratified_t"], Key("how the interval is computed")] = "stratified_t"
    level: Annotated[Annotated[float, Limits(least=0.5, most=0.999, spares_stored=True)], Key("confidence level")] = (
        0.95
    )
    min_raters: Annotated[Raters, Key("people needed")] = 5
    seed: Annotated[Annotated[int, Limits(least=0)], Key("seed of resampling")] = 20160901


@dataclass(frozen=True, slots=True)
class PrivacyRule:
    """Which figures are hidden to protect people."""

    min_group_n: Annotated[Count, Key("smallest group whose figures are shown")] = 3
    complementary_suppression: Annotated[
        bool, Key("true: further figures are hidden where a hidden one could be found by subtraction")
    ] = True
    """Always true: nothing switches it off."""


@dataclass(frozen=True, slots=True)
class Scoring:
    """How answers become scores."""

    aggregate: Annotated[Mapping[Text, Aggregation], Key("aggregation by kind of node, and for root")]
    rater_to_group: Annotated[Literal["mean", "median"], Key("how people make a group's level")] = "mean"
    group_to_question: Annotated[
        Literal["weighted_mean", "pooled_mean"],
        Key("weighted_mean: groups have balanced voices; pooled_mean: people have"),
    ] = "weighted_mean"
    stage: Annotated[StageRule, Key("how a score becomes a stage")] = StageRule()
    bands: Annotated[tuple[Band, ...], Key("named ranges of scores; none: those of the scale")] = ()
    interval: Annotated[IntervalRule, Key("intervals")] = IntervalRule()
    privacy: Annotated[PrivacyRule, Key("what is hidden")] = PrivacyRule()


@dataclass(frozen=True, slots=True)
class TargetRule:
    """Targets on the scale of the questions, until an assessment sets its own."""

    level: Annotated[
        Literal["none", "factor", "question"],
        Key(
            "where people set targets; question if only a default is given, else none",
            written=Literal["none", "factor", "question"] | None,
        ),
    ] = "none"
    default: Annotated[float | None, Key("default target, where nobody sets one")] = None
    by: Annotated[Mapping[Id, float], Key("target by id of a node or question")] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ImportanceRule:
    """Whether and on which scale people say how important a question is."""

    scale: Annotated[Scale | None, Key("id of the scale of importance", written=Id | None)] = None
    """None unless importance is asked for."""
    level: Annotated[Literal["question", "none"], Key("what importance is asked for")] = "none"


@dataclass(frozen=True, slots=True)
class EvidenceRule:
    """How strong evidence may be said to be."""

    strength: Annotated[Annotated[tuple[Text, ...], NotEmpty()], Key("names from weakest to strongest")] = (
        "opinion", "example", "document", "measured",
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Profile:
    """A set of questions that an assessment may ask."""

    include: Annotated[Literal["core", "all"], Key("core: only questions marked core")]


FULL = "full"
"""Name of the profile that holds every question, known to every framework."""


@dataclass(frozen=True, slots=True)
class Instrument:
    """What is asked, and how."""

    default_scale: Annotated[Id | None, Key("id of the scale of questions that name none")] = None
    importance: Annotated[ImportanceRule, Key("importance ratings")] = ImportanceRule()
    evidence: Annotated[EvidenceRule, Key("evidence notes")] = EvidenceRule()
    target: Annotated[TargetRule, Key("targets")] = field(default_factory=TargetRule)
    profiles: Annotated[Mapping[Id, Profile], Key("sets of questions; full always exists")] = field(
        default_factory=lambda: {FULL: Profile("all")}
    )
