"""The odds of a plan are worked out once, in the background: its page is there before they are, and says so."""

import pytest
from application import drawn, is_there, looking_at, settled, words

from opposite.engine.roadmap.search import under_way
from opposite.ui.shell import cache
from opposite.wording.briefing.page import ODDS_AWAITED

pytestmark = pytest.mark.long

ACME = "Acme"
NOTICE = (
    ":material/hourglass_top: When the last initiative ends, and how surely everything that starts in the first 2 quarters is on time, "
    "is being worked out from simulated courses."
)


@pytest.fixture
def planned(application, add_answered):
    """Opens a page of an organisation, with the best plan known."""
    add_answered(application.workspace, ACME, seed=1)

    def page(name):
        opened = application.page(name, organisation=ACME)
        for search in under_way():
            assert search.wait(60)
        return opened.run()

    return page


@pytest.fixture
def nothing_drawn():
    """No odds are drawn while this is held."""
    return cache._drawing


def first_wave(page):
    return words(page.get_by_key("first-wave").markdown)


@pytest.mark.main_way
def test_the_plan_is_shown_before_its_odds_and_they_take_the_place_of_the_notice(planned, nothing_drawn):
    with nothing_drawn:
        page = planned("roadmap")
    before = first_wave(page)
    assert (before[-1], drawn(page)["score"]["band"]) == (NOTICE, None)
    after = first_wave(settled(page))
    assert (len(after), after[:-1]) == (len(before), before[:-1])
    assert "the last initiative" in after[-1]
    assert not is_there(page, "odds-awaited")
    assert drawn(page)["score"]["band"] is not None


def test_however_many_tabs_ask_they_are_worked_out_once(planned, nothing_drawn):
    with nothing_drawn:
        pages = [planned("roadmap"), planned("roadmap"), planned("documents")]
        assert len(cache.odds_asked().under_way()) == 1
    assert [is_there(settled(page), "odds-awaited") for page in pages] == [False] * 3


def test_the_view_of_them_says_so_too(planned, nothing_drawn):
    with nothing_drawn:
        page = looking_at(planned("roadmap"), "How surely")
    assert words(page.get_by_key("odds-view-awaited").markdown) == [NOTICE]
    assert not is_there(settled(page), "odds-view-awaited")
    assert is_there(page, "odds")


def test_documents_say_that_they_are_made_without_them(planned, nothing_drawn):
    with nothing_drawn:
        page = planned("documents")
    assert words(page.get_by_key("odds-awaited").markdown) == [f":material/hourglass_top: {ODDS_AWAITED}"]
    assert is_there(page, "report-one-pager")
    assert not is_there(settled(page), "odds-awaited")


def test_what_kept_them_from_being_drawn_is_told_and_they_are_asked_for_again(planned, monkeypatch):
    def fails(*made):  # noqa: ARG001  asked like any other
        raise MemoryError

    with monkeypatch.context() as patched:
        patched.setattr(cache, "engine_odds", fails)
        page = planned("roadmap")
        assert len(page.exception) + len(page.error) == 1
    assert "the last initiative" in first_wave(settled(page.run()))[-1]
