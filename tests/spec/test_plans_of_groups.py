"""Whose plan it is: each group's own best plan, what it has of it by the common one, and the plan fairest to the worst-off."""

from dataclasses import replace
from datetime import date

import pytest

from opposite.domain.framework import Initiative, Lift
from opposite.domain.roadmap.groups import GroupPlan, GroupPlans, NoOwnPlan
from opposite.domain.roadmap.plan import Placement, PlanQuestion, PlanRequest
from opposite.engine.roadmap.groups import plans_of_groups
from opposite.engine.roadmap.known_roadmaps import build_roadmap
from opposite.engine.roadmap.request import RoadmapOptions
from opposite.planning.feasibility import is_quick_win
from opposite.planning.standings import joint_request, own_request
from opposite.wording.roadmap.groups import fairest_note, groups_headline, left_out_note

TREE = """
    F factor
      Q1
      Q2
    """
APART = """
    | | group | Q1 | Q2 |
    | a | executive | 1 | 4 |
    | b | executive | 1 | 4 |
    | c | executive | 1 | 4 |
    | d | frontline | 4 | 2 |
    | e | frontline | 4 | 2 |
    | f | frontline | 4 | 2 |
    """
ONE = Initiative("one", "One", (Lift("Q1", 1, 4),), effort_days=10, duration_weeks=13, demand={"team": 1})
TWO = Initiative("two", "Two", (Lift("Q2", 2, 4),), effort_days=10, duration_weeks=13, demand={"team": 1})
OPTIONS = RoadmapOptions(period="quarter", periods=2, start=date(2027, 1, 1), capacity={"team": (1,)})


def report_of(assess, said, **others):
    answered = assess(said, TREE, target=4, **others)
    return replace(answered, framework=replace(answered.framework, initiatives=(ONE, TWO)))


@pytest.fixture
def apart(assess):
    return report_of(assess, APART)


def test_each_group_would_start_with_what_it_lacks_and_has_a_share_of_that(apart):
    roadmap = build_roadmap(apart, OPTIONS)
    assert [row.initiative for row in roadmap.plan.placements] == ["one", "two"]
    plans = plans_of_groups(apart, roadmap)
    executive, frontline = plans.groups
    assert (executive.group, frontline.group) == ("executive", "frontline")
    assert [row.initiative for row in executive.rows] == ["one"]
    assert [row.initiative for row in frontline.rows] == ["two"]
    assert executive.share == pytest.approx(1)
    # What is done second counts for one period of two.
    assert frontline.share == pytest.approx(0.5)
    assert plans.worst_off is frontline
    assert plans.complete


def test_the_fairest_plan_is_never_worse_for_the_worst_off_than_the_common_one(apart):
    plans = plans_of_groups(apart, build_roadmap(apart, OPTIONS))
    assert plans.worst_off_by_the_fairest.fairest_share >= plans.worst_off.share


def test_with_room_for_both_nobody_is_worse_off(apart):
    plans = plans_of_groups(apart, build_roadmap(apart, replace(OPTIONS, capacity={"team": (2,)})))
    assert [one.share for one in plans.groups] == pytest.approx([1, 1])
    assert groups_headline(plans, apart.framework) == (
        "The plan brings every group at least 100 % of its own best plan; “executive” has the least, "
        "and no plan that was tried does better by the worst-off."
    )


@pytest.mark.parametrize("group", [None, 1.0, 2.0])
@pytest.mark.parametrize(("together", "is_quick"), [(None, True), (1.0, True), (2.0, False)])
def test_a_quick_win_is_one_by_where_all_together_stand(together, is_quick, group):
    quick = Initiative("quick", "Quick", (Lift("Q1", 1, 2),), effort_days=5, duration_weeks=4, confidence=0.8)
    standing = PlanQuestion("Q1", together, 3.0, None, 1.0, 1.0, 6.0, 0.5)
    request = PlanRequest((quick,), {"Q1": standing}, periods=1, quick_wins=1)
    seen = {"Q1": replace(standing, score=group)}
    assert is_quick_win(request, quick) == is_quick
    for asked in (own_request(request, seen), joint_request(request, {"executive": seen}, {"executive": 1.0})):
        assert is_quick_win(asked, asked.by_id["quick"]) == is_quick


def test_of_a_group_that_may_not_be_shown_nothing_is_said_but_that(assess):
    small = "\n".join(APART.splitlines()[:-2]) + "\n"
    report = report_of(assess, small, setup={"attributed": False})
    plans = plans_of_groups(report, build_roadmap(report, OPTIONS))
    assert dict(plans.left_out)["frontline"] is NoOwnPlan.HIDDEN
    assert "frontline" not in {one.group for one in plans.groups}
    assert "frontline" in left_out_note(plans, report.framework)


def test_stopped_before_the_first_plan_nothing_is_said_of_any_group(apart):
    plans = plans_of_groups(apart, build_roadmap(apart, OPTIONS), told=lambda *_: False)
    assert plans.groups == ()
    assert not plans.complete
    assert plans.fairest == plans.common


def test_a_group_with_nothing_to_gain_has_no_share():
    content = GroupPlan("executive", (), 0.0, 0.0, 0.0, 0.0)
    wanting = GroupPlan("frontline", (), 0.2, 0.0, 0.1, 0.15)
    assert content.share is None
    plans = GroupPlans((content, wanting), (), (), (), 0.2, 0.19, complete=True)
    assert plans.worst_off is wanting


def test_what_fairness_costs_all_is_said(apart):
    one = GroupPlan("executive", (), 0.2, 0.0, 0.2, 0.15)
    two = GroupPlan("frontline", (), 0.2, 0.0, 0.1, 0.14)
    plans = GroupPlans((one, two), (), (), (), 0.2, 0.19, complete=True)
    frontline = next(group.title for group in apart.framework.groups if group.id == "frontline")
    assert groups_headline(plans, apart.framework) == (
        f"The plan brings every group at least 50 % of its own best plan; “{frontline}” has the least, "
        "and the fairest plan brings every group at least 70 % for 5 % of what the plan is worth to all."
    )


def test_what_the_fairest_plan_does_otherwise_is_said_by_title():
    titles = {"a": "Ask", "b": "Book", "c": "Call", "d": "Do"}
    common = (Placement("a", 1, 1), Placement("b", 1, 1), Placement("c", 2, 2))
    fairest = (Placement("a", 2, 2), Placement("c", 1, 1), Placement("d", 3, 3))
    plans = GroupPlans((), (), common, fairest, 0.2, 0.2, complete=True)
    assert fairest_note(plans, titles=titles) == (
        "The fairest plan takes in “Do”; leaves out “Book”; starts earlier “Call”; starts later “Ask”."
    )
    assert fairest_note(replace(plans, fairest=common), titles=titles) is None
