"""The tree: every node holds nodes or questions with some weight, and every kind has its aggregation."""

from __future__ import annotations

from collections.abc import Iterator

from opposite.definitions.checks.references import unknown
from opposite.definitions.diagnostics import Diagnostic, quoted
from opposite.definitions.partial_framework import PartialFramework, PartialNode
from opposite.definitions.source_document import Path
from opposite.definitions.source_node import SourceNode
from opposite.definitions.suggest import nearest
from opposite.domain.framework import FULL, ROOT


def check_tree(partial: PartialFramework) -> Iterator[Diagnostic]:
    """Empty or mixed nodes, weights that come to nothing, kinds without aggregation, display level, core questions."""
    for node in partial.nodes:
        yield from _contents(node)
    unscored = {question.source.path for question in partial.questions if not question.scored}
    for holder in (partial.top, *(node.source for node in partial.nodes)):
        yield from _weights(holder, unscored)
    yield from _aggregation(partial)
    yield from _display_level(partial)
    yield from _core(partial)


def _contents(node: PartialNode) -> Iterator[Diagnostic]:
    children, questions = node.source["children"], node.source["questions"]
    if children.present and questions.present:
        yield questions.error(
            "a node holds either children or questions, and this one has both",
            remedy="put the questions into a child node of their own",
            key=True,
        )
    elif not children.present and not questions.present and isinstance(node.source.value, dict):
        yield node.source.error("has neither children nor questions", remedy="add questions: or children:")
    for source in (children, questions):
        if source.value == []:
            yield source.error("is empty", remedy="write at least one, or remove the node", key=True)


def _weights(holder: SourceNode, unscored: set[Path]) -> Iterator[Diagnostic]:
    below = [*holder["children"].items, *holder["questions"].items] if holder.path else [*holder["tree"].items]
    weights = [
        source["weight"].number if source["weight"].present else 1.0 for source in below if source.path not in unscored
    ]
    if weights and all(weight == 0 for weight in weights):
        where = holder if holder.path else holder["tree"]
        yield where.error("everything in it has the weight 0", remedy="give at least one a weight above 0")


def _aggregation(partial: PartialFramework) -> Iterator[Diagnostic]:
    aggregate = partial.top["scoring"]["aggregate"]
    if not isinstance(aggregate.value, dict):
        return
    given = [kind for kind, _ in aggregate.entries]
    used = list(dict.fromkeys([ROOT, *(node.kind for node in partial.nodes if node.kind is not None)]))
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
    for kind, source in aggregate.entries:
        if kind not in used and kind not in misspelt and partial.complete:
            yield source.warning("no node is of this kind", remedy="remove it", key=True)


def _display_level(partial: PartialFramework) -> Iterator[Diagnostic]:
    written = partial.top["framework"]["display_level"]
    level = partial.display_level
    kinds = [node.kind for node in partial.nodes if node.kind is not None]
    if written.text is not None and written.text not in kinds and kinds and partial.complete:
        yield unknown(written, written.text, what="node of the kind", known=kinds)
    holding = list(dict.fromkeys(node.kind for node in partial.nodes if node.source["questions"].present and node.kind))
    if not written.present and len(holding) > 1:
        message = (
            f"nodes of several kinds hold questions ({', '.join(holding)}), and {holding[0]} is taken for the radar"
        )
        yield partial.top["framework"].warning(message, remedy="add display_level: <kind>")
    for node in partial.nodes:
        if level is not None and node.kind == level and any(above["kind"].text == level for above in node.above):
            message = f"a node of the kind {quoted(level)} stands beneath another one"
            yield node.source.error(
                message, remedy="only one on each way down is shown: change the kind of one of them"
            )


def _core(partial: PartialFramework) -> Iterator[Diagnostic]:
    short = [
        name
        for name, profile in partial.top["instrument"]["profiles"].entries
        if profile["include"].text == "core" and name != FULL
    ]
    if not short:
        return
    core = [question for question in partial.questions if question.scored and question.source["core"].flag is True]
    with_core = {above.path for question in core for above in question.above}
    for node in partial.nodes:
        unusable = node.source["children"].present and not node.source["children"].items
        holds = bool(node.source["children"].items or node.source["questions"].items)
        if node.kind == partial.display_level and holds and node.source.path not in with_core and not unusable:
            message = f"has no core question, and the profile {quoted(short[0])} asks core questions only"
            yield node.source.error(message, remedy="mark at least one question core: true")
