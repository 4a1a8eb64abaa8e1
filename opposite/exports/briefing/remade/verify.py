"""Whether a PDF or an HTML file still says what its database does: made again as it was, and what differs."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import NamedTuple

from opposite.engine.briefing import Briefing
from opposite.exports.briefing.documents import DOCUMENTS
from opposite.exports.briefing.origin import origin_of
from opposite.exports.briefing.remade.reading import Page, ReadDocument, UnknownDocumentError, read_document
from opposite.wording.briefing import verifying as words


class Difference(NamedTuple):
    """A place of a file that is not as it is made again. `page` is None of the file as a whole."""

    page: int | None
    what: str
    said: str
    computed: str
    is_beside: bool = False
    """Whether nothing of the document itself was changed: a reader's comment."""


def differences(read: ReadDocument, briefing: Briefing) -> list[Difference]:
    """Everything in which a file differs from the one that a briefing gives now, in the order of its pages."""
    made = read_document(_made_again(read, briefing))
    if made is None:
        raise UnknownDocumentError(words.NO_SUCH_FILE, "Nothing was checked.")
    found = [*_of_origin(read, briefing), *_of_pages(read.pages, made.pages)]
    for what, computed in made.beside.items():
        if (said := read.beside[what]) != computed:
            found.append(Difference(None, what, *_where_they_part(said, computed)))
    return found


def _made_again(read: ReadDocument, briefing: Briefing) -> bytes:
    document = DOCUMENTS[read.made_of.kind]
    return document.made(briefing) if read.made_of.paper is None else document.made(briefing, paper=read.made_of.paper)


def _of_origin(read: ReadDocument, briefing: Briefing) -> Iterator[Difference]:
    then, now = read.made_of.origin, origin_of(briefing)
    for name, what in words.ORIGINS.items():
        said, computed = str(getattr(then, name)), str(getattr(now, name))
        if said != computed:
            yield Difference(None, f"{words.ORIGIN}, {what}", said, computed, is_beside=name == "revision")


def _of_pages(read: tuple[Page, ...], made: tuple[Page, ...]) -> Iterator[Difference]:
    """Lines that differ, and pages on which something else does; a page whose drawing is the same needs no look at its lines."""
    if len(read) != len(made):
        yield Difference(None, words.PAGES, str(len(read)), str(len(made)))
    drawn = {page.drawn for page in made}
    alike = {number for number, pair in enumerate(zip(read, made, strict=False)) if pair[0].drawn == pair[1].drawn}
    told: set[int] = set()
    for number, said, computed in _of_lines(read, made, alike):
        told.add(number)
        yield Difference(number, words.TEXT, said, computed)
    for number, page in enumerate(read, 1):
        if number - 1 not in alike and number not in told:
            out_of_place = words.OTHER_PAGE if page.drawn in drawn else words.ANOTHER
            yield Difference(number, words.DRAWN, out_of_place, words.MADE_AGAIN)
        yield from (Difference(number, words.LAID_OVER, one, "") for one in page.laid_over)
        yield from (Difference(number, words.COMMENT, one, "", is_beside=True) for one in page.comments)


def _of_lines(read: tuple[Page, ...], made: tuple[Page, ...], alike: Collection[int]) -> Iterator[tuple[int, str, str]]:
    """Lines that stand in one of the two alone, side by side, with the page of the file; pages that are alike have none."""
    shown, expected = (
        [(place + 1, line) for place, page in enumerate(pages) if place not in alike for line in page.lines()]
        for pages in (read, made)
    )
    blocks = SequenceMatcher(
        None, [line for _, line in shown], [line for _, line in expected], autojunk=False
    ).get_opcodes()
    for tag, start, end, first, last in blocks:
        if tag != "equal":
            page = shown[min(start, len(shown) - 1)][0] if shown else 1
            for said, computed in zip_longest(shown[start:end], expected[first:last]):
                page = page if said is None else said[0]
                yield page, "" if said is None else said[1], "" if computed is None else computed[1]


def _where_they_part(said: str, computed: str) -> tuple[str, str]:
    """The first line of each that differs."""
    lines = zip_longest(said.split("\n"), computed.split("\n"), fillvalue="")
    return next(pair for pair in lines if pair[0] != pair[1])
