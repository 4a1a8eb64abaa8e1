"""What somebody puts beside the parts of a deck, or does to how they are drawn, is found too."""

import copy

import pytest
from decks import WRAPPER, opened, saved, shape, slides
from lxml import etree

from opposite.exports.briefing.deck.numbers import numbers
from opposite.exports.briefing.deck.pptx_file import deck_pptx
from opposite.exports.briefing.deck.reading import read_deck
from opposite.exports.briefing.deck.verify import differences

pytestmark = pytest.mark.long

CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


@pytest.fixture(scope="module")
def deck(briefing):
    return deck_pptx(briefing)


def a_copy(deck, text="5.9"):
    made = copy.deepcopy(shape(deck, "answer", "overall")._element)
    next(one for one in made.iter() if one.tag.endswith("}t")).text = text
    return made


def bars(deck):
    return shape(deck, "factors", "bars of factors").chart


def within(deck):
    group = shape(deck, "timeline 1", "timeline 1")
    return {one.name: one for one in group.shapes}


def minus(deck):
    run = shape(deck, "answer", "overall").text_frame.paragraphs[0].runs[0]
    run.text = f"−{run.text}"


def half_more(deck):
    shape(deck, "answer", "overall").text_frame.paragraphs[0].runs[0].text += "½"


def another_page(deck):
    shape(deck, "ask", "page").text_frame.paragraphs[0].runs[0].text = "97"


def second_page(deck):
    box = slides(deck)["ask"].shapes.add_textbox(0, 0, 99, 99)
    box.name, box.text_frame.text = "page", "12000000"


def on_master(deck):
    deck.slide_masters[0].shapes._spTree.append(a_copy(deck))


def on_layout(deck):
    slides(deck)["gaps"].slide_layout.shapes._spTree.append(a_copy(deck))


def wrapped(deck):
    wrapper = etree.fromstring(WRAPPER)
    wrapper[0].append(a_copy(deck))
    slides(deck)["answer"].shapes._spTree.append(wrapper)


def beside_the_notes(deck):
    slides(deck)["answer"].notes_slide.shapes._spTree.append(a_copy(deck))


def notes_of_a_slide_added(deck):
    slide = deck.slides.add_slide(deck.slide_layouts[1])
    slide.notes_slide.notes_text_frame.text = "Saves 12 million"


def title_of_an_alternative_text(deck):
    shape(deck, "profile", "radar of factors")._element.nvGraphicFramePr.cNvPr.set("title", "5.9 of 6")


def scale_turned(deck):
    bars(deck).value_axis.reverse_order = True


def scale_of_powers(deck):
    scaling = bars(deck).value_axis._element.find(f"{CHART}scaling")
    etree.SubElement(scaling, f"{CHART}logBase").set("val", "10")


def in_thousands(deck):
    units = etree.SubElement(bars(deck).value_axis._element, f"{CHART}dispUnits")
    etree.SubElement(units, f"{CHART}builtInUnit").set("val", "thousands")


def stacked(deck):
    next(bars(deck)._chartSpace.iter(f"{CHART}grouping")).set("val", "percentStacked")


def second_plot(deck):
    plot = next(bars(deck)._chartSpace.iter(f"{CHART}barChart"))
    plot.addnext(copy.deepcopy(plot))


def trend(deck):
    series = bars(deck).plots[0].series[0]._element
    etree.SubElement(series, f"{CHART}trendline")


def names_of_bars_swapped(deck):
    runs = [within(deck)[name].text_frame.paragraphs[0].runs[0] for name in ("name 1", "name 2")]
    runs[0].text, runs[1].text = runs[1].text, runs[0].text


def bar_more(deck):
    made = copy.deepcopy(within(deck)["bar 1"]._element)
    made.nvSpPr.cNvPr.set("name", "bar 99")
    within(deck)["bar 1"]._element.addnext(made)


def name_twice(deck):
    made = copy.deepcopy(within(deck)["name 1"]._element)
    within(deck)["name 1"]._element.addprevious(made)


def words_on_a_bar(deck):
    within(deck)["bar 1"].text_frame.text = "99 days"


def timeline_mirrored(deck):
    shape(deck, "timeline 1", "timeline 1")._element.grpSpPr.xfrm.set("flipH", "1")


def periods_exchanged(deck):
    first, second = within(deck)["period 1"], within(deck)["period 2"]
    first.left, second.left = second.left, first.left


EDITS = [minus, half_more, another_page, second_page, on_master, on_layout, wrapped, beside_the_notes, notes_of_a_slide_added,
    title_of_an_alternative_text, scale_turned, scale_of_powers, in_thousands, stacked, second_plot, trend,
    names_of_bars_swapped, bar_more, name_twice, words_on_a_bar, timeline_mirrored, periods_exchanged,
]  # fmt: skip


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)
def test_an_edit_beside_the_parts_is_found(deck, briefing, edit):
    edited = opened(deck)
    edit(edited)
    found = differences(read_deck(saved(edited)), briefing)
    assert [one for one in found if not one.words_only] != []


def test_a_figure_that_is_given_to_another_factor_is_found(deck, briefing):
    first, second = (factor.title for factor in briefing.report.factors[:2])
    edited = opened(deck)
    frame = shape(edited, "profile", "scores in words").text_frame
    for run in (run for paragraph in frame.paragraphs for run in paragraph.runs):
        run.text = {first: second, second: first}.get(run.text, run.text.replace(first, second))
    assert not all(one.words_only for one in differences(read_deck(saved(edited)), briefing))


def test_a_slide_that_is_passed_over_in_a_show_is_listed_and_no_fault(deck, briefing):
    edited = opened(deck)
    slides(edited)["gaps"]._element.set("show", "0")
    found = differences(read_deck(saved(edited)), briefing)
    assert [(one.slide, one.what, one.words_only) for one in found] == [(5, "hidden when it is shown", True)]


def test_pages_may_be_numbered_again_after_slides_were_moved(deck, briefing):
    edited = opened(deck)
    ids = edited.slides._sldIdLst
    ids.insert(2, ids[5])
    for number, slide in enumerate(edited.slides, 1):
        for page in (one for one in slide.shapes if one.name == "page"):
            page.text_frame.paragraphs[0].runs[0].text = str(number)
    assert differences(read_deck(saved(edited)), briefing) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [("−3.1 of 6", ["−3.1", "6"]), ("2026-11-29", ["2026", "11", "29"]), ("3.1²", ["3.1²"]), ("½ day", ["½"])],
)
def test_a_number_has_its_sign_power_and_fraction(text, said):
    assert numbers(text) == said
