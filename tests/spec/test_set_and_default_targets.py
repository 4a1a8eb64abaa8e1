"""Whose a target is (rule 10a): set by people for a question or above it, else the framework's default."""

import pytest

from opposite import wording
from opposite.domain.scoring.targets import Origin, SetTarget, in_force, origin, target_choices
from opposite.wording.scoring.scores import gaps_headline
from opposite.wording.scoring.targets import target_word, targets_in_legend, whose_sentence

TREE = """
    T theme
      F factor
        Q1
        Q2
    U theme
      G factor
        Q3
    """
ANSWERED = """
    |     | Q1 | Q2 | Q3 |
    | ann | 2  | 3  | 5  |
    """


def whose(report):
    return {id_: origin(report.framework, report.assessment, id_) for id_ in ("Q1", "Q2", "Q3", "F", "G", "root")}


@pytest.mark.parametrize(
    ("targets", "set_by_people", "partly"),
    [
        ({}, "", ""),
        ({"Q1": 5}, "Q1", "F root"),
        ({"F": 5}, "Q1 Q2 F", "root"),
        ({"T": 5}, "Q1 Q2 F", "root"),
        ({"T": 5, "Q3": 6}, "Q1 Q2 Q3 F G root", ""),
        ({"root": 5}, "Q1 Q2 Q3 F G root", ""),
    ],
)
def test_a_target_is_set_where_the_assessment_has_one_for_the_question_or_an_ancestor(
    assess, targets, set_by_people, partly
):
    report = assess(ANSWERED, TREE, target=4, setup={"targets": targets})

    assert " ".join(id_ for id_, one in whose(report).items() if one is Origin.SET) == set_by_people
    assert " ".join(id_ for id_, one in whose(report).items() if one is Origin.PARTLY_SET) == partly


def test_setting_the_level_of_the_default_makes_it_a_target_that_is_set(assess):
    report = assess(ANSWERED, TREE, target=4, setup={"targets": {"F": 4}})

    assert origin(report.framework, report.assessment, "Q1") is Origin.SET


def test_without_a_default_what_nobody_set_is_no_target_at_all(assess):
    report = assess(ANSWERED, TREE, setup={"targets": {"F": 5}})

    assert whose(report) == {
        "Q1": Origin.SET, "Q2": Origin.SET, "Q3": None, "F": Origin.SET, "G": None, "root": Origin.SET,
    }  # fmt: skip


def test_only_questions_that_the_profile_asks_count(assess):
    tree = """
    F factor
      Q1 core
      Q2
    """
    said = "|     | Q1 | Q2 |\n| ann | 2  | 3  |"
    for profile, expected in (("pulse", Origin.SET), ("full", Origin.PARTLY_SET)):
        report = assess(said, tree, target=4, setup={"targets": {"Q1": 5}, "profile": profile})
        assert origin(report.framework, report.assessment, "F") is expected


@pytest.mark.parametrize(
    ("targets", "headline", "gaps", "factor", "legend", "sentence"),
    [
        (
            {},
            "of the way to its default targets.",
            "2 questions below their default targets. The weightiest gap: Q1, 2.0 below its default target.",
            "default target", "Default target",
            "Nobody has set targets yet: these are the framework's default targets.",
        ),
        (
            {"F": 4},
            "of the way to its targets, some of them default targets.",
            "2 questions below their targets, some of them default targets. The weightiest gap: Q1, 2.0 below its target.",
            "target", "Partly default target",
            "Some of these targets were set by people; the others are the framework's default targets.",
        ),
        (
            {"root": 4},
            "of the way to its targets.",
            "2 questions below their targets. The weightiest gap: Q1, 2.0 below its target.",
            "target", "Target",
            "These targets were set by people.",
        ),
    ],
)  # fmt: skip
def test_sentences_call_a_target_that_nobody_set_a_default_target(  # noqa: PLR0917
    assess, targets, headline, gaps, factor, legend, sentence
):
    report = assess(ANSWERED, TREE, target=4, setup={"targets": targets})

    assert wording.headline(report).endswith(headline)
    assert gaps_headline(report) == gaps
    assert (target_word(report, "F"), targets_in_legend(report), whose_sentence(report)) == (factor, legend, sentence)


def test_what_can_be_chosen_for_a_factor_is_not_below_where_it_stands(assess):
    table = "|     | Q1 | Q2 | Q3 |\n| ann | 3  | 4  | 4  |"
    report = assess(table, TREE, target={"level": "factor", "default": 4})

    assert {choice.node.id: choice.levels for choice in target_choices(report)} == {"F": (4, 5, 6), "G": (4, 5, 6)}


def test_where_people_set_no_targets_none_can_be_chosen(assess):
    assert target_choices(assess(ANSWERED, TREE, target={"level": "none", "default": 4})) == ()


def test_what_was_said_last_holds_where_it_is_of_the_level_in_force():
    first, second = SetTarget("F", 4.0, "Enough", "The board"), SetTarget("F", 5.0, "More", "The chair")

    assert in_force((first, second), {"F": 5.0}) == {"F": second}
    assert in_force((first, second), {"F": 6.0, "G": 3.0}) == {"F": SetTarget("F", 6.0), "G": SetTarget("G", 3.0)}
