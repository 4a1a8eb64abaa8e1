"""A mapping file: what the columns and words of somebody's survey export mean, written once as YAML."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from opposite.definitions.diagnostics import Mistake
from opposite.definitions.source_document import Manuscript
from opposite.definitions.yaml_reader import read_file, read_text
from opposite.errors import ImportRefusedError

KEYS = ("organisation", "wave", "columns", "levels", "groups")


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """What a person says about a file of answers, beyond what its header says itself.

    `columns`: by header, a question's id, or organisation, wave, respondent, group, answered_at, or `skip`.
    `levels`: by the words of a cell, the level as text, DK or NA. `groups`: by the words of a cell, a group's id or
    title. `organisation` and `wave`: those of the whole file; None when its columns say them.
    """

    organisation: str | None = None
    wave: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    levels: Mapping[str, str] = field(default_factory=dict)
    groups: Mapping[str, str] = field(default_factory=dict)


def read_mapping(path: Path) -> ColumnMapping:
    """The mapping of a file; raises ImportRefusedError with every mistake at its line."""
    return _mapping(read_file(path))


def read_mapping_text(text: str, *, name: str = "mapping.yaml") -> ColumnMapping:
    """The mapping of a YAML text; raises ImportRefusedError with every mistake at its line."""
    return _mapping(read_text(text, file=name))


def _mapping(manuscript: Manuscript) -> ColumnMapping:
    mistakes = list(manuscript.mistakes)
    if not mistakes and not isinstance(manuscript.data, dict):
        mistakes.append(manuscript.mistake((), "is not a mapping", remedy=f"write the keys {', '.join(KEYS)}"))
    if not mistakes:
        mistakes = [mistake for key in manuscript.data for mistake in _mistakes_of(manuscript, key)]
    if mistakes:
        count = "one mistake" if len(mistakes) == 1 else f"{len(mistakes)} mistakes"
        raise ImportRefusedError(
            f"The mapping {manuscript.file} cannot be used: {count}.", "\n".join(str(mistake) for mistake in mistakes)
        )
    return ColumnMapping(
        organisation=_word(manuscript, ("organisation",)),
        wave=_word(manuscript, ("wave",)),
        columns=_words(manuscript, "columns"),
        levels=_words(manuscript, "levels"),
        groups=_words(manuscript, "groups"),
    )


def _mistakes_of(manuscript: Manuscript, key: str) -> list[Mistake]:
    value = manuscript.data[key]
    if key not in KEYS:
        return [manuscript.mistake((key,), "is not a key of a mapping", remedy=f"use {', '.join(KEYS)}", key=True)]
    if key in ("organisation", "wave"):
        fits = _word(manuscript, (key,)) is not None
        return [] if fits else [manuscript.mistake((key,), "is not a name", remedy="write it in quotes")]
    if not isinstance(value, dict):
        return [
            manuscript.mistake((key,), "is not a list of pairs", remedy='write lines such as "in the file": meaning')
        ]
    return [
        manuscript.mistake((key, words), "does not name one thing", remedy="write one word or number, in quotes")
        for words in value
        if _word(manuscript, (key, words)) is None
    ]


def _word(manuscript: Manuscript, path: tuple[str, ...]) -> str | None:
    """A word or number as it was typed; None where there is none, for an empty one and for anything else."""
    value = manuscript.value(path)
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    typed = None if isinstance(value, str) else manuscript.places[path].typed
    return (typed or str(value)).strip() or None


def _words(manuscript: Manuscript, key: str) -> dict[str, str]:
    meanings = manuscript.data.get(key) or {}
    return {words: meaning for words in meanings if (meaning := _word(manuscript, (key, words))) is not None}
