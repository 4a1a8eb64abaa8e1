"""A grid of cells, each in the colour of its score with the score printed in it; where there is none, a word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from plotly.graph_objects import Figure, Heatmap, Scatter

from opposite.charts.contrast import along, readable_on
from opposite.charts.text import HOVER_WIDTH, distinct, wrapped
from opposite.charts.theme import Palette, palette, style

ROW_HEIGHT, HEAD, HEAD_OF_MANY = 46, 90, 190
"""Pixels of a row, and of the titles of the columns above the rows."""

MANY = 8
"""From more columns than these, titles stand in one line: on a phone no more have room side by side."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: what is printed, its place from 0 to 1 on the ramp (None: no score), and what pointing at it says."""

    printed: str
    share: float | None
    sentence: str


def draw_cells(
    row_titles: Sequence[str], column_titles: Sequence[str], *, cells: Sequence[Sequence[Cell]], dark: bool
) -> Figure:
    """The rows from the top; figures stand in black or white, whichever is read more easily on their colour."""
    colours, rows, columns = palette(dark=dark), range(len(row_titles)), range(len(column_titles))
    colours_of_ramp = [[step / (len(colours.ramp) - 1), colour] for step, colour in enumerate(colours.ramp)]
    figure = Figure(
        Heatmap(
            z=[[cell.share for cell in row] for row in cells], zmin=0, zmax=1, colorscale=colours_of_ramp, xgap=3, ygap=3,
            showscale=False, hoverinfo="skip",
        )
    )  # fmt: skip
    places = [(column, row) for row in rows for column in columns]
    figure.add_trace(
        Scatter(
            x=[column for column, _ in places], y=[row for _, row in places], mode="text", hoverinfo="text",
            text=[_printed(cells[row][column]) for column, row in places],
            hovertext=[wrapped(cells[row][column].sentence, HOVER_WIDTH) for column, row in places],
            textfont={
                "size": [13 if cells[row][column].share is not None else 10 for column, row in places],
                "color": [_ink(cells[row][column], colours) for column, row in places],
            },
        )
    )  # fmt: skip
    figure.layout.shapes = [
        {
            "type": "rect", "x0": column - 0.48, "x1": column + 0.48, "y0": row - 0.45, "y1": row + 0.45,
            "line": {"color": colours.muted, "width": 1, "dash": "dot"},
        }
        for column, row in places
        if cells[row][column].share is None
    ]  # fmt: skip
    many = len(columns) > MANY
    names = [wrapped(title, 24, most=1) if many else wrapped(title, 12, most=3) for title in column_titles]
    style(figure, dark=dark, height=ROW_HEIGHT * len(rows) + (HEAD_OF_MANY if many else HEAD))
    figure.update_xaxes(
        range=[-0.5, len(columns) - 0.5], tickvals=list(columns), side="top", ticks="", showgrid=False,
        ticktext=distinct(names) if many else names, autotickangles=[0, 90],
        tickfont={"size": 12, "color": colours.ink},
    )  # fmt: skip
    figure.update_yaxes(
        range=[len(rows) - 0.5, -0.5], tickvals=list(rows), ticks="", showgrid=False,
        ticktext=[wrapped(title, 14, most=2) for title in row_titles],
        tickfont={"size": 12, "color": colours.ink}, ticklabelstandoff=4,
    )  # fmt: skip
    return figure


def _printed(cell: Cell) -> str:
    return wrapped(cell.printed, 6) if cell.share is None else cell.printed


def _ink(cell: Cell, colours: Palette) -> str:
    return colours.muted if cell.share is None else readable_on(along(colours.ramp, cell.share))
