"""Where all that is worth anything lies behind one chain of work, a plan gets there whenever there is a way."""

import pytest
from chain_requests import WORTHLESS, chain_requests
from cp_sat import another_process
from hypothesis import given
from quick import examples

from opposite.planning import plan
from opposite.planning.feasibility import violations
from opposite.planning.projection import plan_value


@pytest.fixture(scope="module")
def best_by_cp_sat():
    with another_process() as best:
        yield best


@pytest.mark.parametrize("method", ["greedy", "optimal"])
@given(asked=chain_requests(depths=(3, 8)))
@examples(50)
def test_no_rule_is_broken(method, asked):
    assert violations(asked, plan(asked, method).placements) == ()


@pytest.mark.long
@given(asked=chain_requests())
@examples(60)
def test_the_plan_never_stays_before_a_chain_that_another_solver_gets_through(best_by_cp_sat, asked):
    best, found = plan_value(asked, best_by_cp_sat(asked)), plan(asked, "optimal")
    assert (found.objective > WORTHLESS) == (best > WORTHLESS)
    assert found.objective == pytest.approx(best, abs=1e-9)
