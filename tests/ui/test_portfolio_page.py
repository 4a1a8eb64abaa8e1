"""The portfolio page: organisations sorted, filtered and paged, their heat map, what is hidden, and who sees which."""

import json
from datetime import date
from statistics import median
from time import sleep

import pytest
from application import NOW, is_there, rows, words

from opposite.domain.access.identity import Identity, Role
from opposite.domain.collecting.description import Description
from opposite.engine.agreement.agreement import read_agreement
from opposite.engine.collecting.assessments import find_wave
from opposite.engine.collecting.finding import called_so
from opposite.engine.collecting.invitations import set_due
from opposite.engine.collecting.narrowing import Narrowing
from opposite.engine.collecting.organisations import archive, change_wave, describe
from opposite.engine.collecting.setup import start_wave
from opposite.engine.collecting.waves import close_wave
from opposite.engine.sample import fill_with_sample
from opposite.engine.scoring.portfolio import portfolio, portfolio_kinds, waves_of_portfolio
from opposite.engine.several_roadmaps import recurring, several_roadmaps
from opposite.errors import NotAllowedError
from opposite.tables.roadmap import ROADMAP_COLUMNS, roadmap_table

pytestmark = pytest.mark.long


def answer_four(application):
    for name, wave, level in (
        ("Acme", "1", 2), ("Acme", "2", 4), ("Bravo", "1", 3), ("Cargo", "1", 1), ("Delta", "1", 5),
    ):  # fmt: skip
        application.answer(name, [level] * 16, wave=wave)
    describe(application.workspace, "Acme", Description("Retail", country="Norway", tags=("a",)))
    describe(
        application.workspace,
        "Cargo",
        Description("Retail", country="Chile", size="250 to 999 people", tags=("a", "b")),
    )
    archive(application.workspace, "Delta", now=NOW)


@pytest.fixture
def three(application, filled_once):
    """Acme stands at 2 and then 4, Bravo at 3, Cargo at 1; Delta is archived."""
    return filled_once(application, answer_four)


def table(page):
    return rows(page.get_by_key("portfolio-table").value.drop(columns="Trend", errors="ignore"))


def names(page):
    return [row["Organisation"] for row in table(page)]


def heatmap(page):
    (component,) = page.get("bidi_component")
    return json.loads(component.proto.json)


@pytest.mark.main_way
def test_a_row_says_where_an_organisation_stands(three):
    acme = table(three.page("portfolio"))[0]
    assert (acme["Organisation"], acme["Wave"], acme["Overall"], acme["Change"]) == ("Acme", "2", 4.0, 2.0)
    assert (acme["Sector"], acme["Country"], acme["Weakest factor"]) == ("Retail", "Norway", None)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({}, ["Acme", "Bravo", "Cargo"]),
        ({"sort": "overall"}, ["Cargo", "Bravo", "Acme"]),
        ({"sort": "overall", "descending": "yes"}, ["Acme", "Bravo", "Cargo"]),
        ({"sort": "country"}, ["Cargo", "Acme", "Bravo"]),
        ({"sort": "trend"}, ["Acme", "Bravo", "Cargo"]),
        ({"sort": "stage"}, ["Cargo", "Bravo", "Acme"]),
        ({"sort": "stage", "descending": "yes"}, ["Acme", "Bravo", "Cargo"]),
        ({"sort": "coverage"}, ["Acme", "Bravo", "Cargo"]),
        ({"sort": "agreement"}, ["Acme", "Bravo", "Cargo"]),
        ({"of-wave": "2"}, ["Acme"]),
        ({"of-wave": "1", "sort": "overall"}, ["Cargo", "Acme", "Bravo"]),
        ({"of-wave": "nonsense"}, ["Acme", "Bravo", "Cargo"]),
        ({"sort": "ORI"}, ["Cargo", "Bravo", "Acme"]),
        ({"sort": "x' or 1=1"}, ["Acme", "Bravo", "Cargo"]),
        ({"sector": "Retail"}, ["Acme", "Cargo"]),
        ({"sector": "Retail", "country": "Chile"}, ["Cargo"]),
        ({"size": "250 to 999 people"}, ["Cargo"]),
        ({"tag": ["a", "b"]}, ["Cargo"]),
        ({"sort": "size"}, ["Cargo", "Acme", "Bravo"]),
        ({"sort": "tags", "descending": "yes"}, ["Cargo", "Acme", "Bravo"]),
        ({"find": "ARG"}, ["Cargo"]),
        ({"find": "a", "sort": "overall"}, ["Cargo", "Bravo", "Acme"]),
        ({"find": "a", "sector": "Retail", "sort": "overall"}, ["Cargo", "Acme"]),
        ({"sector": "nonsense"}, ["Acme", "Bravo", "Cargo"]),
    ],
)
def test_it_is_sorted_and_filtered_as_the_address_says(three, query, expected):
    assert names(three.page("portfolio", **query)) == expected


@pytest.fixture
def under_way(three):
    """Acme's wave of October is closed, Bravo's of March is open until May, Cargo's of June without end."""
    workspace = three.workspace
    waves = {name: find_wave(workspace, name).id for name in ("Acme", "Bravo", "Cargo")}
    for name, month in (("Acme", 10), ("Bravo", 3), ("Cargo", 6)):
        change_wave(workspace, waves[name], wave_date=date(2027, month, 1))
    close_wave(workspace, waves["Acme"], now=NOW)
    set_due(workspace, waves["Acme"], date(2027, 1, 9), grows=False)
    set_due(workspace, waves["Bravo"], date(2027, 5, 3), grows=False)
    describe(workspace, "Acme", Description("Retail", people=40))
    return three


def test_a_row_says_whether_its_wave_is_open_until_when_and_what_comes_next(under_way):
    page = under_way.page("portfolio")
    said = [[row[column] for column in ("Organisation", "Status", "Next step")] for row in table(page)]
    assert said == [["Acme", "Closed", "Roadmap"], ["Bravo", "Open", "Continue"], ["Cargo", "Open", "Continue"]]
    due = page.get_by_key("portfolio-table").value["Due"]
    assert [None if one is None else one for one in due] == [None, date(2027, 5, 3), None]


@pytest.mark.parametrize(
    ("sort", "upward", "downward"),
    [
        ("wave", "Bravo Cargo Acme", "Acme Cargo Bravo"),
        ("status", "Bravo Cargo Acme", "Acme Bravo Cargo"),
        ("due", "Bravo Acme Cargo", "Bravo Acme Cargo"),
        ("size", "Acme Cargo Bravo", "Cargo Acme Bravo"),
    ],
)
def test_it_is_sorted_by_waves_and_their_status_and_by_size(under_way, sort, upward, downward):
    assert names(under_way.page("portfolio", sort=sort)) == upward.split()
    assert names(under_way.page("portfolio", sort=sort, descending="yes")) == downward.split()


def test_it_is_sorted_by_next_steps_in_the_order_in_which_they_are_come_to(under_way):
    """Echo answers by invitation, Empty was closed without answers: what the store sorts by is what is shown."""
    workspace, loaded = under_way.workspace, under_way.workspace.resolve("opposite")
    asked = {"organisation": "Echo", "wave": "1", "profile": "pulse", "now": NOW}
    start_wave(workspace, loaded, people={"executive": 4}, **asked)
    empty = start_wave(workspace, loaded, people={"executive": 4}, **asked | {"organisation": "Empty"})
    close_wave(workspace, empty, now=NOW)
    steps = [(row["Organisation"], row["Next step"]) for row in table(under_way.page("portfolio", sort="step"))]
    assert steps == [
        ("Echo", "Participation"), ("Bravo", "Continue"), ("Cargo", "Continue"), ("Empty", "Profile"), ("Acme", "Roadmap"),
    ]  # fmt: skip
    page = under_way.page("portfolio", sort="step", descending="yes")
    assert names(page) == ["Acme", "Empty", "Bravo", "Cargo", "Echo"]
    assert page.selectbox(key="sort-by").value == "step"
    assert page.toggle(key="portfolio-descending").label == "Last step first"


@pytest.mark.parametrize(
    ("sort", "other_way"),
    [("organisation", "From Z to A"), ("due", "Latest first"), ("status", "Closed first"), ("TEC", "Highest first")],
)
def test_the_other_way_round_is_said_of_what_is_sorted_by_and_stays_on_when_that_changes(under_way, sort, other_way):
    page = under_way.page("portfolio", sort="overall", descending="yes")
    assert page.toggle(key="portfolio-descending").label == "Highest first"
    page.selectbox(key="sort-by").set_value(sort).run()
    toggle = page.toggle(key="portfolio-descending")
    assert (toggle.label, toggle.value) == (other_way, True)
    toggle.set_value(False).run()
    assert page.toggle(key="portfolio-descending").value is False
    assert "descending" not in page.query_params


def test_what_is_typed_narrows_the_portfolio_its_medians_and_its_report_and_stands_in_the_address(three):
    page = three.page("portfolio", against="median")
    page.text_input(key="find-portfolio").input(" arg ").run()
    assert (names(page), page.query_params["find"]) == (["Cargo"], "arg")
    assert {cell["printed"] for cell in heatmap(page)["rows"][0]["cells"]} == {"0.0"}
    assert "Make a report of it" in [button.label for button in page.button]
    page.text_input(key="find-portfolio").input("").run()
    assert (len(names(page)), "find" in page.query_params) == (3, False)
    assert three.page("portfolio", find="arg").text_input(key="find-portfolio").value == "arg"


def test_an_organisation_of_others_is_not_found_by_its_name(three):
    theirs = three.workspace.acting_for(Identity(Role.CONSULTANT, organisations=frozenset()))
    kind = portfolio_kinds(three.workspace)[0]
    assert called_so(theirs, "a") == ()
    assert portfolio(theirs, kind, narrowing=Narrowing(called="a", found=(1, 2, 3)), most=9).rows == ()


def test_a_wave_is_shown_as_it_was_then_with_the_trend_over_all_waves(three):
    page = three.page("portfolio", **{"of-wave": "1"})
    acme = table(page)[0]
    assert (acme["Wave"], acme["Overall"], acme.get("Change")) == ("1", 2.0, None)
    assert list(page.dataframe[0].value["Trend"][0]) == [2.0, 4.0]
    assert page.selectbox(key="portfolio-wave").options == ["Latest", "1 (3)", "2 (1)"]
    page = page.selectbox(key="portfolio-wave").set_value("2").run()
    assert page.query_params["of-wave"] == "2"
    assert names(page) == ["Acme"]


def test_weakest_factors_are_sorted_as_the_framework_has_them_and_shown_as_they_are_sorted(application):
    fill_with_sample(application.workspace, now=NOW)
    kind = portfolio_kinds(application.workspace)[0]
    rows = portfolio(application.workspace, kind, by="weakest", most=50).rows
    places = [[factor.id for factor in kind.framework.factors].index(row.weakest) for row in rows if row.weakest]
    assert places == sorted(places)
    for row in rows:
        weakest = application.report(row.overview.assessment.organisation.name).weakest
        assert row.weakest in {None, weakest.node if weakest is not None else None}


def test_it_is_sorted_by_the_change_that_is_shown(application):
    fill_with_sample(application.workspace, now=NOW)
    kind = portfolio_kinds(application.workspace)[0]
    changes = [row.change for row in portfolio(application.workspace, kind, by="trend", descending=True, most=50).rows]
    told = [change for change in changes if change is not None]
    assert told == sorted(told, reverse=True)
    assert changes[: len(told)] == told


def test_it_is_sorted_by_agreement_and_shows_it_then(application):
    fill_with_sample(application.workspace, now=NOW)
    for descending in ("no", "yes"):
        page = application.page("portfolio", sort="agreement", descending=descending)
        said = [row["Agreement"] for row in table(page)]
        parts = [words.split(" of ") for words in said if words is not None and " of " in words]
        shares = [int(aligned) / int(judged) for aligned, judged in parts]
        assert shares == sorted(shares, reverse=descending == "yes")
        assert all(words is not None and " of " in words for words in said[: len(shares)])
        assert not is_there(page, "portfolio-agreement")


def test_those_chosen_stay_when_the_page_is_turned(application):
    for number in range(22):
        application.answer(f"Firm {number:02}", [number % 6 + 1] * 16)
    kind = portfolio_kinds(application.workspace)[0]
    first = portfolio(application.workspace, kind, most=1).rows[0].overview.assessment
    page = application.page("portfolio", page="2", compare=str(first.id))
    assert names(page) == ["Firm 20", "Firm 21"]
    picker = page.multiselect(key="portfolio-chosen")
    assert (picker.value, len(picker.options)) == ([str(first.id)], 3)
    assert page.query_params["compare"] == str(first.id)


def test_those_chosen_stay_where_no_organisation_matches(three):
    kind = portfolio_kinds(three.workspace)[0]
    bravo = portfolio(three.workspace, kind, most=50).rows[1].overview.assessment
    page = three.page("portfolio", sector="Retail", country="Norway", tag="b", compare=str(bravo.id))
    assert "No organisation is called so, or is of that kind. Type less, or choose other filters." in words(
        page.caption
    )
    assert page.multiselect(key="portfolio-chosen").value == [str(bravo.id)]


@pytest.mark.parametrize("order", ["overall", "agreement"])
def test_a_page_beyond_the_last_leads_back_to_the_first(three, order):
    page = three.page("portfolio", sort=order, page="9")
    assert "The list has no such page." in words(page.caption)
    assert (page.button(key="page-before").label, list(page.exception)) == ("First page", [])


def test_a_chosen_one_that_is_not_here_says_so(three):
    page = three.page("portfolio", compare=["999999", "x"])
    assert words(page.warning) == ["Some of what this address names is not here, or not shared with you."]
    assert page.multiselect(key="portfolio-chosen").value == []


def test_a_filter_goes_to_the_address(three):
    page = three.page("portfolio")
    page.multiselect(key="filter-sector").set_value(["Retail"]).run()
    assert page.query_params["sector"] == "Retail"
    assert names(page) == ["Acme", "Cargo"]


def test_the_heat_map_prints_scores_or_differences_to_the_median(three):
    drawn = heatmap(three.page("portfolio"))
    assert {row["title"]: row["cells"][0]["printed"] for row in drawn["rows"]} == {
        "Acme": "4.0", "Bravo": "3.0", "Cargo": "1.0",
    }  # fmt: skip
    drawn = heatmap(three.page("portfolio", against="median"))
    assert [row["cells"][0]["printed"] for row in drawn["rows"]] == ["+1.0", "0.0", "−2.0"]
    assert [row["cells"][0]["below"] for row in drawn["rows"]] == [False, False, True]
    assert drawn["rows"][0]["cells"][0]["words"] == "Acme, Orientation: +1.0. Opens its gaps."


def test_without_answers_it_says_what_will_stand_here(application):
    page = application.page("portfolio")
    assert (words(page.header), list(page.exception)) == (["Nothing to show yet"], [])


def test_samples_stand_alone_and_never_among_real_ones(application):
    fill_with_sample(application.workspace, now=NOW)
    assert len(names(application.page("portfolio"))) == 12
    application.answer("Acme", [2] * 16)
    assert names(application.page("portfolio")) == ["Acme"]


def test_somebody_sees_their_own_organisations_and_a_median_of_these_alone(three):
    owner = three.workspace
    kind = portfolio_kinds(owner)[0]
    everything = portfolio(owner, kind, most=50)
    acme = next(row.overview.assessment for row in everything.rows if row.overview.score == 4)
    theirs = owner.acting_for(Identity(Role.EXECUTIVE, organisations=frozenset({acme.organisation.id})))
    assert [one.organisations for one in portfolio_kinds(theirs)] == [1]
    seen = portfolio(theirs, kind, most=50, medians=True)
    assert (seen.matches, len(seen.rows), set(seen.medians.values())) == (1, 1, {4.0})
    assert waves_of_portfolio(owner, kind) == {"1": 3, "2": 1}
    assert waves_of_portfolio(theirs, kind) == {"2": 1, "1": 1}
    for nobody in (Identity(Role.NOBODY), Identity(Role.AUTHOR), Identity(Role.RESPONDENT, assessment=acme.id)):
        assert portfolio_kinds(owner.acting_for(nobody)) == []
        assert portfolio(owner.acting_for(nobody), kind, most=50).rows == ()


def test_those_chosen_go_to_compare(three):
    page = three.page("portfolio")
    ids = page.multiselect(key="portfolio-chosen")
    assert len(ids.options) == 3
    kind = portfolio_kinds(three.workspace)[0]
    chosen = [str(row.overview.assessment.id) for row in portfolio(three.workspace, kind, most=50).rows[:2]]
    page = three.page("portfolio", compare=chosen)
    page.button(key="portfolio-compare").click().run()
    assert page.multiselect(key="compare-organisations").value == chosen


def test_the_roadmaps_of_those_chosen_are_one_csv_and_initiatives_recur_in_them(three):
    kind = portfolio_kinds(three.workspace)[0]
    chosen = [row.overview.assessment for row in portfolio(three.workspace, kind, most=50).rows[1:]]
    made = several_roadmaps(three.workspace, chosen, today=NOW.date(), told=lambda _done, _total: True)
    assert [roadmap.organisation for roadmap in made.roadmaps] == ["Bravo", "Cargo"]
    table = roadmap_table(*made.roadmaps)
    assert table.columns == ROADMAP_COLUMNS
    planned = [{row[3] for row in table.rows if row[0] == name} for name in ("Bravo", "Cargo")]
    assert {one.initiative for one in recurring(made.roadmaps)} == planned[0] & planned[1]
    page = three.page("portfolio", compare=[str(one.id) for one in chosen])
    page.button(key="ask-roadmaps").click().run()
    for _ in range(600):
        if is_there(page, "download-roadmaps-csv"):
            break
        sleep(0.1)
        page.run()
    assert is_there(page, "download-roadmaps-zip")
    frame = page.dataframe[1].value
    assert list(frame.columns) == ["Initiative", "Planned by", "Start together", "Bravo", "Cargo"]
    assert len(frame) == len(planned[0] & planned[1])


def test_roadmaps_are_made_of_those_chosen_though_the_page_does_not_show_the_last_one_yet(three):
    kind = portfolio_kinds(three.workspace)[0]
    first, second = [str(row.overview.assessment.id) for row in portfolio(three.workspace, kind, most=50).rows[1:]]
    page = three.page("portfolio", compare=[first])
    page.multiselect(key="portfolio-chosen").set_value([first, second])
    page.button(key="ask-roadmaps").click().run()
    for _ in range(600):
        if is_there(page, "download-roadmaps-csv"):
            break
        assert not is_there(page, "ask-roadmaps")
        sleep(0.1)
        page.run()
    assert list(page.dataframe[1].value.columns) == ["Initiative", "Planned by", "Start together", "Bravo", "Cargo"]


def test_of_more_than_stand_side_by_side_counts_come_first_and_names_once_one_is_chosen(three, monkeypatch):
    monkeypatch.setattr("opposite.ui.comparison.portfolio_roadmaps.SIDE_BY_SIDE", 1)
    kind = portfolio_kinds(three.workspace)[0]
    chosen = [row.overview.assessment for row in portfolio(three.workspace, kind, most=50).rows[1:]]
    page = three.page("portfolio", compare=[str(one.id) for one in chosen])
    page.button(key="ask-roadmaps").click().run()
    for _ in range(600):
        if is_there(page, "download-roadmaps-csv"):
            break
        sleep(0.1)
        page.run()
    frame = page.dataframe[1].value
    assert list(frame.columns) == ["Initiative", "Planned by", "Start together", "First start", "Last start"]
    page.get_by_key("recurring-one").set_value(0).run()
    assert len(page.exception) == 0
    starts = page.dataframe[2].value
    assert list(starts.columns) == ["Organisation", "Start"]
    assert sorted(starts["Organisation"]) == ["Bravo", "Cargo"]
    assert len(starts) == frame["Planned by"][0]


def test_roadmaps_of_others_are_refused(three):
    kind = portfolio_kinds(three.workspace)[0]
    acme, bravo = (row.overview.assessment for row in portfolio(three.workspace, kind, most=50).rows[:2])
    theirs = three.workspace.acting_for(Identity(Role.EXECUTIVE, organisations=frozenset({acme.organisation.id})))
    with pytest.raises(NotAllowedError):
        several_roadmaps(theirs, [acme, bravo], today=NOW.date(), told=lambda _done, _total: True)


def test_what_is_hidden_is_told_from_what_is_missing_and_its_figure_stands_nowhere(application):
    fill_with_sample(application.workspace, now=NOW)
    page = application.page("portfolio")
    (machines,) = [row for row in heatmap(page)["rows"] if row["title"] == "Torvenhall Machines"]
    report = application.report("Torvenhall Machines")
    for cell, factor in zip(machines["cells"], report.factors, strict=True):
        expected = f"{factor.score:.1f}" if factor.score is not None else "hidden" if factor.hidden else "none yet"
        assert cell["printed"] == expected
        assert (cell["screen"] is None) == (factor.score is None)
    assert {"hidden", "none yet"} <= {cell["printed"] for cell in machines["cells"]}
    for row in table(page):
        overall = application.report(row["Organisation"]).overall
        assert (row["Overall"], row["Coverage"]) == (pytest.approx(overall.score), pytest.approx(overall.coverage))


def test_no_median_rests_on_what_is_hidden(application):
    fill_with_sample(application.workspace, now=NOW)
    kind = portfolio_kinds(application.workspace)[0]
    shown = portfolio(application.workspace, kind, most=50, medians=True)
    for place, factor in enumerate(kind.framework.factors):
        scores = [row.factors[place].score for row in shown.rows if row.factors[place].score is not None]
        assert shown.medians[factor.id] == pytest.approx(median(scores))


def test_the_gaps_of_a_factor_begin_with_its_widest(application):
    fill_with_sample(application.workspace, now=NOW)
    report = application.report("Larkmarrow Stores")
    first = next(row.question for row in report.ranked_gaps if row.factor == "TEC")
    page = application.page("gaps", organisation="Larkmarrow Stores", factor="TEC")
    assert page.selectbox(key="opened-question").value == first
    page = application.page("gaps", organisation="Larkmarrow Stores", factor="nonsense")
    assert page.selectbox(key="opened-question").value == report.ranked_gaps[0].question


def test_agreement_is_a_column_when_it_is_asked_for(application):
    fill_with_sample(application.workspace, now=NOW)
    page = application.page("portfolio")
    assert "Agreement" not in table(page)[0]
    page = page.toggle(key="portfolio-agreement").set_value(True).run()
    assert page.query_params["agreement"] == "yes"
    for row in table(page):
        assessment = find_wave(application.workspace, row["Organisation"])
        factors = read_agreement(application.workspace, assessment).factors.values()
        judged = [one.verdict for one in factors if one.verdict is not None]
        nothing = "hidden" if any(one.hidden for one in factors) else None
        assert row["Agreement"] == (f"{judged.count('aligned')} of {len(judged)}" if judged else nothing)
