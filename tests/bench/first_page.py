"""`first_page`: what the first page costs after a start, against a bare page with one radar.

A fresh process of the server, then a fresh browser context with nothing in its cache.
"""

from statistics import median
from typing import NamedTuple

from tests.bench.browser import browser_processes, open_chromium, sample_database, server
from tests.bench.measuring import Figure, alternating, seconds
from tests.bench.processes import processors, spent_between
from tests.browser.chrome import new_context

LIMIT = 1.0
PROFILE_LIMIT = 1.3
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


class Size(NamedTuple):
    """How many rounds."""

    rounds: int


SIZES = {"smallest": Size(rounds=1), "usual": Size(rounds=7)}


class Painted(NamedTuple):
    """Seconds from the start of a process until it is healthy, and from navigation until content is visible by the
    clock and in CPU of the server and of the browser together; kB that were loaded.
    """

    healthy: float
    clock: float
    cpu: float
    loaded: float


def measure(folder, size):
    """Medians of seven rounds in which all take their turn.

    By the clock is from the navigation until the content is visible: the last assessment of the start page, or the
    radar. CPU is that of the server and of all processes of the browser for it.
    """
    sample = sample_database(folder)
    with open_chromium() as chromium:

        def contender(path, selector, place, **options):
            return lambda: _one(chromium, path, WATCH % {"selector": selector, "place": place}, (folder, options))

        contenders = {
            "bare": contender("", RADAR, 0, page="bare_radar"),
            "start": contender("", LAST_CARD, CARDS - 1, database=sample),
            "profile": contender("profile", RADAR, 0, database=sample),
        }
        measured = alternating("first_page", contenders, rounds=size.rounds, warm_up=min(1, size.rounds - 1))
    return _figures({name: Painted(*map(median, zip(*rounds, strict=True))) for name, rounds in measured.items()})


def _one(chromium, path, watch, served):
    folder, options = served
    with server(folder, **options) as fresh, new_context(chromium) as context:
        healthy = seconds(fresh.start)
        context.add_init_script(watch)
        tab = context.new_page()
        loaded = Loaded(tab)
        before = processors(fresh.process_id, *browser_processes())
        tab.goto(f"{fresh.url}/{path}", wait_until="commit")
        clock = tab.wait_for_function("() => window.visibleAfter", polling=100).json_value() / 1000
        cpu = spent_between(before, processors(fresh.process_id, *browser_processes()))
        return Painted(healthy, clock, cpu, loaded.bytes / 1000)


class Loaded:
    """Counts the bytes that a tab receives, as they travel."""

    def __init__(self, tab):
        self.bytes = 0
        session = tab.context.new_cdp_session(tab)
        session.send("Network.enable")
        session.on("Network.loadingFinished", lambda event: self._add(event["encodedDataLength"]))
        session.on("Network.webSocketFrameReceived", lambda event: self._add(len(event["response"]["payloadData"])))

    def _add(self, length):
        self.bytes += length


def _figures(took):
    bare, start, profile = (took[name] for name in ("bare", "start", "profile"))
    healthy = (start.healthy + profile.healthy) / 2
    return [
        Figure("start page against the bare page, by the clock", start.clock / bare.clock, "times", LIMIT),
        Figure("start page against the bare page, CPU", start.cpu / bare.cpu, "times", LIMIT),
        Figure("profile opened first against the bare page, by the clock", profile.clock / bare.clock, "times", PROFILE_LIMIT),
        Figure("profile opened first against the bare page, CPU", profile.cpu / bare.cpu, "times", PROFILE_LIMIT),
        Figure("start page until its assessments are visible", start.clock, "s"),
        Figure("profile until its radar is visible", profile.clock, "s"),
        Figure("bare page until its radar is visible", bare.clock, "s"),
        Figure("start page, CPU", start.cpu, "s"),
        Figure("profile, CPU", profile.cpu, "s"),
        Figure("bare page, CPU", bare.cpu, "s"),
        Figure("start page, loaded", start.loaded, "kB"),
        Figure("profile, loaded", profile.loaded, "kB"),
        Figure("bare page, loaded", bare.loaded, "kB"),
        Figure("process start until healthy", healthy, "s"),
        Figure("process start until healthy, bare page", bare.healthy, "s"),
    ]  # fmt: skip
