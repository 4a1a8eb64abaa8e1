"""Builds the scoring rules of the domain from the `scoring` part of a file."""

from __future__ import annotations

from opposite.definitions import model_scoring
from opposite.domain.framework import (
    Aggregation,
    AgreementRule,
    Band,
    IntervalRule,
    PrivacyRule,
    Scoring,
    StageRule,
)


def build_scoring(scoring: model_scoring.Scoring) -> Scoring:
    """The scoring rules with the defaults of the format."""
    stage, agreement = scoring.stage, scoring.agreement
    interval, privacy = scoring.interval, scoring.privacy
    return Scoring(
        aggregate={
            kind: Aggregation(method=rule.method, min_coverage=float(rule.min_coverage))
            for kind, rule in scoring.aggregate.items()
        },
        rater_to_group=scoring.rater_to_group,
        group_to_question=scoring.group_to_question,
        stage=StageRule(method=stage.method, threshold=float(stage.threshold), max_lag=stage.max_lag),
        bands=tuple(Band(float(band.from_), band.label.strip(), band.colour) for band in scoring.bands),
        agreement=AgreementRule(
            per_question=agreement.per_question,
            per_factor=agreement.per_factor,
            min_raters=agreement.min_raters,
        ),
        interval=IntervalRule(
            method=interval.method,
            level=float(interval.level),
            min_raters=interval.min_raters,
            resamples=interval.resamples,
            seed=interval.seed,
        ),
        privacy=PrivacyRule(
            min_group_n=privacy.min_group_n,
            complementary_suppression=privacy.complementary_suppression,
        ),
        reliability_min_rows=scoring.reliability.min_rows,
    )
