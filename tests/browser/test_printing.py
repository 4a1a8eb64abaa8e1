"""Printing a page: whole tables and charts on a sheet, without menus, and nothing beyond its edges."""

import io
import unicodedata

import pypdf
import pytest
from walking import SIDEWAYS, ready, visit

from opposite.engine.collecting.assessments import find_wave
from opposite.engine.report import build_report
from opposite.engine.workspace import open_workspace

ORGANISATION = "Larkmarrow Stores"

WITHIN_MARGINS = 700
"""Pixels of a sheet of A4 between margins of 12 mm; US Letter has more."""


def printed(page, paper):
    """The pages that the browser prints, as pypdf reads them."""
    return pypdf.PdfReader(io.BytesIO(page.pdf(format=paper, print_background=True))).pages


def squeezed(pages):
    """The text of all pages without its spaces, which are where the layout put them, and without ligatures."""
    text = "".join(page.extract_text() for page in pages)
    return "".join(unicodedata.normalize("NFKC", text).split())


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_every_row_of_the_roadmap_is_on_paper(page, sample_server, paper):
    visit(page, f"{sample_server.url}/roadmap?organisation={ORGANISATION}")
    ready(page)
    listed = page.locator(".only-printed tbody tr td:nth-child(2)").all_text_contents()
    assert len(listed) > 10
    pages = printed(page, paper)
    text = squeezed(pages)
    assert [title for title in listed if "".join(title.split()) not in text] == []
    for word in ("Understand", "Change people, targets"):
        assert "".join(word.split()) not in text


@pytest.mark.parametrize("path", ["roadmap", "gaps", "profile"])
def test_nothing_lies_beyond_the_edge_of_a_sheet(page, sample_server, path):
    visit(page, f"{sample_server.url}/{path}?organisation={ORGANISATION}")
    ready(page)
    page.emulate_media(media="print")
    page.set_viewport_size({"width": WITHIN_MARGINS, "height": 1000})
    page.wait_for_function("() => document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate(SIDEWAYS) == []


def test_every_gap_is_on_paper(page, sample_server, tmp_path):
    visit(page, f"{sample_server.url}/gaps?organisation={ORGANISATION}")
    ready(page)
    workspace = open_workspace(str(sample_server.copy(tmp_path)))
    report = build_report(workspace, find_wave(workspace, ORGANISATION).id)
    workspace.close()
    text = squeezed(printed(page, "A4"))
    assert [row.title for row in report.ranked_gaps if "".join(row.title.split()) not in text] == []


def test_on_the_screen_the_tables_for_paper_are_not_there(page, sample_server):
    visit(page, f"{sample_server.url}/roadmap?organisation={ORGANISATION}")
    ready(page)
    assert page.locator(".only-printed").count() == 1
    assert not page.locator(".only-printed").is_visible()
