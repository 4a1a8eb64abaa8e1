"""What people typed is shown as they typed it, on every page; the longest names leave every page as wide as a phone."""

from urllib.parse import quote_plus

import pytest
from chrome import PHONE
from nasty_words import ADDRESSES, HOSTILE, LONG, RIGHT_TO_LEFT, nasty_words
from playwright.sync_api import expect
from serving import ROOT, Server
from walking import NOW, SIDEWAYS, bars, go, keyed, level, press, ready, set_up, visit

from opposite.domain.collecting.answers import Answer
from opposite.engine.collecting.answering import save_answer
from opposite.engine.collecting.assessments import assessment, questions_for, respondent
from opposite.engine.collecting.setup import start_assessment
from opposite.engine.workspace import open_workspace

NAMES = {"hostile": HOSTILE, "addresses": ADDRESSES, "right-to-left": RIGHT_TO_LEFT, "long": LONG}

NOTE = f"{HOSTILE} {ADDRESSES} ".ljust(10_000, "ü")

MARKS = ("alert(1)", ":red[x]", "$x$", "**b**", "[l](http://example.org)", ":smile:", ":material/home:")
"""Parts of the hostile name: none may stand anywhere but in the whole of it."""

SHORTEST = 10
"""Characters that are left of a name at least where it is cut."""

READ = """() => {
    const main = document.querySelector('[data-testid=stMain]').cloneNode(true);
    main.querySelectorAll('svg').forEach(drawing => drawing.remove());
    return main.textContent.replace(/\\u200b/g, '').replace(/\\s+/g, ' ');
}"""

DRAWN = """() => [...document.querySelectorAll('.js-plotly-plot svg text')].map(text => text.textContent).join(' ')"""

RADARS = """() => [...document.querySelectorAll('.js-plotly-plot')]
    .filter(chart => chart.data && chart.data.some(trace => trace.type === 'scatterpolar'))"""

ODDITIES = """() => [...document.querySelectorAll([
    '[data-testid=stMain] script', '[data-testid=stMain] a[href]',
    '.katex', '[data-testid=stMain] del', '[data-testid=stMain] code', '[data-testid=stMain] .stMarkdownColoredText',
    '.js-plotly-plot svg a'
].join(','))].filter(element => !element.href || new URL(element.href).origin !== location.origin)
    .map(element => element.outerHTML)"""
"""What stands on a page that only markup makes; a link to one of our own pages may name an organisation as it likes."""


COPIED = """() => [...document.querySelectorAll('[data-testid=stMain] h2')].map(heading => {
    getSelection().selectAllChildren(heading);
    return getSelection().toString();
})"""
"""What the clipboard would hold of each heading."""


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """A server on a database whose organisations, waves, notes and reasons are nasty."""
    folder = tmp_path_factory.mktemp("nasty")
    served = Server(folder)
    workspace = open_workspace(str(served.database))
    loaded = workspace.resolve("opposite")
    for place, name in enumerate(NAMES.values()):
        started = start_assessment(
            workspace, loaded, organisation=name, wave=name, group="executive", profile="pulse", now=NOW
        )
        person = respondent(workspace, started.respondent_id)
        asked = questions_for(loaded.framework, assessment(workspace, started.assessment_id), "executive")
        for number, question in enumerate(asked):
            unfit = Answer(question.id, state="not_applicable", reason=HOSTILE)
            fit = Answer(question.id, state="level", level=float(1 + (number + place) % 6), importance=4.0, note=NOTE)
            save_answer(workspace, person, unfit if number == 3 else fit, now=NOW)
    workspace.close()
    yield served.start()
    served.stop()


def at(server, path, name):
    """The address of a page with an organisation chosen."""
    return f"{server.url}/{path}" + (
        f"?organisation={quote_plus(name)}"
        if path in ("participation", "profile", "gaps", "alignment", "roadmap", "progress")
        else ""
    )


def looks_odd(page):
    """Parts of the hostile name that stand outside it, whole or cut, and elements that none of our words make."""
    rest = page.evaluate(READ).replace(HOSTILE, "")
    for length in range(len(HOSTILE) - 1, SHORTEST - 1, -1):
        rest = rest.replace(f"{HOSTILE[:length].rstrip()}…", "")
    return [mark for mark in MARKS if mark in rest] + page.evaluate(ODDITIES)


@pytest.mark.parametrize("name", list(NAMES.values())[:3], ids=list(NAMES)[:3])
def test_a_name_is_shown_as_it_was_typed_on_profile_gaps_and_roadmap(page, server, name):
    visit(page, at(server, "profile", name))
    for following in ("Gaps", "Roadmap", None):
        expect(
            (bars(page) if following is None else page.locator(".js-plotly-plot svg.main-svg")).first
        ).to_be_visible()
        assert page.evaluate(READ).count(name) >= 1
        assert keyed(page, "organisation").get_by_role("combobox").input_value() == name
        assert looks_odd(page) == []
        if following is not None:
            go(page, following)


def test_the_start_page_shows_names_as_they_were_typed(page, server):
    visit(page, server.url)
    text = page.evaluate(READ)
    assert [text.count(f"{name}{name} · ") for name in NAMES.values()] == [1] * len(NAMES)
    assert looks_odd(page) == []


def test_a_comparison_shows_names_as_they_were_typed_in_words_and_in_charts(page, server):
    visit(page, f"{server.url}/compare")
    chosen = keyed(page, "compare-organisations").locator("[data-tag]").filter(visible=True)
    expect(chosen).to_have_count(3)
    keyed(page, "compare-organisations").get_by_role("combobox").click()
    page.get_by_role("option").last.click()
    expect(chosen).to_have_count(4)
    page.keyboard.press("Escape")
    page.wait_for_function(f"() => ({RADARS})().length === 4")
    ready(page)
    text = page.evaluate(READ)
    assert all(text.count(name) >= 3 for name in NAMES.values())
    assert looks_odd(page) == []
    drawn = page.evaluate(DRAWN)
    assert "<script>alert(1)</script>" in drawn
    assert "😄" not in drawn


def test_a_note_of_ten_thousand_characters_and_a_reason_are_shown_as_they_were_typed(page, server):
    visit(page, at(server, "gaps", HOSTILE))
    words = " ".join(NOTE.split())
    assert len(NOTE) == 10_000
    assert words in page.evaluate(READ)
    picker = keyed(page, "opened-question").get_by_role("combobox")
    picker.click()
    picker.fill("PEO2")
    page.get_by_role("option").first.click()
    expect(keyed(page, "why-PEO2")).to_be_visible()
    ready(page)
    assert f"Does not apply: {HOSTILE}" in page.evaluate(READ)
    assert looks_odd(page) == []


def test_a_name_typed_into_the_form_is_the_one_shown_from_then_on(page, serve):
    server = serve()
    set_up(page, server, organisation=HOSTILE, wave=ADDRESSES)
    text = page.evaluate(READ)
    assert f"{HOSTILE} · {ADDRESSES}" in text
    assert looks_odd(page) == []
    visit(page, f"{server.url}/assess")
    keyed(page, "new-organisation").get_by_role("textbox").fill(HOSTILE)
    keyed(page, "new-wave").get_by_role("textbox").fill(ADDRESSES)
    keyed(page, "my-group").get_by_role("combobox").click()
    page.get_by_role("option").first.click()
    press(page, "start-assessment")
    refusal = page.get_by_test_id("stAlert")
    expect(refusal).to_be_visible()
    assert HOSTILE in page.evaluate(READ)
    assert looks_odd(page) == []


@pytest.mark.parametrize(
    "path",
    ["", "participation", "profile", "gaps", "alignment", "roadmap", "progress", "compare", "assess"],
    ids=lambda path: path or "start",
)
def test_the_longest_name_leaves_a_page_as_wide_as_a_phone(page, server, path):
    page.set_viewport_size(PHONE)
    visit(page, at(server, path, LONG))
    assert page.evaluate(SIDEWAYS) == []


def test_the_longest_name_leaves_the_questionnaire_as_wide_as_a_phone(page, serve):
    page.set_viewport_size(PHONE)
    set_up(page, serve(), organisation=LONG, wave=LONG)
    level(page, "ORI1", 3)
    assert page.evaluate(SIDEWAYS) == []


def test_whatever_is_typed_every_element_shows_it_and_nothing_else_and_it_is_copied_as_it_was_typed(page, serve):
    visit(page, serve(script=ROOT / "tests" / "browser" / "typed_words.py").url)
    expect(page.get_by_test_id("stRadio")).to_have_count(len(nasty_words(120)))
    ready(page)
    shown = page.evaluate("""() => [...document.querySelectorAll('[data-testid=stMain] [data-testid=stMarkdownContainer]')]
        .map(e => e.textContent.replace(/\\s+/g, ' ').trim())""")
    elements = ("{0}", "{0} · {0}", *["{0}"] * 10)
    assert shown[1:] == [element.format(words) for words in nasty_words(120) for element in elements]
    assert page.evaluate(ODDITIES) == []
    assert page.evaluate(COPIED) == [words for words in nasty_words(120) for _ in range(2)]
