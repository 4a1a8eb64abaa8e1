"""Sensitivity: whether the order of the factors by gap would stand with other weights, and with other people.

In each of a hundred variations every weight moves by up to a fifth of itself, or each group is drawn anew from its own
people. Where nothing else is said, questions are on six stages and the target is 4.
"""

from dataclasses import replace
from random import Random

import pytest

from opposite.domain.collecting.answers import DONT_KNOW, LEVEL, NOT_APPLICABLE, CountedAnswer, CountedRespondent
from opposite.domain.collecting.assessment import Assessment, Organisation
from opposite.domain.scoring.robustness import (
    RankRange,
    Sensitivity,
    Spread,
    Stability,
    Variation,
    order_by_gap,
    stability,
)
from opposite.domain.scoring.tabulation import tabulate
from opposite.engine.scoring.perturbations import (
    responses_by_group,
    variation,
    with_other_weights,
    with_people_drawn_anew,
)
from opposite.engine.scoring.robustness import read_sensitivity, sensitivity
from opposite.engine.scoring.score_one import score

IN_CONFIDENCE = {"attributed": False}
SEED = 20160901  # of every framework that names no other
TWO_FACTORS = """
    F factor
      Q1
    G factor
      Q2
    """
FOUR_QUESTIONS = """
    F factor
      Q1
      Q2
    G factor
      Q3
      Q4
    """


@pytest.fixture
def tried(assess, shelf):
    """A function that assesses a table of answers with target 4, and returns the sensitivity of what was stored."""

    def sensitivity_of(table, tree=TWO_FACTORS, *, target=4, **options):
        return read_sensitivity(shelf, assess(table, tree, target=target, **options).assessment)

    return sensitivity_of


def rows(*people):
    """A table of Q1 and Q2: for each group, what its people said to both."""
    lines = [f"| {group}{n} | {group} | {a} | {b} |" for group, said in people for n, (a, b) in enumerate(said)]
    return "\n".join(["| | group | Q1 | Q2 |", *lines])


def weights_drawn(*, groups, others):
    """The factors of a hundred variations: of groups (that of people without one is the last), then of the others."""
    random = Random(SEED)
    names = [*(f"group {n + 1}" for n in range(groups)), *others]
    return [{name: random.uniform(0.8, 1.2) for name in names} for _ in range(100)]


# The order of the factors


def test_factors_stand_by_gap_the_largest_first():
    assert order_by_gap({"F": 0.5, "G": 2.0, "H": 1.0}) == ("G", "H", "F")


def test_equal_gaps_keep_the_order_of_the_framework():
    assert order_by_gap({"F": 0.0, "G": 1.0, "H": 1.0, "I": 0.0}) == ("G", "H", "F", "I")


@pytest.mark.parametrize(("more", "order"), [(0.9e-9, ("F", "G")), (1.1e-9, ("G", "F"))])
def test_gaps_are_equal_within_a_billionth(more, order):
    assert order_by_gap({"F": 1.0, "G": 1.0 + more}) == order


def test_gaps_are_equal_to_the_largest_of_them_not_each_to_its_neighbour():
    assert order_by_gap({"F": 1.0, "G": 1.0 + 0.8e-9, "H": 1.0 + 1.6e-9}) == ("G", "H", "F")


# What holds in a handful of variations


def test_places_are_counted_over_all_variations():
    """The largest gap is G's in all but the last; F and H change places once."""
    held = stability(
        Variation({"F": 1.0, "G": 2.0, "H": 0.5}, 3.0),
        [
            Variation({"F": 1.1, "G": 1.9, "H": 0.6}, 2.9),
            Variation({"F": 0.7, "G": 2.0, "H": 0.8}, 3.1),
            Variation({"F": 2.0, "G": 1.0, "H": 0.5}, 3.0),
        ],
    )

    assert held.places == (RankRange("G", 1, 1, 2, 2), RankRange("F", 2, 1, 3, 1), RankRange("H", 3, 2, 3, 2))
    assert (held.same_order, held.first, held.same_first) == (1, "G", 2)


def test_the_place_as_scored_is_among_the_places():
    held = stability(Variation({"F": 2.0, "G": 1.0}, None), [Variation({"F": 1.0, "G": 2.0}, None)] * 2)

    assert held.places == (RankRange("F", 1, 1, 2, 0), RankRange("G", 2, 1, 2, 0))


def test_an_order_without_one_of_its_factors_is_another_order():
    """G has no score in the one variation: F keeps its place there, the order does not hold."""
    held = stability(Variation({"F": 2.0, "G": 1.0}, 3.0), [Variation({"F": 2.0}, 3.0)])

    assert held.places == (RankRange("F", 1, 1, 1, 1), RankRange("G", 2, 2, 2, 0))
    assert (held.same_order, held.same_first) == (0, 1)


def test_a_factor_that_has_no_gap_as_scored_is_left_out():
    held = stability(Variation({"F": 2.0, "G": 1.0}, 3.0), [Variation({"F": 2.0, "G": 1.0, "H": 3.0}, 3.0)])

    assert held.places == (RankRange("F", 1, 1, 1, 1), RankRange("G", 2, 2, 2, 1))
    assert (held.same_order, held.same_first) == (1, 1)


@pytest.mark.parametrize(("gap", "first", "same"), [(0.9e-9, None, 1), (1.1e-9, "F", 1)])
def test_no_factor_is_furthest_from_its_target_when_all_have_reached_it(gap, first, same):
    reached, missed = Variation({"F": 0.0, "G": 0.0}, 4.0), Variation({"F": 0.5, "G": 0.0}, 3.9)
    held = stability(Variation({"F": gap, "G": 0.0}, 4.0), [reached, missed])

    assert (held.first, held.same_first) == (first, same)


def test_the_overall_score_lies_in_95_of_100_variations_between_two_figures_and_in_all_between_two_more():
    held = stability(Variation({}, 50.0), [Variation({}, float(n)) for n in range(101)])

    assert held.overall == Spread(2.5, 97.5, 0.0, 100.0)


def test_variations_without_an_overall_score_are_left_out_of_its_spread():
    held = stability(Variation({}, 3.0), [Variation({}, 2.0), Variation({}, None), Variation({}, 2.0)])

    assert held.overall == Spread(2.0, 2.0, 2.0, 2.0)


@pytest.mark.parametrize(("now", "perturbed"), [(None, 3.0), (3.0, None)])
def test_an_overall_score_that_is_missing_as_scored_or_everywhere_has_no_spread(now, perturbed):
    assert stability(Variation({}, now), [Variation({}, perturbed)]).overall is None


# Where no weight and no person can change the order


ALIKE = rows(("executive", [(2, 3)] * 3), ("frontline", [(2, 3)] * 3))


def test_factors_of_one_question_on_which_all_agree_keep_their_order_in_all_variations(tried):
    found = tried(ALIKE)

    always = {
        "places": (RankRange("F", 1, 1, 1, 100), RankRange("G", 2, 2, 2, 100)),
        "same_order": 100,
        "first": "F",
        "same_first": 100,
    }
    assert found == Sensitivity(
        variations=100,
        by_weights=Stability(**always, overall=found.by_weights.overall),
        by_people=Stability(**always, overall=Spread(2.5, 2.5, 2.5, 2.5)),
    )


def test_the_overall_score_moves_no_further_than_a_fifth_of_each_weight_can_move_it(tried):
    """(1.2 * 2 + 0.8 * 3) / 2 = 2.4 and (0.8 * 2 + 1.2 * 3) / 2 = 2.6."""
    overall = tried(ALIKE).by_weights.overall

    assert 2.4 <= overall.least < overall.low < overall.high < overall.most <= 2.6
    assert [round(end, 3) for end in overall] == [2.43, 2.573, 2.417, 2.588]


def test_factors_that_are_level_at_every_question_are_level_with_any_weights(tried):
    """Both gaps are 1 whatever the weights, so F stays before G."""
    found = tried("| | Q1 | Q2 | Q3 | Q4 |\n| ann | 3 | 3 | 3 | 3 |", FOUR_QUESTIONS)

    assert found.by_weights.places == (RankRange("F", 1, 1, 1, 100), RankRange("G", 2, 2, 2, 100))
    assert found.by_weights.overall == pytest.approx(Spread(3, 3, 3, 3), abs=1e-9)


def test_targets_that_all_reach_leave_no_factor_furthest(tried):
    found = tried(rows(("executive", [(5, 4)] * 5)))

    assert (found.by_weights.first, found.by_weights.same_first, found.by_weights.same_order) == (None, 100, 100)
    assert (found.by_people.first, found.by_people.same_first, found.by_people.same_order) == (None, 100, 100)


# Where weights decide


def test_two_factors_that_are_level_only_on_average_stand_as_their_weights_fall(tried):
    """2 and 4 on both sides: F is first where the share of its 2 is not below that of G's."""
    found = tried("| | Q1 | Q2 | Q3 | Q4 |\n| ann | 2 | 4 | 2 | 4 |", FOUR_QUESTIONS).by_weights

    drawn = weights_drawn(groups=2, others=("Q1", "Q2", "Q3", "Q4", "F", "G"))
    before = sum(w["Q1"] / (w["Q1"] + w["Q2"]) >= w["Q3"] / (w["Q3"] + w["Q4"]) for w in drawn)
    assert found.places == (RankRange("F", 1, 1, 2, before), RankRange("G", 2, 1, 2, before))
    assert (found.same_order, found.first, found.same_first) == (before, "F", before)
    assert before == 54


@pytest.mark.parametrize(("levels", "held"), [((4, 4, 4, 4), 49), ((4, 4, 4, 5), 90), ((4, 5, 5, 5), 100)])
def test_the_wider_apart_the_gaps_the_more_often_their_order_holds(tried, levels, held):
    """F scores 3. G scores 2 and 4 to 4.75, and falls below F where the 2 weighs more than 1 to 1.75 times as much."""
    people = "\n".join(f"| ann | 3 | 3 | 2 | {level} |" for level in levels)
    found = tried("| | Q1 | Q2 | Q3 | Q4 |\n" + people, FOUR_QUESTIONS).by_weights

    drawn = weights_drawn(groups=2, others=("Q1", "Q2", "Q3", "Q4", "F", "G"))
    assert found.same_order == sum(w["Q3"] <= (sum(levels) / 4 - 3) * w["Q4"] for w in drawn)
    assert found.same_order == held


def test_targets_are_weighed_as_scores_are(tried):
    """Each question lies 1 below a target of its own, so each factor does, with any weights."""
    setup = {"targets": {"Q1": 3, "Q2": 5, "Q3": 4, "Q4": 6}}
    found = tried("| | Q1 | Q2 | Q3 | Q4 |\n| ann | 2 | 4 | 3 | 5 |", FOUR_QUESTIONS, setup=setup)

    assert found.by_weights.same_order == 100


def test_weights_of_groups_move_too(tried):
    """Each question is a factor of its own, so the weights of groups alone decide between them."""
    found = tried(rows(("executive", [(2, 4)] * 3), ("frontline", [(4, 2)] * 3)))

    drawn = weights_drawn(groups=3, others=("Q1", "Q2", "F", "G"))
    before = sum(w["group 1"] >= w["group 2"] for w in drawn)
    assert (found.by_weights.same_order, found.held_fixed) == (before, ())
    assert before == 51


def test_a_factor_has_no_place_where_its_weights_leave_too_little_of_it_answered(tried):
    """Nobody knows Q2, so F needs Q1 to have 0.6 of its weight: as it has, until weights move."""
    tree = "F factor\n  Q1 weight=3\n  Q2 weight=2\nG factor\n  Q3"
    found = tried("| | Q1 | Q2 | Q3 |\n| ann | 2 | DK | 3 |", tree).by_weights

    drawn = weights_drawn(groups=2, others=("Q1", "Q2", "Q3", "F", "G"))
    covered = sum(3 * w["Q1"] / (3 * w["Q1"] + 2 * w["Q2"]) >= 0.6 for w in drawn)
    assert found.places == (RankRange("F", 1, 1, 1, covered), RankRange("G", 2, 1, 2, covered))
    assert (found.same_order, found.same_first) == (covered, covered)
    assert covered == 49


def test_comparators_stay_without_weight(tried):
    table = rows(("executive", [(2, 3)] * 5), ("external", [(6, 1)] * 5))
    alone = rows(("executive", [(2, 3)] * 5))
    groups = {"executive": 1, "external": 0}

    assert tried(table, groups=groups) == tried(alone, groups=groups)


# Where people decide


def test_people_are_drawn_anew_with_all_that_they_said(tried):
    """Whoever finds F at 1 finds G at 3, and the other way round: F is first where no more of the latter are drawn."""
    found = tried(rows(("executive", [(1, 3), (1, 3), (1, 3), (3, 1), (3, 1)]))).by_people

    random, before = Random(SEED), 0
    for _ in range(100):
        drawn = random.choices(["F", "F", "F", "G", "G"], k=5)
        before += drawn.count("F") > drawn.count("G")
    assert found.places == (RankRange("F", 1, 1, 2, before), RankRange("G", 2, 1, 2, before))
    assert (found.same_order, found.same_first) == (before, before)
    assert found.overall == Spread(2.0, 2.0, 2.0, 2.0)
    assert before == 62


def test_people_are_drawn_within_their_own_group(tried):
    """The groups disagree, the people of each do not: whoever is drawn, the picture is the same."""
    found = tried(rows(("executive", [(1, 3)] * 3), ("frontline", [(4, 4)] * 9))).by_people

    assert (found.same_order, found.overall) == (100, Spread(3.0, 3.0, 3.0, 3.0))


def test_what_does_not_apply_is_judged_among_the_people_drawn(tried):
    """Two of five say that Q2 does not apply; where three of those drawn do, G has no score and no place."""
    found = tried(rows(("executive", [(2, 3), (2, 3), (2, 3), (2, "NA"), (2, "NA")]))).by_people

    random, applies = Random(SEED), 0
    for _ in range(100):
        applies += random.choices(["NA", "NA", 3, 3, 3], k=5).count("NA") <= 2
    assert found.places == (RankRange("F", 1, 1, 1, 100), RankRange("G", 2, 2, 2, applies))
    assert (found.same_order, found.same_first) == (applies, 100)
    assert found.overall == Spread(2.0, 2.5, 2.0, 2.5)


# The same answers give the same result


MIXED = [("executive", [(1, 3), (2, 2), (4, "DK")]), ("frontline", [(3, 1), (2, "NA"), (3, 3), (1, 4)])]


def test_it_does_not_matter_in_which_order_people_are_stored(tried):
    table = rows(*MIXED)
    head, *people = table.splitlines()
    again = [tried(table)]
    for seed in range(3):
        Random(seed).shuffle(people)
        again.append(tried("\n".join([head, *people]), groups={"executive": 1, "frontline": 1}))

    assert again == [again[0]] * 4


def test_another_seed_of_the_framework_draws_otherwise(tried):
    one, other = tried(rows(*MIXED)), tried(rows(*MIXED), scoring={"interval": {"seed": 1}})

    assert one.by_weights.overall != other.by_weights.overall
    assert one.by_people.places != other.by_people.places


def test_people_who_said_nothing_or_only_what_they_were_not_asked_are_not_drawn(tried):
    tree = "F factor\n  Q1\nG factor\n  Q2\nH factor\n  Q3 groups=frontline"
    said = "| | group | Q1 | Q2 | Q3 |\n" + "| a | executive | 1 | 3 | |\n| b | executive | 3 | 2 | |\n" * 3
    more = "| c | frontline | | | |\n| d | executive | | | 5 |\n| e | executive | | | |"
    groups = {"executive": 1, "frontline": 1}

    assert tried(said + more, tree, groups=groups) == tried(said, tree, groups=groups)


# When nothing is said


@pytest.mark.parametrize(
    ("tree", "target", "said"),
    [
        (TWO_FACTORS, 4, True),
        (TWO_FACTORS, None, False),
        ("F factor\n  Q1\n  Q2", 4, False),
    ],
)
def test_an_order_needs_two_factors_with_a_target(tried, tree, target, said):
    assert (tried(ALIKE, tree, target=target) is not None) is said


@pytest.mark.parametrize(("g", "said"), [(3, True), ("DK", False)])
def test_an_order_needs_two_factors_with_a_score(tried, g, said):
    assert (tried(rows(("executive", [(2, g)] * 3))) is not None) is said


@pytest.mark.parametrize(("executives", "said"), [(4, False), (5, True)])
def test_people_are_drawn_from_five_on(tried, executives, said):
    found = tried(rows(("executive", [(2, 3)] * executives)))

    assert (found.by_people is not None) is said
    assert found.by_weights.same_order == 100


@pytest.mark.parametrize(("executives", "said"), [(6, False), (7, True)])
def test_a_framework_that_asks_for_more_people_for_an_interval_asks_for_them_here(tried, executives, said):
    found = tried(rows(("executive", [(2, 3)] * executives)), scoring={"interval": {"min_raters": 7}})

    assert (found.by_people is not None) is said


@pytest.mark.parametrize(("frontline", "said"), [(0, True), (1, False), (2, False), (3, True)])
def test_people_are_not_drawn_where_a_group_is_smaller_than_its_figures_may_be_shown(tried, frontline, said):
    table = rows(("executive", [(2, 3)] * 6), ("frontline", [(2, 3), (3, 3), (3, 2)][:frontline]))
    groups = {"executive": 1, "frontline": 1}

    assert (tried(table, groups=groups, setup=IN_CONFIDENCE).by_people is not None) is said


@pytest.mark.parametrize(("frontline", "said"), [(1, False), (2, True)])
def test_people_are_not_drawn_where_a_group_has_one_person_who_would_always_be_drawn_again(tried, frontline, said):
    table = rows(("executive", [(2, 3)] * 5), ("frontline", [(2, 3)] * frontline))

    assert (tried(table, setup={"min_group_n": 1}).by_people is not None) is said


@pytest.mark.parametrize(("third", "said"), [(("DK", "NA"), False), (("", ""), False), (("DK", 4), True)])
def test_who_gave_no_level_does_not_make_a_group_large_enough(tried, third, said):
    table = rows(("executive", [(2, 3)] * 5), ("frontline", [(2, 3), (2, 2), (3, 4), third]))

    assert (tried(table, setup=IN_CONFIDENCE | {"min_group_n": 4}).by_people is not None) is said


@pytest.mark.parametrize(("frontline_at_first", "said"), [(2, False), (3, True)])
def test_people_are_not_drawn_where_a_group_that_was_small_when_figures_were_first_shown_stays_hidden(
    framework, frontline_at_first, said
):
    known = framework(TWO_FACTORS, groups={"executive": 1, "frontline": 1}, target=4).framework
    groups = ["executive"] * 4 + ["frontline"] * 6
    people = [CountedRespondent(n, group, batch=int(n >= 4 + frontline_at_first)) for n, group in enumerate(groups)]
    answers = [
        CountedAnswer(person.respondent, q, LEVEL, level)
        for person in people
        for q, level in (("Q1", 2.0), ("Q2", 3.0))
    ]
    wave = Assessment(1, Organisation(1, "A"), "manual", "", "1", None, "full", False, False, 3, 1, None)

    assert (sensitivity(tabulate(known, wave, people, answers), answers).by_people is not None) is said


def test_a_small_group_of_comparators_does_not_stand_in_the_way(tried):
    table = rows(("executive", [(2, 3)] * 5), ("external", [(6, 6)]))
    found = tried(table, groups={"executive": 1, "external": 0})

    assert (found.by_people.same_order, found.held_fixed) == (100, ())


# Nothing hidden is told


def by_weights(tried, *people, groups):
    found = tried(rows(*people), groups=dict.fromkeys(groups, 1), setup=IN_CONFIDENCE)
    return found.by_weights, found.held_fixed


@pytest.mark.parametrize(("frontline", "held_fixed"), [(2, ("Q1", "Q2")), (3, ())])
def test_groups_keep_their_weights_where_not_all_their_means_are_shown(tried, frontline, held_fixed):
    executives = ("executive", [(1, 2)] * 6)

    assert (
        by_weights(
            tried, executives, ("frontline", [(3, 4), (3, 3), (4, 4)][:frontline]), groups=("executive", "frontline")
        )[1]
        == held_fixed
    )


def test_a_question_that_does_not_apply_has_no_weights_to_keep(tried):
    tree = "F factor\n  Q1\n  Q3\nG factor\n  Q2"
    found = tried("| | Q1 | Q2 | Q3 |\n| ann | 2 | 3 | 4 |\n" + "| bob | 2 | 3 | NA |\n" * 2, tree)

    assert found.held_fixed == ()


@pytest.mark.parametrize(("frontline", "told"), [(2, False), (3, True)])
def test_answers_that_give_the_same_scores_of_questions_give_the_same_result_where_groups_are_hidden(
    tried, frontline, told
):
    """The scores are 3 and 3 either way; only the means of the two groups differ."""
    groups, apart = ("executive", "frontline"), {2: [(4, 2)] * 2, 3: [(3, 1), (4, 2), (5, 3)]}
    one, _ = by_weights(tried, ("executive", [(2, 4)] * 6), ("frontline", apart[frontline]), groups=groups)
    other, _ = by_weights(
        tried, ("executive", [(2, 4), (4, 2)] * 3), ("frontline", [(2, 2), (4, 4), (3, 3)][:frontline]), groups=groups
    )

    assert (one != other) is told


# Equal to scoring anew


SHAPES = [
    ("mean", {}, (1, 2, 3, 4, 5, 6)),
    ("mean", {"rater_to_group": "median"}, (1, 2, 3, 4, 5, 6)),
    ("mean", {"group_to_question": "pooled_mean"}, (1, 2, 3, 4, 5, 6)),
    ("sum", {}, (-2, -1, 0, 1, 2)),
    ("geometric", {}, (1, 2, 3, 4, 5, 6)),
    ("geometric", {}, (-2, -1, 0, 1, 2)),
    ("min", {}, (0, 1, 2, 3, 4)),
    ("max", {}, (0, 1, 2, 3, 4)),
]
TREE = """
    F factor
      F1 facet weight=2
        Q1
        Q2 weight=0.5
      F2 facet
        Q3 groups=executive,frontline
    G factor weight=3
      G1 facet
        Q4
        Q5 weight=0
        Q6 weight=3
    """


def sitting(framework, method, scoring, scale, *, seed):
    """An assessment of fourteen people of three groups and a comparator, with answers of all kinds."""
    dice = Random(seed)
    groups = {"executive": 1, "frontline": 2, "technology": 0.5, "external": 0}
    # Sums of a signed scale beneath geometric means: what is shifted there depends on the weights.
    kinds = {"facet": "sum" if method == "geometric" else "mean", "factor": method, "root": method}
    known = framework(TREE, scale=scale, groups=groups, aggregate=kinds, scoring=scoring, target=scale[-2])
    known = replace(known.framework, display_level="factor")
    people = [CountedRespondent(n, group) for n, group in enumerate([*groups, *list(groups)[:3] * 3, "frontline"])]
    likely = [*scale, *scale, DONT_KNOW, NOT_APPLICABLE, NOT_APPLICABLE, None]
    said = {(person, question): dice.choice(likely) for person in people for question in known.questions}
    answers = [
        CountedAnswer(
            person.respondent,
            question,
            one if isinstance(one, str) else LEVEL,
            None if isinstance(one, str) else float(one),
        )
        for (person, question), one in said.items()
        if one is not None
    ]
    wave = Assessment(1, Organisation(1, "A"), "manual", "", "1", None, "full", False, True, 1, 1, None)
    return known, wave, people, answers


def scored_anew(known, wave, people, answers):
    report = score(known, wave, people, answers)
    return Variation({row.node: row.gap for row in report.factors if row.gap is not None}, report.overall.score)


def same(found, anew):
    return found == (pytest.approx(anew.gaps, abs=1e-9), pytest.approx(anew.overall, abs=1e-9))


def reweighed(framework, random):
    """The framework with every weight of a group, node and question moved, drawn in the order of the engine."""
    groups = tuple(replace(group, weight=group.weight * random.uniform(0.8, 1.2)) for group in framework.groups)
    random.uniform(0.8, 1.2)  # that of people without a group

    def moved(node):
        beneath = [moved(child) for child in node.children]
        children = tuple(replace(child, weight=child.weight * random.uniform(0.8, 1.2)) for child in beneath)
        questions = tuple(replace(one, weight=one.weight * random.uniform(0.8, 1.2)) for one in node.questions)
        return replace(node, children=children, questions=questions)

    return replace(framework, groups=groups, root=moved(framework.root))


@pytest.mark.parametrize(("method", "scoring", "scale"), SHAPES)
def test_other_weights_give_what_a_framework_with_these_weights_gives(framework, method, scoring, scale):
    for seed in range(5):
        known, wave, people, answers = sitting(framework, method, scoring, scale, seed=seed)
        random = Random(seed)
        base = tabulate(known, wave, people, answers)
        for perturbation in with_other_weights(base, Random(seed), variations=10):
            assert same(variation(base, perturbation), scored_anew(reweighed(known, random), wave, people, answers))


def redrawn(framework, people, answers, random):
    """Groups drawn anew in the order of the framework, from people in the order of what they said."""
    own = {
        person: {
            a.question: a.state if a.level is None else a.level for a in answers if a.respondent == person.respondent
        }
        for person in people
    }
    drawn, copies = [], []
    for group, weight in framework.group_weights.items():
        heard = {
            person: [said.get(q.id) if q.is_for(group) else None for q in framework.questions.values()]
            for person, said in own.items()
            if person.group == group and weight > 0
        }
        pool = sorted(
            (p for p, row in heard.items() if any(one is not None for one in row)), key=lambda p: repr(tuple(heard[p]))
        )
        for one in random.choices(pool, k=len(pool)) if pool else ():
            drawn.append(CountedRespondent(len(drawn), group))
            copies += [a._replace(respondent=drawn[-1].respondent) for a in answers if a.respondent == one.respondent]
    return drawn, copies


@pytest.mark.parametrize(("method", "scoring", "scale"), SHAPES)
def test_people_drawn_anew_give_what_an_assessment_of_these_people_gives(framework, method, scoring, scale):
    for seed in range(5):
        known, wave, people, answers = sitting(framework, method, scoring, scale, seed=seed)
        random = Random(seed)
        base = tabulate(known, wave, people, answers)
        for perturbation in with_people_drawn_anew(
            base, responses_by_group(base, answers), Random(seed), variations=10
        ):
            assert same(
                variation(base, perturbation), scored_anew(known, wave, *redrawn(known, people, answers, random))
            )


def test_how_many_variations_are_tried_and_how_they_are_drawn_can_be_chosen(framework):
    """The first three variations are the same three whether three or more are tried."""
    known, wave, people, answers = sitting(framework, *SHAPES[0], seed=3)
    base = tabulate(known, wave, people, answers)
    now = scored_anew(known, wave, people, answers)

    found = sensitivity(base, answers, variations=3, seed=9)

    more = [
        variation(base, perturbation)
        for perturbation in with_other_weights(base, Random(9), variations=10, held_fixed=found.held_fixed)
    ]
    assert (found.variations, found.by_weights) == (3, stability(now, more[:3]))
