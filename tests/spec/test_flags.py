"""Imbalances worth a word, with both sides of each boundary."""

import pytest

from opposite.domain.agreement.flags import flags

TREE = """
ORI factor
  ORI1
PEO factor
  PEO1
OBJ factor
  OBJ1
INS factor
  INS1
TEC factor
  TEC1
EXE factor
  EXE1
"""
PEOPLE = ("executive", "frontline")


def table(executive, frontline=None):
    """Five people of each group who all say the same: levels in the order of the tree."""
    asked = ("ORI1", "PEO1", "OBJ1", "INS1", "TEC1", "EXE1")
    rows = [["", "group", *asked]]
    for group, levels in (("executive", executive), ("frontline", frontline or executive)):
        rows += [[f"{group}{n}", group, *map(str, levels)] for n in range(5)]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


@pytest.mark.parametrize(
    ("levels", "kinds"),
    [
        ((3, 4, 3, 3, 4.5, 3), ["technology_led"]),
        ((3, 4, 3, 3, 4.4, 3), []),
        ((3, 2, 3.5, 3, 3, 3), ["plan_without_people"]),
        ((3, 2, 3.4, 3, 3, 3), []),
        ((3, 3, 3, 4.5, 3, 3), ["insight_without_action"]),
        ((3, 3, 3, 4.4, 3, 3), []),
    ],
)
def test_a_factor_ahead_of_those_it_rests_on(assess, levels, kinds):
    report = assess(table(levels), TREE, scale=tuple(n / 10 for n in range(10, 61)))
    assert [flag.kind for flag in flags(report)] == kinds


def test_leaders_a_level_above_the_front_line_are_optimistic(assess):
    report = assess(table((3, 4, 3, 3, 3, 3), (3, 3, 3, 3, 3, 3)), TREE)
    found = flags(report)
    assert [(flag.kind, flag.factor, flag.ahead, flag.against, flag.difference) for flag in found] == [
        ("sponsor_optimism", "PEO", 4.0, 3.0, 1.0)
    ]
    report = assess(table((3, 3.9, 3, 3, 3, 3), (3, 3, 3, 3, 3, 3)), TREE, scale=(1, 3, 3.9, 6))
    assert flags(report) == ()


def test_hidden_groups_and_frameworks_with_other_factors_flag_nothing(assess):
    few = "| | group | PEO1 |\n| a | executive | 6 |\n| b | frontline | 1 |\n| c | frontline | 1 |"
    assert flags(assess(few, "PEO factor\n  PEO1", setup={"attributed": False})) == ()
    other = "| | group | Q1 |\n" + "\n".join(f"| a{n} | executive | 6 |\n| b{n} | frontline | 6 |" for n in range(5))
    assert flags(assess(other)) == ()
