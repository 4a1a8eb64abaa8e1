"""Slides, sheets and pages as LibreOffice and poppler draw them: every text stands in its box, and no page is empty."""

import pytest
from decks import TODAY, briefing_of, opened, shape
from rendering import OFFICE, POPPLER, drawn_by_office, fonts, ink, missing, pages, strays
from test_deck_file import named
from test_deck_of_frameworks import answered, large

from opposite.engine.collecting.choosing import meant
from opposite.engine.side_by_side import side_by_side
from opposite.engine.workspace import open_workspace
from opposite.exports.briefing.deck.pptx_file import comparison_pptx
from opposite.exports.briefing.documents import DOCUMENTS

pytestmark = [
    pytest.mark.long,
    pytest.mark.process,
    pytest.mark.skipif(bool(missing(*POPPLER)), reason="poppler (pdftotext, pdftoppm) is not installed"),
]

SPOILT, SIX = "spoilt", "six side by side"
ORGANISATIONS = ("normal", "long names", "large")
MOST_PAGES = {"normal": range(20, 36), "long names": range(20, 45), "large": range(20, 36)}
"""Of a report: ninety names of 200 characters take their room."""

LONG = "Very long name of a company that says everything it does " * 4


@pytest.fixture(scope="module")
def briefings(add_answered, tmp_path_factory):
    """Of an organisation as most are, of one whose names are as long as they can be, and of twelve factors with ninety initiatives."""
    made = {}
    for name in ORGANISATIONS:
        workspace = open_workspace(":memory:")
        if name == "large":
            made[name] = answered(workspace, large(tmp_path_factory.mktemp("framework")))
        else:
            add_answered(workspace, "Acme", seed=1, people_a_group=4, lowest=1, highest=4)
            made[name] = briefing_of(workspace)
        workspace.close()
    return made | {"long names": named(made["long names"], LONG[:200])}


@pytest.fixture(scope="module")
def comparison(add_answered):
    """The deck of six organisations side by side."""
    workspace, names = open_workspace(":memory:"), [f"Organisation {number}" for number in range(6)]
    for number, name in enumerate(names):
        add_answered(workspace, name, seed=number, lowest=1 + number % 3)
    made = comparison_pptx(side_by_side(workspace, meant(workspace, names, None, None), today=TODAY))
    workspace.close()
    return made


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Where what is drawn lies."""
    return tmp_path_factory.mktemp("drawing")


@pytest.fixture(scope="module")
def office(briefings, comparison, folder):
    """By kind and organisation, the file and the PDF that LibreOffice makes of it; all in one run."""
    if missing(*OFFICE):
        pytest.skip("LibreOffice (soffice) is not installed")
    files = {}
    for kind in ("deck", "workbook"):
        for name, briefing in briefings.items():
            path = folder / f"{kind}-{name.replace(' ', '-')}{DOCUMENTS[kind].ending}"
            path.write_bytes(DOCUMENTS[kind].made(briefing))
            files[kind, name] = path
    files["deck", SIX] = folder / "comparison.pptx"
    files["deck", SIX].write_bytes(comparison)
    files["deck", SPOILT] = _spoilt(files["deck", "normal"])
    return {key: (files[key], pdf) for key, pdf in zip(files, drawn_by_office(folder, *files.values()), strict=True)}


def _spoilt(path):
    """A copy of a deck with a text that is too large for its box, another that has moved, and a row that has grown."""
    presentation = opened(path.read_bytes())
    shape(presentation, "answer", "foot").text_frame.text = " ".join(f"word{number}" for number in range(60))
    shape(presentation, "ask", "title").top = -200_000
    table = shape(presentation, "heat map", "heat map").table
    table.cell(1, 0).text_frame.text = "grown " * 120
    made = path.with_name("deck-spoilt.pptx")
    presentation.save(made)
    return made


def out_of_their_boxes(file, pdf):
    """Slide and word of what stands outside, and how many pages and slides there are."""
    slides, drawn = opened(file.read_bytes()).slides, pages(pdf)
    assert len(drawn) == len(slides) in range(9, 15)
    return [
        (slide._element.cSld.get("name"), word)
        for page, slide in zip(drawn, slides, strict=True)
        for word in strays(page, slide)
    ]


@pytest.mark.parametrize("name", [*ORGANISATIONS, SIX])
def test_every_text_of_a_slide_stands_in_its_box(office, name):
    assert out_of_their_boxes(*office["deck", name]) == []


def test_slides_are_drawn_in_the_shipped_typeface(office):
    assert fonts(office["deck", "normal"][1]) == {"Carlito", "Carlito-Bold"}


def test_what_has_left_its_box_is_noticed(office):
    assert {slide for slide, _ in out_of_their_boxes(*office["deck", SPOILT])} == {"answer", "ask", "heat map"}


@pytest.mark.parametrize("name", ORGANISATIONS)
def test_every_figure_of_a_workbook_has_room_in_its_cell_and_its_sheet(office, name):
    _, pdf = office["workbook", name]
    drawn = pages(pdf)
    assert len(drawn) >= 10
    assert [word.text for page in drawn for word in page.words if "###" in word.text] == []
    assert outside(drawn, margin=0) == []


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("name", ORGANISATIONS)
@pytest.mark.parametrize("kind", ["one-pager", "report"])
def test_every_word_of_a_page_stands_between_its_margins(briefings, folder, kind, name, paper):
    path = folder / f"{kind}-{name.replace(' ', '-')}-{paper}.pdf"
    path.write_bytes(DOCUMENTS[kind].made(briefings[name], paper=paper))
    drawn = pages(path)
    assert len(drawn) in ([1] if kind == "one-pager" else MOST_PAGES[name])
    assert outside(drawn, margin=20) == []
    assert min(ink(path, folder)) > 100


def test_no_slide_and_no_sheet_is_empty(office, folder):
    assert {key: min(ink(pdf, folder)) > 100 for key, (_, pdf) in office.items()} == dict.fromkeys(office, True)


def outside(drawn, *, margin):
    """Words that stand nearer to an edge of their page than so many points, with the number of the page."""
    return [
        (number, word.text)
        for number, page in enumerate(drawn, 1)
        for word in page.words
        if min(word.left, word.top) < margin or word.right > page.wide - margin or word.bottom > page.high - margin
    ]
