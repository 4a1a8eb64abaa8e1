"""What holds for every page: axe finds nothing, a phone need not scroll sideways, no word of markup is left over."""

import contextlib
from functools import cache
from itertools import product
from urllib.parse import quote_plus

import pytest
from axe_playwright_python.sync_playwright import Axe
from chrome import DESK, PHONE, Heard, checking, new_context
from playwright.sync_api import TimeoutError as TooLateError
from playwright.sync_api import expect
from walking import PAGES, SIDEWAYS, go, keyed, level, press, ready, set_up, visit

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

SAMPLE = "Ostrefell Mutual"

SPOKEN = """() => [...document.querySelectorAll('[aria-label], [title], [alt], [placeholder]')]
    .flatMap(e => ['aria-label', 'title', 'alt', 'placeholder'].map(name => e.getAttribute(name)))
    .filter(words => words !== null && (words.includes('\\\\') || words.includes('color[')))"""


SCHEMES = ("light", "dark")


@pytest.fixture(scope="module")
def tab_of(chromium, serve):
    """The tab in a light or a dark browser: one for all tests of the file, closed before the servers end."""
    del serve
    with contextlib.ExitStack() as opened:

        @cache
        def call(scheme):
            context = opened.enter_context(new_context(chromium, color_scheme=scheme))
            opened.enter_context(checking(Heard(context)))
            return context.new_page()

        yield call


@pytest.fixture(params=SCHEMES)
def tab(request, tab_of):
    """A tab in a light or a dark browser."""
    return tab_of(request.param)


@pytest.fixture(scope="module", params=product(SCHEMES, ("empty", "sample"), PAGES), ids="-".join)
def opened(request, tab_of):
    """A tab with one of the pages open, on an empty database or on the sample portfolio; one parameter keeps the order.

    A page is opened once for all tests of it, and the application once for all pages.
    """
    scheme, data, name = request.param
    server = request.getfixturevalue(f"{data}_server")
    tab = tab_of(scheme)
    tab.set_viewport_size(DESK)
    if not tab.url.startswith(server.url):
        visit(tab, f"{server.url}/about")
    go(tab, name)
    return tab


def violations(page):
    """What axe finds on a page, as rule, weight and element, without what is Streamlit's own."""
    found = [(rule, node) for rule in Axe().run(page).response["violations"] for node in rule["nodes"]]
    return [
        (rule["id"], rule["impact"], node["html"]) for rule, node in found if not _is_streamlits_own(page, rule, node)
    ]


def settled(page, finding):
    """What a script finds on a page once it finds nothing, or after five seconds: tables follow the window's width."""
    with contextlib.suppress(TooLateError):
        page.wait_for_function(f"() => ({finding})().length === 0", timeout=5_000)
    return page.evaluate(finding)


def _is_streamlits_own(page, rule, node):
    inside = STREAMLITS_OWN.get(rule["id"])
    closest = "(element, inside) => element.closest(inside) !== null"
    return inside is not None and page.locator(node["target"][0]).evaluate(closest, inside)


def test_axe_finds_nothing_to_object_to(opened):
    opened.set_viewport_size(DESK)
    assert violations(opened) == []


def test_a_phone_need_not_scroll_sideways(opened):
    opened.set_viewport_size(PHONE)
    ready(opened)
    assert settled(opened, SIDEWAYS) == []


def test_no_markup_is_read_out(opened):
    assert opened.evaluate(SPOKEN) == []


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


def test_a_tab_is_named_after_its_page_and_the_organisation_that_is_chosen(tab_of, sample_server):
    tab = tab_of("light")
    tab.set_viewport_size(DESK)
    visit(tab, f"{sample_server.url}/profile?organisation={quote_plus(SAMPLE)}")
    expect(tab).to_have_title(f"Profile · {SAMPLE} · OPPOSITE")
    go(tab, "Gaps")
    expect(tab).to_have_title(f"Gaps · {SAMPLE} · OPPOSITE")
    go(tab, "About")
    expect(tab).to_have_title("About · OPPOSITE")
    visit(tab, f"{sample_server.url}/assess?organisation={quote_plus(SAMPLE)}")
    expect(tab).to_have_title(f"Questionnaire · {SAMPLE} · OPPOSITE")
    visit(tab, f"{sample_server.url}/assess?organisation=Nobody")
    expect(tab).to_have_title("Questionnaire · OPPOSITE")
