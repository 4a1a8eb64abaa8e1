"""The odds against a second simulator that is written another way: one draw at a time, looking week by moment.

It knows nothing of profiles: at each moment in which something may change it adds up who is at work. The chances of
both agree within one percentage point at 20,000 draws of their own, and start and end by start and end where the
durations are given.
"""

from random import Random
from statistics import mean

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from odds_requests import drawn_request
from quick import examples

from opposite.domain.framework import Spread
from opposite.planning.feasibility import is_waived
from opposite.planning.greedy import plan_greedy
from opposite.planning.odds import replay
from opposite.planning.replay import Replay

SLACK = 1e-9
USUAL = Spread(0.8, 1.0, 1.6)
DRAWS = 20_000


def second_replay(asked, placements, weeks):
    """Start and end of each row of one draw; capacity is looked at wherever it or its use may change."""
    width, done = asked.weeks_per_period, {}
    for row in sorted(placements, key=lambda placement: placement.start):
        one = asked.by_id[row.initiative]
        needed = [done[p][1] for p in one.prerequisites if p in done and not is_waived(asked, asked.by_id[p])]
        least = max([(row.start - 1) * width, *needed])
        moments = {least, *(end for _, end in done.values()), *(p * width for p in range(asked.periods + 1))}
        start = next(
            (m for m in sorted(moments) if m >= least - SLACK and _room(asked, one, done, m, m + weeks[one.id])),
            float("inf"),
        )
        done[one.id] = (start, start + weeks[one.id])
    return done


def _room(asked, one, done, start, end):
    if end - start <= SLACK:
        return True
    width = asked.weeks_per_period
    looked_at = {start, *(s for s, _ in done.values()), *(p * width for p in range(asked.periods + 1))}
    for moment in (m for m in looked_at if start - SLACK <= m < end - SLACK):
        period = min(asked.periods, int((moment + SLACK) / width) + 1)
        for role, fte in one.demand.items():
            others = sum(
                asked.by_id[other].demand.get(role, 0.0)
                for other, (begun, over) in done.items()
                if begun <= moment + SLACK and over > moment + SLACK
            )
            if others + fte > asked.capacity_in(role, period) + SLACK:
                return False
    return True


@given(st.integers(0, 10**6))
@examples(60)
def test_rows_start_and_end_where_a_second_simulator_has_them(seed):
    asked, random = drawn_request(seed), Random(seed)
    placements = plan_greedy(asked).placements
    plan = Replay(asked, placements)
    weeks = {i: asked.by_id[i].duration_weeks * random.choice([0.8, 1, 1.1, 1.6]) for i in plan.initiatives}
    starts, ends = plan.ends(np.array([[weeks[i]] for i in plan.initiatives]).reshape(len(weeks), 1))
    expected = second_replay(asked, placements, weeks)
    for n, initiative in enumerate(plan.initiatives):
        assert (starts[n, 0], ends[n, 0]) == pytest.approx(expected[initiative], abs=1e-6)


@given(st.integers(0, 10**6))
@examples(60)
def test_critical_rows_are_those_without_whose_delay_a_second_simulator_ends_earlier(seed):
    asked = drawn_request(seed)
    placements = plan_greedy(asked).placements
    found = replay(asked, placements, USUAL, draws=5, seed=seed)
    for row, initiative in enumerate(found.initiatives):
        sooner = 0
        for n in range(5):
            weeks = {i: found.drawn.weeks[at, n] for at, i in enumerate(found.initiatives)}
            whole = _end(second_replay(asked, placements, weeks))
            weeks[initiative] = min(weeks[initiative], asked.by_id[initiative].duration_weeks)
            sooner += _end(second_replay(asked, placements, weeks)) < whole - 1e-7
        assert found.critical[row] == pytest.approx(sooner / 5)


@pytest.mark.long
@pytest.mark.parametrize("seed", [3, 11])
def test_chances_agree_with_a_second_simulator_within_a_percentage_point(seed):
    asked, random = drawn_request(seed), Random(seed)
    placements = plan_greedy(asked).placements
    found = replay(asked, placements, USUAL, draws=DRAWS, seed=seed, critical=False)
    printed = {p.initiative: p.finish * asked.weeks_per_period for p in placements}
    times, together = {i: [] for i in printed}, []
    for _ in range(DRAWS):
        weeks = {i: asked.by_id[i].duration_weeks * random.triangular(0.8, 1.6, 1.0) for i in printed}
        on_time = {i: end <= printed[i] + SLACK for i, (_, end) in second_replay(asked, placements, weeks).items()}
        together.append(all(on_time.values()))
        for initiative, kept in on_time.items():
            times[initiative].append(kept)
    assert len(printed) > 3
    for initiative, kept in times.items():
        assert found.chance({initiative}) == pytest.approx(mean(kept), abs=0.01)
    assert found.chance(set(printed)) == pytest.approx(mean(together), abs=0.01)


def _end(done):
    return max(end for _, end in done.values())
