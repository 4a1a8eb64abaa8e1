"""A mapping file: what the columns and words of somebody's survey export mean, written once as YAML."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from opposite.definitions.diagnostics import Diagnostic
from opposite.definitions.document import document_yaml
from opposite.definitions.source_document import SourceDocument
from opposite.definitions.yaml_reader import read_file, read_text
from opposite.errors import ImportRefusedError

KEYS = ("organisation", "wave", "columns", "levels", "groups", "organisations", "waves", "dates", "unfinished")

CHOICES = {"dates": ("day first", "month first"), "unfinished": ("keep", "skip")}
"""What may stand under the keys that choose one of several."""


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """What a person says about a file of answers, beyond what its header says itself.

    `columns`: by header, a question's id, or organisation, wave, respondent, group, answered_at, or `skip`.
    `levels`: by the words of a cell, the level as text, DK, NA, `empty`, or `refuse`; `levels_within`: the same words
    by the id of a question, or of a node whose questions they are for, where they mean something else there. `groups`: by the words of a cell, a group's id or
    title. `organisations` and `waves`: by a name in the file, the one it means. `dates`: which of day and month comes first where the column leaves it open; None where it is to decide.
    `finished_only`: whether answers that were never handed in are left out. `organisation` and `wave`: those of the whole file; None when its columns say them.
    """

    organisation: str | None = None
    wave: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    levels: Mapping[str, str] = field(default_factory=dict)
    levels_within: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    groups: Mapping[str, str] = field(default_factory=dict)
    organisations: Mapping[str, str] = field(default_factory=dict)
    waves: Mapping[str, str] = field(default_factory=dict)
    dates: Literal["day first", "month first"] | None = None
    finished_only: bool = False


def read_mapping(path: Path) -> ColumnMapping:
    """The mapping of a file; raises ImportRefusedError with every mistake at its line."""
    return _mapping(read_file(path))


def read_mapping_text(text: str, *, name: str = "mapping.yaml") -> ColumnMapping:
    """The mapping of a YAML text; raises ImportRefusedError with every mistake at its line."""
    return _mapping(read_text(text, file=name))


def mapping_text(mapping: ColumnMapping) -> str:
    """The mapping as YAML that `read_mapping_text` reads as the same; keys about which it says nothing are left out."""
    document = {
        "organisation": mapping.organisation,
        "wave": mapping.wave,
        "columns": dict(mapping.columns),
        "levels": dict(mapping.levels)
        | {block: dict(words) for block, words in mapping.levels_within.items() if words},
        "groups": dict(mapping.groups),
        "organisations": dict(mapping.organisations),
        "waves": dict(mapping.waves),
        "dates": mapping.dates,
        "unfinished": "skip" if mapping.finished_only else None,
    }
    return document_yaml({key: value for key, value in document.items() if value})


def _mapping(source: SourceDocument) -> ColumnMapping:
    diagnostics = list(source.diagnostics)
    if not diagnostics and not isinstance(source.data, dict):
        diagnostics.append(source.diagnostic((), "is not a mapping", remedy=f"write the keys {', '.join(KEYS)}"))
    if not diagnostics:
        diagnostics = [diagnostic for key in source.data for diagnostic in _diagnostics_of(source, key)]
    if diagnostics:
        count = "one mistake" if len(diagnostics) == 1 else f"{len(diagnostics)} mistakes"
        raise ImportRefusedError(
            f"The mapping {source.file} cannot be used: {count}.",
            "\n".join(str(diagnostic) for diagnostic in diagnostics),
        )
    return ColumnMapping(
        organisation=_word(source, ("organisation",)),
        wave=_word(source, ("wave",)),
        columns=_words(source, "columns"),
        levels=_words(source, "levels"),
        levels_within={block: _words(source, "levels", block) for block in _blocks(source)},
        groups=_words(source, "groups"),
        organisations=_words(source, "organisations"),
        waves=_words(source, "waves"),
        dates=source.data.get("dates"),
        finished_only=source.data.get("unfinished") == "skip",
    )


def _diagnostics_of(source: SourceDocument, key: str) -> list[Diagnostic]:
    value = source.data[key]
    if key not in KEYS:
        return [source.diagnostic((key,), "is not a key of a mapping", remedy=f"use {', '.join(KEYS)}", key=True)]
    if key in ("organisation", "wave"):
        fits = _word(source, (key,)) is not None
        return [] if fits else [source.diagnostic((key,), "is not a name", remedy="write it in quotes")]
    if key in CHOICES:
        right = " or ".join(CHOICES[key])
        return [] if value in CHOICES[key] else [source.diagnostic((key,), "is no choice", remedy=f"write {right}")]
    if not isinstance(value, dict):
        return [
            source.diagnostic((key,), "is not a list of pairs", remedy='write lines such as "in the file": meaning')
        ]
    blocks = _blocks(source) if key == "levels" else ()
    paths: list[tuple[str, ...]] = [(key, words) for words in value if words not in blocks]
    paths += [(key, block, words) for block in blocks for words in value[block]]
    return [
        source.diagnostic(path, "does not name one thing", remedy="write one word or number, in quotes")
        for path in paths
        if _word(source, path) is None
    ]


def _blocks(source: SourceDocument) -> tuple[str, ...]:
    """The ids under `levels` beneath which words stand that mean something else for their questions."""
    levels = source.data.get("levels")
    return tuple(id_ for id_, words in levels.items() if isinstance(words, dict)) if isinstance(levels, dict) else ()


def _word(source: SourceDocument, path: tuple[str, ...]) -> str | None:
    """A word or number as it was typed; None where there is none, for an empty one and for anything else."""
    value = source.value(path)
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    typed = None if isinstance(value, str) else source.places[path].typed
    return (typed or str(value)).strip() or None


def _words(source: SourceDocument, *path: str) -> dict[str, str]:
    meanings = source.value(path) or {}
    return {words: meaning for words in meanings if (meaning := _word(source, (*path, words))) is not None}
