"""The look: colours that can be read and told apart in light and dark, the same in the theme and in the charts."""

import math
import subprocess
import sys
import tomllib
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from chart_reports import report

from opposite.charts.contrast import along, channels, contrast, mixed, readable_on
from opposite.charts.radar import radar
from opposite.charts.theme import CONFIG, lens_colour, palette

CONFIG_FILE = Path(__file__).parent.parent.parent / ".streamlit" / "config.toml"
SETTINGS = tomllib.loads(CONFIG_FILE.read_text(encoding="utf-8"))
THEMES = {dark: SETTINGS["theme"]["dark" if dark else "light"] for dark in (False, True)}
BOTH = pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])

CAPTION_OPACITY = 0.6
"""Streamlit writes captions in the text colour at this opacity."""

VISION = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
"""Linear red, green and blue as people with that vision see them (Machado, Oliveira and Fernandes 2009)."""


def surfaces(dark):
    return THEMES[dark]["backgroundColor"], THEMES[dark]["secondaryBackgroundColor"]


def seen(colour, vision):
    """A colour in CIE L*a*b* as seen with a vision."""
    linear = [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in (c / 255 for c in channels(colour))]
    red, green, blue = (min(1, max(0, sum(m * v for m, v in zip(row, linear, strict=True)))) for row in VISION[vision])
    x = (0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047
    y = 0.2126729 * red + 0.7151522 * green + 0.0721750 * blue
    z = (0.0193339 * red + 0.1191920 * green + 0.9503041 * blue) / 1.08883
    fx, fy, fz = (v ** (1 / 3) if v > 216 / 24389 else (24389 / 27 * v + 16) / 116 for v in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def difference(first, second):
    """CIEDE2000 (Sharma, Wu and Dalal 2005)."""
    (l1, a1, b1), (l2, a2, b2) = first, second
    mean7 = ((math.hypot(a1, b1) + math.hypot(a2, b2)) / 2) ** 7
    g = 0.5 * (1 - math.sqrt(mean7 / (mean7 + 25**7)))
    c1, c2 = math.hypot((1 + g) * a1, b1), math.hypot((1 + g) * a2, b2)
    h1, h2 = math.degrees(math.atan2(b1, (1 + g) * a1)) % 360, math.degrees(math.atan2(b2, (1 + g) * a2)) % 360
    turn = (h2 - h1 + 180) % 360 - 180 if c1 * c2 else 0
    hue = (h1 + turn / 2) % 360 if c1 * c2 else h1 + h2
    lightness, chroma = (l1 + l2) / 2, (c1 + c2) / 2
    t = (
        1
        - 0.17 * math.cos(math.radians(hue - 30))
        + 0.24 * math.cos(math.radians(2 * hue))
        + 0.32 * math.cos(math.radians(3 * hue + 6))
        - 0.2 * math.cos(math.radians(4 * hue - 63))
    )
    dl = (l2 - l1) / (1 + 0.015 * (lightness - 50) ** 2 / math.sqrt(20 + (lightness - 50) ** 2))
    dc = (c2 - c1) / (1 + 0.045 * chroma)
    dh = 2 * math.sqrt(c1 * c2) * math.sin(math.radians(turn / 2)) / (1 + 0.015 * chroma * t)
    rotation = -2 * math.sqrt(chroma**7 / (chroma**7 + 25**7))
    rotation *= math.sin(math.radians(60 * math.exp(-(((hue - 275) / 25) ** 2))))
    return math.sqrt(dl**2 + dc**2 + dh**2 + rotation * dc * dh)


def closest(colours):
    """The least difference between any two of the colours in any vision."""
    return min(difference(seen(a, v), seen(b, v)) for v in VISION for a, b in combinations(colours, 2))


def test_the_measures_themselves_are_right():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.478, abs=1e-3)
    assert difference((50, 2.6772, -79.7751), (50, 0, -82.7485)) == pytest.approx(2.0425, abs=1e-4)
    assert difference((22.7233, 20.0904, -46.6940), (23.0331, 14.9730, -42.5619)) == pytest.approx(2.0373, abs=1e-4)


@BOTH
def test_text_captions_and_links_can_be_read_on_every_surface(dark):
    theme = THEMES[dark]
    for surface in surfaces(dark):
        assert contrast(theme["textColor"], surface) >= 7
        assert contrast(mixed(surface, theme["textColor"], CAPTION_OPACITY), surface) >= 4.5
        assert contrast(theme["linkColor"], surface) >= 4.5
    assert contrast(theme["dataframeHeaderTextColor"], theme["dataframeHeaderBackgroundColor"]) >= 4.5


@BOTH
def test_white_can_be_read_on_a_primary_button_and_the_button_be_seen_on_the_page(dark):
    primary = THEMES[dark]["primaryColor"]
    assert contrast("#FFFFFF", primary) >= 4.5
    assert contrast(primary, surfaces(dark)[0]) >= 3


@BOTH
def test_a_sidebar_keeps_its_text_readable(dark):
    sidebar = THEMES[dark]["sidebar"]
    for key in ("backgroundColor", "secondaryBackgroundColor"):
        assert contrast(THEMES[dark]["textColor"], sidebar[key]) >= 7


@BOTH
def test_ten_categorical_colours_stand_out_from_both_surfaces(dark):
    colours = THEMES[dark]["chartCategoricalColors"]
    assert len(colours) == len(set(colours)) == 10
    assert min(contrast(colour, surface) for colour in colours for surface in surfaces(dark)) >= 3


@BOTH
def test_ten_categorical_colours_stay_apart_for_colour_blind_readers(dark):
    assert closest(THEMES[dark]["chartCategoricalColors"]) >= 9


@BOTH
def test_the_four_series_of_the_radar_stand_out_and_stay_apart(dark):
    colours = palette(dark=dark)
    series = (colours.now, colours.target, colours.previous, colours.reference)
    assert min(contrast(colour, surface) for colour in series for surface in surfaces(dark)) >= 3
    assert closest(series) >= 10


@BOTH
def test_the_four_lenses_stand_out_and_stay_apart(dark):
    lenses = tuple(palette(dark=dark).lenses.values())
    assert min(contrast(colour, surface) for colour in lenses for surface in surfaces(dark)) >= 3
    assert closest(lenses) >= 9


@BOTH
def test_words_on_a_chart_can_be_read_on_every_surface(dark):
    colours = palette(dark=dark)
    for ink in (colours.ink, colours.muted):
        assert min(contrast(ink, surface) for surface in (*surfaces(dark), colours.band)) >= 4.5


@BOTH
def test_six_stages_run_one_way_in_lightness_for_every_vision(dark):
    stages = [along(palette(dark=dark).ramp, stage / 5) for stage in range(6)]
    for vision in VISION:
        lightness = [seen(colour, vision)[0] for colour in stages]
        steps = [b - a for a, b in pairwise(lightness)]
        assert min(steps if dark else [-step for step in steps]) >= 5


@BOTH
def test_text_can_be_read_on_every_colour_of_the_ramp(dark):
    colours = [along(palette(dark=dark).ramp, place / 200) for place in range(201)]
    assert min(contrast(readable_on(colour), colour) for colour in colours) >= 4.5


@BOTH
def test_text_can_be_read_on_every_difference_and_below_stays_apart_from_above_for_every_vision(dark):
    two_ways = palette(dark=dark).two_ways
    colours = [along(two_ways, place / 200) for place in range(201)]
    assert min(contrast(readable_on(colour), colour) for colour in colours) >= 4.5
    for below, above in ((0, 9), (1, 8), (2, 7)):
        assert closest((two_ways[below], two_ways[above])) >= 10


@BOTH
def test_the_theme_and_the_charts_have_the_same_colours(dark):
    theme, colours = THEMES[dark], palette(dark=dark)
    assert tuple(theme["chartCategoricalColors"]) == colours.categorical
    assert tuple(theme["chartSequentialColors"]) == colours.ramp
    assert tuple(theme["chartDivergingColors"]) == colours.two_ways
    assert theme["backgroundColor"] == colours.background
    assert theme["secondaryBackgroundColor"] == colours.band
    assert theme["textColor"] == colours.ink
    assert theme["borderColor"] == colours.line


def test_a_lens_that_is_not_of_the_four_takes_a_colour_that_none_of_them_has():
    taken = set(palette(dark=False).lenses.values())
    assert [lens_colour("own", place, dark=False) in taken for place in range(6)] == [False] * 6
    assert lens_colour("fix", 3, dark=False) == palette(dark=False).lenses["fix"]
    assert lens_colour(None, 0, dark=False) == palette(dark=False).previous


def test_the_application_listens_on_this_machine_alone_and_tells_nobody():
    assert SETTINGS["server"] == {
        "headless": True,
        "address": "127.0.0.1",
        "showEmailPrompt": False,
        "enableXsrfProtection": True,
        "enableCORS": True,
        "maxUploadSize": 20,
        "fileWatcherType": "none",
        "trustedUserHeaders": {"X-Opposite-Who": "who"},
    }
    assert SETTINGS["browser"] == {"gatherUsageStats": False}
    assert SETTINGS["client"] == {
        "toolbarMode": "minimal",
        "showErrorDetails": "none",
        "showErrorLinks": False,
        "disableDataExport": True,
        "allowedOrigins": [],
    }


def test_no_font_or_other_file_is_fetched_from_elsewhere():
    assert "://" not in CONFIG_FILE.read_text(encoding="utf-8")
    assert [SETTINGS["theme"][key] for key in ("font", "headingFont", "codeFont")] == [
        "sans-serif",
        "serif",
        "monospace",
    ]


@BOTH
def test_a_figure_brings_its_whole_look_and_has_nothing_to_drag_zoom_or_press(dark):
    layout = radar(report(2.0, 3.0, 1.0, 4.0), dark=dark).layout
    assert (layout.paper_bgcolor, layout.plot_bgcolor, layout.polar.bgcolor) == ("rgba(0,0,0,0)",) * 3
    assert layout.font.color == THEMES[dark]["textColor"]
    assert layout.template.layout.to_plotly_json() == {}
    assert layout.dragmode is False
    assert (CONFIG["displayModeBar"], CONFIG["scrollZoom"], CONFIG["typesetMath"]) == (False, False, False)


def test_the_small_radar_of_the_questionnaire_needs_no_plotly():
    loaded = "import sys; import opposite.charts.svg_radar; print('plotly' in sys.modules, 'streamlit' in sys.modules)"
    answer = subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True)
    assert answer.stdout == "False False\n"
