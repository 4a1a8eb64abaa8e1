"""One selection everywhere: it is read from the address, goes along with the navigation, and what is not there is told."""

import re

import pytest
from application import PAGES, ROOT, is_there, words

from opposite.domain.collecting.assessment import wave_key
from opposite.engine.collecting.assessments import assessments
from opposite.engine.scoring.overview import with_score
from opposite.engine.scoring.portfolio import portfolio_kinds
from opposite.ui.shell import keys
from opposite.ui.shell.frame import SECTIONS
from opposite.ui.shell.selection import BY_NAME, FIGURES, LISTS, SELECTION
from opposite.wording.collecting.start import NONE_MATCH

ORGANISATION = "Tivvelane Outfitters"

HOSTILE = ("x" * 10_000, "<script>alert(1)</script>", "' or 1=1 --", "a\0b", "%ff\ufffd", "=cmd|' /c calc'!A1")


def warned(page):
    return [warning.replace("\\", "") for warning in words(page.warning)]


def go(page, name):
    """Another page as the navigation leads there: with an address that says nothing."""
    page.query_params.clear()
    return page.switch_page(f"../pages/{name}.py").run()


def test_every_name_is_read_by_pages_that_there_are_and_stands_once():
    assert len(BY_NAME) == len(SELECTION)
    assert {page for selected in SELECTION for page in selected.pages} <= set(PAGES)
    assert {other for selected in SELECTION for other in selected.leaves} <= BY_NAME.keys()


def test_the_manual_lists_every_name_and_the_pages_that_read_it():
    rows = re.findall(r"^\| (`.*`) \| .* \| (.*) \|$", (ROOT / "docs" / "addresses.md").read_text(), re.MULTILINE)
    titles = {page.name: page.title for pages in SECTIONS.values() for page in pages}
    told = {name: set(pages.split(", ")) for names, pages in rows for name in re.findall(r"`(.*?)`", names)}
    assert told == {selected.name: {titles[page] for page in selected.pages} for selected in SELECTION}


@pytest.mark.parametrize("name", FIGURES)
def test_a_page_shows_what_the_address_names(sample, name):
    page = sample.page(name, organisation=ORGANISATION)
    assert page.selectbox(key="organisation").value == ORGANISATION


@pytest.mark.parametrize("name", PAGES)
def test_what_is_chosen_goes_along_with_every_link_of_the_navigation(sample, name):
    chosen = {"organisation": ORGANISATION, "factor": "PEO", "sector": ["Retail"]}
    page = go(sample.page("gaps", **chosen), name)
    assert not page.exception
    assert page.query_params["organisation"] == ORGANISATION
    assert (page.query_params["factor"], page.query_params["sector"]) == ("PEO", "Retail")
    assert not any("not here" in warning for warning in warned(page))


@pytest.mark.parametrize(
    ("name", "key", "called"),
    [
        ("gaps", "factor", "factor"),
        ("gaps", "question", "question"),
        ("alignment", "group", "group"),
        ("roadmap", "scenario", "scenario"),
        ("portfolio", "sector", "sector"),
        ("portfolio", "country", "country"),
        ("start", "sector", "sector"),
        ("frameworks", "factor", "factor"),
        ("frameworks", "version", "framework"),
    ],
)
def test_a_name_that_is_not_here_is_told(sample, name, key, called):
    query = {"organisation": ORGANISATION} if name in FIGURES else {}
    page = sample.page(name, **query, **{key: "Nothing"})
    told = f"The {called} “Nothing” that this address names is not here, or not shared with you."
    assert told in warned(page)
    assert page.query_params[key] == "Nothing"


READ_BY = [(selected.name, page) for selected in SELECTION for page in selected.pages]

THERE = {
    "organisation": ORGANISATION,
    "factor": "PEO",
    "question": "PEO2",
    "group": ["executive", "frontline"],
    "scenario": "Ambitious",
    "find": "stores",
    "sector": "Retail",
    "size": "under 250 people",
    "tag": "brokers",
    "against": "median",
    "agreement": "yes",
    "sort": "name",
    "descending": "yes",
    "page": "1",
}
"""What is there in the sample."""

NOT_THERE = ("country", "peers", "benchmark", "imports")
"""What is not: no country, nobody alike enough, no benchmark and no import."""


def told_of(page):
    """What a page says of its address: in warnings, in a note on comparisons that are not offered, or beneath a list."""
    return [
        sentence
        for sentence in (*warned(page), *words(page.info), *words(page.caption))
        if "this address" in sentence
        or sentence.startswith(("Nothing is shown: ", "The address asks for", "The list has no", NONE_MATCH))
    ]


@pytest.mark.parametrize(("name", "page"), READ_BY)
@pytest.mark.parametrize("value", ["zz", "999"])
def test_what_is_not_there_is_told_once_on_every_page_that_reads_it(sample, name, page, value):
    shown = sample.page(page, **{name: value})
    assert (len(shown.exception), len(told_of(shown))) == (0, 1)


@pytest.mark.parametrize(("name", "page"), [read for read in READ_BY if read[0] not in NOT_THERE])
def test_what_is_there_is_shown_and_nothing_is_told(sample, name, page):
    value = THERE.get(name)
    if (name, page) == ("sort", "portfolio"):
        value = "coverage"
    elif name in {"wave", "of-wave"}:
        value = sample.page("profile", organisation=ORGANISATION).selectbox(key="wave").value
    elif name == "compare":
        value = sample.page("compare").multiselect(key="compare-organisations").value[:2]
    elif name == "framework":
        value = portfolio_kinds(sample.workspace)[0].name
    elif name == "version":
        framework = sample.report(ORGANISATION).framework
        value = f"{framework.id} {framework.version}"
    elif name == "archived":
        value = "yes"
    query = {name: value} if name != "wave" else {"organisation": ORGANISATION, name: value}
    shown = sample.page(page, **query)
    assert (len(shown.exception), told_of(shown)) == (0, [])


@pytest.mark.parametrize("page", BY_NAME["organisation"].pages)
def test_where_nothing_is_stored_an_organisation_that_is_named_is_told_too(application, page):
    assert len(told_of(application.page(page, organisation="Acme"))) == 1
    assert told_of(application.page(page)) == []


def test_more_than_a_page_lays_side_by_side_is_told(sample):
    ids = sample.page("compare").multiselect(key="compare-organisations").options
    assert len(ids) > 6
    numbers = [str(wave.id) for wave in with_score(sample.workspace, most=7)]
    page = sample.page("compare", compare=numbers)
    assert "Of 7 compared waves that this address names, the first 6 are shown." in warned(page)
    assert len(page.multiselect(key="compare-organisations").value) == 6
    assert told_of(sample.page("compare", compare=numbers[:6])) == []
    page = sample.page("alignment", organisation="Larkmarrow Stores", group=["executive", "commercial", "frontline"])
    assert "Of 3 groups that this address names, the first 2 are shown." in warned(page)


@pytest.mark.parametrize("words_typed", HOSTILE)
@pytest.mark.parametrize("name", ["assess", "gaps", "alignment", "roadmap", "data", "start", "portfolio", "compare"])
def test_hostile_words_in_the_address_are_text(few, name, words_typed):
    query = {selected.name: words_typed for selected in SELECTION if name in selected.pages}
    page = few.page(name, **query)
    assert not page.exception
    assert not any("could not be shown" in (error.proto.body or "") for error in page.error)
    assert not any(len(warning) > 1_000 for warning in warned(page))


def test_of_a_name_that_stands_there_twice_the_last_counts(sample):
    page = sample.page("gaps", organisation=["Nobody", ORGANISATION])
    assert page.selectbox(key="organisation").value == ORGANISATION


def test_the_factor_of_the_address_narrows_the_gaps_and_opens_one_of_its_questions(sample):
    page = sample.page("gaps", organisation=ORGANISATION, factor="PEO")
    factors = set(page.get_by_key("gap-table").value["Factor"])
    assert factors <= {"People"}
    assert page.selectbox(key="opened-question").value.startswith("PEO")
    page.selectbox(key="gap-factor").set_value("").run()
    assert "factor" not in page.query_params


def test_another_factor_leaves_the_question_of_the_one_before(sample):
    page = sample.page("gaps", organisation=ORGANISATION, factor="PEO", question="PEO2")
    page.selectbox(key="gap-factor").set_value("ORI").run()
    assert (page.query_params["factor"], "question" in page.query_params) == ("ORI", False)


def test_two_groups_stand_in_the_address(sample):
    page = sample.page("alignment", organisation=ORGANISATION)
    pickers = [page.selectbox(key=key) for key in (keys.FIRST_GROUP, keys.SECOND_GROUP)]
    first, second = pickers[1].value, pickers[0].value
    again = sample.page("alignment", organisation=ORGANISATION, group=[first, second])
    assert [again.selectbox(key=key).value for key in (keys.FIRST_GROUP, keys.SECOND_GROUP)] == [first, second]
    again.selectbox(key=keys.FIRST_GROUP).set_value(second).run()
    assert again.selectbox(key=keys.FIRST_GROUP).value == second


def test_a_scenario_stands_in_the_address_and_goes_with_its_organisation(sample):
    page = sample.page("roadmap", organisation=ORGANISATION)
    other = page.selectbox(key="scenario").options[1]
    page.selectbox(key="scenario").set_value(other).run()
    assert page.query_params["scenario"] == other
    page.selectbox(key="organisation").set_value("Larkmarrow Stores").run()
    assert "scenario" not in page.query_params


def test_the_order_of_one_list_is_not_that_of_the_other(sample):
    page = go(sample.page("start", sort="lowest", sector="Retail"), "gaps")
    assert page.query_params["sort"] == "lowest"
    assert go(page, LISTS[0]).query_params["sort"] == "lowest"
    portfolio = go(page, LISTS[1])
    assert ("sort" in portfolio.query_params, portfolio.query_params["sector"]) == (False, "Retail")


def test_a_new_assessment_leaves_what_was_chosen(sample):
    page = sample.page("start", organisation=ORGANISATION, sector="Retail")
    page.button(key="assess").click().run()
    assert is_there(page, "new-organisation")
    assert ("organisation" in page.query_params, page.query_params["sector"]) == (False, "Retail")


def test_whose_figures_were_looked_at_stands_first_where_nobody_is_named_to_be_compared(sample):
    waves = sorted(assessments(sample.workspace, organisation=ORGANISATION), key=wave_key)
    page = sample.page("compare", organisation=ORGANISATION)
    assert page.multiselect(key="compare-organisations").value[0] == str(waves[-1].id)
    assert len(page.multiselect(key="compare-organisations").value) == 3
    page = sample.page("compare", organisation=ORGANISATION, wave=waves[0].wave)
    assert page.multiselect(key="compare-organisations").value[0] == str(waves[0].id)
    others = [str(one.id) for one in with_score(sample.workspace, most=2)]
    page = sample.page("compare", organisation=ORGANISATION, compare=others)
    assert page.multiselect(key="compare-organisations").value == others


def test_nobody_else_is_compared_in_place_of_an_organisation_that_is_not_here(sample):
    page = sample.page("compare", organisation="Nobody")
    assert page.multiselect(key="compare-organisations").value == []
    assert words(page.info) == ["Choose at least two."]
    assert len(told_of(page)) == 1
