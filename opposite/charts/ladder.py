"""The ladder of stages: how far up each factor stands, where its target is, and how sure the score is.

It is HTML made here, laid out by `ui/shell/page.css`: a second chart of Plotly's would draw each of its labels twice before
the page is there.
"""

from __future__ import annotations

import html
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from opposite import wording
from opposite.charts.contrast import translucent
from opposite.charts.row_names import row_names
from opposite.charts.scale import Axis, factor_axis
from opposite.charts.text import BREAK, shown, wrapped
from opposite.charts.theme import Palette, palette
from opposite.domain.scoring.report import Scored
from opposite.domain.scoring.scores import NodeScore
from opposite.wording.scoring.absence import why_unscored
from opposite.wording.scoring.charts import NO_FACTORS, ladder_described, target_of
from opposite.wording.scoring.factors import factor_sentence
from opposite.wording.scoring.targets import targets_in_legend

TINT = 0.18
"""Opacity of a band in the colour that its framework gives it, light enough for the dots on it."""

LABEL_WIDTH, CHARACTER, NAMES = 12, 5.8, 94
"""Characters in a line of a stage's name, pixels of one at 12 pixels of type, and pixels of the factors' names beside."""


class Head(NamedTuple):
    """A label above the rows: where its middle stands and how much room it has, in percent, and its words as HTML."""

    at: float
    width: float
    words: str


class Ends(NamedTuple):
    """The scores at both ends of a row."""

    start: float
    end: float

    def share(self, score: float) -> float:
        """Where a score stands on the row, in percent."""
        return round(100 * (score - self.start) / (self.end - self.start), 3) if self.end > self.start else 0.0


def ladder(report: Scored, *, dark: bool) -> str:
    """HTML with a row for each factor from the top in the framework's order, a column for each stage.

    A dot with its figure is the score, the thin line through it the interval, the open diamond the target.
    """
    rows, axis = report.factors, factor_axis([report])
    if not rows:
        return f"<p>{shown(NO_FACTORS)}</p>"
    ends, heads = _ends(axis), _heads(axis)
    looks = {**_looks("", palette(dark=dark)), **_looks("paper-", palette(dark=False)), "stages": _stages(axis, ends)}
    names = row_names([row.title for row in rows])
    body = "".join(
        f"<div class=ladder-name>{name}</div><div class=ladder-row>{''.join(_marks(report, row, axis, ends))}</div>"
        for row, name in zip(rows, names, strict=True)
    )
    return (
        f"<style>@container (max-width: {_least_width(heads)}px) {{ .ladder-head {{ writing-mode: vertical-rl; }} }}"
        f'</style><div class=ladder role=img aria-label="{html.escape(alt_text(report))}" '
        f'style="{"; ".join(f"--ladder-{name}: {look}" for name, look in looks.items())}"><div class=ladder-grid>'
        f"<div class=ladder-heads>{''.join(map(_head, heads))}</div>{body}</div>{_legend(report)}</div>"
    )


def alt_text(report: Scored) -> str:
    """The ladder in sentences: its stages, then every factor."""
    axis = factor_axis([report])
    return ladder_described(report, [column.label for column in axis.columns if column.label])


def _ends(axis: Axis) -> Ends:
    """From the first stage to the last; a little further than the scores where there are none."""
    start = min([axis.lowest, *(column.start for column in axis.columns)])
    end = max([axis.highest, *(column.end for column in axis.columns)])
    margin = 0.0 if axis.columns else (end - start) * 0.03
    return Ends(start - margin, end + margin)


def _heads(axis: Axis) -> list[Head]:
    """The names of the stages, with their numbers where each is a point of the scale; else the ticks of the axis."""
    ends, columns = _ends(axis), axis.columns
    if not columns:
        room = 100 / max(1, len(axis.ticks))
        return [Head(ends.share(at), room, shown(label)) for at, label in zip(axis.ticks, axis.labels, strict=True)]
    numbered = len(columns) == len(axis.ticks)
    middles = axis.ticks if numbered else [(column.start + column.end) / 2 for column in columns]
    numbers = [f"{label} " for label in axis.labels] if numbered else [""] * len(columns)
    return [
        Head(
            ends.share(at),
            ends.share(column.end) - ends.share(column.start),
            wrapped(number + column.label, LABEL_WIDTH),
        )
        for at, number, column in zip(middles, numbers, columns, strict=True)
    ]


def _head(head: Head) -> str:
    return f'<span class=ladder-head style="left: {head.at:g}%">{head.words}</span>'


def _least_width(heads: Sequence[Head]) -> int:
    """Pixels of the whole from which the names of the stages stand beside each other without touching."""
    wanted = (
        max(len(html.unescape(line)) for line in head.words.split(BREAK)) * CHARACTER * 100 / head.width
        for head in heads
        if head.width > 0
    )
    return NAMES + round(max(wanted, default=0))


def _looks(on: str, colours: Palette) -> dict[str, str]:
    """The colours that the sheet of styles asks for, on the screen or on paper, by name."""
    return {
        f"{on}ink": colours.ink,
        f"{on}muted": colours.muted,
        f"{on}line": colours.line,
        f"{on}band": colours.band,
        f"{on}now": colours.now,
        f"{on}sure": translucent(colours.now, 0.4),
        f"{on}target": colours.target,
    }


def _stages(axis: Axis, ends: Ends) -> str:
    """The background of a row: each stage in its own colour, else every second one in a grey; a layer for each."""
    layers: list[str] = []
    for number, column in enumerate(axis.columns):
        colour = "var(--ladder-band)"
        if column.colour is not None:
            colour = f"color-mix(in srgb, {column.colour} {TINT:.0%}, transparent)"
        elif number % 2:
            continue
        left, width = ends.share(column.start), ends.share(column.end) - ends.share(column.start)
        place = 100 * left / (100 - width) if width < 100 else 0.0  # of a background: of the room that it leaves
        layers.append(f"linear-gradient({colour}, {colour}) {place:g}% 0 / {width:g}% 100% no-repeat")
    return ", ".join(layers) or "none"


def _marks(report: Scored, row: NodeScore, axis: Axis, ends: Ends) -> Iterator[str]:
    """What stands in the row of a factor: why it has no score, else interval, score and figure; then its target."""
    score, target = (axis.place(value, row.minimum, row.maximum) for value in (row.score, row.target))
    said = html.escape(factor_sentence(report, row))
    if row.score is None:
        yield f'<span class=ladder-why title="{said}">{shown(why_unscored(report, row))}</span>'
    elif score is not None:
        low, high = (axis.place(end, row.minimum, row.maximum) for end in row.interval or (None, None))
        if low is not None and high is not None:
            left, right = ends.share(low), ends.share(high)
            yield f'<span class=ladder-sure style="left: {left:g}%; width: {right - left:.3f}%"></span>'
        yield (
            f'<span class=ladder-now title="{said}" style="left: {ends.share(score):g}%">'
            f"<span>{wording.rounded(row.score)}</span></span>"
        )
    if target is not None:
        aim = html.escape(target_of(report, row))
        yield f'<span class=ladder-target title="{aim}" style="left: {ends.share(target):g}%"></span>'


def _legend(report: Scored) -> str:
    """What dot and diamond mean; nothing where no factor has a target, since the dot alone needs no words."""
    if all(row.target is None for row in report.factors):
        return ""
    return (
        "<div class=ladder-legend><span class=ladder-now></span>Now"
        f"<span class=ladder-target></span>{shown(targets_in_legend(report))}</div>"
    )
