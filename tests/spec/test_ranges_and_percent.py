"""Ranges and percent (rule 9): from where to where a score can go, and how far along it is."""

import pytest

ANSWERED = """
    |     | Q1 | Q2 | Q3 |
    | ann | 2  | 3  | 4  |
    """


def limits(row):
    return pytest.approx((row.minimum, row.maximum), abs=1e-9)


@pytest.mark.parametrize(
    ("method", "expected"),
    [("mean", (1, 6)), ("sum", (3, 18)), ("geometric", (1, 6)), ("min", (1, 6)), ("max", (1, 6))],
)
def test_the_ends_of_a_scale_go_through_the_same_aggregation_as_scores(assess, method, expected):
    factor = assess(ANSWERED, aggregate={"factor": method}).nodes["F"]

    assert expected == limits(factor)


def test_ranges_go_on_upwards_through_every_level(assess):
    report = assess(
        """
        |     | Q1 | Q2  | Q3 | Q4 |
        | ann | 1  | 0.5 | 0  | 1  |
        """,
        """
        P practice
          A stream
            Q1
            Q2
          B stream
            Q3
            Q4
        """,
        scale=(0, 0.25, 0.5, 1),
        aggregate={"stream": "sum"},
    )

    assert limits(report.nodes["A"]) == (0, 2)
    assert limits(report.nodes["P"]) == (0, 2)
    assert limits(report.overall) == (0, 2)
    assert (report.nodes["P"].score, report.nodes["P"].percent) == (1.25, 0.625)


MIXED = {
    "tree": """
        F factor
          Q1 scale=low weight=2
          Q2
          Q3
        """,
    "scales": {"low": (-1, 0, 1)},
}


@pytest.mark.parametrize(
    ("method", "expected"),
    [
        ("mean", (0, 3.5)),
        ("sum", (0, 14)),
        ("geometric", (9**0.25 - 2, (9 * 64) ** 0.25 - 2)),
        ("min", (-1, 1)),
        ("max", (1, 6)),
    ],
)
def test_children_of_different_scales_make_a_range_of_their_own(assess, method, expected):
    """Weights 2, 1, 1; Q1 from -1 to 1 and the others from 1 to 6: a geometric mean shifts all by 2, the L of its own."""
    factor = assess("|     | Q1 | Q2 | Q3 |\n| ann | 1  | 3  | 4  |", **MIXED, aggregate={"factor": method}).nodes["F"]

    assert expected == limits(factor)


def test_a_range_is_that_of_all_children_scored_applicable_or_not(assess):
    full = assess("|     | Q1 | Q2 | Q3 |\n| ann | 1  | 3  | 4  |", **MIXED, aggregate={"factor": "sum"})
    part = assess("|     | Q1 | Q2 | Q3 |\n| ann | NA | 3  | 4  |", **MIXED, aggregate={"factor": "sum"})

    assert limits(part.nodes["F"]) == (full.nodes["F"].minimum, full.nodes["F"].maximum)


def test_unscored_questions_have_no_part_in_a_range(assess):
    factor = assess(
        """
        |     | Q1 | Q2 |
        | ann | 2  | 3  |
        """,
        """
        F factor
          Q1
          Q2 unscored
        """,
        aggregate={"factor": "sum"},
    ).nodes["F"]

    assert (factor.minimum, factor.maximum, factor.score) == (1.0, 6.0, 2.0)


def test_questions_beyond_the_profile_have_no_part_in_a_range(assess):
    table = """
        |     | Q1 | Q2 |
        | ann | 2  | 3  |
        """
    tree = """
        F factor
          Q1 core
          Q2
        """

    pulse = assess(table, tree, aggregate={"factor": "sum"}, setup={"profile": "pulse"}).nodes["F"]
    full = assess(table, tree, aggregate={"factor": "sum"}).nodes["F"]

    assert (pulse.score, pulse.maximum, pulse.percent) == (2.0, 6.0, 0.2)
    assert (full.score, full.maximum, full.percent) == (5.0, 12.0, 0.3)


@pytest.mark.parametrize(("level", "percent"), [(1, 0.0), (2, 0.2), (6, 1.0)])
def test_percent_is_the_share_of_the_way_from_minimum_to_maximum(assess, level, percent):
    """The lowest of six stages is 0 percent, not 17."""
    factor = assess(f"|     | Q1 |\n| ann | {level}  |").nodes["F"]

    assert factor.percent == percent


def test_a_percent_needs_a_score(assess):
    factor = assess("|     | Q1 |\n| ann | DK |").nodes["F"]

    assert (factor.percent, factor.minimum, factor.maximum) == (None, 1.0, 6.0)


def test_a_node_without_a_question_of_the_profile_has_no_range(assess):
    report = assess(
        """
        |     | Q1 | Q2 |
        | ann | 4  | 4  |
        """,
        """
        F factor
          Q1 core
        A annex
          Q2
        """,
        setup={"profile": "pulse"},
    )

    assert (report.nodes["A"].minimum, report.nodes["A"].maximum, report.nodes["A"].score) == (None, None, None)
    assert (report.overall.score, report.overall.coverage) == (4.0, 1.0)


def test_a_node_whose_questions_of_the_profile_weigh_nothing_has_no_range(assess):
    report = assess(
        """
        |     | Q1 | Q2 | Q3 |
        | ann | 4  | 4  | 4  |
        """,
        """
        F factor
          Q1 core
        G factor
          Q2 core weight=0
          Q3
        """,
        setup={"profile": "pulse"},
    )

    assert (report.nodes["G"].minimum, report.nodes["G"].maximum, report.nodes["G"].score) == (None, None, None)
    assert (report.overall.score, report.overall.minimum, report.overall.coverage) == (4.0, 1.0, 1.0)
