"""The slides of a briefing in the order in which executives read: answer, evidence, agreement, plan, ask."""

from __future__ import annotations

from opposite.engine.briefing import Briefing
from opposite.exports.briefing.deck import ahead, evidence, together
from opposite.exports.briefing.deck.model import Deck
from opposite.exports.briefing.deck.notes_page import on_one_page
from opposite.wording.briefing.deck import foot
from opposite.wording.briefing.one_pager import TITLE
from opposite.wording.sentences import one_line


def content(briefing: Briefing) -> Deck:
    """Ten to fourteen slides; the same briefing gives the same."""
    of = briefing.report.assessment
    slides = (
        evidence.opening(briefing),
        evidence.answer(briefing),
        evidence.profile(briefing),
        evidence.factors(briefing),
        evidence.gaps(briefing),
        evidence.participation(briefing),
        together.heat_map(briefing),
        together.distances(briefing),
        together.agenda_slide(briefing),
        *ahead.plan(briefing),
        ahead.ask(briefing),
    )
    return Deck(
        title=f"{one_line(of.organisation.name)}: {TITLE}",
        foot=foot(of),
        slides=tuple(map(on_one_page, slides)),
        scenario=briefing.scenario,
    )
