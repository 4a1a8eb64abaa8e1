"""Strict YAML: plain data with the line of every key and value, and everything refused that could mislead or harm."""

from __future__ import annotations

import re
from pathlib import Path as FilePath
from typing import Any, Final

import yaml

from opposite.definitions.diagnostics import CONTROL, Diagnostic
from opposite.definitions.source_document import REPORTED, SourceDocument
from opposite.definitions.yaml_builder import Builder, UnreadableError

LARGEST_FILE = 2_000_000
"""Bytes of one file."""

EMPTY = "the file is empty"
"""What is said of a file without a document."""

DEEPEST = 100
"""Levels of nesting, a list in a mapping being two; a tree may be about forty nodes deep."""

PARSER: Final[type[Any]] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""PyYAML's safe loader, ten times faster where it was built with libyaml."""


def read_file(path: FilePath, *, parser: type[Any] = PARSER) -> SourceDocument:
    """The file as a source document; one that cannot be read at all has REPORTED as its data and says why in `diagnostics`."""
    try:
        text = _text_of(path)
    except UnreadableError as refusal:
        return _unread(refusal.diagnostic)
    return read_text(text, file=str(path), parser=parser)


def read_text(text: str, *, file: str, parser: type[Any] = PARSER) -> SourceDocument:
    """A YAML text as a source document; one that cannot be read at all has REPORTED as its data."""
    builder = Builder(file)
    try:
        _refuse_what_is_no_text(text, file=file)
        _measure(text, file=file, parser=parser)
        top: Any = yaml.compose(text, Loader=parser)
        data = builder.build(top, (), key_line=None)
    except UnreadableError as refusal:
        return _unread(refusal.diagnostic)
    except yaml.YAMLError as fault:
        return _unread(_plain_fault(fault, text, file=file))
    return SourceDocument(file, data, builder.places, builder.diagnostics, [file])


def _text_of(path: FilePath) -> str:
    name = str(path)
    try:
        if not path.is_file():
            message = "there is no such file" if not path.exists() else "is not an ordinary file"
            raise UnreadableError(Diagnostic(name, None, message, "check the path"))
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except OSError as refusal:
        message = f"the file cannot be read ({refusal.strerror})"
        raise UnreadableError(Diagnostic(name, None, message, "check its permissions")) from refusal
    if len(content) > LARGEST_FILE:
        raise UnreadableError(_too_large(name))
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UnreadableError(Diagnostic(name, 1, "is written in UTF-16", "save the file as UTF-8"))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as refusal:
        line = content[: refusal.start].count(b"\n") + 1
        diagnostic = Diagnostic(name, line, "a character is not UTF-8", "save the file as UTF-8")
        raise UnreadableError(diagnostic) from refusal


def _refuse_what_is_no_text(text: str, *, file: str) -> None:
    if len(text) > LARGEST_FILE:
        raise UnreadableError(_too_large(file))
    lines = text.replace("\r\n", "\n")
    control = CONTROL.search(lines)
    if control is not None:
        what = "a NUL character" if control[0] == "\0" else "a control character"
        line = lines.count("\n", 0, control.start()) + 1
        raise UnreadableError(Diagnostic(file, line, f"holds {what}", "save it as plain text, without such characters"))


def _too_large(file: str) -> Diagnostic:
    message = f"is larger than {LARGEST_FILE // 1_000_000} MB"
    return Diagnostic(file, None, message, "split it, or remove what does not belong")


def _unread(diagnostic: Diagnostic) -> SourceDocument:
    return SourceDocument(diagnostic.file, REPORTED, {}, [diagnostic], [diagnostic.file], complete=False)


def _measure(text: str, *, file: str, parser: type[Any]) -> None:
    """Go through the text without building anything, and refuse one nested too deeply or holding two documents."""
    depth = documents = 0
    for event in yaml.parse(text, Loader=parser):
        line = event.start_mark.line + 1 if event.start_mark is not None else None
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > DEEPEST:
                message = f"is nested more than {DEEPEST} levels deep"
                raise UnreadableError(Diagnostic(file, line, message, "look for a bracket or an indent too many"))
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        elif isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                raise UnreadableError(Diagnostic(file, line, "a second document begins here", 'remove the line "---"'))
    if documents == 0:
        raise UnreadableError(Diagnostic(file, 1, EMPTY, "write a framework, or remove the file"))


_INDENT = "check the indentation of this line and the one above: keys of one mapping and dashes of one list line up"
_QUOTE = 'put the whole text in quotes, or in a folded block (">")'

_FAULTS = (
    ("mapping values are not allowed", "a colon stands where it cannot", _QUOTE + ", or " + _INDENT),
    ("could not find expected ':'", "a key without a colon", 'write "key: value"'),
    ("unexpected end of stream", "a quote is opened and never closed", "close it"),
    ("undefined alias", "an alias (*) names nothing", "put text that begins with * in quotes"),
    ("duplicate anchor", "an anchor (&) is named twice", "put text that begins with & in quotes"),
    ("second occurrence", "an anchor (&) is named twice", "put text that begins with & in quotes"),
    ("expected alphabetic or numeric", "a word begins with * or &", "put text that begins with * or & in quotes"),
    ("cannot start any token", "a word begins with a character that YAML keeps for itself", _QUOTE),
    ("unknown escape character", "a backslash in double quotes begins no known escape", "use single quotes"),
    ("expected ',' or", "a bracket is opened and never closed, or a comma is missing", "close it, and quote texts"),
    ("node content", "a value is missing, or a bracket or comma too many", "write the value, or quote it"),
    ("document start", "the framework ends here, and more follows", 'remove the line "..."'),
    ("expected key", "the indentation does not fit, or text goes on after its closing quote", _INDENT),
    ("block end", "the indentation does not fit, or text goes on after its closing quote", _INDENT),
    ("'-' indicator", "the indentation does not fit", _INDENT),
    ("block sequence", "a list stands where it cannot", _INDENT),
    ("block collection", "a list or mapping stands where it cannot", _INDENT),
)


def _plain_fault(fault: yaml.YAMLError, text: str, *, file: str) -> Diagnostic:
    """The one mistake of a text that is not YAML, at the line where the parser gave up or where a quote was opened."""
    problem = str(getattr(fault, "problem", None) or fault)
    mark = getattr(fault, "problem_mark", None) or getattr(fault, "context_mark", None)
    opened = getattr(fault, "context_mark", None)
    line = mark.line + 1 if mark is not None else None
    lines = text.splitlines()
    if line is not None:
        line = max(1, min(line, len(lines)))
        if re.match(r" *\t", lines[line - 1]):
            return Diagnostic(file, line, "a tab stands in the indentation", "indent with spaces")
    for sign, message, remedy in _FAULTS:
        if sign in problem:
            if "never closed" in message and opened is not None:
                line = opened.line + 1
            return Diagnostic(file, line, message, remedy)
    return Diagnostic(file, line, f"this is not YAML ({problem})", _INDENT)
