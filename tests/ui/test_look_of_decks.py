"""A firm's own look for decks: given on the page, refused there in words, and kept until the tab is closed."""

import io

import pytest
from application import NOW, words
from PIL import Image
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE

from opposite.ui.comparison.compare import _deck

pytestmark = pytest.mark.long

ACME = "Acme"
YAML = "application/yaml"


def pptx(*, without=None):
    """A presentation as a template, perhaps without one of the layouts that are needed."""
    presentation = Presentation()
    for layout in list(presentation.slide_layouts):
        if layout.name == without:
            presentation.slide_layouts.remove(layout)
    made = io.BytesIO()
    presentation.save(made)
    return made.getvalue()


def png(*, wide=300):
    made = io.BytesIO()
    Image.new("RGB", (wide, 60), "navy").save(made, "PNG")
    return made.getvalue()


@pytest.fixture
def page(application, add_answered):
    add_answered(application.workspace, ACME, seed=1)
    return application.page("documents", organisation=ACME)


def give(page, kind, name, content, mime="application/octet-stream", *, turn=0):
    page.file_uploader(key=f"look-{kind}-{turn}").upload(name, content, mime).run()
    return page


def look(page):
    return page.session_state["session"].given_look


def dressed(page):
    return [one for one in words(page.caption) if one.startswith("In your firm's")]


def test_without_anything_given_the_deck_has_our_look(page):
    assert (dressed(page), words(page.error)) == ([], [])
    assert "plain-look" not in [button.key for button in page.button]


@pytest.mark.main_way
def test_a_template_a_logo_and_a_theme_are_used_and_taken_away(page):
    template = pptx()
    give(page, "template", "firm.pptx", template)
    give(page, "logo", "logo.png", png(), "image/png")
    give(page, "theme", "theme.yaml", b'name: Firm & Co\naccent: "#7A1F3D"\nlogo: logo.png\n', YAML)
    assert (words(page.error), dressed(page)) == ([], ["In your firm's look: firm.pptx, logo.png and theme.yaml."])
    given = look(page).look
    assert (given.name, given.accent, given.logo, given.template) == ("Firm & Co", "#7A1F3D", png(), template)
    assert page.color_picker(key="look-accent").value == "#7A1F3D"
    page.button(key="take-away-logo").click().run()
    assert (look(page).look.logo, look(page).look.accent) == (None, "#7A1F3D")
    assert "The theme names the logo logo.png: choose that file here too." in words(page.caption)
    page.button(key="plain-look").click().run()
    assert (dressed(page), page.color_picker(key="look-accent").value) == ([], "#0E5A6B")


def test_a_template_without_a_layout_is_refused_where_it_was_given_and_the_one_before_stays(page):
    give(page, "template", "first.pptx", pptx())
    give(page, "template", "second.potx", pptx(without="Title Only"), turn=1)
    [said] = words(page.error)
    assert said.startswith("The template lacks the layout “Title Only” with a title.")
    assert dressed(page) == ["In your firm's look: first.pptx."]
    page.file_uploader(key="look-template-1").set_value(None).run()
    assert words(page.error) == []


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("logo.svg", b"<svg><script>alert(1)</script></svg>", "The logo logo.svg is no PNG."),
        ("logo.png", b"\x89PNG\r\n\x1a\n" + bytes(49_999_992), "The logo logo.png has 50 MB."),
        ("wide.png", png(wide=4001), "The logo wide.png has 4001 by 60 pixels."),
        ("empty.png", b"", "The logo empty.png is empty."),
        ("half.png", png()[:40], "The logo half.png is damaged or cut off."),
    ],
)
def test_a_logo_that_cannot_be_one_is_refused(page, name, content, said):
    give(page, "logo", name, content)
    assert [sentence[: len(said)] for sentence in words(page.error)] == [said]
    assert (look(page).look.logo, dressed(page)) == (None, [])


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b'accent: "#FFD700"\n', "accent of the theme file, \\#FFD700, cannot be read on white: its contrast is 1.4 to 1."),
        (b"colour: 1\n", "The theme file has a key “colour”, which no theme has."),
        (b"\xff\xfe\x00", "The theme file"),
        (b"a: [\n", "The theme file"),
    ],
)  # fmt: skip
def test_a_theme_that_cannot_be_one_is_refused(page, content, said):
    give(page, "theme", "theme.yaml", content, YAML)
    assert [sentence[: len(said)] for sentence in words(page.error)] == [said]
    assert dressed(page) == []


def test_a_colour_that_cannot_be_read_is_refused_with_its_ratio_and_the_last_one_stays(page):
    page.color_picker(key="look-accent").set_value("#7a1f3d").run()
    assert (words(page.error), look(page).look.accent) == ([], "#7A1F3D")
    assert dressed(page) == ["In your firm's colours."]
    page.color_picker(key="look-accent").set_value("#ffd700").run()
    [said] = words(page.error)
    assert said.startswith("Accent, \\#ffd700, cannot be read on white: its contrast is 1.4 to 1.")
    assert said.endswith("The deck keeps \\#7A1F3D.")
    assert look(page).look.accent == "#7A1F3D"


def test_what_was_given_is_there_after_another_page_was_looked_at(page):
    give(page, "logo", "logo.png", png(), "image/png")
    page.color_picker(key="look-ink").set_value("#222222").run()
    page.switch_page("../pages/profile.py").run()
    page.switch_page("../pages/documents.py").run()
    assert (look(page).look.ink, look(page).look.logo) == ("#222222", png())
    assert page.color_picker(key="look-ink").value == "#222222"
    assert "logo.png is used." in " ".join(words(page.markdown))


def test_a_name_of_the_firm_is_text(page):
    page.text_input(key="look-name").set_value("<b>Firm</b> \n & Co").run()
    assert (len(page.exception), look(page).look.name) == (0, "<b>Firm</b> \n & Co".replace("\n", " "))


def test_the_deck_of_a_comparison_has_the_look_that_was_given_and_says_so(page, application, add_answered):
    add_answered(application.workspace, "Bravo", seed=2)
    give(page, "template", "firm.pptx", pptx())
    give(page, "logo", "logo.png", png(), "image/png")
    page.switch_page("../pages/compare.py").run()
    assert dressed(page) == ["In your firm's look: firm.pptx and logo.png. It was given on Documents."]
    chosen = [application.report(name).assessment for name in (ACME, "Bravo")]
    made = Presentation(io.BytesIO(_deck(application.workspace, chosen, [], look(page).look, NOW.date())))
    assert any(one.shape_type == MSO_SHAPE_TYPE.PICTURE for one in made.slides[1].shapes)
    page.switch_page("../pages/documents.py").run()
    page.button(key="plain-look").click().run()
    page.switch_page("../pages/compare.py").run()
    assert dressed(page) == []
