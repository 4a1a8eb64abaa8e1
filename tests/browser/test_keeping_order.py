"""An organisation is kept in a real browser: found on the start page, described, renamed, archived, and taken back."""

import re

import pytest
from chrome import PHONE
from playwright.sync_api import expect
from walking import SIDEWAYS, go, keyed, press, ready, visit

ORGANISATION = "Hexlow Water Authority"
NEW = "Hexlow <b>Water</b> *Works*"


def test_a_typo_is_put_right_and_the_organisation_put_away_and_brought_back(page, serve, sample_database):
    server = serve(database=sample_database)
    visit(page, f"{server.url}/?sort=name")
    field = keyed(page, "find-start").get_by_role("searchbox").or_(keyed(page, "find-start").get_by_role("textbox"))
    field.first.fill("hexl")
    rows = page.locator('[class*="st-key-profile-"]')
    expect(rows).to_have_count(1)
    page.locator('[class*="st-key-keep-"]').get_by_role("button").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Data")
    name = page.get_by_role("textbox", name="Name", exact=True)
    expect(name).to_have_value(ORGANISATION)
    name.fill(NEW)
    page.get_by_role("spinbutton", name="People").fill("1200")
    press(page, "keep-organisation")
    expect(page.get_by_text(f"What is kept of {NEW} was changed.")).to_be_visible()
    press(page, "archive")
    expect(page.get_by_text(f"{NEW} is archived")).to_be_visible()

    go(page, "Start")
    expect(page.locator('[class*="st-key-profile-"]')).to_have_count(0)  # what was typed goes along
    field.first.fill("")
    expect(page.locator('[class*="st-key-profile-"]')).to_have_count(11)
    visit(page, f"{server.url}/?archived=yes")
    expect(page.locator('[class*="st-key-profile-"]')).to_have_count(1)
    expect(page.get_by_text(NEW, exact=True)).to_be_visible()
    page.locator('[class*="st-key-keep-"]').get_by_role("button").click()
    press(page, "take-back")
    expect(page.get_by_text(f"{NEW} stands in lists and pickers again.")).to_be_visible()
    page.reload()
    ready(page)
    expect(page.get_by_role("textbox", name="Name", exact=True)).to_have_value(NEW)


@pytest.mark.parametrize("path", ["?sort=highest", "data"])
def test_it_fits_a_phone(open_context, sample_server, path):
    phone = open_context(viewport=PHONE).new_page()
    visit(phone, f"{sample_server.url}/{path}")
    expect(phone.get_by_role("heading", level=1)).to_be_visible()
    assert phone.evaluate(SIDEWAYS) == []


def test_an_organisation_is_erased_once_its_name_is_typed(page, serve, sample_database):
    server = serve(database=sample_database)
    visit(page, f"{server.url}/data?organisation=Hexlow+Water+Authority")
    press(page, "erase")
    window = page.get_by_role("dialog")
    expect(window.get_by_text("Erasing the organisation Hexlow Water Authority removes")).to_be_visible()
    erase = keyed(page, "erase-confirmed").get_by_role("button")
    expect(erase).to_be_disabled()
    field = window.get_by_role("textbox")
    field.press_sequentially("Hexlow Water")
    page.wait_for_timeout(1_500)
    expect(erase).to_be_disabled()
    field.press_sequentially(" Authority")
    expect(erase).to_be_enabled()
    erase.click()
    expect(page.get_by_text(re.compile("^Erased "))).to_be_visible(timeout=30_000)
    ready(page)
    assert "Hexlow" not in page.url
    visit(page, f"{server.url}/?sort=name")
    expect(page.locator('[class*="st-key-profile-"]')).to_have_count(11)
