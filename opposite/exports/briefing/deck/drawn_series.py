"""How the series of a chart look, by its kind: told apart in grey by line, mark and shade."""

from __future__ import annotations

from itertools import cycle
from math import ceil
from typing import Any

from lxml import etree
from pptx.enum.chart import XL_LABEL_POSITION, XL_MARKER_STYLE, XL_TICK_LABEL_POSITION
from pptx.enum.dml import MSO_LINE
from pptx.util import Pt

from opposite.charts.contrast import mixed
from opposite.exports.briefing.deck.drawn_text import rgb
from opposite.exports.briefing.deck.look import Look
from opposite.exports.briefing.deck.markup import CHART

FEW = 4
MANY = 9
"""Categories from which labels are smaller."""

MARKS = (
    XL_MARKER_STYLE.CIRCLE, XL_MARKER_STYLE.DIAMOND, XL_MARKER_STYLE.SQUARE, XL_MARKER_STYLE.TRIANGLE,
    XL_MARKER_STYLE.X, XL_MARKER_STYLE.PLUS,
)  # fmt: skip


def _series_line(series: Any, colour: str, *, width: float, dash: Any = None, mark: Any = None) -> None:
    series.smooth = False
    series.format.line.color.rgb, series.format.line.width = rgb(colour), Pt(width)
    if dash is not None:
        series.format.line.dash_style = dash
    series.marker.style = XL_MARKER_STYLE.NONE if mark is None else mark
    if mark is not None:
        series.marker.size = 8
        series.marker.format.fill.solid()
        series.marker.format.fill.fore_color.rgb = rgb(colour)
        series.marker.format.line.color.rgb = rgb(colour)


def _radar(drawn: Any, look: Look) -> None:
    """Lines over a plot as large as the names around it allow."""
    plot = drawn._chartSpace.chart.plotArea  # noqa: SLF001  the layout has no public name
    for old in plot.findall(f"{CHART}layout"):
        plot.remove(old)
    layout = etree.Element(f"{CHART}layout")
    manual = etree.SubElement(layout, f"{CHART}manualLayout")
    for name, value in (
        ("layoutTarget", "inner"),
        ("xMode", "edge"),
        ("yMode", "edge"),
        ("x", "0.2"),
        ("y", "0.09"),
        ("w", "0.6"),
        ("h", "0.74"),
    ):
        etree.SubElement(manual, f"{CHART}{name}", val=value)
    plot.insert(0, layout)
    lines = ((look.accent, 2.5, None, XL_MARKER_STYLE.CIRCLE), (look.target, 1.5, MSO_LINE.DASH, None))
    for series, (colour, width, dash, mark) in zip(drawn.plots[0].series, lines, strict=False):
        _series_line(series, colour, width=width, dash=dash, mark=mark)


def _bars(drawn: Any, look: Look) -> None:
    """Scores as dark bars, targets as pale ones below; the first factor stands on top."""
    plot = drawn.plots[0]
    plot.gap_width, plot.overlap = 45 if len(plot.categories) > FEW else 200, 0
    drawn.category_axis.reverse_order = True
    drawn.value_axis.tick_label_position = XL_TICK_LABEL_POSITION.NONE
    drawn.value_axis.has_major_gridlines = False
    colours = (look.accent, mixed(look.target, "#FFFFFF", 0.6))
    for series, colour in zip(plot.series, colours, strict=False):
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = rgb(colour)
        series.invert_if_negative = False
        labels = series.data_labels
        labels.show_value, labels.position = True, XL_LABEL_POSITION.OUTSIDE_END
        labels.font.size = Pt(11 if len(plot.categories) > MANY else 13)


def _dumbbell(drawn: Any, look: Look) -> None:
    """A mark for each group; lines between them are drawn apart."""
    for series, colour, mark in zip(drawn.plots[0].series, _several(look), MARKS, strict=False):
        _series_line(series, colour, width=1, mark=mark)
        series.format.line.fill.background()
        series.marker.size = 10
    _upright(drawn)


def _intervals(drawn: Any, look: Look) -> None:
    """A mark for each score, on a line that ends where its interval does."""
    _dumbbell(drawn, look)
    for series in list(drawn.plots[0].series)[1:]:
        _series_line(series, look.muted, width=1, mark=XL_MARKER_STYLE.DASH)
        series.format.line.fill.background()
        series.marker.size = 12


def _several(look: Look) -> tuple[str, ...]:
    """Colours of up to six series that are equally important."""
    return (
        look.accent,
        look.target,
        look.muted,
        look.ink,
        mixed(look.accent, "#FFFFFF", 0.45),
        mixed(look.target, "#000000", 0.45),
    )


def _lines(drawn: Any, look: Look) -> None:
    """A line for each series, drawn on over categories in which it has no value."""
    for series, (colour, mark) in zip(
        drawn.plots[0].series, cycle(zip(_several(look), MARKS, strict=True)), strict=False
    ):
        _series_line(series, colour, width=2, mark=mark)
    blanks = drawn._chartSpace.chart.find(f"{CHART}dispBlanksAs")  # noqa: SLF001  no public name
    if blanks is not None:
        blanks.set("val", "span")
    _upright(drawn)


def _line(drawn: Any, look: Look) -> None:
    lines = (
        (look.accent, 2.5, None, XL_MARKER_STYLE.CIRCLE),
        (look.muted, 1.75, MSO_LINE.DASH, XL_MARKER_STYLE.DIAMOND),
        (mixed(look.muted, "#FFFFFF", 0.3), 1, MSO_LINE.ROUND_DOT, None),
        (mixed(look.muted, "#FFFFFF", 0.3), 1, MSO_LINE.ROUND_DOT, None),
    )
    for series, (colour, width, dash, mark) in zip(drawn.plots[0].series, lines, strict=False):
        _series_line(series, colour, width=width, dash=dash, mark=mark)
    drawn.category_axis.tick_labels.font.size = Pt(12)
    _named(drawn.category_axis, ceil(len(drawn.plots[0].categories) / MANY))


def _named(axis: Any, every: int) -> None:
    """Name the first of so many places of an axis each time, so that names stand side by side."""
    element = axis._element  # noqa: SLF001  no public name
    after = element.find(f"{CHART}noMultiLvlLbl")
    after.addprevious(etree.Element(f"{CHART}tickLblSkip", val=str(every)))


def _upright(drawn: Any) -> None:
    """Names below the axis stand upright and are broken into lines, never turned."""
    frame = drawn.category_axis.tick_labels.font._element  # noqa: SLF001
    text = frame.getparent().getparent().getparent()
    body = next((one for one in text.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}bodyPr")), None)
    if body is not None:
        body.set("rot", "0")


STYLED = {
    "radar": _radar,
    "bars": _bars,
    "dumbbell": _dumbbell,
    "intervals": _intervals,
    "line": _line,
    "lines": _lines,
}
"""By kind, what gives the series of a chart their look."""
