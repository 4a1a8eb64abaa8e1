"""Agreement of an assessment (rules 19 to 22): what answers as they are stored say about how alike people see things.

The statistics themselves have pages of their own; here is which answers enter them, and what is shown.
"""

from dataclasses import fields
from statistics import fmean

import pytest

from opposite.domain.agreement.rows import FactorAgreement, QuestionAgreement
from opposite.domain.collecting.answers import LEVEL, CountedAnswer, CountedRespondent
from opposite.domain.collecting.assessment import Assessment, Organisation
from opposite.domain.scoring.tabulation import tabulate
from opposite.engine.agreement.agreement import agreement, read_agreement

IN_CONFIDENCE = {"attributed": False}

ATTRIBUTED = {"attributed": True, "min_group_n": 1}
"""Answers are attributed, and everybody knew: nothing is hidden."""

TWELVE_PEOPLE = """
    |     | group      | Q1 |
    | e1  | executive  | 5  |
    | e2  | executive  | 5  |
    | e3  | executive  | 4  |
    | f1  | frontline  | 2  |
    | f2  | frontline  | 3  |
    | f3  | frontline  | 2  |
    | f4  | frontline  | 3  |
    | f5  | frontline  | 3  |
    | f6  | frontline  | 2  |
    | t1  | technology | 4  |
    | t2  | technology | 3  |
    | t3  | technology | 4  |
"""


@pytest.fixture
def agree_on(assess, shelf):
    """A function that stores a table of answers and returns the agreement of it."""

    def read(table, tree=None, **options):
        return read_agreement(shelf, assess(table, tree, **options).assessment)

    return read


def table_of(**groups):
    """A table of answers to Q1: by group, what its people said."""
    rows = [f"| {group}{n} | {group} | {said} |" for group, cells in groups.items() for n, said in enumerate(cells)]
    return "\n".join(["| | group | Q1 |", *rows])


def assessment_of(framework, now, *, minimum):
    """An assessment that is nowhere stored: thousands of people take too long one by one."""
    return Assessment(
        1,
        Organisation(1, "Manual"),
        framework.id,
        framework.hash,
        "1",
        now.date(),
        "full",
        False,
        minimum == 1,
        minimum,
        1,
        now,
    )


def four(value):
    return None if value is None else round(value, 4)


def figures(row):
    """Every figure of a row that is a number, but for how many people there are."""
    return {
        field.name: getattr(row, field.name)
        for field in fields(row)
        if field.name not in ("question", "factor", "n", "complete", "verdict", "camps_by_group", "hidden", "reasons")
    }


# The example of the method


def test_three_camps_that_each_agree_in_themselves(agree_on):
    """One number would call this moderate; r_wg beside r_wg pooled within groups tells the camps."""
    question = agree_on(TWELVE_PEOPLE).questions["Q1"]

    assert {name: four(value) for name, value in figures(question).items()} == {
        "mean": 3.3333,
        "variance": 1.1515,
        "ad_mean": 0.8889,
        "ad_median": 0.8333,
        "rwg": 0.6052,
        "awg": 0.6607,
        "eta_squared": 0.7763,
        "range_of_means": 2.1667,
        "within": 0.4722,
        "rwg_within": 0.8921,
    }
    assert (question.n, question.verdict, question.camps_by_group) == (12, "camps", True)
    assert (question.hidden, question.reasons) == (False, {})


def test_a_factor_of_that_one_question_says_the_same(agree_on):
    """Its people's scores are their levels: MSB 59/12, MSW 17/54, so ICC(1) is 497/633.

    One question has no other to be told from: Krippendorff's alpha is 0.
    """
    factor = agree_on(TWELVE_PEOPLE).factors["F"]

    assert {name: four(value) for name, value in figures(factor).items()} == {
        "rwg_j": 0.6052,
        "rwg_star_j": 0.6052,
        "icc1": 0.7852,
        "icc2": 0.9360,
        "krippendorff_alpha": 0.0,
        "ad_mean": 0.8889,
        "eta_squared": 0.7763,
        "range_of_means": 2.1667,
        "within": 0.4722,
        "rwg_within": 0.8921,
    }
    assert (factor.n, factor.complete, factor.verdict, factor.camps_by_group) == (12, 12, "camps", True)


# Few people, or no levels


def test_one_person_agrees_with_nobody(agree_on):
    found = agree_on(table_of(executive=[4]), setup=ATTRIBUTED)
    alone = "too_few_people"

    assert found.questions["Q1"] == QuestionAgreement(
        "Q1",
        1,
        mean=4.0,
        reasons={
            "ad_mean": alone,
            "ad_median": alone,
            "rwg": alone,
            "awg": alone,
            "eta_squared": "no_variation",
            "rwg_within": alone,
        },
    )
    assert (found.factors["F"].n, found.factors["F"].complete, found.factors["F"].verdict) == (1, 1, None)
    assert set(figures(found.factors["F"]).values()) == {None}


def test_one_group_agrees_within_itself_and_has_no_other_to_differ_from(agree_on):
    """Levels 3, 4, 5: variance 1 of 35/12, mean absolute deviation 2/3; no variation lies between groups."""
    found = agree_on(table_of(executive=[3, 4, 5]))
    question, factor = found.questions["Q1"], found.factors["F"]

    assert question.rwg == pytest.approx(1 - 12 / 35, abs=1e-12)
    assert question.rwg_within == question.rwg
    assert question.ad_mean == question.within == pytest.approx(2 / 3, abs=1e-12)
    assert (question.eta_squared, question.range_of_means, question.verdict) == (0.0, None, "aligned")
    assert (factor.icc1, factor.icc2, factor.reasons["icc1"]) == (None, None, "too_few_classes")


def test_everybody_the_same_agrees_entirely(agree_on):
    found = agree_on(table_of(executive=[4, 4, 4], frontline=[4, 4, 4]))
    question, factor = found.questions["Q1"], found.factors["F"]

    assert figures(question) == {
        "mean": 4.0,
        "variance": 0.0,
        "ad_mean": 0.0,
        "ad_median": 0.0,
        "rwg": 1.0,
        "awg": 1.0,
        "eta_squared": None,
        "range_of_means": 0.0,
        "within": 0.0,
        "rwg_within": 1.0,
    }
    assert question.verdict == factor.verdict == "aligned"
    assert (factor.rwg_j, factor.rwg_star_j, factor.krippendorff_alpha) == (1.0, 1.0, None)
    assert factor.reasons["krippendorff_alpha"] == "no_variation"


@pytest.mark.parametrize("said", ["DK", "NA", ""])
def test_nobody_who_gave_a_level_has_no_agreement(agree_on, said):
    """Don't know, not applicable and nothing are no levels. There is nothing to hide."""
    found = agree_on(table_of(executive=[said] * 4, frontline=[said] * 2))

    for row in (found.questions["Q1"], found.factors["F"]):
        assert (row.n, row.verdict, row.hidden) == (0, None, False)
        assert set(figures(row).values()) == {None}


def test_a_question_that_nobody_was_asked_has_its_row(agree_on):
    """Q2 is for the board, and nobody of it is here; the factor rests on Q1."""
    tree = """
    F factor
      Q1
      Q2 groups=board
    """
    table = """
    |     | group     | Q1 | Q2 |
    | ann | executive | 3  |    |
    | bob | executive | 4  | 6  |
    | cy  | executive | 5  |    |
    """
    found = agree_on(table, tree, groups={"executive": 1, "board": 1})

    assert list(found.questions) == ["Q1", "Q2"]
    assert found.questions["Q2"].n == 0
    assert set(figures(found.questions["Q2"]).values()) == {None}
    assert (found.factors["F"].n, found.factors["F"].complete) == (3, 0)
    assert (found.factors["F"].rwg_j, found.factors["F"].ad_mean) == (None, pytest.approx(2 / 3, abs=1e-12))


def test_a_question_beyond_the_profile_has_its_row_and_no_part_in_its_factor(agree_on):
    tree = """
    F factor
      Q1 core
      Q2
    """
    table = """
    |     | group     | Q1 | Q2 |
    | ann | executive | 3  | 1  |
    | bob | executive | 4  | 6  |
    | cy  | executive | 5  |    |
    """
    found = agree_on(table, tree, setup={"profile": "pulse"})

    assert [(row.question, row.n) for row in found.questions.values()] == [("Q1", 3), ("Q2", 0)]
    assert (found.factors["F"].complete, found.factors["F"].rwg_j) == (3, found.questions["Q1"].rwg)


def test_a_group_of_five_thousand_and_one_person_alone(framework, now):
    known = framework("F factor\n  Q1", groups={"many": 1, "alone": 1}).framework
    people = [*(CountedRespondent(number, "many") for number in range(5000)), CountedRespondent(5000, "alone")]
    answers = [CountedAnswer(p.respondent, "Q1", LEVEL, 4.0 if p.group == "many" else 1.0) for p in people]

    shown, hidden = (
        agreement(tabulate(known, assessment_of(known, now, minimum=minimum), people, answers)).questions["Q1"]
        for minimum in (1, 3)
    )

    assert shown.n == 5001
    assert shown.rwg == pytest.approx(1 - (9 / 5001) / (35 / 12), abs=1e-12)
    assert shown.ad_mean == pytest.approx(2 * 3 * 5000 / 5001**2, abs=1e-12)
    assert (shown.eta_squared, shown.range_of_means, shown.within, shown.rwg_within) == (1.0, 3.0, 0.0, 1.0)
    assert (shown.verdict, shown.camps_by_group) == ("camps", True)
    assert hidden == QuestionAgreement("Q1", 5001, hidden=True)


# The scale


@pytest.mark.parametrize(
    "scale", [(1, 2, 3, 4, 5, 6), (0, 1, 2, 3, 4, 5), (-3, -2, -1, 0, 1, 2), (0, 0.2, 0.4, 0.6, 0.8, 1)]
)
def test_agreement_is_the_same_wherever_the_scale_begins_and_whatever_its_step(agree_on, scale):
    """The example again, on scales with 0 and below it, and with decimals; distances go with the step."""
    step = scale[1] - scale[0]
    rows = [line.split("|") for line in TWELVE_PEOPLE.strip().splitlines()]
    moved = [[*row[:3], f" {scale[int(row[3]) - 1]} ", ""] for row in rows[1:]]
    found = agree_on("\n".join("|".join(row) for row in [rows[0], *moved]), scale=scale)
    question, factor = found.questions["Q1"], found.factors["F"]

    assert question.mean == pytest.approx(scale[0] + step * (10 / 3 - 1), abs=1e-12)
    assert [four(value / step) for value in (question.ad_mean, question.ad_median)] == [0.8889, 0.8333]
    assert four(question.variance / step**2) == 1.1515
    assert [four(value) for value in (question.rwg, question.awg, question.eta_squared)] == [0.6052, 0.6607, 0.7763]
    assert [four(value) for value in (factor.rwg_j, factor.icc1, factor.icc2)] == [0.6052, 0.7852, 0.9360]
    assert (question.verdict, factor.verdict) == ("camps", "camps")


def test_reversed_questions_are_turned_before_anything_else(agree_on):
    """Everybody sees both questions alike once Q2 is turned: 6 becomes 1, 5 becomes 2, 4 becomes 3."""
    tree = """
    F factor
      Q1
      Q2 reverse
    """
    table = """
    |     | group     | Q1 | Q2 |
    | ann | executive | 1  | 6  |
    | bob | executive | 2  | 5  |
    | cy  | executive | 3  | 4  |
    """
    found = agree_on(table, tree)

    assert (found.questions["Q2"].mean, found.questions["Q2"].rwg) == (2.0, found.questions["Q1"].rwg)
    assert found.factors["F"].ad_mean == pytest.approx(2 / 3, abs=1e-12)


# Who and what counts


def test_comparators_do_not_count(agree_on):
    """Customers were asked, and their weight is 0."""
    table = table_of(executive=[4, 4, 4], customers=[1, 1, 1])
    found = agree_on(table, groups={"executive": 1, "customers": 0})

    assert (found.questions["Q1"].n, found.questions["Q1"].mean, found.questions["Q1"].rwg) == (3, 4.0, 1.0)
    assert found.factors["F"].n == 3


def test_a_question_that_is_not_applicable_enters_nothing(agree_on):
    """Q2: more people say that it does not apply than say anything else. On Q3 as many say either."""
    table = """
    |     | group     | Q1 | Q2 | Q3 |
    | ann | executive | 3  | NA | NA |
    | bob | executive | 4  | NA | NA |
    | cy  | executive | 5  | NA | 4  |
    | dan | executive | 4  | 1  | 5  |
    """
    found = agree_on(table, setup=ATTRIBUTED)

    assert [(row.question, row.n) for row in found.questions.values()] == [("Q1", 4), ("Q2", 0), ("Q3", 2)]
    assert (found.factors["F"].n, found.factors["F"].complete) == (4, 2)
    assert found.factors["F"].ad_mean == pytest.approx(fmean([0.875, 0.125, 0.625, 0.375]), abs=1e-12)


def test_whoever_lacks_an_answer_drops_out_of_rwg_j_and_out_of_nothing_else(agree_on):
    """Complete rows are two levels apart throughout: s^2 = 2 = s_EU^2 of five points. Four other answers are alike."""
    table = """
    |     | group     | Q1 | Q2 |
    | ann | executive | 2  | 2  |
    | bob | executive | 4  | 4  |
    | cy  | executive | 3  | DK |
    | dan | executive |    | 3  |
    """
    factor = agree_on(table, scale=(1, 2, 3, 4, 5)).factors["F"]

    assert (factor.n, factor.complete) == (4, 2)
    assert (factor.rwg_j, factor.rwg_star_j) == (0.0, 0.0)
    assert factor.ad_mean == 0.5
    assert factor.krippendorff_alpha == pytest.approx(-0.25, abs=1e-12)


@pytest.mark.parametrize(
    ("platoon", "published"),
    [
        ([(3, 4, 3, 4, 4), (4, 4, 3, 4, 4), (3, 3, 2, 2, 1)], (0.8140, 0.4667)),
        ([(3, 3, 3, 3, 3), (3, 1, 4, 3, 4)], (0.9211, 0.7)),
        ([(3, 3, 3, 3, 3), (2, 2, 2, 3, 2), (1, 1, 1, 3, 3)], (0.9091, 0.6667)),
        ([(4, 5, 5, 5, 5), (3, "", 5, 5, 5), (2, 3, 3, 3, 3)], (0.0, 0.0)),
    ],
)
def test_the_published_platoons(agree_on, platoon, published):
    """`cohesion`, R package multilevel; the last one has a gap, and complete rows alone count here."""
    rows = [f"| p{n} | platoon | {' | '.join(map(str, said))} |" for n, said in enumerate(platoon)]
    header = "| | group | Q1 | Q2 | Q3 | Q4 | Q5 |"
    factor = agree_on("\n".join([header, *rows]), scale=(1, 2, 3, 4, 5), setup=ATTRIBUTED).factors["F"]

    assert (four(factor.rwg_j), four(factor.rwg_star_j)) == published


def test_in_krippendorffs_alpha_questions_are_units_and_people_coders(agree_on):
    """The published example of four coders and twelve units, with gaps: ordinal alpha 0.8154."""
    table = """
    |   | group | A | B | C | D | E | F | G | H | I | J | K | L |
    | 1 | coder | 1 | 2 | 3 | 3 | 2 | 1 | 4 | 1 | 2 |   |   |   |
    | 2 | coder | 1 | 2 | 3 | 3 | 2 | 2 | 4 | 1 | 2 | 5 |   | 3 |
    | 3 | coder |   | 3 | 3 | 3 | 2 | 3 | 4 | 2 | 2 | 5 | 1 |   |
    | 4 | coder | 1 | 2 | 3 | 3 | 2 | 4 | 4 | 1 | 2 | 5 | 1 |   |
    """
    tree = "\n  ".join(["whole factor", *"ABCDEFGHIJKL"])
    factor = agree_on(table, tree, scale=(1, 2, 3, 4, 5)).factors["whole"]

    assert four(factor.krippendorff_alpha) == 0.8154


def test_the_icc_compares_the_groups_by_their_peoples_own_scores(agree_on):
    """Own scores 2, 3, 4 and 4, 5, 6, bob from what he answered: MSB 6, MSW 1, three people a group."""
    table = """
    |     | group     | Q1 | Q2 |
    | ann | executive | 1  | 3  |
    | bob | executive | 3  |    |
    | cy  | executive | 5  | 3  |
    | dan | frontline | 4  | 4  |
    | eve | frontline | 5  | 5  |
    | fay | frontline | 6  | 6  |
    """
    factor = agree_on(table, setup=ATTRIBUTED).factors["F"]

    assert factor.icc1 == pytest.approx((6 - 1) / (6 + 2 * 1), abs=1e-12)
    assert factor.icc2 == pytest.approx((6 - 1) / 6, abs=1e-12)
    assert factor.eta_squared == pytest.approx(6 / 10, abs=1e-12)
    assert (factor.range_of_means, factor.within) == (2.0, pytest.approx(2 / 3, abs=1e-12))


def test_every_question_of_a_factor_is_measured_on_its_own_scale(agree_on):
    """Shares of answers at random: Q1 0.5 of 35/12, Q2 0.5 of 2/3; the cut-off is the mean of both scales' shares."""
    tree = """
    F factor
      Q1
      Q2 scale=three
    """
    table = """
    |     | group     | Q1 | Q2 |
    | ann | executive | 3  | 1  |
    | bob | executive | 4  | 2  |
    """
    found = agree_on(table, tree, scales={"three": (1, 2, 3)}, setup=ATTRIBUTED)

    assert found.factors["F"].rwg_star_j == pytest.approx(1 - fmean([0.5 / (35 / 12), 0.5 / (2 / 3)]), abs=1e-12)
    assert (found.factors["F"].ad_mean, found.factors["F"].verdict) == (0.5, "aligned")


def test_the_verdict_on_a_factor_is_on_peoples_own_scores(agree_on):
    """On each question people differ by 1.5 levels; what each thinks of the factor is the same."""
    table = """
    |     | group     | Q1 | Q2 |
    | ann | executive | 2  | 5  |
    | bob | executive | 5  | 2  |
    | cy  | executive | 2  | 5  |
    | dan | executive | 5  | 2  |
    """
    found = agree_on(table)

    assert [row.ad_mean for row in found.questions.values()] == [1.5, 1.5]
    assert [row.verdict for row in found.questions.values()] == ["scattered", "scattered"]
    assert (found.factors["F"].ad_mean, found.factors["F"].verdict) == (0.0, "aligned")


def test_camps_across_the_groups_are_told_from_camps_of_groups(agree_on):
    found = agree_on(table_of(executive=[2, 5, 2, 5], frontline=[5, 2, 5, 2])).questions["Q1"]

    assert (found.verdict, found.camps_by_group, found.eta_squared) == ("camps", False, 0.0)


# What is hidden


@pytest.mark.parametrize(("people", "hidden"), [(2, True), (3, False)])
def test_fewer_people_than_the_minimum_are_hidden_and_counted(agree_on, people, hidden):
    found = agree_on(table_of(executive=[4, 3, 4][:people]), setup=IN_CONFIDENCE)

    assert (found.questions["Q1"].n, found.questions["Q1"].hidden, found.factors["F"].hidden) == (
        people,
        hidden,
        hidden,
    )
    if hidden:
        assert found.questions["Q1"] == QuestionAgreement("Q1", 2, hidden=True)
        assert found.factors["F"] == FactorAgreement("F", 2, hidden=True)


def test_a_question_whose_figures_would_tell_of_a_small_group_is_hidden(agree_on):
    """Two people of the frontline answered Q2: with the question's score, its variance would tell of them.

    The factor rests on both questions and on six people, and is shown but for what groups say.
    """
    table = """
    |     | group     | Q1 | Q2 |
    | ann | executive | 3  | 3  |
    | bob | executive | 4  | 4  |
    | cy  | executive | 5  | 4  |
    | dan | frontline | 3  | 3  |
    | eve | frontline | 4  | 5  |
    | fay | frontline | 4  | DK |
    """
    found = agree_on(table, setup=IN_CONFIDENCE)

    assert found.questions["Q2"] == QuestionAgreement("Q2", 5, hidden=True)
    assert (found.questions["Q1"].n, found.questions["Q1"].hidden) == (6, False)
    assert (found.factors["F"].n, found.factors["F"].hidden, found.factors["F"].complete) == (6, False, 5)


def test_a_factor_of_one_question_is_hidden_with_it(agree_on):
    """Eight people answered, two of them for the frontline: the factor's figures would be those of the question."""
    found = agree_on(table_of(executive=[3, 4, 5, 4, 4, 3], frontline=[2, 1]), setup=IN_CONFIDENCE)

    assert found.questions["Q1"] == QuestionAgreement("Q1", 8, hidden=True)
    assert found.factors["F"] == FactorAgreement("F", 8, hidden=True)


def test_the_range_of_means_is_shown_where_every_mean_is(agree_on):
    """Two groups of two beside a large one: a range would tell too much, and so would figures over everybody."""
    groups = {"executive": [3, 4, 5, 4, 4], "frontline": [2, 2], "technology": [5, 5]}
    hidden, shown = (agree_on(table_of(**groups), setup=setup).questions["Q1"] for setup in (IN_CONFIDENCE, ATTRIBUTED))

    assert (hidden.hidden, hidden.range_of_means) == (True, None)
    assert (shown.hidden, shown.range_of_means) == (False, 3.0)
