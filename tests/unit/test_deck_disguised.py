"""What stands in a file and what a reader sees of it are two things: text unseen, turned round, or in places few read."""

import copy
import io
import re

import pytest
from decks import opened, saved, shape, slides
from lxml import etree
from openpyxl import load_workbook
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.util import Inches, Pt

from opposite.exports.briefing.deck.pptx_file import deck_pptx
from opposite.exports.briefing.deck.reading import read_deck
from opposite.exports.briefing.deck.verify import differences

pytestmark = pytest.mark.long

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
MATHS = "http://schemas.openxmlformats.org/officeDocument/2006/math"
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@pytest.fixture(scope="module")
def deck(briefing):
    return deck_pptx(briefing)


def overall(deck):
    return shape(deck, "answer", "overall")


def first_run(shown):
    return shown.text_frame.paragraphs[0].runs[0]


def bars(deck):
    return shape(deck, "factors", "bars of factors").chart


def gaps(deck):
    return shape(deck, "gaps", "gaps").table


def within(deck):
    return {one.name: one for one in shape(deck, "timeline 1", "timeline 1").shapes}


def free_text(deck, text):
    box = slides(deck)["ask"].shapes.add_textbox(Inches(8), Inches(6), Inches(3), Inches(0.4))
    box.text_frame.text = text
    return box


# what is there and cannot be seen


def white_on_white(deck):
    first_run(overall(deck)).font.color.rgb = RGBColor(255, 255, 255)


def white_by_the_theme(deck):
    fill = first_run(overall(deck))._r.get_or_add_rPr()
    for one in fill.findall(f"{A}solidFill"):
        fill.remove(one)
    colour = etree.SubElement(etree.Element(f"{A}solidFill"), f"{A}schemeClr", val="bg1")
    fill.insert(0, colour.getparent())


def white_in_a_table(deck):
    cell = gaps(deck).cell(1, 1).text_frame.paragraphs[0].runs[0]
    cell.font.color.rgb = RGBColor(255, 255, 255)


def too_small_to_read(deck):
    first_run(overall(deck)).font.size = Pt(1)


def shrunk_to_nothing(deck):
    body = overall(deck).text_frame._txBody.bodyPr
    for one in list(body):
        body.remove(one)
    etree.SubElement(body, f"{A}normAutofit", fontScale="2000")


def off_the_slide(deck):
    overall(deck).left = Inches(-9)


def table_off_the_slide(deck):
    shape(deck, "gaps", "gaps").top = Inches(9)


def chart_made_tiny(deck):
    drawn = shape(deck, "factors", "bars of factors")
    drawn.width = drawn.height = Inches(0.05)


def cells_merged(deck):
    row = gaps(deck)._tbl.tr_lst[1]
    row.tc_lst[1].set("gridSpan", "2")
    row.tc_lst[2].set("hMerge", "1")


def column_made_narrow(deck):
    gaps(deck).columns[1].width = 1


def row_of_the_workbook_hidden(deck):
    part = bars(deck).part.chart_workbook.xlsx_part
    book = load_workbook(io.BytesIO(part.blob))
    book.worksheets[0].row_dimensions[2].hidden = True
    made = io.BytesIO()
    book.save(made)
    part._blob = made.getvalue()


def bar_without_colour(deck):
    within(deck)["bar 1"].fill.background()


# what reads otherwise than it stands


def turned_round(deck):
    first_run(overall(deck)).text = "\u202e" + first_run(overall(deck)).text


def digits_raised(deck):
    first_run(overall(deck)).font._element.set("baseline", "30000")


def digits_struck_out(deck):
    first_run(overall(deck)).font._element.set("strike", "sngStrike")


def bullet_of_a_digit(deck):
    properties = overall(deck).text_frame.paragraphs[0]._p.get_or_add_pPr()
    etree.SubElement(properties, f"{A}buChar", char="5")


def bullet_of_a_sign(deck):
    properties = overall(deck).text_frame.paragraphs[0]._p.get_or_add_pPr()
    etree.SubElement(properties, f"{A}buChar", char="−")


def numbered_from_seven(deck):
    properties = shape(deck, "answer", "sentences").text_frame.paragraphs[0]._p.get_or_add_pPr()
    etree.SubElement(properties, f"{A}buAutoNum", type="arabicPeriod", startAt="7")


def bars_exchanged(deck):
    first, second = within(deck)["bar 1"], within(deck)["bar 2"]
    first.top, second.top = second.top, first.top


def names_exchanged(deck):
    first, second = within(deck)["name 1"], within(deck)["name 2"]
    first.top, second.top = second.top, first.top


def bars_from_the_right(deck):
    crosses = bars(deck).category_axis._element.find(f"{CHART}crosses")
    crosses.set("val", "max")


def bars_from_three(deck):
    crosses = bars(deck).category_axis._element.find(f"{CHART}crosses")
    crosses.addnext(etree.Element(f"{CHART}crossesAt", val="3"))
    crosses.getparent().remove(crosses)


# whose it is


def of_somebody_else(deck):
    for slide in deck.slides:
        for one in slide.shapes:
            if one.has_text_frame:
                for run in (run for paragraph in one.text_frame.paragraphs for run in paragraph.runs):
                    run.text = run.text.replace("Acme", "Bravo")


def of_another_stage(deck):
    run = first_run(slides(deck)["answer"].shapes.title)
    run.text = re.sub(r"\(.*\)", "(Innovative and adaptive)", run.text)


def unit_of_a_number(deck):
    for run in (run for one in shape(deck, "answer", "sentences").text_frame.paragraphs for run in one.runs):
        run.text = run.text.replace(" days", " weeks")


def initiative_of_another_name(deck):
    frame = shape(deck, "ask", "decisions").text_frame
    frame.paragraphs[0].runs[0].text += " First of all: Run discovery sprints."


# what is beside


def in_circles(deck):
    free_text(deck, "Saves ⑫ Mio.")


def in_words(deck):
    free_text(deck, "Saves twelve million")


def as_maths(deck):
    box = free_text(deck, "Saves")
    sums = etree.fromstring(f'<m:oMath xmlns:m="{MATHS}"><m:r><m:t>12</m:t></m:r></m:oMath>')
    box.text_frame.paragraphs[0]._p.append(sums)


def within_a_chart(deck):
    """A text box that was drawn within a chart stands in a part of its own."""
    chart = bars(deck)
    xml = (
        f'<c:userShapes xmlns:c="{CHART[1:-1]}" xmlns:a="{A[1:-1]}" '
        'xmlns:cdr="http://schemas.openxmlformats.org/drawingml/2006/chartDrawing"><cdr:relSizeAnchor><cdr:sp><cdr:txBody>'
        "<a:bodyPr/><a:p><a:r><a:t>5.9</a:t></a:r></a:p></cdr:txBody></cdr:sp></cdr:relSizeAnchor></c:userShapes>"
    )
    part = Part(
        PackURI("/ppt/drawings/drawing1.xml"),
        "application/vnd.openxmlformats-officedocument.drawingml.chartshapes+xml",
        chart.part.package,
        xml.encode(),
    )
    key = chart.part.relate_to(part, f"{RELATED}/chartUserShapes")
    etree.SubElement(chart._chartSpace, f"{CHART}userShapes").set(f"{{{RELATED}}}id", key)


def as_a_diagram(deck):
    """SmartArt, whose words stand in a part of its own."""
    slide = slides(deck)["ask"]
    xml = (
        f'<dgm:dataModel xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" xmlns:a="{A[1:-1]}"><dgm:ptLst>'
        "<dgm:pt><dgm:t><a:p><a:r><a:t>Saves 12 million</a:t></a:r></a:p></dgm:t></dgm:pt></dgm:ptLst></dgm:dataModel>"
    )
    part = Part(
        PackURI("/ppt/diagrams/data1.xml"),
        "application/vnd.openxmlformats-officedocument.drawingml.diagramData+xml",
        slide.part.package,
        xml.encode(),
    )
    slide.part.relate_to(part, f"{RELATED}/diagramData")


def second_notes(deck):
    notes = slides(deck)["answer"].notes_slide
    made = copy.deepcopy(notes.notes_placeholder._element)
    next(one for one in made.iter() if one.tag.endswith("}ph")).set("idx", "77")
    for one in made.iter(f"{A}t"):
        one.text = "Saves 12 million"
    notes.shapes._spTree.append(made)


def on_every_page_of_notes(deck):
    made = copy.deepcopy(overall(deck)._element)
    next(made.iter(f"{A}t")).text = "5.9"
    deck.notes_master.shapes._spTree.append(made)


def levels_of_names(deck):
    for names in bars(deck)._chartSpace.iter(f"{CHART}cat"):
        cached = next(one for one in names.iter() if one.tag.endswith("Cache"))
        level = etree.Element(f"{CHART}lvl")
        for point in cached.findall(f"{CHART}pt"):
            level.append(point)
        other = etree.Element(f"{CHART}lvl")
        point = etree.SubElement(other, f"{CHART}pt", idx="0")
        etree.SubElement(point, f"{CHART}v").text = "Ahead by 2.5"
        cached.append(level)
        cached.append(other)
        cached.tag = f"{CHART}multiLvlStrCache"
        cached.getparent().tag = f"{CHART}multiLvlStrRef"


# what lies over it


def over_overall(deck):
    beneath = overall(deck)
    return slides(deck)["answer"].shapes, (beneath.left, beneath.top, beneath.width, beneath.height)


def blocks_of_text(deck):
    shapes, place = over_overall(deck)
    box = shapes.add_textbox(*place)
    box.text_frame.text = "█████████████"
    first_run(box).font.color.rgb = RGBColor(255, 255, 255)


def highlighted_blanks(deck):
    shapes, place = over_overall(deck)
    box = shapes.add_textbox(*place)
    box.text_frame.text = "\u00a0" * 40
    marked = etree.SubElement(first_run(box)._r.get_or_add_rPr(), f"{A}highlight")
    etree.SubElement(marked, f"{A}srgbClr", val="FFFFFF")


def gradient_with_one_clear_end(deck):
    shapes, place = over_overall(deck)
    drawn = shapes.add_shape(MSO_SHAPE.RECTANGLE, *place)
    drawn.fill.gradient()
    stop = next(drawn._element.spPr.iter(f"{A}gs"))
    etree.SubElement(stop[0], f"{A}alpha").set("val", "0")


def picture_within_a_shape(deck):
    shapes, place = over_overall(deck)
    drawn = shapes.add_shape(MSO_SHAPE.RECTANGLE, *place)
    fill = etree.Element(f"{A}blipFill")
    etree.SubElement(etree.SubElement(fill, f"{A}blip"), f"{A}alphaModFix", amt="100000")
    drawn._element.spPr.find(f"{A}prstGeom").addnext(fill)


def table_moved_over_another(deck):
    first, second = (one for one in slides(deck)["participation"].shapes if one.has_table)
    second.left, second.top = first.left, first.top


# what cannot be read


def value_that_is_none(deck):
    next(bars(deck).plots[0].series[0]._element.iter(f"{CHART}v")).text = "5,9"
    next(bars(deck).plots[0].series[0]._element.find(f"{CHART}val").iter(f"{CHART}v")).text = "5,9"


def workbook_broken(deck):
    bars(deck).part.chart_workbook.xlsx_part._blob = b"PK no workbook"


def workbook_elsewhere(deck):
    chart = bars(deck)
    key = chart.part.relate_to("file:///C:/plans/other.xlsx", f"{RELATED}/oleObject", is_external=True)
    chart._chartSpace.find(f"{CHART}externalData").set(f"{{{RELATED}}}id", key)


def of_another_type(deck):
    plot = next(bars(deck)._chartSpace.iter(f"{CHART}barChart"))
    for axis in list(bars(deck)._chartSpace.iter(f"{CHART}catAx", f"{CHART}valAx")):
        axis.getparent().remove(axis)
    plot.tag = f"{CHART}pieChart"


EDITS = [white_on_white, white_by_the_theme, white_in_a_table, too_small_to_read, shrunk_to_nothing, off_the_slide,
    table_off_the_slide, chart_made_tiny, cells_merged, column_made_narrow, row_of_the_workbook_hidden, bar_without_colour,
    turned_round, digits_raised, digits_struck_out, bullet_of_a_digit, bullet_of_a_sign, numbered_from_seven, bars_exchanged, names_exchanged,
    bars_from_the_right, bars_from_three, of_somebody_else, of_another_stage, in_circles, in_words, as_maths, within_a_chart,
    as_a_diagram, second_notes, on_every_page_of_notes, levels_of_names, blocks_of_text, highlighted_blanks,
    gradient_with_one_clear_end, picture_within_a_shape, table_moved_over_another, value_that_is_none, workbook_broken,
    workbook_elsewhere, of_another_type, unit_of_a_number, initiative_of_another_name,
]  # fmt: skip


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)
def test_a_disguise_is_found(deck, briefing, edit):
    edited = opened(deck)
    edit(edited)
    found = differences(read_deck(saved(edited)), briefing)
    assert [one for one in found if not one.words_only] != []


def test_a_shape_that_cannot_be_read_says_so(deck, briefing):
    edited = opened(deck)
    workbook_broken(edited)
    [found] = [one for one in differences(read_deck(saved(edited)), briefing) if one.what == "shape"]
    assert (found.said, found.computed) == ("cannot be read", "as it was made")


def background_dark_with_light_text(deck):
    slide = slides(deck)["answer"]
    slide.background.fill.solid()
    slide.background.fill.fore_color.rgb = RGBColor(16, 24, 40)
    for one in (one for one in slide.shapes if one.has_text_frame):
        for run in (run for paragraph in one.text_frame.paragraphs for run in paragraph.runs):
            run.font.color.rgb = RGBColor(255, 255, 255)


def colours_of_the_theme_exchanged(deck):
    """As a variant of the design does that is light on dark."""
    for one in deck.slide_masters[0]._element.iter(
        "{http://schemas.openxmlformats.org/presentationml/2006/main}clrMap"
    ):
        one.attrib.update({"bg1": "dk1", "tx1": "lt1", "bg2": "dk2", "tx2": "lt2"})


def points_before_sentences(deck):
    for one in shape(deck, "answer", "sentences").text_frame.paragraphs:
        etree.SubElement(one._p.get_or_add_pPr(), f"{A}buChar", char="–")


def sentences_numbered(deck):
    for one in shape(deck, "answer", "sentences").text_frame.paragraphs:
        etree.SubElement(one._p.get_or_add_pPr(), f"{A}buAutoNum", type="arabicPeriod")


def sentence_marked(deck):
    run = shape(deck, "answer", "sentences").text_frame.paragraphs[0].runs[0]
    marked = etree.Element(f"{A}highlight")
    etree.SubElement(marked, f"{A}srgbClr", val="FFFF00")
    run._r.rPr.find(f"{A}solidFill").addnext(marked)


def text_smaller(deck):
    for one in shape(deck, "answer", "sentences").text_frame.paragraphs:
        one.runs[0].font.size = Pt(9)


def number_of_the_page_by_the_program(deck):
    box = free_text(deck, "")
    field = etree.SubElement(box.text_frame.paragraphs[0]._p, f"{A}fld", type="slidenum")
    etree.SubElement(field, f"{A}t").text = "14"


def chart_made_smaller_and_moved(deck):
    drawn = shape(deck, "factors", "bars of factors")
    drawn.width, drawn.left = drawn.width // 2, drawn.left + Inches(1)


def column_made_wider(deck):
    gaps(deck).columns[1].width += Inches(0.4)


def words_about_the_plan(deck):
    run = shape(deck, "answer", "sentences").text_frame.paragraphs[2].runs[0]
    run.text = run.text.replace("days of work", "working days").replace("Start", "We suggest to start")


def name_left_out(deck):
    run = first_run(slides(deck)["answer"].shapes.title)
    run.text = run.text.replace("Acme stands", "We stand")


def timeline_moved_and_recoloured(deck):
    group = shape(deck, "timeline 1", "timeline 1")
    group.left += Inches(0.2)
    within(deck)["bar 1"].fill.fore_color.rgb = RGBColor(200, 0, 0)


def diagram_of_ones_own(deck):
    as_a_diagram(deck)
    for one in slides(deck)["ask"].part.rels.values():
        if one.reltype.endswith("diagramData"):
            one.target_part._blob = one.target_part.blob.replace(b"Saves 12 million", b"Listen, decide, do")


def words_of_ones_own(deck):
    free_text(deck, "Two ways lead there, and half the board knows both.")


ALLOWED = [words_of_ones_own, background_dark_with_light_text, colours_of_the_theme_exchanged, points_before_sentences, sentences_numbered,
    sentence_marked, text_smaller, number_of_the_page_by_the_program, chart_made_smaller_and_moved, column_made_wider,
    words_about_the_plan, name_left_out, timeline_moved_and_recoloured, diagram_of_ones_own,
]  # fmt: skip


@pytest.mark.parametrize("edit", ALLOWED, ids=lambda edit: edit.__name__)
def test_how_an_owner_dresses_a_deck_is_no_fault(deck, briefing, edit):
    edited = opened(deck)
    edit(edited)
    assert [one for one in differences(read_deck(saved(edited)), briefing) if not one.words_only] == []
