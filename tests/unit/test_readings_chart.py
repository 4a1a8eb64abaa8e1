"""The chart of a KPI: its readings in their order, its baseline and target, and the same in words."""

from datetime import date

import pytest

from opposite.charts.readings import alt_text, readings
from opposite.charts.theme import palette

DAYS = (date(2026, 5, 1), date(2026, 8, 1))


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_readings_are_drawn_oldest_first_between_baseline_and_target(dark):
    figure = readings(DAYS, (30.0, 45.5), baseline=20.0, target=70.0, unit="percent", dark=dark)
    (line,) = figure.data
    assert (line.x, line.y) == (("2026-05-01", "2026-08-01"), (30.0, 45.5))
    assert line.hovertext == ("1 May 2026: 30 %", "1 August 2026: 45.5 %")
    assert line.line.color == palette(dark=dark).now
    assert [(shape.y0, shape.line.color) for shape in figure.layout.shapes] == [
        (70.0, palette(dark=dark).target),
        (20.0, palette(dark=dark).previous),
    ]
    assert [note.text for note in figure.layout.annotations] == ["Target 70 %", "Baseline 20 %"]
    low, high = figure.layout.yaxis.range
    assert low < 20.0
    assert high > 70.0


def test_what_is_missing_is_not_drawn():
    figure = readings(DAYS[:1], (30.0,), baseline=None, target=None, unit=None, dark=False)
    assert (figure.layout.shapes, figure.layout.annotations) == ((), ())
    assert figure.layout.xaxis.tickvals == ("2026-05-01",)
    low, high = figure.layout.yaxis.range
    assert low < 30.0 < high


def test_equal_values_of_zero_have_room_around_them():
    low, high = readings(DAYS, (0.0, 0.0), baseline=0.0, target=None, unit=None, dark=False).layout.yaxis.range
    assert low < 0.0 < high


def test_without_a_reading_the_chart_says_so():
    (note,) = readings((), (), baseline=20.0, target=70.0, unit="percent", dark=False).layout.annotations
    assert note.text == "The KPI has not been read yet." == alt_text((), (), baseline=20.0, target=70.0, unit="percent")


def test_a_unit_that_looks_like_markup_is_text():
    figure = readings(DAYS, (1.0, 2.0), baseline=None, target=3.0, unit="<b>days</b>", dark=False)
    assert [note.text for note in figure.layout.annotations] == ["Target 3 &lt;b&gt;days&lt;/b&gt;"]
    assert "<b>" not in figure.data[0].hovertext[0]


def test_the_words_say_the_first_and_the_last_reading_with_baseline_and_target():
    assert alt_text(DAYS, (30.0, 45.5), baseline=20.0, target=70.0, unit="days") == (
        "2 readings: first 30 days on 1 May 2026, last 45.5 days on 1 August 2026. Baseline 20 days. Target 70 days."
    )
    assert alt_text(DAYS[:1], (30.0,), baseline=None, target=None, unit=None) == "1 reading: 30 on 1 May 2026."
