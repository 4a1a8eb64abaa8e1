"""`documents`: what the documents of an assessment cost once it is scored and planned, and what memory a hundred take.

Seconds are those of processors, which are no fewer than those by the clock on a quiet machine.
"""

import os
from dataclasses import replace
from datetime import date
from functools import partial
from io import BytesIO
from statistics import median
from time import perf_counter, process_time
from typing import NamedTuple

from pptx import Presentation

from opposite.engine.briefing import brief_of
from opposite.engine.collecting.assessments import assessments
from opposite.engine.portfolio_at_large import portfolio_at_large
from opposite.engine.report import build_report
from opposite.engine.roadmap.known_roadmaps import build_roadmap
from opposite.engine.roadmap.odds import with_odds
from opposite.engine.roadmap.request import RoadmapOptions
from opposite.engine.scoring.portfolio import portfolio_kinds
from opposite.engine.side_by_side import FEWEST, MOST, side_by_side
from opposite.engine.workspace import open_workspace
from opposite.exports.briefing.deck.pptx_file import comparison_pptx
from opposite.exports.briefing.documents import DOCUMENTS
from opposite.exports.briefing.portfolio_pdf import portfolio_pdf
from tests.bench.browser import sample_database
from tests.bench.measuring import Figure, alternating, refuse_unequal
from tests.bench.processes import printed, resident

LIMITS = {".pdf": 0.5}
LIMIT = 2.0
"""Seconds; what takes longer than this would have to be made in the background."""

FLAT = 1.05
"""Times of what the first half of many documents holds that the second may hold, as `people` has it of its server."""

MANY = ("deck", "one-pager", "report")
"""Kinds of which many are made in one process."""

TODAY = date(2026, 11, 22)
MAKE_MANY = "import sys; from tests.bench.documents import make_many; make_many(*sys.argv[1:])"


class Took(NamedTuple):
    """Seconds of processors and by the clock."""

    cpu: float
    clock: float


class Size(NamedTuple):
    """Of how many organisations, in how many rounds, and how many documents in one process."""

    organisations: int
    rounds: int
    many: int


SIZES = {
    "smallest": Size(organisations=1, rounds=1, many=2),
    "usual": Size(organisations=3, rounds=7, many=100),
    "full": Size(organisations=12, rounds=7, many=100),
}


def measure(folder, size):
    """Medians of seven rounds in which every kind takes its turn, of the sample organisation that takes longest.

    Each is made of a report, its agreement, and a greedy plan with its odds, which are there before. A kind gives the same
    bytes each time.

    A hundred of a kind are made in a process of their own, of all organisations in turn. Compared is the most memory that
    it holds after any of the second fifty with the most after any of the first.
    """
    database = sample_database(folder)
    briefings = read_briefings(database, size.organisations)
    for document in DOCUMENTS.values():
        for briefing in briefings:
            refuse_unequal(document.label, {which: document.made(briefing) for which in ("first", "second")})
    took = _slowest(briefings, size.rounds)
    several = documents_of_several(database, max(FEWEST, min(size.organisations, MOST)))
    for kind, (made, _) in several.items():
        refuse_unequal(kind, {which: made() for which in ("first", "second")})
    rounds = alternating(
        "documents of several", {k: _timed(made) for k, (made, _) in several.items()}, rounds=size.rounds
    )
    slides = [len(Presentation(BytesIO(DOCUMENTS["deck"].made(briefing))).slides) for briefing in briefings]
    return [
        Figure("slides of a deck, the fewest", min(slides), ""),
        *(
            figure
            for kind, document in DOCUMENTS.items()
            for figure in (
                Figure(f"{kind}, the slowest, CPU", took[kind].cpu, "s", LIMITS.get(document.ending, LIMIT)),
                Figure(f"{kind}, the slowest, by the clock", took[kind].clock, "s"),
            )
        ),
        *(
            figure
            for kind, (_, limit) in several.items()
            for took_each in [Took(*map(median, zip(*rounds[kind], strict=True)))]
            for figure in (
                Figure(f"{kind}, CPU", took_each.cpu, "s", limit),
                Figure(f"{kind}, by the clock", took_each.clock, "s"),
            )
        ),
        *(figure for kind in MANY for figure in _of_many(kind, database, size)),
    ]


def read_briefings(database, organisations):
    """The briefings of some organisations of a database."""
    workspace = open_workspace(str(database))
    try:
        return [_briefing(workspace, each) for each in assessments(workspace)[:organisations]]
    finally:
        workspace.close()


def documents_of_several(database, organisations):
    """By what it is called, what makes the deck of a comparison and the report of all organisations, and its limit in seconds."""
    workspace = open_workspace(str(database))
    try:
        latest = {one.organisation.id: one for one in sorted(assessments(workspace), key=lambda one: one.last_activity)}
        compared = side_by_side(workspace, list(latest.values())[:organisations], today=TODAY)
        at_large = portfolio_at_large(
            workspace, portfolio_kinds(workspace)[0], today=TODAY, told=lambda _done, _total: True
        )
    finally:
        workspace.close()
    return {
        f"comparison deck of {organisations}": (partial(comparison_pptx, compared), LIMIT),
        f"portfolio report of {at_large.matches}": (partial(portfolio_pdf, at_large), LIMITS[".pdf"]),
    }


def make_many(database, kind, organisations, many):
    """Print how many MB this process holds at first, and at most while it makes each half of many documents of a kind."""
    briefings, document = read_briefings(database, int(organisations)), DOCUMENTS[kind]
    held = [resident(os.getpid())]
    for number in range(int(many)):
        document.made(briefings[number % len(briefings)])
        held.append(resident(os.getpid()))
    half = int(many) // 2
    print(held[0], max(held[1 : half + 1]), max(held[half + 1 :]))  # noqa: T201  the result


def _briefing(workspace, assessment):
    report = build_report(workspace, assessment.id, today=TODAY)
    plan = build_roadmap(report, replace(RoadmapOptions(), method="greedy"))
    return brief_of(workspace, report, with_odds(report, plan), today=TODAY)


def _slowest(briefings, rounds):
    """What each kind took, of the briefing whose median is the longest."""
    contenders = {
        (kind, number): _timed(partial(document.made, briefing))
        for kind, document in DOCUMENTS.items()
        for number, briefing in enumerate(briefings)
    }
    rounds = alternating("documents", contenders, rounds=rounds)
    took = {contender: Took(*map(median, zip(*each, strict=True))) for contender, each in rounds.items()}
    return {kind: max(each for (made, _), each in took.items() if made == kind) for kind in DOCUMENTS}


def _timed(made):
    """A contender that makes a document and returns what that took."""

    def make():
        began = process_time(), perf_counter()
        made()
        return Took(process_time() - began[0], perf_counter() - began[1])

    return make


def _of_many(kind, database, size):
    first, before, after = map(
        float, printed("python", "-c", MAKE_MANY, database, kind, size.organisations, size.many).split()
    )
    half = size.many // 2
    what = f"{kind}, memory of a process that makes {size.many}"
    return [
        Figure(f"{what}, the second {half} against the first", after / before, "times", FLAT),
        Figure(f"{what}, at most", after, "MB"),
        Figure(f"{what}, before the first", first, "MB"),
    ]
