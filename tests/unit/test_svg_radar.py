"""The small radar: an SVG that holds every name whole, no point for what has no score, and no markup of people."""

import xml.etree.ElementTree as ET

import pytest

from opposite.charts.arcs import arcs
from opposite.charts.svg_radar import alt_text, svg_radar

SVG = "{http://www.w3.org/2000/svg}"
ROWS = (("Orientation", 2.0), ("Insights & Intent", None), ("Technology", 4.0), ("Execution", 1.0))


def drawn(rows, **options):
    return ET.fromstring(svg_radar(rows, lowest=1, highest=6, **options))


def test_there_is_a_point_for_each_score_clockwise_from_the_top_and_none_for_what_is_missing():
    points = [(c.get("cx"), c.get("cy")) for c in drawn(ROWS).iter(f"{SVG}circle")]
    assert points == [("0.0", "-20.0"), ("0.0", "60.0"), ("0.0", "0.0")]


def test_the_lowest_level_is_in_the_middle_and_the_highest_on_the_rim():
    points = [(c.get("cx"), c.get("cy")) for c in drawn((("A", 6.0), ("B", 1.0), ("C", 6.0))).iter(f"{SVG}circle")]
    assert points == [("0.0", "-100.0"), ("0.0", "0.0"), ("-86.6", "50.0")]


def test_long_names_are_wrapped_and_inside_the_view_box():
    picture = drawn(
        (("Ökosystempartnerschaften und Beteiligungen", 2.0), ("Data", 3.0), ("Communication of values", 1.0))
    )
    left, top, width, height = map(float, picture.get("viewBox").split())
    for text in picture.iter(f"{SVG}text"):
        for line in text.iter(f"{SVG}tspan"):
            reach = 6.6 * len(line.text)
            start = float(line.get("x")) - reach * {"start": 0, "middle": 0.5, "end": 1}[text.get("text-anchor")]
            assert left <= start
            assert start + reach <= left + width
            assert top + 12 <= float(line.get("y")) <= top + height
    assert [line.text for line in next(picture.iter(f"{SVG}text")).iter(f"{SVG}tspan")] == [
        "Ökosystempartne-",
        "rschaften und",
        "Beteiligungen",
    ]


def test_what_a_person_typed_is_text_and_never_markup():
    hostile = '<script>alert(1)</script> & "quoted"\x00'
    picture = drawn(((hostile, 2.0), ("B", 3.0), ("C", 1.0)), title=hostile)
    assert [element.tag for element in picture.iter() if "script" in element.tag] == []
    assert picture.find(f"{SVG}title").text == '<script>alert(1)</script> & "quoted"'
    assert "<script" not in svg_radar([(hostile, 2.0)], lowest=1, highest=6)


def test_without_a_theme_everything_takes_the_colour_of_the_text_around_it():
    plain = svg_radar(ROWS, lowest=1, highest=6)
    assert "#" not in plain
    assert 'stroke="currentColor"' in plain


def test_light_and_dark_have_their_own_colours():
    assert 'fill="#0E5A6B"' in svg_radar(ROWS, lowest=1, highest=6, dark=False)
    assert 'fill="#5DBACB"' in svg_radar(ROWS, lowest=1, highest=6, dark=True)


def test_streamlit_takes_it_for_an_svg():
    assert svg_radar(ROWS, lowest=1, highest=6).startswith('<svg xmlns="http://www.w3.org/2000/svg" ')


def test_it_says_what_it_shows():
    words = "3 of 4 factors with a score, from 1 to 6. Orientation 2.0. Insights & Intent: no score yet. Technology 4.0. Execution 1.0."
    assert alt_text(ROWS, lowest=1, highest=6) == words
    assert drawn(ROWS, title="Your answers so far").get("aria-label") == f"Your answers so far. {words}"
    assert drawn(ROWS).get("role") == "img"
    assert drawn(ROWS).find(f"{SVG}desc").text == words


def test_nothing_scored_draws_the_rings_alone():
    picture = drawn((("A", None), ("B", None), ("C", None)))
    assert list(picture.iter(f"{SVG}circle")) == []
    assert len(list(picture.iter(f"{SVG}path"))) == 5 + 3


@pytest.mark.parametrize(
    ("values", "neighbours"),
    [
        ([], []),
        ([None], []),
        ([1], [[0]]),
        ([1, 2, 3], [[0, 1, 2]]),
        ([1, None, 3], [[2, 0]]),
        ([None, 2, 3, None, 5], [[1, 2], [4]]),
        ([1, 2, None, 4], [[3, 0, 1]]),
    ],
)
def test_neighbours_around_the_circle_make_stretches_and_the_first_follows_the_last(values, neighbours):
    assert arcs(values) == neighbours
