"""Nodes (rules 7 and 8): how much of a node is covered, from which coverage it has a score, and how its children make it."""

import math

import pytest

FIVE = "|     | Q1 | Q2 | Q3 | Q4 | Q5 |\n"


# Rule 7: coverage is the weight of what is scored among what applies


def test_coverage_is_the_share_of_the_weight_that_is_scored(assess):
    factor = assess(
        """
        |     | Q1 | Q2 | Q3 |
        | ann | 4  | 4  | DK |
        """,
        """
        F factor
          Q1
          Q2 weight=2
          Q3
        """,
    ).nodes["F"]

    assert (factor.coverage, factor.score) == (0.75, 4.0)


def test_what_does_not_apply_leaves_the_denominator(assess):
    factor = assess(FIVE + "| ann | 4  | 4  | 4  | NA | NA |").nodes["F"]

    assert (factor.coverage, factor.score) == (1.0, 4.0)


def test_dont_know_and_blank_stay_in_the_denominator(assess):
    factor = assess(FIVE + "| ann | 4  | 4  | 4  | DK |    |").nodes["F"]

    assert factor.coverage == pytest.approx(0.6, abs=1e-9)


def test_a_node_to_which_nothing_applies_has_coverage_0_and_no_score(assess):
    report = assess(
        """
        |     | Q1 | Q2 |
        | ann | NA | 4  |
        """,
        """
        F factor
          Q1
        G factor
          Q2
        """,
    )

    assert (report.nodes["F"].coverage, report.nodes["F"].score) == (0.0, None)
    assert (report.overall.coverage, report.overall.score) == (1.0, 4.0)


def test_a_question_weighs_the_product_of_the_weights_on_the_way_down(assess):
    report = assess(
        """
        |     | Q1 | Q2 | Q3 |
        | ann | 4  | 4  | 4  |
        """,
        """
        F factor weight=3
          Q1 weight=2
          Q2 weight=3
        G factor
          Q3 weight=7
        """,
    )

    weights = [report.questions[question].weight for question in ("Q1", "Q2", "Q3")]
    assert weights == pytest.approx([0.75 * 0.4, 0.75 * 0.6, 0.25], abs=1e-9)


def test_weights_are_normalised_among_the_siblings_that_apply(assess):
    report = assess(
        """
        |     | Q1 | Q2 | Q3 | Q4 |
        | ann | 4  | NA | 4  | NA |
        """,
        """
        F factor
          Q1
          Q2
        G factor
          Q3
        H factor weight=2
          Q4
        """,
    )

    weights = [report.questions[question].weight for question in ("Q1", "Q2", "Q3", "Q4")]
    assert weights == [0.5, 0.0, 0.5, 0.0]


def test_coverage_of_a_parent_counts_the_answers_beneath_a_child_without_score(assess):
    report = assess(
        """
        |     | Q1 | Q2 | Q3 | Q4 |
        | ann | 2  | DK | 4  | 4  |
        """,
        """
        F factor
          Q1
          Q2
        G factor
          Q3
          Q4
        """,
    )

    assert (report.nodes["F"].score, report.nodes["F"].coverage) == (None, 0.5)
    assert (report.overall.score, report.overall.coverage) == (4.0, 0.75)


def test_coverage_is_relative_where_all_that_applies_beneath_a_child_weighs_nothing(assess):
    report = assess(
        """
        |     | Q1 | Q2 | Q3 |
        | ann | NA | 2  | 4  |
        """,
        """
        F factor
          Q1
          Q2 weight=0
        G factor
          Q3
        """,
    )

    assert (report.nodes["F"].coverage, report.nodes["F"].score) == (0.0, None)
    assert (report.overall.coverage, report.overall.score) == (1.0, 4.0)


def test_a_question_of_weight_0_is_scored_and_changes_nothing(assess):
    report = assess(
        """
        |     | Q1 | Q2 |
        | ann | 2  | 6  |
        """,
        """
        F factor
          Q1
          Q2 weight=0
        """,
    )

    assert (report.questions["Q2"].score, report.questions["Q2"].weight) == (6.0, 0.0)
    assert (report.nodes["F"].score, report.nodes["F"].coverage) == (2.0, 1.0)


def test_questions_beyond_the_profile_are_in_no_denominator(assess):
    report = assess(
        """
        |     | Q1 | Q2 | Q3 |
        | ann | 4  | 2  | 2  |
        """,
        """
        F factor
          Q1 core
          Q2
          Q3
        """,
        setup={"profile": "pulse"},
    )

    assert (report.nodes["F"].score, report.nodes["F"].coverage) == (4.0, 1.0)


# Rule 8: from which coverage there is a score


def test_a_node_covered_exactly_to_its_minimum_has_a_score(assess):
    factor = assess(FIVE + "| ann | 4  | 4  | 5  | DK | DK |").nodes["F"]

    assert factor.score == pytest.approx(13 / 3, abs=1e-9)


def test_a_node_covered_less_than_its_minimum_has_none(assess):
    factor = assess(FIVE + "| ann | 4  | 4  | DK | DK | DK |").nodes["F"]

    assert (factor.score, factor.coverage) == (None, 0.4)


@pytest.mark.parametrize(("weight", "score"), [(0.4, 4.0), (0.4 + 1e-10, 4.0), (0.4 + 1e-6, None)])
def test_coverage_may_miss_its_minimum_by_a_billionth(assess, weight, score):
    """Q1 weighs 0.6 and is answered; the minimum is 0.6 of all."""
    factor = assess(
        """
        |     | Q1 | Q2 |
        | ann | 4  | DK |
        """,
        f"""
        F factor
          Q1 weight=0.6
          Q2 weight={weight!r}
        """,
    ).nodes["F"]

    assert factor.score == score


def test_tenths_that_do_not_add_up_in_binary_are_still_enough(assess):
    factor = assess(
        """
        |     | Q1 | Q2 | Q3 | Q4 |
        | ann | 4  | 4  | 4  | DK |
        """,
        """
        F factor
          Q1 weight=0.1
          Q2 weight=0.2
          Q3 weight=0.3
          Q4 weight=0.4
        """,
    ).nodes["F"]

    assert factor.score == pytest.approx(4.0, abs=1e-9)


@pytest.mark.parametrize(("minimum", "score"), [(0.5, 4.0), (0.51, None), (0, 4.0), (1, None)])
def test_each_kind_of_node_has_its_own_minimum_coverage(assess, minimum, score):
    report = assess(
        """
        |     | Q1 | Q2 |
        | ann | 4  | DK |
        """,
        aggregate={
            "factor": {"method": "mean", "min_coverage": minimum},
            "root": {"method": "mean", "min_coverage": 0},
        },
    )

    assert (report.nodes["F"].score, report.overall.score) == (score, score)


def test_nothing_scored_is_no_score_even_where_no_coverage_is_asked_for(assess):
    factor = assess(
        """
        |     | Q1 | Q2 |
        | ann | DK |    |
        """,
        aggregate={"factor": {"method": "mean", "min_coverage": 0}},
    ).nodes["F"]

    assert (factor.score, factor.coverage) == (None, 0.0)


# Rule 8: how children make a score


WEIGHED = """
    F factor
      Q1 weight=1
      Q2 weight=3
    """


@pytest.mark.parametrize(
    ("method", "score"),
    [("mean", 5.0), ("sum", 20.0), ("geometric", (2 * 6**3) ** 0.25), ("min", 2.0), ("max", 6.0)],
)
def test_five_ways_to_aggregate_two_answers_of_weight_1_and_3(assess, method, score):
    """mean (2 + 3*6)/4; sum 2 + 3*6; geometric the fourth root of 2*6*6*6; min and max whatever the weights."""
    factor = assess(
        """
        |     | Q1 | Q2 |
        | ann | 2  | 6  |
        """,
        WEIGHED,
        aggregate={"factor": method},
    ).nodes["F"]

    assert factor.score == pytest.approx(score, abs=1e-9)


@pytest.mark.parametrize(
    ("method", "score"), [("mean", 6.0), ("sum", 24.0), ("geometric", 6.0), ("min", 6.0), ("max", 6.0)]
)
def test_a_missing_child_is_left_out_and_the_weights_renormalised(assess, method, score):
    """Of a sum too: a missing child is not a zero."""
    factor = assess(
        """
        |     | Q1 | Q2 |
        | ann | DK | 6  |
        """,
        WEIGHED,
        aggregate={"factor": method},
    ).nodes["F"]

    assert factor.score == pytest.approx(score, abs=1e-9)


def test_a_sum_keeps_its_size_when_a_child_does_not_apply(assess):
    factor = assess(
        """
        |     | Q1   | Q2 | Q3 |
        | ann | 0.25 | 1  | NA |
        """,
        scale=(0, 0.25, 0.5, 1),
        aggregate={"factor": "sum"},
    ).nodes["F"]

    assert (factor.score, factor.maximum) == (1.875, 3.0)


@pytest.mark.parametrize("method", ["mean", "sum", "geometric", "min", "max"])
def test_a_scale_may_be_as_narrow_as_a_hundred_thousandth(assess, method):
    factor = assess(
        """
        |     | Q1      | Q2      |
        | ann | 0.00001 | 0.00002 |
        | bob | 0.00001 | 0.00002 |
        """,
        scale=(0.00001, 0.00002),
        aggregate={"factor": method},
    ).nodes["F"]

    expected = {"mean": 1.5e-5, "sum": 3e-5, "geometric": math.sqrt(2) * 1e-5, "min": 1e-5, "max": 2e-5}
    assert factor.score == pytest.approx(expected[method], abs=1e-12)
    assert factor.coverage == 1.0


def test_a_geometric_mean_of_a_scale_from_0_is_taken_one_point_higher_and_shifted_back(assess):
    """sqrt((0 + 1) * (3 + 1)) - 1 = 1; unshifted, one 0 would make everything 0."""
    factor = assess(
        """
        |     | Q1 | Q2 |
        | ann | 0  | 3  |
        """,
        scale=(0, 1, 2, 3),
        aggregate={"factor": "geometric"},
    ).nodes["F"]

    assert factor.score == pytest.approx(1.0, abs=1e-9)


def test_a_geometric_mean_of_a_scale_below_0_is_shifted_until_its_lowest_point_is_1(assess):
    """sqrt((-2 + 3) * (1 + 3)) - 3 = -1."""
    factor = assess(
        """
        |     | Q1 | Q2 |
        | ann | -2 | 1  |
        """,
        scale=(-2, -1, 0, 1),
        aggregate={"factor": "geometric"},
    ).nodes["F"]

    assert factor.score == pytest.approx(-1.0, abs=1e-9)


def test_a_geometric_mean_of_a_scale_just_above_0_is_not_shifted(assess):
    factor = assess(
        """
        |     | Q1  | Q2 |
        | ann | 0.5 | 2  |
        """,
        scale=(0.5, 1, 2),
        aggregate={"factor": "geometric"},
    ).nodes["F"]

    assert factor.score == pytest.approx(1.0, abs=1e-9)


def test_the_shift_of_a_geometric_mean_rests_on_the_children_that_are_scored(assess):
    """Q1 starts at 0 and Q2, Q3 at 1: with Q1 sqrt[3]((0+1)(2+1)(2+1)) - 1, without it the plain sqrt(2*2)."""
    tree = """
        F factor
          Q1 scale=low
          Q2
          Q3
        """
    options = {"scales": {"low": (0, 1, 2)}, "aggregate": {"factor": "geometric"}}

    shifted = assess("|     | Q1 | Q2 | Q3 |\n| ann | 0  | 2  | 2  |", tree, **options)
    plain = assess("|     | Q1 | Q2 | Q3 |\n| ann | DK | 2  | 2  |", tree, **options)

    assert shifted.nodes["F"].score == pytest.approx(9 ** (1 / 3) - 1, abs=1e-9)
    assert plain.nodes["F"].score == pytest.approx(2.0, abs=1e-9)


def test_the_overall_score_is_the_node_root_made_of_the_top_of_the_tree(assess):
    report = assess(
        """
        |     | Q1 | Q2 | Q3 |
        | ann | 2  | 4  | 6  |
        """,
        """
        F factor
          Q1
        G factor
          Q2
          Q3
        """,
    )

    assert (report.overall.node, report.overall.kind, report.overall.score) == ("root", "root", 3.5)


def test_three_levels_of_nodes_each_aggregate_in_their_own_way(assess):
    """Streams are sums (1.25 and 1), the practice their mean, the function the least of its practices."""
    report = assess(
        """
        |     | Q1   | Q2 | Q3  | Q4  | Q5 |
        | ann | 0.25 | 1  | 0.5 | 0.5 | 1  |
        """,
        """
        FN function
          P practice
            A stream
              Q1
              Q2
            B stream
              Q3
              Q4
          R practice
            C stream
              Q5
        """,
        scale=(0, 0.25, 0.5, 1),
        aggregate={"stream": "sum", "function": "min"},
    )

    scores = {node: row.score for node, row in report.nodes.items()}
    assert scores == {"root": 1.0, "FN": 1.0, "P": 1.125, "A": 1.25, "B": 1.0, "R": 1.0, "C": 1.0}


# Rule 8: what compensates for what, in four profiles of eight factors


@pytest.mark.parametrize(
    ("profile", "arithmetic", "geometric", "minimum"),
    [
        ((4, 4, 4, 4, 4, 4, 4, 4), 4.0, 4.0, 4),
        ((5, 5, 5, 5, 5, 5, 1, 1), 4.0, 3.344, 1),
        ((6, 6, 4, 4, 4, 4, 2, 2), 4.0, 3.722, 2),
        ((5, 5, 5, 5, 5, 5, 5, 1), 4.5, 4.089, 1),
    ],
)
def test_a_mean_pays_for_a_weak_factor_with_strong_ones_and_a_minimum_does_not(
    assess, profile, arithmetic, geometric, minimum
):
    letters = "ABCDEFGH"
    table = f"|     | {' | '.join(f'{letter}1' for letter in letters)} |\n| ann | {' | '.join(map(str, profile))} |"
    tree = "\n".join(f"{letter} factor\n  {letter}1" for letter in letters)

    reports = [assess(table, tree, aggregate={"root": method}) for method in ("mean", "geometric", "min")]

    assert [round(report.overall.score, 3) for report in reports] == [arithmetic, geometric, minimum]
