"""Comparing in a browser: who is chosen stands in the address, survives reload and Back, and unknown ids are named."""

import re
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import expect
from walking import SIDEWAYS, keyed, ready, visit

NOT_HERE = "Some of what this address names is not here, or not shared with you."


def picker(page):
    return keyed(page, "compare-organisations")


def compared(page):
    """The ids that stand in the address."""
    return parse_qs(urlsplit(page.url).query).get("compare", [])


def pick(page, words):
    """Choose the option of the picker that begins with some words."""
    before = len(compared(page))
    field = picker(page).get_by_role("combobox")
    field.click()
    field.fill(words)
    page.get_by_role("option").first.click()
    page.keyboard.press("Escape")
    page.wait_for_function(
        "n => new URLSearchParams(location.search).getAll('compare').length === n", arg=before + 1, polling=50
    )
    ready(page)


def test_those_picked_stand_in_the_address_and_survive_reload_and_a_copied_link(page, sample_server):
    visit(page, f"{sample_server.url}/compare")
    suggested = compared(page)
    assert len(suggested) == 3
    pick(page, "Saltmarden Transport, 2026 Q4")
    chosen = compared(page)
    assert chosen[:3] == suggested
    expect(page).to_have_title(re.compile(r"^Compare · .+ and Saltmarden Transport · OPPOSITE$"))
    page.reload()
    ready(page)
    expect(picker(page).get_by_text("Saltmarden Transport, 2026 Q4 (sample)")).to_be_visible()
    assert compared(page) == chosen
    copied = page.url
    visit(page, f"{sample_server.url}/gaps?organisation=Larkmarrow+Stores")
    for _ in range(3):  # the page may have written the wave of the organisation after it
        if urlsplit(page.url).path != "/compare":
            page.go_back()
            ready(page)
    assert compared(page) == chosen
    visit(page, copied)
    assert compared(page) == chosen


def test_the_title_of_the_ranking_and_both_charts_follow_the_choice(page, sample_server):
    visit(page, f"{sample_server.url}/compare?compare=27&compare=28&compare=29")
    expect(page.get_by_role("heading", name="Overall, 2025 Q2 and 2026 Q1 cannot be told apart.")).to_be_visible()
    expect(page.get_by_role("heading", name="Over all waves")).to_be_visible()
    ranking = page.get_by_role("figure", name=re.compile("^Ranking by overall score"))
    expect(ranking).to_have_count(1)
    expect(page.get_by_role("figure", name=re.compile("^Overall score over all waves"))).to_have_count(1)


def test_ids_that_are_not_there_are_said_and_open_nobody_else(page, sample_server):
    visit(page, f"{sample_server.url}/compare?compare=29&compare=999999")
    expect(page.get_by_text(NOT_HERE)).to_be_visible()
    expect(page.get_by_text("Choose at least two.")).to_be_visible()
    assert compared(page) == ["29"]
    for nonsense in ("%3Cscript%3Ealert(1)%3C/script%3E", "-1", "9" * 40, "%27%20or%201=1"):
        visit(page, f"{sample_server.url}/compare?compare={nonsense}")
        expect(page.get_by_text(NOT_HERE)).to_be_visible()
        expect(page.get_by_text("Choose at least two.")).to_be_visible()


def test_six_at_once_fit_a_phone(page, sample_server):
    page.set_viewport_size({"width": 390, "height": 844})
    visit(page, f"{sample_server.url}/compare?" + "&".join(f"compare={n}" for n in (19, 32, 35, 3, 7, 29, 28)))
    expect(page.get_by_role("heading", name="Over all waves")).to_be_visible()
    assert len(compared(page)) == 6
    assert page.evaluate(SIDEWAYS) == []
