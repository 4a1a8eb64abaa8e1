"""Finds the name that was probably meant when one is misspelt."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from itertools import islice

MOST_COMPARED = 500
"""Names that a word is compared with, so that a large file is not searched for minutes."""

LIKENESS = 0.7
"""Least similarity of two names, from 0 to 1, for one to be suggested in place of the other."""


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known name most like the word, whatever its case, hyphens and underscores; None when none is like it."""
    by_form: dict[str, str] = {}
    for name in islice(known, MOST_COMPARED):
        by_form.setdefault(_form(name), name)
    matches = difflib.get_close_matches(_form(word), by_form, n=1, cutoff=LIKENESS)
    return by_form[matches[0]] if matches else None


def _form(name: str) -> str:
    return name.lower().replace("_", "").replace("-", "")
