"""What the page of documents says."""

from __future__ import annotations

from collections.abc import Sequence
from errno import EDQUOT, ENOSPC
from pathlib import PurePath

from opposite.errors import OppositeError
from opposite.wording.figures import listed

KEPT = "All that is stored is kept."
UNKNOWN = f"{KEPT} What went wrong stands in the log of the application. Try again."
DISK_FULL = f"The disk of the server is full. {KEPT} Let whoever runs OPPOSITE free some room, then try again."
NO_MEMORY = f"The server has too little memory free. {KEPT} Try again in a minute."
BEING_MADE = "Being made; the download begins by itself."
NO_DOWNLOAD = "Nothing was downloaded."
"""Beneath the button of a document that could not be made, before why is said."""
LEAD = "Made of the same figures as the pages; what is hidden there is hidden here."
PAPER = "Paper"
PAPERS = {"a4": "A4", "letter": "US Letter"}
ODDS_AWAITED = (
    "The odds of the plan are being worked out. Documents made now hold the plan without them; this page is drawn anew when "
    "they are there."
)
STILL_SEARCHING = (
    "The best plan is still being searched for. Documents made now hold the best one so far, without its odds; this page "
    "is drawn anew when the search ends."
)
CHECKED = (
    "The one-pager, the deck, both reports and the result package say of themselves which answers they were made of: "
    "`opposite verify FILE` tells what was changed since."
)
NOT_SAVED = "What was changed on the roadmap page since the scenario was saved is not in the documents: save it there under a name."
STABILITY = "Add how stable the plan is"
STABILITY_TOLD = "Both reports say how stable the plan is."
PLAN = "Plan"
FRAMEWORKS_PLAN = "Back to the plan of Base"
LOOK = "Your firm's look, for the deck"
LOOK_LEAD = "Kept in this tab until it is closed, and stored nowhere. What is not given stays as it is."
LOOK_FILES = {
    "template": "Template (.potx or .pptx) with the layouts Title Slide and Title Only",
    "theme": "Theme file (.yaml), as for the command line",
    "logo": "Logo (PNG, at most 2 MB)",
}
"""By kind of file, what its field says."""

LOOK_COLOURS = {"accent": "Accent", "ink": "Text", "target": "Targets"}
FIRM_NAME = "Name of your firm"
FIRM_NAME_HELP = "Said of the logo to whoever cannot see it."
TAKE_AWAY = "Take away"
PLAIN_LOOK = "Back to the plain look"
NOTHING = "There is nothing to take along yet: no question has a score that can be shown."


def whose_plan(scenario: str) -> str:
    """Which plan the documents hold, where it is not the framework's own."""
    return f"The documents hold the plan of the scenario {scenario}, and say so."


def in_use(file: str) -> str:
    """That a file of a firm's look is in use."""
    return f"{file} is used."


def logo_named(logo: str) -> str:
    """That a theme names a logo, which is a file of its own."""
    return f"The theme names the logo {logo}: choose that file here too."


def colour_stays(colour: str) -> str:
    """Which colour stays where another one was refused."""
    return f"The deck keeps {colour}."


def dressed(files: Sequence[str]) -> str:
    """That the deck has a look of its own, and what of."""
    return f"In your firm's look: {listed(files)}." if files else "In your firm's colours."


def not_made(label: str, error: Exception) -> str:
    """That a document could not be made when it was asked for, why where that is known, what is kept and what to do."""
    return f"{label} could not be made. {_why(error)}"


def missed(label: str) -> str:
    """That nothing came of a click because its button was drawn anew at that moment, and what to do."""
    return f"{label} was not made, because the page changed at that moment. Press the button again."


def _why(error: Exception) -> str:
    if isinstance(error, OppositeError):
        return str(error)
    if isinstance(error, MemoryError):
        return NO_MEMORY
    if isinstance(error, OSError) and error.errno in {ENOSPC, EDQUOT}:
        return DISK_FULL
    if isinstance(error, FileNotFoundError) and error.filename:
        return (
            f"The file {PurePath(str(error.filename)).name}, which belongs to OPPOSITE, is missing on the server. {KEPT} "
            "Let whoever runs OPPOSITE install it again."
        )
    return UNKNOWN


def make(ending: str) -> str:
    """What the button says that makes a document."""
    return f"Download {ending.removeprefix('.').upper()}"
