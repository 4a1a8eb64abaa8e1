"""Waves of a comparison deck stand as far apart as their days, and it says since when others count."""

import io
from dataclasses import replace
from datetime import date, datetime

import pytest
from decks import opened, saved, shape, slides
from openpyxl import load_workbook
from test_comparison_deck import comparison_of

from opposite.domain.collecting.assessment import Organisation
from opposite.domain.comparison.over_waves import OverWaves, WavePoint
from opposite.engine.workspace import open_workspace
from opposite.exports.briefing.deck.date_axis import Step, step
from opposite.exports.briefing.deck.pptx_file import comparison_pptx
from opposite.exports.briefing.deck.reading import read_deck
from opposite.exports.briefing.deck.verify import differences_of_comparison

pytestmark = pytest.mark.long

CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
DAYS = (date(2024, 1, 15), date(2024, 4, 10), date(2026, 10, 1))


def over(*days):
    points = tuple(WavePoint(f"W{number}", day, "1", 2.0 + number / 2, 1.0, 6.0) for number, day in enumerate(days))
    return (OverWaves(Organisation(1, "Acme"), points),)


@pytest.fixture(scope="module")
def compared(add_answered):
    workspace = open_workspace(":memory:")
    for number, name in enumerate(("Acme", "Bravo")):
        add_answered(workspace, name, seed=number, lowest=1 + number)
    made = comparison_of(workspace, "Acme", "Bravo")
    workspace.close()
    return replace(made, over_waves=over(*DAYS))


@pytest.fixture
def presentation(compared):
    return opened(comparison_pptx(compared))


def waves(presentation):
    return shape(presentation, "waves", "waves").chart


def axis(presentation):
    return next(waves(presentation)._chartSpace.iter(f"{CHART}dateAx"))


@pytest.mark.main_way
def test_the_axis_is_one_of_dates_and_the_workbook_holds_the_days(presentation):
    assert {one: axis(presentation).find(f"{CHART}{one}").get("val") for one in ("baseTimeUnit", "majorUnit", "majorTimeUnit")} == {
        "baseTimeUnit": "days", "majorUnit": "6", "majorTimeUnit": "months",
    }  # fmt: skip
    assert waves(presentation).category_axis.tick_labels.number_format == "mmm yyyy"
    sheet = load_workbook(io.BytesIO(waves(presentation).part.chart_workbook.xlsx_part.blob)).worksheets[0]
    assert [row[0].date() for row in sheet.iter_rows(min_row=2, values_only=True)] == list(DAYS)


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        (date(2026, 1, 1), Step(1, "days", "d mmm yyyy")),
        (date(2026, 1, 9), Step(1, "days", "d mmm yyyy")),
        (date(2026, 1, 10), Step(2, "days", "d mmm yyyy")),
        (date(2026, 5, 17), Step(17, "days", "d mmm yyyy")),
        (date(2026, 5, 18), Step(1, "months", "mmm yyyy")),
        (date(2028, 1, 1), Step(3, "months", "mmm yyyy")),
        (date(2060, 1, 1), Step(60, "months", "mmm yyyy")),
    ],
)
def test_at_most_nine_names_stand_below_the_axis(last, expected):
    assert step((date(2026, 1, 1), last)) == expected


def test_waves_of_one_day_stand_side_by_side_by_name(compared):
    again = replace(compared, over_waves=over(DAYS[0], DAYS[0], DAYS[1]))
    made = comparison_pptx(again)
    assert next(waves(opened(made))._chartSpace.iter(f"{CHART}dateAx"), None) is None
    assert differences_of_comparison(read_deck(made), again) == []


def by_years(presentation):
    axis(presentation).find(f"{CHART}baseTimeUnit").set("val", "years")


def backwards(presentation):
    axis(presentation).find(f"{CHART}scaling/{CHART}orientation").set("val", "maxMin")


def later_only(presentation):
    waves(presentation).category_axis.minimum_scale = 45000


def named_otherwise(presentation):
    waves(presentation).category_axis.tick_labels.number_format = '"2030"'


def evenly(presentation):
    axis(presentation).tag = f"{CHART}catAx"


def another_day(presentation):
    next(waves(presentation)._chartSpace.iter(f"{CHART}cat")).find(f".//{CHART}v").text = "46000"


@pytest.mark.parametrize("edit", [by_years, backwards, later_only, named_otherwise, evenly, another_day])
def test_waves_that_were_moved_in_time_are_found(presentation, compared, edit):
    assert differences_of_comparison(read_deck(saved(presentation)), compared) == []
    edit(presentation)
    found = differences_of_comparison(read_deck(saved(presentation)), compared)
    assert {(one.shape, one.words_only) for one in found} == {("waves", False)}


def test_it_says_since_when_others_count_where_somebody_may_not_see_them_all(compared):
    told = replace(compared, others_as_of=datetime(2026, 9, 3))
    made = comparison_pptx(told)
    said = shape(opened(made), "ranking", "as of").text_frame.text
    assert said.startswith("Other organisations count as they stood on 3 September 2026.")
    assert said in slides(opened(made))["ranking"].notes_slide.notes_text_frame.text
    assert differences_of_comparison(read_deck(made), told) == []
    assert "as of" not in [one.name for one in slides(opened(comparison_pptx(compared)))["ranking"].shapes]
