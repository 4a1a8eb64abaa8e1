"""The document that every page begins with: Streamlit's own, with what it would find out late, and with its placeholders still."""

from __future__ import annotations

import re
from functools import cache

from opposite.ui.door.static_files import FOLDER, Answer, answer

PAGE = re.compile(r"/(?!healthz$)([a-z]*)")
"""Address of a page: its name alone, or nothing of the first one."""

ROOT = "<script>window.__streamlit={BACKEND_BASE_URL:new URL('.',document.baseURI).href}</script>"
"""Where the server is: there from where the document's own scripts come.

Streamlit would ask beneath the page's name first, and be told that there is nothing.
"""

STILL = "<style>[data-testid=stSkeleton]{animation:none!important}</style>"
"""What stands in the place of an element whose code is on its way does not pulse.

Where no graphics card helps, a browser paints it sixty times a second for as long as it is busy with that code.
"""

CHARTS = "static/js/PlotlyChart.*.js"
"""The code that draws charts, 4.7 of the 8 MB that a page with one loads."""

WITH_CHARTS = frozenset({"profile", "gaps", "alignment", "compare"})
"""Pages that draw a chart wherever there are figures."""


def first_answer(path: str) -> Answer | None:
    """The document of a page by its address; None of any other."""
    found = PAGE.fullmatch(path)
    return None if found is None else _answer(with_charts=found[1] in WITH_CHARTS)


@cache
def document(*, with_charts: bool) -> str:
    """The document; with charts, their code is loaded beside the rest in place of when the first figure arrives."""
    early = "".join(
        f'<link rel="modulepreload" crossorigin href="./{path.relative_to(FOLDER).as_posix()}">'
        for path in sorted(FOLDER.glob(CHARTS))
        if with_charts
    )
    page = (FOLDER / "index.html").read_text(encoding="utf-8")
    return page.replace("<head>", f"<head>{ROOT}{STILL}", 1).replace("</head>", f"{early}</head>", 1)


@cache
def _answer(*, with_charts: bool) -> Answer:
    return answer(document(with_charts=with_charts).encode(), kind="text/html; charset=utf-8", kept="no-cache")
