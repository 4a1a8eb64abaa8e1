"""A calendar that books all periods at once finds what one finds that looks at them one after the other."""

from hypothesis import given
from hypothesis import strategies as st
from quick import examples

from opposite.domain.tolerance import TOLERANCE
from opposite.planning.schedule import Activity, Calendar

HORIZON = 9
FTE = st.sampled_from([0.0, 0.1, 0.2, 0.3, 0.5, 0.7, 1.0, 1 / 3, 2.5])
BOOKED = st.tuples(st.integers(1, 4), st.dictionaries(st.sampled_from("ab"), FTE), st.integers(0, HORIZON))


def plainly_left(capacity, booked):
    left = {role: [values[min(p, len(values) - 1)] for p in range(HORIZON)] for role, values in capacity.items()}
    for duration, demand, start in booked:
        for role in demand:
            for period in range(start, min(start + duration, HORIZON)):
                left[role][period] -= demand[role]
    return left


def plainly_fits(left, duration, demand, start):
    """Whether there is room in every period, one after the other."""
    return start + duration <= HORIZON and all(
        need <= TOLERANCE or left[role][period] >= need - TOLERANCE
        for role, need in demand.items()
        for period in range(start, start + duration)
    )


@examples(200)
@given(
    st.fixed_dictionaries(
        {role: st.lists(st.sampled_from([0.0, 0.9, 1.0, 2.0, 1e12]), min_size=1, max_size=4) for role in "ab"}
    ),
    st.lists(BOOKED, max_size=6),
    BOOKED,
)
def test_the_first_period_with_room_is_that_of_a_calendar_of_single_periods(capacity, booked, asked):
    calendar, kept = Calendar(capacity, horizon=HORIZON), []
    for number, (duration, demand, first) in enumerate(booked):
        activity = Activity(f"booked {number}", duration, demand)
        start = calendar.earliest_start(activity, first)
        if start is not None:
            calendar.book(activity, start)
            kept.append((duration, demand, start))
    duration, demand, first = asked
    left, activity = plainly_left(capacity, kept), Activity("asked", duration, demand)
    starts = [s for s in range(first, HORIZON) if plainly_fits(left, duration, demand, s)]
    assert calendar.earliest_start(activity, first) == min(starts, default=None)
    for start in range(HORIZON - duration + 1):
        assert (calendar.obstacle(activity, start) is None) == plainly_fits(left, duration, demand, start)
