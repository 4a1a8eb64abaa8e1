"""Documents that many ask for at once: the same bytes for all, a few in the making at a time, and why one could not be made."""

import shutil
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from errno import ENOSPC
from functools import partial

import pytest

from opposite.engine.briefing import brief
from opposite.engine.collecting.assessments import find_wave
from opposite.engine.workspace import open_workspace
from opposite.exports.briefing.deck.look import LookError
from opposite.exports.briefing.documents import DOCUMENTS
from opposite.ui.briefing.making import AT_ONCE, made
from opposite.ui.shell.late_download import made_late
from opposite.ui.shell.makings import Makings

pytestmark = pytest.mark.long

PEOPLE = 10


def late(document, briefing, makings):
    """A document as its button makes it."""
    which = briefing.report.assessment.id, document.kind
    return made_late(partial(made, document, briefing, paper="a4"), which=which, called=document.label, makings=makings)


@pytest.fixture(scope="module")
def briefing(two_organisations, tmp_path_factory):
    copy = shutil.copyfile(two_organisations, tmp_path_factory.mktemp("at-once") / "opposite.duckdb")
    workspace = open_workspace(str(copy))
    yield brief(workspace, find_wave(workspace, "Acme"), today=date(2026, 11, 29))
    workspace.close()


def failing(error):
    def content(_):
        raise error

    return replace(DOCUMENTS["deck"], content=content)


@pytest.mark.parametrize("kind", ["deck", "report", "workbook"])
def test_ten_people_at_once_get_the_bytes_that_one_gets(briefing, kind):
    alone = DOCUMENTS[kind].made(briefing)
    with ThreadPoolExecutor(PEOPLE) as pool:
        got = list(pool.map(lambda _: made(DOCUMENTS[kind], briefing, paper="a4"), range(PEOPLE)))
    assert got == [alone] * PEOPLE


def test_no_more_than_a_few_are_in_the_making_at_a_time(briefing):
    counting, under_way, most = threading.Lock(), 0, 0

    def content(_):
        nonlocal under_way, most
        with counting:
            under_way += 1
            most = max(most, under_way)
        time.sleep(0.02)
        with counting:
            under_way -= 1
        return b""

    counted = replace(DOCUMENTS["deck"], content=content)
    with ThreadPoolExecutor(PEOPLE) as pool:
        list(pool.map(lambda _: made(counted, briefing, paper="a4"), range(PEOPLE)))
    assert most == AT_ONCE


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (LookError("The template lacks a layout."), "Deck could not be made. The template lacks a layout."),
        (MemoryError(), "Deck could not be made. The server has too little memory free. All that is stored is kept. Try again in a minute."),
        (OSError(ENOSPC, "No space"), "Deck could not be made. The disk of the server is full. All that is stored is kept. Let whoever runs OPPOSITE free some room, then try again."),
        (FileNotFoundError(2, "No such file", "/x/Carlito-Bold.ttf"), "Deck could not be made. The file Carlito-Bold.ttf, which belongs to OPPOSITE, is missing on the server. All that is stored is kept. Let whoever runs OPPOSITE install it again."),
        (ValueError(), "Deck could not be made. All that is stored is kept. What went wrong stands in the log of the application. Try again."),
    ],
)  # fmt: skip
def test_why_one_could_not_be_made_is_said_until_it_is_made(briefing, error, said):
    makings = Makings()
    with pytest.raises(type(error)):
        late(failing(error), briefing, makings)
    assert makings.not_made == {(briefing.report.assessment.id, "deck"): said}
    for _ in range(AT_ONCE):  # a failure keeps nobody's place
        with pytest.raises(type(error)):
            late(failing(error), briefing, makings)
    late(replace(DOCUMENTS["deck"], content=lambda _: b"whole"), briefing, makings)
    assert makings.not_made == {}


@pytest.mark.main_way
def test_a_document_is_under_way_from_the_click_to_its_end_whichever_thread_is_first(briefing):
    makings, which = Makings(), (briefing.report.assessment.id, "deck")
    with ThreadPoolExecutor(1) as pool:
        asked = pool.submit(makings.ask, which)
        while not makings.asked[which]:
            time.sleep(0.001)
        assert not asked.done()  # the button is not drawn anew before its file is taken up
        makings.begin(which)
        asked.result(timeout=60)
    assert makings.is_under_way(which)
    makings.end(which)
    assert not makings.is_under_way(which)
    with pytest.raises(ValueError, match="gone"):
        late(failing(ValueError("gone")), briefing, makings)
    makings.ask(which)  # it failed before the click was heard of
    assert not makings.is_under_way(which)


def test_nothing_is_under_way_after_a_click_of_which_nothing_came(briefing, monkeypatch):
    monkeypatch.setattr("opposite.ui.shell.makings.PATIENCE", 0.05)
    makings, which = Makings(), (briefing.report.assessment.id, "deck")
    makings.ask(which)
    assert not makings.is_under_way(which)
    late(replace(DOCUMENTS["deck"], content=lambda _: b"whole"), briefing, makings)
    assert not makings.is_under_way(which)
