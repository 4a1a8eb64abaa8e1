"""What is said when a deck, a PDF or an HTML file is checked against its database."""

from __future__ import annotations

from types import MappingProxyType

from opposite.wording.figures import pluralise

SLIDE, ORIGIN, SHAPE, MASTER = "slide", "what it was made from", "shape", "master"
HIDDEN = "hidden when it is shown"
LAID_OVER = "laid over"
UNSEEN, RAISED, BULLET = "text that cannot be seen", "raised or lowered", "what stands before a line"
STRUCK = "struck out"
UNREADABLE, CAN_BE_READ = "cannot be read", "as it was made"
FILE, RESAVED, LOST = "file", "saved by another program", "no workbooks or alternative texts where these were lost"
OF_TEMPLATE = "on every slide, from the template"
ADDED, TAKEN_OUT, ALTERNATIVE = "added since", "taken out", "alternative text"
NOTHING = "nothing"
TEXT, DRAWN, COMMENT = "text", "what is drawn", "comment"
BOOKMARKS, READ_ALOUD, ATTACHMENTS = "bookmarks", "texts that are read aloud", "attachments"
TITLE, BESIDE_PAGES, PAGES = "title", "what it holds beside its pages", "number of pages"
ANOTHER, OTHER_PAGE, MADE_AGAIN = "another drawing", "another page", "as it is made again"
NO_SUCH_FILE = "The file cannot be read as what its name says."
LONGEST = 120

ORIGINS = MappingProxyType(
    {
        "organisation": "organisation",
        "wave": "wave",
        "framework": "framework",
        "framework_hash": "hash of the framework",
        "scoring_version": "version of the scoring",
        "answers_hash": "hash of the answers",
        "revision": "number of changes to the assessment",
    }
)
"""By field of what a deck was made from, what it is called."""


def difference_of_page(page: int | None, what: str, said: str, computed: str) -> str:
    """One place in which a PDF or an HTML file differs from the one that the database gives."""
    where = what if page is None else f"page {page}, {what}"
    return f"{where[:1].upper()}{where[1:]}: the file says {quoted(said)}, the database {quoted(computed)}."


def difference(slide: int | None, shape: str, what: str, said: str, computed: str) -> str:
    """One place in which a file differs from the database."""
    where = shape if slide is None else f"Slide {slide}, {shape}"
    return f"{where[:1].upper()}{where[1:]}, {_short(what)}: the file says {quoted(said)}, the database {quoted(computed)}."


NAMES = MappingProxyType(
    {"report": "This PDF", "html": "This HTML file", "workbook": "A workbook", "ppttc": "A think-cell data file"}
)
"""By kind of document, what a file is called that carries nothing to be checked by."""

CAN_BE_CHECKED = (
    "A deck, a one-pager, a report (PDF or HTML) and a result package that opposite report made can be: "
    "make one of the same wave, and compare."
)


def cannot_be_checked(kind: str) -> str:
    """That a file of a kind does not say what it was made from."""
    return f"{NAMES[kind]} does not say what it was made from, so it cannot be checked."


def made_of(organisation: str, wave: str, scenario: str | None) -> str:
    """What a file was made of: whose answers of which wave, and whose plan where a scenario was named."""
    return f"{organisation}, {wave}" if scenario is None else f"{organisation}, {wave}, plan of the scenario {scenario}"


def verdict(differing: int, reworded: int, of: str) -> str:
    """What came of the check."""
    if differing:
        return f"{pluralise(differing, 'difference')} from the database: {of}."
    words = f" {pluralise(reworded, 'place')} changed without another number." if reworded else ""
    return f"Every number is that of the database: {of}.{words}"


def quoted(text: str) -> str:
    """A text between quotation marks, cut where it is long; a word for none."""
    return f"“{_short(text)}”" if text else NOTHING


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
