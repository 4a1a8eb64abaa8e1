"""Holds a source document against the parts of the file: unknown and missing keys and wrong kinds of values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Literal, get_args

from opposite.definitions.diagnostics import Diagnostic, quoted
from opposite.definitions.faults import EMPTY, Fault, fits, no_choice, outside, unexpected
from opposite.definitions.files import MAIN
from opposite.definitions.framework_file import NOT_YET, NOT_YET_AS, WITHDRAWN, FrameworkFile
from opposite.definitions.parts import Kind, is_part, keys_of, kind_of, origin_of
from opposite.definitions.source_document import REPORTED, Path, Reported, SourceDocument
from opposite.definitions.suggest import nearest
from opposite.domain.framework.keys import NotEmpty

SCHEMA_VERSION = 1
"""The one version of the format that is read."""

NOT_SUPPORTED = "not supported yet"


def check_structure(source: SourceDocument) -> list[Diagnostic]:
    """All mistakes of form, and a warning for each key that is not read any more.

    The source document is mended where the intention is plain, so that later checks can go on: misspelt keys get their
    right name, unquoted words their quotes. A file of another schema version gets that one mistake only, and nothing
    of it is left to check.
    """
    if isinstance(source.data, Reported):
        return []
    if not isinstance(source.data, dict):
        remedy = 'begin with "schema_version: 1"'
        return [source.diagnostic((), "a framework is expected: keys such as framework, scales, tree", remedy=remedy)]
    version = source.data.get("schema_version")
    if isinstance(version, int) and not isinstance(version, bool) and version != SCHEMA_VERSION:
        message = f"version {version} of the format is not known here"
        remedy = f"write schema_version: {SCHEMA_VERSION}, or use a newer program"
        diagnostic = source.diagnostic(("schema_version",), message, remedy=remedy)
        source.data = REPORTED
        return [diagnostic]
    empty = list(_empty_values(source, source.data, ()))
    return [*empty, *_Form(source).faults(source.data, Kind(FrameworkFile, ()), ())]


def _empty_values(source: SourceDocument, value: Any, path: Path) -> Iterator[Diagnostic]:
    """A mistake for every key and list item without a value, which is marked as reported; none for withdrawn keys."""
    if path in _withdrawn():
        return
    if value is None:
        remedy = "write the value, in quotes if it begins with #, or leave the key out"
        source.put(path, REPORTED)
        yield source.diagnostic(path, "has no value", remedy=remedy, key=True)
    elif isinstance(value, dict):
        for key, inside in list(value.items()):
            yield from _empty_values(source, inside, (*path, key))
    elif isinstance(value, list):
        for number, inside in enumerate(value):
            yield from _empty_values(source, inside, (*path, number))


@cache
def _withdrawn() -> frozenset[Path]:
    """The paths of the keys that are not read any more, whatever they hold."""

    def within(part: type, path: Path) -> Iterator[Path]:
        yield from ((*path, key) for key in WITHDRAWN.get(part, ()))
        for key, key_of_part in keys_of(part).items():
            if is_part(key_of_part.kind.type):
                yield from within(key_of_part.kind.type, (*path, key))

    return frozenset(within(FrameworkFile, ()))


class _Form:
    """Walks over a source document as the parts of the file declare it."""

    def __init__(self, source: SourceDocument) -> None:
        self.source = source

    def faults(self, value: Any, kind: Kind, path: Path) -> Iterator[Diagnostic]:
        """What is wrong with the form of the value at a path, and of all beneath it."""
        type_ = kind.type
        if origin_of(type_) is Literal:
            yield from self._choice(value, get_args(type_), path)
        elif not fits(value, type_):
            if is_part(type_) or origin_of(type_) is tuple:
                self.source.complete = False
            if not isinstance(value, Reported):
                yield self._said(path, unexpected(value, type_, typed=self._typed(path)))
        elif is_part(type_):
            yield from self._part(value, type_, path)
        elif value in ([], {}) and NotEmpty() in kind.constraints:
            yield self._said(path, EMPTY)
        elif isinstance(value, list):
            inside = kind_of(get_args(type_)[0])
            for number, item in enumerate(value):
                yield from self.faults(item, inside, (*path, number))
        elif isinstance(value, dict):
            yield from self._mapping(value, kind, path)
        else:
            yield from self._within(value, kind, path)

    def _mapping(self, value: dict[str, Any], kind: Kind, path: Path) -> Iterator[Diagnostic]:
        names, inside = (kind_of(argument) for argument in get_args(kind.type))
        for name, item in list(value.items()):
            for fault in (outside(name, constraint) for constraint in names.constraints):
                if fault is not None:
                    yield self.source.diagnostic((*path, name), fault.message, remedy=fault.remedy, key=True)
            yield from self.faults(item, inside, (*path, name))

    def _choice(self, value: Any, choices: tuple[str | int, ...], path: Path) -> Iterator[Diagnostic]:
        chosen = any(type(value) is type(choice) and value == choice for choice in choices)
        if not chosen and not isinstance(value, Reported):
            yield self._said(path, no_choice(value, choices, typed=self._typed(path)))

    def _part(self, written: dict[str, Any], part: type, path: Path) -> Iterator[Diagnostic]:
        keys = keys_of(part)
        for key in [key for key in written if key not in keys]:
            if key in WITHDRAWN.get(part, ()):
                yield self.source.diagnostic(
                    (*path, key), "is not read any more", remedy="remove it", key=True, severity="warning"
                )
            elif key in NOT_YET.get(part, ()):
                yield self._not_yet((*path, key))
            else:
                yield self._mended_key(key, keys, path)
        for key, key_of_part in keys.items():
            if key not in written:
                if key_of_part.required:
                    remedy = f'add "{key}: …" ({key_of_part.about})'
                    yield self.source.diagnostic(path, f'the key "{key}" is missing', remedy=remedy)
            elif key_of_part.or_part is not None and isinstance(written[key], dict):
                yield from self._part(written[key], key_of_part.or_part, (*path, key))
            elif isinstance(written[key], str) and NOT_YET_AS.get(part, {}).get(key) == written[key]:
                yield self.source.diagnostic(
                    (*path, key), f"{quoted(written[key])} is {NOT_SUPPORTED}", remedy="choose another word"
                )
            else:
                yield from self.faults(written[key], key_of_part.kind, (*path, key))

    def _not_yet(self, path: Path) -> Diagnostic:
        return self.source.diagnostic(path, f"is {NOT_SUPPORTED}", remedy="remove it", key=True)

    def _mended_key(self, key: str, known: Mapping[str, object], path: Path) -> Diagnostic:
        """The mistake of an unknown key, which is renamed when the meant one is plain and free, else removed."""
        meant = nearest(key, known)
        remedy = f'did you mean "{meant}"?' if meant is not None else f"keys known here: {', '.join(known)}"
        diagnostic = self.source.diagnostic(path, f"unknown key {quoted(key)}", remedy=remedy)
        file, line = self.source.at((*path, key), key=True)
        around = self.source.value(path)
        if meant is not None and meant not in around:
            self.source.rename((*path, key), meant)
        else:
            del around[key]
        return Diagnostic(file, line, diagnostic.message, diagnostic.remedy)

    def _within(self, value: Any, kind: Kind, path: Path) -> Iterator[Diagnostic]:
        for constraint in kind.constraints:
            fault = None if isinstance(constraint, NotEmpty) else outside(value, constraint)
            if fault is not None:
                yield self._said(path, fault)
                return

    def _said(self, path: Path, fault: Fault) -> Diagnostic:
        if len(path) == 2 and path[0] == "tree" and isinstance(self.source.value(path), str):
            fault = fault._replace(remedy=f"write the node itself, since ids name files only where there is a {MAIN}")
        diagnostic = self.source.diagnostic(path, fault.message, remedy=fault.remedy, spares_stored=fault.spares_stored)
        if fault.meant is not None:
            self.source.put(path, fault.meant)
        return diagnostic

    def _typed(self, path: Path) -> str | None:
        """The unquoted word as it stands in the file, None where it is none."""
        place = self.source.places.get(path)
        return None if place is None else place.typed
