"""`first_page`: how long the first page takes after a start, against a bare page with one radar."""

from statistics import median

from tests.bench.browser import open_chromium, sample_database, server
from tests.bench.measuring import Figure, alternating, seconds
from tests.browser.chrome import new_context

LIMIT = 1.3
ROUNDS = 5
CARDS = 12
"""So many assessments the start page shows; the sample portfolio has more."""

RADAR = ".js-plotly-plot .polarlayer .trace path"
LAST_CARD = "[class*='st-key-profile-'] button"

WATCH = """(() => {
    const look = () => {
        const found = document.querySelectorAll(`%(selector)s`)[%(place)d];
        if (found && found.getBoundingClientRect().height > 0) window.visibleAfter = performance.now();
        else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
})()"""
"""Looks before every frame whether the content is there; `performance.now` counts from the start of the navigation."""


def measure(folder):
    """Figures of a fresh process, then a fresh browser context with nothing in its cache, round by round."""
    sample = sample_database(folder)
    with open_chromium() as chromium:

        def contender(path, selector, place, **options):
            return lambda: _one(chromium, path, WATCH % {"selector": selector, "place": place}, (folder, options))

        contenders = {
            "bare": contender("", RADAR, 0, page="bare_radar"),
            "start": contender("", LAST_CARD, CARDS - 1, database=sample),
            "profile": contender("profile", RADAR, 0, database=sample),
        }
        measured = alternating("first_page", contenders, rounds=ROUNDS, warm_up=1)
    return _figures(measured)


def _one(chromium, path, watch, served):
    """Seconds from the start of a process until it is healthy, and then from navigation until content is visible."""
    folder, options = served
    with server(folder, **options) as fresh, new_context(chromium) as context:
        healthy = seconds(fresh.start)
        context.add_init_script(watch)
        tab = context.new_page()
        tab.goto(f"{fresh.url}/{path}", wait_until="commit")
        return healthy, tab.wait_for_function("() => window.visibleAfter", polling=100).json_value() / 1000


def _figures(measured):
    healthy = {name: median(start for start, _ in rounds) for name, rounds in measured.items()}
    shown = {name: median(page for _, page in rounds) for name, rounds in measured.items()}
    app = median(start for name in ("start", "profile") for start, _ in measured[name])
    return [
        Figure("start page against the bare page", shown["start"] / shown["bare"], "times", LIMIT),
        Figure(
            "profile with its radar, opened first, against the bare page", shown["profile"] / shown["bare"], "times"
        ),
        Figure("start page until its assessments are visible", shown["start"], "s"),
        Figure("profile until its radar is visible", shown["profile"], "s"),
        Figure("bare page until its radar is visible", shown["bare"], "s"),
        Figure("process start until healthy", app, "s"),
        Figure("process start until healthy, bare page", healthy["bare"], "s"),
        Figure("process start until healthy, against the bare page", app / healthy["bare"], "times"),
    ]
