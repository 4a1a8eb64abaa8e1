"""The report: everything computed for one assessment, from which pages, tables, charts and exports are made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from opposite.domain.collecting.assessment import Assessment
from opposite.domain.framework import ROOT, Framework, counted_importance
from opposite.domain.framework.decisions import AgreedPlan, Decision
from opposite.domain.framework.estimates import Estimate
from opposite.domain.framework.money import DayRates
from opposite.domain.scoring.lenses import KNOWLEDGE_LENSES, GroupResponse
from opposite.domain.scoring.scores import GroupScore, NodeScore, QuestionScore


@dataclass(frozen=True, slots=True)
class Note:
    """Words somebody wrote beside an answer; kept out of reports of assessments that are not attributed."""

    question: str
    group: str
    evidence: str | None
    note: str | None
    reason: str | None


@dataclass(frozen=True, slots=True)
class Earlier:
    """Scores of an earlier wave of the same organisation, by node and question id; only what was scored."""

    wave: str
    scores: Mapping[str, float]


@dataclass(frozen=True)
class ScoredNodes:
    """One assessment with the scores of its nodes, parents first."""

    assessment: Assessment
    framework: Framework
    nodes: Mapping[str, NodeScore]

    @property
    def overall(self) -> NodeScore:
        """The root's row."""
        return self.nodes[ROOT]

    @property
    def factors(self) -> tuple[NodeScore, ...]:
        """The rows drawn on the radar, in the framework's order."""
        return tuple(self.nodes[node.id] for node in self.framework.factors)

    @property
    def weakest(self) -> NodeScore | None:
        """The lowest scored factor, the first of equals; None when none is scored."""
        scored = [(row.score, index) for index, row in enumerate(self.factors) if row.score is not None]
        return self.factors[min(scored)[1]] if scored else None


@dataclass(frozen=True)
class Scored(ScoredNodes):
    """One assessment with its scores; questions stand in the framework's order."""

    questions: Mapping[str, QuestionScore]


@dataclass(frozen=True)
class Report(Scored):
    """Everything computed for one assessment beyond its scores."""

    group_responses: Mapping[str, Mapping[str, GroupResponse]] = field(default_factory=dict)
    """By question, what each counted group that was asked said; without groups whose figures are hidden there."""
    groups: tuple[GroupScore, ...] = ()
    together: tuple[GroupScore, ...] = ()
    """The hidden groups of each factor taken together, where that can be shown."""
    people: Mapping[str, int] = field(default_factory=dict)
    """Respondents by group who gave at least one answer, groups in the framework's order."""
    distribution: Mapping[str, Mapping[float, int]] = field(default_factory=dict)
    """By question, how many people of counted groups chose each keyed level; missing where it is hidden."""
    not_asked: int = 0
    """Answers of people who were not asked that question: kept, reported, not counted."""
    notes: tuple[Note, ...] = ()
    earlier: Earlier | None = None
    reference: Mapping[str, float] = field(default_factory=dict)
    """Median of the other organisations by node, where there are enough of them to say so."""
    estimates: Mapping[str, Estimate] = field(default_factory=dict)
    """By initiative id, what the organisation says of it in place of the framework's defaults."""
    rates: DayRates | None = None
    """What a day of each role costs the organisation; None where it has not said."""
    decided: Mapping[str, Decision] = field(default_factory=dict)
    """By initiative id, what the organisation decided on it (rule 17c)."""
    agreed_plan: AgreedPlan | None = None
    """The plan that the organisation agreed on last; None where it never did, and for an earlier wave."""
    made_on: date | None = None
    """The day on which it is looked at, before which no plan starts; None for an earlier wave, and where it does not matter."""

    @property
    def by_knowledge(self) -> dict[str, list[QuestionScore]]:
        """The questions of each knowledge lens, what is least known first; every lens has its list."""
        return {lens: [row for row in self.questions.values() if row.knowledge == lens] for lens in KNOWLEDGE_LENSES}

    @property
    def ranked_gaps(self) -> tuple[QuestionScore, ...]:
        """Questions with a gap, weightiest first: importance times gap (0.6 of the top where nobody rated)."""
        scale = self.framework.instrument.importance.scale
        top = 1.0 if scale is None else scale.highest

        def weight(row: QuestionScore) -> float:
            return (row.gap or 0.0) * counted_importance(row.importance, top=top)

        return tuple(sorted((row for row in self.questions.values() if row.gap), key=lambda row: -weight(row)))
