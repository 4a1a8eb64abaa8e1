"""One typeface for every document: what it is, that it is carried, and that what is measured is what is drawn."""

import hashlib
import io
import re
from base64 import b64decode
from datetime import date

import pytest
from decks import briefing_of, every_part
from fontTools.ttLib import TTFont
from pypdf import PdfReader

from opposite.charts.svg_document import _em
from opposite.domain.agreement.agenda import Agenda
from opposite.exports import typeface
from opposite.exports.agenda_pdf import agenda_pdf
from opposite.exports.briefing.deck.fit import lines
from opposite.exports.briefing.deck.metrics import LINE, measured, width
from opposite.exports.briefing.documents import DOCUMENTS
from opposite.exports.briefing.one_pager import one_pager_pdf
from opposite.exports.briefing.report_html import report_html
from opposite.exports.briefing.report_pdf import report_pdf
from opposite.exports.questionnaire.form import build_form
from opposite.exports.questionnaire.paper import RULES, paper
from opposite.exports.typeface import BOLD, REGULAR, MissingTypefaceError, folder

pytestmark = pytest.mark.long

DAY = date(2026, 11, 29)
LATIN = [chr(code) for code in (*range(0x20, 0x7F), *range(0xA1, 0x180)) if code != 0xAD]


@pytest.fixture
def briefing(workspace, add_answered):
    add_answered(workspace, "Société Générale de Überprüfung – Łódź", seed=1)
    return briefing_of(workspace, "Société Générale de Überprüfung – Łódź")


def fonts(pdf):
    """Every font that the pages of a PDF and the drawings in them are set in, by its name."""
    found = set()

    def of(resources):
        for font in (resources.get("/Font") or {}).values():
            found.add(font.get_object()["/BaseFont"].partition("+")[2])
        for drawn in (resources.get("/XObject") or {}).values():
            if "/Resources" in drawn.get_object():
                of(drawn.get_object()["/Resources"])

    for page in PdfReader(io.BytesIO(pdf)).pages:
        of(page["/Resources"])
    return found


def test_its_files_are_those_whose_sums_are_written_beside_them():
    said = dict(re.findall(r"`(\S+\.ttf)` \| `(\w{64})`", (typeface.folder() / "README.md").read_text()))
    held = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in typeface.folder().glob("*.ttf")}
    assert held == said
    assert set(held) == {typeface.REGULAR, typeface.BOLD}
    assert "SIL OPEN FONT LICENSE Version 1.1" in (typeface.folder() / "OFL.txt").read_text()


def test_a_line_is_as_high_as_the_typeface_says():
    heights = typeface.opened(typeface.REGULAR)["hhea"]
    assert pytest.approx((heights.ascent - heights.descent + heights.lineGap) / 2048, abs=5e-4) == LINE


@pytest.mark.main_way
def test_width_is_that_of_the_typeface_and_of_other_scripts_what_is_safe():
    font = typeface.opened(typeface.REGULAR)
    glyphs = [font.getBestCmap()[ord(letter)] for letter in "Where we stand"]
    assert width("Where we stand", 2048) == pytest.approx(sum(font["hmtx"][glyph][0] for glyph in glyphs))
    assert width("0123456789", 10, bold=True) == pytest.approx(10 * width("8", 10, bold=True))
    assert width("株", 10) == 10
    assert width("e\u0301", 10) >= width("e", 10)


def test_within_a_template_in_arial_text_is_as_wide_as_in_arial():
    own = width("Where we stand", 10)
    with measured(as_arial=True):
        assert width("AVA 1", 1000) == pytest.approx(667 * 3 + 278 + 556)
        assert width("Ä", 10) == width("A", 10)
        assert lines("Where we stand", 10, own * 1.02) == ("Where we", "stand")
    assert width("Where we stand", 10) == own
    assert lines("Where we stand", 10, own * 1.04) == ("Where we stand",)


def test_a_drawing_takes_no_letter_for_narrower_than_it_is():
    known = typeface.widths(bold=False)
    assert [letter for letter in LATIN if _em(letter) < known[ord(letter)]] == []


@pytest.mark.main_way
def test_pdfs_of_latin_words_embed_the_shipped_typeface_alone(briefing, workspace):
    agenda = Agenda("Łódź", False, "2026", "Small", 9, 2, 60, (), ())
    form = build_form(workspace.resolve("opposite").framework, RULES)
    made = {
        "one-pager": one_pager_pdf(briefing),
        "one-pager on letter": one_pager_pdf(briefing, paper="letter"),
        "report": report_pdf(briefing),
        "agenda": agenda_pdf(briefing.agenda, made_on=DAY),
        "empty agenda": agenda_pdf(agenda, made_on=DAY),
        "questionnaire": paper(form),
    }
    for name, content in made.items():
        assert fonts(content) == {"Carlito", "Carlito-Bold"}, name
        assert b"pdfuaid:part" in content, name


def test_a_deck_names_one_family_for_latin_words_in_slides_charts_and_their_workbooks(briefing):
    named = set()
    for name, part in every_part(DOCUMENTS["deck"].made(briefing)).items():
        if "!xl/styles" in name:
            named |= set(re.findall(r'<name val="([^"]*)"', part.decode()))
        elif name.endswith(".xml") and "!" not in name:
            named |= set(re.findall(r'<a:latin typeface="([^"+][^"]*)"', part.decode()))
    assert named == {typeface.OFFICE}


def test_a_workbook_names_the_same_family(briefing):
    styles = every_part(DOCUMENTS["workbook"].made(briefing))["xl/styles.xml"].decode()
    assert set(re.findall(r'<name val="([^"]*)"', styles)) == {typeface.OFFICE}


def test_the_html_carries_every_character_it_needs_under_a_name_that_is_not_reserved(briefing):
    content = report_html(briefing).decode()
    assert "font-src data:" in content
    assert len(content) < 300_000
    faces = re.findall(r'font-family:"(\w+)";font-weight:(\d+);src:url\(data:font/woff;base64,([^)]*)\)', content)
    assert [(name, weight) for name, weight, _ in faces] == [("Document", "400"), ("Document", "700")]
    shown = {ord(letter) for letter in re.sub(r"<style>.*?</style>|<[^>]*>", "", content, flags=re.DOTALL)} - {10, 0xA0}
    for _, _, data in faces:
        font = TTFont(io.BytesIO(b64decode(data)))
        assert shown <= set(font.getBestCmap())
        names = {entry.nameID: str(entry) for entry in font["name"].names}
        assert set(names) == {0, 13, 14}
        assert "Open Font License" in names[13]


@pytest.mark.parametrize("lost", [REGULAR, BOLD])
def test_a_program_without_its_typeface_says_so_and_sets_nothing_in_another(tmp_path, monkeypatch, lost):
    kept = {REGULAR, BOLD} - {lost}
    fonts = tmp_path / "fonts"
    fonts.mkdir()
    for name in kept:
        fonts.joinpath(name).write_bytes(folder().joinpath(name).read_bytes())
    monkeypatch.setattr(typeface, "files", lambda _package: tmp_path)
    with pytest.raises(
        MissingTypefaceError, match=f"{lost} is missing. No document was made. Install the program again."
    ):
        folder()
