"""What people and the framework ask of a roadmap beside targets: quick wins, how many at once, days, what has to be done.

Questions Q1 and Q2 are a factor each, on six stages with target 4; roadmaps are in quarters from 1 January 2027. `quick`
lifts Q2 and is a quick win, `large` lifts Q1 and is not; a team has room for one of them at a time.
"""

from dataclasses import replace
from datetime import date

import pytest

from opposite import wording
from opposite.domain.framework import Initiative, Lift, RoadmapRule
from opposite.engine.roadmap.known_roadmaps import build_roadmap
from opposite.engine.roadmap.request import NO_LIMIT, RoadmapOptions, plan_request
from opposite.errors import PlanError
from opposite.wording.roadmap.headline import fewer_quick_wins

TREE = """
    F factor
      Q1
    G factor
      Q2
    """
SAID = """
    | | group | Q1 | Q2 |
    | a | executive | 1 | 2.0 |
    """
LARGE = Initiative("large", "The large", (Lift("Q1", 1, 4),), effort_days=41, duration_weeks=13, demand={"team": 1})
QUICK = Initiative("quick", "The quick", (Lift("Q2", 2, 3),), effort_days=40, duration_weeks=13, demand={"team": 1})
RULE = RoadmapRule(roles={"team": 1}, quick_wins=1, at_once=2)


@pytest.fixture
def asked(assess):
    """A function that plans under a framework's rule and some options."""

    def plan_of(rule=RULE, initiatives=(LARGE, QUICK), **options):
        report = assess(SAID.replace("2.0", "2"), TREE, target=4)
        known = replace(report.framework, initiatives=initiatives, roadmap=rule)
        chosen = RoadmapOptions(start=date(2027, 1, 1), **options)
        return build_roadmap(replace(report, framework=known), chosen)

    return plan_of


def starts(roadmap):
    return {row.initiative.id: row.start_period for row in roadmap.rows}


def test_the_framework_says_how_many_quick_wins_start_first_and_people_may_say_otherwise(asked):
    assert starts(asked()) == {"quick": 1, "large": 2}
    assert starts(asked(quick_wins=0)) == {"large": 1, "quick": 2}
    assert [row.quick_win for row in asked().rows] == [True, False]


def test_fewer_quick_wins_than_asked_for_are_told_of(asked):
    found = asked(quick_wins=3)
    assert found.request.quick_wins == 1
    assert fewer_quick_wins(found.request, 3) == "3 quick wins asked for: 1 can start in the first quarter."


def test_asking_for_quick_wins_where_nothing_is_one_is_refused_and_the_frameworks_wish_is_not(asked):
    assert starts(asked(initiatives=(LARGE,))) == {"large": 1}
    with pytest.raises(PlanError) as refused:
        asked(initiatives=(LARGE,), quick_wins=2)
    assert str(refused.value) == (
        "No initiative is a quick win here, and 2 were asked for. "
        "One takes at most 13 weeks and 40 days, waits for no other and lifts a question below its target."
    )


@pytest.mark.parametrize(("at_once", "limit"), [(None, 2), (1, 1), (NO_LIMIT, None)])
def test_the_framework_says_how_many_at_once_and_people_may_say_otherwise(asked, at_once, limit):
    assert asked(at_once=at_once).request.at_once == limit


def test_days_become_periods_of_the_plan(asked):
    found = asked(
        finish_by={"large": date(2027, 9, 29)}, not_before={"quick": date(2027, 4, 2)}, must=frozenset({"quick"})
    )
    assert (found.request.finish_by, found.request.not_before) == ({"large": 2}, {"quick": 3})
    assert starts(found) == {"large": 1, "quick": 3}


def test_options_that_differ_in_these_alone_are_told_apart():
    day = date(2027, 4, 1)
    different = [
        {}, {"at_once": 1}, {"at_once": NO_LIMIT}, {"quick_wins": 1}, {"finish_by": {"a": day}},
        {"not_before": {"a": day}}, {"must": frozenset({"a"})},
    ]  # fmt: skip
    assert len({RoadmapOptions(**options).key for options in different}) == len(different)


def test_a_question_that_the_profile_leaves_out_is_known_as_not_asked(assess):
    """Q2 is in the full profile only; `first` lifts it, and `then` needs `first`."""
    report = assess(SAID.replace("2.0", "2"), TREE, target=4)
    first = replace(QUICK, id="first", demand={})
    then = replace(LARGE, id="then", prerequisites=("first",))
    known = replace(report.framework, initiatives=(first, then))
    core = replace(known.questions["Q1"], core=True)
    nodes = tuple(replace(n, questions=tuple(core if q.id == "Q1" else q for q in n.questions)) for n in known.tree)
    known = replace(known, tree=nodes)
    pulse = replace(report, framework=known, assessment=replace(report.assessment, profile="core"))
    request = plan_request(pulse, RoadmapOptions())
    assert (list(request.questions), list(request.unasked)) == (["Q1"], ["Q2"])
    roadmap = build_roadmap(pulse, RoadmapOptions(start=date(2027, 1, 1)))
    assert starts(roadmap) == {"first": 1, "then": 2}
    assert wording.reason(roadmap, roadmap.rows[0]) == (
        "Prepares “The large”; by itself it changes little. Nobody was asked whether it is needed; “Q2” would tell."
    )
