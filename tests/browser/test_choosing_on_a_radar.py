"""A factor is chosen on a radar by mouse, finger and keys: it leads to the questions of that factor, as its card does."""

import re

import pytest
from playwright.sync_api import expect
from walking import keyed, ready, visit

WHERE = "organisation=Larkmarrow+Stores"

MIDDLE = """each => {
    each.scrollIntoViewIfNeeded();
    const box = each.getBoundingClientRect();
    return each.isConnected ? [box.x + box.width / 2, box.y + box.height / 2] : null;
}"""


def label(page, name, chart="radar"):
    """The name of a factor on a radar."""
    return keyed(page, chart).locator(".angularaxistick text").filter(has_text=name)


def centre(locator):
    """The middle of an element in view, once it stands still: a chart that is drawn anew replaces it meanwhile."""
    before, now = None, locator.evaluate(MIDDLE)
    while now is None or now != before:
        locator.page.wait_for_timeout(100)
        before, now = now, locator.evaluate(MIDDLE)
    return now


def expect_gaps_of(page, factor, title, organisation="Larkmarrow Stores"):
    expect(page).to_have_title(f"Gaps · {organisation} · OPPOSITE")
    expect(page).to_have_url(re.compile(f"factor={factor}"))
    ready(page)
    expect(keyed(page, "gap-factor").get_by_role("combobox")).to_have_value(title)


def focused(page):
    return page.evaluate("() => document.activeElement.textContent")


def test_a_click_on_the_name_of_an_axis_is_kept_by_reload_and_one_step_back_leads_to_the_radar(page, sample_server):
    visit(page, f"{sample_server.url}/profile?{WHERE}")
    page.mouse.click(*centre(label(page, "People")))
    expect_gaps_of(page, "PEO", "People")
    page.reload()
    expect_gaps_of(page, "PEO", "People")
    page.go_back()
    expect(page).to_have_title("Profile · Larkmarrow Stores · OPPOSITE")
    ready(page)
    expect(label(page, "People")).to_be_visible()


def test_a_click_on_a_point_chooses_its_factor(page, sample_server):
    visit(page, f"{sample_server.url}/profile?{WHERE}")
    page.mouse.click(*centre(keyed(page, "radar").locator(".scatterlayer .trace").first.locator(".point").nth(2)))
    expect(page).to_have_title("Gaps · Larkmarrow Stores · OPPOSITE")
    third = keyed(page, "gap-factor").get_by_role("combobox").input_value()
    page.go_back()
    expect(label(page, third)).to_have_count(1)


@pytest.mark.parametrize("pressed", ["Enter", "Space"])
def test_keys_go_round_the_names_and_choose_one(page, sample_server, pressed):
    visit(page, f"{sample_server.url}/profile?{WHERE}")
    buttons = keyed(page, "axes-of-radar-chart").get_by_role("button")
    names = buttons.all_text_contents()
    assert buttons.evaluate_all("all => all.filter(each => each.tabIndex === 0).length") == 1
    keyed(page, "radar-series").get_by_role("button").last.focus()
    page.keyboard.press("Tab")
    assert focused(page) == names[0]
    page.keyboard.press("ArrowLeft")
    assert focused(page) == names[-1]
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    assert focused(page) == names[1]
    lit = keyed(page, "radar").locator("text[data-axis=focused]")
    expect(lit).to_have_count(1)
    expect(lit).to_have_css("outline-style", "solid")
    page.keyboard.press(pressed)
    expect(page).to_have_title("Gaps · Larkmarrow Stores · OPPOSITE")
    ready(page)
    expect(keyed(page, "gap-factor").get_by_role("combobox")).to_have_value(names[1].removesuffix(": its questions"))


def test_the_factor_of_the_address_stands_in_bold_type_and_a_chart_drawn_anew_is_heard_as_well(page, sample_server):
    visit(page, f"{sample_server.url}/profile?{WHERE}&factor=PEO")
    expect(label(page, "People")).to_have_css("font-weight", "700")
    expect(keyed(page, "axes-of-radar-chart").locator("[aria-current=true]")).to_have_count(1)
    keyed(page, "radar-series").get_by_role("button").first.click()
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size({"width": 900, "height": 700})
    ready(page)
    expect(label(page, "People")).to_have_css("font-weight", "700")
    page.mouse.click(*centre(keyed(page, "radar").locator(".scatterlayer .trace").first.locator(".point").first))
    expect(page).to_have_title("Gaps · Larkmarrow Stores · OPPOSITE")


def test_a_finger_chooses_on_a_phone(open_context, sample_server):
    phone = open_context(viewport={"width": 375, "height": 740}, has_touch=True, is_mobile=True).new_page()
    visit(phone, f"{sample_server.url}/profile?{WHERE}")
    phone.touchscreen.tap(*centre(label(phone, "People")))
    expect(phone).to_have_url(re.compile("gaps.*factor=PEO"))


def test_a_radar_of_compare_leads_to_its_own_organisation(page, sample_server):
    visit(page, f"{sample_server.url}/compare")
    second = keyed(page, "radar-1")
    expect(second.locator(".js-plotly-plot")).to_be_visible()
    names = page.get_by_test_id("stMain").locator("p strong").all_text_contents()
    page.mouse.click(*centre(label(page, "People", "radar-1")))
    expect(page).to_have_url(re.compile("gaps.*factor=PEO"))
    expect(page).to_have_title(re.compile("Gaps · .* · OPPOSITE"))
    organisation = re.fullmatch("Gaps · (.*) · OPPOSITE", page.title())[1]
    assert organisation in names[1]
