"""What a file of a deck shows beside its own parts: on masters, in wrappers that few readers open, in notes, behind charts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from opposite.exports.briefing.deck.proof import numbers

TEXT = "{http://schemas.openxmlformats.org/drawingml/2006/main}t"
WRAPPED = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
DISTORTING = ("logBase", "dispUnits", "trendline")
"""What makes a chart say something else while its values stay."""

FROM_CELLS = "}datalabelsRange"
"""Labels that say what stands in other cells than those of the values."""

OURS = {"errDir": "y", "errValType": "cust"}
"""How the lines of a dumbbell are drawn; how far these reach is checked with its values."""


def master_texts(presentation: Any) -> list[str]:
    """The texts with a number that masters and layouts put on slides, sorted, each once; placeholders show none there."""
    masters = list(presentation.slide_masters)
    several = [*masters, *(layout for master in masters for layout in master.slide_layouts)]
    return sorted({text for one in several for text in _written(one.shapes)})


def _written(shapes: Any) -> Iterator[str]:
    for shape in shapes:
        if not shape.is_placeholder:
            yield from (text for text in _texts(shape._element) if numbers(text))  # noqa: SLF001  no public name


def _texts(element: Any) -> list[str]:
    return [one.text or "" for one in element.iter(TEXT)]


def wrapped_texts(slide: Any) -> list[str]:
    """Texts with a number in what PowerPoint shows of a slide and python-pptx passes over."""
    tree = slide.shapes._spTree  # noqa: SLF001  likewise
    return [text for one in tree.iter(WRAPPED) for text in _texts(one) if numbers(text)]


def other_notes(slide: Any) -> list[str]:
    """Texts with a number on the notes page of a slide, outside its placeholders."""
    return list(_written(slide.notes_slide.shapes)) if slide.has_notes_slide else []


def is_hidden(slide: Any) -> bool:
    """Whether a slide is passed over when the deck is shown."""
    return slide._element.get("show") in {"0", "false"}  # noqa: SLF001  likewise


def _is_ours(bars: Any) -> bool:
    return {name: kind.get("val") for name in OURS if (kind := bars.find(f"{CHART}{name}")) is not None} == OURS


def distortions(chart: Any) -> list[str]:
    """What draws the values of a chart as others: a scale turned round or by powers, stacked bars, lines laid over."""
    space = chart._chartSpace  # noqa: SLF001  likewise
    found = [name for name in DISTORTING if next(space.iter(f"{CHART}{name}"), None) is not None]
    found += ["datalabelsRange" for one in space.iter() if str(one.tag).endswith(FROM_CELLS)]
    found += ["errBars" for one in space.iter(f"{CHART}errBars") if not _is_ours(one)]
    if len(chart.plots) != 1:
        found.append(f"{len(chart.plots)} plots")
    found += [one.get("val") for one in space.iter(f"{CHART}grouping") if "tacked" in one.get("val", "")]
    turned = (end for axis in space.iter(f"{CHART}valAx") for end in axis.iter(f"{CHART}orientation"))
    return found + [end.get("val") for end in turned if end.get("val") == "maxMin"]
