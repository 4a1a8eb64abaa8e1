"""What a framework chooses of the rules of scoring, and what it asks beside the level."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from opposite.domain.framework.scales import Scale

UNRATED_IMPORTANCE = 0.6
"""Share of the top of the importance scale that stands for a question nobody rated (scoring.md, rule 18)."""

Method = Literal["mean", "sum", "geometric", "min", "max"]


@dataclass(frozen=True, slots=True)
class Aggregation:
    """How children make the score of a node of one kind, and how much of it must be covered."""

    method: Method = "mean"
    min_coverage: float = 0.6


@dataclass(frozen=True, slots=True)
class StageRule:
    """How a score becomes a stage (scoring.md, rule 11)."""

    method: Literal["nearest", "gated", "none"] = "nearest"
    threshold: float = 0.8
    max_lag: int = 1


@dataclass(frozen=True, slots=True)
class Band:
    """A named range of scores that starts at `start` and ends where the next one starts."""

    start: float
    label: str
    colour: str | None = None


@dataclass(frozen=True, slots=True)
class IntervalRule:
    """When and at which level an interval is given (scoring.md, rule 12)."""

    method: str = "stratified_t"
    level: float = 0.95
    min_raters: int = 5
    resamples: int = 2000
    seed: int = 20160901


@dataclass(frozen=True, slots=True)
class AgreementRule:
    """Which agreement indices lead, and how many people they need."""

    per_question: str = "ad_mean"
    per_factor: str = "rwg_star_j"
    min_raters: int = 2


@dataclass(frozen=True, slots=True)
class PrivacyRule:
    """Smallest group whose figures are shown, and whether further cells are hidden against subtraction."""

    min_group_n: int = 3
    complementary_suppression: bool = True


@dataclass(frozen=True, slots=True)
class Scoring:
    """All scoring rules that a framework chooses."""

    aggregate: Mapping[str, Aggregation]
    rater_to_group: Literal["mean", "median"] = "mean"
    group_to_question: Literal["weighted_mean", "pooled_mean"] = "weighted_mean"
    stage: StageRule = StageRule()
    bands: tuple[Band, ...] = ()
    agreement: AgreementRule = AgreementRule()
    interval: IntervalRule = IntervalRule()
    privacy: PrivacyRule = PrivacyRule()
    reliability_min_rows: int = 20


@dataclass(frozen=True, slots=True)
class TargetRule:
    """The framework's targets: by node or question id, else a default; `level` says where people set them."""

    level: Literal["none", "factor", "question"] = "none"
    default: float | None = None
    by: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Instrument:
    """What is asked beside the level: importance, evidence, targets, and the profiles of questions."""

    importance: Scale | None = None
    importance_level: Literal["question", "factor", "none"] = "none"
    evidence_strengths: tuple[str, ...] = ("opinion", "example", "document", "measured")
    target: TargetRule = TargetRule()
    profiles: Mapping[str, Literal["core", "all"]] = field(default_factory=lambda: {"full": "all"})
