"""What holds for every page: axe finds nothing, a phone need not scroll sideways, no word of markup is left over."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from chrome import DESK, PHONE, Heard, checking, new_context
from playwright.sync_api import expect
from walking import PAGES, SIDEWAYS, keyed, level, press, ready, set_up, visit

STREAMLITS_OWN = {
    # on a phone the navigation becomes a list whose sections are no items of it
    "list": "[data-testid=stSidebarNav]",
    "listitem": "[data-testid=stSidebarNav]",
    # the drop zone of a file uploader is given a role and the focus
    "presentation-role-conflict": "[data-testid=stFileUploader]",
    # a chosen option is written in the primary colour, on which buttons put white: in the dark both cannot be readable
    "color-contrast": "[data-testid=stButtonGroup] :is([aria-checked=true], [aria-pressed=true], [aria-selected=true])",
}
"""Elements of Streamlit itself that break a rule; nothing of ours may break it elsewhere."""

SPOKEN = """() => [...document.querySelectorAll('[aria-label], [title], [alt], [placeholder]')]
    .flatMap(e => ['aria-label', 'title', 'alt', 'placeholder'].map(name => e.getAttribute(name)))
    .filter(words => words !== null && words.includes('\\\\'))"""


@pytest.fixture(scope="module", params=["light", "dark"])
def tab(request, chromium):
    """A tab in a light or a dark browser, one for all tests of the file."""
    with new_context(chromium, color_scheme=request.param) as context, checking(Heard(context)):
        yield context.new_page()


@pytest.fixture(scope="module", params=["empty", "sample"])
def server(request):
    """A server on an empty database, or on the sample portfolio."""
    return request.getfixturevalue(f"{request.param}_server")


def violations(page):
    """What axe finds on a page, as rule, weight and element, without what is Streamlit's own."""
    found = [(rule, node) for rule in Axe().run(page).response["violations"] for node in rule["nodes"]]
    return [
        (rule["id"], rule["impact"], node["html"]) for rule, node in found if not _is_streamlits_own(page, rule, node)
    ]


def _is_streamlits_own(page, rule, node):
    inside = STREAMLITS_OWN.get(rule["id"])
    closest = "(element, inside) => element.closest(inside) !== null"
    return inside is not None and page.locator(node["target"][0]).evaluate(closest, inside)


@pytest.mark.parametrize("path", PAGES, ids=[path or "start" for path in PAGES])
def test_axe_finds_nothing_to_object_to(tab, server, path):
    tab.set_viewport_size(DESK)
    visit(tab, f"{server.url}/{path}")
    assert violations(tab) == []


@pytest.mark.parametrize("path", PAGES, ids=[path or "start" for path in PAGES])
def test_a_phone_need_not_scroll_sideways(page, server, path):
    page.set_viewport_size(PHONE)
    visit(page, f"{server.url}/{path}")
    assert page.evaluate(SIDEWAYS) == []
    assert page.evaluate(SPOKEN) == []


def test_axe_finds_nothing_on_a_questionnaire_with_an_answer(tab, empty_server):
    tab.set_viewport_size(DESK)
    name = f"Accessible {tab.evaluate('matchMedia(`(prefers-color-scheme: dark)`).matches')}"
    set_up(tab, empty_server, organisation=name)
    level(tab, "ORI1", 8)
    keyed(tab, "evidence-of-ORI1").locator("summary").click()
    expect(keyed(tab, "note-ORI1")).to_be_visible()
    assert violations(tab) == []


def test_axe_finds_nothing_in_the_window_that_shows_the_arithmetic(tab, sample_server):
    tab.set_viewport_size(DESK)
    visit(tab, f"{sample_server.url}/profile")
    press(tab, "why-ORI")
    expect(tab.get_by_role("dialog")).to_contain_text("÷")
    ready(tab)
    assert violations(tab) == []


def test_axe_finds_nothing_on_a_phone(tab, sample_server):
    tab.set_viewport_size(PHONE)
    visit(tab, f"{sample_server.url}/profile")
    assert violations(tab) == []
