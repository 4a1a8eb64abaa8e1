"""A deck is checked against its database: every planted edit is found, and none where nothing was edited."""

import io
from dataclasses import replace
from datetime import datetime

import pytest
from decks import briefing_of, opened, saved, shape, slides
from openpyxl import load_workbook
from pptx.chart.data import CategoryChartData
from pptx.util import Inches

from opposite.exports.briefing.deck.pptx_file import deck_pptx
from opposite.exports.briefing.deck.reading import UnknownDeckError, read_deck
from opposite.exports.briefing.deck.verify import differences

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def deck(briefing):
    return deck_pptx(briefing)


def first_run(frame):
    return next(run for paragraph in frame.paragraphs for run in paragraph.runs)


def retype(frame, text):
    first_run(frame).text = text


def overall(deck):
    retype(shape(deck, "answer", "overall").text_frame, "5.9")


def title(deck):
    run = first_run(slides(deck)["answer"].shapes.title.text_frame)
    run.text = run.text.replace(" of 6", " of 5")


def sentence(deck):
    frame = shape(deck, "answer", "sentences").text_frame
    frame.paragraphs[2].runs[0].text = "Start 2 initiatives by 1 January 2027."


def month(deck):
    run = shape(deck, "answer", "sentences").text_frame.paragraphs[2].runs[0]
    run.text = run.text.replace("January", "March").replace("April", "May")


def cell(deck):
    retype(shape(deck, "gaps", "gaps").table.cell(1, 2).text_frame, "4.4")


def rows_swapped(deck):
    table = shape(deck, "gaps", "gaps").table
    first, second = table.cell(1, 0).text_frame, table.cell(2, 0).text_frame
    a, b = first_run(first).text, first_run(second).text
    retype(first, b)
    retype(second, a)


def row_taken_out(deck):
    table = shape(deck, "gaps", "gaps").table
    table._tbl.remove(table._tbl.tr_lst[-1])


def heat_map_cell(deck):
    retype(shape(deck, "heat map", "heat map").table.cell(3, 2).text_frame, "6.0")


def hidden_column(deck):
    retype(shape(deck, "participation", "people").table.cell(1, 1).text_frame, "300")


def chart_cache(deck):
    chart = shape(deck, "profile", "radar of factors").chart
    value = next(one for one in chart._chartSpace.iter() if one.tag.endswith("}val"))
    next(one for one in value.iter() if one.tag.endswith("}v")).text = "5.5"


def chart_workbook(deck):
    part = shape(deck, "factors", "bars of factors").chart.part.chart_workbook.xlsx_part
    book = load_workbook(io.BytesIO(part.blob))
    book.worksheets[0]["B2"] = 5.75
    made = io.BytesIO()
    book.save(made)
    part._blob = made.getvalue()


def chart_both(deck):
    chart = shape(deck, "factors", "bars of factors").chart
    data = CategoryChartData(number_format="0.0")
    data.categories = [str(one) for one in chart.plots[0].categories]
    for number, series in enumerate(chart.plots[0].series):
        data.add_series(series.name, [6.0 if number == 0 else value for value in series.values])
    chart.replace_data(data)


def chart_scale(deck):
    shape(deck, "factors", "bars of factors").chart.value_axis.minimum_scale = 3


def chart_label(deck):
    series = shape(deck, "factors", "bars of factors").chart.plots[0].series[0]
    series.points[0].data_label.text_frame.text = "5.8"


def chart_format(deck):
    chart = shape(deck, "factors", "bars of factors").chart
    chart.plots[0].series[0].data_labels.number_format = '"5.8"'
    chart.plots[0].series[0].data_labels.number_format_is_linked = False


def categories_swapped(deck):
    chart = shape(deck, "factors", "bars of factors").chart
    names = [one for one in chart._chartSpace.iter() if one.tag.endswith("}cat")]
    for one in names:
        first, second = [v for v in one.iter() if v.tag.endswith("}v")][:2]
        first.text, second.text = second.text, first.text


def notes(deck):
    frame = slides(deck)["answer"].notes_slide.notes_text_frame
    frame.text = frame.text.replace("÷ 8", "÷ 9")


def alternative(deck):
    drawn = shape(deck, "profile", "radar of factors")._element.nvGraphicFramePr.cNvPr
    drawn.set("descr", drawn.get("descr").replace(".", "9.", 1) + " 7.7")


def timeline_bar(deck):
    group = shape(deck, "timeline 1", "timeline 1")
    bar = next(one for one in group.shapes if one.name == "bar 1")
    bar.left = bar.left + Inches(0.5)


def timeline_name(deck):
    group = shape(deck, "timeline 1", "timeline 1")
    retype(next(one for one in group.shapes if one.name == "period 1").text_frame, "Q3 2029")


def box_added(deck):
    slides(deck)["ask"].shapes.add_textbox(0, 0, 99, 99).text_frame.text = "Saves 12 million"


def slide_added(deck):
    slide = deck.slides.add_slide(deck.slide_layouts[1])
    slide.shapes.title.text = "Return of 400 %"


def slide_taken_out(deck):
    ids = deck.slides._sldIdLst
    deck.part.drop_rel(ids[4].rId)
    ids.remove(ids[4])


def decision(deck):
    run = first_run(shape(deck, "ask", "decisions").text_frame)
    run.text = run.text.replace("days", "weeks").replace("1", "7", 2)


def cut(deck):
    retype(shape(deck, "answer", "overall").text_frame, "…")


def sentence_cut(deck):
    frame = shape(deck, "answer", "sentences").text_frame
    frame.paragraphs[2].runs[0].text = "Start…"


EDITS = [cut, sentence_cut,
    overall, title, sentence, month, cell, rows_swapped, row_taken_out, heat_map_cell, hidden_column, chart_cache,
    chart_workbook, chart_both, chart_scale, chart_label, chart_format, categories_swapped, notes, alternative,
    timeline_bar, timeline_name, box_added, slide_added, slide_taken_out, decision,
]  # fmt: skip


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)
def test_an_edit_is_found(deck, briefing, edit):
    edited = opened(deck)
    edit(edited)
    found = differences(read_deck(saved(edited)), briefing)
    assert [one for one in found if not one.words_only] != []


@pytest.mark.main_way
def test_nothing_differs_in_a_deck_as_it_was_made_nor_after_a_program_saved_it(deck, briefing):
    assert differences(read_deck(deck), briefing) == []
    assert differences(read_deck(saved(opened(deck))), briefing) == []


def test_slides_may_be_moved_and_words_changed_around_the_same_numbers(deck, briefing):
    edited = opened(deck)
    ids = edited.slides._sldIdLst
    ids.insert(2, ids[5])
    run = first_run(slides(edited)["factors"].shapes.title.text_frame)
    run.text = run.text.replace("is furthest from its target", "has furthest to go")
    found = differences(read_deck(saved(edited)), briefing)
    assert [(one.slide, one.shape, one.words_only) for one in found] == [(5, "title", True)]


def test_answers_that_changed_since_are_named(workspace, add_answered):
    assessment = add_answered(workspace, "Acme", seed=1)
    made = deck_pptx(briefing_of(workspace))
    with workspace.store.writing() as cursor:
        cursor.script("update answers set level = 6 where state = 'level' and group_id = 'executive'")
        cursor.run("raise_revision", assessment_id=assessment, now=datetime(2026, 11, 28))
    found = differences(read_deck(made), briefing_of(workspace))
    assert [one.what for one in found if one.slide is None] == [
        "hash of the answers",
        "number of changes to the assessment",
    ]
    assert {"answer", "overall"} & {one.shape for one in found if one.slide == 2} == {"overall"}


@pytest.mark.parametrize(
    ("field", "what"),
    [("framework_hash", "hash of the framework"), ("scoring_version", "version of the scoring"), ("answers_hash", "hash of the answers")],
)  # fmt: skip
def test_another_framework_scoring_or_answers_are_named(deck, briefing, field, what):
    read = read_deck(deck)
    found = differences(read._replace(origin=replace(read.origin, **{field: "other"})), briefing)
    assert [(one.slide, one.what, one.said, one.words_only) for one in found] == [(None, what, "other", False)]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"hello"], ids=["empty", "cut", "text"])
def test_a_file_that_is_no_presentation_is_told_so(content):
    with pytest.raises(UnknownDeckError, match="no PowerPoint file"):
        read_deck(content)


def test_a_presentation_that_was_not_made_here_is_told_so():
    from pptx import Presentation

    with pytest.raises(UnknownDeckError, match="was not made here"):
        read_deck(saved(Presentation()))
