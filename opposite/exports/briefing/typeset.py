"""A document set by typst: words and figures reach its template as JSON, so that nothing a person typed is markup."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from importlib.resources import files
from typing import Any


def typeset(template: str, document: Mapping[str, Any], *, made_on: date, paper: str) -> bytes:
    """The PDF of a template of `exports/templates`, by PDF/UA-1; the same document, day and paper give the same bytes."""
    import typst  # noqa: PLC0415  a compiler of 80 MB, loaded only where a PDF is made

    said = {**document, "made": [made_on.year, made_on.month, made_on.day], "paper": paper}
    return typst.compile(
        files("opposite.exports").joinpath(f"templates/{template}").read_bytes(),
        format="pdf",
        ignore_system_fonts=True,
        pdf_standards=["ua-1"],
        sys_inputs={"document": json.dumps(said, ensure_ascii=False)},
    )
