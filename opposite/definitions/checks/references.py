"""Names: one that answers to nothing in the framework, with the one that was probably meant; one given twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from opposite.definitions.diagnostics import Diagnostic, quoted
from opposite.definitions.source_node import SourceNode
from opposite.definitions.suggest import nearest

MOST_NAMED = 8
"""Names listed when nothing like the wrong one is known."""


def unknown(source: SourceNode, name: str, *, what: str, known: Iterable[str], key: bool = False) -> Diagnostic:
    """The mistake of a name that is not among the known ones; `what` says what it should name."""
    names = list(dict.fromkeys(known))
    meant = nearest(name, names)
    if meant is not None:
        remedy = f'did you mean "{meant}"?'
    elif names:
        more = ", …" if len(names) > MOST_NAMED else ""
        remedy = f"known here: {', '.join(names[:MOST_NAMED])}{more}"
    else:
        remedy = "none is declared in this framework"
    return source.error(f"there is no {what} {quoted(name)}", remedy=remedy, key=key)


def named_twice(sources: Sequence[SourceNode]) -> Iterator[Diagnostic]:
    """The mistake of every text that stands a second time, whatever its case and the space in it."""
    seen: set[str] = set()
    for source in sources:
        text = source.text
        if text is None or not text.strip():
            continue
        form = " ".join(text.casefold().split())
        if form in seen:
            yield source.error(
                f"{quoted(text)} is used a second time", remedy="give each another name", spares_stored=True
            )
        seen.add(form)
