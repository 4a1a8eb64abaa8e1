"""Rule 17c: what is agreed or running keeps its dates in every plan; what is done is out of it until answers say otherwise.

Questions Q1 and Q2 are a factor each, on six stages with target 4; roadmaps are in quarters from 1 January 2027, and the
wave was last answered on 22 November 2026. `large` lifts Q1 and `quick` lifts Q2; a team has room for one of them.
"""

from dataclasses import replace
from datetime import date

import pytest

from opposite.domain.framework import Initiative, Lift, RoadmapRule
from opposite.domain.framework.decisions import AGREED, DONE, DROPPED, PROPOSED, RUNNING, Decision
from opposite.domain.roadmap.left_out import Level, Unfit
from opposite.engine.roadmap.known_roadmaps import build_roadmap
from opposite.engine.roadmap.odds import roadmap_odds
from opposite.engine.roadmap.request import RoadmapOptions
from opposite.wording.roadmap.explanation import why_not_earlier
from opposite.wording.roadmap.headline import reason
from opposite.wording.roadmap.kept import beyond_limits
from opposite.wording.roadmap.obstacles import why_left_out
from opposite.wording.roadmap.timeline import time_to_spare

TREE = """
    F factor
      Q1
    G factor
      Q2
    """
SAID = """
    | | group | Q1 | Q2 |
    | a | executive | {0} | {1} |
    """
LARGE = Initiative("large", "The large", (Lift("Q1", 1, 4),), effort_days=41, duration_weeks=13, demand={"team": 1})
QUICK = Initiative("quick", "The quick", (Lift("Q2", 2, 3),), effort_days=40, duration_weeks=13, demand={"team": 1})
THEN = Initiative("then", "The next", (Lift("Q2", 3, 4),), effort_days=9, duration_weeks=13, prerequisites=("quick",))
RULE = RoadmapRule(roles={"team": 1})
METHODS = ("optimal", "greedy", "largest-gap")
LAST_ANSWER = date(2026, 11, 22)


@pytest.fixture
def asked(assess):
    """A function that plans for what was decided, under some options."""

    def plan_of(decided=(), initiatives=(LARGE, QUICK), rule=RULE, scores=(1, 2), made_on=None, **options):
        report = assess(SAID.format(*scores), TREE, target=4)
        wave = replace(report.assessment, closed_at=None, last_activity=None, wave_date=LAST_ANSWER)
        known = replace(report.framework, initiatives=initiatives, roadmap=rule)
        report = replace(report, assessment=wave, framework=known, decided=dict(decided), made_on=made_on)
        chosen = RoadmapOptions(**{"start": date(2027, 1, 1), "periods": 4, **options})
        plan_of.report = report
        return build_roadmap(report, chosen)

    return plan_of


def periods(roadmap):
    return {row.initiative.id: (row.start_period, row.finish_period) for row in roadmap.rows}


def agreed(start, finish, status=AGREED):
    return Decision(status, start, finish)


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("status", [AGREED, RUNNING])
def test_it_keeps_its_dates_by_every_method_and_others_take_what_is_left(asked, method, status):
    free = asked(method=method)
    assert sorted(periods(free).values()) == [(1, 1), (2, 2)]
    decision = agreed(date(2027, 4, 12), date(2027, 9, 3), status)
    found = asked({"large": decision}, method=method)
    assert periods(found) == {"quick": (1, 1), "large": (2, 3)}
    row = found.rows[1]
    assert row.work_ends == date(2027, 9, 3)
    assert (row.start_date, row.finish_date, row.status) == (date(2027, 4, 12), date(2027, 9, 3), status)
    assert (row.slack_periods, row.initiative.duration_weeks) == (0, 13)
    assert (
        why_not_earlier(found, row) == f"It is {status} from 12 April 2027 to 3 September 2027 and keeps these dates."
    )


def test_what_is_only_proposed_is_planned_like_any_other(asked):
    assert periods(asked({"large": agreed(date(2027, 4, 1), date(2027, 6, 30), PROPOSED)})) == periods(asked())


@pytest.mark.parametrize("method", METHODS)
def test_what_was_dropped_is_in_no_plan_and_says_so_unless_it_has_to_be_done(asked, method):
    dropped = {"large": Decision(DROPPED)}
    found = asked(dropped, method=method)
    assert list(periods(found)) == ["quick"]
    assert {i: why_left_out(found, why) for i, why in found.plan.left_out} == {"large": "Was dropped."}
    assert "large" in periods(asked(dropped, method=method, must=frozenset({"large"})))


def test_what_needs_something_that_was_dropped_is_not_planned_either(asked):
    found = asked({"quick": Decision(DROPPED)}, initiatives=(QUICK, THEN))
    assert periods(found) == {}


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("limits", [{"capacity": {"team": (0.0,)}}, {"at_once": 1}, {"budget": 0.0}])
def test_agreed_rows_may_exceed_a_limit_and_leave_nothing_of_it(asked, method, limits):
    both = {i: agreed(date(2027, 1, 1), date(2027, 3, 31)) for i in ("large", "quick")}
    found = asked(both, initiatives=(LARGE, QUICK, replace(THEN, demand={"team": 0.1})), method=method, **limits)
    kept = {"large": (1, 1), "quick": (1, 1)}
    room = "at_once" in limits
    assert periods(found) == (kept | {"then": (2, 2)} if room else kept)


@pytest.mark.parametrize(("finish", "periods_left"), [(date(2027, 3, 31), (1, 1)), (date(2027, 4, 1), (1, 2))])
def test_one_begun_before_the_plan_occupies_the_periods_that_are_left(asked, finish, periods_left):
    found = asked({"large": agreed(date(2026, 10, 1), finish, RUNNING)})
    assert periods(found)["large"] == periods_left
    assert found.rows[0].start_date == date(2026, 10, 1)
    assert found.bar(found.rows[0])[0] == 0
    assert periods(found)["quick"] == (periods_left[1] + 1, periods_left[1] + 1)


def test_one_that_is_over_before_the_plan_lifts_from_its_first_day_and_nobody_waits_for_it(asked):
    over = {"quick": agreed(date(2026, 10, 1), date(2026, 12, 31), RUNNING)}
    found = asked(over, initiatives=(QUICK, THEN))
    assert periods(found) == {"then": (1, 1)}
    assert dict(found.plan.left_out) == {"quick": Unfit.OVER_BEFORE}
    assert found.radar_after_each_period[0] == {"F": 1, "G": 4, "root": 2.5}


def test_one_that_is_overdue_is_not_taken_to_have_lifted_anything(asked):
    over = {"quick": agreed(date(2026, 10, 1), date(2026, 12, 14), RUNNING)}
    found = asked(over, initiatives=(QUICK,), made_on=date(2026, 12, 15))
    assert found.radar_after_each_period[0]["G"] == 2


def test_one_that_ends_after_the_plan_brings_nothing_within_it(asked):
    found = asked({"large": agreed(date(2027, 10, 1), date(2028, 3, 31))}, initiatives=(LARGE,))
    assert (periods(found), found.plan.objective) == ({"large": (4, 5)}, 0)
    assert found.bar(found.rows[0]) == (3, 4)
    assert reason(found, found.rows[0]) == (
        "Lifts nothing within the plan, which ends before it. Agreed: it keeps its dates."
    )
    later = asked({"large": agreed(date(2028, 1, 1), date(2028, 3, 31))}, initiatives=(LARGE,))
    assert dict(later.plan.left_out) == {"large": Unfit.BEGINS_AFTER}


def test_it_neither_waits_nor_needs_levels(asked):
    hasty = replace(THEN, requires_levels={"Q1": 4})
    found = asked({"then": agreed(date(2027, 1, 1), date(2027, 3, 31))}, initiatives=(QUICK, hasty))
    assert periods(found)["then"] == (1, 1)


def test_a_date_that_is_missing_follows_from_the_duration_and_without_dates_nothing_is_kept(asked):
    twice = replace(LARGE, duration_weeks=26)
    started = asked({"large": agreed(date(2027, 4, 1), None)}, initiatives=(twice,))
    ending = asked({"large": agreed(None, date(2027, 9, 30))}, initiatives=(twice,))
    assert periods(started) == periods(ending) == {"large": (2, 3)}
    assert (started.rows[0].finish_date, ending.rows[0].start_date) == (date(2027, 9, 30), date(2027, 4, 1))
    assert periods(asked({"large": agreed(None, None)}, initiatives=(twice,))) == {"large": (1, 2)}


@pytest.mark.parametrize(
    ("choice", "expected"),
    [({"pins": {"large": 1}}, (1, 1)), ({"not_before": {"large": date(2027, 7, 1)}}, (3, 3))],
)
def test_a_choice_for_this_plan_alone_goes_before_the_agreed_dates(asked, choice, expected):
    assert periods(asked({"large": agreed(date(2027, 4, 1), date(2027, 6, 30))}, **choice))["large"] == expected


def test_what_is_excluded_from_this_plan_is_out_of_it_though_it_is_agreed(asked):
    found = asked({"large": agreed(date(2027, 4, 1), date(2027, 6, 30))}, exclusions=frozenset({"large"}))
    assert dict(found.plan.left_out) == {"large": Unfit.EXCLUDED}


@pytest.mark.parametrize(("begun", "quick_first"), [(date(2027, 1, 1), (1, 1)), (date(2026, 12, 31), None)])
def test_an_agreed_quick_win_counts_where_it_starts_in_the_first_period(asked, begun, quick_first):
    """`large` is wanted first, and only a quick win that has to start in the first period stands in its way."""
    other = replace(QUICK, id="other", lifts=(Lift("Q1", 1, 2),), demand={})
    found = asked(
        {"quick": agreed(begun, date(2027, 3, 31))},
        initiatives=(LARGE, QUICK, other),
        rule=replace(RULE, roles={"team": 2}),
        quick_wins=1,
    )
    assert periods(found)["quick"] == (1, 1)
    assert periods(found).get("other") == (None if quick_first else (1, 1))


@pytest.mark.parametrize(("score", "why"), [(2.5, Unfit.DONE), (2.4, None)])
def test_what_is_done_is_out_while_its_question_stands_half_a_step_below_or_higher(asked, score, why):
    """`quick` ends at 3, and half a step of the scale is 0.5."""
    done = {"quick": Decision(DONE, None, LAST_ANSWER)}
    found = asked(done, initiatives=(QUICK, THEN), scores=(1, 2))
    assert (periods(found), found.rows[0].reason.shown_back) == ({"quick": (1, 1), "then": (2, 2)}, Level("Q2", 2))
    report = replace(
        asked.report, questions={**asked.report.questions, "Q2": asked.report.questions["Q2"]._replace(score=score)}
    )
    again = build_roadmap(report, RoadmapOptions(start=date(2027, 1, 1), periods=4))
    assert dict(again.plan.left_out).get("quick") == why
    assert periods(again)["then"] == ((1, 1) if why else (2, 2))


@pytest.mark.parametrize(("done_on", "planned"), [(LAST_ANSWER, True), (date(2026, 11, 23), False)])
def test_answers_given_before_it_was_done_do_not_bring_it_back(asked, done_on, planned):
    found = asked({"quick": Decision(DONE, None, done_on)}, initiatives=(QUICK, THEN))
    assert ("quick" in periods(found)) == planned
    assert periods(found)["then"] == ((2, 2) if planned else (1, 1))


def test_what_is_done_says_so(asked):
    found = asked({"quick": Decision(DONE, None, date(2026, 11, 23))})
    assert why_left_out(found, dict(found.plan.left_out)["quick"]) == "Is done."


def test_what_comes_back_says_why(asked):
    found = asked({"quick": Decision(DONE, None, LAST_ANSWER)}, initiatives=(QUICK,), scores=(1, 2))
    assert reason(found, found.rows[0]) == (
        "Lifts Q2 from 2.0 to 3.0, closing 1.0 of its gap. Done, but the new wave shows “Q2” at 2.0."
    )


def test_limits_that_agreed_rows_alone_go_beyond_are_told_of(asked):
    both = {i: agreed(date(2027, 1, 1), date(2027, 3, 31)) for i in ("large", "quick")}
    within = {"capacity": {"team": (2.0,)}, "at_once": 2, "budget": 81.0}
    assert beyond_limits(asked(both, **within)) is None
    assert beyond_limits(asked(both, capacity={"team": (1.5,)}, at_once=1, budget=80.5)) == (
        "What is agreed goes beyond what may be in progress at once: 2 in Q1 2027 where 1 may be, the people there are: 2 "
        "of 1.5 FTE of Team in Q1 2027 and the budget: 81 of 80.5 days. It keeps its dates; new initiatives take what is "
        "left."
    )


def test_what_has_to_be_done_may_be_done_already(asked):
    found = asked({"quick": Decision(DONE, None, date(2026, 11, 23))}, must=frozenset({"quick"}))
    assert periods(found) == {"large": (1, 1)}


def test_the_odds_take_its_start_as_fixed(asked):
    """A team with room for one: agreed together, both start at once all the same, and each is on time by itself."""
    both = {i: agreed(date(2027, 1, 1), date(2027, 3, 31)) for i in ("large", "quick")}
    rule = replace(RULE, duration_spread=replace(RULE.duration_spread, low=1, likely=1, high=1))
    found = asked(both, rule=rule)
    assert [row.chance for row in roadmap_odds(asked.report, found, draws=50).rows] == [1, 1]


@pytest.mark.parametrize("status", [AGREED, RUNNING])
def test_it_has_no_time_to_spare_and_is_called_by_how_far_it_is(asked, status):
    found = asked({"large": agreed(date(2027, 4, 1), date(2027, 6, 30), status)})
    (row,) = [row for row in found.rows if row.initiative.id == "large"]
    assert found.spare_days(row) == 0
    assert time_to_spare(found, row, critical=False) == status
