"""Documents: a card for each kind, with the button that makes it."""

import io
from datetime import date

import pypdf
from application import settled, words

from opposite.engine.briefing import brief
from opposite.engine.collecting.assessments import find_wave
from opposite.exports.briefing.documents import DOCUMENTS

ACME = "Acme"


def text(content):
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages)


def test_there_is_a_button_for_each_kind_which_says_what_it_makes(application, add_answered):
    add_answered(application.workspace, ACME, seed=1)
    page = settled(application.page("documents", organisation=ACME))
    assert (len(page.exception), words(page.error)) == (0, [])
    assert [button.key for button in page.get("download_button")] == [f"report-{kind}" for kind in DOCUMENTS]
    assert words(page.header) == [document.label for document in DOCUMENTS.values()]


def test_a_document_of_the_page_is_that_of_the_engine(application, add_answered):
    add_answered(application.workspace, ACME, seed=1)
    briefing = brief(application.workspace, find_wave(application.workspace, ACME), today=date(2026, 11, 22))
    document = DOCUMENTS["one-pager"]
    assert "Acme stands at" in text(document.made(briefing))
    assert document.file_name(briefing).endswith("-one-pager.pdf")


def test_one_person_and_a_few_answers_are_enough(few):
    page = settled(few.page("documents"))
    assert len(page.get("download_button")) == len(DOCUMENTS)


def test_without_a_score_nothing_is_offered(application):
    application.answer("Nobody Yet Ltd", [])
    page = application.page("documents", organisation="Nobody Yet Ltd")
    assert page.get("download_button") == []
    assert words(page.info) == ["There is nothing to take along yet: no question has a score that can be shown."]


def test_a_paper_is_chosen_for_what_has_pages(application, add_answered):
    add_answered(application.workspace, ACME, seed=1)
    page = settled(application.page("documents", organisation=ACME))
    page.get_by_key("paper").set_value("letter").run()
    assert (len(page.exception), page.get_by_key("paper").value) == (0, "letter")
