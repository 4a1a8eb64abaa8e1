"""Ids: each names one thing only, and none is a word that the product uses itself."""

from __future__ import annotations

from collections.abc import Iterator

from opposite.definitions.diagnostics import Diagnostic, quoted
from opposite.definitions.partial_framework import PartialFramework
from opposite.definitions.source_node import SourceNode

RESERVED_IDS = ("root", "unassigned", "overall")
"""Ids of the whole, of people without a group, and of the overall score."""

RESERVED_KINDS = ("root", "question", "overall", "group")
"""Words that say what scores are listed by, where the kinds of nodes may stand too."""


def check_ids(partial: PartialFramework) -> Iterator[Diagnostic]:
    """Ids used twice among nodes, questions, groups and initiatives, or among lenses or horizons; reserved words."""
    named = [
        *(("group", source) for source in partial.top["groups"].items),
        *(("node", node.source) for node in partial.nodes),
        *(("question", question.source) for question in partial.questions),
        *(("initiative", source) for source in partial.initiatives),
    ]
    named.sort(key=lambda one: _order(partial, one[1]))
    yield from _twice(named)
    yield from _twice([("lens", source) for source in partial.top["lenses"].items])
    yield from _twice([("horizon", source) for source in partial.top["roadmap"]["horizons"].items])
    for what, source in named:
        if source["id"].text in RESERVED_IDS:
            message = f"{quoted(str(source['id'].text))} is a word that the product uses itself"
            yield source["id"].error(message, remedy=f"give the {what} another id")
    for node in partial.nodes:
        if node.kind in RESERVED_KINDS:
            message = f"{quoted(str(node.kind))} is a word that the product uses itself"
            yield node.source["kind"].error(message, remedy="call the kind something else")


def _order(partial: PartialFramework, source: SourceNode) -> tuple[int, int]:
    """Where an id stands, files in the order in which they were read."""
    file, line = partial.document.at((*source.path, "id"))
    files = partial.document.files
    return files.index(file) if file in files else len(files), line or 0


def _twice(named: list[tuple[str, SourceNode]]) -> Iterator[Diagnostic]:
    first: dict[str, tuple[str, SourceNode]] = {}
    for what, source in named:
        id_ = source["id"].text
        if id_ is None:
            continue
        if id_ not in first:
            first[id_] = (what, source)
            continue
        earlier, at = first[id_]
        file, line = at.document.at((*at.path, "id"))
        where = f" in line {line}" if file == source.document.at((*source.path, "id"))[0] else f" in {file}:{line}"
        message = f"the id {quoted(id_)} is used a second time (first for the {earlier}{where if line else ''})"
        yield source["id"].error(message, remedy=f"give the {what} another id")
