"""How scores are put into words: places among others, the strongest and the weakest factor, and what is missing."""

from dataclasses import replace

import pytest
from chart_reports import node, report, with_nodes

from opposite import wording
from opposite.domain.scoring.arithmetic import arithmetic
from opposite.domain.scoring.lenses import GroupResponse
from opposite.wording.comparison.differences import difference
from opposite.wording.scoring.arithmetic import explain


@pytest.mark.parametrize(
    ("percentile", "words"),
    [
        (0.0, "0th percentile among all 21 others"),
        (1.0, "1st percentile among all 21 others"),
        (2.0, "2nd percentile among all 21 others"),
        (11.0, "11th percentile among all 21 others"),
        (12.4, "12th percentile among all 21 others"),
        (13.0, "13th percentile among all 21 others"),
        (72.5, "73rd percentile among all 21 others"),
        (91.4, "91st percentile among all 21 others"),
        (100.0, "100th percentile among all 21 others"),
    ],
)
def test_a_percentile_is_told_as_an_ordinal(percentile, words):
    row = node(1, report(3).framework, 3)._replace(percentile=percentile, peers=21)
    assert wording.standing(row) == words


@pytest.mark.parametrize(
    ("score", "words"),
    [(3.2, "3.2  (+0.2)"), (2.5, "2.5  (−0.5)"), (3.0, "3.0  (0.0)"), (2.96, "3.0  (0.0)"), (3.04, "3.0  (0.0)")],
)
def test_a_difference_that_rounds_to_nothing_has_no_sign(score, words):
    base = node(1, report(3).framework, 3)
    assert difference(base._replace(score=score), base) == words


@pytest.mark.parametrize(
    ("rank", "words"),
    [(1, "1st of all 112"), (3, "3rd of all 112"), (11, "11th of all 112"), (111, "111th of all 112")],
)
def test_a_rank_is_told_as_an_ordinal(rank, words):
    row = node(1, report(3).framework, 3)._replace(rank=rank, peers=111)
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


def test_a_factor_is_opened_with_its_calculation_and_its_interval_in_words():
    made = with_nodes(report(3.25, 2.0, None, 4.0), F1={"interval": (2.94, 3.65), "groups": 2})
    opened = explain(made, "F1")
    assert opened.formula == "It is the mean of its parts, each counted by its weight."
    assert [(part.title, part.score, part.weight, part.note) for part in opened.parts] == [
        ("Question 1", 3.25, 1.0, "")
    ]
    assert opened.calculation == "(3.25) ÷ 1 = 3.25"
    assert opened.remarks == (
        "Rests on 4 people, 2 groups, 100 % covered.",
        "Judging by how much people differ, it lies between 2.9 and 3.7 (95 % interval).",
    )


def test_an_interval_is_called_by_the_level_of_the_framework():
    made = with_nodes(report(3.25, 2.0, None, 4.0), F1={"interval": (2.94, 3.65), "groups": 2})
    scoring = made.framework.scoring
    wide = replace(scoring, interval=replace(scoring.interval, level=0.995))
    made = replace(made, framework=replace(made.framework, scoring=wide))
    assert explain(made, "F1").remarks[1].endswith("lies between 2.9 and 3.7 (99.5 % interval).")


def test_a_factor_of_too_few_people_is_opened_with_the_reason_why_it_has_no_interval():
    assert explain(report(3.0), "F1").remarks[1] == "No interval: 4 people of at least 5."


def test_a_question_is_opened_with_the_means_of_its_groups():
    responses = {"staff": GroupResponse(3, 2.0, 0, 0), "leaders": GroupResponse(1, 4.0, 0, 0)}
    made = replace(report(3.0), group_responses={"Q1": responses})
    opened = explain(made, "Q1")
    assert opened.formula == "Each group has one voice, its mean; the score is the mean of the groups."
    assert [(part.title, part.note) for part in opened.parts] == [("Staff", "3 people"), ("Leaders", "1 person")]
    assert opened.calculation == "(2.00 + 4.00) ÷ 2 = 3.00"


def test_a_question_with_a_group_that_is_hidden_is_opened_without_any_mean():
    made = replace(report(3.0), group_responses={"Q1": {"staff": GroupResponse(3, 2.0, 0, 0)}})
    assert (arithmetic(made, "Q1").parts, arithmetic(made, "Q1").parts_hidden) == ((), True)
    opened = explain(made, "Q1")
    assert opened.calculation is None
    assert opened.remarks[1] == "Means of groups are hidden where fewer than 3 people of one gave a level."
