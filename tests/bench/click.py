"""`click`: how long a click on a level takes until the page says saved, against a plain page with the same widgets."""

from statistics import median

from opposite.engine.collecting.setup import start_assessment
from opposite.engine.workspace import open_workspace
from tests.bench.browser import NOW, open_chromium, sample_database, server
from tests.bench.measuring import Figure, alternating
from tests.browser.chrome import new_context

LIMIT = 1.0
ROUNDS = 40
WARM_UP = 10
PAUSE = 200
"""Milliseconds after a click in which a server tidies up, so that it does not do so during the other one's click."""

LEVELS = 6
QUESTIONS = ("ORI1", "ORI2", "ORI3", "ORI4", "ORI5")
WIDGETS = ("stRadio", "stButtonGroup", "stExpander", "stTextArea", "stButton")

SETTLED = """() => document.querySelector('[data-testid=stApp]')?.dataset.testScriptState === 'notRunning'
    && document.querySelectorAll('[data-testid=stSkeleton]').length === 0
    && document.querySelectorAll('[class*="st-key-answer-"] [data-testid=stRadio]').length === 5"""

COUNTS = "names => names.map(name => document.querySelectorAll(`[data-testid=stMain] [data-testid=${name}]`).length)"

ARM = """question => {
    const saved = () => {
        const notice = document.querySelector('.st-key-saved');
        if (!notice || !notice.textContent.includes('Saved')) return false;
        const above = [...document.querySelectorAll('[class*="st-key-answer-"]')]
            .filter(e => e.compareDocumentPosition(notice) & Node.DOCUMENT_POSITION_FOLLOWING);
        return above.length > 0 && above.at(-1).classList.contains('st-key-answer-' + question);
    };
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


def measure(folder):
    """Figures of clicks in turn on both pages, each on another question than before and on another level of it."""
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
        _refuse_unequal({name: tab.evaluate(COUNTS, WIDGETS) for name, tab in tabs.items()})
        contenders = {name: _clicks(tab) for name, tab in tabs.items()}
        took = alternating("click", contenders, rounds=ROUNDS, warm_up=WARM_UP)
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


def _refuse_unequal(counts):
    if counts["app"] != counts["bare"]:
        raise RuntimeError(f"The pages differ in their widgets ({', '.join(WIDGETS)}): {counts}")


def _clicks(tab):
    """A function that makes the next click and returns the milliseconds until it was saved."""
    places = ((question, level) for level in _forever(LEVELS) for question in QUESTIONS)

    def click():
        question, level = next(places)
        tab.evaluate(ARM, question)
        tab.locator(f".st-key-answer-{question}").get_by_test_id("stRadioOption").nth(level).click()
        took = tab.evaluate("() => window.took")
        tab.wait_for_function(SETTLED)
        tab.wait_for_timeout(PAUSE)
        return took

    return click


def _forever(count):
    while True:
        yield from range(count)


def _figures(took):
    app, bare = median(took["app"]), median(took["bare"])
    return [
        Figure("click until saved, against the plain page", app / bare, "times", LIMIT),
        Figure("click until saved", app, "ms"),
        Figure("click until saved, plain page", bare, "ms"),
    ]
