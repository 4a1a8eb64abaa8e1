"""What the page of documents says."""

from __future__ import annotations

LEAD = "Made of the same figures as the pages; what is hidden there is hidden here."
PAPER = "Paper"
PAPERS = {"a4": "A4", "letter": "US Letter"}
STILL_SEARCHING = (
    "The best plan is still being searched for. Documents made now hold the best one so far, without its odds; this page "
    "is drawn anew when the search ends."
)
CHECKED = (
    "Decks and result packages say of themselves which answers they were made of: `opposite verify FILE` tells what was "
    "changed since."
)
NOTHING = "There is nothing to take along yet: no question has a score that can be shown."


def make(ending: str) -> str:
    """What the button says that makes a document."""
    return f"Download {ending.removeprefix('.').upper()}"
