"""Targets and gaps (rule 10): where a target comes from, what is missing, and how much of the way is done."""

import pytest

from opposite.domain.progress.states import progress_to_date

TREE = """
    T theme
      F factor
        Q1
        Q2
    U theme
      G factor
        Q3
    """
ANSWERED = """
    |     | Q1 | Q2 | Q3 |
    | ann | 2  | 3  | 5  |
    """


def targets_of(report):
    return {question: row.target for question, row in report.questions.items()}


# Where a target comes from


def test_without_any_target_there_is_no_gap(assess):
    report = assess(ANSWERED, TREE)

    assert targets_of(report) == {"Q1": None, "Q2": None, "Q3": None}
    assert (report.questions["Q1"].gap, report.questions["Q1"].opportunity) == (None, None)
    factor = report.nodes["F"]
    assert (factor.target, factor.gap, factor.percent_to_target) == (None, None, None)


def test_the_default_of_the_framework_is_for_every_question(assess):
    assert targets_of(assess(ANSWERED, TREE, target=4)) == {"Q1": 4.0, "Q2": 4.0, "Q3": 4.0}


@pytest.mark.parametrize("level", ["none", "factor", "question"])
def test_the_default_holds_wherever_people_may_set_targets_of_their_own(assess, level):
    report = assess(ANSWERED, TREE, target={"level": level, "default": 4})

    assert targets_of(report) == {"Q1": 4.0, "Q2": 4.0, "Q3": 4.0}


@pytest.mark.parametrize(
    ("targets", "expected"),
    [
        ({"Q1": 5}, {"Q1": 5, "Q2": 4, "Q3": 4}),
        ({"F": 5}, {"Q1": 5, "Q2": 5, "Q3": 4}),
        ({"T": 5}, {"Q1": 5, "Q2": 5, "Q3": 4}),
        ({"root": 5}, {"Q1": 5, "Q2": 5, "Q3": 5}),
        ({"root": 2, "T": 3, "F": 5, "Q1": 6}, {"Q1": 6, "Q2": 5, "Q3": 2}),
    ],
)
def test_the_assessments_target_of_a_question_or_its_nearest_ancestor_goes_before_the_default(
    assess, targets, expected
):
    assert targets_of(assess(ANSWERED, TREE, target=4, setup={"targets": targets})) == expected


@pytest.mark.parametrize(
    ("targets", "expected"),
    [
        ({}, {"Q1": 6, "Q2": 5, "Q3": 4}),
        ({"F": 3}, {"Q1": 3, "Q2": 3, "Q3": 4}),
        ({"T": 3}, {"Q1": 3, "Q2": 3, "Q3": 4}),
    ],
)
def test_any_target_of_the_assessment_goes_before_those_of_the_framework(assess, targets, expected):
    """The framework names Q1 and F; the committee's word on the theme above outranks both."""
    report = assess(ANSWERED, TREE, target={"default": 4, "by": {"F": 5, "Q1": 6}}, setup={"targets": targets})

    assert targets_of(report) == expected


def test_a_target_of_0_is_a_target(assess):
    report = assess("|     | Q1 |\n| ann | -1 |", scale=(-1, 0, 1), target={"default": 1, "by": {"Q1": 0}})

    assert (report.questions["Q1"].target, report.questions["Q1"].gap) == (0.0, 1.0)


def test_the_target_of_a_node_is_made_of_those_of_its_questions_like_its_score(assess):
    report = assess(
        """
        |     | Q1 | Q2 | Q3 |
        | ann | 2  | 3  | 5  |
        """,
        """
        F factor
          Q1 weight=3
          Q2
        G factor
          Q3
        """,
        target={"default": 4, "by": {"Q2": 6}},
        aggregate={"root": "min"},
    )

    assert (report.nodes["F"].target, report.nodes["G"].target, report.overall.target) == (4.5, 4.0, 4.0)


def test_the_target_of_a_node_holds_for_all_that_applies_scored_or_not(assess):
    report = assess(
        """
        |     | Q1 | Q2 | Q3 |
        | ann | 2  | DK | NA |
        """,
        target={"by": {"Q1": 4, "Q2": 6, "Q3": 1}},
    )

    assert (report.nodes["F"].target, report.nodes["F"].score) == (5.0, None)
    assert report.nodes["F"].gap is None


def test_questions_without_target_are_left_out_of_the_target_of_a_node(assess):
    report = assess(ANSWERED, TREE, target={"by": {"Q1": 4}})

    assert (report.nodes["F"].target, report.nodes["G"].target, report.overall.target) == (4.0, None, 4.0)


# Gaps


@pytest.mark.parametrize(("target", "gap"), [(5, 2.0), (4, 1.0), (3, 0.0), (2, 0.0)])
def test_a_gap_is_what_is_missing_to_the_target_and_never_below_0(assess, target, gap):
    report = assess("|     | Q1 |\n| ann | 3  |", target=target)

    assert (report.questions["Q1"].gap, report.nodes["F"].gap, report.overall.gap) == (gap, gap, gap)


@pytest.mark.parametrize(
    ("importance", "order"),
    [("2", ["Q2", "Q1"]), ("3", ["Q1", "Q2"]), ("4", ["Q1", "Q2"]), ("1", ["Q2", "Q1"])],
)
def test_a_gap_that_nobody_rated_is_as_heavy_as_one_of_importance_3_of_5(assess, importance, order):
    """Both lack 2 levels; of equals the first of the framework is first."""
    report = assess(f"| | Q1 | Q2 |\n| ann | 2/{importance} | 2 |", target=4)
    assert report.questions["Q2"].importance is None
    assert [row.question for row in report.ranked_gaps] == order


def test_a_larger_gap_that_nobody_rated_goes_before_a_smaller_one_that_somebody_did(assess):
    """3 levels at 3 weigh 9; 2 levels at 4 weigh 8, at 5 they weigh 10; who is at the target has no gap."""
    report = assess("| | Q1 | Q2 | Q3 | Q4 |\n| ann | 2/4 | 1 | 2/5 | 4 |", target=4)
    assert [row.question for row in report.ranked_gaps] == ["Q3", "Q2", "Q1"]


def test_the_gap_of_a_node_lies_between_its_own_target_and_score(assess):
    """Q1 misses 2 and Q2 is 2 beyond: the factor has no gap of its own, its questions still have one."""
    report = assess("|     | Q1 | Q2 |\n| ann | 2  | 6  |", target=4)

    assert (report.questions["Q1"].gap, report.questions["Q2"].gap, report.nodes["F"].gap) == (2.0, 0.0, 0.0)


# Percent to target


def test_being_beyond_one_target_does_not_pay_for_another(assess):
    """Q1 misses 2 of 3, Q2 nothing of 3: 1 - 2/6."""
    factor = assess("|     | Q1 | Q2 |\n| ann | 2  | 6  |", target=4).nodes["F"]

    assert factor.percent_to_target == pytest.approx(2 / 3, abs=1e-9)


def test_percent_to_target_weighs_questions_as_the_tree_does(assess):
    """(3*2 + 1*0) missing of (3*3 + 1*3): 1 - 6/12."""
    report = assess("|     | Q1 | Q2 |\n| ann | 2  | 6  |", "F factor\n  Q1 weight=3\n  Q2", target=4)

    assert report.nodes["F"].percent_to_target == pytest.approx(0.5, abs=1e-9)


def test_the_lowest_level_is_0_percent_of_the_way_and_the_target_100(assess):
    ways = [assess(f"|     | Q1 |\n| ann | {level}  |", target=4).nodes["F"].percent_to_target for level in (1, 4, 6)]

    assert ways == [0.0, 1.0, 1.0]


def test_percent_to_target_speaks_of_scored_questions_with_a_target_above_the_lowest_level(assess):
    """Q3 and Q4 have theirs at or below it, Q5 has none, Q6 no score: Q1 and Q2 alone count, 1 - (1 + 2)/(3 + 3)."""
    report = assess(
        """
        |     | Q1 | Q2 | Q3 | Q4 | Q5 | Q6 |
        | ann | 3  | 2  | 1  | 1  | 1  | DK |
        """,
        setup={"targets": {"Q1": 4, "Q2": 4, "Q3": 1, "Q4": 0, "Q6": 6}},
    )

    assert report.nodes["F"].percent_to_target == pytest.approx(0.5, abs=1e-9)


@pytest.mark.parametrize(("target", "way"), [(1, None), (2, 1.0)])
def test_there_is_no_way_to_a_target_at_the_lowest_level(assess, target, way):
    assert assess("|     | Q1 |\n| ann | 3  |", target=target).nodes["F"].percent_to_target == way


def test_percent_to_target_needs_a_score_of_the_node(assess):
    factor = assess("|     | Q1 | Q2 |\n| ann | 3  | DK |", target=4).nodes["F"]

    assert (factor.score, factor.percent_to_target) == (None, None)


def test_within_a_node_of_weight_0_the_way_is_measured_all_the_same(assess):
    report = assess(
        """
        |     | Q1 | Q2 |
        | ann | 4  | 3  |
        """,
        """
        F factor
          Q1
        G factor weight=0
          Q2
        """,
        target=4,
    )

    assert report.nodes["G"].percent_to_target == pytest.approx(2 / 3, abs=1e-9)
    assert report.overall.percent_to_target == 1.0


# Progress to date


def test_progress_is_the_share_of_the_way_from_baseline_to_target():
    assert progress_to_date(3.0, baseline=2.0, target=4.0) == 0.5


def test_progress_after_a_step_back_is_negative_and_beyond_the_target_above_1():
    assert progress_to_date(1.5, baseline=2.0, target=4.0) == -0.25
    assert progress_to_date(5.0, baseline=2.0, target=4.0) == 1.5


def test_there_is_no_progress_to_speak_of_when_the_target_is_the_baseline():
    assert progress_to_date(3.0, baseline=4.0, target=4.0) is None


def test_progress_from_0_is_progress():
    assert progress_to_date(0.0, baseline=0.0, target=2.0) == 0.0


# OWASP SAMM's own examples: streams of three activities, answered 0, 0.25, 0.5 or 1


PRACTICE = """
    P practice
      A stream
        A1
        A2
        A3
      B stream
        B1
        B2
        B3
    """


@pytest.fixture
def practice(assess):
    """A function that scores one practice of two streams for its answers and targets."""

    def scored(answers, targets):
        activities = ("A1", "A2", "A3", "B1", "B2", "B3")
        table = f"|     | {' | '.join(activities)} |\n| ann | {' | '.join(map(str, answers))} |"
        by = dict(zip(activities, targets, strict=True))
        scale, aggregate = (0, 0.25, 0.5, 1), {"stream": "sum"}
        return assess(table, PRACTICE, scale=scale, aggregate=aggregate, target={"by": by})

    return scored


SECURE_BUILD, SECURE_BUILD_TARGET = (0.25, 0, 0, 1, 0, 0), (1, 1, 0, 1, 0.5, 0)


def test_samm_a_stream_is_the_sum_of_its_activities_and_a_practice_the_mean_of_its_streams(practice):
    nodes = practice(SECURE_BUILD, SECURE_BUILD_TARGET).nodes

    assert [nodes[node].score for node in ("A", "B", "P")] == [0.25, 1.0, 0.625]
    assert [nodes[node].target for node in ("A", "B", "P")] == [2.0, 1.5, 1.75]
    assert (nodes["P"].minimum, nodes["P"].maximum, nodes["P"].gap) == (0.0, 3.0, 1.125)


def test_samm_the_gaps_of_the_activities_add_up(practice):
    report = practice(SECURE_BUILD, SECURE_BUILD_TARGET)

    assert [row.gap for row in report.questions.values()] == [0.75, 1.0, 0.0, 0.0, 0.5, 0.0]
    assert sum(row.gap for row in report.questions.values()) == 2.25


def test_samm_percentage_to_target(practice):
    """1 - 2.25/3.5, as published: the lowest answer is 0, so the way to a target is the target."""
    row = practice(SECURE_BUILD, SECURE_BUILD_TARGET).nodes["P"]

    assert row.percent_to_target == pytest.approx(1 - 2.25 / 3.5, abs=1e-9)
    assert round(row.percent_to_target, 3) == 0.357


def test_samm_progress_to_date(practice):
    before = practice(SECURE_BUILD, SECURE_BUILD_TARGET).nodes["P"]
    after = practice((1, 0.5, 0, 1, 0, 0), SECURE_BUILD_TARGET).nodes["P"]

    progress = progress_to_date(after.score, baseline=before.score, target=after.target)

    assert (before.score, after.score, after.target, round(progress, 4)) == (0.625, 1.25, 1.75, 0.5556)


def test_samm_what_a_team_chooses_not_to_do_is_answered_and_aimed_at_with_0(practice):
    """Their Security Architecture: 0.50 now and 2.00 to reach; at 1.25 half of the way is done."""
    row = practice((0.5, 0, 0, 0.25, 0.25, 0), (1, 0.5, 0.5, 1, 1, 0)).nodes["P"]

    assert (row.score, row.target) == (0.5, 2.0)
    assert progress_to_date(1.25, baseline=row.score, target=row.target) == 0.5
