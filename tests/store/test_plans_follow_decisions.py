"""A plan follows what is decided on the progress page as soon as it is stored, and says what changed since it was agreed."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from opposite.domain.progress.states import State
from opposite.domain.roadmap.changes import Kind
from opposite.engine.collecting.assessments import assessment
from opposite.engine.progress.states import agree, save_state
from opposite.engine.report import build_report
from opposite.engine.roadmap.known_roadmaps import KnownRoadmaps
from opposite.engine.roadmap.request import RoadmapOptions

NOW = datetime(2026, 11, 22, 9, 0)
LATER = NOW + timedelta(hours=1)
OPTIONS = RoadmapOptions(method="greedy")


@pytest.fixture
def wave(workspace, add_answered):
    """A closed wave of Acme."""
    return add_answered(workspace, "Acme", seed=1)


@pytest.fixture
def planned(workspace, wave):
    """A function that gives the roadmap as a page would show it now, from searches of one process."""
    known = KnownRoadmaps()
    return lambda options=OPTIONS: known.settled(build_report(workspace, wave, today=NOW.date()), options)


def dates(roadmap):
    return {row.initiative.id: (row.start_date, row.finish_date) for row in roadmap.rows}


def agree_first_wave(workspace, wave, roadmap):
    _, last = roadmap.first_wave
    first = [row for row in roadmap.rows if row.start_period <= last]
    agree(workspace, wave, first, now=NOW, plan=roadmap.rows)
    return [row.initiative.id for row in first]


def test_without_decisions_nothing_is_said_of_changes(planned):
    assert planned().changes is None
    assert planned().request.kept == {}


def test_the_first_wave_stays_where_it_was_agreed_whatever_the_capacity(workspace, wave, planned):
    before = planned()
    agreed = agree_first_wave(workspace, wave, before)
    nobody = dict.fromkeys(before.request.capacity, (0.0,))
    for options in (OPTIONS, replace(OPTIONS, capacity=nobody), replace(OPTIONS, at_once=1, quick_wins=0)):
        after = planned(options)
        assert {i: dates(after)[i] for i in agreed} == {i: dates(before)[i] for i in agreed}
        assert {row.initiative.id for row in after.rows if row.status == "agreed"} == set(agreed)


def test_a_plan_that_is_agreed_as_it_stands_has_not_changed(workspace, wave, planned):
    before = planned()
    agree_first_wave(workspace, wave, before)
    changes = planned(replace(OPTIONS, pins={row.initiative.id: row.start_period for row in before.rows})).changes
    assert changes.agreed_on == NOW.date()
    assert {row.initiative for row in changes.of(Kind.KEPT)} >= set(dates(before))


def test_agreed_dates_that_somebody_changes_move_the_row_and_the_change_is_told(workspace, wave, planned):
    first, *_ = agree_first_wave(workspace, wave, planned())
    save_state(
        workspace, wave, first,
        State(status="running", start_date=date(2027, 7, 1), finish_date=date(2027, 9, 30)), now=LATER,
    )  # fmt: skip
    after = planned()
    assert dates(after)[first] == (date(2027, 7, 1), date(2027, 9, 30))
    (moved,) = [row for row in after.changes.of(Kind.LATER) if row.initiative == first]
    assert (moved.periods, moved.before[0]) == (2, date(2027, 1, 1))


def test_what_is_done_after_the_wave_leaves_the_plan_at_once(workspace, wave, planned):
    first, *_ = agree_first_wave(workspace, wave, planned())
    done_on = max(NOW.date(), assessment(workspace, wave).wave_date) + timedelta(days=1)
    save_state(workspace, wave, first, State(status="done", finish_date=done_on), now=NOW + timedelta(days=9))
    after = planned()
    assert first not in dates(after)
    assert first in {row.initiative for row in after.changes.of(Kind.GONE)}


def test_a_plan_that_was_agreed_later_takes_the_place_of_the_one_before(workspace, wave, planned):
    roadmap = planned()
    agree(workspace, wave, roadmap.rows[:1], now=NOW, plan=roadmap.rows[:1])
    agree(workspace, wave, roadmap.rows[1:2], now=LATER, plan=roadmap.rows)
    agreed = build_report(workspace, wave).agreed_plan
    assert {row.initiative for row in agreed.rows} == set(dates(roadmap))


def test_an_owner_alone_changes_no_revision(workspace, wave, planned):
    first, *_ = agree_first_wave(workspace, wave, planned())
    before = assessment(workspace, wave).revision
    held = {"status": "agreed", "start_date": dates(planned())[first][0], "finish_date": dates(planned())[first][1]}
    save_state(workspace, wave, first, State(owner="Ann", **held), now=LATER)
    assert assessment(workspace, wave).revision == before
    save_state(workspace, wave, first, State(owner="Ann", **(held | {"status": "running"})), now=LATER)
    assert assessment(workspace, wave).revision == before + 1
