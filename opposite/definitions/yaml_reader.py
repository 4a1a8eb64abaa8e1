"""Strict YAML: plain data with the line of every key and value, and everything refused that could mislead or harm."""

from __future__ import annotations

from pathlib import Path as FilePath
from typing import Any, Final

import yaml

from opposite.definitions.diagnostics import CONTROL, Mistake
from opposite.definitions.source_document import REPORTED, Manuscript
from opposite.definitions.yaml_builder import Builder, UnreadableError
from opposite.definitions.yaml_faults import plain_fault

LARGEST_FILE = 2_000_000
"""Bytes of one file."""

DEEPEST = 100
"""Levels of nesting, a list in a mapping being two; a tree may be about forty nodes deep."""

PARSER: Final[type[Any]] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""PyYAML's safe loader, ten times faster where it was built with libyaml."""


def read_file(path: FilePath, *, parser: type[Any] = PARSER) -> Manuscript:
    """The file as a manuscript; one that cannot be read at all has REPORTED as its data and says why in `mistakes`."""
    try:
        text = _text_of(path)
    except UnreadableError as refusal:
        return _unread(refusal.mistake)
    return read_text(text, file=str(path), parser=parser)


def read_text(text: str, *, file: str, parser: type[Any] = PARSER) -> Manuscript:
    """A YAML text as a manuscript; one that cannot be read at all has REPORTED as its data."""
    builder = Builder(file)
    try:
        _refuse_what_is_no_text(text, file=file)
        _measure(text, file=file, parser=parser)
        top: Any = yaml.compose(text, Loader=parser)
        data = builder.build(top, (), key_line=None)
    except UnreadableError as refusal:
        return _unread(refusal.mistake)
    except yaml.YAMLError as fault:
        return _unread(plain_fault(fault, text, file=file))
    return Manuscript(file, data, builder.places, builder.mistakes, [file])


def _text_of(path: FilePath) -> str:
    name = str(path)
    try:
        if not path.is_file():
            message = "there is no such file" if not path.exists() else "is not an ordinary file"
            raise UnreadableError(Mistake(name, None, message, "check the path"))
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except OSError as refusal:
        message = f"the file cannot be read ({refusal.strerror})"
        raise UnreadableError(Mistake(name, None, message, "check its permissions")) from refusal
    if len(content) > LARGEST_FILE:
        raise UnreadableError(_too_large(name))
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UnreadableError(Mistake(name, 1, "is written in UTF-16", "save the file as UTF-8"))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as refusal:
        line = content[: refusal.start].count(b"\n") + 1
        mistake = Mistake(name, line, "a character is not UTF-8", "save the file as UTF-8")
        raise UnreadableError(mistake) from refusal


def _refuse_what_is_no_text(text: str, *, file: str) -> None:
    if len(text) > LARGEST_FILE:
        raise UnreadableError(_too_large(file))
    lines = text.replace("\r\n", "\n")
    control = CONTROL.search(lines)
    if control is not None:
        what = "a NUL character" if control[0] == "\0" else "a control character"
        line = lines.count("\n", 0, control.start()) + 1
        raise UnreadableError(Mistake(file, line, f"holds {what}", "save it as plain text, without such characters"))


def _too_large(file: str) -> Mistake:
    message = f"is larger than {LARGEST_FILE // 1_000_000} MB"
    return Mistake(file, None, message, "split it, or remove what does not belong")


def _unread(mistake: Mistake) -> Manuscript:
    return Manuscript(mistake.file, REPORTED, {}, [mistake], [mistake.file], complete=False)


def _measure(text: str, *, file: str, parser: type[Any]) -> None:
    """Go through the text without building anything, and refuse one nested too deeply or holding two documents."""
    depth = documents = 0
    for event in yaml.parse(text, Loader=parser):
        line = event.start_mark.line + 1 if event.start_mark is not None else None
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > DEEPEST:
                message = f"is nested more than {DEEPEST} levels deep"
                raise UnreadableError(Mistake(file, line, message, "look for a bracket or an indent too many"))
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        elif isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                raise UnreadableError(Mistake(file, line, "a second document begins here", 'remove the line "---"'))
    if documents == 0:
        raise UnreadableError(Mistake(file, 1, "the file is empty", "write a framework, or remove the file"))
