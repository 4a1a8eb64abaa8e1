"""A search for the best plan goes on beside everything else, can be ended, and leaves a plan or a refusal.

However many are asked for, one goes on at a time, and the others wait for their turn.
"""

import threading

import pytest
from plan_requests import best_of_demanding, demanding, initiative, request

from opposite.engine.roadmap.search import Search
from opposite.planning import plan

pytestmark = pytest.mark.long

PATIENCE = 60


def begun(search):
    """The search once its turn has come."""
    while search.seconds == 0:
        search.wait(0.01)
    return search


@pytest.mark.main_way
def test_it_ends_with_the_best_plan():
    asked = request(initiative("a", "Q 1>3"), initiative("b", "Q 2>4"))
    search = Search(asked)
    assert search.wait(PATIENCE)
    assert search.plan == plan(asked, "optimal")
    assert (search.is_over, search.stopped, search.failure) == (True, False, None)


def test_stopped_it_keeps_the_best_plan_so_far_with_its_honest_distance():
    asked = demanding(40)
    search = begun(Search(asked))
    search.stop()
    assert search.wait(PATIENCE)
    assert search.stopped
    assert search.plan.objective >= plan(asked, "greedy").objective
    assert search.plan.gap_to_best > best_of_demanding(40).gap_to_best


def test_it_says_how_far_it_is():
    search = Search(demanding(40))
    assert search.wait(PATIENCE)
    assert search.best == pytest.approx(search.plan.objective, rel=0.05)
    assert search.bound >= search.plan.objective


def test_pins_that_cannot_be_kept_end_it_with_a_refusal():
    base, top = initiative("base", "Q 1>3"), initiative("top", "R 1>3", prerequisites=("base",))
    search = Search(request(base, top, pins={"base": 2, "top": 2}))
    assert search.wait(PATIENCE)
    assert search.plan is None
    assert "cannot be kept" in str(search.failure)


def test_searches_take_their_turn_on_one_thread_in_the_order_in_which_they_were_asked_for():
    long = begun(Search(demanding(40)))
    short = [Search(request(initiative("a", "Q 1>3"))) for _ in range(10)]
    assert [search.ahead for search in (long, *short)][1:] == list(range(1, 11))
    assert (short[0].seconds, short[0].is_over) == (0, False)
    assert [thread.name for thread in threading.enumerate()].count("searches for plans") == 1
    long.stop()
    assert all(search.wait(PATIENCE) for search in (long, *short))
    assert [search.ahead for search in short] == [0] * 10
    assert [search.plan.objective for search in short] == [pytest.approx(0.2, abs=1e-12)] * 10


def test_stopped_before_its_turn_it_has_a_quick_plan_at_once_and_withdrawn_it_has_none():
    asked = request(initiative("a", "Q 1>3"))
    long, stopped, withdrawn, last = begun(Search(demanding(40))), Search(asked), Search(asked), Search(asked)
    stopped.stop()
    withdrawn.withdraw()
    assert (stopped.is_over, stopped.plan) == (True, plan(asked, "greedy"))
    assert (withdrawn.is_over, withdrawn.plan, withdrawn.failure) == (True, None, None)
    assert last.ahead == 1
    long.stop()
    assert last.wait(PATIENCE)


def test_it_begins_with_the_rows_that_are_known():
    asked = demanding(40)
    greedy = plan(asked, "greedy")
    search = begun(Search(asked, start=greedy.placements))
    search.stop()
    assert search.wait(PATIENCE)
    assert search.plan.objective >= greedy.objective
