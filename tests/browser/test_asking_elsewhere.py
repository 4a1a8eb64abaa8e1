"""The questionnaire is taken elsewhere: the frameworks page in a real browser, for all groups and for one."""

from chrome import PHONE
from playwright.sync_api import expect
from test_every_page import violations
from walking import SIDEWAYS, keyed, press, ready, visit


def show(page, server):
    visit(page, server.url + "/frameworks")
    keyed(page, "framework-part").get_by_role("radio", name="Fill in elsewhere").click()
    expect(keyed(page, "download-questionnaire-limesurvey")).to_be_visible()
    ready(page)


def choose_group(page, title):
    keyed(page, "elsewhere-group").get_by_role("combobox").click()
    page.get_by_role("option", name=title).click()
    ready(page)


def taken(page, tool):
    """Name and bytes of a tool's file."""
    with page.expect_download() as download:
        press(page, f"download-questionnaire-{tool}")
    return download.value.suggested_filename, download.value.path().read_bytes()


def test_a_file_for_all_groups_and_one_for_a_group_are_downloaded(page, empty_server):
    show(page, empty_server)
    name, content = taken(page, "limesurvey")
    assert name == "questionnaire-opposite-limesurvey.txt"
    assert b"\nQ\t*\tgroup\t1\t{if(chosengroup.NAOK == '901', 'executive', '')}" in content
    expect(keyed(page, "download-questionnaire-msforms")).to_have_count(0)
    choose_group(page, "Finance, HR, change")
    name, content = taken(page, "msforms")
    assert (name, content[:2]) == ("questionnaire-opposite-enabling-msforms.docx", b"PK")
    name, content = taken(page, "paper")
    assert (name, content[:5]) == ("questionnaire-opposite-enabling-paper.pdf", b"%PDF-")


def test_the_files_fit_a_phone_and_are_accessible(page, empty_server):
    show(page, empty_server)
    assert violations(page) == []
    page.set_viewport_size(PHONE)
    ready(page)
    assert page.evaluate(SIDEWAYS) == []
