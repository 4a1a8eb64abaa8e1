"""What somebody does who means to deceive: references of charts, shapes over numbers, a proof forged with the text."""

import copy
import io
import json
import re

import pytest
from decks import WRAPPER, opened, saved, shape, slides
from lxml import etree
from PIL import Image
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.util import Inches, Pt

from opposite.exports.briefing.deck.pptx_file import deck_pptx
from opposite.exports.briefing.deck.proof import RELATIONSHIP
from opposite.exports.briefing.deck.reading import read_deck
from opposite.exports.briefing.deck.verify import differences

pytestmark = pytest.mark.long

CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


@pytest.fixture(scope="module")
def deck(briefing):
    return deck_pptx(briefing)


def named(deck, what):
    """What a part of the first series of the bars names in the workbook."""
    series = shape(deck, "factors", "bars of factors").chart.plots[0].series[0]._element
    return next(series.find(f"{CHART}{what}").iter(f"{CHART}f"))


def values_of_another_column(deck):
    named(deck, "val").text = named(deck, "val").text.replace("B", "C")


def values_of_fewer_rows(deck):
    named(deck, "val").text = re.sub(r"\d+$", "3", named(deck, "val").text)


def values_of_another_file(deck):
    named(deck, "val").text = "[other.xlsx]" + named(deck, "val").text


def names_of_another_column(deck):
    named(deck, "cat").text = named(deck, "cat").text.replace("A", "B")


def title_of_another_series(deck):
    named(deck, "tx").text = named(deck, "tx").text.replace("B", "C")


def values_of_no_cells(deck):
    reference = named(deck, "val").getparent()
    reference.remove(named(deck, "val"))


def line_of_another_column(deck):
    chart = shape(deck, "agreement", "groups by factor").chart
    formula = next(next(chart._chartSpace.iter(f"{CHART}plus")).iter(f"{CHART}f"))
    formula.text = re.sub(r"\$[A-Z]+\$", "$B$", formula.text)


def labels_from_cells(deck):
    series = shape(deck, "factors", "bars of factors").chart.plots[0].series[0]._element
    extensions = etree.SubElement(series, f"{CHART}extLst")
    extension = etree.SubElement(extensions, f"{CHART}ext")
    etree.SubElement(extension, "{http://schemas.microsoft.com/office/drawing/2012/chart}datalabelsRange")


def over_overall(deck):
    beneath = shape(deck, "answer", "overall")
    return slides(deck)["answer"].shapes, (beneath.left, beneath.top, beneath.width, beneath.height)


def blank_shape(deck):
    shapes, place = over_overall(deck)
    shapes.add_shape(MSO_SHAPE.RECTANGLE, *place)


def white_text_box(deck):
    shapes, place = over_overall(deck)
    box = shapes.add_textbox(*place)
    box.fill.solid()
    box.fill.fore_color.rgb = RGBColor(255, 255, 255)


def picture(deck):
    shapes, place = over_overall(deck)
    drawn = io.BytesIO()
    Image.new("RGB", (8, 8), "white").save(drawn, "PNG")
    shapes.add_picture(drawn, *place)


def over_a_cell(deck):
    table = shape(deck, "gaps", "gaps")
    slides(deck)["gaps"].shapes.add_shape(
        MSO_SHAPE.RECTANGLE, table.left + Inches(6), table.top + Inches(1), Inches(0.5), Inches(0.3)
    )


def shape_in_a_group(deck):
    shapes, place = over_overall(deck)
    shapes.add_group_shape().shapes.add_shape(MSO_SHAPE.RECTANGLE, *place)


def shape_in_a_wrapper(deck):
    blank_shape(deck)
    shapes = slides(deck)["answer"].shapes
    wrapper = etree.fromstring(WRAPPER)
    wrapper[0].append(shapes[-1]._element)
    shapes._spTree.append(wrapper)


def thick_line(deck):
    shapes, (left, top, width, height) = over_overall(deck)
    line = shapes.add_connector(MSO_CONNECTOR.STRAIGHT, left, top + height // 2, left + width, top + height // 2)
    line.line.width = Pt(80)


def foot_painted_and_moved(deck):
    _, place = over_overall(deck)
    foot = shape(deck, "answer", "foot")
    foot.left, foot.top, foot.width, foot.height = place
    foot.fill.solid()
    foot.fill.fore_color.rgb = RGBColor(255, 255, 255)


def part_not_shown(deck):
    shape(deck, "answer", "overall")._element.nvSpPr.cNvPr.set("hidden", "1")


def forge(deck, **said):
    """Write something else into the proof of a deck."""
    part = next(one.target_part for one in deck.part.rels.values() if one.reltype == RELATIONSHIP)
    root = etree.fromstring(part.blob)
    root.text = json.dumps(json.loads(root.text) | said)
    part._blob = etree.tostring(root)


def type_over(deck, text):
    shape(deck, "answer", "overall").text_frame.paragraphs[0].runs[0].text = text


def number_and_the_list_of_numbers(deck):
    type_over(deck, "5.9")
    forge(deck, numbers=[{"slide": "answer", "shape": "overall", "what": "5.9", "value": "5.9"}])


def number_called_cut(deck):
    type_over(deck, "…")
    forge(deck, cuts=["…"])


def sentence_called_cut(deck):
    frame = shape(deck, "answer", "sentences").text_frame
    frame.paragraphs[2].runs[0].text = "Start…"
    forge(deck, cuts=["Start…"])


def sentences_called_cut(deck):
    frame = shape(deck, "answer", "sentences").text_frame
    kept = frame.paragraphs[1].runs[0]
    kept.text = f"{kept.text[:6]}…"
    for one in frame.paragraphs[2:]:
        one._p.getparent().remove(one._p)
    forge(deck, cuts=[kept.text])


def number_on_the_master_called_the_templates(deck):
    made = copy.deepcopy(shape(deck, "answer", "overall")._element)
    next(one for one in made.iter() if one.tag.endswith("}t")).text = "5.9"
    deck.slide_masters[0].shapes._spTree.append(made)
    forge(deck, masters=["5.9"])


def masters_left_out_of_the_proof(deck):
    number_on_the_master_called_the_templates(deck)
    forge(deck, masters=None)


EDITS = [values_of_another_column, values_of_fewer_rows, values_of_another_file, names_of_another_column,
    title_of_another_series, values_of_no_cells, line_of_another_column, labels_from_cells, blank_shape, white_text_box,
    picture, over_a_cell, shape_in_a_group, shape_in_a_wrapper, thick_line, foot_painted_and_moved, part_not_shown,
    number_and_the_list_of_numbers, number_called_cut, sentence_called_cut, sentences_called_cut,
    number_on_the_master_called_the_templates, masters_left_out_of_the_proof,
]  # fmt: skip


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)
def test_an_attack_is_found(deck, briefing, edit):
    edited = opened(deck)
    edit(edited)
    found = differences(read_deck(saved(edited)), briefing)
    assert [one for one in found if not one.words_only] != []


def ring(deck):
    shapes, place = over_overall(deck)
    shapes.add_shape(MSO_SHAPE.OVAL, *place).fill.background()


def highlight(deck):
    shapes, place = over_overall(deck)
    drawn = shapes.add_shape(MSO_SHAPE.RECTANGLE, *place)
    drawn.fill.solid()
    drawn.fill.fore_color.rgb = RGBColor(255, 255, 0)
    colour = drawn._element.spPr.find(".//{*}srgbClr")
    etree.SubElement(colour, "{http://schemas.openxmlformats.org/drawingml/2006/main}alpha").set("val", "40000")


def shape_behind(deck):
    blank_shape(deck)
    shapes = slides(deck)["answer"].shapes
    shapes._spTree.insert(2, shapes[-1]._element)


def logo_in_a_corner(deck):
    drawn = io.BytesIO()
    Image.new("RGB", (8, 8), "navy").save(drawn, "PNG")
    slides(deck)["answer"].shapes.add_picture(drawn, Inches(12.7), 0, Inches(0.4), Inches(0.4))


def arrow(deck):
    shapes, (left, top, width, height) = over_overall(deck)
    shapes.add_connector(MSO_CONNECTOR.STRAIGHT, left, top, left + width, top + height).line.width = Pt(3)


def moved_and_coloured(deck):
    box = shape(deck, "answer", "overall")
    box.left += Inches(0.3)
    box.text_frame.paragraphs[0].runs[0].font.color.rgb = RGBColor(200, 0, 0)
    box.text_frame.paragraphs[0].runs[0].font.name = "Georgia"


def slide_of_ones_own(deck):
    slide = deck.slides.add_slide(deck.slide_layouts[1])
    slide.shapes.title.text = "What we think"
    slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, 0, 0, Inches(5), Inches(5))


ALLOWED = [ring, highlight, shape_behind, logo_in_a_corner, arrow, moved_and_coloured, slide_of_ones_own]


@pytest.mark.parametrize("edit", ALLOWED, ids=lambda edit: edit.__name__)
def test_what_an_owner_does_to_a_deck_is_no_fault(deck, briefing, edit):
    edited = opened(deck)
    edit(edited)
    assert [one for one in differences(read_deck(saved(edited)), briefing) if not one.words_only] == []
