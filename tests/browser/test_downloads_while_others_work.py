"""Downloads come while others draw pages without a pause: each end of a run of theirs clears away what nobody refers to."""

import asyncio
import threading

import pytest
from walking import keyed, press, ready, visit

from tests.bench.visitors import visiting


async def _draw(address, ended):
    async with visiting(address) as visitor:
        while not ended.is_set():
            await visitor.open()


async def _draw_all(address, ended):
    await asyncio.gather(*(_draw(address, ended) for _ in range(3)))


@pytest.fixture
def busy_server(sample_server):
    """A server on which three others draw the first page again and again."""
    ended = threading.Event()
    others = threading.Thread(target=lambda: asyncio.run(_draw_all(sample_server.url, ended)))
    others.start()
    yield sample_server
    ended.set()
    others.join()


def test_a_deck_is_downloaded_every_time(page, busy_server):
    visit(page, f"{busy_server.url}/compare")
    ready(page)
    for _ in range(5):
        with page.expect_download(timeout=60_000) as taken:
            press(page, "report-comparison")
        assert taken.value.path().read_bytes().startswith(b"PK")
        assert keyed(page, "report-comparison").is_visible()
