"""Documents that cannot be made: why stands beneath the button, nothing is downloaded, and the next try works."""

import pytest
from playwright.sync_api import expect
from serving import ROOT, Server
from walking import keyed, press, ready, visit

SHORT = "could not be made. The server has too little memory free. All that is stored is kept. Try again in a minute."
WITHOUT_MEMORY = """
import sys
from pathlib import Path

def refuse(event, arguments):
    if event == "open" and str(arguments[0]).endswith(("default.pptx", "style.typ")) and Path({flag!r}).exists():
        raise MemoryError

sys.addaudithook(refuse)
"""
"""Has a Python find no memory for slides and PDFs while a file is there."""

SEEN = """one => {
    const texts = document.createTreeWalker(one, NodeFilter.SHOW_TEXT), own = [];
    while (texts.nextNode())
        if (getComputedStyle(texts.currentNode.parentElement).fontSize !== "0px") own.push(texts.currentNode.data);
    const after = getComputedStyle(one, "::after");
    return [own.join(""), after.content, after.fontSize];
}"""
"""What is seen of Streamlit's own words beneath a button, and of ours in their place."""


@pytest.fixture(scope="module")
def short_of_memory(sample_database, tmp_path_factory):
    """A server on the sample portfolio, and the file by which it is short of memory."""
    folder = tmp_path_factory.mktemp("short")
    flag = folder / "short"
    (folder / "sitecustomize.py").write_text(WITHOUT_MEMORY.format(flag=str(flag)))
    database = folder / "opposite.duckdb"
    database.write_bytes(sample_database.read_bytes())
    server = Server(folder, database=database, environment={"PYTHONPATH": f"{folder}:{ROOT}"}).start()
    yield server, flag
    server.stop()


def fails_then_works(page, flag, key, called):
    """Press a button of a download while there is no memory, then once there is."""
    brought = []

    def take(download):
        brought.append(download)

    page.on("download", take)
    flag.touch()
    press(page, key)
    said = page.get_by_text(f"{called} {SHORT}")
    expect(said).to_be_visible()
    for stands in page.locator("[data-testid=stDownloadButtonError]").all():
        assert stands.evaluate(SEEN) == ["", '"Nothing was downloaded."', "14px"]
    assert brought == []
    flag.unlink()
    with page.expect_download(timeout=60_000) as taken:
        press(page, key)
    expect(said).to_have_count(0)
    assert len(brought) == 1
    return taken.value


@pytest.fixture
def fetched(open_context, short_of_memory):
    """Opens a page and has a download of it fail, then work; what is asked for first is pressed and waited for."""
    server, flag = short_of_memory

    def fetch(address, key, called, *, ask=None):
        page = open_context().new_page()
        visit(page, f"{server.url}/{address}")
        ready(page)
        if ask is not None:
            press(page, ask)
        expect(keyed(page, key)).to_be_visible(timeout=120_000)
        return fails_then_works(page, flag, key, called)

    return fetch


def test_a_document_its_card_says_why(fetched):
    taken = fetched("documents?organisation=Larkmarrow+Stores", "report-deck", "Deck")
    assert taken.suggested_filename.endswith("deck.pptx")
    assert taken.path().read_bytes().startswith(b"PK")


def test_the_deck_of_a_comparison(fetched):
    taken = fetched("compare", "report-comparison", "The deck")
    assert taken.suggested_filename.endswith("-comparison.pptx")


def test_the_report_of_a_portfolio(fetched):
    taken = fetched("portfolio?sector=Retail", "report-portfolio-a4", "The report", ask="ask-portfolio-report")
    assert taken.suggested_filename == "sample-portfolio-retail.pdf"
