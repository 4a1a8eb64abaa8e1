"""What is chosen in a browser: it stands in the address, survives reload and Back, and names the tab."""

import re

from playwright.sync_api import expect
from walking import go, keyed, ready, visit

ONE, OTHER = "Ostrefell Mutual", "Larkmarrow Stores"


def chosen(page):
    """The picker of the organisation."""
    return keyed(page, "organisation").get_by_role("combobox")


def test_the_navigation_takes_the_choice_along_and_one_step_back_leads_to_the_page_before(page, sample_server):
    visit(page, f"{sample_server.url}/gaps?organisation=Larkmarrow+Stores&factor=PEO")
    expect(page).to_have_title(f"Gaps · {OTHER} · OPPOSITE")
    go(page, "Alignment")
    expect(page).to_have_title(f"Alignment · {OTHER} · OPPOSITE")
    assert "organisation=Larkmarrow+Stores" in page.url
    assert "factor=PEO" in page.url
    page.go_back()
    expect(page).to_have_title(f"Gaps · {OTHER} · OPPOSITE")
    ready(page)
    expect(keyed(page, "gap-factor").get_by_role("combobox")).to_have_value("People")
    page.reload()
    ready(page)
    expect(keyed(page, "gap-factor").get_by_role("combobox")).to_have_value("People")


def test_back_returns_to_the_organisation_before(page, sample_server):
    visit(page, f"{sample_server.url}/profile?organisation=Larkmarrow+Stores")
    expect(chosen(page)).to_have_value(OTHER)
    chosen(page).click()
    page.get_by_role("option", name=ONE).click()
    expect(page).to_have_title(f"Profile · {ONE} · OPPOSITE")
    ready(page)
    go(page, "Gaps")
    expect(page).to_have_title(f"Gaps · {ONE} · OPPOSITE")
    page.go_back()
    expect(page).to_have_title(f"Profile · {ONE} · OPPOSITE")
    ready(page)
    for _ in range(3):  # the wave of the one picked is written after it
        if "Ostrefell" in page.url:
            page.go_back()
            ready(page)
    expect(page).to_have_title(f"Profile · {OTHER} · OPPOSITE")


def test_a_point_of_the_grid_opens_its_question(page, sample_server):
    visit(page, f"{sample_server.url}/gaps?organisation=Larkmarrow+Stores")
    point = keyed(page, "importance-grid").locator(".scatterlayer .point").first
    point.scroll_into_view_if_needed()
    point.click(force=True)
    expect(page).to_have_url(re.compile("question="))


def test_a_row_of_the_gaps_is_chosen_by_keys(page, sample_server):
    visit(page, f"{sample_server.url}/gaps?organisation=Larkmarrow+Stores")
    table = page.get_by_test_id("stDataFrame").first
    table.get_by_test_id("data-grid-canvas").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Shift+Space")
    expect(page).to_have_url(re.compile("question="))
