"""Frameworks: versioned maturity models with their scales, groups, tree of questions, rules and initiatives."""

from opposite.domain.framework.framework import Framework
from opposite.domain.framework.initiatives import (
    Assumption,
    Horizon,
    Initiative,
    Kpi,
    Lens,
    Lift,
    Outcomes,
    RoadmapRule,
)
from opposite.domain.framework.rules import (
    UNRATED_IMPORTANCE,
    Aggregation,
    AgreementRule,
    Band,
    Instrument,
    IntervalRule,
    Method,
    PrivacyRule,
    Scoring,
    StageRule,
    TargetRule,
)
from opposite.domain.framework.scales import Level, Scale
from opposite.domain.framework.tree import ROOT, UNASSIGNED, Group, Node, Question

__all__ = [
    "ROOT",
    "UNASSIGNED",
    "UNRATED_IMPORTANCE",
    "Aggregation",
    "AgreementRule",
    "Assumption",
    "Band",
    "Framework",
    "Group",
    "Horizon",
    "Initiative",
    "Instrument",
    "IntervalRule",
    "Kpi",
    "Lens",
    "Level",
    "Lift",
    "Method",
    "Node",
    "Outcomes",
    "PrivacyRule",
    "Question",
    "RoadmapRule",
    "Scale",
    "Scoring",
    "StageRule",
    "TargetRule",
]
