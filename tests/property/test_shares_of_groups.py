"""However groups see an organisation, the common plan brings none more than its own best, and a fairer one is no worse."""

from dataclasses import replace

from hypothesis import assume, given
from hypothesis import strategies as st
from quick import examples
from test_optimal_plans import few, plan_or_none
from test_plans import SCORES, requests

from opposite.engine.roadmap.groups import fairest_plan
from opposite.planning.feasibility import violations
from opposite.planning.standings import joint_request, own_request, value_to

SLACK = 1e-9


@given(asked=requests(), data=st.data())
@examples(60)
def test_shares(asked, data):
    asked = few(asked)
    common = plan_or_none(asked)
    assume(common is not None)
    seen = {
        group: {q: replace(standing, score=data.draw(SCORES)) for q, standing in asked.questions.items()}
        for group in ("leaders", "front")
    }
    seen["front"].pop(next(iter(asked.questions)))
    own = {group: plan_or_none(own_request(asked, standings)) for group, standings in seen.items()}
    assume(None not in own.values())
    best = {group: value_to(asked, seen[group], plan.placements) for group, plan in own.items()}
    for group, plan in own.items():
        assert abs(best[group] - plan.objective) <= SLACK  # the twins are worth what the group's standings are
        assert value_to(asked, seen[group], common.placements) <= plan.bound + 1e-6 * plan.bound + SLACK
    fairest = fairest_plan(asked, common.placements, seen, best, [plan.placements for plan in own.values()])
    assert violations(asked, fairest) == ()

    def worst(rows):
        return min((value_to(asked, seen[g], rows) / best[g] for g in best if best[g] > SLACK), default=0)

    assert worst(fairest) >= worst(common.placements) - SLACK


@given(asked=requests(), data=st.data())
@examples(40)
def test_a_joint_plan_is_worth_the_weighted_sum_and_keeps_the_rules_of_all(asked, data):
    asked = few(asked)
    seen = {
        group: {q: replace(standing, score=data.draw(SCORES)) for q, standing in asked.questions.items()}
        for group in ("leaders", "front")
    }
    weights = {"leaders": 0.3, "front": 0.7}
    joint = plan_or_none(joint_request(asked, seen, weights))
    assume(joint is not None)
    assert violations(asked, joint.placements) == ()
    worth = sum(weight * value_to(asked, seen[group], joint.placements) for group, weight in weights.items())
    assert abs(worth - joint.objective) <= SLACK
