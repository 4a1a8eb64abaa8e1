"""Verdicts: one word for whether people see it alike and, if not, how they differ.

Thresholds are those of the six stages: levels from 1 to 6, so a scale 5 wide and a cut-off of 1.0 of a level.
"""

from dataclasses import replace

import pytest

from opposite.domain.agreement.verdicts import Verdict, Views, are_two_camps, cut_off, verdict

WIDTH = 5
SLIGHTLY, NEGLIGIBLY = 1e-6, 5e-10

TWELVE_ALIKE = Views(
    width=WIDTH,
    cut_off=1.0,
    levels=(3, 4) * 6,
    sizes=(6, 6),
    ad_mean=0.5,
    range_of_means=0.0,
    eta_squared=0.0,
    within=0.5,
    rwg_within=0.9,
)
"""Two groups of six people who hardly differ; each page below changes what it is about."""


def of(**changes):
    return verdict(replace(TWELVE_ALIKE, **changes))


def word(**changes):
    return of(**changes).word


# Who can be judged


@pytest.mark.parametrize(("levels", "found"), [((), None), ((4,), None), ((4, 4), Verdict("aligned"))])
def test_it_takes_two_to_agree(levels, found):
    assert of(levels=levels, sizes=(len(levels),)) == found


def test_without_a_mean_deviation_there_is_no_verdict():
    assert of(ad_mean=None) is None


def test_a_scale_of_one_point_leaves_no_room_to_differ():
    assert of(width=0.0, cut_off=0.0, ad_mean=0.0) is None


# Aligned


@pytest.mark.parametrize(
    ("deviation", "found"),
    [(0.0, "aligned"), (1.0, "aligned"), (1.0 + NEGLIGIBLY, "aligned"), (1.0 + SLIGHTLY, "mixed"), (1.2, "mixed")],
)
def test_people_who_differ_by_at_most_one_level_are_aligned(deviation, found):
    assert word(ad_mean=deviation) == found


@pytest.mark.parametrize(
    ("apart", "found"),
    [(None, "aligned"), (0.9, "aligned"), (1.0 - SLIGHTLY, "aligned"), (1.0 - NEGLIGIBLY, "mixed"), (1.0, "mixed")],
)
def test_the_means_of_aligned_groups_lie_less_than_one_level_apart(apart, found):
    """With one group there is no such distance."""
    assert word(range_of_means=apart) == found


def test_who_is_aligned_is_not_asked_how_the_rest_of_the_variation_lies():
    """Everybody says 3 but for a group that says 4: all the variation is between groups, and it is nothing."""
    assert word(ad_mean=0.375, range_of_means=0.9, eta_squared=1.0, within=0.0, rwg_within=1.0) == "aligned"


# Groups that see different things


@pytest.mark.parametrize(
    ("apart", "found"),
    [(1.4, "mixed"), (1.5 - SLIGHTLY, "mixed"), (1.5 - NEGLIGIBLY, "split"), (1.5, "split"), (5, "split")],
)
def test_groups_whose_means_lie_one_and_a_half_levels_apart_are_split(apart, found):
    assert word(range_of_means=apart, rwg_within=0.0) == found


@pytest.mark.parametrize(
    ("share", "found"),
    [(None, "mixed"), (0.49, "mixed"), (0.5 - SLIGHTLY, "mixed"), (0.5 - NEGLIGIBLY, "split"), (0.5, "split")],
)
def test_groups_that_hold_half_of_the_variation_are_split(share, found):
    assert word(range_of_means=1.0, eta_squared=share, rwg_within=0.0) == found


@pytest.mark.parametrize(
    ("sizes", "found"), [((3, 3), "split"), ((3, 3, 1), "split"), ((9, 2), "mixed"), ((2, 2, 2), "mixed")]
)
def test_the_share_between_groups_needs_three_people_in_two_groups(sizes, found):
    assert word(range_of_means=1.0, eta_squared=0.9, sizes=sizes, rwg_within=0.0) == found


@pytest.mark.parametrize(
    ("agreed", "found"),
    [
        (1.0, Verdict("camps", by_group=True)),
        (0.7, Verdict("camps", by_group=True)),
        (0.7 - NEGLIGIBLY, Verdict("camps", by_group=True)),
        (0.7 - SLIGHTLY, Verdict("split")),
        (0.0, Verdict("split")),
        (None, Verdict("split")),
    ],
)
def test_groups_that_are_apart_and_each_agree_in_themselves_are_camps(agreed, found):
    """None: no group has two people, so nobody knows."""
    assert of(range_of_means=1.5, rwg_within=agreed) == found


# People who differ within their groups


@pytest.mark.parametrize(
    ("within", "found"),
    [(None, "mixed"), (1.0, "mixed"), (1.0 + NEGLIGIBLY, "mixed"), (1.0 + SLIGHTLY, "scattered"), (2.5, "scattered")],
)
def test_people_who_differ_by_more_than_one_level_within_their_groups_are_scattered(within, found):
    assert word(ad_mean=1.4, within=within) == found


def test_groups_that_are_apart_are_split_before_they_are_scattered():
    assert word(ad_mean=2.0, within=1.6, range_of_means=1.5, rwg_within=0.1) == "split"


# Camps that run across the groups


def test_two_camps_across_the_groups_are_camps_but_not_by_group():
    """Half of either group says 2 and half says 5: within their groups people differ by 1.5 levels."""
    assert of(levels=(2, 5) * 6, ad_mean=1.5, within=1.5, rwg_within=0.0) == Verdict("camps", by_group=False)


def test_where_the_groups_are_apart_the_camps_are_theirs():
    levels = (2,) * 6 + (5,) * 6
    by_group = of(levels=levels, ad_mean=1.5, range_of_means=3, eta_squared=1.0, within=0.0, rwg_within=1.0)

    assert by_group == Verdict("camps", by_group=True)


def test_two_camps_so_near_that_people_are_aligned_are_aligned():
    assert of(levels=(3, 5) * 6, ad_mean=1.0, within=1.0) == Verdict("aligned")


def camps(*levels):
    return are_two_camps(levels, width=WIDTH, limit=0.5)


@pytest.mark.parametrize(
    ("few", "many", "found"), [(3, 3, True), (2, 2, False), (2, 3, False), (3, 9, True), (3, 10, False), (4, 12, True)]
)
def test_a_camp_is_three_people_and_a_quarter_of_all(few, many, found):
    assert camps(*[1] * few, *[5] * many) is found
    assert camps(*[1] * many, *[5] * few) is found


@pytest.mark.parametrize(
    ("levels", "found"),
    [((1, 1, 2, 2), True), ((1, 1, 2, 2.0000000005), True), ((1, 1, 2, 2.01), False), ((1, 1, 1, 3), False)],
)
def test_people_of_a_camp_differ_by_at_most_half_the_cut_off(levels, found):
    """Mean absolute deviations of 0.5, a trifle more, 0.5025 and 0.75."""
    assert camps(*levels, 6, 6, 6, 6) is found
    assert camps(*[7 - level for level in levels], 1, 1, 1, 1) is found


@pytest.mark.parametrize(("high", "found"), [(3, True), (3 - 1e-10, True), (2.999, False), (2, False)])
def test_the_means_of_two_camps_lie_two_levels_apart(high, found):
    assert camps(1, 1, 1, high, high, high) is found


@pytest.mark.parametrize("levels", [(), (4,), (4,) * 12, (1, 2, 3, 4, 5, 6) * 4, (1, 1, 1, 3.5, 3.5, 3.5, 6, 6, 6)])
def test_nobody_everybody_alike_everybody_different_and_three_camps_are_not_two(levels):
    assert camps(*levels) is False


def test_the_order_in_which_people_answered_does_not_matter():
    assert camps(5, 1, 6, 2, 5, 1) is camps(1, 1, 2, 5, 5, 6) is True


# Other scales


@pytest.mark.parametrize(("points", "published"), [(5, 0.8), (7, 1.2), (9, 1.5), (11, 1.8)])
def test_the_cut_off_is_a_sixth_of_the_number_of_points(points, published):
    """Burke and Dunlap (2002), for points one apart."""
    assert round(cut_off(points, points - 1), 1) == published


@pytest.mark.parametrize(
    ("points", "width", "level"), [(6, 5, 1.0), (6, 1, 0.2), (6, 50, 10.0), (2, 1, 1 / 3), (1, 0, 0.0)]
)
def test_the_cut_off_goes_with_the_distance_between_points(points, width, level):
    """On unequal distances, their mean: only the number of points and the width matter. One point has none."""
    assert cut_off(points, width) == pytest.approx(level, abs=1e-12)


@pytest.mark.parametrize("width", [5, 1, 0.05, 500])
@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"ad_mean": 0.2, "range_of_means": 0.19}, Verdict("aligned")),
        ({"ad_mean": 0.2, "range_of_means": 0.2}, Verdict("mixed")),
        ({"ad_mean": 0.21, "range_of_means": 0.29}, Verdict("mixed")),
        ({"ad_mean": 0.21, "range_of_means": 0.3}, Verdict("camps", by_group=True)),
        ({"ad_mean": 0.21, "within": 0.2}, Verdict("mixed")),
        ({"ad_mean": 0.21, "within": 0.21}, Verdict("scattered")),
        ({"ad_mean": 0.21, "levels": (0, 0, 0, 0.4, 0.4, 0.4)}, Verdict("camps", by_group=False)),
        ({"ad_mean": 0.21, "levels": (0, 0, 0, 0.39, 0.39, 0.39)}, Verdict("mixed")),
    ],
)
def test_every_threshold_is_the_same_share_of_any_scale(width, changes, found):
    """The six stages, and six points as far apart as a hundredth of a level or a hundred levels."""
    stretched = {
        name: tuple(level * width for level in value) if name == "levels" else value * width
        for name, value in {"within": 0.1, "levels": (0.4, 0.6) * 6, **changes}.items()
    }

    assert of(width=width, cut_off=cut_off(6, width), **stretched) == found
