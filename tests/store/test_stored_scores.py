"""Scores of many assessments are read from those kept in the store; they are those that their reports show."""

import random
from dataclasses import asdict

import pytest
from import_cases import NOW, imported, written

from opposite.engine.collecting.assessments import assessments
from opposite.engine.report import ONE_BY_ONE, build_report, scored_nodes
from opposite.engine.scoring.stored_scores import stored_nodes
from opposite.engine.scoring.upkeep import refresh

QUESTIONS = ("ORI1", "ORI2", "ORI3", "ORI4", "ORI5", "PEO1", "PEO2")
CONFIDENTIAL, ATTRIBUTED = 40, 20


@pytest.fixture
def many(workspace, tmp_path):
    """Forty organisations whose people were promised confidence, some groups too small to show, and twenty attributed."""
    dice = random.Random(3)
    loaded = workspace.resolve("opposite")
    for kind, organisations in (("Confidential", CONFIDENTIAL), ("Attributed", ATTRIBUTED)):
        rows = ["organisation,respondent,group,question,level"]
        for number in range(organisations):
            for group, people in (("executive", 3), ("commercial", 1 + number % 4), ("frontline", number % 3)):
                for person in range(people):
                    rows += [
                        f"{kind} {number},{group}-{person},{group},{question},{dice.randint(1, 6)}"
                        for question in QUESTIONS
                        if dice.random() < 0.9
                    ]
        imported(
            workspace,
            written(tmp_path, "\n".join(rows) + "\n", name=f"{kind}.csv"),
            framework=loaded,
            attributed=kind == "Attributed",
        )
    return assessments(workspace)


def rows(nodes):
    return {node: asdict(row) for node, row in nodes.items()}


def same(one, report):
    """Whether every figure of every node is that of the report, to a billionth."""
    kept, computed = rows(one.nodes), rows(report.nodes)
    assert list(kept) == list(computed)
    for node, figures in computed.items():
        assert kept[node] == {
            name: value if value is None or isinstance(value, str) else pytest.approx(value, abs=1e-9)
            for name, value in figures.items()
        }


def test_every_figure_with_its_rank_among_the_others_is_that_of_the_report(workspace, many):
    read = scored_nodes(workspace, many)
    assert len(read) == len(many) == CONFIDENTIAL + ATTRIBUTED > ONE_BY_ONE
    assert [one.assessment.id for one in read] == [assessment.id for assessment in many]
    for one in read:
        same(one, build_report(workspace, one.assessment.id))
    scores = [one.nodes["ORI"] for one in read]
    assert {row.hidden for one in read for row in one.nodes.values()} == {True, False}
    assert {row.percentile is None for one in read for row in one.nodes.values()} == {True, False}
    assert {row.peers for row in scores if not row.hidden} == {sum(not row.hidden for row in scores) - 1}


def test_scores_older_than_the_answers_are_not_read(workspace, many):
    refresh(workspace)
    with workspace.store.writing() as cursor:
        cursor.run("raise_revision", assessment_id=many[0].id, now=NOW)
    assert set(stored_nodes(workspace, many[:2])) == {many[1].id}
    assert scored_nodes(workspace, many)[0].nodes == build_report(workspace, many[0].id).nodes
