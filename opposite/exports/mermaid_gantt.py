"""A roadmap as a Gantt chart in Mermaid's language, for a page of a wiki or of Markdown."""

from __future__ import annotations

import unicodedata

from opposite import wording
from opposite.domain.roadmap.rows import Roadmap
from opposite.wording.roadmap.handover import cut, horizon_title, numbered_name, title
from opposite.wording.sentences import one_line

MARKS = frozenset(" -_()/&.,'!?+–—“”„’")
"""Beside letters, digits, pictures and signs of money, what may stand in a name.

Others mean something to Mermaid, or to the page it stands on: a colon, a semicolon or a hash ends a name, two percent
signs begin a comment or a setting, angle brackets and backticks may end the diagram.
"""

MOST_CHARACTERS = 100
"""Of a name: more is wider than the chart."""


def mermaid_gantt(roadmap: Roadmap) -> bytes:
    """The roadmap as text in UTF-8: a section for each part of it, a line for each initiative in the order of the plan.

    Every name begins with its place in the plan, so that none is taken for a command.
    """
    heading = cut(title(roadmap), MOST_CHARACTERS) + (f" - {wording.sample_mark()}" if roadmap.sample else "")
    lines = [
        "gantt",
        f"    title {_text(heading)}",
        "    dateFormat YYYY-MM-DD",
        "    axisFormat %b %Y",
        "    inclusiveEndDates",
    ]
    for horizon in dict.fromkeys(row.horizon for row in roadmap.rows):
        lines.append(f"    section {_text(horizon_title(horizon))}")
        lines += [
            f"        {cut(_text(numbered_name(row)), MOST_CHARACTERS)} :i{row.order}, {row.start_date}, {row.finish_date}"
            for row in roadmap.rows
            if row.horizon == horizon
        ]
    return "".join(f"{line}\n" for line in lines).encode()


def _text(words: str) -> str:
    """The words with nothing in them that Mermaid, or a page around it, reads as more than words."""
    read = one_line(words).replace(": ", " - ")
    harmless = "".join(character if _is_harmless(character) else " " for character in read)
    return " ".join(harmless.split())


def _is_harmless(character: str) -> bool:
    kind = unicodedata.category(character)
    return character in MARKS or kind[0] in "LMN" or kind in ("So", "Sc")
