"""Whether a deck still says what its database does: every number recomputed, and what differs."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

from opposite.engine.briefing import Briefing
from opposite.engine.side_by_side import SideBySide
from opposite.exports.briefing.deck.beside import is_hidden, other_notes, wrapped_texts
from opposite.exports.briefing.deck.comparing import Found, in_chart, in_table, in_text, in_timeline
from opposite.exports.briefing.deck.content import content
from opposite.exports.briefing.deck.laid_over import is_unseen, laid_over
from opposite.exports.briefing.deck.look import PLAIN, Look, LookError
from opposite.exports.briefing.deck.model import Chart, Deck, Part, Slide, Table, Words
from opposite.exports.briefing.deck.own_cuts import own_cuts
from opposite.exports.briefing.deck.pptx_file import comparison_pptx, deck_pptx
from opposite.exports.briefing.deck.proof import numbers
from opposite.exports.briefing.deck.reading import ReadDeck, ReadSlide, alternative_text, paragraphs_of, shapes_of
from opposite.exports.briefing.deck.resaved import keys_again
from opposite.exports.briefing.deck.side_by_side import deck_of
from opposite.exports.briefing.origin import Origin, origin_of, origins_of
from opposite.wording.briefing import verifying as words


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
    report = briefing.report
    names = {*(factor.title for factor in report.factors), *(group.title for group in report.framework.groups)}
    checked = _checked(read, lambda look: deck_pptx(briefing, look))
    found = (_of_names(one, names) for one in _of_deck(checked, content(briefing)))
    return [*_of_origin(read.origin, origin_of(briefing)), *found]


def differences_of_comparison(read: ReadDeck, compared: SideBySide) -> list[Difference]:
    """Everything in which a file differs from the deck of a comparison, likewise."""
    now = origins_of(compared)
    found = [each for one, other in zip(read.compared, now, strict=True) for each in _of_origin(one, other)]
    names = {name for one in compared.several for name in (one.assessment.organisation.name, one.assessment.wave)}
    checked = _checked(read, lambda look: comparison_pptx(compared, look))
    return [*found, *(_of_names(one, names) for one in _of_deck(checked, deck_of(compared)))]


def _checked(read: ReadDeck, made: Callable[[Look], bytes]) -> ReadDeck:
    """A file of which is believed that a text was cut where it is when the deck is made again, on the file's own master too."""

    def drawn_again() -> Iterator[bytes]:
        yield made(PLAIN)
        with suppress(LookError):
            yield made(replace(PLAIN, template=read.file))

    return read._replace(cuts=own_cuts(read.cuts, drawn_again))


def _of_names(found: Difference, names: Collection[str]) -> Difference:
    """A difference of words, of more than words where it names others or in another order: a figure is then another's."""
    said, computed = (
        sorted((text.find(name), name) for name in names if name in text) for text in (found.said, found.computed)
    )
    left = iter(name for _, name in computed)
    alike = all(name in left for _, name in said)
    return found if alike else replace(found, words_only=False)


def _of_deck(read: ReadDeck, deck: Deck) -> list[Difference]:
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
        page = {pages.get(slide.key, ""), str(slide.number)}
        made = _added(slide) if wanted is None else _of_slide(slide, wanted, deck.foot, page, read.cuts)
        found += [
            Difference(slide.number, shape, one.what, one.said, one.computed, one.words_only)
            for shape, one in (*made, *_beside(slide))
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


def _of_origin(then: Origin, now: Origin) -> Iterator[Difference]:
    for name, what in words.ORIGINS.items():
        said, computed = str(getattr(then, name)), str(getattr(now, name))
        if said != computed:
            yield Difference(None, words.ORIGIN, what, said, computed, words_only=name == "revision")


def _beside(read: ReadSlide) -> Iterator[tuple[str, Found]]:
    """Numbers that a slide shows beside its shapes, and whether it is passed over in a show, which is no fault."""
    yield from ((words.SLIDE, Found(words.ADDED, text, "")) for text in wrapped_texts(read.slide))
    yield from (("notes", Found(words.ADDED, text, "")) for text in other_notes(read.slide))
    if is_hidden(read.slide):
        yield words.SLIDE, Found(words.HIDDEN, words.HIDDEN, "", words_only=True)


def _added(read: ReadSlide) -> Iterator[tuple[str, Found]]:
    """The numbers of a slide that is not of the deck."""
    if read.slide.has_notes_slide and read.slide.notes_slide.notes_text_frame is not None:
        for text in paragraphs_of(read.slide.notes_slide.notes_text_frame):
            if numbers(text):
                yield "notes", Found(words.ADDED, text, "")
    for name, shape in shapes_of(read):
        for text in _texts(shape):
            if numbers(text):
                yield name, Found(words.ADDED, text, "")


def _texts(shape: Any) -> list[str]:
    if getattr(shape, "has_text_frame", False):
        return paragraphs_of(shape.text_frame)
    if getattr(shape, "has_table", False):
        return [cell.text_frame.text for row in shape.table.rows for cell in row.cells]
    if getattr(shape, "has_chart", False):
        return [str(value) for series in shape.chart.series for value in series.values if value is not None]
    return []


def _of_slide(
    read: ReadSlide, wanted: Slide, foot: str, page: Collection[str], cuts: Collection[str]
) -> Iterator[tuple[str, Found]]:
    parts = {part.name: part for part in wanted.parts}
    texts = {"title": wanted.title.split("\n"), "subtitle": wanted.subtitle.split("\n"), "foot": [foot]}
    inner = tuple(f"{name} / " for name, part in parts.items() if not isinstance(part, Words | Chart | Table))
    seen: set[str] = set()
    for name, shape in shapes_of(read):
        if name.startswith(inner) and inner and _known_within(name):
            continue
        if name in parts and name not in seen:
            yield from ((name, one) for one in _of_part(shape, parts[name], cuts))
        elif name in texts and name not in seen:
            yield from ((name, one) for one in in_text(name, _texts(shape), texts[name], cuts))
        elif name != "page" or name in seen or "\n".join(_texts(shape)) not in page:
            yield from ((name, Found(words.ADDED, text, "")) for text in _texts(shape) if numbers(text))
        if name not in parts and numbers(alternative_text(shape)):
            yield name, Found(words.ALTERNATIVE, alternative_text(shape), "")
        seen.add(name)
    yield from _unseen(read, frozenset({*parts, "title", "subtitle"}))
    for name in parts:
        if name not in seen:
            yield name, Found(words.SHAPE, words.TAKEN_OUT, "")
    if "title" not in seen:
        yield "title", Found(words.SHAPE, words.TAKEN_OUT, wanted.title)
    yield from (("notes", one) for one in _of_notes(read, wanted))


def _unseen(read: ReadSlide, parts: frozenset[str]) -> Iterator[tuple[str, Found]]:
    """The parts of a slide over which something lies, and those that are there and not shown."""
    yield from ((name, Found(words.LAID_OVER, beneath, "")) for name, beneath in laid_over(read.slide, parts))
    for name, shape in shapes_of(read):
        if is_unseen(shape):
            yield name, Found(words.HIDDEN, words.HIDDEN, "")


def _known_within(name: str) -> bool:
    """Whether a shape within a timeline is one of those that are compared with it."""
    return name.rsplit(" / ", 1)[1].split(" ", maxsplit=1)[0] in {"axis", "bar", "name", "period", "rule"}


def _of_part(shape: Any, part: Part, cuts: Collection[str]) -> Iterator[Found]:
    if isinstance(part, Words):
        yield from in_text("text", _texts(shape), part.paragraphs, cuts)
        return
    kind = "table" if isinstance(part, Table) else "chart" if isinstance(part, Chart) else None
    if kind is not None and not getattr(shape, f"has_{kind}", False):
        yield Found(words.SHAPE, words.TAKEN_OUT, kind)
    elif isinstance(part, Table):
        yield from in_table(shape.table, part, cuts)
    elif isinstance(part, Chart):
        yield from in_chart(shape.chart, part)
    elif hasattr(shape, "shapes"):
        yield from in_timeline(shape, part, cuts)
    alternative = alternative_text(shape)
    found = in_text(words.ALTERNATIVE, [alternative], [part.alt])
    yield from (one._replace(is_loss=not alternative) for one in found)


def _of_notes(read: ReadSlide, wanted: Slide) -> Iterator[Found]:
    expected = "\n".join([wanted.title, *([wanted.subtitle] if wanted.subtitle else []), *wanted.notes]).split("\n")
    frame = read.slide.notes_slide.notes_text_frame if read.slide.has_notes_slide else None
    yield from in_text("notes", [] if frame is None else paragraphs_of(frame), expected)
