"""A deck of a comparison: its slides, what others and hidden people leave in it, long names, and every planted edit found."""

import io
from dataclasses import replace
from datetime import date

import pytest
from decks import TODAY, every_part, opened, saved, shape, slides
from openpyxl import load_workbook
from pptx.util import Inches
from test_deck_file import NASTY, assert_within, drawn_values
from test_deck_notes import notes_of, over

from opposite.domain.access.identity import Identity, Role
from opposite.domain.collecting.assessment import Organisation
from opposite.domain.comparison.over_waves import OverWaves, WavePoint
from opposite.domain.comparison.spread import Spread
from opposite.engine.collecting.choosing import meant
from opposite.engine.side_by_side import side_by_side
from opposite.errors import NotAllowedError
from opposite.exports.briefing.deck.drawn_table import SIDE
from opposite.exports.briefing.deck.look import PLAIN
from opposite.exports.briefing.deck.metrics import measured, width
from opposite.exports.briefing.deck.pptx_file import comparison_pptx
from opposite.exports.briefing.deck.reading import read_deck
from opposite.exports.briefing.deck.verify import differences_of_comparison
from opposite.wording.comparison.differences import difference_rows
from opposite.wording.comparison.findings import findings, told_apart

pytestmark = pytest.mark.long

THREE = ("Larkmarrow Stores", "Quillmarsh Insurance", "Saltmarden Transport")


def comparison_of(workspace, *names):
    return side_by_side(workspace, meant(workspace, names, None, None), today=TODAY)


@pytest.fixture(scope="module")
def compared(sample_workspace):
    return comparison_of(sample_workspace, *THREE)


@pytest.fixture(scope="module")
def deck(compared):
    return comparison_pptx(compared)


@pytest.mark.main_way
def test_slides_say_what_the_page_says(deck, compared):
    presentation, several = opened(deck), compared.several
    assert list(slides(presentation)) == [
        "opening", "answer", "ranking", "factors", "radars 1", "differences", "others", "waves",
    ]  # fmt: skip
    titles = {key: slide.shapes.title.text_frame.text for key, slide in slides(presentation).items()}
    found = findings(several)
    assert titles["answer"] == found[0] == "Quillmarsh Insurance stands highest overall at 5.5."
    assert titles["factors"] == " ".join(found[1:])
    assert (
        "Samples: synthetic organisations, made up to show the product."
        in shape(presentation, "opening", "subtitle").text_frame.text
    )
    said = [one.text for one in shape(presentation, "answer", "sentences").text_frame.paragraphs]
    assert said == [told_apart(several), *found[1:]]
    table = shape(presentation, "differences", "differences").table
    cells = [[cell.text_frame.text for cell in row.cells] for row in table.rows][1:]
    for row, said in zip(difference_rows(several), cells, strict=True):
        assert said == [marked(" ".join(cell.split())) for cell in row.values()]


def marked(cell):
    """A cell of the page with marks in place of words."""
    if "rater differences" in cell:
        return cell.replace(", beyond rater differences", "*").replace(", within rater differences", "")
    return cell.replace(")", "?)") if "(" in cell else cell


def test_the_spread_of_others_is_that_of_the_page_with_how_many_they_are(deck, compared):
    plot = shape(opened(deck), "others", "others").chart.plots[0]
    first = compared.several[0]
    told = [row for row in first.factors if row.node in compared.spread]
    assert [list(series.values) for series in plot.series] == [
        pytest.approx([row.score for row in told], abs=1e-9),
        *(pytest.approx([getattr(compared.spread[row.node], name) for row in told], abs=1e-9)
          for name in ("lower_quartile", "median", "upper_quartile")),
    ]  # fmt: skip
    assert "up to 11 of them" in shape(opened(deck), "others", "whose").text_frame.text


def test_with_fewer_than_ten_others_nothing_is_told_of_them(workspace, add_answered):
    for number in range(3):
        add_answered(workspace, f"Org {number}", seed=number)
    compared = comparison_of(workspace, "Org 0", "Org 1")
    assert compared.spread == {}
    presentation = opened(comparison_pptx(compared))
    assert not any(one.has_chart for one in slides(presentation)["others"].shapes)
    assert "Org 2" not in str(every_part(comparison_pptx(compared)))


def test_of_hidden_groups_and_single_people_no_part_holds_a_figure(workspace, add_answered):
    for number, name in enumerate(("Hush", "Loud")):
        add_answered(workspace, name, seed=number, people_a_group=2)
    compared = comparison_of(workspace, "Hush", "Loud")
    deck = comparison_pptx(compared)
    shown = [row.score for one in compared.several for row in (*one.factors, one.overall)]
    shown += [end for one in compared.several for end in one.overall.interval or ()]
    known = [one for one in shown if one is not None]
    allowed = {round(one, 6) for one in known} | {round(abs(one - other), 6) for one in known for other in known}
    assert {round(value, 6) for value in drawn_values(deck)} <= allowed


def test_whoever_may_not_see_one_of_them_gets_nothing(sample_workspace):
    lark, quill = meant(sample_workspace, THREE[:2], None, None)
    theirs = sample_workspace.acting_for(Identity(Role.EXECUTIVE, organisations=frozenset({lark.organisation.id})))
    with pytest.raises(NotAllowedError):
        side_by_side(theirs, [lark, quill], today=TODAY)
    nobody = sample_workspace.acting_for(Identity(Role.NOBODY))
    with pytest.raises(NotAllowedError):
        side_by_side(nobody, [lark, quill], today=TODAY)


def test_a_line_is_broken_where_versions_cannot_be_compared(compared):
    points = tuple(
        WavePoint(wave, date(2026, month, 1), major, score, 1.0, 6.0)
        for wave, month, major, score in (("A", 1, "1", 2.0), ("B", 3, "1", 2.5), ("C", 6, "2", 4.0))
    )
    several = replace(compared, over_waves=(OverWaves(Organisation(1, "Acme"), points),))
    presentation = opened(comparison_pptx(several))
    plot = shape(presentation, "waves", "waves").chart.plots[0]
    assert [(series.name, list(series.values)) for series in plot.series] == [
        ("Acme, version 1", [2.0, 2.5, None]),
        ("Acme, version 2", [None, None, 4.0]),
    ]
    assert "The line is broken there" in shape(presentation, "waves", "breaks").text_frame.text


def test_the_same_comparison_gives_the_same_bytes(deck, compared):
    assert comparison_pptx(compared) == deck


def test_every_chart_and_table_has_an_alternative_text_and_every_slide_notes(deck):
    for slide in opened(deck).slides:
        assert len(slide.notes_slide.notes_text_frame.text) > len(slide.shapes.title.text_frame.text)
        for one in slide.shapes:
            if one.has_chart or one.has_table:
                assert one._element.nvGraphicFramePr.cNvPr.get("descr")


def named(compared, name, count):
    """The comparison with so many called alike, whose factors are called so too."""
    first = compared.several[0]
    several = []
    for number in range(count):
        organisation = replace(first.assessment.organisation, name=f"{name}{number}", id=number)
        assessment = replace(first.assessment, organisation=organisation, wave=name[:200], id=number)
        nodes = {key: row._replace(title=name) for key, row in first.nodes.items()}
        several.append(replace(first, assessment=assessment, nodes=nodes))
    waves = tuple(replace(compared.over_waves[0], organisation=one.assessment.organisation) for one in several)
    return replace(compared, several=tuple(several), over_waves=waves)


@pytest.mark.parametrize("count", [2, 6])
@pytest.mark.parametrize("name", NASTY, ids=["long", "markup", "right to left", "emoji", "formula"])
def test_no_text_leaves_its_box_whatever_they_are_called(compared, name, count):
    told = named(compared, name, count)
    made = comparison_pptx(told)
    assert differences_of_comparison(read_deck(made), told) == []
    presentation = opened(made)
    assert len(presentation.slides) == (8 if count == 2 else 9)
    assert_within(presentation)


def test_a_factor_that_a_later_version_lacks_is_a_dash(compared):
    first, second, *_ = compared.several
    without = replace(second, nodes={key: row for key, row in second.nodes.items() if key != "TEC"})
    told = replace(compared, several=(first, replace(without, framework=first.framework)))
    assert [list(row.values())[2] for row in difference_rows(told.several) if row["Factor"] == "Technology"] == ["–"]


def test_a_theme_dresses_it(compared):
    presentation = opened(comparison_pptx(compared, replace(PLAIN, accent="#7A1F3D")))
    theme = next(part for name, part in every_part(saved(presentation)).items() if "theme/theme1" in name)
    assert b"7A1F3D" in theme


def retype(frame, text):
    next(run for paragraph in frame.paragraphs for run in paragraph.runs).text = text


def title(deck):
    retype(slides(deck)["answer"].shapes.title.text_frame, "Larkmarrow Stores stands highest overall at 5.5.")


def subtitle(deck):
    retype(shape(deck, "opening", "subtitle").text_frame, "12 organisations")


def cell(deck):
    retype(shape(deck, "ranking", "ranking").table.cell(1, 1).text_frame, "4.4")


def names_swapped(deck):
    table = shape(deck, "ranking", "ranking").table
    first, second = table.cell(1, 0).text_frame, table.cell(2, 0).text_frame
    a, b = first.text, second.text
    retype(first, b)
    retype(second, a)


def difference(deck):
    frame = shape(deck, "differences", "differences").table.cell(1, 2).text_frame
    retype(frame, frame.text.replace("*", ""))


def interval_in_cache(deck):
    series = shape(deck, "answer", "overall scores").chart.plots[0].series[1]
    next(one for one in series._element.iter() if one.tag.endswith("}v") and "." in (one.text or "")).text = "1.5"


def workbook(deck):
    part = shape(deck, "others", "others").chart.part.chart_workbook.xlsx_part
    book = load_workbook(io.BytesIO(part.blob))
    book.worksheets[0]["C2"] = 5.75
    made = io.BytesIO()
    book.save(made)
    part._blob = made.getvalue()


def scale(deck):
    shape(deck, "factors", "factors").chart.value_axis.minimum_scale = 2


def wave(deck):
    series = shape(deck, "waves", "waves").chart.plots[0].series[0]
    next(one for one in series._element.iter() if one.tag.endswith("}v") and "." in (one.text or "")).text = "5.9"


def radar_taken_out(deck):
    drawn = shape(deck, "radars 1", "radar 2")._element
    drawn.getparent().remove(drawn)


def legend_swapped(deck):
    chart = shape(deck, "factors", "factors").chart
    first, second = [next(v for v in s._element.tx.iter() if v.tag.endswith("}v")) for s in chart.plots[0].series][:2]
    first.text, second.text = second.text, first.text


def how_many_others(deck):
    frame = shape(deck, "others", "whose").text_frame
    retype(frame, frame.text.replace("11", "1100"))


def notes(deck):
    frame = slides(deck)["answer"].notes_slide.notes_text_frame
    frame.text = frame.text.replace("÷ 8", "÷ 9")


def alternative(deck):
    drawn = shape(deck, "factors", "factors")._element.nvGraphicFramePr.cNvPr
    drawn.set("descr", drawn.get("descr") + " 7.7")


def box_added(deck):
    box = slides(deck)["waves"].shapes.add_textbox(0, 0, Inches(1), Inches(1))
    box.text_frame.text = "First of 400"


def slide_taken_out(deck):
    ids = deck.slides._sldIdLst
    deck.part.drop_rel(ids[5].rId)
    ids.remove(ids[5])


EDITS = [
    title, subtitle, cell, names_swapped, difference, interval_in_cache, workbook, scale, wave, radar_taken_out,
    legend_swapped, how_many_others, notes, alternative, box_added, slide_taken_out,
]  # fmt: skip


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)
def test_an_edit_is_found(deck, compared, edit):
    edited = opened(deck)
    edit(edited)
    found = differences_of_comparison(read_deck(saved(edited)), compared)
    assert [one for one in found if not one.words_only] != []


def test_nothing_differs_as_it_was_made_and_another_spread_is_named(deck, compared):
    assert differences_of_comparison(read_deck(saved(opened(deck))), compared) == []
    moved = replace(compared, spread=dict.fromkeys(compared.spread, Spread(1.0, 2.0, 3.0, 12)))
    assert {one.shape for one in differences_of_comparison(read_deck(deck), moved)} >= {"others", "whose"}


def test_what_stands_behind_a_name_from_right_to_left_stays_behind_it(compared):
    hebrew = "שלום עולם"
    first, *others = compared.several
    organisation = replace(first.assessment.organisation, name=hebrew)
    renamed = replace(first, assessment=replace(first.assessment, organisation=organisation))
    made = opened(comparison_pptx(replace(compared, several=(renamed, *others))))
    wave = first.assessment.wave
    assert shape(made, "radars 1", "name 1").text_frame.text == f"{hebrew}\u200e, {wave} (sample)"
    assert f"of {hebrew}\u200e (" in slides(made)["radars 1"].shapes.title.text_frame.text
    assert any(
        cell.text_frame.text.startswith(f"{hebrew}\u200e, {wave}")
        for row in shape(made, "ranking", "ranking").table.rows
        for cell in row.cells
    )


def test_waves_of_an_organisation_with_a_long_name_are_told_apart_in_the_ranking_and_over_the_radars(compared):
    first = compared.several[0]
    organisation = replace(first.assessment.organisation, name="A name of a good many words " * 7)
    several = tuple(
        replace(first, assessment=replace(first.assessment, organisation=organisation, wave=wave))
        for wave in ("2026 Q1", "2026 Q4")
    )
    made = opened(comparison_pptx(replace(compared, several=several)))
    ranked = [row.cells[0].text_frame.text for row in list(shape(made, "ranking", "ranking").table.rows)[1:]]
    assert sorted(one.rpartition("…, ")[2] for one in ranked) == ["2026 Q1 (sample)", "2026 Q4 (sample)"]
    over = [shape(made, "radars 1", f"name {number}").text_frame.text for number in (1, 2)]
    assert [one.rpartition("…, ")[2] for one in over] == ["2026 Q1 (sample)", "2026 Q4 (sample)"]


def test_notes_of_a_comparison_stand_on_their_pages_whatever_those_compared_are_called(compared):
    assert over(notes_of(comparison_pptx(compared))) == []
    several = tuple(
        replace(
            one,
            assessment=replace(one.assessment, organisation=replace(one.assessment.organisation, name="word " * 40)),
        )
        for one in (*compared.several, *compared.several)
    )
    assert over(notes_of(comparison_pptx(replace(compared, several=several)))) == []


@pytest.mark.parametrize("place", [1, 2, 6])
def test_words_of_the_ranking_stand_whole_in_a_wider_typeface_too(deck, place):
    """Where Calibri is not there another is set in its place: the heads of narrow columns fit an eighth wider than Arial."""
    table = shape(opened(deck), "ranking", "ranking").table
    [run] = table.cell(0, place).text_frame.paragraphs[0].runs
    with measured(as_arial=True):
        widest = max(width(word, run.font.size.pt, bold=True) for word in run.text.split())
    assert widest * 1.125 <= table.columns[place].width.pt - 2 * SIDE
