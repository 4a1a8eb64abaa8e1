"""Ids: each names one thing only, and none is a word that the product uses itself."""

from __future__ import annotations

from collections.abc import Iterator

from opposite.definitions.diagnostics import Mistake, quoted
from opposite.definitions.partial_framework import Sketch
from opposite.definitions.source_node import Piece

RESERVED_IDS = ("root", "unassigned", "overall")
"""Ids of the whole, of people without a group, and of the overall score."""

RESERVED_KINDS = ("root", "question", "overall", "group")
"""Words that say what scores are listed by, where the kinds of nodes may stand too."""


def check_ids(sketch: Sketch) -> Iterator[Mistake]:
    """Ids used twice among nodes, questions, groups and initiatives, or among lenses or horizons; reserved words."""
    named = [
        *(("group", piece) for piece in sketch.top["groups"].items),
        *(("node", node.piece) for node in sketch.nodes),
        *(("question", question.piece) for question in sketch.questions),
        *(("initiative", piece) for piece in sketch.initiatives),
    ]
    named.sort(key=lambda one: _order(sketch, one[1]))
    yield from _twice(named)
    yield from _twice([("lens", piece) for piece in sketch.top["lenses"].items])
    yield from _twice([("horizon", piece) for piece in sketch.top["roadmap"]["horizons"].items])
    for what, piece in named:
        if piece["id"].text in RESERVED_IDS:
            message = f"{quoted(str(piece['id'].text))} is a word that the product uses itself"
            yield piece["id"].error(message, remedy=f"give the {what} another id")
    for node in sketch.nodes:
        if node.kind in RESERVED_KINDS:
            message = f"{quoted(str(node.kind))} is a word that the product uses itself"
            yield node.piece["kind"].error(message, remedy="call the kind something else")


def _order(sketch: Sketch, piece: Piece) -> tuple[int, int]:
    """Where an id stands, files in the order in which they were read."""
    file, line = sketch.manuscript.at((*piece.path, "id"))
    files = sketch.manuscript.files
    return files.index(file) if file in files else len(files), line or 0


def _twice(named: list[tuple[str, Piece]]) -> Iterator[Mistake]:
    first: dict[str, tuple[str, Piece]] = {}
    for what, piece in named:
        id_ = piece["id"].text
        if id_ is None:
            continue
        if id_ not in first:
            first[id_] = (what, piece)
            continue
        earlier, at = first[id_]
        file, line = at.manuscript.at((*at.path, "id"))
        place = f" in line {line}" if file == piece.manuscript.at((*piece.path, "id"))[0] else f" in {file}:{line}"
        message = f"the id {quoted(id_)} is used a second time (first for the {earlier}{place if line else ''})"
        yield piece["id"].error(message, remedy=f"give the {what} another id")
