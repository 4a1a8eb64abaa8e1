"""A document set by typst: words and figures reach its template as JSON, so that nothing a person typed is markup."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from opposite.exports.layouts_kept import forget_layouts
from opposite.exports.pdf_maker import made_with_ours

STYLE = "style.typ"
"""The look that all templates share."""

PAPERS: Mapping[str, str] = MappingProxyType({"a4": "a4", "letter": "us-letter"})
"""By the name that people give, what typst calls a size of paper."""

NO_GLYPH = "could not be displayed"
"""What typst says of a character that no font has; PDF/UA-1 allows none."""


def typeset(template: str, document: Mapping[str, Any], *, made_on: date, paper: str) -> bytes:
    """The PDF of a template of `exports/templates` on a paper of `PAPERS`, by PDF/UA-1.

    The same document, day and paper give the same bytes, set in the fonts that typst brings. Scripts that these lack are
    set in the machine's fonts; where it has none either, the file keeps the characters as text, is tagged as always, and
    does not claim PDF/UA-1.
    """
    import typst  # noqa: PLC0415  a compiler of 80 MB, loaded only where a PDF is made

    said = {**document, "made": [made_on.year, made_on.month, made_on.day], "paper": PAPERS[paper]}
    folder = files("opposite.exports").joinpath("templates")
    sources = {"main.typ": folder.joinpath(template).read_bytes(), STYLE: folder.joinpath(STYLE).read_bytes()}
    inputs = {"document": json.dumps(said, ensure_ascii=False)}

    def compiled(*, own_fonts: bool, standards: list[str]) -> bytes:
        content: bytes = typst.compile(  # type: ignore[call-overload]  # its types know no dictionary of files
            sources, format="pdf", ignore_system_fonts=own_fonts, pdf_standards=standards, sys_inputs=inputs
        )
        return made_with_ours(content)

    try:
        for own_fonts in (True, False):
            try:
                return compiled(own_fonts=own_fonts, standards=["ua-1"])
            except typst.TypstError as error:
                if NO_GLYPH not in str(error):
                    raise
        return compiled(own_fonts=False, standards=[])
    finally:
        forget_layouts()
