"""What can be made out of a source document, right or wrong: its scales, nodes, questions, groups and initiatives."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from opposite.definitions.source_document import SourceDocument
from opposite.definitions.source_node import SourceNode
from opposite.domain.framework.scales import stepped_values

UNSCORED_KINDS = ("nominal", "text")
"""Kinds of scales whose questions cannot be scored."""

EVERYBODY = "all"
"""Id of the one group of a framework that declares none."""


@dataclass(frozen=True, slots=True)
class PartialScale:
    """A scale: its kind and ascending values, None when they are missing or not usable."""

    id: str
    kind: str | None
    values: tuple[float, ...] | None


@dataclass(frozen=True, slots=True)
class PartialNode:
    """A node with the nodes above it, nearest first."""

    source: SourceNode
    above: tuple[SourceNode, ...]

    @property
    def id(self) -> str | None:
        """Id of the node."""
        return self.source["id"].text

    @property
    def kind(self) -> str | None:
        """Kind of the node."""
        return self.source["kind"].text


@dataclass(frozen=True, slots=True)
class PartialQuestion:
    """A question with the nodes above it, nearest first, and its scale, None when it is not known."""

    source: SourceNode
    above: tuple[SourceNode, ...]
    scale: PartialScale | None

    @property
    def id(self) -> str | None:
        """Id of the question."""
        return self.source["id"].text

    @property
    def scored(self) -> bool:
        """Whether the question counts: not of the type matrix2x2 and not marked `scored: false`."""
        return self.source["type"].text != "matrix2x2" and self.source["scored"].flag is not False

    @property
    def values(self) -> tuple[float, ...] | None:
        """Values of its scale, None when they are not known."""
        return self.scale.values if self.scale is not None else None


class PartialFramework:
    """The usable parts of a source document, in the order in which they are written."""

    def __init__(self, document: SourceDocument) -> None:
        self.document = document
        self.top = SourceNode(document, (), document.data)

    @property
    def complete(self) -> bool:
        """Whether every part of the framework could be read, so that a missing id is a mistake."""
        return self.document.complete

    @cached_property
    def scales(self) -> dict[str, PartialScale]:
        """Every scale by id."""
        return {
            id_: PartialScale(id_, source["kind"].text, _values(source)) for id_, source in self.top["scales"].entries
        }

    @cached_property
    def nodes(self) -> tuple[PartialNode, ...]:
        """Every node, parents before children."""

        def walk(sources: tuple[SourceNode, ...], above: tuple[SourceNode, ...]) -> Iterator[PartialNode]:
            for source in sources:
                yield PartialNode(source, above)
                yield from walk(source["children"].items, (source, *above))

        return tuple(walk(self.top["tree"].items, ()))

    @cached_property
    def questions(self) -> tuple[PartialQuestion, ...]:
        """Every question."""
        default = self.top["instrument"]["default_scale"].text
        return tuple(
            PartialQuestion(source, (node.source, *node.above), self.scales.get(_scale_id(source, default)))
            for node in self.nodes
            for source in node.source["questions"].items
        )

    @cached_property
    def question_by_id(self) -> dict[str, PartialQuestion]:
        """The first question of every id."""
        first: dict[str, PartialQuestion] = {}
        for question in self.questions:
            first.setdefault(question.id or "", question)
        return first

    @cached_property
    def node_by_id(self) -> dict[str, PartialNode]:
        """The first node of every id."""
        first: dict[str, PartialNode] = {}
        for node in self.nodes:
            first.setdefault(node.id or "", node)
        return first

    @cached_property
    def group_weights(self) -> dict[str, float | None]:
        """Weight of every group by id: 0 for a comparator that names none, None when it is not usable.

        A framework that declares no groups has the one group `all`.
        """
        if not self.top["groups"].present or self.top["groups"].value == []:
            return {EVERYBODY: 1.0}
        return {
            id_: _group_weight(source) for source in self.top["groups"].items if (id_ := source["id"].text) is not None
        }

    @cached_property
    def display_level(self) -> str | None:
        """Kind of the nodes that are drawn: as written, else that of the first node that holds questions."""
        written = self.top["framework"]["display_level"]
        if written.present:
            return written.text
        return next((node.kind for node in self.nodes if node.source["questions"].present), None)

    @cached_property
    def initiatives(self) -> tuple[SourceNode, ...]:
        """Every initiative."""
        return self.top["initiatives"].items


def _values(scale: SourceNode) -> tuple[float, ...] | None:
    if scale["kind"].text == "numeric" and not scale["points"].present:
        minimum, maximum, step = (scale[key].number for key in ("minimum", "maximum", "step"))
        if minimum is None or maximum is None or (step is not None and step <= 0):
            return None
        return stepped_values(minimum, maximum, step or 1.0)
    points = scale["points"].items
    values = [value for point in points if (value := point["value"].number) is not None]
    ascending = all(a < b for a, b in pairwise(values))
    return tuple(values) if values and len(values) == len(points) and ascending else None


def _scale_id(question: SourceNode, default: str | None) -> str:
    return (question["scale"].text if question["scale"].present else default) or ""


def _group_weight(group: SourceNode) -> float | None:
    if group["weight"].present:
        return group["weight"].number
    return 0.0 if group["comparator"].flag else 1.0
