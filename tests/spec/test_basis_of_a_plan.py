"""What a roadmap says of the answers beneath it: of one person alone, or to too few of the questions.

Questions Q1 to Q5 are a factor, on six stages with target 4. There is an overall score from 60 % of the questions.
"""

from dataclasses import replace
from datetime import date

import pytest

from opposite import wording
from opposite.domain.framework import Initiative, Lift, RoadmapRule
from opposite.domain.roadmap.basis import Basis, basis_of
from opposite.engine.roadmap.known_roadmaps import build_roadmap
from opposite.engine.roadmap.request import RoadmapOptions, questions
from opposite.tables.roadmap import roadmap_table
from opposite.wording.roadmap.basis import basis_in_short, basis_sentence

TREE = """
    F factor
      Q1
      Q2
      Q3
      Q4
      Q5
    """
ENOUGH = "| | group | Q1 | Q2 | Q3 | Q4 | Q5 |\n| a | executive | 2 | 2 | 2 | | |"
TOO_LITTLE = "| | group | Q1 | Q2 | Q3 | Q4 | Q5 |\n| a | executive | 2 | 2 | | | |"


def with_a_second_person(said):
    return said + "\n" + said.splitlines()[-1].replace("| a |", "| b |")


@pytest.mark.parametrize(
    ("said", "basis"),
    [
        (with_a_second_person(ENOUGH), Basis()),
        (ENOUGH, Basis(one_person=True)),
        (with_a_second_person(TOO_LITTLE), Basis(coverage=0.4)),
        (TOO_LITTLE, Basis(one_person=True, coverage=0.4)),
    ],
)
def test_a_basis_lacks_people_below_two_and_questions_where_there_is_no_overall_score(assess, said, basis):
    assert basis_of(assess(said, TREE, target=4)) == basis
    assert basis.enough == (basis == Basis())


@pytest.mark.parametrize(
    ("basis", "sentence", "cell"),
    [
        (Basis(), None, None),
        (Basis(one_person=True), "It rests on the answers of one person alone.", "one person"),
        (Basis(coverage=0.4), "It rests on answers to only 40 % of the questions.", "40 % of the questions"),
        (
            Basis(one_person=True, coverage=0.4),
            "It rests on answers of one person alone to only 40 % of the questions.",
            "one person; 40 % of the questions",
        ),
    ],
)
def test_what_lacks_is_said_in_a_sentence_and_in_a_cell(basis, sentence, cell):
    assert basis_sentence(basis) == sentence
    assert basis_in_short(basis) == cell


@pytest.mark.parametrize(("said", "ends"), [(ENOUGH, True), (with_a_second_person(ENOUGH), False)])
def test_the_headline_and_every_row_of_the_table_say_so(assess, said, ends):
    report = assess(said, TREE, target=4)
    step = Initiative("step", "Take a step", (Lift("Q1", 2.0, 3.0),), effort_days=10, duration_weeks=13)
    known = replace(report.framework, initiatives=(step,), roadmap=RoadmapRule(roles={}))
    options = RoadmapOptions(start=date(2027, 1, 1), method="greedy")
    roadmap = build_roadmap(replace(report, framework=known), options)

    assert wording.roadmap_headline(roadmap).endswith("It rests on the answers of one person alone.") == ends
    table = roadmap_table(roadmap)
    assert [row[table.columns.index("basis")] for row in table.rows] == ["one person" if ends else None]


@pytest.mark.parametrize(
    ("basis", "sentence", "cell"),
    [
        (Basis(hidden=True), "It rests on those answers alone that may be shown.", "shown answers alone"),
        (
            Basis(hidden=True, nothing_shown=True),
            "It rests on effort, order and targets alone, since no answers may be shown.",
            "no answers",
        ),
    ],
)
def test_of_hidden_answers_it_is_told_that_the_plan_takes_none_and_not_how_many_they_are(basis, sentence, cell):
    assert not basis.enough
    assert basis_sentence(basis) == sentence
    assert basis_in_short(basis) == cell


def test_a_plan_under_a_hidden_overall_score_rests_on_what_else_is_shown(assess):
    report = assess(with_a_second_person(ENOUGH), TREE, target=4)
    hidden = {"hidden_below": 3, "score": None, "respondents": None}
    root = replace(report, nodes={**report.nodes, "root": report.overall._replace(**hidden)})
    assert basis_of(root) == Basis(hidden=True)
    nodes = {name: row._replace(**hidden) for name, row in report.nodes.items()}
    rows = {name: row._replace(hidden_below=3, score=None, importance=None) for name, row in report.questions.items()}
    nothing = replace(report, nodes=nodes, questions=rows)
    assert basis_of(nothing) == Basis(hidden=True, nothing_shown=True)
    assert {row.score for row in questions(nothing, {}).values()} == {None}
    assert questions(nothing, {}) == questions(replace(report, nodes=nodes, questions=other_answers(rows)), {})


def other_answers(rows):
    """The same rows of hidden questions, with other scores behind them."""
    return {name: row._replace(score=row.minimum) for name, row in rows.items()}
