"""The look of every chart: its colours in light and dark, its type and its frame."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # the questionnaire's small radar needs the colours, and no Plotly
    from plotly.graph_objects import Figure

FONT = '"Source Sans", "Source Sans 3", "Segoe UI", Helvetica, Arial, sans-serif'

CONFIG: Mapping[str, Any] = MappingProxyType(
    {"displayModeBar": False, "displaylogo": False, "scrollZoom": False, "doubleClick": False, "typesetMath": False}
)
"""What a page hands to Plotly beside the figure: no buttons, no zooming, no formulas in people's words."""


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours for one background; `ramp` runs from the lowest to the highest stage.

    `two_ways` runs from far below to far above, through what is as expected.
    """

    background: str
    ink: str
    muted: str
    line: str
    band: str
    now: str
    target: str
    previous: str
    reference: str
    categorical: tuple[str, ...]
    ramp: tuple[str, ...]
    two_ways: tuple[str, ...]
    lenses: Mapping[str, str]


LIGHT = Palette(
    background="#FFFFFF",
    ink="#0E1417",
    muted="#5B6770",
    line="#D3DBDF",
    band="#F3F6F7",
    now="#0E5A6B",
    target="#BC6C25",
    previous="#6B7780",
    reference="#5D48B1",
    categorical=(
        "#0E5A6B", "#BC6C25", "#5684E9", "#670223", "#2E8D6F", "#262085", "#495704", "#5D48B1", "#97659C", "#AA4845",
    ),
    ramp=(
        "#F3ECDC", "#D4DECE", "#B2CFC0", "#85B9B2", "#5CA2A4", "#3A8994", "#217282", "#115E6F", "#0D4959", "#0A3444",
    ),
    two_ways=(
        "#8A4410", "#B47135", "#D7A676", "#F1E3CF", "#F1ECE1", "#E4EAE5", "#C9DDDC", "#83B4B8", "#468892", "#0E5A6B",
    ),
    lenses={"missed_opportunity": "#BC6C25", "fix": "#670223", "innovate_now": "#0E5A6B", "innovate_next": "#5684E9"},
)  # fmt: skip

DARK = Palette(
    background="#0F1518",
    ink="#ECF1F3",
    muted="#A3B0B7",
    line="#34434B",
    band="#1A2328",
    now="#5DBACB",
    target="#EDB25E",
    previous="#7D878D",
    reference="#9A8CF0",
    categorical=(
        "#5DBACB", "#EDB25E", "#6990E2", "#C45E6E", "#A9E3A7", "#5D67D0", "#B78A16", "#5AEDD4", "#EF729D", "#986A28",
    ),
    ramp=(
        "#1E2F36", "#22414A", "#25545F", "#2A6976", "#35808B", "#4C989E", "#6EB0AC", "#94C6B6", "#C1D8C0", "#EDE9C9",
    ),
    two_ways=(
        "#F0B873", "#C08B4D", "#896438", "#4F4130", "#373633", "#2C373B", "#2B454B", "#38707A", "#59A3AF", "#8FDCE8",
    ),
    lenses={"missed_opportunity": "#EDB25E", "fix": "#C45E6E", "innovate_now": "#5DBACB", "innovate_next": "#6990E2"},
)  # fmt: skip


def palette(*, dark: bool) -> Palette:
    """The colours for a dark or a light background."""
    return DARK if dark else LIGHT


def lens_colour(lens: str | None, number: int, *, dark: bool) -> str:
    """The colour of a lens by its id; others take a categorical colour by their place, no lens a grey."""
    colours = palette(dark=dark)
    if lens is None:
        return colours.previous
    spare = [colour for colour in colours.categorical if colour not in colours.lenses.values()]
    return colours.lenses.get(lens, spare[number % len(spare)])


def style(figure: Figure, *, dark: bool, height: int, legend: bool = False) -> Figure:
    """The figure with its frame: no background, our type, the legend below, nothing to drag or zoom.

    Margins grow with the labels. A figure looks the same under any default template, Streamlit's included. The whole
    layout is set at once: Plotly's `update_` functions take ten times as long.
    """
    colours = palette(dark=dark)
    axis = {
        "gridcolor": colours.line, "linecolor": colours.line, "zeroline": False, "fixedrange": True, "automargin": True,
        "tickfont": {"size": 12, "color": colours.muted}, "title": {"font": {"size": 12, "color": colours.muted}},
    }  # fmt: skip
    frame: dict[str, Any] = {
        "template": "none",
        "height": height,
        "autosize": True,
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": FONT, "size": 13, "color": colours.ink},
        "colorway": list(colours.categorical),
        "margin": {"l": 8, "r": 8, "t": 8, "b": 8, "pad": 0},
        "showlegend": legend,
        "legend": {
            "orientation": "h", "x": 0.5, "xanchor": "center", "y": -0.04, "yanchor": "top", "bgcolor": "rgba(0,0,0,0)",
            "font": {"size": 13, "color": colours.ink}, "itemclick": "toggle", "itemdoubleclick": False,
        },
        "hovermode": "closest",
        "hoverlabel": {
            "bgcolor": colours.band, "bordercolor": colours.line, "align": "left", "namelength": 0,
            "font": {"family": FONT, "size": 13, "color": colours.ink},
        },
        "dragmode": False,
        "xaxis": axis,
        "yaxis": axis,
        "polar": {"bgcolor": "rgba(0,0,0,0)"},
    }  # fmt: skip
    drawn = figure.layout.to_plotly_json()
    further = [name for name in drawn if name.startswith(("xaxis", "yaxis"))]
    figure.layout = _laid_over(drawn, frame | dict.fromkeys(further, axis))
    return figure


def _laid_over(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    """Nested dictionaries as one, the second's values where both have one."""
    both = dict(below)
    for key, value in above.items():
        inner = both.get(key)
        both[key] = _laid_over(inner, value) if isinstance(inner, dict) and isinstance(value, dict) else value
    return both
