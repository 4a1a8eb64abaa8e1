"""`opposite report`: the kinds with pages on the paper that is asked for, and the report in one HTML file."""

import io

import pytest
from pypdf import PdfReader

pytestmark = pytest.mark.long

WIDTHS = {"a4": 595, "letter": 612}


@pytest.mark.parametrize("kind", ["one-pager", "report"])
@pytest.mark.parametrize("paper", WIDTHS)
def test_pages_have_the_size_that_is_asked_for(opposite, database, tmp_path, kind, paper):
    written = tmp_path / "acme.pdf"
    done = opposite(
        "report",
        "--database",
        database,
        "--organisation",
        "Acme",
        "--kind",
        kind,
        "--paper",
        paper,
        "--output",
        written,
    )
    assert done[0] == 0
    pages = PdfReader(io.BytesIO(written.read_bytes())).pages
    assert {round(page.mediabox.width) for page in pages} == {WIDTHS[paper]}


@pytest.mark.main_way
def test_an_html_file_holds_the_report(opposite, database, tmp_path):
    written = tmp_path / "acme.html"
    assert opposite("report", "--database", database, "--organisation", "Acme", "--output", written)[0] == 0
    assert written.read_text(encoding="utf-8").startswith('<!doctype html><html lang="en">')


def test_of_several_each_report_is_named_by_organisation_wave_and_kind(opposite, database, tmp_path):
    assert opposite("report", "--database", database, "--all", "--kind", "report", "--output", tmp_path / "out")[0] == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "acme-1-report.pdf",
        "bravo-autumn-report.pdf",
    ]


def test_an_unknown_paper_is_a_wrong_use(opposite, database, tmp_path):
    status, _, told = opposite(
        "report", "--database", database, "--organisation", "Acme", "--paper", "a3", "--output", tmp_path / "a.pdf"
    )
    assert status == 2
    assert "'a3' is not one of 'a4', 'letter'" in told
