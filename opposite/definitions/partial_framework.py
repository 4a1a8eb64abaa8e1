"""What can be made out of a manuscript, right or wrong: its scales, nodes, questions, groups and initiatives."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from opposite.definitions.source_document import Manuscript
from opposite.definitions.source_node import Piece

UNSCORED_KINDS = ("nominal", "text")
"""Kinds of scales whose questions cannot be scored."""

EVERYBODY = "all"
"""Id of the one group of a framework that declares none."""


@dataclass(frozen=True, slots=True)
class SketchScale:
    """A scale: its kind and ascending values, None when they are missing or not usable."""

    id: str
    kind: str | None
    values: tuple[float, ...] | None


@dataclass(frozen=True, slots=True)
class SketchNode:
    """A node with the nodes above it, nearest first."""

    piece: Piece
    above: tuple[Piece, ...]

    @property
    def id(self) -> str | None:
        """Id of the node."""
        return self.piece["id"].text

    @property
    def kind(self) -> str | None:
        """Kind of the node."""
        return self.piece["kind"].text


@dataclass(frozen=True, slots=True)
class SketchQuestion:
    """A question with the nodes above it, nearest first, and its scale, None when it is not known."""

    piece: Piece
    above: tuple[Piece, ...]
    scale: SketchScale | None

    @property
    def id(self) -> str | None:
        """Id of the question."""
        return self.piece["id"].text

    @property
    def scored(self) -> bool:
        """Whether the question counts: not of the type matrix2x2 and not marked `scored: false`."""
        return self.piece["type"].text != "matrix2x2" and self.piece["scored"].flag is not False

    @property
    def values(self) -> tuple[float, ...] | None:
        """Values of its scale, None when they are not known."""
        return self.scale.values if self.scale is not None else None


class Sketch:
    """The usable parts of a manuscript, in the order in which they are written."""

    def __init__(self, manuscript: Manuscript) -> None:
        self.manuscript = manuscript
        self.top = Piece(manuscript, (), manuscript.data)

    @property
    def complete(self) -> bool:
        """Whether every part of the framework could be read, so that a missing id is a mistake."""
        return self.manuscript.complete

    @cached_property
    def scales(self) -> dict[str, SketchScale]:
        """Every scale by id."""
        return {id_: SketchScale(id_, piece["kind"].text, _values(piece)) for id_, piece in self.top["scales"].entries}

    @cached_property
    def nodes(self) -> tuple[SketchNode, ...]:
        """Every node, parents before children."""

        def walk(pieces: tuple[Piece, ...], above: tuple[Piece, ...]) -> Iterator[SketchNode]:
            for piece in pieces:
                yield SketchNode(piece, above)
                yield from walk(piece["children"].items, (piece, *above))

        return tuple(walk(self.top["tree"].items, ()))

    @cached_property
    def questions(self) -> tuple[SketchQuestion, ...]:
        """Every question."""
        default = self.top["instrument"]["default_scale"].text
        return tuple(
            SketchQuestion(piece, (node.piece, *node.above), self.scales.get(_scale_id(piece, default)))
            for node in self.nodes
            for piece in node.piece["questions"].items
        )

    @cached_property
    def question_by_id(self) -> dict[str, SketchQuestion]:
        """The first question of every id."""
        first: dict[str, SketchQuestion] = {}
        for question in self.questions:
            first.setdefault(question.id or "", question)
        return first

    @cached_property
    def node_by_id(self) -> dict[str, SketchNode]:
        """The first node of every id."""
        first: dict[str, SketchNode] = {}
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
            id_: _group_weight(piece) for piece in self.top["groups"].items if (id_ := piece["id"].text) is not None
        }

    @cached_property
    def display_level(self) -> str | None:
        """Kind of the nodes that are drawn: as written, else that of the first node that holds questions."""
        written = self.top["framework"]["display_level"]
        if written.present:
            return written.text
        return next((node.kind for node in self.nodes if node.piece["questions"].present), None)

    @cached_property
    def initiatives(self) -> tuple[Piece, ...]:
        """Every initiative."""
        return self.top["initiatives"].items


def _values(scale: Piece) -> tuple[float, ...] | None:
    points = scale["points"].items
    values = [value for point in points if (value := point["value"].number) is not None]
    ascending = all(a < b for a, b in pairwise(values))
    return tuple(values) if values and len(values) == len(points) and ascending else None


def _scale_id(question: Piece, default: str | None) -> str:
    return (question["scale"].text if question["scale"].present else default) or ""


def _group_weight(group: Piece) -> float | None:
    if group["weight"].present:
        return group["weight"].number
    return 0.0 if group["comparator"].flag else 1.0
