"""Charts of a slide: native ones that can be edited, with calm axes and what the schema of charts has."""

from __future__ import annotations

from typing import Any

from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LEGEND_POSITION,
)
from pptx.util import Inches, Pt

from opposite.charts.contrast import mixed
from opposite.exports.briefing.deck.date_axis import draw_dates
from opposite.exports.briefing.deck.drawn_series import MANY, STYLED
from opposite.exports.briefing.deck.drawn_text import rgb
from opposite.exports.briefing.deck.look import Look
from opposite.exports.briefing.deck.markup import CHART
from opposite.exports.briefing.deck.model import Chart
from opposite.exports.briefing.deck.spans import WithReaches, draw_reaches

TYPES = {
    "radar": XL_CHART_TYPE.RADAR_MARKERS,
    "bars": XL_CHART_TYPE.BAR_CLUSTERED,
    "dumbbell": XL_CHART_TYPE.LINE_MARKERS,
    "intervals": XL_CHART_TYPE.LINE_MARKERS,
    "line": XL_CHART_TYPE.LINE_MARKERS,
    "lines": XL_CHART_TYPE.LINE_MARKERS,
}


def draw_chart(shapes: Any, chart: Chart, look: Look) -> Any:
    """The chart's frame, which is returned; its workbook holds what is shown and nothing else."""
    frame = shapes.add_chart(TYPES[chart.kind], *(Inches(one) for one in chart.box), WithReaches(chart))
    frame.name = chart.name
    drawn = frame.chart
    _frame(drawn, chart, look)
    STYLED[chart.kind](drawn, look)
    if chart.days:
        draw_dates(drawn.category_axis, chart.days)
    draw_reaches(drawn, chart, mixed(look.muted, "#FFFFFF", 0.4))
    _as_the_schema_has_it(drawn, chart)
    return frame


def _frame(drawn: Any, chart: Chart, look: Look) -> None:
    size = Pt(12 if len(chart.categories) > MANY else 14)
    drawn.font.size, drawn.font.color.rgb = size, rgb(look.ink)
    drawn.has_title = False
    drawn.has_legend = len(chart.series) > 1
    if drawn.has_legend:
        drawn.legend.position, drawn.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
        drawn.legend.font.size = Pt(13)
    axis = drawn.value_axis
    axis.minimum_scale, axis.maximum_scale = chart.low, chart.high
    axis.major_unit = (
        (chart.high - chart.low) / 4 if chart.high - chart.low <= 1 else max(1.0, round((chart.high - chart.low) / 5))
    )
    axis.has_major_gridlines = True
    axis.major_gridlines.format.line.color.rgb = rgb(look.line)
    axis.major_gridlines.format.line.width = Pt(0.5)
    axis.format.line.fill.background()
    axis.tick_labels.font.size, axis.tick_labels.font.color.rgb = Pt(12), rgb(look.muted)
    axis.tick_labels.number_format = "0%" if chart.number_format == "0%" else "0"
    axis.tick_labels.number_format_is_linked = False
    drawn.category_axis.tick_labels.font.size = size
    drawn.category_axis.format.line.color.rgb = rgb(look.line)


def _as_the_schema_has_it(drawn: Any, chart: Chart) -> None:
    """Take out what python-pptx writes and the schema of charts has not: numbers of axes below 0, and smooth radars."""
    space = drawn._chartSpace  # noqa: SLF001  no public name
    for one in space.iter(f"{CHART}axId", f"{CHART}crossAx"):
        one.set("val", one.get("val").removeprefix("-"))
    if chart.kind == "radar":
        for one in list(space.iter(f"{CHART}smooth")):
            one.getparent().remove(one)
