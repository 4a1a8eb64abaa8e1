"""Questions (rules 5 and 6): from people to groups, from groups to the question, for levels and for importance."""

import pytest

THREE_GROUPS = """
    |      | group      | Q1 |
    | ann  | executive  | 5  |
    | bob  | executive  | 5  |
    | cat  | executive  | 4  |
    | dan  | frontline  | 2  |
    | eve  | frontline  | 3  |
    | fay  | frontline  | 2  |
    | gus  | frontline  | 3  |
    | hal  | frontline  | 3  |
    | ida  | frontline  | 2  |
    | jim  | technology | 4  |
    | kay  | technology | 3  |
    | lou  | technology | 4  |
    """


# Rule 5: groups speak with balanced voices


def test_a_question_is_the_mean_of_the_means_of_its_groups(assess):
    report = assess(THREE_GROUPS)

    means = {group: round(response.mean, 3) for group, response in report.group_responses["Q1"].items()}
    assert means == {"executive": 4.667, "frontline": 2.5, "technology": 3.667}
    assert round(report.questions["Q1"].score, 3) == 3.611
    assert report.questions["Q1"].score == pytest.approx((14 / 3 + 2.5 + 11 / 3) / 3, abs=1e-9)


def test_pooled_people_are_weighed_by_head_on_request(assess):
    report = assess(THREE_GROUPS, scoring={"group_to_question": "pooled_mean"})

    assert round(report.questions["Q1"].score, 3) == 3.333


def test_a_group_of_one_has_the_same_voice_as_a_group_of_three(assess):
    question = assess(
        """
        |     | group     | Q1 |
        | ann | executive | 6  |
        | bob | frontline | 2  |
        | cat | frontline | 2  |
        | dan | frontline | 2  |
        """
    ).questions["Q1"]

    assert question.score == 4.0


def test_groups_weigh_as_much_as_the_framework_says(assess):
    question = assess(
        """
        |     | group     | Q1 |
        | ann | executive | 6  |
        | bob | frontline | 2  |
        """,
        groups={"executive": 3, "frontline": 1},
    ).questions["Q1"]

    assert question.score == 5.0


def test_a_silent_group_leaves_its_voice_to_the_others(assess):
    question = assess(
        """
        |     | group      | Q1 |
        | ann | executive  | 6  |
        | bob | frontline  | 2  |
        | cat | technology | DK |
        | dan | enabling   |    |
        """
    ).questions["Q1"]

    assert question.score == 4.0


def test_the_unassigned_group_has_a_voice_of_one(assess):
    question = assess(
        """
        |     | group      | Q1 |
        | ann | executive  | 6  |
        | bob | unassigned | 2  |
        """
    ).questions["Q1"]

    assert question.score == 4.0


MIDDLES = """
    |     | group     | Q1 |
    | ann | executive | 1  |
    | bob | executive | 2  |
    | cat | executive | 6  |
    | dan | frontline | 3  |
    | eve | frontline | 6  |
    """


def test_the_median_stands_for_the_people_of_a_group_on_request(assess):
    by_mean = assess(MIDDLES)
    by_median = assess(MIDDLES, scoring={"rater_to_group": "median"})

    assert by_mean.questions["Q1"].score == 3.75
    assert by_median.questions["Q1"].score == 3.25


def test_pooling_takes_the_mean_of_people_even_where_groups_would_take_the_median(assess):
    report = assess(MIDDLES, scoring={"rater_to_group": "median", "group_to_question": "pooled_mean"})

    assert report.questions["Q1"].score == pytest.approx(3.6, abs=1e-9)


COMPARED = {"executive": 1, "external": 0}


def test_a_group_of_weight_0_is_shown_and_never_counted(assess):
    report = assess(
        """
        |     | group     | Q1 |
        | ann | executive | 2  |
        | bob | executive | 2  |
        | cat | executive | 2  |
        | dan | external  | 6  |
        | eve | external  | 6  |
        | fay | external  | 6  |
        """,
        groups=COMPARED,
    )

    shown = {row.group: row.score for row in report.groups if row.node == "F"}
    assert (report.questions["Q1"].score, report.questions["Q1"].respondents) == (2.0, 3)
    assert shown == {"executive": 2.0, "external": 6.0}


@pytest.mark.parametrize("pooled", ["weighted_mean", "pooled_mean"])
def test_a_question_that_comparators_alone_have_answered_has_no_score(assess, pooled):
    report = assess(
        """
        |     | group     | Q1  |
        | ann | executive | DK  |
        | bob | external  | 6/5 |
        """,
        groups=COMPARED,
        scoring={"group_to_question": pooled},
    )

    assert (report.questions["Q1"].score, report.questions["Q1"].importance) == (None, None)
    assert (report.nodes["F"].score, report.nodes["F"].respondents, report.nodes["F"].groups) == (None, 0, 0)


def test_the_levels_of_a_question_that_does_not_apply_enter_nothing(assess):
    report = assess(
        """
        |     | Q1 | Q2 |
        | ann | 2  | 6  |
        | bob | 2  | NA |
        | cat | 2  | NA |
        """
    )

    assert (report.questions["Q2"].answered, report.questions["Q2"].score) == (1, None)
    assert (report.nodes["F"].score, report.nodes["F"].coverage) == (2.0, 1.0)
    assert report.groups[0].score == 2.0


def test_zero_is_a_level_like_any_other(assess):
    report = assess(
        """
        |     | Q1 | Q2 |
        | ann | 0  | 1  |
        | bob | 0  | 0  |
        """,
        scale=(0, 0.25, 0.5, 1),
    )

    assert (report.questions["Q1"].score, report.questions["Q1"].answered) == (0.0, 2)
    assert (report.questions["Q2"].score, report.nodes["F"].score, report.nodes["F"].coverage) == (0.5, 0.25, 1.0)


def test_an_unscored_question_has_counts_and_no_score(assess):
    report = assess(
        """
        |     | Q1 | Q2  |
        | ann | 2  | 6/4 |
        """,
        """
        F factor
          Q1
          Q2 unscored
        """,
        target=4,
    )

    question = report.questions["Q2"]
    assert (question.answered, question.score, question.target, question.importance) == (1, None, None, 4.0)
    assert report.nodes["F"].score == 2.0


# Rule 6: importance takes the same two steps


def test_importance_is_balanced_among_groups_as_levels_are(assess):
    question = assess(
        """
        |     | group     | Q1  |
        | ann | executive | 4/5 |
        | bob | frontline | 4/1 |
        | cat | frontline | 4/2 |
        """
    ).questions["Q1"]

    assert question.importance == 3.25


def test_importance_counts_without_a_level(assess):
    question = assess(
        """
        |     | Q1  |
        | ann | /5  |
        | bob | DK/3 |
        """
    ).questions["Q1"]

    assert (question.importance, question.score) == (4.0, None)


def test_importance_is_absent_when_nobody_rated(assess):
    question = assess("|     | Q1 |\n| ann | 4  |").questions["Q1"]

    assert question.importance is None


def test_importance_is_pooled_or_taken_at_the_median_where_levels_are(assess):
    table = """
        |     | group     | Q1 |
        | ann | executive | /5 |
        | bob | frontline | /1 |
        | cat | frontline | /1 |
        | dan | frontline | /4 |
        """

    assert assess(table).questions["Q1"].importance == 3.5
    assert assess(table, scoring={"rater_to_group": "median"}).questions["Q1"].importance == 3.0
    assert assess(table, scoring={"group_to_question": "pooled_mean"}).questions["Q1"].importance == 2.75
