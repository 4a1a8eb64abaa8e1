"""Estimates that are typed into the table of the page: what is kept, what is taken back, what is refused."""

from datetime import datetime
from pathlib import Path

import pytest

from opposite.definitions import load
from opposite.domain.framework import CostSpread, Spread
from opposite.domain.framework.estimates import DEFAULT, Estimate
from opposite.engine.collecting.assessments import find_wave
from opposite.engine.collecting.setup import start_assessment
from opposite.engine.report import build_report
from opposite.engine.roadmap.estimates import set_estimates
from opposite.engine.roadmap.estimates_typed import estimates_typed
from opposite.engine.workspace import open_workspace
from opposite.errors import OppositeError

NOW = datetime(2026, 11, 22, 9, 0)
FRAMEWORK = Path(__file__).parents[1] / "frameworks" / "every_key.yaml"


@pytest.fixture
def workspace(tmp_path):
    opened = open_workspace(str(tmp_path / "opposite.duckdb"))
    loaded = load(FRAMEWORK)
    start_assessment(
        opened, loaded, organisation="Acme", wave="1", group=loaded.framework.groups[0].id, profile="full", now=NOW
    )
    yield opened
    opened.close()


def report(workspace):
    return build_report(workspace, find_wave(workspace, "Acme", "1").id)


def first(workspace):
    return report(workspace).framework.initiatives[0]


def test_only_what_was_typed_becomes_yours(workspace):
    id_ = first(workspace).id
    assert estimates_typed(report(workspace), {id_: {"owner": " Ann ", "effort_days": 77}}) == {
        id_: Estimate(owner="Ann", effort_days=77)
    }


def test_one_of_three_weeks_takes_the_other_two_from_what_holds(workspace):
    id_ = first(workspace).id
    set_estimates(workspace, find_wave(workspace, "Acme", "1"), {id_: Estimate(weeks=Spread(2, 3, 4))}, now=NOW)
    typed = estimates_typed(report(workspace), {id_: {"weeks_high": 9}})
    assert typed == {id_: Estimate(weeks=Spread(2, 3, 9))}


def test_what_was_said_before_stays_where_another_cell_is_typed(workspace):
    id_ = first(workspace).id
    said = Estimate(cost=CostSpread(0, 10, 50), confidence=0.5)
    set_estimates(workspace, find_wave(workspace, "Acme", "1"), {id_: said}, now=NOW)
    typed = estimates_typed(report(workspace), {id_: {"effort_days": 77}})
    assert typed == {id_: Estimate(cost=CostSpread(0, 10, 50), confidence=0.5, effort_days=77)}


def test_an_emptied_cell_takes_the_default_back(workspace):
    id_ = first(workspace).id
    set_estimates(workspace, find_wave(workspace, "Acme", "1"), {id_: Estimate(effort_days=77)}, now=NOW)
    assert estimates_typed(report(workspace), {id_: {"effort_days": None}}) == {id_: DEFAULT}


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"weeks_low": 5, "weeks_likely": 4, "weeks_high": 9}, "Low, likely and high weeks are 5, 4 and 9."),
        ({"weeks_low": None}, "weeks_low: nothing stands there."),
        ({"effort_days": 0}, "An effort of 0 days is none."),
        ({"confidence": 1.01}, "A confidence of 1.01 is none."),
        ({"cost_low": 0, "cost_likely": -1, "cost_high": 5}, "Low, likely and high cost are 0, -1 and 5."),
        ({"owner": "=1+1"}, "The owner '=1+1' begins like a formula of a spreadsheet."),
    ],
)
def test_a_refusal_names_the_initiative_and_the_figure(workspace, cells, said):
    initiative = first(workspace)
    with pytest.raises(OppositeError) as refused:
        estimates_typed(report(workspace), {initiative.id: cells})
    assert refused.value.title == f"{initiative.title}: {said}"
    assert report(workspace).estimates == {}


def test_the_ends_of_what_can_be_meant_are_taken(workspace):
    id_ = first(workspace).id
    cells = {"weeks_low": 5, "weeks_likely": 5, "weeks_high": 5, "confidence": 1, "cost_low": 0, "cost_likely": 0}
    typed = estimates_typed(report(workspace), {id_: cells | {"cost_high": 0}})[id_]
    assert (typed.weeks, typed.cost) == (Spread(5, 5, 5), CostSpread(0, 0, 0))
