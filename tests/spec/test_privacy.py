"""What is hidden: small groups, and as much beside them as it takes that nobody can subtract."""

import pytest

from opposite.domain.collecting.joining import CellSize, cells_that_join, groups_that_join
from opposite.domain.scoring.disclosure import hidden_groups, is_total_hidden

EQUAL = {"a": 1, "b": 1, "c": 1, "guests": 0}


@pytest.mark.parametrize(
    ("people", "hidden"),
    [
        ({"a": 3, "b": 3, "c": 3}, set()),
        ({"a": 2, "b": 3, "c": 5}, {"a", "b"}),  # a alone could be subtracted from the total
        ({"a": 1, "b": 1, "c": 5}, {"a", "b", "c"}),  # two people together are still too few
        ({"a": 2, "b": 1, "c": 5}, {"a", "b"}),  # three together are enough
        ({"a": 2}, {"a"}),
        ({"a": 0, "b": 3}, set()),
        ({}, set()),
    ],
)
def test_small_groups_are_hidden_and_the_smallest_others_until_three_people_of_two_groups_are(people, hidden):
    assert hidden_groups(people, 3) == hidden


def test_of_equal_groups_the_first_by_id_is_hidden_beside():
    assert hidden_groups({"c": 4, "b": 4, "a": 1}, 3) == {"a", "b"}


def test_a_group_hidden_before_stays_hidden_and_has_company():
    assert hidden_groups({"a": 6, "b": 4, "c": 5}, 3, also={"a"}) == {"a", "b"}
    assert hidden_groups({"b": 4, "c": 5}, 3, also={"a"}) == set()


def test_fewer_people_than_the_minimum_hide_the_total():
    assert is_total_hidden({"a": 1, "b": 1}, 3)
    assert not is_total_hidden({"a": 1, "b": 2}, 3)
    assert not is_total_hidden({}, 3)


def cells(report, group):
    return {row.node: row.score for row in report.groups if row.group == group}


def test_a_groups_score_of_a_factor_needs_three_people_who_gave_a_level_to_it(assess):
    table = """
        |    | group | Q1 | Q2 |
        | a1 | a     | 2  | 2  |
        | a2 | a     | 2  | 2  |
        | a3 | a     | DK | {} |
        | b1 | b     | 4  | 4  |
        | b2 | b     | 4  | 4  |
        | b3 | b     | 4  | 4  |
        | c1 | c     | 6  | 6  |
        | c2 | c     | 6  | 6  |
        | c3 | c     | 6  | 6  |
    """
    report = assess(table.format(2))
    assert [cells(report, group)["F"] for group in "abc"] == [2.0, 4.0, 6.0]
    report = assess(table.format("DK"))
    assert [cells(report, group)["F"] for group in "abc"] == [None, None, 6.0]
    assert report.nodes["F"].score == 4.0


def test_means_of_single_questions_are_hidden_where_one_could_be_worked_out_from_the_others(assess):
    """Of Q1 only two of group a gave a level. Its mean is hidden, and so are the means that would give it away."""
    report = assess(
        """
        |    | group | Q1 | Q2 |
        | a1 | a     | 1  | 2  |
        | a2 | a     | 3  | 2  |
        | a3 | a     | DK | 5  |
        | b1 | b     | 4  | 4  |
        | b2 | b     | 4  | 4  |
        | b3 | b     | 4  | 4  |
        """
    )
    assert report.questions["Q1"].score == 3.0
    assert report.group_responses["Q1"] == {}
    assert report.group_responses["Q2"] == {}
    assert cells(report, "a")["F"] == 2.5
    assert cells(report, "b")["F"] == 4.0


def test_how_everybody_answered_is_hidden_where_it_would_tell_two_hidden_groups_apart(assess):
    """The score gives the mean of a and b with equal voice; the distribution would give it by people as well."""
    table = """
        |    | group | Q1 |
        | a1 | a     | 1  |
        | a2 | a     | 3  |
        | b1 | b     | 4  |
        | b2 | b     | 5  |{}
        | c1 | c     | 6  |
        | c2 | c     | 6  |
        | c3 | c     | 6  |
    """
    same_size = assess(table.format(""))
    assert same_size.distribution["Q1"] == {1: 1, 2: 0, 3: 1, 4: 1, 5: 1, 6: 3}
    assert cells(same_size, "c")["F"] == 6.0
    other_size = assess(table.format("\n        | b3 | b     | 6  |"))
    assert other_size.distribution == {}


def test_two_people_in_all_see_no_group_and_no_distribution(assess):
    two = assess("|  | Q1 |\n| ann | 2 |\n| bob | 4 |")
    assert (two.distribution, cells(two, "all")["F"]) == ({}, None)
    three = assess("|  | Q1 |\n| ann | 2 |\n| bob | 4 |\n| cat | 4 |")
    assert (three.distribution["Q1"][4], cells(three, "all")["F"]) == (2, pytest.approx(10 / 3))


def test_a_comparator_hides_nobody_else(assess):
    report = assess(
        """
        |    | group  | Q1 |
        | a1 | a      | 1  |
        | a2 | a      | 3  |
        | a3 | a      | 2  |
        | b1 | b      | 4  |
        | b2 | b      | 5  |
        | b3 | b      | 3  |
        | g1 | guests | 6  |
        | g2 | guests | 5  |
        """,
        groups={"a": 1, "b": 1, "guests": 0},
    )
    assert [cells(report, group)["F"] for group in ("a", "b", "guests")] == [2.0, 4.0, None]


def test_a_single_person_whose_answers_are_attributed_sees_everything(assess):
    report = assess("|  | Q1 |\n| ann | 2 |", setup={"self_assessment": True, "attributed": True, "min_group_n": 1})
    assert (report.overall.score, report.distribution["Q1"][2], cells(report, "all")["F"]) == (2.0, 1, 2.0)


# Invited people begin to count


def test_at_first_everybody_joins_once_there_are_three():
    assert groups_that_join({"a": 2, "b": 1}, {}, 3, weights=EQUAL) == {"a", "b"}
    assert groups_that_join({"a": 1, "b": 1}, {}, 3, weights=EQUAL) == set()
    assert groups_that_join({"a": 2, "guests": 5}, {}, 3, weights=EQUAL) == set()


def test_later_a_group_joins_when_three_of_it_wait():
    assert groups_that_join({"a": 2, "b": 3}, {"a": 4}, 3, weights=EQUAL) == {"b"}


def test_what_a_shown_group_said_to_a_question_joins_with_three_levels_or_none():
    waiting = {
        ("Q1", "a"): CellSize(3, 0),
        ("Q2", "a"): CellSize(2, 0),
        ("Q3", "a"): CellSize(0, 3),
        ("Q4", "a"): CellSize(3, 2),
        ("Q5", "a"): CellSize(0, 0),
    }
    assert cells_that_join(waiting, 3, veiled=(), first=False) == {("Q1", "a"), ("Q3", "a"), ("Q5", "a")}


@pytest.mark.parametrize(
    ("a", "b", "joins"),
    [((2, 0), (1, 0), True), ((1, 0), (1, 0), False), ((3, 0), (0, 0), False), ((0, 0), (0, 0), True),
     ((2, 3), (1, 0), False), ((2, 1), (1, 2), True)],
)  # fmt: skip
def test_hidden_groups_join_a_question_together(a, b, joins):
    waiting = {("Q1", "a"): CellSize(*a), ("Q1", "b"): CellSize(*b)}
    together = cells_that_join(waiting, 3, veiled={"a", "b"}, first=True)
    assert together == ({("Q1", "a"), ("Q1", "b")} if joins else set())
