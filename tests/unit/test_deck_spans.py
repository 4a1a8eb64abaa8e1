"""Lines of dumbbells: error bars that start from the first mark of a category, reach to the farthest, and are checked."""

import io

import pytest
from decks import opened, saved, shape
from openpyxl import load_workbook
from test_comparison_deck import comparison_of

from opposite.engine.workspace import open_workspace
from opposite.exports.briefing.deck.model import Box, Chart
from opposite.exports.briefing.deck.pptx_file import comparison_pptx
from opposite.exports.briefing.deck.reading import read_deck
from opposite.exports.briefing.deck.spans import drawn_reaches, reaches
from opposite.exports.briefing.deck.verify import differences_of_comparison

VALUE = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


def chart(kind="dumbbell"):
    """Where both see the first factor, one alone the second, nobody the third, and the last two the fourth."""
    series = (("Lead", (2.0, 3.0, None, None)), ("Sell", (4.5, None, None, 1.0)), ("Help", (1.0, None, None, 5.0)))
    return Chart("groups", Box(0, 0, 1, 1), kind, ("A", "B", "C", "D"), series, 1.0, 6.0, "")


def test_a_line_starts_from_the_first_mark_of_a_category_and_one_mark_has_none():
    assert [(one.title, one.column, one.values) for one in reaches(chart())] == [
        ("Lead: line upwards", 4, (2.5, None, None, None)),
        ("Lead: line downwards", 5, (1.0, None, None, None)),
        ("Sell: line upwards", 6, (None, None, None, 4.0)),
        ("Sell: line downwards", 7, (None, None, None, 0.0)),
    ]
    assert reaches(chart("lines")) == ()


def test_who_edits_a_value_in_the_workbook_moves_the_line():
    up, down, *_, last = reaches(chart())
    assert (up.formulas[0], down.formulas[0]) == ("=MAX(B2:D2)-B2", "=B2-MIN(B2:D2)")
    assert last.formulas == (None, None, None, "=C5-MIN(B5:D5)")


@pytest.fixture(scope="module")
def compared(add_answered):
    workspace = open_workspace(":memory:")
    for number, name in enumerate(("Acme", "Bravo", "Cargo")):
        add_answered(workspace, name, seed=number, lowest=1 + number)
    made = comparison_of(workspace, "Acme", "Bravo", "Cargo")
    workspace.close()
    return made


@pytest.fixture
def presentation(compared):
    return opened(comparison_pptx(compared))


def drawn(presentation):
    return shape(presentation, "factors", "factors").chart


def test_lines_reach_from_the_lowest_to_the_highest_mark(presentation):
    found = drawn(presentation)
    marks = list(zip(*(series.values for series in found.plots[0].series), strict=True))
    up, down = drawn_reaches(found)
    assert up == pytest.approx([max(row) - row[0] for row in marks])
    assert down == pytest.approx([row[0] - min(row) for row in marks])
    blob = found.part.chart_workbook.xlsx_part.blob
    sheet = load_workbook(io.BytesIO(blob), data_only=True).worksheets[0]
    assert [row[4:] for row in sheet.iter_rows(min_row=2, values_only=True)] == list(zip(up, down, strict=True))


def found_in(presentation, compared):
    return differences_of_comparison(read_deck(saved(presentation)), compared)


def test_a_line_that_was_made_longer_is_found(presentation, compared):
    assert list(found_in(presentation, compared)) == []
    plus = next(drawn(presentation)._chartSpace.iter(f"{VALUE}plus"))
    next(plus.iter(f"{VALUE}v")).text = "3.25"
    assert ["3.25" in str(one) for one in found_in(presentation, compared)] == [True]
