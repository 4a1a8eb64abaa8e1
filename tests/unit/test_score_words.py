"""How scores are put into words: places among others, the strongest and the weakest factor, and what is missing."""

from dataclasses import replace

import pytest
from chart_reports import node, report

from opposite import wording


@pytest.mark.parametrize(
    ("percentile", "words"),
    [
        (0.0, "0th percentile among 21 others"),
        (1.0, "1st percentile among 21 others"),
        (2.0, "2nd percentile among 21 others"),
        (11.0, "11th percentile among 21 others"),
        (12.4, "12th percentile among 21 others"),
        (13.0, "13th percentile among 21 others"),
        (72.5, "73rd percentile among 21 others"),
        (91.4, "91st percentile among 21 others"),
        (100.0, "100th percentile among 21 others"),
    ],
)
def test_a_percentile_is_told_as_an_ordinal(percentile, words):
    row = replace(node(1, report(3).framework, 3), percentile=percentile, peers=21)
    assert wording.standing(row) == words


@pytest.mark.parametrize(
    ("rank", "words"), [(1, "1st of 112"), (3, "3rd of 112"), (11, "11th of 112"), (111, "111th of 112")]
)
def test_a_rank_is_told_as_an_ordinal(rank, words):
    row = replace(node(1, report(3).framework, 3), rank=rank, peers=111)
    assert wording.standing(row) == words


def test_factors_that_show_the_same_figure_stand_level():
    made = report(2.95, 3.0, 3.0, 3.0499)
    assert wording.level_factors(made) == "All 4 scored factors stand level at 3.0"
    assert wording.second_line(made) == "All 4 scored factors stand level at 3.0."


def test_factors_that_show_different_figures_have_a_strongest_and_a_weakest():
    made = report(2.94, 3.0, 3.0, 3.05)
    assert wording.level_factors(made) is None
    assert wording.second_line(made) == (
        "Technology is the strongest factor at 3.1, Orientation the weakest at 2.9; every target is reached."
    )


def test_one_scored_factor_is_neither_level_with_others_nor_the_weakest_of_them():
    made = report(2.0, None, None, None)
    assert (wording.level_factors(made), wording.second_line(made)) == (None, None)


@pytest.mark.parametrize(
    ("scores", "words"),
    [
        ((None, None, None, None), "0 of 4 questions have one"),
        ((2.0, None, None, None), "1 of 4 questions has one"),
    ],
)
def test_while_no_factor_has_a_score_it_is_said_what_is_missing(scores, words):
    made = report(*scores)
    assert wording.no_factor_scored(made) == (
        f"No factor has a score yet, so there is nothing to draw: {words}. "
        "A factor gets its score once 60 % of it is covered."
    )
