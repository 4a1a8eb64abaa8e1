"""Words and figures set by typst: they reach a template as JSON, so that nothing a person typed is markup."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Any

from opposite.exports import typeface
from opposite.exports.layouts_kept import forget_layouts
from opposite.exports.pdf_maker import made_with_ours

STYLE = "style.typ"
"""The look that all templates share."""

UA = "ua-1"
"""The standard for those who cannot see a document, by the typesetter's name."""

NO_GLYPH, NOT_UA = "could not be displayed", "PDF/UA-1 error"
"""What typst says of a character that no font has, which PDF/UA-1 does not allow, and of all else that it does not."""


def pdf(template: str, said: Mapping[str, Any]) -> bytes:
    """The PDF that a template of `exports/templates` makes of a document, by PDF/UA-1; the same give the same bytes.

    It is set in the shipped typeface. Characters that this lacks are set in the fonts that typst brings, then in the
    machine's. Where it has none either, or a heading has no character that can be seen, the file keeps the characters as
    text, is tagged as always, and does not claim PDF/UA-1.
    """
    import typst  # noqa: PLC0415  a compiler of 80 MB, loaded only where a PDF is made

    templates = files("opposite.exports").joinpath("templates")
    sources = {"main.typ": templates.joinpath(template).read_bytes(), STYLE: templates.joinpath(STYLE).read_bytes()}
    inputs = {"document": json.dumps(said, ensure_ascii=False)}

    def compiled(*, machine: bool, standards: list[str]) -> bytes:
        content: bytes = typst.compile(  # type: ignore[call-overload]  # its types know no dictionary of files
            sources, format="pdf", font_paths=fonts(machine=machine), pdf_standards=standards, sys_inputs=inputs
        )
        return made_with_ours(content)

    try:
        for machine in (False, True):
            try:
                return compiled(machine=machine, standards=[UA])
            except typst.TypstError as error:
                if NO_GLYPH not in str(error) and NOT_UA not in str(error):
                    raise
        return compiled(machine=True, standards=[])
    finally:
        forget_layouts()


@lru_cache(maxsize=2)
def fonts(*, machine: bool) -> Any:
    """The typeface and what typst brings, and the machine's fonts where they are asked for; found once."""
    import typst  # noqa: PLC0415  a compiler of 80 MB, loaded only where a PDF is made

    return typst.Fonts(include_system_fonts=machine, include_embedded_fonts=True, font_paths=[str(typeface.folder())])
