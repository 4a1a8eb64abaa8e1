"""Roadmaps asked for otherwise are kept by name for an organisation and its framework, and nothing saved is lost."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from opposite.engine.collecting.assessments import assessment
from opposite.engine.report import build_report
from opposite.engine.roadmap.request import RoadmapOptions
from opposite.engine.roadmap.scenarios import MOST, ready_made, remove_scenario, save_scenario, saved_scenarios
from opposite.engine.workspace import open_workspace
from opposite.errors import OppositeError

NOW = datetime(2026, 11, 22, 9, 0)
EVERYTHING = RoadmapOptions(
    period="month",
    periods=12,
    start=date(2027, 1, 1),
    capacity={"change": (1.0, 0.0, 2.5)},
    budget=400.0,
    targets={"ORI": 5.0, "PEO1": 3.0},
    pins={"str_committee": 2},
    exclusions=frozenset({"tec_interfaces", "ori_map"}),
    at_once=3,
    quick_wins=1,
    finish_by={"ori_case": date(2027, 9, 30)},
    not_before={"ori_case": date(2027, 4, 1)},
    must=frozenset({"ori_case"}),
    money={2027: 50_000.0, 2028: 0.0},
)


@pytest.fixture
def acme(workspace, add_answered):
    return assessment(workspace, add_answered(workspace, "Acme", seed=1))


def scenarios(workspace, one):
    return ready_made(build_report(workspace, one.id)) | saved_scenarios(workspace, one)


def test_base_constrained_and_ambitious_are_there_from_the_start(workspace, acme):
    found = scenarios(workspace, acme)
    roles = workspace.framework(acme.framework_hash).roadmap.roles
    assert list(found) == ["Base", "Constrained", "Ambitious"]
    assert found["Base"] == RoadmapOptions()
    assert found["Constrained"].capacity == {role: (fte / 2,) for role, fte in roles.items()}
    report = build_report(workspace, acme.id)
    assert found["Ambitious"].targets == {
        node.id: report.nodes[node.id].target + 1 for node in report.framework.factors
    }


def test_a_target_at_the_end_of_the_scale_stays_there(workspace, acme):
    report = build_report(workspace, acme.id)
    nodes = {**report.nodes, "ORI": report.nodes["ORI"]._replace(target=6.0)}
    found = ready_made(replace(report, nodes=nodes))
    assert found["Ambitious"].targets["ORI"] == 6.0


def test_every_option_comes_back_after_a_restart(tmp_path, add_answered):
    file = str(tmp_path / "opposite.duckdb")
    opened = open_workspace(file)
    one = assessment(opened, add_answered(opened, "Acme", seed=1))
    save_scenario(opened, one, "  Lean\n start ", EVERYTHING, now=NOW)
    opened.close()
    again = open_workspace(file)
    assert scenarios(again, one)["Lean start"] == EVERYTHING
    again.close()


def test_saving_under_a_name_again_replaces_it_and_keeps_what_was_there(workspace, acme):
    save_scenario(workspace, acme, "Lean", EVERYTHING, now=NOW)
    save_scenario(workspace, acme, "Lean", RoadmapOptions(periods=2), now=NOW + timedelta(minutes=1))
    assert scenarios(workspace, acme)["Lean"] == RoadmapOptions(periods=2)
    every = workspace.store._connection.sql("from scenarios select name, ended_at order by saved_at").fetchall()
    assert every == [("Lean", NOW + timedelta(minutes=1)), ("Lean", None)]
    assert list(scenarios(workspace, acme)) == ["Base", "Constrained", "Ambitious", "Lean"]


def test_a_ready_made_one_can_be_saved_over_and_comes_back_when_that_is_removed(workspace, acme):
    save_scenario(workspace, acme, "Base", EVERYTHING, now=NOW)
    assert scenarios(workspace, acme)["Base"] == EVERYTHING
    remove_scenario(workspace, acme, "Base", now=NOW)
    assert scenarios(workspace, acme)["Base"] == RoadmapOptions()


def test_scenarios_belong_to_the_organisation_and_stay_in_its_next_wave(workspace, acme, add_answered):
    save_scenario(workspace, acme, "Lean", EVERYTHING, now=NOW)
    later = assessment(workspace, add_answered(workspace, "Acme", seed=2, wave="2", now=NOW + timedelta(days=90)))
    other = assessment(workspace, add_answered(workspace, "Bravo", seed=3))
    assert "Lean" in scenarios(workspace, later)
    assert "Lean" not in scenarios(workspace, other)


def test_text_is_text(workspace, acme):
    name = "=1+1'; drop table scenarios; --<script>"
    assert save_scenario(workspace, acme, name, RoadmapOptions(), now=NOW) == name
    assert name in scenarios(workspace, acme)


@pytest.mark.parametrize(("name", "why"), [("  ", "no name"), ("x" * 201, "201 characters")])
def test_a_name_is_needed_and_has_a_limit(workspace, acme, name, why):
    with pytest.raises(OppositeError, match=why):
        save_scenario(workspace, acme, name, RoadmapOptions(), now=NOW)


def test_so_many_are_kept_and_no_more(workspace, acme):
    for number in range(MOST):
        save_scenario(workspace, acme, f"Number {number}", RoadmapOptions(), now=NOW)
    save_scenario(workspace, acme, "Number 3", EVERYTHING, now=NOW)
    with pytest.raises(OppositeError, match="are kept already"):
        save_scenario(workspace, acme, "One more", RoadmapOptions(), now=NOW)
    assert "One more" not in scenarios(workspace, acme)
