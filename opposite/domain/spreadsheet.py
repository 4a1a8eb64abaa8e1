"""Text cells that no spreadsheet takes for a formula, and the way back for files that carry our marker."""

from __future__ import annotations

import re

MARKER_COLUMN = "opposite_export"
"""Last column of files that are made to be read back by `opposite import`."""

MARKER = "1"
"""What every row of such a file holds in that column: the version of this escape."""

_DANGEROUS = re.compile(
    r"'"  # would be taken for an escape on the way back
    r"|[\t\r\n\0]"  # spreadsheets drop these and look at what follows
    r"|[\s\0]*[=+\-@＝＋－＠]"  # begins a formula, in full width too
)


def is_dangerous(text: str) -> bool:
    """Whether a text cell needs the escape: it begins like a formula, with a control character or an apostrophe.

    Source: OWASP, CSV injection; ASVS 1.2.10.
    """
    return _DANGEROUS.match(text) is not None


def escaped(text: str) -> str:
    """The text, with an apostrophe before it where a spreadsheet might evaluate it. For text alone, never numbers."""
    return f"'{text}" if is_dangerous(text) else text


def unescaped(text: str) -> str:
    """The text that `escaped` was given; only for cells of rows that carry the marker."""
    return text[1:] if text.startswith("'") and is_dangerous(text[1:]) else text
