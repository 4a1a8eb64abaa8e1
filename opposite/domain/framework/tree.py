"""The tree of a framework: nodes, the questions beneath them, and the groups that are asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from opposite.domain.framework.scales import Scale

ROOT = "root"
"""Id and kind of the node above a framework's tree; its score is the overall score."""

UNASSIGNED = "unassigned"
"""Group of people for whom no group is known: asked everything, weight 1."""


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
