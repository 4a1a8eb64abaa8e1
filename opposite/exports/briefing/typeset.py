"""A document of a briefing set by typst: whose day it bears, and on which paper it is printed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from opposite.exports.typesetting import pdf

PAPERS: Mapping[str, str] = MappingProxyType({"a4": "a4", "letter": "us-letter"})
"""By the name that people give, what typst calls a size of paper."""


ATTACHED = "opposite.json"
"""The name by which a PDF carries what it was made from."""


def typeset(
    template: str, document: Mapping[str, Any], *, made_on: date, paper: str, made_of: str | None = None
) -> bytes:
    """The PDF of a template of `exports/templates` on a paper of `PAPERS`, by PDF/UA-1.

    `made_of` is what it carries to be checked by, if anything. The same document, day and paper give the same bytes, set
    in the typeface that is shipped.
    """
    attached = None if made_of is None else {"name": ATTACHED, "content": made_of}
    day = [made_on.year, made_on.month, made_on.day]
    return pdf(template, {**document, "made": day, "paper": PAPERS[paper], "made_of": attached})
