"""An attacker who sees where they stand under every filter, whenever anything changed, cannot tell whose a score is.

Organisations join, answer again, leave, are erased and described anew in any order. After each change everything is told
that a page, a table or a document tells. Two scores that were always told together can be exchanged and nothing that was
ever told is different: so nothing tells which of them is whose, and there are always at least five.
"""

from collections import Counter, defaultdict
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from opposite.domain.comparison.peer_filters import LEAST, Kind, Traits, cut_apart
from opposite.domain.comparison.peer_parts import Noted, told_of
from opposite.domain.comparison.spread import GRID, middle, on_grid, spread_of
from opposite.statistics.percentiles import peer_rank

TRAITS = st.builds(
    Traits,
    sector=st.sampled_from([None, "retail", "steel"]),
    size=st.sampled_from([None, "small", "large"]),
    country=st.sampled_from([None, "ch"]),
)
ORGANISATIONS = 24
CHANGES = st.lists(
    st.lists(
        st.tuples(
            st.integers(0, ORGANISATIONS - 1),
            st.sampled_from(["answers", "answers", "answers", "leaves", "erased", "described"]),
            TRAITS,
        ),
        min_size=1,
        max_size=ORGANISATIONS,
    ),
    min_size=1,
    max_size=12,
)


def noted_of(changes):
    """What is noted of changes, some at once; each new answer has another score than any before."""
    noted, latest, scores = [], {}, 0
    for number, some in enumerate(changes):
        for organisation, what, traits in {one[0]: one for one in some}.values():
            if what == "described" or organisation not in latest:
                noted.append(Noted(number, organisation, traits=traits))
            if what == "answers":
                noted.append(Noted(number, organisation, scores))
                latest[organisation], scores = scores, scores + 1
            elif what != "described" and latest.get(organisation) is not None:
                if what == "erased":
                    noted.append(Noted(number, organisation, latest[organisation], emptied=True))
                noted.append(Noted(number, organisation, None))
                latest[organisation] = None
    return noted


def groups(told):
    """By choice of filters, the scores of the group that is told of: also for filters that nobody has."""
    for values in product((None, "retail", "steel"), (None, "small", "large"), (None, "ch")):
        wanted = {(kind, value) for kind, value in zip(Kind, values, strict=True) if value is not None}
        yield frozenset(score for one, score in told.scores.items() if told.within[one] >= wanted)


def ever_told(noted, seen=()):
    """Every group that was told of, after each number."""
    numbers = sorted({one.number for one in noted})
    return [
        group
        for number in numbers
        for group in groups(told_of([one for one in noted if one.number <= number], seen=seen))
    ]


def parts_of(told):
    """The scores that were told of, by in which groups they were."""
    parts = defaultdict(list)
    for score in sorted(set().union(*told)):
        parts[tuple(score in group for group in told)].append(score)
    return parts


def told_in_figures(own, ascending):
    """All that is told of the scores of others: the place among them, their median and their quartiles."""
    middles = (on_grid(middle(ascending), 1, 6), spread_of(ascending, 1, 6)) if len(ascending) > 1 else ()
    return peer_rank(own, ascending), middles


@settings(deadline=None)
@given(CHANGES, st.sets(st.integers(0, ORGANISATIONS - 1), max_size=8))
def test_whatever_was_ever_told_is_taken_from_each_other_none_or_at_least_five_are_left(changes, seen):
    for members in parts_of(ever_told(noted_of(changes), seen)).values():
        assert len(members) >= LEAST


@settings(deadline=None)
@given(CHANGES, st.data())
def test_scores_of_a_part_change_places_and_all_that_was_ever_told_is_the_same(changes, data):
    told = ever_told(noted_of(changes))
    scores = {score: data.draw(st.integers(10, 60)) / 10 for score in set().union(*told)}
    for members in parts_of(told).values():
        moved = scores | dict(zip(members, [scores[one] for one in members[1:] + members[:1]], strict=True))
        for own, group in product((1.0, 2.5, 4.0, 6.0), set(told)):
            before, after = (told_in_figures(own, sorted(of[one] for one in group)) for of in (scores, moved))
            assert before == after


@settings(deadline=None)
@given(CHANGES)
def test_a_score_that_was_erased_is_told_no_more(changes):
    noted = noted_of(changes)
    for number in sorted({one.number for one in noted}):
        so_far = [one for one in noted if one.number <= number]
        erased = {one.score for one in so_far if one.emptied}
        assert not erased & set(told_of(so_far).scores.values())


@settings(deadline=None)
@given(st.lists(st.integers(1, 12), min_size=1, max_size=12))
def test_of_those_that_only_join_fewer_than_five_ever_wait(joining):
    noted = [
        Noted(number, 100 * number + one, 100 * number + one)
        for number, some in enumerate(joining)
        for one in range(some)
    ]
    assert len(noted) - len(told_of(noted).scores) < LEAST


def joined(*organisations, number=0, first=0):
    return [Noted(number, one, first + one) for one in organisations]


@pytest.mark.parametrize(("also", "told"), [(3, 0), (4, 5)])
def test_five_come_together(also, told):
    assert len(told_of(joined(0) + joined(*range(1, 1 + also), number=1)).scores) == told


@pytest.mark.parametrize(
    ("others", "changed", "new"), [(5, 4, 0), (5, 5, 5), (9, 5, 0), (10, 4, 0), (10, 5, 5), (10, 6, 5)]
)
def test_five_of_a_part_change_together_and_none_or_five_stay(others, changed, new):
    """Of ten of whom six answered again, one counts as before: four alone would stay else."""
    noted = joined(*range(others)) + joined(*range(changed), number=1, first=100)
    scores = told_of(noted).scores
    assert (len(scores), sum(score >= 100 for score in scores.values())) == (others, new)


def test_who_leaves_counts_until_five_have_left():
    noted = joined(*range(12)) + [Noted(1 + one, one) for one in range(5)]
    assert [len(told_of([one for one in noted if one.number <= number]).scores) for number in range(6)] == [12] * 5 + [
        7
    ]


@pytest.mark.parametrize(("others", "left"), [(5, 0), (9, 0), (10, 5), (12, 7)])
def test_whose_score_is_erased_goes_at_once_and_takes_four_along_or_all(others, left):
    noted = [*joined(*range(others)), Noted(1, 3, 3, emptied=True), Noted(2, 3)]
    scores = told_of(noted).scores
    assert (len(scores), 3 in scores) == (left, False)


def test_who_was_taken_along_counts_again_with_new_answers_and_not_with_the_old_ones():
    noted = [*joined(*range(10)), Noted(1, 0, 0, emptied=True), Noted(1, 0), *joined(*range(20, 25), number=2)]
    assert set(told_of(noted).scores) == {*range(5, 10), *range(20, 25)}
    again = [*noted, *joined(1, 2, 3, 4, 26, number=3, first=100)]
    assert set(told_of(again).scores) == {*range(1, 10), *range(20, 25), 26}


def test_ones_own_organisations_are_none_of_those_that_hide_each_other():
    assert len(told_of(joined(*range(5)), seen={7}).scores) == 5
    assert len(told_of(joined(*range(5)), seen={4}).scores) == 0


@pytest.mark.parametrize(("inside", "outside", "told"), [(4, 5, False), (5, 4, False), (5, 5, True), (5, 0, True)])
def test_a_filter_cuts_where_five_are_inside_and_none_or_five_are_left_out(inside, outside, told):
    organisations = dict(enumerate([Traits("retail")] * inside + [Traits()] * outside))
    cut = cut_apart(organisations)
    assert any((Kind.SECTOR, "retail") in filters for filters, _ in cut) is told
    assert Counter(one for _, some in cut for one in some) == Counter(organisations.keys())


def test_a_part_is_cut_once_its_organisations_are_described_and_never_joined_again():
    noted = joined(*range(10)) + [Noted(1, one, traits=Traits("retail")) for one in range(5)]
    alike = {one for one, filters in told_of(noted).within.items() if filters}
    assert alike == set(range(5))
    described_otherwise = [*noted, Noted(2, 0, traits=Traits("steel"))]
    assert {one for one, filters in told_of(described_otherwise).within.items() if filters} == alike


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
