"""What is answered from memory: Streamlit's own files, and the document of every page."""

import asyncio
import re

import pytest

from opposite.ui.door import first_answer as module
from opposite.ui.door.first_answer import WITH_CHARTS, document
from opposite.ui.door.ready import Ready
from opposite.ui.door.static_files import FOLDER
from opposite.ui.shell.frame import SECTIONS

CHARTS = next((FOLDER / "static" / "js").glob("PlotlyChart.*.js"))
ASKED = "Streamlit was asked"


@pytest.fixture
def ask(monkeypatch):
    """Status, headers and content that are answered to a request for a path; of Streamlit's own answers ASKED alone."""
    monkeypatch.delenv("OPPOSITE_PUBLIC_ADDRESS", raising=False)

    def asked(path, *, method="GET", kind="http", **headers):
        said = []

        async def streamlit(*_):
            said.append(ASKED)

        async def send(message):
            said.append(message)

        sent = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
        scope = {"type": kind, "method": method, "path": path, "headers": sent}
        asyncio.run(Ready(streamlit)(scope, None, send))
        if said == [ASKED]:
            return ASKED
        start, body = said
        return start["status"], dict(start["headers"]), body["body"]

    return asked


def test_a_file_of_streamlits_is_answered_whole_and_kept_for_good(ask):
    status, headers, content = ask(f"/static/js/{CHARTS.name}")
    assert (status, content) == (200, CHARTS.read_bytes())
    assert headers[b"cache-control"] == b"public, immutable, max-age=31536000"
    assert headers[b"content-length"] == str(CHARTS.stat().st_size).encode()
    assert headers[b"content-type"] in {b"text/javascript; charset=utf-8", b"application/javascript"}


@pytest.mark.parametrize("name", [path.relative_to(FOLDER).as_posix() for path in FOLDER.glob("static/css/*.css")])
def test_styles_say_that_they_are(ask, name):
    assert ask(f"/{name}")[1][b"content-type"] == b"text/css; charset=utf-8"


@pytest.mark.parametrize(
    "path",
    [
        "/static/js/../index.html",
        "/static/js/..%2f..%2findex.html",
        "/static/js/.hidden",
        "/static/js/nothing.js",
        "/static/js/",
        "/static/../../__init__.py",
        "//static/js/x.js",
        "/_stcore/health",
        "/_stcore/host-config",
        "/healthz",
        "/media/x.png",
        "/oauth2callback",
        "/auth/login",
        "/profile/",
        "/profile/_stcore/health",
        "/typed/",
    ],
)
def test_whatever_else_is_asked_of_streamlit(ask, path):
    assert ask(path) == ASKED


def test_a_part_of_a_file_and_one_that_is_known_are_asked_of_streamlit(ask):
    path = f"/static/js/{CHARTS.name}"
    assert ask(path, range="bytes=0-9") == ASKED
    assert ask(path, if_none_match='"x"') == ASKED
    assert ask(path, method="HEAD") == ASKED
    assert ask(path, kind="websocket") == ASKED


def test_beneath_the_path_that_a_proxy_keeps_the_same_is_answered(ask, monkeypatch):
    monkeypatch.setenv("OPPOSITE_PUBLIC_ADDRESS", "https://example.org/maturity")
    assert ask("/maturity/profile")[2] == document(with_charts=True).encode()
    assert ask(f"/maturity/static/js/{CHARTS.name}")[0] == 200


@pytest.mark.parametrize("page", [page for pages in SECTIONS.values() for page in pages], ids=lambda page: page.name)
def test_every_page_begins_with_a_document_that_is_asked_for_anew(ask, page):
    status, headers, content = ask(f"/{page.path}")
    assert (status, headers[b"cache-control"]) == (200, b"no-cache")
    assert (CHARTS.name.encode() in content) == (page.path in WITH_CHARTS)
    assert content == document(with_charts=page.path in WITH_CHARTS).encode()


def test_pages_with_charts_are_pages():
    assert WITH_CHARTS.issubset(page.path for pages in SECTIONS.values() for page in pages)


def test_the_document_is_streamlits_with_what_it_would_find_out_late(ask):
    ours, theirs = ask("/")[2].decode(), (FOLDER / "index.html").read_text(encoding="utf-8")
    assert ours.replace(module.EARLY, "") == theirs
    assert ours.index(module.EARLY) < ours.index('<script type="module"')
    added = re.sub(re.escape(module.EARLY), "", document(with_charts=True)).replace("</head>", "")
    assert added.count("modulepreload") == theirs.count("modulepreload") + 1
