"""The roadmap page in a real browser: half of a capacity gives another plan and another radar; a search is stopped."""

import json

import pytest
from chrome import PHONE
from playwright.sync_api import expect
from walking import SIDEWAYS, bars, keyed, look_at, opposite, press, ready, visit

ORGANISATION = "Hexlow Water Authority"
LONG = "Saltmarden Transport"
"""Its search for the best plan with half of the people takes seconds."""

PROJECTED = "chart => Array.from(chart.data[0].r).slice(0, 8)"
BASE = (
    "chart => chart.data.filter(trace => trace.name === 'Base plan').map(trace => Array.from(trace.r).slice(0, 8))[0]"
)


@pytest.fixture
def copied(sample_server, tmp_path):
    """A copy of the sample portfolio as the server has it now."""
    return sample_server.copy(tmp_path)


def show(page, server, organisation):
    visit(page, f"{server.url}/roadmap?organisation={organisation.replace(' ', '+')}")
    expect(bars(page).first).to_be_visible()


def radar(page):
    """The radar as it is drawn, with its data."""
    chart = keyed(page, "radar-projected").locator(".js-plotly-plot")
    expect(chart.locator(".polarlayer .trace").first).to_be_attached()
    return chart


def found(page):
    """Wait until the search for the best plan is over."""
    expect(keyed(page, "distance")).to_be_visible(timeout=60_000)
    ready(page)


def planned(database, *options):
    """What the command line plans: number of initiatives, and the radar at the end."""
    said = opposite("roadmap", "--organisation", ORGANISATION, "--format", "json", *options, database=database)
    plan = json.loads(said)
    return len(plan["roadmap"]), list(plan["radar_after_each_period"][-1].values())[:8], plan["capacity"]


def test_half_of_a_capacity_changes_the_plan_and_the_radar_to_those_of_the_command_line(page, sample_server, copied):
    number, scores, capacity = planned(copied)
    half = capacity["change"][0] / 2
    fewer, lower, _ = planned(copied, "--capacity", f"change={half}")
    assert (fewer, lower) != (number, scores)

    show(page, sample_server, ORGANISATION)
    found(page)
    expect(bars(page)).to_have_count(number)
    look_at(page, "People and scores")
    expect(radar(page)).to_be_visible()
    assert radar(page).evaluate(PROJECTED) == pytest.approx(scores, abs=1e-9)

    keyed(page, "what-if").locator("summary").click()
    field = keyed(page, "roadmap-capacity-change").locator("input")
    field.fill(str(half))
    field.press("Tab")
    expect(keyed(page, "against-base")).to_be_visible()
    found(page)
    expect(bars(page)).to_have_count(fewer)
    assert radar(page).evaluate(PROJECTED) == pytest.approx(lower, abs=1e-9)
    assert radar(page).evaluate(BASE) == pytest.approx(scores, abs=1e-9)


def test_a_row_is_left_out_where_it_is_explained(page, sample_server):
    show(page, sample_server, ORGANISATION)
    found(page)
    bars(page).first.click()
    reasons = keyed(page, "explain").get_by_role("combobox")
    expect(reasons).not_to_have_value("")
    opened = reasons.input_value().partition(". ")[2]
    bar = bars(page).filter(has=page.locator("text.title").get_by_text(opened, exact=True))
    expect(bar).to_have_count(1)
    keyed(page, "move").get_by_role("button").first.click()
    press(page, "leave-out")
    expect(keyed(page, "against-base")).to_contain_text(f"“{opened}”")
    expect(bar).to_have_count(0)


def test_a_long_search_says_how_far_it_is_and_is_stopped(page, sample_server):
    show(page, sample_server, LONG)
    found(page)
    picker = keyed(page, "scenario").get_by_role("combobox")
    picker.click()
    picker.fill("Constrained")
    page.get_by_role("option").first.click()
    expect(keyed(page, "search")).to_contain_text("this is a quick one")
    press(page, "stop-search")
    expect(keyed(page, "distance")).to_contain_text("The search was stopped. This plan is at most", timeout=60_000)
    press(page, "resume-search")
    expect(keyed(page, "search")).to_be_visible()
    press(page, "stop-search")  # what others look for waits until this one is over
    expect(keyed(page, "distance")).to_be_visible(timeout=60_000)


def test_fields_that_load_late_hold_what_was_saved_though_the_page_was_drawn_again_meanwhile(
    open_context, sample_server
):
    page, late = open_context().new_page(), []

    def hold_back(request):
        late.append(request)

    page.route("**/static/js/NumberInput*", hold_back)
    page.goto(f"{sample_server.url}/progress?organisation=Larkmarrow+Stores")
    expect(keyed(page, "agree-first-wave")).to_be_visible(timeout=60_000)
    assert late
    for request in late:
        request.continue_()
    expect(page.locator("[class*='st-key-target-'] input").first).not_to_have_value("")


def test_a_bar_is_chosen_by_mouse_and_by_keys_and_its_reasons_open(page, sample_server):
    show(page, sample_server, ORGANISATION)
    found(page)
    titles = [bar.locator("text.title").text_content() for bar in bars(page).all()]
    bars(page).nth(1).click()
    expect(bars(page).nth(1)).to_have_attribute("aria-selected", "true")
    opened = keyed(page, "explain").get_by_role("combobox")
    expect(opened).to_have_value(f"2. {titles[1]}")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(bars(page).nth(2)).to_have_attribute("aria-selected", "true")
    expect(opened).to_have_value(f"3. {titles[2]}")
    look_at(page, "Row by row")
    look_at(page, "Why")
    expect(bars(page).nth(2)).to_have_attribute("aria-selected", "true")
    expect(opened).to_have_value(f"3. {titles[2]}")
    bars(page).nth(2).click()
    expect(keyed(page, "timeline").locator("[aria-selected=true]")).to_have_count(0)
    expect(opened).to_have_value("")


def test_the_plan_fits_a_phone(open_context, sample_server):
    phone = open_context(viewport=PHONE).new_page()
    show(phone, sample_server, "Larkmarrow Stores")
    found(phone)
    assert phone.evaluate(SIDEWAYS) == []
    drawn = keyed(phone, "timeline").locator("svg").first.bounding_box()
    assert drawn["x"] >= 0
    assert drawn["x"] + drawn["width"] <= 390


@pytest.mark.parametrize(
    ("view", "about", "told"),
    [
        ("More people", "worth", "A quarter of a person more"),
        ("Whose plan", "group-plans", "left out because some of their figures may not be shown"),
    ],
)
def test_what_takes_many_plans_is_found_out_when_asked_for_on_a_phone_too(
    open_context, sample_server, view, about, told
):
    phone = open_context(viewport=PHONE).new_page()
    show(phone, sample_server, "Tivvelane Outfitters")
    found(phone)
    look_at(phone, view)
    press(phone, f"ask-{about}")
    expect(keyed(phone, about)).to_contain_text(told, timeout=60_000)
    assert phone.evaluate(SIDEWAYS) == []


def test_a_plan_that_holds_takes_the_place_of_the_best_one_when_it_is_found(page, sample_server):
    show(page, sample_server, ORGANISATION)
    found(page)
    best = bars(page).count()
    keyed(page, "hold").locator("label").first.click()
    expect(keyed(page, "first-wave").get_by_text("newly simulated courses")).to_be_visible(timeout=60_000)
    expect(keyed(page, "holding")).to_have_count(0)
    ready(page)
    assert 0 < bars(page).count() <= best
    keyed(page, "hold").locator("label").first.click()
    expect(bars(page)).to_have_count(best)
    expect(keyed(page, "distance")).to_be_visible()
