"""A framework: a versioned maturity model with its scales, groups, tree of questions, scoring rules and initiatives."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import Literal

ROOT = "root"
"""Id and kind of the node above a framework's tree; its score is the overall score."""

UNASSIGNED = "unassigned"
"""Group of people for whom no group is known: asked everything, weight 1."""

Method = Literal["mean", "sum", "geometric", "min", "max"]


@dataclass(frozen=True, slots=True)
class Point:
    """A level on a scale: its value and the label people see."""

    value: float
    label: str


@dataclass(frozen=True, slots=True)
class Scale:
    """Points in ascending order of value; `allow` names the unscored answers that questions on it accept."""

    id: str
    kind: Literal["ordinal", "interval", "nominal", "numeric", "text"]
    points: tuple[Point, ...]
    allow: tuple[str, ...] = ("dont_know", "not_applicable")

    @property
    def lowest(self) -> float:
        """Value of the lowest point (L in scoring.md)."""
        return self.points[0].value

    @property
    def highest(self) -> float:
        """Value of the highest point (H in scoring.md)."""
        return self.points[-1].value

    @property
    def half_step(self) -> float:
        """Half the smallest distance between neighbouring points (scoring.md, rule 10); 0 on a scale of one point."""
        values = [point.value for point in self.points]
        return min((b - a for a, b in pairwise(values)), default=0.0) / 2

    @property
    def top_two(self) -> float:
        """Least value of the two top points of the scale (scoring.md, rule 14)."""
        return self.points[-2:][0].value

    def label(self, value: float) -> str | None:
        """Label of the point at exactly this value, or None."""
        return next((point.label for point in self.points if point.value == value), None)


@dataclass(frozen=True, slots=True)
class Question:
    """One question; `levels` holds its own level descriptions by value, empty when the scale's labels serve."""

    id: str
    title: str
    text: str
    scale: Scale
    weight: float = 1.0
    reverse: bool = False
    core: bool = False
    type: Literal["level", "outcome", "matrix2x2"] = "level"
    scored: bool = True
    groups: tuple[str, ...] = ()
    levels: Mapping[float, str] = field(default_factory=dict)
    evidence: tuple[str, ...] = ()
    facilitation: str | None = None
    food_for_thought: str | None = None
    allow: tuple[str, ...] = ("dont_know", "not_applicable")
    x: str | None = None
    y: str | None = None

    def keyed(self, level: float) -> float:
        """The level after reverse-keying: L + H - level for a reversed question (scoring.md, rule 2)."""
        return self.scale.lowest + self.scale.highest - level if self.reverse else level

    def is_for(self, group: str) -> bool:
        """Whether routing asks this question of a group; the unassigned group is asked everything."""
        return not self.groups or group in self.groups or group == UNASSIGNED

    def description(self, value: float) -> str | None:
        """What a level of this question means: its own description, else the scale's label."""
        return self.levels.get(value) or self.scale.label(value)


@dataclass(frozen=True, slots=True)
class Node:
    """A node of the tree (factor, practice, cornerstone ...): holds either child nodes or questions."""

    id: str
    kind: str
    title: str
    weight: float = 1.0
    children: tuple[Node, ...] = ()
    questions: tuple[Question, ...] = ()
    quote: str | None = None
    intent: str | None = None

    def walk(self) -> Iterator[Node]:
        """This node and all beneath it, parents before children, in the order of the framework."""
        yield self
        for child in self.children:
            yield from child.walk()

    def all_questions(self) -> Iterator[Question]:
        """Every question beneath this node, in the order of the framework."""
        for node in self.walk():
            yield from node.questions


@dataclass(frozen=True, slots=True)
class Group:
    """A stakeholder group; weight 0 makes it a comparator: shown, never counted."""

    id: str
    title: str
    weight: float = 1.0
    comparator: bool = False


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


@dataclass(frozen=True, eq=False)
class Framework:
    """A whole framework. Compared by identity; `hash` is the SHA-256 of its content and names it in the store."""

    id: str
    version: str
    title: str
    root: Node
    groups: tuple[Group, ...]
    scoring: Scoring
    display_level: str
    hash: str = ""
    locale: str = "en"
    attribution: str | None = None
    licence: str | None = None
    instrument: Instrument = Instrument()
    lenses: tuple[Lens, ...] = ()
    roadmap: RoadmapRule = RoadmapRule()
    initiatives: tuple[Initiative, ...] = ()

    @property
    def major(self) -> str:
        """Part of the version before the first dot; scores are comparable within one."""
        return self.version.split(".")[0]

    @cached_property
    def nodes(self) -> Mapping[str, Node]:
        """Every node by id, the root first, parents before children."""
        return {node.id: node for node in self.root.walk()}

    @cached_property
    def questions(self) -> Mapping[str, Question]:
        """Every question by id, in the order of the framework."""
        return {question.id: question for question in self.root.all_questions()}

    @cached_property
    def parents(self) -> Mapping[str, str]:
        """Id of the node above each node and each question."""
        above = {child.id: node.id for node in self.root.walk() for child in node.children}
        return above | {question.id: node.id for node in self.root.walk() for question in node.questions}

    @cached_property
    def kinds(self) -> tuple[str, ...]:
        """Node kinds from the top down, without the root."""
        return tuple(dict.fromkeys(node.kind for node in self.root.walk() if node.id != ROOT))

    @cached_property
    def factors(self) -> tuple[Node, ...]:
        """The nodes drawn on the radar: those of the framework's `display_level`."""
        return tuple(node for node in self.root.walk() if node.kind == self.display_level)

    @cached_property
    def group_weights(self) -> Mapping[str, float]:
        """Weight by group id, the unassigned group included."""
        return {group.id: group.weight for group in self.groups} | {UNASSIGNED: 1.0}

    @cached_property
    def initiative_by_id(self) -> Mapping[str, Initiative]:
        """Every initiative by id, in the order of the framework."""
        return {initiative.id: initiative for initiative in self.initiatives}

    def ancestors(self, node_or_question: str) -> Iterator[str]:
        """Ids of the nodes above a node or question, nearest first, ending with the root."""
        while (node_or_question := self.parents.get(node_or_question, "")) != "":
            yield node_or_question

    @cached_property
    def _factor_by_question(self) -> Mapping[str, Node]:
        above = {question: [self.nodes[node] for node in self.ancestors(question)] for question in self.questions}
        return {
            q: next((node for node in nodes if node.kind == self.display_level), nodes[0]) for q, nodes in above.items()
        }

    def factor_of(self, question: str) -> Node:
        """The node of the display level above a question; the node that holds it where the level is not above it."""
        return self._factor_by_question[question]
