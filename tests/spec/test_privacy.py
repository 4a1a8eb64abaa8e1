"""What is hidden: small groups, and as much beside them as it takes that nobody can subtract."""

import pytest

from opposite.domain.collecting.joining import CellSize, cells_that_join, groups_that_join
from opposite.domain.scoring.disclosure import hidden_groups
from opposite.engine.roadmap.request import questions

CONFIDENTIAL = True

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


def cells(report, group):
    return {row.node: row.score for row in report.groups if row.group == group}


def columns(**people):
    """A table of answers: by group, one text a person with what they said to each question."""
    rows = [f"| {group}{n} | {group} | {said} |" for group, some in people.items() for n, said in enumerate(some)]
    questions = " | ".join(f"Q{n + 1}" for n in range(len(rows[0].split("|")) - 4))
    return "\n".join([f"| | group | {questions} |", *rows])


def shown(report, question):
    row = report.questions[question]
    return row.score, row.answered, row.hidden


# Questions are cells like groups


@pytest.mark.parametrize(
    ("levels", "score"),
    [
        (["2", "DK", "DK", "DK"], None),
        (["2", "4", "DK", "DK"], None),
        (["2", "4", "4", "DK"], 10 / 3),
    ],
)
def test_a_question_is_shown_when_three_people_gave_a_level(assess, levels, score):
    question = assess(columns(a=levels)).questions["Q1"]

    assert question.score == (None if score is None else pytest.approx(score))
    assert question.hidden == (score is None)


def test_of_a_hidden_question_nothing_that_rests_on_levels_is_told(assess):
    row = assess(columns(a=["2/5", "DK/5", "DK/4"]), target=4).questions["Q1"]

    assert (row.score, row.gap, row.opportunity, row.lens, row.knowledge) == (None, None, None, None, None)
    assert (row.respondents, row.answered, row.dont_know, row.not_applicable, row.unanswered) == (None,) * 5
    assert (row.importance, row.hidden_below) == (pytest.approx(14 / 3), 3)


@pytest.mark.parametrize(("ratings", "importance"), [("544", 13 / 3), ("54-", None), ("555", None), ("111", None)])
def test_importance_rests_on_three_ratings_and_is_no_end_of_the_scale(assess, ratings, importance):
    said = [f"{level}/{rating}".replace("/-", "") for level, rating in zip((2, 4, 4), ratings, strict=True)]
    row = assess(columns(a=said)).questions["Q1"]

    assert row.importance == (None if importance is None else pytest.approx(importance))
    assert (row.importance_hidden, row.hidden) == (importance is None, False)


def test_states_are_told_of_a_question_that_three_were_asked(assess):
    row = assess(columns(a=["DK", "NA", ""])).questions["Q1"]

    assert (row.respondents, row.answered, row.dont_know, row.not_applicable, row.unanswered) == (3, 0, 1, 1, 1)
    assert row.hidden is False


def test_they_are_not_told_of_a_question_that_two_were_asked(assess):
    tree = "F factor\n  Q1\n  Q2 groups=b"
    row = assess(columns(a=["2 | ", "3 | ", "4 | "], b=["3 | DK", "4 | NA"]), tree).questions["Q2"]

    assert (row.respondents, row.dont_know, row.hidden) == (None, None, True)


# Factors are equations over their questions

SIX_AND_ONE = ["2 | 3 | 5", "4 | 3 | DK", "3 | 4 | DK", "3 | 4 | DK", "4 | 2 | DK", "4 | 3 | DK"]


def test_beside_a_question_that_one_person_answered_the_cheapest_other_is_hidden(assess):
    """The factor would tell the one level. Q1 and Q2 cost the same; the first of them is hidden too."""
    report = assess(columns(a=SIX_AND_ONE), "F factor\n  Q1\n  Q2\n  Q3")

    assert [row.hidden for row in report.questions.values()] == [True, False, True]
    assert report.nodes["F"].score == pytest.approx((20 / 6 + 19 / 6 + 5) / 3)
    assert report.overall.score == report.nodes["F"].score
    assert (report.nodes["F"].coverage, report.nodes["F"].percent_to_target) == (None, None)


def test_a_factor_of_one_hidden_question_is_hidden_and_so_is_what_stands_on_it(assess):
    report = assess(columns(a=SIX_AND_ONE), "F factor\n  Q3\nG factor\n  Q1\n  Q2")

    assert (report.nodes["F"].score, report.nodes["F"].hidden) == (None, True)
    assert (report.nodes["F"].respondents, report.nodes["F"].groups, report.nodes["F"].coverage) == (None, None, None)
    assert (report.nodes["G"].hidden, report.overall.hidden) == (False, True)


def test_a_factor_that_is_no_mean_is_hidden_above_a_hidden_question(assess):
    report = assess(columns(a=SIX_AND_ONE), "F factor\n  Q1\n  Q2\n  Q3", aggregate={"factor": "min"})

    assert (report.nodes["F"].hidden, report.overall.hidden) == (True, True)


# Levels are whole


@pytest.mark.parametrize(("people", "shows"), [(3, False), (5, False), (6, True)])
@pytest.mark.parametrize("level", ["1", "6"])
def test_at_an_end_of_the_scale_six_people_must_stand_behind_a_mean(assess, people, shows, level):
    report = assess(columns(a=[level] * people))

    assert shown(report, "Q1") == ((float(level), people, False) if shows else (None, None, True))
    assert (report.distribution["Q1"] != {}) if shows else (report.distribution == {})


@pytest.mark.parametrize(("people", "shows"), [(5, False), (6, True)])
def test_so_must_they_behind_a_distribution_of_one_bar(assess, people, shows):
    report = assess(columns(a=["3"] * people))

    assert shown(report, "Q1") == (3.0, people, False)
    assert ("Q1" in report.distribution) is shows


@pytest.mark.parametrize(("alone", "others", "shows"), [("3", "234", True), ("6", "566", False), ("1", "112", False)])
def test_a_person_alone_beside_a_group_keeps_three_possible_levels(assess, alone, others, shows):
    """The score is half the one level and half the mean of three: 6 follows from (6 + 17/3) / 2, 3 does not from 3."""
    report = assess(columns(a=[alone], b=list(others)))

    assert report.questions["Q1"].hidden is not shows
    assert report.group_responses["Q1"] == {}


def test_of_two_points_both_must_remain_possible(assess):
    report = assess(columns(a=["0"], b=["0", "1", "1", "0"]), scale=(0, 1))

    assert report.questions["Q1"].hidden is True


def test_a_group_whose_mean_beside_everybodys_levels_tells_one_level_is_hidden(assess):
    """Nobody else chose 2 or 4, nor levels that add up to as much: the mean of 3 tells that all of a chose 3."""
    told = assess(columns(a=["3"] * 3, b=["1"] * 3 + ["2"] * 3, c=["1"] * 3 + ["2"] * 3))
    untold = assess(columns(a=["3"] * 3, b=["1", "2", "3", "4", "5", "5"], c=["1"] * 3 + ["2"] * 3))

    assert (set(told.group_responses["Q1"]), told.distribution) == ({"c"}, {})
    assert (set(untold.group_responses["Q1"]), untold.distribution.keys()) == ({"a", "b", "c"}, {"Q1"})


# Groups


def test_a_groups_score_of_a_factor_needs_three_people_who_gave_a_level_to_it(assess):
    table = """
        |    | group | Q1 | Q2 |
        | a1 | a     | 2  | 2  |
        | a2 | a     | 3  | 2  |
        | a3 | a     | DK | {} |
        | b1 | b     | 4  | 4  |
        | b2 | b     | 4  | 4  |
        | b3 | b     | 4  | 5  |
        | c1 | c     | 5  | 3  |
        | c2 | c     | 6  | 5  |
        | c3 | c     | 6  | 6  |
    """
    report = assess(table.format(3), "F factor\n  Q2")
    assert [cells(report, group)["F"] for group in "abc"] == [pytest.approx(score / 3) for score in (7, 13, 14)]
    report = assess(table.format("DK"), "F factor\n  Q2")
    assert [cells(report, group)["F"] for group in "abc"] == [None, None, pytest.approx(14 / 3)]
    assert report.nodes["F"].score == pytest.approx((2 + 13 / 3 + 14 / 3) / 3)


def test_a_groups_score_of_a_factor_is_shown_where_all_its_means_are(assess):
    """Of Q1 only two of group a gave a level: its mean is hidden, and b's with it, from which it would follow."""
    report = assess(
        """
        |    | group | Q1 | Q2 |
        | a1 | a     | 1  | 2  |
        | a2 | a     | 3  | 2  |
        | a3 | a     | DK | 5  |
        | b1 | b     | 4  | 4  |
        | b2 | b     | 4  | 4  |
        | b3 | b     | 5  | 3  |
        """
    )
    assert report.questions["Q1"].score == pytest.approx((2 + 13 / 3) / 2)
    assert report.group_responses["Q1"] == {}
    assert {group: response.mean for group, response in report.group_responses["Q2"].items()} == {
        "a": 3.0,
        "b": pytest.approx(11 / 3),
    }
    assert (cells(report, "a")["F"], cells(report, "b")["F"]) == (None, None)


@pytest.mark.parametrize(("in_b", "groups"), [(["4"], set()), (["4", "3"], {"c"})])
def test_whoever_is_alone_in_a_group_learns_the_sum_of_two_others_at_least(assess, in_b, groups):
    """Were c shown beside one of a and one of b, each of the two would learn what the other said."""
    report = assess(columns(a=["3"], b=in_b, c=["2", "3", "5"]))

    assert set(report.group_responses["Q1"]) == groups


def test_smaller_groups_are_shown_together(assess):
    report = assess(columns(a=["3", "5"], b=["2", "4"], c=["2", "3", "5"]))

    assert [(row.group, row.hidden) for row in report.groups if row.node == "F"] == [
        ("a", True),
        ("b", True),
        ("c", False),
    ]
    assert [(row.group, row.node, row.score, row.respondents) for row in report.together] == [
        ("smaller groups together", "F", 3.5, 4)
    ]


def test_so_are_groups_of_which_only_a_mean_that_would_tell_one_level_is_hidden(assess):
    report = assess(columns(a=["3"] * 3, b=["1"] * 3 + ["2"] * 3, c=["1"] * 3 + ["2"] * 3))

    assert report.questions["Q1"].hidden is False
    assert [(row.node, row.score, row.respondents) for row in report.together] == [("F", 2.25, 9)]


@pytest.mark.parametrize("options", [{"scoring": {"rater_to_group": "median"}}, {"setup": {"attributed": True}}])
def test_not_where_nothing_is_hidden_or_a_groups_voice_is_its_median(assess, options):
    assert assess(columns(a=["3", "5"], b=["2", "4"], c=["2", "3", "5"]), **options).together == ()


def test_how_everybody_answered_is_hidden_where_a_group_is(assess):
    """The score gives the mean of a and b with equal voice; the distribution would give it by people as well."""
    report = assess(columns(a=["1", "3"], b=["4", "5", "6"], c=["5", "6", "6"]))

    assert report.distribution == {}
    assert set(report.group_responses["Q1"]) == {"c"}


def test_two_people_in_all_see_nothing(assess):
    two = assess("|  | Q1 |\n| ann | 2/3 |\n| bob | 4/3 |")
    assert (two.distribution, cells(two, "all")["F"], two.overall.score) == ({}, None, None)
    assert (two.questions["Q1"].score, two.questions["Q1"].importance) == (None, None)
    three = assess("|  | Q1 |\n| ann | 2 |\n| bob | 4 |\n| cat | 4 |")
    assert (three.distribution["Q1"][4], cells(three, "all")["F"]) == (2, pytest.approx(10 / 3))


@pytest.mark.parametrize(("minimum", "fewest"), [(1, 3), (2, 3), (3, 3), (5, 5)])
def test_no_fewer_than_three_people_whatever_a_framework_or_an_assessment_says(assess, minimum, fewest):
    few, enough = (
        assess(columns(a=["2", "4", "4", "3", "5"][:people]), setup={"min_group_n": minimum})
        for people in (fewest - 1, fewest)
    )

    assert (few.assessment.fewest_shown, few.questions["Q1"].hidden) == (fewest, True)
    assert enough.questions["Q1"].hidden is False


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


def test_where_so_few_count_that_nothing_was_shown_it_is_still_at_first():
    assert groups_that_join({"b": 1}, {"a": 2}, 3, weights=EQUAL) == {"b"}
    assert groups_that_join({"a": 1}, {"guests": 9}, 3, weights=EQUAL) == set()


def test_later_a_group_joins_when_three_of_it_wait():
    assert groups_that_join({"a": 2, "b": 3}, {"a": 4}, 3, weights=EQUAL) == {"b"}


def test_what_a_shown_group_said_to_a_question_joins_with_three_or_none_of_each_kind():
    """Two levels wait, two ratings too, and two who do not know."""
    waiting = {
        ("Q1", "a"): CellSize(3, 0, 3),
        ("Q2", "a"): CellSize(2, 0, 3),
        ("Q3", "a"): CellSize(0, 3, 0),
        ("Q4", "a"): CellSize(3, 2, 3),
        ("Q5", "a"): CellSize(0, 0, 0),
        ("Q6", "a"): CellSize(0, 0, 2),
        ("Q7", "a"): CellSize(0, 0, 3),
    }
    assert cells_that_join(waiting, 3, veiled=(), first=False) == {
        ("Q1", "a"),
        ("Q3", "a"),
        ("Q5", "a"),
        ("Q7", "a"),
    }


@pytest.mark.parametrize(
    ("a", "b", "joins"),
    [((2, 0), (1, 0), True), ((1, 0), (1, 0), False), ((3, 0), (0, 0), False), ((0, 0), (0, 0), True),
     ((2, 3), (1, 0), False), ((2, 1), (1, 2), True)],
)  # fmt: skip
def test_hidden_groups_join_a_question_together(a, b, joins):
    waiting = {("Q1", "a"): CellSize(*a, a[0]), ("Q1", "b"): CellSize(*b, b[0])}
    together = cells_that_join(waiting, 3, veiled={"a", "b"}, first=True)
    assert together == ({("Q1", "a"), ("Q1", "b")} if joins else set())


# Plans


def test_a_plan_takes_the_factors_score_in_place_of_a_hidden_one(assess):
    """And the overall score where the factor is hidden too; nothing of it rests on what is hidden."""
    tree = "F factor\n  Q1\n  Q2\n  Q3"
    report = assess(columns(a=SIX_AND_ONE), tree, target=6)
    standing = questions(report, {})

    assert standing["Q1"].score == standing["Q3"].score == pytest.approx(report.nodes["F"].score)
    assert standing["Q2"].score == report.questions["Q2"].score


def test_where_no_score_above_it_is_shown_a_plan_takes_the_lowest_level(assess):
    report = assess(columns(a=SIX_AND_ONE), "F factor\n  Q3\nG factor\n  Q1\n  Q2", target=6)

    assert (questions(report, {})["Q3"].score, questions(report, {})["Q3"].level) == (None, 1.0)
