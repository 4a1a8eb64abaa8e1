"""Every page on an empty database: it says what will stand there, and leads to what to do first."""

import pytest
from application import PAGES, words

TITLES = {
    "start": "Where does your digital transformation stand?",
    "assess": "Assess my organisation",
    "participation": "Participation",
    "profile": "Profile",
    "gaps": "Gaps",
    "alignment": "Alignment",
    "roadmap": "Roadmap",
    "progress": "Progress",
    "documents": "Documents",
    "portfolio": "Portfolio",
    "compare": "Compare",
    "data": "Data",
    "frameworks": "Frameworks",
    "access": "Access",
    "about": "About OPPOSITE",
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_its_title_and_no_trouble(application, name):
    page = application.page(name)
    assert words(page.title) == [TITLES[name]]
    assert (len(page.exception), len(page.error), len(page.warning)) == (0, 0, 0)


@pytest.mark.parametrize(
    "name",
    ["participation", "profile", "gaps", "alignment", "roadmap", "progress", "documents", "portfolio", "compare"],
)
def test_a_page_that_needs_answers_says_so_and_links_to_both_ways_in(application, name):
    page = application.page(name)
    assert words(page.header) == ["Nothing to show yet"]
    assert [link.label for link in page.get("page_link")] == ["Assess my organisation", "Explore the sample portfolio"]


def test_the_start_page_has_the_two_ways_in(application):
    page = application.page()
    assert [button.key for button in page.button] == ["assess", "demo"]


def test_the_first_way_leads_to_the_set_up_form(application):
    page = application.page().button(key="assess").click().run()
    assert page.text_input(key="new-organisation").value == ""


def test_the_second_way_fills_the_sample_portfolio_and_lists_its_organisations(application):
    page = application.page().button(key="demo").click().run()
    assert words(page.title) == ["Assessments"]
    assert len([button for button in page.button if button.key.startswith("profile-")]) == 12
