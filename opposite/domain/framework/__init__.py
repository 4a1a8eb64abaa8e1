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
    FULL,
    Aggregation,
    Band,
    EvidenceRule,
    ImportanceRule,
    Instrument,
    IntervalRule,
    Method,
    PrivacyRule,
    Profile,
    Scoring,
    StageRule,
    TargetRule,
    counted_importance,
)
from opposite.domain.framework.scales import Level, Scale
from opposite.domain.framework.tree import ROOT, UNASSIGNED, Group, Node, Question

__all__ = [
    "FULL",
    "ROOT",
    "UNASSIGNED",
    "Aggregation",
    "Assumption",
    "Band",
    "EvidenceRule",
    "Framework",
    "Group",
    "Horizon",
    "ImportanceRule",
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
    "Profile",
    "Question",
    "RoadmapRule",
    "Scale",
    "Scoring",
    "StageRule",
    "TargetRule",
    "counted_importance",
]
