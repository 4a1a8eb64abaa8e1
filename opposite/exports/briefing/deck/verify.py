"""Whether a deck still says what its database does: every number recomputed, and what differs."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace

from opposite.engine.briefing import Briefing
from opposite.engine.side_by_side import SideBySide
from opposite.exports.briefing.deck.comparing import Found
from opposite.exports.briefing.deck.comparing_slides import in_slide
from opposite.exports.briefing.deck.content import content
from opposite.exports.briefing.deck.look import PLAIN, Look, LookError
from opposite.exports.briefing.deck.model import Deck
from opposite.exports.briefing.deck.names import Names, names_compared, names_of
from opposite.exports.briefing.deck.own_cuts import own_cuts
from opposite.exports.briefing.deck.pptx_file import comparison_pptx, deck_pptx
from opposite.exports.briefing.deck.reading import ReadDeck, ReadSlide, paragraphs_of
from opposite.exports.briefing.deck.resaved import keys_again
from opposite.exports.briefing.deck.side_by_side import deck_of
from opposite.exports.briefing.origin import Origin, origin_of, origins_of
from opposite.wording.briefing import verifying as words
from opposite.wording.sentences import one_line

BEGINNING = 20
"""Characters by which a name that was cut is known."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A place of a file that says something else than the database. `slide` is None of the file as a whole."""

    slide: int | None
    shape: str
    what: str
    said: str
    computed: str
    words_only: bool
    """Whether all its numbers are those of the database."""


def differences(read: ReadDeck, briefing: Briefing) -> list[Difference]:
    """Everything in which a file differs from the deck of a briefing, in the order of its slides."""
    checked = _checked(read, lambda look: deck_pptx(briefing, look))
    of = names_of(briefing)
    return [*_of_origin(read.origin, origin_of(briefing)), *_of_deck(checked, content(briefing), of)]


def differences_of_comparison(read: ReadDeck, compared: SideBySide) -> list[Difference]:
    """Everything in which a file differs from the deck of a comparison, likewise."""
    now = origins_of(compared)
    found = [each for one, other in zip(read.compared, now, strict=True) for each in _of_origin(one, other)]
    checked = _checked(read, lambda look: comparison_pptx(compared, look))
    return [*found, *_of_deck(checked, deck_of(compared), names_compared(compared))]


def _checked(read: ReadDeck, made: Callable[[Look], bytes]) -> ReadDeck:
    """A file of which is believed that a text was cut where it is when the deck is made again, on the file's own master too."""

    def drawn_again() -> Iterator[bytes]:
        yield made(PLAIN)
        with suppress(LookError):
            yield made(replace(PLAIN, template=read.file))

    return read._replace(cuts=own_cuts(read.cuts, drawn_again))


def _of_deck(read: ReadDeck, deck: Deck, names: Names) -> list[Difference]:
    found: list[Difference] = []
    if read.is_resaved:
        keys = keys_again([one.slide for one in read.slides], deck)
        read = read._replace(slides=tuple(one._replace(key=key) for one, key in zip(read.slides, keys, strict=True)))
        found.append(Difference(None, words.FILE, words.RESAVED, words.LOST, "", words_only=True))
    expected = {slide.key: slide for slide in deck.slides}
    pages = {slide.key: str(number) for number, slide in enumerate(deck.slides, 1)}
    seen: set[str] = set()
    for slide in read.slides:
        wanted = expected.get(slide.key) if slide.key not in seen else None
        seen.add(slide.key)
        of_another = wanted is not None and wanted.opening and not _names_any(slide, names.whose)
        page = {pages.get(slide.key, ""), str(slide.number)}
        found += [
            Difference(
                slide.number, shape, one.what, one.said, one.computed, _is_of_words(one, names, of_another=of_another)
            )
            for shape, one in in_slide(slide, wanted, deck.foot, page, read.cuts)
            if not (read.is_resaved and one.is_loss)
        ]
    found += [Difference(None, words.MASTER, words.ADDED, text, "", words_only=False) for text in read.on_masters]
    found += [Difference(None, words.MASTER, words.OF_TEMPLATE, text, "", words_only=True) for text in read.of_template]
    found += [
        Difference(None, words.SLIDE, key, words.TAKEN_OUT, slide.title, words_only=False)
        for key, slide in expected.items()
        if key not in seen
    ]
    return found


def _names_any(slide: ReadSlide, names: Collection[str]) -> bool:
    """Whether a slide says one of some names, or how a long one begins."""
    said = "\n".join("\n".join(paragraphs_of(one.text_frame)) for one in slide.slide.shapes if one.has_text_frame)
    return any(one_line(name)[:BEGINNING] in one_line(said) for name in names)


def _is_of_words(found: Found, names: Names, *, of_another: bool) -> bool:
    """Whether words alone differ, and the numbers among them are still the same one's."""
    return found.words_only and not of_another and not names.make_another(found.said, found.computed)


def _of_origin(then: Origin, now: Origin) -> Iterator[Difference]:
    for name, what in words.ORIGINS.items():
        said, computed = str(getattr(then, name)), str(getattr(now, name))
        if said != computed:
            yield Difference(None, words.ORIGIN, what, said, computed, words_only=name == "revision")
