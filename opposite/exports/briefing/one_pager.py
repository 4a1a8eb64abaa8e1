"""The board's one page as a PDF: readable across a table, in black and white too, set by typst."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from opposite.domain.scoring.lenses import position
from opposite.domain.scoring.scores import NodeScore
from opposite.engine.briefing import Briefing
from opposite.exports.briefing.deck.metrics import width
from opposite.exports.briefing.made_of import made_of
from opposite.exports.briefing.typeset import typeset
from opposite.exports.line_breaks import breakable
from opposite.exports.name_order import in_own_order
from opposite.wording.briefing import one_pager as words
from opposite.wording.sentences import isolated, side_by_side

MOST_EM = 17.0
"""The widest that titles of factors may be, in ems of the page."""


def one_pager_pdf(briefing: Briefing, *, paper: str = "a4") -> bytes:
    """The page as a tagged PDF on `a4` or `letter`; the same briefing and paper give the same bytes."""
    proof = made_of(briefing, "one-pager", paper=paper)
    return typeset("one_pager.typ", _document(briefing), made_on=briefing.made_on, paper=paper, made_of=proof)


def _document(briefing: Briefing) -> dict[str, Any]:
    """All that the template places: words with their titles, and positions on scales from 0 to 1."""
    in_words = words.one_pager(briefing)
    content: dict[str, Any] = breakable(asdict(in_own_order(in_words, in_words.organisation)))
    content["places"] = [_places(row) for row in briefing.report.factors]
    return content | {
        "document_title": f"{in_words.organisation}: {words.TITLE}",
        "stand_title": words.STAND,
        "head": breakable(side_by_side(isolated(in_words.organisation), isolated(in_words.wave))),
        "why_title": words.WHY,
        "first_title": words.FIRST,
        "talk_heading": words.TALK,
        "gap_columns": [words.QUESTION, words.STANDS, in_words.target],
        "title_width": min(MOST_EM, max((width(title, 1.0) for title, _ in in_words.factors), default=0.0) + 0.1),
    }


def _places(row: NodeScore) -> dict[str, Any]:
    """Where the score, the ends of its interval and the target of a factor lie on its scale, from 0 to 1."""
    low, high = row.minimum, row.maximum
    if low is None or high is None:
        return {"score": None, "interval": None, "target": None}
    return {
        "score": None if row.score is None else position(row.score, low, high),
        "interval": None if row.interval is None else [position(end, low, high) for end in row.interval],
        "target": None if row.target is None else position(row.target, low, high),
    }
