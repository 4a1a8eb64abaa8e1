"""A deck of what Compare shows and a report of the portfolio are downloaded, each whole."""

import io

import pypdf
from playwright.sync_api import expect
from pptx import Presentation
from walking import keyed, press, ready, visit


def downloaded(page, key):
    """The name and the content of a file that a button brings."""
    with page.expect_download(timeout=60_000) as taken:
        press(page, key)
    return taken.value.suggested_filename, taken.value.path().read_bytes()


def test_the_deck_of_a_comparison_is_downloaded(page, sample_server):
    visit(page, f"{sample_server.url}/compare")
    ready(page)
    name, content = downloaded(page, "report-comparison")
    assert name == "sample-brindecote-assurance-and-2-others-comparison.pptx"
    titles = [slide.shapes.title.text_frame.text for slide in Presentation(io.BytesIO(content)).slides]
    expect(page.get_by_text(titles[1])).to_be_visible()


def test_the_report_of_a_sector_is_made_and_downloaded(page, sample_server):
    visit(page, f"{sample_server.url}/portfolio?sector=Retail")
    ready(page)
    press(page, "ask-portfolio-report")
    expect(keyed(page, "report-portfolio-a4")).to_be_visible(timeout=120_000)
    name, content = downloaded(page, "report-portfolio-letter")
    assert name == "sample-portfolio-retail.pdf"
    text = "\n".join(one.extract_text() for one in pypdf.PdfReader(io.BytesIO(content)).pages)
    assert "3 organisations" in text
    assert "Quillmarsh" not in text
