"""A notice that something is saved moves nothing that stands beneath it, on a desk and on a phone."""

import pytest
from playwright.sync_api import expect
from walking import keyed, level, press, questions_here, ready, set_up, visit

WIDTHS = [1280, 375]

WHERE = """keys => Object.fromEntries([...document.querySelectorAll(keys)].map(e => {
    const box = e.getBoundingClientRect(), main = document.querySelector('[data-testid=stMain]');
    return [[...e.classList].find(name => name.startsWith('st-key-')),
            [box.left, box.top + main.scrollTop, box.width, box.height].map(Math.round)];
}))"""

FADES = """() => {
    window.faded = [];
    document.addEventListener('transitionrun', event => {
        if (event.target.closest('[data-testid="stRadioOption"]')) window.faded.push(event.propertyName);
    });
}"""


def places(page, keys):
    """Where the elements of keys that begin so stand on the page, scrolled or not."""
    return page.evaluate(WHERE, ", ".join(f'[class*="st-key-{key}"]' for key in keys))


@pytest.mark.parametrize("width", WIDTHS)
def test_an_answer_that_is_saved_moves_no_question(open_context, empty_server, width):
    page = open_context(viewport={"width": width, "height": 800}).new_page()
    set_up(page, empty_server, organisation=f"Still {width}")
    before = places(page, ["answer-", "evidence-of-"])
    assert len(before) > 3
    level(page, "ORI1", 4)
    ready(page)
    assert places(page, ["answer-", "evidence-of-"]) == before
    level(page, "ORI1", 5)
    level(page, "ORI2", 2)
    ready(page)
    assert places(page, ["answer-", "evidence-of-"]) == before


def test_a_level_shows_as_chosen_without_fading(open_context, empty_server):
    page = open_context().new_page()
    set_up(page, empty_server, organisation="At once")
    page.evaluate(FADES)
    level(page, "ORI1", 4)
    ready(page)
    assert page.evaluate("() => window.faded") == []


@pytest.mark.parametrize("width", WIDTHS)
def test_a_factor_that_becomes_complete_and_what_is_said_of_the_earlier_wave_move_no_question(
    open_context, empty_server, width
):
    page = open_context(viewport={"width": width, "height": 800}).new_page()
    for wave in ("2026 Q1", "2026 Q2"):
        set_up(page, empty_server, organisation=f"Twice {width}", wave=wave)
        before = places(page, ["answer-"])
        for question in questions_here(page):
            level(page, question, 5 if wave == "2026 Q1" else 2)
            ready(page)
            assert places(page, ["answer-"]) == before
    expect(keyed(page, "saved")).to_contain_text("down 3.0")


@pytest.mark.parametrize("width", WIDTHS)
def test_targets_that_are_set_move_nothing_on_the_page(open_context, serve, sample_database, width):
    server = serve(database=sample_database)
    page = open_context(viewport={"width": width, "height": 800}).new_page()
    visit(page, f"{server.url}/profile?organisation=Larkmarrow+Stores")
    before = places(page, ["set-targets", "overall", "peers"])
    press(page, "set-targets")
    field = keyed(page, "target-ORI").get_by_role("combobox")
    field.scroll_into_view_if_needed()
    field.click()
    page.get_by_role("option", name="6 ").click()
    ready(page)
    keyed(page, "targets-reason").get_by_role("textbox").fill("Customers see what we do not")
    keyed(page, "targets-approved-by").get_by_role("textbox").fill("The board")
    press(page, "save-targets")
    told = keyed(page, "outcome")
    expect(told).to_contain_text("The targets are set")
    ready(page)
    now = places(page, ["set-targets", "overall", "peers"])
    assert {key: box[:2] for key, box in now.items()} == {key: box[:2] for key, box in before.items()}
    shown = told.bounding_box()
    assert shown["y"] + shown["height"] <= 800
    keyed(page, "overall").scroll_into_view_if_needed()
    assert told.is_visible()
