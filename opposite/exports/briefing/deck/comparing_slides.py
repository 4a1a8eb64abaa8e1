"""Whether a slide of a file says what was computed, shows it, and has nothing beside it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from opposite.exports.briefing.deck.beside import is_hidden, other_notes, wrapped_texts
from opposite.exports.briefing.deck.comparing import Found, in_table, in_text
from opposite.exports.briefing.deck.comparing_charts import in_chart
from opposite.exports.briefing.deck.comparing_timelines import in_timeline
from opposite.exports.briefing.deck.laid_over import is_out_of_sight, is_unseen, laid_over
from opposite.exports.briefing.deck.markup import DRAWING, TEXT
from opposite.exports.briefing.deck.model import Chart, Part, Slide, Table, Words
from opposite.exports.briefing.deck.numbers import says_number
from opposite.exports.briefing.deck.opaque import is_painted
from opposite.exports.briefing.deck.reading import ReadSlide, alternative_text, paragraphs_of, shapes_of
from opposite.exports.briefing.deck.seen import ground_of, unseen
from opposite.wording.briefing import verifying as words

InShape = tuple[str, Found]
"""By the name of a shape what differs in it."""


def in_slide(
    read: ReadSlide, wanted: Slide | None, foot: str, page: Collection[str], cuts: Collection[str]
) -> Iterator[InShape]:
    """Where a slide differs from the one that was computed, None for one that is not of the deck.

    `page` are the numbers that it may carry, `cuts` the texts that were cut when they were drawn.
    """
    made = _added(read) if wanted is None else _compared(read, wanted, foot, page, cuts)
    yield from _whole(words.SLIDE, made)
    yield from _whole(words.SLIDE, _beside(read))


def _whole(name: str, made: Iterator[InShape]) -> Iterator[InShape]:
    """What was found, and that the rest could not be read where somebody broke what stands there."""
    try:
        yield from made
    except Exception:  # noqa: BLE001  python-pptx and openpyxl raise what zip, XML and number readers do
        yield name, Found(words.SHAPE, words.UNREADABLE, words.CAN_BE_READ)


def _beside(read: ReadSlide) -> Iterator[InShape]:
    """Numbers that a slide shows beside its shapes, and whether it is passed over in a show, which is no fault."""
    yield from ((words.SLIDE, Found(words.ADDED, text, "")) for text in wrapped_texts(read.slide))
    yield from (("notes", Found(words.ADDED, text, "")) for text in other_notes(read.slide))
    if is_hidden(read.slide):
        yield words.SLIDE, Found(words.HIDDEN, words.HIDDEN, "", words_only=True)


def _added(read: ReadSlide) -> Iterator[InShape]:
    """The numbers of a slide that is not of the deck."""
    if read.slide.has_notes_slide and read.slide.notes_slide.notes_text_frame is not None:
        for text in paragraphs_of(read.slide.notes_slide.notes_text_frame):
            if says_number(text):
                yield "notes", Found(words.ADDED, text, "")
    for name, shape in shapes_of(read):
        yield from ((name, Found(words.ADDED, text, "")) for text in _typed(shape) if says_number(text))


def _typed(shape: Any) -> list[str]:
    """The texts of a shape, of a line without the number of its page or the day, which programs fill in."""
    if not getattr(shape, "has_text_frame", False):
        return _texts(shape)
    return [
        "".join(one.text or "" for one in paragraph._p.iter(TEXT) if not _is_filled_in(one.getparent()))  # noqa: SLF001
        for paragraph in shape.text_frame.paragraphs
    ]


def _is_filled_in(run: Any) -> bool:
    return run.tag == f"{DRAWING}fld" and str(run.get("type")).startswith(("slidenum", "datetime"))


def _texts(shape: Any) -> list[str]:
    if getattr(shape, "has_text_frame", False):
        return paragraphs_of(shape.text_frame)
    if getattr(shape, "has_table", False):
        return [cell.text_frame.text for row in shape.table.rows for cell in row.cells]
    if getattr(shape, "has_chart", False):
        said = [text.text or "" for text in shape.chart._chartSpace.iter(TEXT)]  # noqa: SLF001  no public name
        return said + [str(value) for series in shape.chart.series for value in series.values if value is not None]
    return []


def _compared(
    read: ReadSlide, wanted: Slide, foot: str, page: Collection[str], cuts: Collection[str]
) -> Iterator[InShape]:
    parts = {part.name: part for part in wanted.parts}
    texts = {"title": wanted.title.split("\n"), "subtitle": wanted.subtitle.split("\n"), "foot": [foot]}
    inner = tuple(f"{name} / " for name, part in parts.items() if not isinstance(part, Words | Chart | Table))
    seen: set[str] = set()
    for name, shape in shapes_of(read, {*parts, "foot", "page"}):
        if name.startswith(inner) and inner and _known_within(name):
            continue
        if name in parts and name not in seen:
            yield from _whole(name, ((name, one) for one in _of_part(shape, parts[name], cuts)))
        elif name in texts and name not in seen:
            yield from ((name, one) for one in in_text(name, _texts(shape), texts[name], cuts))
        elif name != "page" or name in seen or "\n".join(_texts(shape)) not in page:
            yield from ((name, Found(words.ADDED, text, "")) for text in _typed(shape) if says_number(text))
        if name not in parts and says_number(alternative_text(shape)):
            yield name, Found(words.ALTERNATIVE, alternative_text(shape), "")
        seen.add(name)
    yield from _unseen(read, parts)
    for name in parts:
        if name not in seen:
            yield name, Found(words.SHAPE, words.TAKEN_OUT, "")
    if "title" not in seen:
        yield "title", Found(words.SHAPE, words.TAKEN_OUT, wanted.title)
    yield from (("notes", one) for one in _of_notes(read, wanted))


def _unseen(read: ReadSlide, made: Mapping[str, Part]) -> Iterator[InShape]:
    """The parts of a slide over which something lies, and those that are there and not shown, or not as they stand.

    A program that lacks the typeface draws rows of a table higher, so that bare words beneath it come to lie on it.
    """
    drawn, parts = frozenset(made), frozenset({*made, "title", "subtitle"})
    bare = {
        name
        for name, shape in shapes_of(read, drawn)
        if isinstance(made.get(name), Words) and not is_painted(shape._element)  # noqa: SLF001
    }
    for name, beneath in laid_over(read.slide, drawn, parts):
        yield name, Found(words.LAID_OVER, beneath, "", is_loss=name in bare and isinstance(made.get(beneath), Table))
    of = read.slide.part.package.presentation_part.presentation
    ground = ground_of(read.slide)
    for name, shape in shapes_of(read, drawn):
        if is_unseen(shape) or (name in parts and is_out_of_sight(shape, of.slide_width, of.slide_height)):
            yield name, Found(words.HIDDEN, words.HIDDEN, "")
        if name in parts:
            yield from ((name, Found(what, said, "")) for what, said in unseen(shape, ground))


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
