"""A workshop agenda as a PDF to print: A4, readable in black and white, set by typst in the typeface of all documents."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any

from opposite import wording
from opposite.domain.agreement.agenda import Agenda, AgendaItem
from opposite.domain.scoring.lenses import position
from opposite.exports.line_breaks import breakable
from opposite.exports.name_order import in_own_order
from opposite.exports.typesetting import pdf
from opposite.exports.undrawn import Undrawn, undrawn_of
from opposite.wording.agreement import agenda as words
from opposite.wording.agreement.agenda import agenda_words

MOST_TICKS = 11
"""Up to this many points of a scale are marked on it; of a longer one, its ends."""


def agenda_pdf(agenda: Agenda, *, made_on: date) -> bytes:
    """The agenda as a tagged PDF with page numbers; the same agenda and day give the same bytes.

    The words and figures reach the template as JSON, so that nothing a person typed is read as markup.
    """
    return pdf("agenda.typ", _document(agenda, made_on))


def undrawn_on_agenda(agenda: Agenda) -> tuple[Undrawn, ...]:
    """Of the names and words that people and the framework gave to an agenda, those that are not drawn whole."""
    names = [agenda.organisation, agenda.wave, agenda.framework]
    for item in agenda.items:
        levels = (words for level in item.between for words in (level.label, level.description))
        views = (view.title for view in item.views)
        names += [item.title, item.factor, item.text]
        names += [words for words in (*views, *levels, *item.evidence, item.facilitation) if words]
    for item in agenda.if_time_is_left:
        names += [item.title, item.factor]
    return undrawn_of(names)


def _document(agenda: Agenda, made_on: date) -> dict[str, Any]:
    """All that the template places: words with their titles, and positions on scales from 0 to 1."""
    in_words = agenda_words(agenda, made_on=made_on)
    content: dict[str, Any] = breakable(asdict(in_own_order(in_words, in_words.organisation)))
    for item, row in zip(content["items"], agenda.items, strict=True):
        item["scale"] = _scale(row)
    return content | {
        "made_on": [made_on.year, made_on.month, made_on.day],
        "title": words.TITLE,
        "document_title": f"{words.TITLE}: {in_words.organisation}",
        "rules": words.RULES,
        "rules_title": words.RULES_TITLE,
        "hour_title": words.HOUR_TITLE,
        "hour_columns": words.HOUR_COLUMNS,
        "decide_title": words.DECIDE_TITLE,
        "evidence_title": words.EVIDENCE_TITLE,
        "hint_title": words.HINT_TITLE,
        "notes_title": words.NOTES_TITLE,
        "decision_fields": words.DECISION_FIELDS,
        "closing": words.CLOSING,
        "closing_title": words.CLOSING_TITLE,
        "spare_title": words.SPARE_TITLE,
        "order": words.ORDER,
        "order_title": words.ORDER_TITLE,
        "score_title": words.SCORE_TITLE,
    }


def _scale(item: AgendaItem) -> dict[str, Any]:
    """Where the points of the scale, the views, the score and the target lie on it, from 0 to 1."""
    low, high = item.points[0], item.points[-1]
    ticks = item.points if len(item.points) <= MOST_TICKS else (low, high)
    aim = None if item.target is None else f"{words.target_title(item)} {wording.rounded(item.target)}"
    return {
        "ticks": [[position(point, low, high), wording.plain(point)] for point in ticks],
        "views": [position(view.mean, low, high) for view in item.views],
        "score": None if item.score is None else [position(item.score, low, high), wording.rounded(item.score)],
        "target": None if item.target is None else [position(item.target, low, high), aim],
    }
