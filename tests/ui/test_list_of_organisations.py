"""The list of organisations on the start page: sorted, filtered and found; what is chosen stands in its address."""

from datetime import date

import pytest
from application import words

from opposite.domain.collecting.description import Description
from opposite.engine.collecting.assessments import find_wave
from opposite.engine.collecting.organisations import archive, change_wave, describe
from opposite.engine.scoring.at_a_glance import organisations_at_a_glance
from opposite.settings import utc_now
from opposite.ui.shell.text import as_text

pytestmark = pytest.mark.long

HOSTILE = "**x** [y](javascript:z) <b>"


def answer_four(application):
    for name, wave, level in (
        ("Acme", "1", 2), ("Acme", "2", 4), ("Bravo", "1", 3), ("Cargo", "1", 1), ("Delta", "1", 5),
    ):  # fmt: skip
        application.answer(name, [level] * 16, wave=wave)
    workspace = application.workspace
    change_wave(workspace, find_wave(workspace, "Acme", "2").id, wave_date=date(2027, 1, 1))
    describe(workspace, "Acme", Description("Retail", people=40, country="Norway", tags=("a", HOSTILE)))
    describe(workspace, "Cargo", Description("Retail", country="Chile", tags=("a",)))
    archive(workspace, "Delta", now=utc_now())
    organisations_at_a_glance(workspace, most=1)  # scores them


@pytest.fixture
def four(application, filled_once):
    """Acme went from 2 to 4, Bravo stands at 3, Cargo at 1; Delta is archived."""
    return filled_once(application, answer_four)


def names(page):
    """The organisations that are listed, in their order."""
    return [said.strip("*") for said in words(page.markdown) if said.startswith("**")]


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("name", ["Acme", "Bravo", "Cargo"]),
        ("highest", ["Acme", "Bravo", "Cargo"]),
        ("lowest", ["Cargo", "Bravo", "Acme"]),
        ("nonsense", ["Cargo", "Bravo", "Acme"]),
    ],
)
def test_it_is_sorted_as_the_address_says(four, sort, expected):
    assert names(four.page("start", sort=sort)) == expected


@pytest.mark.main_way
def test_sorting_goes_to_the_address(four):
    page = four.page("start")
    page.selectbox(key="sort-by").set_value("lowest").run()
    assert page.query_params["sort"] == "lowest"
    assert names(page)[0] == "Cargo"


def test_it_is_filtered_by_sector_country_and_tag(four):
    page = four.page("start", sort="name")
    page.multiselect(key="filter-sector").set_value(["Retail"]).run()
    assert names(page) == ["Acme", "Cargo"]
    page.multiselect(key="filter-country").set_value(["Chile"]).run()
    assert names(page) == ["Cargo"]
    assert (page.query_params["sector"], page.query_params["country"]) == ("Retail", "Chile")
    assert names(four.page("start", tag=HOSTILE)) == ["Acme"]
    assert names(four.page("start", sector="x' or 1=1", sort="name")) == ["Acme", "Bravo", "Cargo"]
    page = four.page("start", sector="Retail", tag=HOSTILE, country="Chile")
    assert words(page.caption)[-1].startswith("No organisation is called so, or is of that kind.")


def test_what_is_typed_stands_in_the_address_and_comes_back_with_it(four):
    page = four.page("start", sort="name", page="1")
    page.text_input(key="find-start").input("a").run()
    assert (names(page), page.query_params["find"]) == (["Acme", "Bravo", "Cargo"], "a")
    page.text_input(key="find-start").input("a ").run()
    assert (page.text_input(key="find-start").value, page.query_params["find"]) == ("a ", "a")
    again = four.page("start", find="CARG")
    assert (names(again), again.text_input(key="find-start").value) == (["Cargo"], "CARG")
    again.text_input(key="find-start").input("").run()
    assert (len(names(again)), "find" in again.query_params) == (3, False)


def test_archived_ones_are_listed_when_they_are_asked_for(four):
    page = four.page("start")
    page.toggle(key="filter-archived").set_value(True).run()
    assert names(page) == ["Delta"]
    assert any(said.startswith("archived · ") for said in words(page.caption))
    assert names(four.page("start", archived="yes")) == ["Delta"]
    page.toggle(key="filter-archived").set_value(False).run()
    assert len(names(page)) == 3


def test_a_row_says_what_is_kept_and_how_the_score_went(four):
    page = four.page("start", sort="name")
    kept = [said for said in words(page.caption) if said.startswith("open · ")]
    assert kept[0] == as_text(f"open · 2 waves · Retail · 40 people work there · Norway · a · {HOSTILE}")
    (trend,) = page.image
    assert trend.proto.imgs[0].alt == "Overall by wave: 1 2.0, 2 4.0"


def test_a_row_leads_to_what_is_kept_of_it(four):
    page = four.page("start", sort="name")
    page = next(button for button in page.button if button.label == "Edit").click().run()
    assert words(page.title) == ["Data"]
    assert page.selectbox(key="kept-name").value == "Acme"


@pytest.mark.parametrize("name", ["profile", "gaps", "roadmap", "alignment", "progress", "participation"])
def test_the_address_of_an_archived_one_opens_it_and_says_so(four, name):
    page = four.page(name, organisation="Delta")
    assert (words(page.error), words(page.warning), list(page.exception)) == ([], [], [])
    assert page.selectbox(key="organisation").value == "Delta"
    assert page.query_params["organisation"] == "Delta"
    assert any(said.endswith("· open · archived") for said in words(page.markdown))


def test_it_is_filtered_by_size(four):
    describe(four.workspace, "Bravo", Description(people=300))
    four.close()
    page = four.page("start", size="250 to 999 people")
    assert names(page) == ["Bravo"]
    assert page.multiselect(key="filter-size").value == ["250 to 999 people"]


def test_no_page_opens_an_archived_one_by_itself(four):
    workspace = four.workspace
    for name in ("Acme", "Cargo"):
        archive(workspace, name, now=utc_now())
    four.close()
    page = four.page("profile")
    assert page.selectbox(key="organisation").value == "Bravo"
    assert page.selectbox(key="organisation").options == ["Bravo"]


def test_where_all_are_archived_the_start_page_lists_them_when_asked(four):
    workspace = four.workspace
    for name in ("Acme", "Bravo", "Cargo"):
        archive(workspace, name, now=utc_now())
    four.close()
    page = four.page("start")
    assert words(page.title) == ["Assessments"]
    assert names(page) == []
    page.toggle(key="filter-archived").set_value(True).run()
    assert len(names(page)) == 4
    page = four.page("profile")
    assert (words(page.error), list(page.exception)) == ([], [])


def test_the_next_step_of_a_closed_wave_is_its_roadmap(sample):
    page = sample.page("start", sort="highest")
    button = next(button for button in page.button if (button.key or "").startswith("roadmap-of-"))
    page = button.click().run()
    assert words(page.title) == ["Roadmap"]
    assert page.selectbox(key="organisation").value == "Quillmarsh Insurance"
