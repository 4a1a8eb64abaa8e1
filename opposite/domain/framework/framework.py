"""A framework as a whole: one version of a maturity model."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from opposite.domain.framework.initiatives import Initiative, Lens, RoadmapRule
from opposite.domain.framework.rules import Instrument, Scoring
from opposite.domain.framework.tree import ROOT, UNASSIGNED, Group, Node, Question


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
    instrument: Instrument = field(default_factory=Instrument)
    lenses: tuple[Lens, ...] = ()
    roadmap: RoadmapRule = field(default_factory=RoadmapRule)
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

    @cached_property
    def every_role(self) -> tuple[str, ...]:
        """The roles of the roadmap, then others that an initiative names, by name."""
        named = {role for initiative in self.initiatives for role in initiative.demand}
        return tuple(dict.fromkeys((*self.roadmap.roles, *sorted(named))))

    def can_have_target(self, id_: str) -> bool:
        """Whether a target can be set for an id: a node or a question has it."""
        return id_ in self.nodes or id_ in self.questions

    def takes_target(self, node_or_question: str, value: float) -> bool:
        """Whether a target lies on the scale of every scored question that it is for, by the id of one that is there."""
        node = self.nodes.get(node_or_question)
        beneath = [self.questions[node_or_question]] if node is None else node.all_questions()
        scales = [question.scale for question in beneath if question.scored]
        return not math.isnan(value) and all(scale.lowest <= value <= scale.highest for scale in scales)

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
