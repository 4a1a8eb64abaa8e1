"""`click`: what a click on a level costs until the page says saved, against a plain page with the same widgets.

The plain page has no database behind it, and is rerun by each click.
"""

from itertools import cycle
from statistics import median
from typing import NamedTuple

from opposite.engine.collecting.setup import start_assessment
from opposite.engine.workspace import open_workspace
from tests.bench.browser import NOW, browser_processes, open_chromium, sample_database, server
from tests.bench.measuring import Figure, alternating, refuse_unequal
from tests.bench.processes import processors, spent_between
from tests.browser.chrome import new_context

LIMIT = 0.6
CLICKS = 10
"""So many clicks are one round, since a processor's time is known to ten milliseconds."""

PAUSE = 200
"""Milliseconds after a click in which a server tidies up, so that it does not do so during the other one's click."""

LEVELS = 6
QUESTIONS = ("ORI1", "ORI2", "ORI3", "ORI4", "ORI5")
WIDGETS = ("stRadio", "stButtonGroup", "stExpander", "stTextArea", "stButton")

SETTLED = """() => document.querySelector('[data-testid=stApp]')?.dataset.testScriptState === 'notRunning'
    && document.querySelectorAll('[data-testid=stSkeleton]').length === 0
    && document.querySelectorAll('[class*="st-key-answer-"] [data-testid=stRadio]').length === 5"""

COUNTS = """names => names.map(name =>
    [...document.querySelectorAll(`[data-testid=stMain] [data-testid=${name}]`)].filter(e => e.checkVisibility()).length)"""

ARM = """question => {
    const stands = notice => {
        if (!notice.textContent.includes('Saved')) return false;
        const above = [...document.querySelectorAll('[class*="st-key-answer-"]')]
            .filter(e => e.compareDocumentPosition(notice) & Node.DOCUMENT_POSITION_FOLLOWING);
        return above.length > 0 && above.at(-1).classList.contains('st-key-answer-' + question);
    };
    const saved = () => [...document.querySelectorAll('.st-key-saved')].some(stands);
    window.took = new Promise((resolve, reject) => {
        document.addEventListener('click', event => {
            const observer = new MutationObserver(() => {
                if (!saved()) return;
                observer.disconnect();
                resolve(performance.now() - event.timeStamp);
            });
            observer.observe(document.body, {childList: true, subtree: true, characterData: true});
        }, {capture: true, once: true});
        setTimeout(() => reject(new Error('nothing was saved in 30 seconds')), 30000);
    });
}"""
"""Measures inside the page, from the time of the click itself to the change after which the notice stands."""


class Size(NamedTuple):
    """How many rounds."""

    rounds: int


SIZES = {"smallest": Size(rounds=1), "usual": Size(rounds=9)}


def measure(folder, size):
    """Medians of nine rounds of ten clicks in turn on both pages, each on another question and level than before.

    The same widgets are seen on both pages. CPU is that of the server's process, and of all processes of the browser, until
    both have come to rest. By the clock is from the click itself until the page says that it is saved.
    """
    database = _with_an_assessment(sample_database(folder))
    with (
        open_chromium() as chromium,
        server(folder, database=database) as app,
        server(folder, page="bare_questionnaire") as bare,
        new_context(chromium) as of_app,
        new_context(chromium) as of_bare,
    ):
        tabs = {
            "app": _opened(of_app, f"{app.start().url}/assess?organisation=Acme"),
            "bare": _opened(of_bare, bare.start().url),
        }
        refuse_unequal(
            f"The widgets {', '.join(WIDGETS)}", {n: tab.evaluate(COUNTS, WIDGETS) for n, tab in tabs.items()}
        )
        servers = {"app": app.process_id, "bare": bare.process_id}
        contenders = {name: _round(tab, servers[name]) for name, tab in tabs.items()}
        took = alternating("click", contenders, rounds=size.rounds, warm_up=1)
    return _figures(took)


def _with_an_assessment(database):
    """The database with an assessment in it that is asked everything and has no answers."""
    workspace = open_workspace(str(database))
    start_assessment(
        workspace, workspace.resolve("opposite"), organisation="Acme", wave="First", group="executive", profile="full",
        now=NOW,
    )  # fmt: skip
    workspace.close()
    return database


def _opened(context, address):
    tab = context.new_page()
    tab.goto(address)
    tab.wait_for_function(SETTLED)
    return tab


class Clicks(NamedTuple):
    """A round: milliseconds of a click until saved, and of processors for it, of the server and of the browser."""

    clock: float
    of_server: float
    of_browser: float


def _round(tab, server_id):
    """A function that makes the next clicks and returns their Clicks."""
    places = ((question, level) for level in cycle(range(LEVELS)) for question in QUESTIONS)

    def clicks():
        browser_ids = browser_processes()
        before = processors(server_id), processors(*browser_ids)
        clock = median(_click(tab, *next(places)) for _ in range(CLICKS))
        after = processors(server_id), processors(*browser_ids)
        of_server, of_browser = (spent_between(*both) * 1000 / CLICKS for both in zip(before, after, strict=True))
        return Clicks(clock, of_server, of_browser)

    return clicks


def _click(tab, question, level):
    """Milliseconds until it was saved; returns once the page is at rest."""
    tab.evaluate(ARM, question)
    tab.locator(f".st-key-answer-{question}").get_by_test_id("stRadioOption").nth(level).click()
    took = tab.evaluate("() => window.took")
    tab.wait_for_function(SETTLED)
    tab.wait_for_timeout(PAUSE)
    return took


def _figures(took):
    app, bare = (Clicks(*map(median, zip(*took[name], strict=True))) for name in ("app", "bare"))
    return [
        Figure("server against the plain page, CPU", app.of_server / bare.of_server, "times", LIMIT),
        Figure("browser against the plain page, CPU", app.of_browser / bare.of_browser, "times", LIMIT),
        Figure("click until saved against the plain page, by the clock", app.clock / bare.clock, "times", LIMIT),
        Figure("server, CPU a click", app.of_server, "ms"),
        Figure("server of the plain page, CPU a click", bare.of_server, "ms"),
        Figure("browser, CPU a click", app.of_browser, "ms"),
        Figure("browser with the plain page, CPU a click", bare.of_browser, "ms"),
        Figure("click until saved, by the clock", app.clock, "ms"),
        Figure("click until the plain page says saved, by the clock", bare.clock, "ms"),
    ]
