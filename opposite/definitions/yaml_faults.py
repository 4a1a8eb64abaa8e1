"""Says in plain words where and why a text is not YAML."""

from __future__ import annotations

import re

import yaml

from opposite.definitions.diagnostics import Mistake

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


def plain_fault(fault: yaml.YAMLError, text: str, *, file: str) -> Mistake:
    """The one mistake of a text that is not YAML, at the line where the parser gave up or where a quote was opened."""
    problem = str(getattr(fault, "problem", None) or fault)
    mark = getattr(fault, "problem_mark", None) or getattr(fault, "context_mark", None)
    opened = getattr(fault, "context_mark", None)
    line = mark.line + 1 if mark is not None else None
    lines = text.splitlines()
    if line is not None:
        line = max(1, min(line, len(lines)))
        if re.match(r" *\t", lines[line - 1]):
            return Mistake(file, line, "a tab stands in the indentation", "indent with spaces")
    for sign, message, remedy in _FAULTS:
        if sign in problem:
            if "never closed" in message and opened is not None:
                line = opened.line + 1
            return Mistake(file, line, message, remedy)
    return Mistake(file, line, f"this is not YAML ({problem})", _INDENT)
