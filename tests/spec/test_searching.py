"""A search for the best plan goes on beside everything else, can be ended, and leaves a plan or a refusal."""

import pytest
from plan_requests import best_of_demanding, demanding, initiative, request

from opposite.engine.roadmap.search import Search
from opposite.planning import plan

PATIENCE = 60


def test_it_ends_with_the_best_plan():
    asked = request(initiative("a", "Q 1>3"), initiative("b", "Q 2>4"))
    search = Search(asked)
    assert search.wait(PATIENCE)
    assert search.plan == plan(asked, "optimal")
    assert (search.is_over, search.stopped, search.failure) == (True, False, None)


def test_stopped_it_keeps_the_best_plan_so_far_with_its_honest_distance():
    asked = demanding(40)
    search = Search(asked)
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
