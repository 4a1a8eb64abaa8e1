"""Opportunity (rule 14): how much a question matters, and how little of it is there yet."""

import pytest

from opposite.domain.scoring.question_scores import opportunity

# Importance, plus what it exceeds satisfaction by


@pytest.mark.parametrize(
    ("important", "satisfied", "expected"),
    [(0.95, 0.32, 15.8), (0.9, 0.3, 15), (0.9, 0.9, 9), (0.4, 0.9, 4), (1, 0, 20), (0, 0, 0)],
)
def test_opportunity_is_importance_and_what_is_missing_of_it(important, satisfied, expected):
    found = opportunity(importance_share=important, satisfied_share=satisfied, score=3, lowest=1, target=5)

    assert found == pytest.approx(expected, abs=1e-9)


def test_shares_are_of_people_in_the_two_top_points_of_each_scale(assess):
    """Eight of ten find it important (4 or 5), three are satisfied (4 or 5): 8 + (8 - 3)."""
    question = assess(
        """
        |     | Q1  |
        | ann | 2/5 |
        | bob | 3/5 |
        | cat | 4/4 |
        | dan | 2/5 |
        | eve | 3/3 |
        | fay | 5/4 |
        | gus | 1/5 |
        | hal | 4/2 |
        | ida | 2/4 |
        | jim | 3/5 |
        """,
        "F factor\n  Q1 outcome",
        scale=(1, 2, 3, 4, 5),
    ).questions["Q1"]

    assert question.importance_share == 0.8
    assert question.opportunity == pytest.approx(13.0, abs=1e-9)


def test_an_outcome_needs_no_target(assess):
    outcome = assess("|     | Q1  |\n| ann | 2/5 |", "F factor\n  Q1 outcome").questions["Q1"]
    level = assess("|     | Q1  |\n| ann | 2/5 |", "F factor\n  Q1").questions["Q1"]

    assert (outcome.target, outcome.opportunity) == (None, 20.0)
    assert (level.target, level.opportunity) == (None, None)


def test_satisfaction_is_read_after_reversing(assess):
    question = assess("|     | Q1  |\n| ann | 1/5 |", "F factor\n  Q1 outcome reverse").questions["Q1"]

    assert (question.score, question.opportunity) == (6.0, 10.0)


# Attainment of the target stands for satisfaction


@pytest.mark.parametrize(
    ("level", "expected"),
    [(1, 20.0), (2, 10 + 10 * (1 - 1 / 3)), (3, 10 + 10 * (1 - 2 / 3)), (4, 10.0), (6, 10.0)],
)
def test_attainment_runs_from_the_lowest_level_to_the_target(assess, level, expected):
    question = assess(f"|     | Q1  |\n| ann | {level}/5 |", target=4).questions["Q1"]

    assert question.opportunity == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize(("target", "expected"), [(0.5, 10.0), (1, 10.0), (1.5, 20.0)])
def test_a_target_at_or_below_the_lowest_level_is_attained(assess, target, expected):
    question = assess("|     | Q1  |\n| ann | 1/5 |", setup={"targets": {"Q1": target}}).questions["Q1"]

    assert question.opportunity == expected


def test_what_matters_little_and_is_there_counts_its_importance_alone(assess):
    """One of four finds it important: I = 2.5, S = 10."""
    table = """
        |     | Q1  |
        | ann | 4/5 |
        | bob | 4/1 |
        | cat | 4/2 |
        | dan | 4/3 |
        """

    question = assess(table, target=4).questions["Q1"]

    assert question.opportunity == 2.5


@pytest.mark.parametrize(("rating", "share"), [(5, 1.0), (4, 1.0), (3, 0.0)])
def test_the_two_top_points_are_4_and_5_of_5(assess, rating, share):
    assert assess(f"|     | Q1  |\n| ann | 4/{rating} |").questions["Q1"].importance_share == share


@pytest.mark.parametrize("pooled", ["weighted_mean", "pooled_mean"])
def test_raters_are_balanced_among_groups_however_levels_are(assess, pooled):
    """All executives and no one of the frontline: a half, though one of four people."""
    question = assess(
        """
        |     | group     | Q1  |
        | ann | executive | 1/5 |
        | bob | frontline | 1/1 |
        | cat | frontline | 1/1 |
        | dan | frontline | 1/1 |
        """,
        target=4,
        scoring={"group_to_question": pooled},
    ).questions["Q1"]

    assert (question.importance_share, question.opportunity) == (0.5, 10.0)


def test_a_group_that_did_not_rate_leaves_its_voice_to_the_others(assess):
    question = assess(
        """
        |     | group     | Q1  |
        | ann | executive | 4/5 |
        | bob | frontline | 4   |
        """
    ).questions["Q1"]

    assert question.importance_share == 1.0


# When there is none


@pytest.mark.parametrize(
    ("cell", "target", "expected"),
    [("2/5", 4, 10 + 10 * 2 / 3), ("2/5", None, None), ("2", 4, None), ("DK/5", 4, None), ("/5", 4, None)],
)
def test_opportunity_needs_a_target_a_score_and_importance(assess, cell, target, expected):
    question = assess(f"|     | Q1  |\n| ann | {cell} |", target=target).questions["Q1"]

    assert question.opportunity == (None if expected is None else pytest.approx(expected, abs=1e-9))


def test_a_question_that_does_not_apply_is_no_opportunity(assess):
    question = assess("|     | Q1   |\n| ann | NA/5 |\n| bob | NA/5 |\n| cat | 1/5 |", target=4).questions["Q1"]

    assert question.opportunity is None
