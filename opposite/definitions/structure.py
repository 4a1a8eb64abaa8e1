"""Holds a source document against the model of the file: unknown and missing keys and wrong kinds of values."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from opposite.definitions.diagnostics import Diagnostic, quoted
from opposite.definitions.files import MAIN
from opposite.definitions.keys import keys_at
from opposite.definitions.model import FrameworkFile
from opposite.definitions.source_document import REPORTED, Path, Reported, SourceDocument
from opposite.definitions.suggest import nearest
from opposite.definitions.wording import fault_of

SCHEMA_VERSION = 1
"""The one version of the format that is read."""


def check_structure(source: SourceDocument) -> tuple[FrameworkFile | None, list[Diagnostic]]:
    """The document, None when there is any mistake of form, and all mistakes of form.

    The source document is mended where the intention is plain, so that later checks can go on: misspelt keys get their
    right name, unquoted words their quotes. A file of another schema version gets that one mistake only, and nothing
    of it is left to check.
    """
    if not isinstance(source.data, dict):
        if isinstance(source.data, Reported):
            return None, []
        remedy = 'begin with "schema_version: 1"'
        return None, [
            source.diagnostic((), "a framework is expected: keys such as framework, scales, tree", remedy=remedy)
        ]
    version = source.data.get("schema_version")
    if isinstance(version, int) and not isinstance(version, bool) and version != SCHEMA_VERSION:
        message = f"version {version} of the format is not known here"
        remedy = f"write schema_version: {SCHEMA_VERSION}, or use a newer program"
        diagnostic = source.diagnostic(("schema_version",), message, remedy=remedy)
        source.data = REPORTED
        return None, [diagnostic]
    diagnostics = list(_empty_values(source, ()))
    document = None
    while document is None:
        try:
            document = FrameworkFile.model_validate(source.data)
        except ValidationError as refusal:
            errors = refusal.errors(include_url=False)
            unknown = [error["loc"] for error in errors if error["type"] == "extra_forbidden"]
            diagnostics += [_mend_key(source, path) for path in unknown]
            if not unknown:
                diagnostics += _faults(source, errors)
                break
    return (None if diagnostics else document), diagnostics


def _empty_values(source: SourceDocument, path: Path) -> Iterator[Diagnostic]:
    """A mistake for every key and list item without a value, which is marked as reported."""
    value = source.value(path)
    if value is None:
        remedy = "write the value, in quotes if it begins with #, or leave the key out"
        source.put(path, REPORTED)
        yield source.diagnostic(path, "has no value", remedy=remedy, key=True)
    elif isinstance(value, dict):
        for key in list(value):
            yield from _empty_values(source, (*path, key))
    elif isinstance(value, list):
        for number in range(len(value)):
            yield from _empty_values(source, (*path, number))


def _mend_key(source: SourceDocument, path: Path) -> Diagnostic:
    """The mistake of an unknown key; the key is renamed when the meant one is plain and free, else removed."""
    key = str(path[-1])
    around = source.value(path[:-1])
    known = keys_at(path[:-1])
    meant = nearest(key, known)
    remedy = f'did you mean "{meant}"?' if meant is not None else f"keys known here: {', '.join(known)}"
    diagnostic = source.diagnostic(path[:-1], f"unknown key {quoted(key)}", remedy=remedy)
    file, line = source.at(path, key=True)
    if meant is not None and meant not in around:
        source.rename(path, meant)
    else:
        del around[key]
    return Diagnostic(file, line, diagnostic.message, diagnostic.remedy)


def _faults(source: SourceDocument, errors: list[ErrorDetails]) -> Iterator[Diagnostic]:
    for error in errors:
        path: Path = error["loc"]
        on_key = path[-1] == "[key]"
        if on_key:
            path = path[:-1]
        if error["type"] == "missing":
            yield _missing(source, path)
            continue
        if error["type"] in ("model_type", "list_type"):
            source.complete = False
        if isinstance(error["input"], Reported):
            continue
        place = source.places.get(path)
        fault = fault_of(error, typed=place.typed if place is not None else None)
        if path[:1] == ("tree",) and len(path) == 2 and isinstance(error["input"], str):
            fault = fault._replace(remedy=f"write the node itself, since ids name files only where there is a {MAIN}")
        yield source.diagnostic(path, fault.message, remedy=fault.remedy, key=on_key)
        if fault.meant is not None:
            source.put(path, fault.meant)


def _missing(source: SourceDocument, path: Path) -> Diagnostic:
    key = str(path[-1])
    about = keys_at(path[:-1]).get(key, "")
    return source.diagnostic(path[:-1], f'the key "{key}" is missing', remedy=f'add "{key}: …" ({about})')
