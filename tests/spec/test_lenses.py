"""Lenses: which of the committee's tasks a question belongs to, and who knows what about it.

The thresholds are those of the six stages and of importance from 1 to 5; on other scales they stand at the same place
between the ends.
"""

import pytest

from opposite.domain.scoring.lenses import GroupResponse, gathered, knowledge_lens, position, task_lens

STAGES, RATINGS = (1, 6), (1, 5)


def task(score, importance, opportunity=None):
    important = None if importance is None else position(importance, *RATINGS)
    return task_lens(attained=position(score, *STAGES), important=important, opportunity=opportunity)


# The committee's tasks


@pytest.mark.parametrize(
    ("score", "importance", "lens"),
    [(2.4, 3.5, "fix"), (2.5, 3.5, "maintain"), (2.4, 3.4, "maintain"), (1, None, "maintain"), (1, 5, "fix")],
)
def test_what_is_important_and_below_two_and_a_half_is_to_be_fixed(score, importance, lens):
    assert task(score, importance) == lens


@pytest.mark.parametrize(
    ("score", "opportunity", "lens"),
    [(2.5, 12, "missed_opportunity"), (2.5, 11.9, "maintain"), (2.4, 12, "fix"), (5.5, 12, "missed_opportunity")],
)
def test_an_opportunity_of_12_is_missed_unless_it_is_to_be_fixed(score, opportunity, lens):
    assert task(score, 3.5 if score < 2.5 else 3, opportunity) == lens


@pytest.mark.parametrize(
    ("score", "importance", "lens"),
    [(3.5, 3.5, "innovate_now"), (3.4, 3.5, "maintain"), (3.5, 3.4, "maintain"), (4.9, 5, "innovate_now")],
)
def test_what_is_important_and_primed_is_for_innovation_now(score, importance, lens):
    assert task(score, importance) == lens


@pytest.mark.parametrize(("score", "lens"), [(4.9, "maintain"), (5, "innovate_next"), (6, "innovate_next")])
def test_what_is_ahead_is_for_innovation_next_however_important(score, lens):
    assert task(score, None) == lens


def test_nothing_scored_belongs_to_no_task(assess):
    question = assess("|     | Q1   |\n| ann | DK/5 |", target=4).questions["Q1"]

    assert question.lens is None


def test_thresholds_keep_their_place_on_other_scales(assess):
    """On 0 to 1, three tenths of the way is where 2.5 stands among six stages."""
    scale = (0, 0.2, 0.3, 0.5, 0.8, 1)
    lenses = [
        assess(f"|     | Q1  |\n| ann | {level}/5 |", scale=scale).questions["Q1"].lens for level in scale
    ]  # without a target there is no opportunity to miss

    assert lenses == ["fix", "fix", "maintain", "innovate_now", "innovate_next", "innovate_next"]


# What is known


def known(*group_responses, importance=None):
    important = None if importance is None else position(importance, *RATINGS)
    return knowledge_lens(
        {str(n): response for n, response in enumerate(group_responses)}, spread=5, important=important
    )


def response(levels, dont_know, *, mean=3.0, evidence=None):
    return GroupResponse(levels, mean if levels else None, dont_know, levels if evidence is None else evidence)


@pytest.mark.parametrize(
    ("group_responses", "lens"),
    [
        ((response(6, 4), response(3, 2)), "unknown_unknown"),
        ((response(6, 4), response(7, 3)), "known_known"),
        ((response(0, 1),), "unknown_unknown"),
    ],
)
def test_what_two_fifths_of_every_group_do_not_know_is_an_unknown_unknown(group_responses, lens):
    assert known(*group_responses) == lens


@pytest.mark.parametrize(
    ("evidence", "importance", "lens"),
    [(0, 4, "unknown_unknown"), (1, 4, "known_known"), (0, 3.9, "known_known"), (0, None, "known_known")],
)
def test_what_is_critical_and_has_evidence_for_less_than_a_tenth_is_an_unknown_unknown(evidence, importance, lens):
    assert known(response(10, 0, evidence=evidence), importance=importance) == lens


@pytest.mark.parametrize(
    ("knowing", "not_knowing", "lens"),
    [
        (response(9, 1), response(5, 5), "unknown_known"),
        (response(8, 2), response(5, 5), "known_known"),
        (response(9, 1), response(6, 4), "known_known"),
    ],
)
def test_what_one_group_knows_and_another_does_not_is_an_unknown_known(knowing, not_knowing, lens):
    assert known(knowing, not_knowing) == lens


@pytest.mark.parametrize(("other", "lens"), [(4.5, "unknown_known"), (4.4, "known_known")])
def test_what_groups_see_a_level_and_a_half_apart_is_an_unknown_known(other, lens):
    assert known(response(3, 0, mean=3.0), response(3, 0, mean=other)) == lens


def test_groups_of_the_same_mean_see_the_same_however_narrow_the_scale():
    both = {"a": response(3, 0), "b": response(3, 0)}
    assert knowledge_lens(both, spread=1e-9, important=None) == "known_known"


def test_silent_groups_neither_know_nor_do_not_know():
    assert known(response(0, 0), response(3, 0)) == "known_known"
    assert known(response(0, 0)) is None


def test_groups_below_the_minimum_speak_together_and_alone_only_where_one_person_is_enough():
    two, one, silent = response(2, 0, mean=3.0), response(1, 0, mean=5.0), response(0, 0)
    assert gathered({"a": two, "b": one, "c": silent}, 1) == {"a": two, "b": one}
    assert gathered({"a": two, "b": one, "c": silent}, 3) == {"": GroupResponse(3, None, 0, 3)}
    assert gathered({"a": two, "b": one, "c": silent}, 2) == {"a": two}
    assert gathered({"a": two, "b": one}, 4) == {}


def test_nothing_is_said_of_what_does_not_apply(assess):
    question = assess("|     | Q1 |\n| ann | NA |\n| bob | NA |\n| cat | DK |").questions["Q1"]

    assert question.knowledge is None
