"""Whether the bars of a timeline in a file lie where they were computed, beside their own names."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from opposite.exports.briefing.deck.comparing import Found, in_text
from opposite.exports.briefing.deck.drawn_timeline import SMALLEST_BAR
from opposite.exports.briefing.deck.markup import DRAWING, SLIDE
from opposite.exports.briefing.deck.model import Bar, Timeline
from opposite.exports.briefing.deck.opaque import is_filled
from opposite.wording.briefing import verifying as words

NUDGE = 0.02
"""Periods by which a bar of a timeline may lie off; about a day."""
PERIOD_NUDGE = 0.5
"""Periods by which the name of a period may stand beside its beginning."""
DRAWN = ("bar", "name", "period", "rule")
WORDLESS = ("axis", "bar", "rule")
"""Shapes of a timeline that hold no words."""


def in_timeline(group: Any, expected: Timeline, cuts: Collection[str]) -> Iterator[Found]:
    """Where bars lie elsewhere, names differ, or something was added; a name of another bar makes another figure of it."""
    inner: dict[str, Any] = {}
    for shape in group.shapes:
        if shape.name in inner or not _is_of(shape.name, expected):
            yield Found("timeline", f"{shape.name} {' '.join(_text(shape))}".strip(), "")
        elif shape.name.startswith(WORDLESS) and "".join(_text(shape)):
            yield Found(shape.name, " ".join(_text(shape)), "")
        inner.setdefault(shape.name, shape)
    if any(_is_turned(shape) for shape in (group, *group.shapes)):
        yield Found("timeline", "turned round", "")
    axis = inner.get("axis")
    if axis is None or not axis.width:
        yield Found("timeline", "no axis", "")
        return
    step = axis.width / len(expected.periods)
    for number, label in enumerate(expected.periods, 1):
        period = inner.get(f"period {number}")
        if period is not None:  # where many periods stand close, not each is named
            yield from _exactly(in_text("period", _text(period), [label], cuts))
            if abs((period.left - axis.left) / step - number + 1) > PERIOD_NUDGE:
                yield Found("period", f"{label} at {(period.left - axis.left) / step:.2f}", f"{number - 1}")
    for number, bar in enumerate(expected.bars, 1):
        name = f"{bar.title} · {bar.note}" if bar.note else bar.title
        yield from _exactly(in_text("name", _text(inner.get(f"name {number}")), [name], cuts))
        yield from _bar(inner.get(f"bar {number}"), bar, start=axis.left, step=step)
        yield from _beside(inner.get(f"bar {number}"), inner.get(f"name {number}"), bar)


def _exactly(found: Iterator[Found]) -> Iterator[Found]:
    return (one._replace(words_only=False) for one in found)


def _is_of(name: str, expected: Timeline) -> bool:
    """Whether a shape of this name is one that was drawn."""
    kind, _, number = name.partition(" ")
    many = {"axis": 0, "bar": len(expected.bars), "name": len(expected.bars)}.get(kind, len(expected.periods))
    return name == "axis" or (kind in DRAWN and number.isdecimal() and 1 <= int(number) <= many)


def _is_turned(shape: Any) -> bool:
    """Whether a shape is mirrored or turned."""
    return bool(getattr(shape, "rotation", 0)) or any(
        one.get(side) in {"1", "true"}
        for one in shape._element.iter(f"{DRAWING}xfrm", f"{SLIDE}xfrm")  # noqa: SLF001  no public name
        for side in ("flipH", "flipV")
    )


def _bar(shape: Any, bar: Bar, *, start: int, step: float) -> Iterator[Found]:
    if shape is None:
        yield Found(bar.title, "no bar", "a bar")
        return
    ends = (shape.left - start) / step, (shape.left + shape.width - start) / step
    least = SMALLEST_BAR * 914400 / step
    wanted = bar.start, max(bar.end, bar.start + least)
    for what, said, computed in zip(("starts", "ends"), ends, wanted, strict=True):
        if abs(said - computed) > NUDGE:
            yield Found(f"{bar.title} {what}, in periods", f"{said:.2f}", f"{computed:.2f}")


def _beside(shape: Any, named: Any, bar: Bar) -> Iterator[Found]:
    """A bar that is not seen, or stands beside another name than its own."""
    if shape is None or named is None:
        return
    if not shape.height or not is_filled(shape):
        yield Found(bar.title, words.HIDDEN, "a bar")
    if not named.top <= shape.top + shape.height / 2 <= named.top + named.height:
        yield Found(bar.title, "beside another name", "beside its own")


def _text(shape: Any) -> list[str]:
    return [one.text for one in shape.text_frame.paragraphs] if getattr(shape, "has_text_frame", False) else []
