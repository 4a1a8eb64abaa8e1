"""The document that every page begins with: Streamlit's own, with what makes it draw sooner and less often."""

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

HEARD_TOGETHER = """<script>{
const listen = WebSocket.prototype.addEventListener;
WebSocket.prototype.addEventListener = function (kind, hear, ...how) {
    if (kind !== 'message') return listen.call(this, kind, hear, ...how);
    const held = [];
    const tell = () => {
        try { while (held.length) hear(held.shift()); }
        finally { if (held.length) setTimeout(tell); }
    };
    const hold = event => {
        held.push(event);
        if (document.hidden) tell();
        else if (held.length === 1) setTimeout(tell, 4);
    };
    listen.call(this, 'close', tell);
    listen.call(this, kind, hold, ...how);
};
}</script>"""
"""What a server says is heard in one go, with all that follows within four milliseconds.

A browser reads a thousand bytes at a time. Streamlit draws the whole page anew as soon as it hears that a run began, again
with the first of what it says, and with the rest.
"""

STILL = "<style>[data-testid=stSkeleton]{animation:none!important}</style>"
"""What stands in the place of an element whose code is on its way does not pulse.

Where no graphics card helps, a browser paints it sixty times a second for as long as it is busy with that code.
"""

EARLY = ROOT + HEARD_TOGETHER + STILL
"""What stands before everything of Streamlit's."""

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
    return page.replace("<head>", f"<head>{EARLY}", 1).replace("</head>", f"{early}</head>", 1)


@cache
def _answer(*, with_charts: bool) -> Answer:
    return answer(document(with_charts=with_charts).encode(), kind="text/html; charset=utf-8", kept="no-cache")
