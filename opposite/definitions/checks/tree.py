"""The tree: every node holds nodes or questions with some weight, and every kind has its aggregation."""

from __future__ import annotations

from collections.abc import Iterator

from opposite.definitions.checks.references import unknown
from opposite.definitions.diagnostics import Mistake, quoted
from opposite.definitions.partial_framework import Sketch, SketchNode
from opposite.definitions.source_document import Path
from opposite.definitions.source_node import Piece
from opposite.definitions.suggest import nearest
from opposite.domain.framework import ROOT


def check_tree(sketch: Sketch) -> Iterator[Mistake]:
    """Empty or mixed nodes, weights that come to nothing, kinds without aggregation, display level, core questions."""
    for node in sketch.nodes:
        yield from _contents(node)
    unscored = {question.piece.path for question in sketch.questions if not question.scored}
    for holder in (sketch.top, *(node.piece for node in sketch.nodes)):
        yield from _weights(holder, unscored)
    yield from _aggregation(sketch)
    yield from _display_level(sketch)
    yield from _core(sketch)


def _contents(node: SketchNode) -> Iterator[Mistake]:
    children, questions = node.piece["children"], node.piece["questions"]
    if children.present and questions.present:
        yield questions.error(
            "a node holds either children or questions, and this one has both",
            remedy="put the questions into a child node of their own",
            key=True,
        )
    elif not children.present and not questions.present and isinstance(node.piece.value, dict):
        yield node.piece.error("has neither children nor questions", remedy="add questions: or children:")
    for piece in (children, questions):
        if piece.value == []:
            yield piece.error("is empty", remedy="write at least one, or remove the node", key=True)


def _weights(holder: Piece, unscored: set[Path]) -> Iterator[Mistake]:
    below = [*holder["children"].items, *holder["questions"].items] if holder.path else [*holder["tree"].items]
    weights = [
        piece["weight"].number if piece["weight"].present else 1.0 for piece in below if piece.path not in unscored
    ]
    if weights and all(weight == 0 for weight in weights):
        where = holder if holder.path else holder["tree"]
        yield where.error("everything in it has the weight 0", remedy="give at least one a weight above 0")


def _aggregation(sketch: Sketch) -> Iterator[Mistake]:
    aggregate = sketch.top["scoring"]["aggregate"]
    if not isinstance(aggregate.value, dict):
        return
    given = [kind for kind, _ in aggregate.entries]
    used = list(dict.fromkeys([ROOT, *(node.kind for node in sketch.nodes if node.kind is not None)]))
    misspelt: list[str] = []
    for kind in used:
        if kind in given:
            continue
        what = "the whole (root)" if kind == ROOT else f"nodes of the kind {quoted(kind)}"
        remedy = f"add {kind}: {{method: mean}}, or another method"
        close = nearest(kind, [name for name in given if name not in used])
        if close is not None:
            misspelt.append(close)
            remedy = f'did you mean "{kind}" where {quoted(close)} stands?'
        yield aggregate.error(f"says nothing of {what}", remedy=remedy, key=True)
    for kind, piece in aggregate.entries:
        if kind not in used and kind not in misspelt and sketch.complete:
            yield piece.warning("no node is of this kind", remedy="remove it", key=True)


def _display_level(sketch: Sketch) -> Iterator[Mistake]:
    written = sketch.top["framework"]["display_level"]
    level = sketch.display_level
    kinds = [node.kind for node in sketch.nodes if node.kind is not None]
    if written.text is not None and written.text not in kinds and kinds and sketch.complete:
        yield unknown(written, written.text, what="node of the kind", known=kinds)
    holding = list(dict.fromkeys(node.kind for node in sketch.nodes if node.piece["questions"].present and node.kind))
    if not written.present and len(holding) > 1:
        message = (
            f"nodes of several kinds hold questions ({', '.join(holding)}), and {holding[0]} is taken for the radar"
        )
        yield sketch.top["framework"].warning(message, remedy="add display_level: <kind>")
    for node in sketch.nodes:
        if level is not None and node.kind == level and any(above["kind"].text == level for above in node.above):
            message = f"a node of the kind {quoted(level)} stands beneath another one"
            yield node.piece.error(message, remedy="only one on each way down is shown: change the kind of one of them")


def _core(sketch: Sketch) -> Iterator[Mistake]:
    short = [
        name for name, profile in sketch.top["instrument"]["profiles"].entries if profile["include"].text == "core"
    ]
    if not short:
        return
    core = [question for question in sketch.questions if question.scored and question.piece["core"].flag is True]
    with_core = {above.path for question in core for above in question.above}
    for node in sketch.nodes:
        unusable = node.piece["children"].present and not node.piece["children"].items
        holds = bool(node.piece["children"].items or node.piece["questions"].items)
        if node.kind == sketch.display_level and holds and node.piece.path not in with_core and not unusable:
            message = f"has no core question, and the profile {quoted(short[0])} asks core questions only"
            yield node.piece.error(message, remedy="mark at least one question core: true")
