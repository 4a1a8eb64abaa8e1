"""The deck of what Compare shows, and the report of what the filters of Portfolio leave."""

import io
from time import sleep

import pypdf
import pytest
from application import NOW, is_there, words

from opposite.domain.collecting.description import Description
from opposite.engine.collecting.organisations import describe
from opposite.engine.sample import fill_with_sample
from opposite.engine.scoring.stored_scores import stamp
from opposite.exports.briefing.portfolio_pdf import portfolio_pdf
from opposite.ui.shell import cache
from opposite.wording.briefing.side_by_side import NOT_OF_BOTH

pytestmark = pytest.mark.long


@pytest.fixture
def three(application):
    """Acme, Bravo and Cargo; Acme and Cargo are in retail."""
    for name, level in (("Acme", 4), ("Bravo", 3), ("Cargo", 1)):
        application.answer(name, [level] * 16)
    for name in ("Acme", "Cargo"):
        describe(application.workspace, name, Description("Retail"))
    return application


@pytest.mark.main_way
def test_what_is_compared_is_offered_as_a_deck_named_by_who_it_is_of(three):
    page = three.page("compare")
    assert len(page.exception) == 0
    (deck,) = [one for one in page.get("download_button") if one.key == "report-comparison"]
    assert deck.proto.label == "Download as a deck"
    one = three.page("compare", compare=[str(three.report("Acme").assessment.id)])
    assert not is_there(one, "report-comparison")


def test_samples_beside_real_organisations_have_no_deck(three):
    fill_with_sample(three.workspace, now=NOW, force=True)
    both = [str(three.report(name).assessment.id) for name in ("Acme", "Larkmarrow Stores")]
    page = three.page("compare", compare=both)
    assert not is_there(page, "report-comparison")
    assert NOT_OF_BOTH in words(page.caption)


def finished(page):
    """The page once its report is made."""
    for _ in range(600):
        if is_there(page, "report-portfolio-a4"):
            return page
        sleep(0.1)
        page.run()
    raise AssertionError


def test_a_report_is_made_of_what_the_filters_leave(three):
    page = three.page("portfolio", sector="Retail")
    button = page.button(key="ask-portfolio-report")
    assert button.label == "Make a report of these 2"
    page = finished(button.click().run())
    assert [one.key for one in page.get("download_button")][:2] == ["report-portfolio-a4", "report-portfolio-letter"]
    made = made_report()
    assert [row.overview.assessment.organisation.name for row in made.rows] == ["Acme", "Cargo"]
    text = "\n".join(one.extract_text() for one in pypdf.PdfReader(io.BytesIO(portfolio_pdf(made))).pages)
    assert "Retail" in text
    assert "Bravo" not in text


def made_report():
    """The report that was asked for last."""
    return list(cache.enquiries()._known.values())[-1].answer


def test_another_choice_or_another_answer_asks_for_another_report(three):
    page = finished(three.page("portfolio").button(key="ask-portfolio-report").click().run())
    before = stamp(three.workspace)
    page = three.page("portfolio", sector="Retail")
    assert is_there(page, "ask-portfolio-report")
    three.answer("Delta", [2] * 16)
    assert stamp(three.workspace) != before
    assert is_there(three.page("portfolio"), "ask-portfolio-report")


def test_names_that_no_typeface_draws_whole_are_told_above_the_downloads_of_the_report(three):
    said = "no typeface here has them"
    page = finished(three.page("portfolio").button(key="ask-portfolio-report").click().run())
    assert [one for one in words(page.caption) if said in one] == []
    three.answer("Delta \U00012000", [2] * 16)
    page = finished(three.page("portfolio").button(key="ask-portfolio-report").click().run())
    assert [f"{said}: \U00012000 in “Delta \U00012000”. " in one for one in words(page.caption) if said in one] == [
        True
    ]
