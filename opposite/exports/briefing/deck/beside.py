"""What a file of a deck shows beside its own parts: on masters, in wrappers that few readers open, in notes, behind charts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from pptx.opc.constants import RELATIONSHIP_TYPE

from opposite.exports.briefing.deck.markup import CHART, SLIDE, SUM, TEXT, WRAPPED, parsed
from opposite.exports.briefing.deck.numbers import says_number

SHAPE = f"{SLIDE}sp"
FILLED_IN = frozenset({"hdr", "ftr", "dt", "sldNum", "sldImg"})
"""Placeholders of a notes page that hold no notes."""

ELSEWHERE = frozenset({"chartUserShapes", "diagramData", "chartEx"})
"""What of a slide is drawn from a part of its own."""

DISTORTING = ("logBase", "dispUnits", "trendline")
"""What makes a chart say something else while its values stay."""

FROM_CELLS = "}datalabelsRange"
"""Labels that say what stands in other cells than those of the values."""

AT_ZERO = frozenset({"bars from autoZero", "bars from min"})
"""Where bars begin whose lengths are their values."""

OURS = {"errDir": "y", "errValType": "cust"}
"""How the lines of a dumbbell are drawn; how far these reach is checked with its values."""


def master_texts(presentation: Any) -> list[str]:
    """The texts with a number that masters and layouts put on slides and notes, sorted, each once; placeholders show none there."""
    masters = list(presentation.slide_masters)
    several = [*masters, *(layout for master in masters for layout in master.slide_layouts)]
    trees = [one.shapes._spTree for one in several]  # noqa: SLF001  no public name
    trees += [
        one.target_part._element  # noqa: SLF001  likewise
        for one in presentation.part.rels.values()
        if one.reltype == RELATIONSHIP_TYPE.NOTES_MASTER
    ]
    return sorted({text for tree in trees for text in _texts(tree, but=_is_placeholder) if says_number(text)})


def _texts(element: Any, *, but: Callable[[Any], bool] | None = None) -> list[str]:
    """The texts and sums in an element, without those of some shapes in it."""
    shapes = [] if but is None else [shape for shape in element.iter(SHAPE) if but(shape)]
    left_out = {text for shape in shapes for text in shape.iter(TEXT, SUM)}
    return [one.text or "" for one in element.iter(TEXT, SUM) if one not in left_out]


def _is_placeholder(shape: Any) -> bool:
    return shape.find(f"{SLIDE}nvSpPr/{SLIDE}nvPr/{SLIDE}ph") is not None


def wrapped_texts(slide: Any) -> list[str]:
    """Texts with a number in what a slide shows and python-pptx passes over: wrappers, sums, diagrams, drawings in charts."""
    tree = slide.shapes._spTree  # noqa: SLF001  likewise
    found = [text for one in tree.iter(WRAPPED) for text in _texts(one)]
    found += [one.text or "" for one in tree.iter(SUM)]
    for part in _drawn_elsewhere(slide.part):
        found += _texts(parsed(part.blob))
    return [text for text in dict.fromkeys(found) if says_number(text)]


def _drawn_elsewhere(part: Any) -> Iterator[Any]:
    """The parts that a slide, or a chart on it, shows drawings from."""
    for one in part.rels.values():
        if one.is_external:
            continue
        if one.reltype == RELATIONSHIP_TYPE.CHART:
            yield from _drawn_elsewhere(one.target_part)
        elif one.reltype.rsplit("/", 1)[-1] in ELSEWHERE:
            yield one.target_part


def other_notes(slide: Any) -> list[str]:
    """Texts with a number on the notes page of a slide, beside its notes and what programs fill in."""
    if not slide.has_notes_slide:
        return []
    page = slide.notes_slide
    notes = None if page.notes_placeholder is None else page.notes_placeholder._element  # noqa: SLF001  likewise

    def is_known(shape: Any) -> bool:
        holder = shape.find(f"{SLIDE}nvSpPr/{SLIDE}nvPr/{SLIDE}ph")
        return shape is notes or (holder is not None and holder.get("type") in FILLED_IN)

    return [text for text in _texts(page.shapes._spTree, but=is_known) if says_number(text)]  # noqa: SLF001  likewise


def is_hidden(slide: Any) -> bool:
    """Whether a slide is passed over when the deck is shown."""
    return slide._element.get("show") in {"0", "false"}  # noqa: SLF001  likewise


def _is_ours(bars: Any) -> bool:
    return {name: kind.get("val") for name in OURS if (kind := bars.find(f"{CHART}{name}")) is not None} == OURS


def _baselines(space: Any) -> Iterator[str]:
    """Where on their scale bars begin."""
    for axis in space.iter(f"{CHART}catAx", f"{CHART}dateAx"):
        for one in (*axis.iterfind(f"{CHART}crosses"), *axis.iterfind(f"{CHART}crossesAt")):
            yield f"bars from {one.get('val')}"


def distortions(chart: Any) -> list[str]:
    """What draws the values of a chart as others: a scale turned round or by powers, stacked bars, lines laid over."""
    space = chart._chartSpace  # noqa: SLF001  likewise
    found = [name for name in DISTORTING if next(space.iter(f"{CHART}{name}"), None) is not None]
    found += ["datalabelsRange" for one in space.iter() if str(one.tag).endswith(FROM_CELLS)]
    found += ["errBars" for one in space.iter(f"{CHART}errBars") if not _is_ours(one)]
    if len(chart.plots) != 1:
        found.append(f"{len(chart.plots)} plots")
    found += [one.get("val") for one in space.iter(f"{CHART}grouping") if "tacked" in one.get("val", "")]
    if next(space.iter(f"{CHART}barChart"), None) is not None:
        found += [where for where in _baselines(space) if where not in AT_ZERO]
    turned = (end for axis in space.iter(f"{CHART}valAx") for end in axis.iter(f"{CHART}orientation"))
    return found + [end.get("val") for end in turned if end.get("val") == "maxMin"]
