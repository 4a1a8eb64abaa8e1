"""New names that look like others and are not the same: asked about before anything is stored."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from opposite.definitions.diagnostics import quoted
from opposite.domain.collecting.import_questions import LookAlike, LookAlikeError
from opposite.domain.collecting.names import look
from opposite.store.database import Cursor


def refuse_look_alikes(cursor: Cursor) -> None:
    """Raise LookAlikeError where a new organisation, or a new wave of one, looks like another.

    To be asked when the file is compared with the store, and nobody said that such names are different.
    """
    pairs = list(_look_alikes(cursor))
    if pairs:
        organisation, name, like = pairs[0]
        what = "organisations" if organisation is None else f"waves of {quoted(organisation)}"
        raise LookAlikeError(
            f"Two {what} look alike: {quoted(like)} and {quoted(name)}; nothing was stored.",
            hint="Write one name in one way, with `organisations` or `waves` of a mapping file too; if they are two, "
            "import with --look-alikes.",
            pairs=tuple(pairs),
        )


def _look_alikes(cursor: Cursor) -> Iterator[LookAlike]:
    new = [name for (name,) in cursor.run("import_new_organisations")]
    if new:
        yield from _alike(None, new, [name for (name,) in cursor.run("import_other_organisations")])
    waves: dict[str, tuple[list[str], list[str]]] = {}
    for organisation, wave, is_new in cursor.run("import_wave_names"):
        waves.setdefault(organisation, ([], []))[0 if is_new else 1].append(wave)
    for organisation, (anew, others) in waves.items():
        yield from _alike(organisation, anew, others)


def _alike(organisation: str | None, new: Iterable[str], others: Iterable[str]) -> Iterator[LookAlike]:
    by_look = {look(name): name for name in others}
    for name in new:
        like = by_look.setdefault(look(name), name)
        if like != name:
            yield LookAlike(organisation, name, like)
