"""How far the people of one assessment see its questions and factors alike, as frozen rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from opposite.domain.agreement.verdicts import Word
from opposite.domain.collecting.assessment import Assessment
from opposite.domain.framework import Framework


@dataclass(frozen=True, slots=True)
class QuestionAgreement:
    """Agreement on one question (scoring.md, rules 19 and 20): keyed levels of people of counted groups.

    `n` counts those who gave a level, 0 where the question is not applicable. Distances are in levels. A figure is None
    where it is undefined, which `reasons` explains, and all are where they are hidden.
    """

    question: str
    n: int
    mean: float | None = None
    variance: float | None = None
    ad_mean: float | None = None
    ad_median: float | None = None
    rwg: float | None = None
    awg: float | None = None
    eta_squared: float | None = None
    range_of_means: float | None = None
    """From the lowest to the highest mean of a group; None with one group, or where a group's mean is not shown."""
    within: float | None = None
    """Mean absolute deviation of people from the mean of their own group; None where no group has two people."""
    rwg_within: float | None = None
    """r_wg with the variance pooled within groups."""
    verdict: Word | None = None
    camps_by_group: bool | None = None
    """Of `camps`, whether they are the groups; None for any other verdict."""
    hidden: bool = False
    reasons: Mapping[str, str] = field(default_factory=dict)
    """By figure, why it is undefined: part of a sentence."""


@dataclass(frozen=True, slots=True)
class FactorAgreement:
    """Agreement on one factor (rules 19 to 22): its applicable questions, and people's own scores of it (rule 12).

    `n` counts people who gave a level to any of these questions, `complete` those who did to all: `rwg_j` and
    `rwg_star_j` rest on them. Distances are in the factor's score. None and hidden as of a question.
    """

    factor: str
    n: int
    complete: int | None = None
    rwg_j: float | None = None
    rwg_star_j: float | None = None
    icc1: float | None = None
    icc2: float | None = None
    krippendorff_alpha: float | None = None
    ad_mean: float | None = None
    """Mean absolute deviation of people's own scores from their mean."""
    eta_squared: float | None = None
    range_of_means: float | None = None
    within: float | None = None
    rwg_within: float | None = None
    """Mean over the questions of r_wg pooled within groups, not truncated: `rwg_star_j` within groups."""
    verdict: Word | None = None
    camps_by_group: bool | None = None
    hidden: bool = False
    reasons: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Agreement:
    """Agreement in one assessment. Every question and factor has its row, in the framework's order."""

    assessment: Assessment
    framework: Framework
    questions: Mapping[str, QuestionAgreement]
    factors: Mapping[str, FactorAgreement]

    @property
    def most_heard(self) -> int:
        """The most people who gave a level to any one question."""
        return max((row.n for row in self.questions.values()), default=0)

    @property
    def aligned(self) -> tuple[int, int]:
        """On how many factors people see the same, and of how many that can be said."""
        judged = [row.verdict for row in self.factors.values() if row.verdict is not None]
        return judged.count("aligned"), len(judged)
