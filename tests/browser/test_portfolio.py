"""The portfolio in a browser: filtered by its address, and a cell of the heat map opens its gaps by keys."""

import re
import zipfile

from playwright.sync_api import expect
from walking import SIDEWAYS, keyed, press, ready, visit


def cells(page):
    """The cells of the heat map."""
    return keyed(page, "portfolio-heatmap").get_by_role("button")


def pick(page, key, words):
    """Choose the option of a picker that begins with some words, once no other stands in its place."""
    picker = keyed(page, key).get_by_role("combobox")
    picker.click()
    picker.fill(words)
    expect(page.get_by_role("option").filter(has_not_text=words)).to_have_count(0)
    page.get_by_role("option").filter(has_text=words).first.click()
    page.keyboard.press("Escape")
    ready(page)


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


def test_a_wave_an_order_and_those_chosen_survive_reload_and_a_turned_page(page, sample_server):
    visit(page, f"{sample_server.url}/portfolio?sort=overall&descending=yes")
    pick(page, "portfolio-wave", "2026 Q3 (")
    expect(page).to_have_url(re.compile("of-wave=2026"))
    pick(page, "portfolio-chosen", "Ostrefell Mutual")
    expect(page).to_have_url(re.compile("compare="))
    page.reload()
    ready(page)
    expect(keyed(page, "portfolio-chosen").get_by_text("Ostrefell Mutual, 2026 Q3 (sample)")).to_be_visible()
    expect(keyed(page, "portfolio-wave").get_by_role("combobox")).to_have_value("2026 Q3 (5)")
    address = page.url
    pick(page, "portfolio-against", "Difference to the median")
    expect(cells(page).filter(has_text="−").first).to_have_css("text-decoration-line", "underline")
    page.go_back()
    page.goto(address)
    ready(page)
    expect(keyed(page, "portfolio-chosen").get_by_text("Ostrefell Mutual, 2026 Q3 (sample)")).to_be_visible()


def test_the_roadmaps_of_those_chosen_are_taken_as_a_zip(page, sample_server):
    visit(page, f"{sample_server.url}/portfolio?sort=organisation")
    pick(page, "portfolio-chosen", "Larkmarrow Stores")
    pick(page, "portfolio-chosen", "Obberly Homeware")
    expect(page).to_have_url(re.compile("compare=.*compare="))
    press(page, "ask-roadmaps")
    button = keyed(page, "download-roadmaps-zip").get_by_role("button")
    expect(button).to_be_visible(timeout=120_000)
    with page.expect_download() as taken:
        button.click()
    with zipfile.ZipFile(taken.value.path()) as package:
        assert package.namelist() == [
            "sample-larkmarrow-stores-2026-q4-roadmap.csv",
            "sample-obberly-homeware-2026-q3-roadmap.csv",
        ]
    expect(page.get_by_role("heading", name="Initiatives that recur")).to_be_visible()
