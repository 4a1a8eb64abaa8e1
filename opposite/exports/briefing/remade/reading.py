"""A PDF or an HTML file as it is now, opened to be held against the one that is made again."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from html.parser import HTMLParser
from typing import Any, NamedTuple

from opposite.errors import OppositeError
from opposite.exports.briefing.made_of import META, MadeOf, read_made_of
from opposite.exports.briefing.typeset import ATTACHED
from opposite.wording.briefing import verifying as words

QUIET = frozenset({"/Text", "/Highlight", "/Underline", "/StrikeOut", "/Squiggly"})
"""Kinds of a reader's comments that cover no word, unless they show words or a picture of their own."""

HARMLESS = frozenset(
    {
        "/Metadata",
        "/PageMode",
        "/PageLayout",
        "/PageLabels",
        "/Version",
        "/Extensions",
        "/Lang",
        "/AcroForm",
        "/Perms",
        "/DSS",
    }
)
"""Keys of a PDF as a whole that show nothing of their own; fields and signatures are seen by where they stand on a page."""


class UnknownDocumentError(OppositeError):
    """A file was not made here, or lost what it could be checked by."""


class Page(NamedTuple):
    """What is on a page: a hash of all that is drawn, its lines of text, and what was laid over it."""

    drawn: str
    lines: Callable[[], list[str]]
    laid_over: tuple[str, ...] = ()
    comments: tuple[str, ...] = ()


class ReadDocument(NamedTuple):
    """A file: what it was made from, its pages, and what it holds beside them, by what that is called."""

    made_of: MadeOf
    pages: tuple[Page, ...]
    beside: Mapping[str, str]


def read_document(content: bytes) -> ReadDocument | None:
    """What is in a PDF or an HTML file of a briefing; None where it does not say what it was made from.

    Raises UnknownDocumentError where it cannot be read.
    """
    try:
        return _read_pdf(content) if content.startswith(b"%PDF-") else _read_html(content)
    except Exception as error:  # pypdf raises what its many readers do
        raise UnknownDocumentError(words.NO_SUCH_FILE, "Nothing was checked.") from error


def _read_pdf(content: bytes) -> ReadDocument | None:
    from pypdf import PdfReader  # noqa: PLC0415  needed for PDFs alone

    from opposite.exports.briefing.remade.pdf_tree import fingerprint, spoken  # noqa: PLC0415  likewise

    reader = PdfReader(io.BytesIO(content))
    attached = reader.attachments
    if len(attached.get(ATTACHED, ())) != 1:
        return None
    root: Any = reader.trailer["/Root"]
    beside = {
        words.BOOKMARKS: "\n".join(_titles(reader.outline)),
        words.READ_ALOUD: "\n".join(spoken(root.get("/StructTreeRoot"))),
        words.ATTACHMENTS: ", ".join(sorted(name for name in attached if name != ATTACHED)),
        words.TITLE: "" if reader.metadata is None else reader.metadata.title or "",
        words.BESIDE_PAGES: ", ".join(sorted({*root, *root.get("/Names", ())} - HARMLESS)),
    }
    pages = tuple(Page(fingerprint(page), partial(_lines, page), *_annotations(page)) for page in reader.pages)
    return ReadDocument(read_made_of(attached[ATTACHED][0].decode("ascii")), pages, beside)


def _lines(page: Any) -> list[str]:
    lines: list[str] = page.extract_text().splitlines()
    return lines


def _titles(outline: Any) -> Iterator[str]:
    for one in outline:
        if isinstance(one, list):
            yield from _titles(one)
        else:
            yield str(one.title)


def _annotations(page: Any) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What lies over the words of a page, and the comments beside them.

    A link within the file is neither, nor the window of a comment, nor what has no size, such as a signature.
    """
    from opposite.exports.briefing.remade.pdf_tree import shows_of_its_own  # noqa: PLC0415  needed for PDFs alone

    over: list[str] = []
    comments: list[str] = []
    for one in page.get("/Annots") or ():
        annotation = one.get_object()
        kind = str(annotation.get("/Subtype"))
        left, bottom, right, top = map(float, annotation.get("/Rect", (0, 0, 0, 0)))
        seen = "/AP" in annotation and left != right and bottom != top
        if (
            (kind == "/Link" and "/Dest" in annotation and not seen)
            or kind == "/Popup"
            or (kind == "/Widget" and not seen)
        ):
            continue
        told = str(annotation.get("/Contents") or kind.removeprefix("/"))
        is_quiet = kind in QUIET and not shows_of_its_own(annotation.get("/AP"))
        (comments if is_quiet else over).append(told)
    return tuple(over), tuple(comments)


class _Lines(HTMLParser):
    """The texts of an HTML file in their order, and what its head says that it was made of."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.said: list[str] = []
        self.lines: list[str] = []
        self._unread = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._unread += tag == "style"
        if tag == "meta" and ("name", META) in attrs:
            self.said.append(dict(attrs).get("content") or "")

    def handle_endtag(self, tag: str) -> None:
        self._unread -= tag == "style"

    def handle_data(self, data: str) -> None:
        if data.strip() and not self._unread:
            self.lines.append(" ".join(data.split()))


def _read_html(content: bytes) -> ReadDocument | None:
    parser = _Lines()
    parser.feed(content.decode("utf-8"))
    parser.close()
    if len(parser.said) != 1:
        return None
    page = Page(hashlib.sha256(content).hexdigest(), lambda: parser.lines)
    return ReadDocument(read_made_of(parser.said[0]), (page,), {})
