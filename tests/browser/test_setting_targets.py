"""Targets set in a real browser: profile, gaps and plan follow, and no window stands over the edge of a phone."""

import json
import re

from chrome import PHONE
from playwright.sync_api import expect
from walking import SIDEWAYS, bars, go, keyed, opposite, press, ready, visit

ORGANISATION = "Hexlow Water Authority"
DEFAULT = "Nobody has set targets yet: these are the framework's default targets."
PARTLY = "Some of these targets were set by people; the others are the framework's default targets."
TARGETS = "chart => Array.from(chart.data.find(trace => trace.name.toLowerCase().includes('target')).r).slice(0, 8)"


def of(server, path):
    return f"{server.url}/{path}?organisation={ORGANISATION.replace(' ', '+')}"


def choose_level(page, factor, level):
    """Choose a level of a factor and wait until its words stand beside it."""
    field = keyed(page, f"target-{factor}").get_by_role("combobox")
    field.scroll_into_view_if_needed()
    field.click()
    page.get_by_role("option", name=re.compile(f"^{level} ")).click()
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
    expect(page.get_by_role("listbox")).to_have_count(0)


def test_a_target_that_is_set_shows_on_profile_gaps_and_plan(page, serve, sample_database, tmp_path):
    server = serve(database=sample_database)
    before = json.loads(
        opposite("roadmap", "--organisation", ORGANISATION, "--format", "json", database=server.copy(tmp_path))
    )
    visit(page, of(server, "profile"))
    expect(page.get_by_text(DEFAULT)).to_be_visible()
    press(page, "set-targets")
    window = page.get_by_role("dialog")
    choose_level(page, "ORI", 6)
    expect(window).to_contain_text("Customer-defined starting point: ")
    choose_level(page, "TEC", 6)
    keyed(page, "targets-reason").get_by_role("textbox").fill("Customers see what we do not")
    keyed(page, "targets-approved-by").get_by_role("textbox").fill("The board, in May")
    press(page, "save-targets")
    expect(window).to_have_count(0)
    ready(page)
    expect(page.get_by_text(PARTLY)).to_be_visible()
    assert keyed(page, "radar-chart").locator(".js-plotly-plot").evaluate(TARGETS) == [6, 4, 4, 4, 4, 4, 6, 4]

    go(page, "Gaps")
    cells = page.get_by_test_id("stDataFrame").first.locator("canvas table")
    heaviest = {cells.locator(f"#glide-cell-1-{row}").text_content()[:3] for row in range(5)}
    assert heaviest <= {"ORI", "TEC"}

    go(page, "Roadmap")
    expect(page.get_by_text(PARTLY)).to_be_visible()
    expect(keyed(page, "distance")).to_be_visible(timeout=60_000)
    folder = tmp_path / "later"
    folder.mkdir()
    copy = server.copy(folder)
    after = json.loads(opposite("roadmap", "--organisation", ORGANISATION, "--format", "json", database=copy))
    first, then = ([row["title"] for row in plan["roadmap"]] for plan in (before, after))
    assert then != first
    expect(bars(page)).to_have_count(len(then))
    assert [bar.locator("text.title").text_content() for bar in bars(page).all()] == then
    told = opposite("targets", "--organisation", ORGANISATION, "--format", "json", database=copy)
    assert [row["factor"] for row in json.loads(told) if row["approved_by"] == "The board, in May"] == ["ORI", "TEC"]


def test_the_window_fits_a_phone(open_context, sample_server):
    phone = open_context(viewport=PHONE).new_page()
    visit(phone, of(sample_server, "profile"))
    assert phone.evaluate(SIDEWAYS) == []
    press(phone, "set-targets")
    window = phone.get_by_role("dialog")
    choose_level(phone, "ORI", 6)
    expect(window).to_contain_text("Customer-defined starting point: ")
    assert window.evaluate("e => e.scrollWidth <= e.clientWidth + 1")
    assert window.bounding_box()["width"] <= 390
