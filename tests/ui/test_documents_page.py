"""Documents: a card for each kind, with the button that makes it."""

import io
from datetime import date
from functools import partial
from time import sleep

import pypdf
import pytest
from application import settled, words

from opposite.engine.briefing import brief
from opposite.engine.collecting.assessments import find_wave
from opposite.engine.roadmap.request import RoadmapOptions
from opposite.engine.roadmap.robustness import plan_stability
from opposite.engine.roadmap.scenarios import save_scenario
from opposite.exports.briefing.documents import DOCUMENTS
from opposite.settings import utc_now
from opposite.ui.shell import cache

pytestmark = pytest.mark.long

ACME = "Acme"


def text(content):
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages)


@pytest.mark.main_way
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


def test_characters_that_are_empty_boxes_in_a_pdf_are_told_once(application, add_answered):
    cuneiform = "\U00012000\U00012001"
    name = f"Acme {cuneiform}"
    add_answered(application.workspace, name, seed=1)
    said = [one for one in words(settled(application.page("documents", organisation=name)).caption) if "boxes" in one]
    assert len(said) == 1
    assert f"no typeface here has them: {' '.join(cuneiform)} in “{name}”. It keeps them as text" in said[0]


def test_nothing_is_told_where_every_character_is_drawn(application, add_answered):
    add_answered(application.workspace, ACME, seed=1)
    page = settled(application.page("documents", organisation=ACME))
    assert [one for one in words(page.caption) if "boxes" in one] == []


def test_a_paper_is_chosen_for_what_has_pages(application, add_answered):
    add_answered(application.workspace, ACME, seed=1)
    page = settled(application.page("documents", organisation=ACME))
    page.get_by_key("paper").set_value("letter").run()
    assert (len(page.exception), page.get_by_key("paper").value) == (0, "letter")


def test_how_stable_the_plan_is_is_found_out_for_the_reports_once_somebody_asks(application, add_answered, monkeypatch):
    monkeypatch.setattr("opposite.engine.roadmap.robustness.plan_stability", partial(plan_stability, variations=4))
    add_answered(application.workspace, ACME, seed=1)
    page = settled(application.page("documents", organisation=ACME))
    settled(page).run()
    assert "Both reports say how stable the plan is." not in words(page.caption)
    page.button(key="ask-stability").click().run()
    enquiry = next(iter(cache.enquiries()._known.values()))
    while not enquiry.is_over:
        sleep(0.05)
    page.run()
    assert (len(page.exception), words(page.warning)) == (0, [])
    assert "Both reports say how stable the plan is." in words(page.caption)


def test_why_a_document_could_not_be_made_is_said_in_its_card(application, add_answered):
    add_answered(application.workspace, ACME, seed=1)
    page = settled(application.page("documents", organisation=ACME))
    assessment = find_wave(application.workspace, ACME).id
    not_made = page.session_state["session"].makings.not_made
    not_made |= {
        (assessment, "deck"): "Deck could not be made. <b>Try</b> again.",
        (assessment + 1, "html"): "Another.",
    }
    page.run()
    assert words(page.error) == ["Deck could not be made. \\<b>Try\\</b> again."]


def test_a_plan_that_cannot_be_made_is_told_on_the_page(application, add_answered):
    assessment = find_wave(application.workspace, ACME) if add_answered(application.workspace, ACME, seed=1) else None
    past = RoadmapOptions(start=date(2001, 1, 1))
    save_scenario(application.workspace, assessment, "Past", past, now=utc_now())
    page = application.page("documents", organisation=ACME, scenario="Past")
    assert [sentence[:28] for sentence in words(page.warning)] == ["A roadmap cannot start on 20"]
    assert len(page.get("download_button")) == len(DOCUMENTS)
