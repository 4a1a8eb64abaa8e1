"""The portfolio in a browser: filtered by its address, and a cell of the heat map opens its gaps by keys."""

import re

from playwright.sync_api import expect
from walking import SIDEWAYS, keyed, visit


def cells(page):
    """The cells of the heat map."""
    return keyed(page, "portfolio-heatmap").get_by_role("button")


def test_a_cell_of_the_heat_map_is_opened_by_keys_and_leads_to_the_gaps_of_its_factor(page, sample_server):
    visit(page, f"{sample_server.url}/portfolio?sector=Retail")
    expect(keyed(page, "portfolio-heatmap").get_by_role("row")).to_have_count(4)
    cell = cells(page).nth(1)
    expect(cell).to_have_attribute("title", "Larkmarrow Stores, People: 2.6. Opens its gaps.")
    cell.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Gaps")
    assert "organisation=Larkmarrow+Stores" in page.url
    assert "factor=PEO" in page.url
    expect(keyed(page, "opened-question").get_by_role("combobox")).to_have_value(re.compile("^PEO"))


def test_on_a_phone_the_heat_map_scrolls_and_the_page_does_not(page, sample_server):
    page.set_viewport_size({"width": 390, "height": 844})
    visit(page, f"{sample_server.url}/portfolio")
    expect(cells(page).first).to_be_visible()
    assert page.evaluate(SIDEWAYS) == []
