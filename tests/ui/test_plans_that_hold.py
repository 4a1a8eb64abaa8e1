"""A plan that holds is looked for in the background: the best one stands until it is there, and looking can be stopped."""

import threading

import pytest
from application import drawn, found_out, is_there, settled, words

from opposite.engine.roadmap.hold import holding_roadmap
from opposite.engine.roadmap.request import RoadmapOptions
from opposite.errors import PlanError
from opposite.ui.shell import cache
from opposite.ui.shell.text import as_text
from opposite.wording.roadmap.holding import ENDED, looking
from opposite.wording.roadmap.odds import safety_sentences

pytestmark = pytest.mark.long

ORGANISATION = "Tivvelane Outfitters"


@pytest.fixture
def unasked(sample):
    """The application on the sample, in which nobody has asked for a plan that holds."""
    cache.plans_that_hold()._known.clear()
    return sample


@pytest.fixture
def page(unasked):
    """The page of a plan that is the best one, with its odds."""
    return settled(unasked.page("roadmap", organisation=ORGANISATION))


@pytest.fixture
def nothing_found():
    """No plan that holds is found while this is held."""
    return cache._holding


def asked(page):
    return page.toggle(key="hold").set_value(True).run()


def told(page):
    return words(page.get_by_key("holding").markdown)


def planned(page):
    return [bar["id"] for bar in drawn(page)["rows"]]


@pytest.mark.main_way
def test_the_best_plan_stands_until_one_that_holds_takes_its_place(unasked, page, nothing_found):
    report, best = unasked.report(ORGANISATION), unasked.roadmap(ORGANISATION)
    held = holding_roadmap(report, RoadmapOptions(), best, chance=0.8)
    before = words(page.get_by_key("first-wave").markdown)
    with nothing_found:
        asked(page)
        assert told(page) == [f":material/hourglass_top: {as_text(looking(0, 0))}"]
        assert words(page.get_by_key("first-wave").markdown) == before
        assert planned(page) == [row.initiative.id for row in best.rows]
    found_out(page)
    assert not is_there(page, "holding")
    assert planned(page) == [row.initiative.id for row in held.rows]
    assert as_text(safety_sentences(held, held.safety)) in words(page.get_by_key("first-wave").markdown)


def test_stopped_it_leaves_the_best_plan_and_can_be_looked_for_again(unasked, page, nothing_found):
    best = [row.initiative.id for row in unasked.roadmap(ORGANISATION).rows]
    with nothing_found:
        asked(page).button(key="stop-hold").click().run()
        found_out(page)
        assert told(page) == [as_text(ENDED)]
        assert planned(page) == best
    page.button(key="ask-hold").click().run()
    found_out(page)
    assert not is_there(page, "holding")


def test_stopped_while_plans_are_tried_it_says_so_too(page, monkeypatch):
    begun = threading.Event()

    def tried(*made, told, **how):  # noqa: ARG001  asked like any other
        begun.set()
        while told(3, 0):
            pass
        raise PlanError("The search for a plan that holds was ended.")

    with monkeypatch.context() as patched:
        patched.setattr(cache, "holding_roadmap", tried)
        asked(page)
        assert begun.wait(60)
        assert told(page.run()) == [f":material/hourglass_top: {as_text(looking(3, 0))}"]
        page.button(key="stop-hold").click().run()
        assert told(found_out(page)) == [as_text(ENDED)]


def test_taken_back_it_is_said_no_more_and_asked_for_anew_it_is_there(page):
    found_out(asked(page))
    page.toggle(key="hold").set_value(False).run()
    assert not is_there(page, "holding")
    asked(page)
    assert not is_there(page, "holding")
    assert "That safety costs" in words(page.get_by_key("first-wave").markdown)[-1]


def test_however_many_tabs_ask_it_is_looked_for_once(unasked, nothing_found):
    pages = [settled(unasked.page("roadmap", organisation=ORGANISATION)) for _ in range(2)]
    with nothing_found:
        for page in pages:
            asked(page)
        assert len(cache.plans_that_hold().under_way()) == 1
    assert [is_there(found_out(page), "holding") for page in pages] == [False, False]


def test_what_went_wrong_is_told_and_it_can_be_looked_for_again(page, monkeypatch):
    def fails(*made, **how):  # noqa: ARG001  asked like any other
        raise MemoryError("too little memory")

    with monkeypatch.context() as patched:
        patched.setattr(cache, "holding_roadmap", fails)
        found_out(asked(page))
        assert told(page) == ["That could not be found out. too little memory"]
    page.button(key="ask-hold").click().run()
    assert not is_there(found_out(page), "holding")
