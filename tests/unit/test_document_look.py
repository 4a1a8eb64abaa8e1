"""How documents look: one palette that prints in grey, and a finding above every chart."""

import re
from importlib.resources import files

import pytest
from decks import briefing_of, opened
from pptx.util import Emu

from opposite.charts.contrast import contrast, mixed
from opposite.charts.theme import DARK, LIGHT
from opposite.exports.briefing.deck.look import PLAIN
from opposite.exports.briefing.deck.metrics import width
from opposite.exports.briefing.deck.pptx_file import deck_pptx
from opposite.wording.briefing.parts import Drawing
from opposite.wording.briefing.report import report

TEMPLATES = files("opposite.exports").joinpath("templates")
STYLE = TEMPLATES.joinpath("style.typ").read_text(encoding="utf-8")
CSS = TEMPLATES.joinpath("report.css").read_text(encoding="utf-8")


def grey(percent):
    """A grey of so much light, as typst's `luma` has it."""
    return f"#{round(percent * 2.55):02X}" + f"{round(percent * 2.55):02X}" * 2


def variables(rule):
    return {name: colour.upper() for name, colour in re.findall(r"--(\w+):(#\w{6})", rule)}


SCREEN = variables(CSS.split("@media")[0].replace("#fff}", "#ffffff}"))
DARKENED = variables(CSS.split("dark){")[1].split("}")[0])
INK, PALE = (grey(int(re.search(rf"#let {name} = luma\((\d+)%\)", STYLE)[1])) for name in ("ink", "pale"))


@pytest.fixture(scope="module")
def briefing(two_organisations):
    from opposite.engine.workspace import open_workspace

    workspace = open_workspace(str(two_organisations))
    yield briefing_of(workspace)
    workspace.close()


def test_pdf_html_deck_and_pages_share_one_colour():
    assert re.search(r'#let accent = rgb\("(#\w{6})"\)', STYLE)[1] == LIGHT.now
    assert (SCREEN["accent"], PLAIN.accent) == (LIGHT.now, LIGHT.now)
    assert (DARKENED["accent"], DARKENED["ink"], DARKENED["paper"]) == (DARK.now, DARK.ink, DARK.background)


def test_words_can_be_read_on_paper_and_on_screen_light_and_dark():
    """Contrast is one of lightness alone, so it holds in grey as it does in colour."""
    for colour in (INK, PALE, LIGHT.now):
        assert contrast(colour, "#FFFFFF") >= 4.5
    for colours in (SCREEN, DARKENED):
        assert min(contrast(colours[name], colours["paper"]) for name in ("ink", "pale", "accent")) >= 4.5


def test_what_is_and_what_is_aimed_at_can_be_told_apart_in_grey():
    aim = mixed(PLAIN.target, "#FFFFFF", 0.6)
    assert contrast(PLAIN.accent, aim) >= 3
    assert contrast(SCREEN["accent"], SCREEN["soft"]) >= 3
    assert contrast(DARKENED["accent"], DARKENED["soft"]) >= 2


@pytest.mark.parametrize("share", [0.0, 0.25, 0.5, 0.75, 1.0])
def test_figures_can_be_read_on_every_cell_of_a_heat_map(share):
    assert contrast(mixed("#FFFFFF", LIGHT.now, 0.55 * share), INK) >= 3
    for colours in (SCREEN, DARKENED):
        assert contrast(mixed(colours["paper"], colours["accent"], 0.55 * share), colours["ink"]) >= 3


def test_every_drawing_of_the_report_has_a_title_that_says_a_figure_it_found(briefing):
    drawings = [part for section in report(briefing).sections for part in section.parts if isinstance(part, Drawing)]
    assert len(drawings) >= 2 + len(briefing.report.factors)
    for drawing in drawings:
        assert re.search(r"\d", drawing.title), drawing.title
        assert re.search(r" (is|are|stands?|starts?) ", drawing.title), drawing.title


def test_no_chapter_says_a_sentence_twice(briefing):
    for section in report(briefing).sections:
        said = [part.title if isinstance(part, Drawing) else getattr(part, "text", "") for part in section.parts]
        sentences = [one for words in said for one in re.split(r"(?<=\.) ", words) if len(one) > 30]
        assert len(sentences) == len(set(sentences)), section.title


def test_every_slide_with_a_chart_table_or_timeline_has_a_title_that_says_what_it_found(briefing):
    for slide in list(opened(deck_pptx(briefing)).slides)[1:]:
        if any(one.has_chart or one.has_table or one.shape_type == 6 for one in slide.shapes):
            title = slide.shapes.title.text_frame.text
            assert re.search(r"\d", title), title
            assert len(title.split()) >= 5, title


def test_nothing_on_a_slide_is_smaller_than_eleven_points(briefing):
    sizes = set()
    for slide in opened(deck_pptx(briefing)).slides:
        sizes |= {
            int(run.get("sz")) / 100 for run in slide._element.iter() if run.tag.endswith("}rPr") and run.get("sz")
        }
        for one in slide.shapes:
            if one.has_chart:
                held = one.chart._chartSpace.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}defRPr")
                sizes |= {int(run.get("sz")) / 100 for run in held if run.get("sz")}
    assert min(sizes) >= 11


def test_no_word_of_a_table_is_broken(briefing):
    """Of a slide of our own size, with names of the framework's own length."""
    for slide in opened(deck_pptx(briefing)).slides:
        for table in (one.table for one in slide.shapes if one.has_table):
            for column, inner in zip(table.columns, zip(*(row.cells for row in table.rows), strict=True), strict=True):
                for number, cell in enumerate(inner):
                    run = cell.text_frame.paragraphs[0].runs[0]
                    room = Emu(column.width - cell.margin_left - cell.margin_right).pt
                    for word in run.text.split():
                        assert width(word, run.font.size.pt, bold=number == 0) <= room, word
