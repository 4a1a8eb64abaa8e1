"""Stages (rule 11): the named level a score has reached, by the nearest point and by the gate."""

import pytest

GATED = {"stage": {"method": "gated", "threshold": 0.8, "max_lag": 1}}


def answers(*levels):
    """One person's answers to as many questions."""
    questions = [f"Q{number}" for number in range(1, len(levels) + 1)]
    return f"|     | {' | '.join(questions)} |\n| ann | {' | '.join(map(str, levels))} |"


def halves(*pairs):
    """Two people's answers, so that a question may score half a step."""
    questions = [f"Q{number}" for number in range(1, len(pairs) + 1)]
    rows = [" | ".join(str(pair[person]) for pair in pairs) for person in (0, 1)]
    return f"|     | {' | '.join(questions)} |\n| ann | {rows[0]} |\n| bob | {rows[1]} |"


# The nearest point


@pytest.mark.parametrize(
    ("people", "score", "stage"),
    [((3, 3, 4), 10 / 3, "3"), ((3, 4), 3.5, "4"), ((3, 4, 4), 11 / 3, "4"), ((1,), 1.0, "1"), ((6,), 6.0, "6")],
)
def test_the_nearest_point_is_reached_and_of_two_equally_near_the_upper(assess, people, score, stage):
    table = "|     | Q1 |\n" + "\n".join(f"| ann | {level} |" for level in people)

    factor = assess(table).nodes["F"]

    assert (factor.score, factor.stage_nearest) == (pytest.approx(score, abs=1e-9), stage)


def test_on_uneven_points_half_way_between_the_two_neighbours_is_up(assess):
    """Half way from 0.5 to 1 is 0.75; one of five people less is below."""
    scale = (0, 0.25, 0.5, 1)

    half = assess("|     | Q1  |\n| ann | 1   |\n| bob | 0.5 |", scale=scale).nodes["F"]
    below = assess("|     | Q1  |\n| ann | 1   |\n| bob | 0.5 |\n| cat | 0.5 |", scale=scale).nodes["F"]

    assert (half.score, half.stage_nearest) == (0.75, "1")
    assert (round(below.score, 3), below.stage_nearest) == (0.667, "0.5")


@pytest.mark.parametrize(("weight", "stage"), [(1.0, "4"), (1.0 + 1e-10, "4"), (1.0 + 1e-6, "3")])
def test_a_tie_may_be_missed_by_a_billionth(assess, weight, stage):
    """Q1 at 3 outweighs Q2 at 4 by a little, so the score lies that little below 3.5."""
    factor = assess(answers(3, 4), f"F factor\n  Q1 weight={weight!r}\n  Q2").nodes["F"]

    assert factor.stage_nearest == stage


def test_no_score_no_stage(assess):
    factor = assess("|     | Q1 |\n| ann | DK |").nodes["F"]

    assert (factor.stage_nearest, factor.stage_gated, factor.stage) == (None, None, None)


# The gate


@pytest.mark.parametrize(
    ("levels", "stage"),
    [((4, 4, 4, 3, 4), "4"), ((4, 4, 4, 4, 2), "3"), ((5, 5, 5, 5, 4), "5"), ((3, 3, 3, 3, 3), "3")],
)
def test_four_fifths_must_be_there_and_the_last_at_most_one_behind(assess, levels, stage):
    assert assess(answers(*levels), scoring=GATED).nodes["F"].stage_gated == stage


@pytest.mark.parametrize(
    ("levels", "stage"),
    [((4, 4, 4, 3, 4), "3"), ((4, 4, 4, 4, 2), "2"), ((5, 5, 5, 5, 4), "4"), ((3, 3, 3, 3, 3), "3")],
)
def test_a_threshold_of_1_is_strict(assess, levels, stage):
    strict = {"stage": {"method": "gated", "threshold": 1, "max_lag": 1}}

    assert assess(answers(*levels), scoring=strict).nodes["F"].stage_gated == stage


@pytest.mark.parametrize(("weight", "stage"), [(4.0, "4"), (3.9, "3")])
def test_the_share_is_of_weight_not_of_questions(assess, weight, stage):
    """Q1 at 4 weighs 4 of 5, or a little less; Q2 is at 3."""
    factor = assess(answers(4, 3), f"F factor\n  Q1 weight={weight}\n  Q2", scoring=GATED).nodes["F"]

    assert factor.stage_gated == stage


@pytest.mark.parametrize(("weight", "stage"), [(0.2, "4"), (0.2 + 1e-10, "4"), (0.2 + 1e-6, "3")])
def test_the_threshold_may_be_missed_by_a_billionth(assess, weight, stage):
    factor = assess(answers(4, 3), f"F factor\n  Q1 weight=0.8\n  Q2 weight={weight!r}", scoring=GATED).nodes["F"]

    assert factor.stage_gated == stage


def test_half_a_step_below_a_point_counts_as_there(assess):
    assert assess(halves((3, 4)), scoring=GATED).nodes["F"].stage_gated == "4"


def test_less_than_half_a_step_below_does_not(assess):
    """(3 + 3 + 4) / 3 is 3.33, more than half a step below 4."""
    factor = assess("|     | Q1 |\n| ann | 3  |\n| bob | 3  |\n| cat | 4  |", scoring=GATED).nodes["F"]

    assert factor.stage_gated == "3"


@pytest.mark.parametrize(("last", "stage"), [((2, 3), "4"), ((2, 2), "3")])
def test_the_last_may_lag_one_point_and_half_a_step(assess, last, stage):
    """Four questions stand at 4; the fifth at 2.5 is half a step from 3, at 2 it is not."""
    factor = assess(halves((4, 4), (4, 4), (4, 4), (4, 4), last), scoring=GATED).nodes["F"]

    assert factor.stage_gated == stage


@pytest.mark.parametrize(("lag", "stage"), [(0, "2"), (1, "3"), (2, "4")])
def test_the_last_may_lag_as_many_points_as_the_framework_says(assess, lag, stage):
    scoring = {"stage": {"method": "gated", "threshold": 0.8, "max_lag": lag}}

    assert assess(answers(4, 4, 4, 4, 2), scoring=scoring).nodes["F"].stage_gated == stage


@pytest.mark.parametrize(("last", "stage"), [(1, "2"), (2, "3")])
def test_a_lag_that_reaches_below_the_scale_reaches_its_lowest_point(assess, last, stage):
    """With a lag of 1, a question at 1 holds everything at 2; with 2 at the second point the third is reached."""
    assert assess(answers(6, 6, 6, 6, last), scoring=GATED).nodes["F"].stage_gated == stage


def test_questions_far_behind_close_the_gate_however_high_the_others_are(assess):
    factor = assess(answers(6, 6, 6, 1, 1), scoring=GATED).nodes["F"]

    assert factor.stage_gated == "1"


def test_the_lowest_point_is_always_reached(assess):
    assert assess(answers(1, 1, 1), scoring=GATED).nodes["F"].stage_gated == "1"


def test_unscored_questions_are_no_part_of_the_share(assess):
    factor = assess(answers(4, 4, 4, "DK", "NA"), scoring=GATED).nodes["F"]

    assert (factor.coverage, factor.stage_gated) == (0.75, "4")


def test_unscored_questions_do_not_help_to_open_the_gate(assess):
    """Three quarters of what is scored are at 5, which is too little, whatever the fifth might have been."""
    assert assess(answers(5, 5, 5, 4, "DK"), scoring=GATED).nodes["F"].stage_gated == "4"


def test_half_a_step_is_half_the_smallest_distance_between_neighbours(assess):
    """On 0, 0.25, 0.5, 1 it is 0.125: 0.875 is at 1, 0.75 is not."""
    scale = (0, 0.25, 0.5, 1)
    three_quarters = "|     | Q1  |\n| ann | 1   |\n| bob | 0.5 |"
    seven_eighths = "|     | Q1  |\n| ann | 1   |\n| bob | 1   |\n| cat | 1   |\n| dan | 0.5 |"

    assert assess(three_quarters, scale=scale, scoring=GATED).nodes["F"].stage_gated == "0.5"
    assert assess(seven_eighths, scale=scale, scoring=GATED).nodes["F"].stage_gated == "1"


def test_the_gate_of_a_parent_looks_at_all_questions_beneath(assess):
    report = assess(
        """
        |     | Q1 | Q2 | Q3 |
        | ann | 2  | 6  | 6  |
        """,
        """
        F factor
          Q1
        G factor
          Q2
          Q3
        """,
        scoring=GATED,
    )

    assert (report.nodes["F"].stage, report.nodes["G"].stage) == ("2", "6")
    assert (report.overall.score, report.overall.stage_nearest, report.overall.stage_gated) == (4.0, "4", "2")


# Which of the two is the stage


@pytest.mark.parametrize(("method", "stage"), [("nearest", "4"), ("gated", "3"), ("none", None)])
def test_the_stage_is_that_of_the_frameworks_method_and_both_are_known(assess, method, stage):
    factor = assess(answers(4, 4, 4, 4, 2), scoring={"stage": {"method": method}}).nodes["F"]

    assert (factor.stage, factor.stage_nearest, factor.stage_gated) == (stage, "4", "3")


def test_a_stage_needs_one_scale_for_all_questions_beneath(assess):
    report = assess(
        """
        |     | Q1 | Q2 |
        | ann | 2  | 6  |
        """,
        """
        F factor
          Q1 scale=low
        G factor
          Q2
        """,
        scales={"low": (0, 1, 2)},
    )

    assert (report.nodes["F"].stage, report.nodes["G"].stage, report.overall.stage) == ("2", "6", None)


def test_a_sum_is_not_on_the_scale_of_its_questions(assess):
    factor = assess(answers(1, 1, 2), aggregate={"factor": "sum"}).nodes["F"]

    assert (factor.score, factor.stage_nearest) == (4.0, None)


def test_a_geometric_mean_is_on_the_scale_of_its_questions(assess):
    """Its ends are 1 and 6 but for what logarithms round off."""
    factor = assess(answers(3, 3, 3), aggregate={"factor": "geometric"}).nodes["F"]

    assert (factor.stage_nearest, factor.stage_gated) == ("3", "3")


BANDS = {"bands": [{"from": 1, "label": "red"}, {"from": 3.5, "label": "amber"}, {"from": 5, "label": "green"}]}


@pytest.mark.parametrize(("pair", "band"), [((3, 3), "red"), ((3, 4), "amber"), ((5, 5), "green")])
def test_bands_of_the_framework_take_the_place_of_the_nearest_point(assess, pair, band):
    assert assess(halves(pair), scoring=BANDS).nodes["F"].stage == band
