"""Names that run from right to left, and factors that are hidden, in what documents say of them."""

import io

import pytest
from pypdf import PdfReader

from opposite.exports.briefing.one_pager import one_pager_pdf
from opposite.exports.briefing.report_html import report_html
from opposite.exports.briefing.report_pdf import foot_of, report_pdf
from opposite.wording.briefing.report import report
from opposite.wording.sentences import joined, side_by_side

pytestmark = pytest.mark.long


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (("Acme", "2026 Q4"), "Acme · 2026 Q4"),
        (("שלום", "2026 Q4"), "שלום\u200e · 2026 Q4"),
        (("مؤسسة ١٢", "2026 Q4"), "مؤسسة ١٢\u200e · 2026 Q4"),
    ],
)
def test_what_follows_a_name_from_right_to_left_stays_behind_it(names, said):
    assert side_by_side(*names) == said


def test_each_sentence_has_one_mark_at_its_end():
    assert joined(["Which of these?", "", "Ten", "Twenty."]) == "Which of these? Ten. Twenty."


OF_TWO_SCRIPTS = ["בנק Leumi לישראל (IL)", "شركة Leumi للنقل (IL)"]
"""Read from the right: what stands in brackets is the last word, and the one farthest to the left."""


@pytest.mark.parametrize("name", OF_TWO_SCRIPTS)
def test_a_name_of_two_scripts_keeps_its_own_order_within_the_sentences_of_a_report_in_html(briefed, name):
    html = report_html(briefed(name)).decode()
    assert f'<p class="headline"><bdi><bdi>{name}</bdi> stands at ' in html
    assert f"<title>{name}: Report</title>" in html


def from_left(pdf, pages, word):
    """How far from the left each place is at which a word stands on the first pages of a PDF, in points."""
    found = []
    for page in PdfReader(io.BytesIO(pdf)).pages[:pages]:
        page.extract_text(visitor_text=lambda text, to, at, *_: word in text and found.append(to[4] + at[4]))
    return found


@pytest.mark.parametrize("name", OF_TWO_SCRIPTS)
def test_a_name_of_two_scripts_keeps_its_own_order_in_pdfs_also_at_the_foot_of_a_page(briefed, name):
    briefing = briefed(name)
    written = report(briefing)
    assert foot_of(written) == f"\u2068{name}\u2069\u200e · {written.occasion}"
    for made, pages in ((one_pager_pdf(briefing), 1), (report_pdf(briefing), 2)):
        assert b"pdfuaid:part" in made
        last, middle = (from_left(made, pages, word) for word in ("IL", "Leumi"))
        assert len(last) == len(middle) > 1
        assert [at for at, beside in zip(last, middle, strict=True) if at >= beside] == []
