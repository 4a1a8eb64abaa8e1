"""A mistake in a framework file: where it stands, what is wrong, and what would be right."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from opposite.errors import FrameworkError

LONGEST_QUOTE = 60
"""Characters of the author's own text that a message repeats."""

CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
"""Characters that no text of a framework may hold: control characters except tab and line feed, lone surrogates."""


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One thing to mend in a framework file; `line` counts from 1 and is None where no line is to blame.

    An error keeps the framework from loading; a warning does not, nor does an error that `spares_stored` where the
    framework comes from the store: it was kept there before the rule was made, and what rests on it stays readable.
    """

    file: str
    line: int | None
    message: str
    remedy: str
    severity: Literal["error", "warning"] = "error"
    spares_stored: bool = False

    def __str__(self) -> str:
        """The mistake as one line: `file:line: what is wrong; what would be right`."""
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        kind = "warning: " if self.severity == "warning" else ""
        return f"{place}: {kind}{self.message}; {self.remedy}"


class BrokenFrameworkError(FrameworkError):
    """A framework with mistakes; `diagnostics` holds all of them, warnings included, in the order of the files."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = tuple(diagnostics)
        errors = [diagnostic for diagnostic in self.diagnostics if diagnostic.severity == "error"]
        count = "one mistake" if len(errors) == 1 else f"{len(errors)} mistakes"
        super().__init__(f"The framework cannot be used: {count}.", "\n".join(str(diagnostic) for diagnostic in errors))

    def __str__(self) -> str:
        return f"{self.title}\n{self.detail}"


def in_order(diagnostics: Iterable[Diagnostic], files: Iterable[str]) -> list[Diagnostic]:
    """The mistakes without repetitions, by file in the order of `files`, then by line; unknown files come last."""
    rank = {file: number for number, file in enumerate(files)}
    return sorted(
        dict.fromkeys(diagnostics), key=lambda diagnostic: (rank.get(diagnostic.file, len(rank)), diagnostic.line or 0)
    )


def quoted(text: str) -> str:
    """The author's text in double quotes on one line, shortened, without control characters."""
    plain = CONTROL.sub("?", " ".join(text.split()))
    return f'"{plain}"' if len(plain) <= LONGEST_QUOTE else f'"{plain[:LONGEST_QUOTE]}…"'


def ended(sentence: str) -> str:
    """A sentence that ends with words of somebody's own, with one full stop: a question keeps its mark."""
    return sentence if sentence.endswith((".", "?", "!", "…")) else f"{sentence}."
