"""The tree of a framework: nodes, the questions beneath them, and the groups that are asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Annotated, Literal

from opposite.domain.framework.keys import Id, Key, Text, Weight
from opposite.domain.framework.scales import Scale, Unscored

ROOT = "root"
"""Id and kind of the node above a framework's tree; its score is the overall score."""

UNASSIGNED = "unassigned"
"""Group of people for whom no group is known: asked everything, weight 1."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question.

    `levels` holds its own level descriptions by value, empty when the scale's labels serve.
    """

    id: Annotated[Id, Key("id of the question, unique in the framework")]
    title: Annotated[str, Key("short name; default: the text", written=Text | None)]
    text: Annotated[Text, Key("the question as it is asked")]
    scale: Annotated[Scale, Key("id of its scale; default: instrument.default_scale", written=Id | None)]
    core: Annotated[bool, Key("part of the short profile")] = False
    weight: Annotated[Weight, Key("weight among the questions of its node")] = 1.0
    reverse: Annotated[bool, Key("true: a high level is bad, and is turned round before anything else")] = False
    groups: Annotated[
        tuple[str, ...], Key("ids of the groups that are asked; default: all", written=tuple[Id, ...] | None)
    ] = ()
    levels: Annotated[
        Mapping[float, str],
        Key("description of every value of the scale, or of none", written=Mapping[str, Text] | None),
    ] = field(default_factory=dict)
    evidence: Annotated[tuple[Text, ...], Key("what to look at")] = ()
    facilitation: Annotated[Text | None, Key("advice to whoever leads a workshop")] = None
    food_for_thought: Annotated[Text | None, Key("a thought shown beside the question")] = None
    type: Annotated[
        Literal["level", "outcome", "matrix2x2"],
        Key("outcome: importance and satisfaction; matrix2x2: placed by x and y, never scored"),
    ] = "level"
    scored: Annotated[bool, Key("false: shown, never counted")] = True
    allow: Annotated[
        tuple[Unscored, ...],
        Key("unscored answers; default: those of the scale", written=tuple[Unscored, ...] | None),
    ] = ("dont_know", "not_applicable")
    x: Annotated[Text | None, Key("name of the horizontal axis of a matrix2x2")] = None
    y: Annotated[Text | None, Key("name of the vertical axis of a matrix2x2")] = None

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
    """A node of the tree: it holds either nodes or questions."""

    id: Annotated[Id, Key("id of the node, unique in the framework")]
    kind: Annotated[Text, Key("what this node is: factor, practice, cornerstone …")]
    title: Annotated[Text, Key("name that people see")]
    quote: Annotated[Text | None, Key("a sentence of the source, shown with it")] = None
    intent: Annotated[Text | None, Key("one paragraph: what this node is about")] = None
    weight: Annotated[Weight, Key("weight among its siblings")] = 1.0
    children: Annotated[tuple[Node, ...], Key("nodes beneath this one")] = ()
    questions: Annotated[tuple[Question, ...], Key("questions of this node")] = ()

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
    """A stakeholder group.

    Weight 0 makes it a comparator: shown, never counted.
    """

    id: Annotated[Id, Key("id of the group")]
    title: Annotated[Text, Key("name that people see")]
    weight: Annotated[Weight, Key("voice of the group; 0 for a comparator")] = 1.0
    comparator: Annotated[bool, Key("true: shown, never counted; needs weight 0")] = False
