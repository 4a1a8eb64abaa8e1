"""An attacker who sees where they stand under every filter and all filters together cannot tell whose a score is."""

from collections import Counter
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from opposite.domain.comparison.peer_filters import LEAST, Kind, Traits, safe_filters
from opposite.domain.comparison.spread import GRID, middle, on_grid, spread_of
from opposite.statistics.percentiles import peer_rank

PORTFOLIO = st.lists(
    st.builds(
        Traits,
        sector=st.sampled_from([None, "retail", "steel", "care"]),
        size=st.sampled_from([None, "small", "large"]),
        country=st.sampled_from([None, "ch", "de"]),
    ),
    max_size=60,
).map(lambda rows: dict(enumerate(rows)))


def groups(organisations, safe):
    """Every group that safe filters make, alone and several together, whatever the attacker's own organisation is said to be."""
    choices = [[None, *(value for k, value in sorted(safe) if k is kind)] for kind in Kind]
    for values in product(*choices):
        yield frozenset(
            id_
            for id_, traits in organisations.items()
            if all(v is None or traits.of(k) == v for k, v in zip(Kind, values, strict=True))
        )


def told_of(own, ascending):
    """All that is told of the scores of others: the place among them, their median and their quartiles."""
    middles = (on_grid(middle(ascending), 1, 6), spread_of(ascending, 1, 6)) if len(ascending) > 1 else ()
    return peer_rank(own, ascending), middles


@settings(deadline=None)
@given(PORTFOLIO, st.sets(st.integers(0, 59), max_size=8))
def test_whatever_groups_are_taken_from_each_other_none_or_at_least_five_hidden_ones_are_left(organisations, seen):
    told = list(groups(organisations, safe_filters(organisations, seen=seen)))
    classes = Counter(tuple(id_ in group for group in told) for id_ in organisations if id_ not in seen)
    hidden = sum(classes.values())
    assert all(n >= LEAST for n in classes.values()) or (hidden < LEAST and len(classes) == 1)


@settings(deadline=None)
@given(PORTFOLIO, st.data())
def test_two_of_a_class_change_places_and_the_attacker_sees_the_same(organisations, data):
    told = list(groups(organisations, safe_filters(organisations)))
    scores = {id_: data.draw(st.integers(10, 60)) / 10 for id_ in organisations}
    classes = {}
    for id_ in organisations:
        classes.setdefault(tuple(id_ in group for group in told), []).append(id_)
    for members in classes.values():
        moved = scores | dict(zip(members, [scores[id_] for id_ in members[1:] + members[:1]], strict=True))
        for own, group in product((1.0, 2.5, 4.0, 6.0), told):
            before, after = (told_of(own, sorted(of[id_] for id_ in group)) for of in (scores, moved))
            assert before == after


@pytest.mark.parametrize(("inside", "outside", "told"), [(4, 5, False), (5, 4, False), (5, 5, True), (5, 0, True)])
def test_a_filter_is_told_where_five_are_inside_and_none_or_five_are_left_out(inside, outside, told):
    organisations = dict(enumerate([Traits("retail")] * inside + [Traits()] * outside))
    assert ((Kind.SECTOR, "retail") in safe_filters(organisations)) is told


def test_who_sees_everybody_is_told_of_every_filter():
    organisations = {1: Traits("retail", "small", "ch"), 2: Traits("steel", "large", "de")}
    assert len(safe_filters(organisations, seen=None)) == 6


def test_ones_own_organisations_do_not_count_among_those_that_hide_each_other():
    organisations = dict(enumerate([Traits("retail")] * 6 + [Traits("steel")] * 6))
    assert (Kind.SECTOR, "retail") in safe_filters(organisations, seen={0})
    assert (Kind.SECTOR, "retail") not in safe_filters(organisations, seen={0, 1})


@settings(deadline=None)
@given(st.lists(st.floats(1, 6), min_size=10, max_size=30), st.integers(0, 29), st.floats(-0.5, 0.5))
def test_middle_and_quartiles_are_steps_and_never_the_very_score_of_one(scores, place, part):
    """A score that moves within its step is not told: whatever it is, the same step is said, or one of its neighbours."""
    step = 5 / GRID
    before = sorted(scores)
    moved = list(before)
    moved[place % len(moved)] = min(6, max(1, moved[place % len(moved)] + part * step))
    told, then = spread_of(before, 1, 6), spread_of(sorted(moved), 1, 6)
    for figure, other in zip(told[:3], then[:3], strict=True):
        assert abs(figure - other) <= step + 1e-9
        assert abs((figure - 1) / step - round((figure - 1) / step)) < 1e-9
