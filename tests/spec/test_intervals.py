"""Intervals (rule 12): how far a node's score might lie off because few people of each group were heard."""

from math import sqrt

import pytest

from opposite.statistics.intervals import Stratum, stratified_error

TWELVE_PEOPLE = """
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


def rounded(interval, places=4):
    return tuple(round(end, places) for end in interval)


# Size


def test_the_error_is_that_of_a_mean_of_group_means():
    """sqrt((1/3)/3 + 0.3/6 + (1/3)/3) / 3, with the degrees of freedom of Welch and Satterthwaite."""
    strata = [Stratum(1, (5, 5, 4)), Stratum(1, (2, 3, 2, 3, 3, 2)), Stratum(1, (4, 3, 4))]

    error, degrees = stratified_error(strata)

    assert round(error, 4) == 0.1739
    assert round(degrees, 4) == 5.7689


def test_an_interval_of_twelve_people_in_three_groups(assess):
    """3.6111 -+ 2.4709 * 0.1739."""
    report = assess(TWELVE_PEOPLE)

    assert rounded(report.nodes["F"].interval) == (3.1814, 4.0408)
    assert report.overall.interval == report.nodes["F"].interval


def test_the_level_of_confidence_is_the_frameworks(assess):
    """3.6111 -+ 1.4469 * 0.1739 at 80 percent."""
    report = assess(TWELVE_PEOPLE, scoring={"interval": {"level": 0.8}})

    assert rounded(report.nodes["F"].interval) == (3.3595, 3.8627)


def test_a_heavier_group_has_a_heavier_part_in_the_error(assess):
    """Group means 3 and 3, variances 2 and 0: the error is 3 * sqrt(2/2) / 4, with one degree of freedom."""
    factor = assess(
        """
        |     | group     | Q1 |
        | ann | executive | 2  |
        | bob | executive | 4  |
        | cat | frontline | 3  |
        | dan | frontline | 3  |
        | eve | frontline | 3  |
        """,
        groups={"executive": 3, "frontline": 1},
        scale=(-99, 2, 3, 4, 99),
    ).nodes["F"]

    half = 12.706204736 * 0.75
    assert factor.interval == pytest.approx((3 - half, 3 + half), abs=1e-6)


def test_people_who_all_say_the_same_make_an_interval_of_no_width(assess):
    factor = assess("|     | Q1 | Q2 |\n" + "| ann | 3  | 4  |\n" * 5).nodes["F"]

    assert factor.interval == (3.5, 3.5)


def test_an_interval_ends_where_the_range_of_the_node_ends(assess):
    high = assess("|     | Q1 |\n| ann | 1  |\n" + "| bob | 6  |\n" * 4).nodes["F"]
    low = assess("|     | Q1 |\n| ann | 6  |\n" + "| bob | 1  |\n" * 4).nodes["F"]

    assert (high.score, high.interval) == (5.0, (pytest.approx(5 - 2.7764451052, abs=1e-9), 6.0))
    assert (low.score, low.interval) == (2.0, (1.0, pytest.approx(2 + 2.7764451052, abs=1e-9)))


# A person's own score of a node


def test_a_person_is_heard_by_the_node_computed_from_what_they_answered(assess):
    """Own scores, weights 3 and 1: (3*2 + 4)/4 = 2.5, 2, 4, 2.5, 2.5; their variance is 0.575."""
    factor = assess(
        """
        |     | Q1 | Q2 |
        | ann | 2  | 4  |
        | bob | 2  |    |
        | cat | DK | 4  |
        | dan | 2  | 4  |
        | eve | 2  | 4  |
        """,
        """
        F factor
          Q1 weight=3
          Q2
        """,
    ).nodes["F"]

    half = 2.7764451052 * sqrt(0.575 / 5)
    assert factor.score == 2.5
    assert factor.interval == pytest.approx((2.5 - half, 2.5 + half), abs=1e-9)


def test_no_coverage_is_asked_of_a_single_person(assess):
    """Everybody answers another of five questions: nobody covers 0.6, together they cover all."""
    factor = assess(
        """
        |     | Q1 | Q2 | Q3 | Q4 | Q5 |
        | ann | 3  |    |    |    |    |
        | bob |    | 3  |    |    |    |
        | cat |    |    | 3  |    |    |
        | dan |    |    |    | 3  |    |
        | eve |    |    |    |    | 3  |
        """
    ).nodes["F"]

    assert (factor.respondents, factor.interval) == (5, (3.0, 3.0))


def test_levels_of_a_question_that_does_not_apply_say_nothing_of_a_person(assess):
    """Q2 does not apply, so ann's 6 there does not set her apart."""
    factor = assess(
        """
        |     | Q1 | Q2 |
        | ann | 3  | 6  |
        | bob | 3  | NA |
        | cat | 3  | NA |
        | dan | 3  |    |
        | eve | 3  |    |
        """
    ).nodes["F"]

    assert factor.interval == (3.0, 3.0)


def test_who_answered_only_what_weighs_nothing_has_no_own_score(assess):
    """Eve's group has nobody with a score, so the four of the other are too few."""
    report = assess(
        """
        |     | group     | Q1 | Q2 |
        | ann | executive | 3  | 3  |
        | bob | executive | 3  | 3  |
        | cat | executive | 3  | 3  |
        | dan | executive | 3  | 3  |
        | eve | frontline |    | 3  |
        """,
        """
        F factor
          Q1
          Q2 weight=0
        """,
    )

    assert (report.nodes["F"].score, report.nodes["F"].respondents, report.nodes["F"].interval) == (3.0, 5, None)


def test_a_group_without_any_own_score_neither_stands_in_the_way_nor_narrows_the_interval(assess):
    """3 -+ 2.7764 * sqrt(0.5/5), whatever the voice of the frontline."""
    report = assess(
        """
        |     | group     | Q1 | Q2 |
        | ann | executive | 2  | 3  |
        | bob | executive | 3  | 3  |
        | cat | executive | 3  | 3  |
        | dan | executive | 3  | 3  |
        | eve | executive | 4  | 3  |
        | fay | frontline |    | 3  |
        """,
        """
        F factor
          Q1
          Q2 weight=0
        """,
    )

    half = 2.7764451052 * sqrt(0.5 / 5)
    assert report.nodes["F"].interval == pytest.approx((3 - half, 3 + half), abs=1e-9)


# When there is one


@pytest.mark.parametrize(("people", "interval"), [(4, None), (5, (3.0, 3.0))])
def test_an_interval_needs_five_people(assess, people, interval):
    assert assess("|     | Q1 |\n" + "| ann | 3  |\n" * people).nodes["F"].interval == interval


@pytest.mark.parametrize(("people", "interval"), [(2, None), (3, (3.0, 3.0))])
def test_a_framework_may_ask_for_fewer_or_more_people(assess, people, interval):
    table = "|     | Q1 |\n" + "| ann | 3  |\n" * people

    assert assess(table, scoring={"interval": {"min_raters": 3}}).nodes["F"].interval == interval


@pytest.mark.parametrize(("frontline", "interval"), [(1, None), (2, (3.0, 3.0))])
def test_an_interval_needs_two_people_of_every_group_that_is_heard(assess, frontline, interval):
    table = "|     | group     | Q1 |\n" + "| ann | executive | 3  |\n" * 4 + "| bob | frontline | 3  |\n" * frontline

    assert assess(table).nodes["F"].interval == interval


def test_a_group_that_is_not_heard_at_all_does_not_stand_in_the_way(assess):
    table = "|     | group     | Q1 |\n" + "| ann | executive | 3  |\n" * 5 + "| bob | frontline | DK |\n"

    assert assess(table).nodes["F"].interval == (3.0, 3.0)


@pytest.mark.parametrize(("executives", "interval"), [(4, None), (5, (3.0, 3.0))])
def test_comparators_count_neither_as_people_nor_as_a_group(assess, executives, interval):
    table = "|     | group     | Q1 |\n" + "| ann | executive | 3  |\n" * executives + "| bob | external  | 6  |\n"

    assert assess(table, groups={"executive": 1, "external": 0}).nodes["F"].interval == interval


def test_people_who_were_not_asked_do_not_count(assess):
    table = "|     | group     | Q1 |\n" + "| ann | executive | 3  |\n" * 4 + "| bob | frontline | 3  |\n" * 2
    tree = "F factor\n  Q1 groups=executive"

    assert assess(table, tree).nodes["F"].interval is None


def test_a_node_without_score_has_no_interval(assess):
    factor = assess("|     | Q1 | Q2 |\n" + "| ann | 3  | DK |\n" * 5).nodes["F"]

    assert (factor.score, factor.interval) == (None, None)


TWO_FACTORS = """
    F factor
      Q1
    G practice
      Q2
    """


@pytest.mark.parametrize("method", ["sum", "geometric", "min", "max"])
def test_an_interval_is_given_only_where_everything_at_and_beneath_the_node_is_a_mean(assess, method):
    table = "|     | Q1 | Q2 |\n" + "| ann | 3  | 4  |\n" * 5

    beneath = assess(table, TWO_FACTORS, aggregate={"practice": method})
    above = assess(table, TWO_FACTORS, aggregate={"root": method})

    assert [beneath.nodes[node].interval for node in ("F", "G", "root")] == [(3.0, 3.0), None, None]
    assert [above.nodes[node].interval for node in ("F", "G", "root")] == [(3.0, 3.0), (4.0, 4.0), None]
