"""A wave by invitation from end to end: set up on a desk, joined and answered on a phone, handed in, counted."""

from urllib.parse import parse_qs, urlsplit

import pytest
from chrome import PHONE
from playwright.sync_api import expect
from test_every_page import violations
from walking import SIDEWAYS, choose, expect_level, keyed, level, press, questions_here, ready, visit

GROUPS = {"executive": 3, "frontline": 8}


@pytest.fixture(scope="module")
def desk(chromium, empty_server):
    """A tab on the participation of a wave that was set up by clicking; no link was made yet."""
    page = chromium.new_context().new_page()
    visit(page, f"{empty_server.url}/assess")
    choose(page, "way-of-answering", 2)
    expect(keyed(page, "start-wave")).to_be_visible()
    keyed(page, "new-organisation").get_by_role("textbox").fill("Invited")
    for group, people in GROUPS.items():
        keyed(page, f"invite-{group}").get_by_role("spinbutton").fill(str(people))
    press(page, "start-wave")
    page.wait_for_url("**/participation*")
    ready(page)
    return page


def invitation(desk, group):
    """The address of a new link of a group, read from the window that shows it once; the window is closed again."""
    press(desk, f"link-{group}")
    address = keyed(desk, "invitation-link").locator("code").inner_text()
    desk.keyboard.press("Escape")
    expect(desk.get_by_role("dialog")).to_have_count(0)
    return address


def begin(context, address):
    """A tab of a person who has begun under an invitation link."""
    page = context.new_page()
    visit(page, address)
    press(page, "begin")
    expect(keyed(page, "answer-ORI1")).to_be_visible()
    ready(page)
    return page


def hand_in(page):
    """Go to the last screen, hand in, confirm, and wait for the thanks."""
    title = page.get_by_role("heading", level=1)
    while keyed(page, "next-factor").get_by_role("button", name="Next").count():
        before = questions_here(page)[0]
        press(page, "next-factor")
        expect(keyed(page, f"answer-{before}")).to_have_count(0)
        ready(page)
    press(page, "next-factor")
    press(page, "hand-in-confirmed")
    expect(title).to_have_text("Thank you")
    ready(page)


@pytest.mark.main_way
def test_the_wave_stands_open_with_its_groups(desk):
    expect(desk.get_by_role("heading", name="0 of 11 people have handed in")).to_be_visible()
    assert [keyed(desk, f"group-{group}").count() for group in (*GROUPS, "commercial")] == [1, 1, 0]


@pytest.mark.main_way
def test_a_group_is_answered_on_a_phone_left_resumed_by_the_same_link_and_handed_in(desk, empty_server, open_context):
    address = invitation(desk, "frontline")
    assert address.startswith(f"{empty_server.url}/i/")
    context = open_context(viewport=PHONE)
    page = context.new_page()
    visit(page, address)
    expect(page.get_by_role("heading", level=1)).to_have_text("Invited asks for your view")
    assert (page.evaluate(SIDEWAYS), violations(page)) == ([], [])
    page.close()
    page = begin(context, address)
    assert page.url == address.partition("?")[0]
    assert page.evaluate(SIDEWAYS) == []
    level(page, "ORI1", 3)
    level(page, "ORI2", 5)
    page.close()
    page = context.new_page()
    visit(page, address)
    assert questions_here(page) == ["PEO1", "PEO2"]
    press(page, "previous-factor")
    expect_level(page, "ORI1", 3)
    expect_level(page, "ORI2", 5)
    hand_in(page)
    expect(page.get_by_text("2 of 13 questions answered.")).to_be_visible()
    assert (page.evaluate(SIDEWAYS), violations(page)) == ([], [])
    visit(page, address)
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you")
    desk.reload()
    ready(desk)
    expect(desk.get_by_role("heading", name="1 of 11 people has handed in")).to_be_visible()


def test_what_an_invited_person_types_in_the_moment_in_which_they_close_the_tab_is_there_again(desk, open_context):
    address = invitation(desk, "frontline")
    context = open_context()
    page = begin(context, address)
    keyed(page, "evidence-of-ORI1").locator("summary").click()
    keyed(page, "note-ORI1").get_by_role("textbox").press_sequentially("Seen in the shop")
    page.close()
    page = context.new_page()
    visit(page, address)
    keyed(page, "evidence-of-ORI1").locator("summary").click()
    expect(keyed(page, "note-ORI1").get_by_role("textbox")).to_have_value("Seen in the shop")


def test_the_window_of_a_link_and_that_of_the_close_are_accessible_and_fit_a_phone(desk, open_context):
    page = open_context(viewport=PHONE).new_page()
    visit(page, desk.url)
    for key in ("link-executive", "links-for-one-executive", "close-wave"):
        press(page, key)
        expect(page.get_by_role("dialog")).to_be_visible()
        ready(page)
        assert (key, page.evaluate(SIDEWAYS), violations(page)) == (key, [], [])
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog")).to_have_count(0)


def test_links_for_single_people_are_made_in_the_window_and_each_opens_for_one_person(desk, open_context):
    press(desk, "links-for-one-executive")
    keyed(desk, "how-many-links").get_by_role("spinbutton").fill("2")
    press(desk, "make-links")
    shown = keyed(desk, "single-links").locator("code")
    expect(shown).to_contain_text("/i/")
    addresses = shown.inner_text().split()
    with desk.expect_download() as download:
        press(desk, "download-links-csv")
    rows = download.value.path().read_text(encoding="utf-8-sig").splitlines()
    assert rows == [
        "organisation,wave,group,link",
        *(f"Invited,{desk_wave(desk)},Executive leadership,{a}" for a in addresses),
    ]
    desk.get_by_role("dialog").get_by_label("Close").click()
    expect(desk.get_by_role("dialog")).to_have_count(0)
    page = open_context().new_page()
    visit(page, addresses[0])
    expect(page.get_by_text("this link is for one person")).to_be_visible()


def desk_wave(desk):
    """The name of the wave, as it stands in the address."""
    return parse_qs(urlsplit(desk.url).query)["wave"][0]


def test_three_people_make_figures_which_the_profile_shows_and_the_wave_is_closed(desk, open_context):
    address = invitation(desk, "executive")
    for _ in range(2):
        page = begin(open_context(), address)
        level(page, "ORI1", 3)
        hand_in(page)
        page.close()
    desk.reload()
    ready(desk)
    expect(desk.get_by_text("3 people have handed in: figures can be shown now")).to_be_visible()
    press(desk, "show-figures")
    press(desk, "show-figures-confirmed")
    expect(desk.get_by_role("dialog")).to_have_count(0)
    expect(desk.get_by_text("Figures as of 3 people.")).to_be_visible()
    page = open_context().new_page()
    visit(page, desk.url.replace("/participation", "/profile"))
    expect(page.get_by_text("Figures as of 3 people.")).to_be_visible()
    expect(
        page.get_by_text(
            "Invited: the overall score is hidden: fewer than 3 people gave a level, or it would tell what so few said."
        )
    ).to_be_visible()
    press(desk, "close-wave")
    press(desk, "close-wave-confirmed")
    expect(keyed(desk, "reopen-wave")).to_be_visible()
