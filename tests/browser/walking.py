"""What a person does in the application, by keys, roles and test ids; and what the command line says beside it."""

import json
import os
import subprocess
import sys
import time
from datetime import datetime
from urllib.parse import urlsplit

from playwright.sync_api import expect
from serving import ROOT

PAGES = {
    "Start": ("", None),
    "Questionnaire": ("assess", "Assess"),
    "Participation": ("participation", "Assess"),
    "Profile": ("profile", "Understand"),
    "Gaps": ("gaps", "Understand"),
    "Alignment": ("alignment", "Understand"),
    "Roadmap": ("roadmap", "Act"),
    "Progress": ("progress", "Act"),
    "Documents": ("documents", "Act"),
    "Portfolio": ("portfolio", "Compare"),
    "Compare": ("compare", "Compare"),
    "Data": ("data", "Manage"),
    "Frameworks": ("frameworks", "Manage"),
    "Access": ("access", "Manage"),
    "About": ("about", "Manage"),
}
"""Url path and section of the navigation by page, in its order; the start page stands in no section."""

NOW = datetime(2026, 11, 22, 9, 0)

SIDEWAYS = """() => {
    const widest = [document.documentElement, document.querySelector('[data-testid=stMain]')];
    return widest.filter(e => e.scrollWidth > e.clientWidth).map(e => [e.scrollWidth, e.clientWidth]);
}"""
"""Widths of content and window where a page must be scrolled sideways; nothing where it need not."""

SAVED_BENEATH = """question => {
    const notice = document.querySelector('.st-key-saved');
    if (!notice) return false;
    const above = [...document.querySelectorAll('[class*="st-key-answer-"]')]
        .filter(e => e.compareDocumentPosition(notice) & Node.DOCUMENT_POSITION_FOLLOWING);
    return above.length > 0 && above.at(-1).classList.contains('st-key-answer-' + question);
}"""


def ready(page):
    """Wait until the page's script has ended, its title stands, and nothing is left to load or, of odds, to work out."""
    expect(page.get_by_test_id("stMain").get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator('[class*="st-key-odds-"][class*="awaited"]')).to_have_count(0, timeout=60_000)
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
    expect(page.get_by_test_id("stSkeleton")).to_have_count(0)


def visit(page, address):
    """Open an address and wait until the page stands."""
    page.goto(address)
    ready(page)


def go(page, name):
    """Go to a page through the navigation, as it is on a desk, and wait until the page stands."""
    path, section = PAGES[name]
    title = page.get_by_test_id("stMain").get_by_role("heading", level=1)
    before = title.text_content()
    if urlsplit(page.url).path == f"/{path}":
        return
    if section is None:
        page.get_by_role("navigation").get_by_role("link", name=name).click()
    else:
        page.get_by_role("navigation").get_by_role("button", name=section).click()
        page.get_by_role("menuitem", name=name).click()
    expect(title).not_to_have_text(before)
    ready(page)


def keyed(page, key):
    """The element with a promised key."""
    return page.locator(f".st-key-{key}")


def look_at(page, view):
    """Choose one of the views beneath the timeline of the roadmap page."""
    keyed(page, "roadmap-view").get_by_text(view, exact=True).click()
    ready(page)


def bars(page):
    """The bars of the timeline of the roadmap page, one an initiative."""
    return keyed(page, "timeline").locator(".row")


def press(page, key):
    """Click the button with a promised key."""
    keyed(page, key).get_by_role("button").click()


def set_up(page, server, *, organisation, wave=None, group="Executive leadership", full=False):
    """Set up an assessment through the form; returns the address under which it is continued."""
    visit(page, f"{server.url}/assess")
    keyed(page, "new-organisation").get_by_role("textbox").fill(organisation)
    if wave is not None:
        keyed(page, "new-wave").get_by_role("textbox").fill(wave)
    keyed(page, "my-group").get_by_role("combobox").click()
    page.get_by_role("option", name=group).click()
    if full:
        choose(page, "profile-of-questions", 2)
    press(page, "start-assessment")
    expect(keyed(page, "answer-ORI1")).to_be_visible()
    ready(page)
    return page.url


def choose(page, key, place):
    """Click the choice at a place, counted from 1, of the radio with a promised key."""
    keyed(page, key).get_by_test_id("stRadioOption").nth(place - 1).click()


def level(page, question, value):
    """Click the level of a question (1 to 6; 7 is don't know, 8 does not apply) and wait until it says saved."""
    choose(page, f"answer-{question}", value)
    wait_saved(page, question)


def wait_saved(page, question):
    """Wait until the saved notice stands beneath a question."""
    page.wait_for_function(SAVED_BENEATH, arg=question, polling=50)


def checked(page, key):
    """Place of what is chosen in the radio with a key, counted from 1; None where nothing is."""
    chosen = [option.is_checked() for option in keyed(page, key).get_by_role("radio").all()]
    return chosen.index(True) + 1 if True in chosen else None


def expect_level(page, question, value):
    """Wait until a question shows a level as chosen."""
    expect(keyed(page, f"answer-{question}").get_by_role("radio").nth(value - 1)).to_be_checked()


def questions_here(page):
    """Ids of the questions on this screen of the questionnaire, from top to bottom."""
    found = page.evaluate("""() => [...document.querySelectorAll('[class*="st-key-answer-"]')]
        .flatMap(e => [...e.classList]).filter(c => c.startsWith('st-key-answer-'))""")
    return [name.removeprefix("st-key-answer-") for name in found]


def opposite(*arguments, database):
    """What a command prints on a database, as bytes."""
    command = [sys.executable, "-m", "opposite", *arguments, "--database", str(database)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout


def scores(database, *arguments):
    """Rows of `opposite scores` as the command line computes them."""
    return json.loads(opposite("scores", "--format", "json", *arguments, database=database))


READ = """import duckdb, json, sys
rows = duckdb.connect(sys.argv[1]).execute(
    "select question_id, state, level, importance, evidence, a.note from answers as a "
    "join assessments as s on s.id = a.assessment_id join organisations as o on o.id = s.organisation_id "
    "where o.name = $1 order by all", [sys.argv[2]]).fetchall()
print(json.dumps(rows))"""


def stored_answers(path, organisation):
    """Every row of an organisation's answers in a database file, read by a fresh process."""
    command = [sys.executable, "-c", READ, str(path), organisation]
    done = subprocess.run(command, capture_output=True, check=False, env=os.environ | {"PYTHONUTF8": "1"})
    assert done.returncode == 0, done.stderr.decode()
    return [tuple(row) for row in json.loads(done.stdout)]


def wait_until(holds, *, seconds=20):
    """Wait until a condition holds; fails when it does not in time."""
    until = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < until, f"not so after {seconds} seconds"
        time.sleep(0.1)


def plotted(page, key, trace):
    """The radii of a trace of the polar chart with a key."""
    chart = keyed(page, key).locator(".js-plotly-plot")
    expect(chart).to_be_visible()
    return chart.evaluate("(chart, trace) => Array.from(chart.data[trace].r)", trace)
