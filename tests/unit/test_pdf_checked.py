"""A PDF or an HTML file that was changed says so when it is checked, wherever it was changed; what a reader adds beside it does not."""

import io
import re

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import FreeText, Highlight, Text
from pypdf.generic import ArrayObject, DecodedStreamObject, DictionaryObject, FloatObject, NameObject, TextStringObject

from opposite.exports.briefing.one_pager import one_pager_pdf
from opposite.exports.briefing.remade.reading import UnknownDocumentError, read_document
from opposite.exports.briefing.remade.verify import differences
from opposite.exports.briefing.report_html import report_html
from opposite.exports.briefing.report_pdf import report_pdf

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def report(briefing):
    return report_pdf(briefing)


@pytest.fixture(scope="module")
def page(briefing):
    return one_pager_pdf(briefing)


@pytest.fixture
def found(briefing):
    """What differs in a file, and whether it is a fault."""
    return lambda content: [
        (one.page, one.what, one.is_beside) for one in differences(read_document(content), briefing)
    ]


def changed(pdf, change):
    """The PDF after somebody changed it with a program that writes all of it anew."""
    writer = PdfWriter(clone_from=io.BytesIO(pdf))
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def redrawn(number, old, new):
    """Puts other operators into the content of a page, at the first place where they stand."""

    def change(writer):
        page = writer.pages[number - 1]
        content = page.get_contents().get_data()
        assert old in content
        stream = DecodedStreamObject()
        stream.set_data(content.replace(old, new, 1))
        page[NameObject("/Contents")] = writer._add_object(stream)

    return change


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_what_was_made_is_found_true_on_either_paper(briefing, found, paper):
    assert found(report_pdf(briefing, paper=paper)) == []
    assert found(one_pager_pdf(briefing, paper=paper)) == []
    assert found(report_html(briefing)) == []


def test_a_program_that_writes_all_of_it_anew_changes_nothing(report, found):
    assert found(changed(report, lambda writer: writer.compress_identical_objects())) == []


@pytest.mark.main_way
def test_a_figure_typed_over_another_is_found_where_it_stands(page, briefing):
    content = PdfReader(io.BytesIO(page)).pages[0].get_contents().get_data()
    glyphs = re.findall(rb"\[\(((?:\\\d{3}|[^\\)]|\\.)+)\)", content)
    one, other = glyphs[0], glyphs[1]
    [difference, *rest] = differences(read_document(changed(page, redrawn(1, one, other))), briefing)
    assert (difference.page, difference.what) == (1, "text")
    assert difference.said != difference.computed
    assert rest == []


def test_a_line_of_a_drawing_that_ends_elsewhere_is_found(page, found):
    content = PdfReader(io.BytesIO(page)).pages[0].get_contents().get_data()
    line = re.search(rb"[\d.]+ [\d.]+ l\n", content)[0]
    assert found(changed(page, redrawn(1, line, b"9.9 9.9 l\n"))) == [(1, "what is drawn", False)]


def test_glyphs_of_a_font_that_were_exchanged_are_found(page, found):
    def change(writer):
        fonts = [
            one
            for one in writer._objects
            if (isinstance(one, DictionaryObject) and "/FontFile3" in one) or "/FontFile2" in one
        ]
        descriptor = fonts[0]
        key = next(one for one in descriptor if one.startswith("/FontFile"))
        stream = DecodedStreamObject()
        data = descriptor[key].get_data()
        stream.set_data(data[:-9] + bytes(reversed(data[-9:])))
        descriptor[NameObject(key)] = writer._add_object(stream)

    assert found(changed(page, change)) == [(1, "what is drawn", False)]


def test_pages_that_changed_places_are_found_and_one_taken_out(report, found):
    def exchanged(writer):
        kids = writer.root_object["/Pages"]["/Kids"]
        kids[3], kids[4] = kids[4], kids[3]

    places = {(page, what) for page, what, _ in found(changed(report, exchanged))}
    assert {page for page, _ in places} <= {4, 5}
    assert places

    def without(writer):
        writer.remove_page(6)

    assert (None, "number of pages", False) in found(changed(report, without))


def test_words_laid_over_a_page_are_found(page, found):
    note = FreeText(text="5.9", rect=(50, 550, 200, 650))
    assert found(changed(page, lambda writer: writer.add_annotation(0, note))) == [(1, "laid over", False)]


def test_a_comment_and_a_highlight_are_told_and_are_no_fault(page, found):
    def change(writer):
        writer.add_annotation(0, Text(text="Ask about the 2.7", rect=(500, 700, 520, 720)))
        corners = ArrayObject(FloatObject(one) for one in (50, 120, 100, 120, 50, 100, 100, 100))
        writer.add_annotation(0, Highlight(rect=(50, 100, 100, 120), quad_points=corners))

    assert found(changed(page, change)) == [(1, "comment", True), (1, "comment", True)]


@pytest.mark.parametrize(
    ("drawing", "is_fault"), [(b"1 1 0 rg 0 0 50 20 re f", False), (b"BT /F 9 Tf (5.9) Tj ET", True)]
)
def test_a_highlight_that_writes_words_of_its_own_is_a_fault(page, found, drawing, is_fault):
    def change(writer):
        stream = DecodedStreamObject()
        stream.set_data(drawing)
        stream[NameObject("/Subtype")] = NameObject("/Form")
        corners = ArrayObject(FloatObject(one) for one in (50, 120, 100, 120, 50, 100, 100, 100))
        highlight = Highlight(rect=(50, 100, 100, 120), quad_points=corners)
        highlight[NameObject("/AP")] = DictionaryObject({NameObject("/N"): writer._add_object(stream)})
        writer.add_annotation(0, highlight)

    [(_, _, is_beside)] = found(changed(page, change))
    assert is_beside is not is_fault


def test_what_a_screen_reader_says_is_found_when_it_was_changed(report, found):
    def change(writer):
        spoken = next(one for one in writer._objects if isinstance(one, DictionaryObject) and "/Alt" in one)
        spoken[NameObject("/Alt")] = TextStringObject("5.9 of 6")

    assert found(changed(report, change)) == [(None, "texts that are read aloud", False)]


def test_bookmarks_title_attachments_and_scripts_are_found_when_they_were_changed(page, found):
    assert found(changed(page, lambda writer: writer.add_outline_item(title="5.9", page_number=0))) == [
        (None, "bookmarks", False)
    ]
    assert found(changed(page, lambda writer: writer.add_metadata({"/Title": "5.9"}))) == [(None, "title", False)]
    assert found(changed(page, lambda writer: writer.add_attachment("x", b"5.9"))) == [(None, "attachments", False)]

    def run_when_opened(writer):
        script = {"/S": NameObject("/JavaScript"), "/JS": TextStringObject("app.alert(5.9)")}
        writer.root_object[NameObject("/OpenAction")] = DictionaryObject(
            {NameObject(key): one for key, one in script.items()}
        )

    assert found(changed(page, run_when_opened)) == [(None, "what it holds beside its pages", False)]


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        (r"<td>[0-9.]+", "<td>5.9", "text"),
        (r"<style>", "<style>h1::after{content:'5.9'}", "what is drawn"),
        (r'<rect x="[0-9.]+"', '<rect x="1"', "what is drawn"),
        (r"</main>", "<p>5.9</p></main>", "text"),
    ],
)
def test_an_html_file_that_was_changed_is_found(briefing, found, old, new, what):
    page = report_html(briefing).decode()
    edited = re.sub(old, new, page, count=1)
    assert edited != page
    assert found(edited.encode()) == [(1, what, False)]


def test_what_was_made_elsewhere_says_nothing_to_be_checked_by_and_what_is_broken_is_refused(page):
    writer, out = PdfWriter(), io.BytesIO()
    writer.add_blank_page(100, 100)
    writer.write(out)
    assert read_document(out.getvalue()) is None
    assert read_document(b"<!doctype html><p>5.9</p>") is None
    with pytest.raises(UnknownDocumentError, match="cannot be read"):
        read_document(page[:500])
    for made_of in ("[]", '{"kind": "deck"}', "5.9"):
        with pytest.raises(UnknownDocumentError):
            read_document(f"<!doctype html><meta name=\"opposite-made-of\" content='{made_of}'>".encode())
