"""Documents that many ask for at once: the same bytes for all, a few in the making at a time, and why one could not be made."""

import shutil
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date

import pytest

from opposite.engine.briefing import brief
from opposite.engine.collecting.assessments import find_wave
from opposite.engine.workspace import open_workspace
from opposite.exports.briefing.deck.look import LookError
from opposite.exports.briefing.documents import DOCUMENTS
from opposite.ui.briefing.making import AT_ONCE, made

PEOPLE = 10


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
        got = list(pool.map(lambda _: made(DOCUMENTS[kind], briefing, paper="a4", not_made={}), range(PEOPLE)))
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
        list(pool.map(lambda _: made(counted, briefing, paper="a4", not_made={}), range(PEOPLE)))
    assert most == AT_ONCE


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (LookError("The template lacks a layout."), "Deck could not be made. The template lacks a layout."),
        (MemoryError(), "Deck could not be made. All that is stored is kept; what went wrong stands in the log of the application. Try again."),
    ],
)  # fmt: skip
def test_why_one_could_not_be_made_is_said_until_it_is_made(briefing, error, said):
    not_made = {}
    with pytest.raises(type(error)):
        made(failing(error), briefing, paper="a4", not_made=not_made)
    assert not_made == {(briefing.report.assessment.id, "deck"): said}
    for _ in range(AT_ONCE):  # a failure keeps nobody's place
        with pytest.raises(type(error)):
            made(failing(error), briefing, paper="a4", not_made=not_made)
    made(replace(DOCUMENTS["deck"], content=lambda _: b"whole"), briefing, paper="a4", not_made=not_made)
    assert not_made == {}
