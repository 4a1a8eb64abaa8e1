"""A real Chromium that reaches this machine alone, and what is kept of everything its tabs did."""

import contextlib
import os
import shutil
from urllib.parse import urlsplit

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

DESK = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}

PATIENCE = 30_000
"""Milliseconds until something must be there; far beyond what it takes, for machines that are busy."""

HERE = "127.0.0.1"

NOWHERE = {"server": f"http://{HERE}:9", "bypass": HERE}
"""A proxy that is not there for all other machines: what comes from elsewhere fails to load, and shows."""

WITHOUT_HOST = ("data", "blob", "about")


def executable():
    """Path of a Chromium: $CHROMIUM, else one on the path; None leaves it to what Playwright has installed.

    The one that has no window at all comes first: it draws the same pages in three quarters of the time.
    """
    names = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
    found = (shutil.which(name) for name in names)
    return os.environ.get("CHROMIUM") or next(filter(None, found), None)


class Heard:
    """What the tabs of one context asked for, and what went wrong in them."""

    def __init__(self, context):
        self.addresses = []
        self.errors = []
        self.own_pages = set()
        """Origins of the pages that are looked at; empty for whatever is opened."""
        context.on("request", self._request)
        context.on("weberror", lambda error: self.errors.append(f"{error.error}"))
        context.on("page", self._listen)

    def forget(self):
        """Begin anew."""
        self.addresses.clear()
        self.errors.clear()

    def _request(self, request):
        of_ours = not self.own_pages or any(request.frame.url.startswith(origin) for origin in self.own_pages)
        if of_ours or request.is_navigation_request():
            self.addresses.append(request.url)

    def _listen(self, page):
        page.on("websocket", lambda socket: self.addresses.append(socket.url))
        page.on("console", self._console)
        page.on("dialog", self._dialog)

    def _console(self, message):
        if message.type == "error" and not _is_a_guess_of_streamlit(message.location.get("url", "")):
            self.errors.append(f"{message.text} ({message.location.get('url', '')})")

    def _dialog(self, dialog):
        self.errors.append(f"a window of the browser: {dialog.message}")
        dialog.dismiss()

    @property
    def elsewhere(self):
        """Addresses on other machines than this one that were asked for."""
        parts = ((address, urlsplit(address)) for address in self.addresses)
        return [a for a, part in parts if part.scheme not in WITHOUT_HOST and part.hostname != HERE]


def _is_a_guess_of_streamlit(address):
    """Whether it is one of Streamlit's two questions for where its root is, asked beneath each page's path: 404."""
    path = urlsplit(address).path
    return path.count("/") >= 3 and path.endswith(("/_stcore/health", "/_stcore/host-config"))


@contextlib.contextmanager
def new_context(chromium, **options):
    """A context that is closed at the end."""
    context = chromium.new_context(**{"viewport": DESK, "locale": "en-GB", "timezone_id": "UTC"} | options)
    context.set_default_timeout(PATIENCE)
    yield context
    context.close()


@contextlib.contextmanager
def checking(heard, *, errors=False):
    """At the end no other machine was asked for anything and nothing failed in a tab.

    `errors` says that failures are expected: the server goes away.
    """
    heard.forget()
    yield
    assert heard.elsewhere == [], heard.elsewhere
    assert errors or heard.errors == [], heard.errors
