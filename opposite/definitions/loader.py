"""Loads a framework from its files or from a stored document, or says every mistake in it at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from pathlib import Path

from opposite.definitions.build import build_framework
from opposite.definitions.checks import check_rules
from opposite.definitions.diagnostics import BrokenFrameworkError, Diagnostic, in_order
from opposite.definitions.document import Document, content_hash, document_json, with_plain_level_keys
from opposite.definitions.files import read_framework
from opposite.definitions.json_reader import read_json
from opposite.definitions.partial_framework import PartialFramework
from opposite.definitions.source_document import SourceDocument
from opposite.definitions.structure import check_structure
from opposite.definitions.yaml_reader import read_text
from opposite.domain.framework import Framework

STORED = "stored framework"
"""What messages call a document that came from no file."""


@dataclass(frozen=True)
class Loaded:
    """A framework with the document it was made of.

    `document` is plain data with exactly the keys of the format: split files merged, nothing filled in, keys of
    `levels` as text. `warnings` are in the order of `files`, the files read, which are none for a stored document.
    """

    framework: Framework
    document: Document
    warnings: tuple[Diagnostic, ...]
    files: tuple[Path, ...]

    @cached_property
    def json(self) -> str:
        """The document as JSON, as the store keeps it; written out once, which takes as long as many statements."""
        return document_json(self.document)


def load(path: Path) -> Loaded:
    """The framework of a file, or of a folder with `framework.yaml`.

    Raises BrokenFrameworkError, a FrameworkError, with every mistake when there is any.
    """
    source = read_framework(path)
    return _loaded(source, tuple(Path(file) for file in source.files))


@lru_cache(maxsize=16)
def load_document(document_text: str) -> Loaded:
    """The framework of one merged document in YAML or JSON, as `document_yaml` and `document_json` write it.

    The last texts are not read again: a stored document is the same in every database that holds it.

    It is taken for a stored one, of which mistakes that spare stored frameworks are warnings. Raises
    BrokenFrameworkError, a FrameworkError, with every mistake when there is any other.
    """
    data = read_json(document_text)
    if data is None:
        return _loaded(read_text(document_text, file=STORED), ())
    try:
        return _loaded(SourceDocument(STORED, data), ())
    except BrokenFrameworkError as broken:
        # Read again as YAML, of which JSON is nearly a part, to say the lines of the mistakes. Where YAML takes for
        # text what JSON takes for a number (1e-12), it finds none, and those without lines stand.
        _loaded(read_text(document_text, file=STORED), ())
        raise broken from None


def check(paths: Iterable[Path], *, strict: bool = False) -> list[Diagnostic]:
    """Every mistake and warning of framework files and folders, in their order; with `strict` warnings are errors."""
    diagnostics: list[Diagnostic] = []
    for path in paths:
        source = read_framework(path)
        diagnostics += _examine(source)
    if not strict:
        return diagnostics
    return [
        Diagnostic(diagnostic.file, diagnostic.line, diagnostic.message, diagnostic.remedy)
        for diagnostic in diagnostics
    ]


def _loaded(source: SourceDocument, files: tuple[Path, ...]) -> Loaded:
    diagnostics = _examine(source)
    if not files:
        diagnostics = [replace(one, severity="warning") if one.spares_stored else one for one in diagnostics]
    if any(diagnostic.severity == "error" for diagnostic in diagnostics):
        raise BrokenFrameworkError(diagnostics)
    document = with_plain_level_keys(source.data)
    framework = build_framework(document, content_hash=content_hash(document))
    return Loaded(framework=framework, document=document, warnings=tuple(diagnostics), files=files)


def _examine(source: SourceDocument) -> list[Diagnostic]:
    """All mistakes and warnings of a source document, in the order of its files."""
    diagnostics = check_structure(source)
    if isinstance(source.data, dict):
        diagnostics += check_rules(PartialFramework(source))
    return in_order([*source.diagnostics, *diagnostics], source.files)
