"""Mistakes that comparable systems made with scores, each shown not to be made here."""

import pytest

from opposite.statistics.percentiles import mid_rank_percentile, peer_rank
from opposite.wording import percent, rounded


def test_a_reversed_question_has_the_same_total_however_its_people_are_divided(assess):
    """A benchmark by size had one metric's polarity flipped, so two slicings of one population disagreed."""
    said = [1, 1, 2, 2, 3, 6]
    tree = "F factor\n  Q1 reverse"

    def divided(*groups):
        rows = [f"| p{n} | {group} | {level} |" for n, (group, level) in enumerate(zip(groups, said, strict=True))]
        report = assess("|     | group | Q1 |\n" + "\n".join(rows), tree)
        group_responses = report.group_responses["Q1"].values()
        return sum(response.levels * response.mean for response in group_responses), report.distribution["Q1"]

    by_size = divided("small", "small", "small", "large", "large", "large")
    by_place = divided("north", "south", "north", "south", "north", "south")

    assert by_size[0] == by_place[0] == 27.0
    assert by_size[1] == by_place[1] == {1: 1, 2: 0, 3: 0, 4: 1, 5: 2, 6: 2}


def test_unanswered_is_not_the_lowest_answer(assess):
    """An open question was scored as No."""
    report = assess("|     | Q1 | Q2 |\n| ann | 1  |    |\n| bob | 1  | 1  |", scale=(0, 0.25, 0.5, 1))

    assert (report.questions["Q2"].score, report.nodes["F"].score) == (1.0, 1.0)


def test_one_answer_at_the_top_is_not_a_hundred_percent(assess):
    """An assessment with one question answered read 100 %."""
    report = assess("|     | Q1 | Q2 | Q3 | Q4 | Q5 |\n| ann | 6  |    |    |    |    |")

    assert (report.overall.score, report.overall.percent) == (None, None)
    assert report.overall.coverage == pytest.approx(0.2, abs=1e-9)


def test_not_applicable_leaves_the_denominator_of_everything(assess):
    """It stayed in the denominator, so that nobody to whom something did not apply could reach the top."""
    factor = assess("|     | Q1 | Q2 |\n| ann | 6  | NA |", target=6).nodes["F"]

    assert (factor.score, factor.percent, factor.coverage, factor.percent_to_target) == (6.0, 1.0, 1.0, 1.0)


def test_not_applicable_earns_nothing_either(assess):
    """It was given full marks."""
    factor = assess("|     | Q1 | Q2 |\n| ann | 3  | NA |").nodes["F"]

    assert factor.score == 3.0


def test_bringing_people_together_leaves_their_targets_as_they_were_set(assess):
    """Merging people overwrote the targets with the average of the answers."""
    table = "|     | Q1 | Q2 |\n| ann | 2  | 3  |\n| bob | 3  | 6  |"

    report = assess(table, setup={"targets": {"Q1": 5, "F": 4}})

    assert (report.questions["Q1"].target, report.questions["Q2"].target) == (5, 4)
    assert report.assessment.targets == {"Q1": 5, "F": 4}


def test_halves_are_rounded_away_from_zero():
    """They were rounded to the even neighbour, so 2.25 and 2.35 showed as 2.2 and 2.4."""
    assert [rounded(value) for value in (2.25, 2.35, 2.45, -2.25)] == ["2.3", "2.4", "2.5", "-2.3"]
    assert percent(0.625) == "63 %"


def test_numbers_are_rounded_and_not_cut_off():
    """2.99 showed as 2.9."""
    assert [rounded(value) for value in (2.99, 2.94, 2.95)] == ["3.0", "2.9", "3.0"]


def test_a_half_that_binary_misses_is_still_a_half():
    """1.15 is stored as a little less than itself."""
    assert rounded(1.15) == "1.2"
    assert rounded((1.1 + 1.2) / 2) == "1.2"


def test_nobody_answered_is_not_the_same_as_not_applicable(assess):
    """A question that nobody had answered was taken out of the score as not applicable."""
    report = assess("|     | Q1 | Q2 |\n| ann | 4  |    |")

    assert (report.questions["Q2"].applicable, report.questions["Q2"].unanswered) == (True, 1)
    assert (report.nodes["F"].coverage, report.nodes["F"].score) == (0.5, None)


def test_a_percentile_does_not_count_oneself():
    """With oneself among the peers the worst could never be at 0, nor one of equals in the middle."""
    assert mid_rank_percentile(1.0, [2.0] * 10) == 0.0
    assert mid_rank_percentile(3.0, [3.0] * 10) == 50.0


def test_nobody_is_compared_with_nobody():
    """Benchmarks were shown that nobody had measured."""
    assert (peer_rank(6.0, []).percentile, peer_rank(6.0, []).rank) == (None, None)
