"""Initiatives under way: progress to date, what is late, what is refused, and planned against measured movement."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from opposite.domain.framework import Assumption, Framework, Initiative, Kpi, Lift, Node, Scoring
from opposite.domain.progress.movement import Movement, Movements, done_between, overlap
from opposite.domain.progress.states import (
    LARGEST,
    STATUSES,
    CheckedAssumption,
    Progress,
    Reading,
    Review,
    State,
    checkpoint_day,
    in_order,
    progress_to_date,
    proposal,
)
from opposite.domain.roadmap.rows import RoadmapRow
from opposite.errors import OppositeError

TODAY = date(2026, 11, 22)
YESTERDAY = TODAY - timedelta(days=1)
NOW = datetime(2026, 11, 22, 9, 0)

CASE = Initiative(
    id="case",
    title="Write the case",
    lifts=(Lift("Q1", 1, 3), Lift("Q2", 1, 3)),
    effort_days=30,
    duration_weeks=8,
    owner_role="Sponsor",
    kpi=Kpi("Leaders who agree", unit="percent", target=80.0),
    assumptions=(Assumption("They can agree", "two drafts compared", 2.0),),
)
OTHER = replace(CASE, id="other", title="Cascade it", lifts=(Lift("Q3", 1, 2),), kpi=None, owner_role=None)


def reading(value, day=TODAY, id_=1):
    return Reading(id_, day, value, None, NOW)


@pytest.mark.parametrize(
    ("latest", "baseline", "target", "expected"),
    [
        (30.0, 20.0, 60.0, 0.25),
        (20.0, 20.0, 60.0, 0.0),
        (60.0, 20.0, 60.0, 1.0),
        (70.0, 20.0, 60.0, 1.25),
        (10.0, 20.0, 60.0, -0.25),
        (15.0, 20.0, 10.0, 0.5),
        (25.0, 20.0, 10.0, -0.5),
        (None, 20.0, 60.0, None),
        (30.0, None, 60.0, None),
        (30.0, 20.0, None, None),
        (30.0, 20.0, 20.0, None),
        (30.0, 20.0, 20.0 + 1e-10, None),
        (0.0, 0.0, 0.5, 0.0),
    ],
)
def test_progress_to_date_is_the_share_of_the_way_from_baseline_to_target(latest, baseline, target, expected):
    assert progress_to_date(latest, baseline=baseline, target=target) == expected


def test_progress_speaks_of_the_reading_of_the_latest_day():
    state = State(baseline=0.0, target=100.0)
    two = Progress(CASE, state, readings=(reading(10.0, YESTERDAY), reading(40.0)))
    assert (two.latest.value, two.to_date) == (40.0, 0.4)
    assert (Progress(CASE, state).latest, Progress(CASE, state).to_date) == (None, None)


@pytest.mark.parametrize(
    ("status", "finish", "late"),
    [
        ("running", YESTERDAY, True),
        ("running", TODAY, False),
        ("running", None, False),
        ("agreed", YESTERDAY, True),
        ("proposed", YESTERDAY, True),
        ("done", YESTERDAY, False),
        ("dropped", YESTERDAY, False),
    ],
)
def test_overdue_is_what_should_be_finished_before_today_and_is_neither_done_nor_dropped(status, finish, late):
    state = State(status, finish_date=finish, updated_at=NOW)
    assert Progress(CASE, state).is_overdue(TODAY) is late


def test_what_nobody_has_decided_on_is_never_overdue():
    assert not Progress(CASE, State(finish_date=YESTERDAY)).is_overdue(TODAY)


def test_a_test_is_due_the_day_after_its_day_while_it_is_open():
    def tested(result, day):
        return CheckedAssumption(1, "They agree", None, day, result, None, NOW).is_overdue(TODAY)

    assert [tested("open", YESTERDAY), tested("open", TODAY), tested("open", None)] == [True, False, False]
    assert [tested("held", YESTERDAY), tested("failed", YESTERDAY)] == [False, False]


def test_a_review_is_due_the_day_after_its_day_while_it_is_open():
    def review(decision, day):
        return Review(1, day, decision, None, NOW).is_overdue(TODAY)

    assert [review("open", YESTERDAY), review("open", TODAY)] == [True, False]
    assert [review(decision, YESTERDAY) for decision in ("continue", "change", "stop")] == [False] * 3


def test_the_next_test_and_review_are_the_earliest_open_ones():
    found = Progress(
        CASE,
        State(),
        assumptions=(
            CheckedAssumption(1, "a", None, YESTERDAY, "held", None, NOW),
            CheckedAssumption(2, "b", None, None, "open", None, NOW),
            CheckedAssumption(3, "c", None, date(2027, 2, 1), "open", None, NOW),
            CheckedAssumption(4, "d", None, date(2027, 1, 1), "open", None, NOW),
        ),
        reviews=(Review(5, YESTERDAY, "change", None, NOW), Review(6, date(2027, 3, 1), "open", None, NOW)),
    )
    assert (found.next_test, found.next_review) == (date(2027, 1, 1), date(2027, 3, 1))
    assert (Progress(CASE, State()).next_test, Progress(CASE, State()).next_review) == (None, None)


def test_there_are_five_statuses_and_no_other():
    assert [State(status, finish_date=TODAY).status for status in STATUSES] == [
        "proposed",
        "agreed",
        "running",
        "done",
        "dropped",
    ]
    with pytest.raises(OppositeError, match="no status 'paused'"):
        State("paused")


def test_a_finish_may_be_the_day_of_the_start_and_not_before_it():
    assert State(start_date=TODAY, finish_date=TODAY).finish_date == TODAY
    with pytest.raises(OppositeError, match="cannot finish before it starts"):
        State(start_date=TODAY, finish_date=YESTERDAY)


def test_done_needs_the_day_it_was_finished_on():
    with pytest.raises(OppositeError, match="day it was finished on is missing"):
        State("done")


@pytest.mark.parametrize("number", [float("nan"), float("inf"), float("-inf"), LARGEST * 1.001, -LARGEST * 1.001])
def test_a_baseline_and_a_target_are_finite_numbers(number):
    for field in ("baseline", "target"):
        with pytest.raises(OppositeError, match=f"The {field} cannot be used"):
            State(**{field: number})


def test_the_largest_numbers_are_taken():
    assert State(baseline=-LARGEST, target=LARGEST).target == 1e15


def row(initiative, horizon="now"):
    return RoadmapRow(1, initiative, horizon, 1, 1, TODAY, date(2027, 2, 21), 0.1, (), ())


def test_a_proposal_takes_its_dates_from_the_plan_and_owner_and_target_from_the_framework():
    assert proposal(CASE, row(CASE)) == State("proposed", "Sponsor", TODAY, date(2027, 2, 21), None, 80.0)
    worded = replace(CASE, kpi=Kpi("Leaders who agree", target="nearly all"))
    assert proposal(worded) == State("proposed", "Sponsor")
    assert proposal(OTHER) == State()


@pytest.mark.parametrize(("week", "after"), [(0.0, 0), (0.1, 0), (1.0, 6), (1.1, 7), (1.5, 10), (2.0, 13), (52.0, 363)])
def test_an_assumption_is_tested_on_the_last_day_of_its_week_counted_from_the_start(week, after):
    assert checkpoint_day(TODAY, week) == TODAY + timedelta(days=after)


@pytest.mark.parametrize(("start", "week"), [(None, 2.0), (TODAY, None), (None, None)])
def test_without_a_start_or_a_week_an_assumption_has_no_day(start, week):
    assert checkpoint_day(start, week) is None


LIBRARY = Framework(
    id="small",
    version="1",
    title="Small",
    root=Node("root", "root", "Overall"),
    groups=(),
    scoring=Scoring({}),
    display_level="factor",
    initiatives=(OTHER, CASE),
)


def test_planned_initiatives_stand_in_the_order_of_the_plan_and_others_after_them():
    third = replace(CASE, id="third")
    saved = {
        "other": Progress(OTHER, State("dropped", updated_at=NOW)),
        "case": Progress(CASE, State("running", updated_at=NOW)),
    }
    rows = (row(third), row(CASE))
    found = in_order(LIBRARY, rows, saved)
    assert [(progress.initiative.id, progress.state.status, progress.planned) for progress in found] == [
        ("third", "proposed", rows[0]),
        ("case", "running", rows[1]),
        ("other", "dropped", None),
    ]


def movement(before, planned, now, then=None, later=None, *, question="Q1"):
    return Movement(question, "Question", ("case",), before, planned, now, then, later)


@pytest.mark.parametrize(
    ("before", "now", "then", "later", "verdict"),
    [
        (2.0, 2.0, None, None, "not_moved"),
        (2.0, 2.0 + 1e-10, None, None, "not_moved"),
        (2.0, 2.01, None, None, "moved"),
        (2.0, 1.5, None, None, "not_moved"),
        (2.0, 3.0, (1.5, 2.5), (2.5, 3.5), "noise"),
        (2.0, 3.0, (1.5, 2.4), (2.5, 3.5), "moved"),
        (2.0, 3.0, (1.5, 2.9), None, "moved"),
        (2.0, 3.0, None, (2.0, 3.5), "moved"),
        (3.0, 2.0, (2.0, 4.0), (1.0, 3.0), "not_moved"),
        (None, 3.0, None, None, None),
        (2.0, None, None, None, None),
    ],
)
def test_a_question_moved_when_it_rose_by_more_than_the_noise_of_the_raters(before, now, then, later, verdict):
    assert movement(before, 3.0, now, then, later).verdict == verdict


def test_what_is_not_scored_has_no_movement():
    assert movement(2.0, 3.5, 2.5).planned_movement == 1.5
    assert movement(2.0, 3.5, 2.5).measured_movement == 0.5
    unscored = movement(None, None, 2.5)
    assert (unscored.planned_movement, unscored.measured_movement) == (None, None)
    assert movement(2.0, 3.5, None).measured_movement is None


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [((1, 2), (2, 3), True), ((1, 2), (2 + 1e-10, 3), True), ((1, 2), (2.1, 3), False), ((2.1, 3), (1, 2), False)],
)
def test_intervals_overlap_when_they_share_a_point(one, other, shared):
    assert overlap(one, other) is shared


def test_a_done_initiative_is_unmoved_when_none_of_its_scored_questions_moved():
    held_fixed, noise = movement(2.0, 3.0, 2.0), movement(2.0, 3.0, 2.5, (1, 3), (2, 4), question="Q2")
    unscored = movement(None, None, 2.0, question="Q3")
    (found,) = Movements("1", "2", (CASE,), (held_fixed, noise, unscored)).unmoved
    assert (found.initiative, found.movements, found.unscored) == (CASE, (held_fixed, noise), 1)
    moved = movement(2.0, 3.0, 3.0, question="Q2")
    assert Movements("1", "2", (CASE,), (held_fixed, moved)).unmoved == ()
    assert Movements("1", "2", (CASE,), (unscored,)).unmoved == ()


@pytest.mark.parametrize(
    ("status", "finish", "counts"),
    [
        ("done", date(2026, 10, 1), True),
        ("done", date(2026, 4, 1), True),
        ("done", date(2026, 3, 31), False),
        ("done", date(2026, 10, 2), False),
        ("running", date(2026, 6, 1), False),
        ("dropped", date(2026, 6, 1), False),
    ],
)
def test_what_was_done_from_the_one_wave_to_the_other_counts(status, finish, counts):
    saved = {"case": Progress(CASE, State(status, finish_date=finish, updated_at=NOW))}
    found = done_between(saved, (OTHER, CASE), since=date(2026, 4, 1), until=date(2026, 10, 1))
    assert found == ((CASE,) if counts else ())
