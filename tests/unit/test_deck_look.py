"""A deck in a firm's own look: its template, its colours and its logo, or why they cannot be used."""

import io
import zipfile

import pytest
from decks import every_part, opened, saved, shape, slides
from PIL import Image
from pptx import Presentation
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.util import Inches

from opposite.exports.briefing.deck.fit import height
from opposite.exports.briefing.deck.look import PLAIN, Look, LookError, read_theme
from opposite.exports.briefing.deck.metrics import measured, width
from opposite.exports.briefing.deck.pptx_file import deck_pptx
from opposite.exports.briefing.deck.proof import RELATIONSHIP
from opposite.exports.briefing.deck.reading import read_deck
from opposite.exports.briefing.deck.verify import differences

pytestmark = pytest.mark.long


def as_template(content):
    """A presentation as a .potx, which differs by the type of its main part."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as packed, zipfile.ZipFile(made, "w") as again:
        for name in packed.namelist():
            part = packed.read(name)
            if name == "[Content_Types].xml":
                part = part.replace(b"presentationml.presentation.main", b"presentationml.template.main")
            again.writestr(name, part)
    return made.getvalue()


def firms(*, without=None):
    """A firm's template: slides of four by three, one slide in it, a name of a user, perhaps a layout missing."""
    presentation = Presentation()
    presentation.core_properties.author = presentation.core_properties.last_modified_by = "somebody"
    said = Part(PackURI("/customXml/item1.xml"), "application/xml", presentation.part.package, b"<said>SECRET</said>")
    presentation.part.relate_to(said, RELATIONSHIP)
    slide = presentation.slides.add_slide(presentation.slide_layouts[0])
    slide.shapes.title.text = "How to use this template"
    for layout in list(presentation.slide_layouts):
        if layout.name == without:
            if layout.name == "Title Slide":
                presentation.part.drop_rel(presentation.slides._sldIdLst[0].rId)
                presentation.slides._sldIdLst.remove(presentation.slides._sldIdLst[0])
            presentation.slide_layouts.remove(layout)
    return as_template(saved(presentation))


@pytest.mark.main_way
def test_slides_are_laid_out_by_the_template_and_its_own_are_gone(briefing):
    made = deck_pptx(briefing, Look(template=firms()))
    presentation = opened(made)
    assert (presentation.slide_width, presentation.slide_height) == (9144000, 6858000)
    assert {slide.slide_layout.name for slide in presentation.slides} == {"Title Slide", "Title Only"}
    parts = every_part(made)
    assert [
        name for name, part in parts.items() if b"How to use" in part or b"SECRET" in part or b"somebody" in part
    ] == []
    assert [name for name in parts if "thumbnail" in name or ("app.xml" in name and "!" not in name)] == []
    assert presentation.core_properties.author == "OPPOSITE"
    for slide in presentation.slides:
        for one in slide.shapes:
            assert one.left + one.width <= 9144010, (slide.name, one.name)
            assert one.top + one.height <= 6858010, (slide.name, one.name)
    assert differences(read_deck(made), briefing) == []


def in_font(template, font):
    """A firm's template whose theme names another font."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(template)) as packed, zipfile.ZipFile(made, "w") as again:
        for name in packed.namelist():
            again.writestr(name, packed.read(name).replace(b'typeface="Calibri"', b'typeface="%s"' % font))
    return made.getvalue()


def test_what_is_drawn_in_a_template_in_arial_fits_in_arial(briefing):
    def beyond(font):
        """Names of the timeline that are wider in Arial than their box, in a template of a font."""
        deck = opened(deck_pptx(briefing, Look(template=in_font(firms(), font))))
        group = next(one for one in slides(deck)["timeline 1"].shapes if one.shape_type == 6)
        names = [one for one in group.shapes if one.name.startswith("name ")]
        runs = [one.text_frame.paragraphs[0].runs[0] for one in names]
        assert {run.font.name for run in runs} == {None}
        with measured(as_arial=True):
            wide = [width(run.text, run.font.size.pt) for run in runs]
        return [run.text for run, one, name in zip(runs, wide, names, strict=True) if one > name.width.pt]

    assert beyond(b"Arial") == []
    assert beyond(b"Calibri") != []


def test_a_template_in_a_font_of_unknown_widths_keeps_it_for_titles_alone(briefing):
    ask = slides(opened(deck_pptx(briefing, Look(template=in_font(firms(), b"Verdana")))))["ask"]
    fonts = {one.name: one.text_frame.paragraphs[0].runs[0].font.name for one in ask.shapes}
    assert fonts == {"title": None, "decisions": "Calibri", "foot": "Calibri", "page": "Calibri"}
    ask = slides(opened(deck_pptx(briefing, Look(template=firms()))))["ask"]
    assert {one.text_frame.paragraphs[0].runs[0].font.name for one in ask.shapes} == {None}


@pytest.mark.parametrize("name", ["Title Slide", "Title Only"])
def test_a_template_without_a_needed_layout_is_refused_by_its_name(briefing, name):
    with pytest.raises(LookError, match=f"The template lacks the layout “{name}” with a title"):
        deck_pptx(briefing, Look(template=firms(without=name)))


def test_a_template_that_nothing_can_be_drawn_on_is_refused(briefing):
    presentation = Presentation()
    master = presentation.slide_masters[0].part
    for key, relation in list(master.rels.items()):
        if relation.reltype.endswith("/theme"):
            master.rels.pop(key)
    with pytest.raises(LookError, match="Slides cannot be drawn on the template"):
        deck_pptx(briefing, Look(template=as_template(saved(presentation))))


def sized(wide, high):
    """A template with slides of so many inches, and what is on them in proportion."""
    presentation = Presentation()
    across, down = Inches(wide) / presentation.slide_width, Inches(high) / presentation.slide_height
    presentation.slide_width, presentation.slide_height = Inches(wide), Inches(high)
    levels = (presentation.slide_master, *presentation.slide_layouts)
    places = [
        (one, (one.left, one.top, one.width, one.height)) for level in reversed(levels) for one in level.placeholders
    ]
    for one, (left, top, broad, tall) in places:
        one.left, one.width, one.top, one.height = (
            int(left * across), int(broad * across), int(top * down), int(tall * down),
        )  # fmt: skip
    return as_template(saved(presentation))


@pytest.mark.parametrize(
    ("wide", "high", "said"),
    [(1, 1, "1 by 1"), (50, 1, "50 by 1"), (7.49, 5.5, "7.49 by 5.5"), (7.5, 5.49, "7.5 by 5.49")],
)
def test_a_template_of_slides_too_small_for_a_decks_texts_is_refused_with_the_least_size(briefing, wide, high, said):
    words = f"The slides of the template are {said} inches, and a deck needs at least 7.5 by 5.5. Take a template"
    with pytest.raises(LookError, match=words):
        deck_pptx(briefing, Look(template=sized(wide, high)))


def test_on_the_smallest_slides_every_drawn_text_stands_in_its_place(briefing):
    deck = opened(deck_pptx(briefing, Look(template=sized(7.5, 5.5))))
    drawn = [one for slide in deck.slides for one in slide.shapes if one.has_text_frame and not one.is_placeholder]
    assert drawn
    for one in drawn:
        said, size = (
            [each.text for each in one.text_frame.paragraphs],
            one.text_frame.paragraphs[0].runs[0].font.size.pt,
        )
        assert height(said, size, one.width.pt) <= one.height.pt + 1, (one.name, said)


def titled_at(top, high=0.5):
    """A template with slides of 10 by 7.5 inches, whose titles stand so many inches below the upper edge."""
    presentation = Presentation()
    layout = next(one for one in presentation.slide_layouts if one.name == "Title Only")
    title = next(one for one in layout.placeholders if one.placeholder_format.idx == 0)
    title.left, title.top, title.width, title.height = (Inches(one) for one in (0.5, top, 9, high))
    return as_template(saved(presentation))


@pytest.mark.parametrize(("top", "high"), [(2.52, 0.5), (4.52, 0.5), (3.5, 0.5), (0.2, 3.0), (0.0, 7.5)])
def test_a_template_whose_title_leaves_too_little_room_is_refused_with_the_least_height(briefing, top, high):
    with pytest.raises(
        LookError, match=r"leaves \d\.\d inches of height .* needs at least 3\.6\. Move that title further up"
    ):
        deck_pptx(briefing, Look(template=titled_at(top, high)))


@pytest.mark.parametrize("top", [0.1, 2.5, 4.58, 6.9])
def test_what_a_slide_shows_stands_below_its_title_or_above_one_that_stands_low(briefing, top):
    made = deck_pptx(briefing, Look(template=titled_at(top)))
    deck = opened(made)
    assert differences(read_deck(made), briefing) == []
    for slide in list(deck.slides)[1:]:
        title = slide.shapes.title
        drawn = [one for one in slide.shapes if not one.is_placeholder]
        assert len(drawn) >= 3
        for one in drawn:
            assert one.top >= 0
            assert one.top + one.height <= deck.slide_height, (one.name, top)
            assert one.top >= title.top + title.height or one.top + one.height <= title.top, (one.name, top)
        for one in drawn:
            if one.has_text_frame and one.text_frame.text:
                said = [each.text for each in one.text_frame.paragraphs]
                size = one.text_frame.paragraphs[0].runs[0].font.size.pt
                assert height(said, size, one.width.pt) <= one.height.pt + 1, (one.name, said)


@pytest.mark.parametrize("theme", [b"", b"no XML", b"<a>cut", b"<other/>"])
def test_a_template_whose_theme_cannot_be_read_is_refused(briefing, theme):
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(firms())) as packed, zipfile.ZipFile(made, "w") as again:
        for name in packed.namelist():
            again.writestr(name, theme if "/theme/" in name else packed.read(name))
    with pytest.raises(LookError, match="The theme of the template, with its colours and fonts, cannot be read"):
        deck_pptx(briefing, Look(template=made.getvalue()))


@pytest.mark.parametrize("content", [b"", b"hello"], ids=["empty", "text"])
def test_a_template_that_is_none_is_refused(briefing, content):
    with pytest.raises(LookError, match="no PowerPoint file"):
        deck_pptx(briefing, Look(template=content))


def theme(folder, text):
    path = folder / "theme.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_colours_and_logo_come_from_the_theme(briefing, tmp_path):
    Image.new("RGB", (300, 60), "navy").save(tmp_path / "logo.png")
    look = read_theme(theme(tmp_path, 'name: Firm\naccent: "#7A1F3D"\nlogo: logo.png\n'))
    assert (look.name, look.accent, look.ink) == ("Firm", "#7A1F3D", PLAIN.ink)
    presentation = opened(deck_pptx(briefing, look))
    logo = shape(presentation, "answer", "logo")
    assert logo._element.nvPicPr.cNvPr.get("descr") == "Logo of Firm"
    assert (
        len([slide for slide in slides(presentation).values() if any(one.name == "logo" for one in slide.shapes)]) == 14
    )
    assert differences(read_deck(saved(presentation)), briefing) == []


def test_a_colour_that_cannot_be_read_is_refused_with_its_ratio(tmp_path):
    with pytest.raises(
        LookError, match=r"accent of the theme file, #FFD700, cannot be read on white: its contrast is 1\.4 to 1\."
    ):
        read_theme(theme(tmp_path, 'accent: "#FFD700"\n'))
    assert read_theme(theme(tmp_path, 'accent: "#767676"\n')).accent == "#767676"
    with pytest.raises(LookError, match=r"4\.5 to 1"):
        read_theme(theme(tmp_path, 'accent: "#777777"\n'))


@pytest.mark.parametrize(
    ("text", "said"),
    [("accent: red\n", "is no colour"), ("colour: 1\n", "has a key “colour”, which no theme has"), ("", "is empty. A theme holds one or more of name, accent"), ("- 1\n", "holds no keys"), ("a: [\n", "cannot be read")],
)  # fmt: skip
def test_a_theme_that_says_something_else_is_refused(tmp_path, text, said):
    with pytest.raises(LookError, match=said):
        read_theme(theme(tmp_path, text))


def test_a_logo_that_is_an_svg_or_far_too_large_or_not_there_is_refused(tmp_path):
    (tmp_path / "logo.svg").write_text("<svg><script>alert(1)</script></svg>", encoding="utf-8")
    with pytest.raises(LookError, match="is no PNG"):
        read_theme(theme(tmp_path, "logo: logo.svg\n"))
    Image.new("RGB", (300, 60), "navy").save(tmp_path / "whole.png")
    (tmp_path / "half.png").write_bytes((tmp_path / "whole.png").read_bytes()[:100])
    with pytest.raises(LookError, match="is damaged or cut off"):
        read_theme(theme(tmp_path, "logo: half.png\n"))
    with (tmp_path / "logo.png").open("wb") as file:
        file.truncate(50_000_000)
    with pytest.raises(LookError, match="has 50 MB"):
        read_theme(theme(tmp_path, "logo: logo.png\n"))
    with pytest.raises(LookError, match="No such file"):
        read_theme(theme(tmp_path, "logo: none.png\n"))
