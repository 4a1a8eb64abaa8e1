"""What is said on the portfolio page: its orders, what stands in cells, and the heat map in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from opposite.domain.agreement.rows import Agreement
from opposite.domain.collecting.next_step import NextStep
from opposite.domain.framework import Framework, Node
from opposite.domain.roadmap.rows import Roadmap
from opposite.engine.scoring.portfolio import FactorCell, Kind, PortfolioRow
from opposite.engine.several_roadmaps import Recurring
from opposite.wording.figures import pluralise, rounded
from opposite.wording.scoring.absence import NOT_ENOUGH
from opposite.wording.scoring.upkeep import UNREADABLE, WAITING

LEAD = "Every organisation by its latest wave, or by one you choose. A row opens its profile, a cell of the heat map its gaps."
NOTHING_YET = "This page lays organisations side by side, once questions are answered."
OPEN, CLOSED = "Open", "Closed"
NEXT_STEPS: dict[NextStep, str] = {
    "participation": "Participation",
    "assess": "Continue",
    "roadmap": "Roadmap",
    "profile": "Profile",
}
"""What comes next, called as the buttons of the start page."""
HIDDEN, MISSING = "hidden", "none yet"
BELOW = "−"
WHAT_CELLS_MEAN = (
    "Hidden: too few people answered, or it would tell what so few said. None yet: not enough of it is answered."
)
WHAT_DIFFERENCES_MEAN = (
    "Cells say how far a score lies above (+) or below (−, underlined) the median of the organisations that match."
)
AGAINST = {"scores": "Scores", "median": "Difference to the median"}
CHOOSE_SOME = "Choose organisations to lay them side by side or to take their roadmaps along."
ALL_ROADMAPS = "Make the roadmaps of those chosen, which takes some seconds each"
AGREEMENT_MEANS = "On how many factors people see the same, of those of which that can be said"
A_FILE_EACH = "Download a file each, as a zip"
RECURRING = "Initiatives that recur"
PLANNED_BY, TOGETHER = "Planned by", "Start together"
TOGETHER_MEANS = "So many start less than a quarter apart: one programme could serve them"
FIRST_START, LAST_START = "First start", "Last start"
WHO_STARTS_WHEN = "Who starts them when"
WHOSE_STARTS = "Show who starts"
ORGANISATION, START = "Organisation", "Start"
LATEST = "Latest"
NONE_RECURS = "No initiative is planned by two of them."
ORDERS = {
    "organisation": "Name",
    "wave": "Date of the wave",
    "overall": "Overall score",
    "stage": "Stage",
    "weakest": "Weakest factor",
    "trend": "Change since the wave before",
    "agreement": "Agreement",
    "coverage": "Coverage",
    "people": "People",
    "status": "Status",
    "due": "Due",
    "step": "Next step",
    "active": "Last activity",
    "sector": "Sector",
    "size": "Size",
    "country": "Country",
    "tags": "Tags",
}


def order_in_words(order: str, framework: Framework) -> str:
    """What organisations are sorted by."""
    return ORDERS.get(order) or framework.nodes[order].title


_OTHER_WAY = {
    **dict.fromkeys(("organisation", "sector", "country", "tags"), "From Z to A"),
    **dict.fromkeys(("wave", "due", "active"), "Latest first"),
    "weakest": "Last factor first",
    "status": "Closed first",
    "step": "Last step first",
}


def other_way(order: str) -> str:
    """What stands first where organisations are sorted the other way round."""
    return _OTHER_WAY.get(order, "Highest first")


def kind_in_words(kind: Kind) -> str:
    """A framework version, and how many organisations answered it."""
    return f"{kind.framework.title} {kind.framework.major} ({kind.organisations:,})"


def wave_in_words(label: str, organisations: int) -> str:
    """The label of a wave, and how many organisations have one of it."""
    return f"{label} ({organisations:,})"


def too_many_to_agree(most: int) -> str:
    """That agreement is computed from answers, and of how many organisations at most."""
    return (
        f"Agreement is worked out from the answers themselves, so it sorts at most {most} organisations. They stand by name: "
        "filter them first."
    )


def called_apart(roadmaps: Sequence[Roadmap]) -> dict[tuple[str, str], str]:
    """By organisation and wave, what a roadmap is called: its organisation, with the wave where there are several of that."""
    number = Counter(roadmap.organisation for roadmap in roadmaps)
    pairs = [(roadmap.organisation, roadmap.wave) for roadmap in roadmaps]
    return {(name, wave): name if number[name] == 1 else f"{name}, {wave}" for name, wave in pairs}


def one_programme(several: Sequence[Recurring]) -> str:
    """Which initiative most organisations could take on together, or that none could."""
    most = max(several, key=lambda row: row.together)
    if most.together < 2:
        return "None of them starts within a quarter at two organisations, so no programme could serve both at once."
    return (
        f"One programme could serve several: “{most.title}” starts within one quarter at {most.together} of the "
        f"{len(most.starts)} that plan it."
    )


def state(row: PortfolioRow) -> str | None:
    """The stage of an organisation, or why it has none."""
    seen = row.overview
    if seen.standing != "scored":
        return WAITING if seen.standing == "waiting" else UNREADABLE
    if seen.score is None:
        return HIDDEN.capitalize() if seen.respondents is None else NOT_ENOUGH
    return seen.stage or (HIDDEN.capitalize() if seen.coverage is None else None)


def is_hidden(row: PortfolioRow) -> bool:
    """Whether the stage of an organisation is hidden."""
    return state(row) == HIDDEN.capitalize()


def agreement_in_short(agreement: Agreement) -> str | None:
    """On how many factors people see the same; that it is hidden, or None where it cannot be said."""
    aligned, judged = agreement.aligned
    if judged:
        return f"{aligned} of {judged}"
    return HIDDEN if any(row.hidden for row in agreement.factors.values()) else None


def in_cell(cell: FactorCell, median: float | None) -> str:
    """What stands in a cell: the score, or with a median how far it lies from that, or why there is none."""
    if cell.score is None:
        return HIDDEN if cell.hidden else MISSING
    if median is None:
        return rounded(cell.score)
    apart = rounded(abs(cell.score - median))
    sign = "" if apart == rounded(0) else "+" if cell.score > median else BELOW
    return f"{sign}{apart}"


def cell_in_words(name: str, factor: Node, printed: str) -> str:
    """A cell for whoever hears it."""
    return f"{name}, {factor.title}: {printed}. Opens its gaps."


def described(rows: int, factors: int) -> str:
    """What the heat map shows."""
    return f"{pluralise(rows, 'organisation')} by {pluralise(factors, 'factor')}"
