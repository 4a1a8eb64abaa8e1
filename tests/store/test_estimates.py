"""Estimates and day rates are kept for the organisation and its framework, and plans follow them at once."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from opposite.definitions import load
from opposite.domain.framework import CostSpread, Spread
from opposite.domain.framework.estimates import Estimate
from opposite.domain.framework.money import DayRates
from opposite.engine.collecting.assessments import find_wave
from opposite.engine.collecting.setup import start_assessment
from opposite.engine.keeping.erasing import erase, find_organisation
from opposite.engine.report import build_report
from opposite.engine.roadmap.estimates import set_day_rates, set_estimates
from opposite.engine.roadmap.known_roadmaps import build_roadmap
from opposite.engine.roadmap.request import RoadmapOptions, plan_request
from opposite.engine.workspace import open_workspace
from opposite.errors import OppositeError

NOW = datetime(2026, 11, 22, 9, 0)
LATER = NOW + timedelta(hours=1)
FRAMEWORK = Path(__file__).parents[1] / "frameworks" / "every_key.yaml"


@pytest.fixture
def workspace(tmp_path):
    opened = open_workspace(str(tmp_path / "opposite.duckdb"))
    loaded = load(FRAMEWORK)
    group = loaded.framework.groups[0].id
    start_assessment(opened, loaded, organisation="Acme", wave="1", group=group, profile="full", now=NOW)
    yield opened
    opened.close()


def acme(workspace):
    return find_wave(workspace, "Acme", "1")


def report(workspace):
    return build_report(workspace, acme(workspace).id)


def first(workspace):
    return report(workspace).framework.initiatives[0]


def test_an_estimate_reaches_the_plan_and_the_revision_rises(workspace):
    before, id_ = acme(workspace).revision, first(workspace).id
    said = Estimate(owner="Ann", effort_days=77, weeks=Spread(8, 12, 20), cost=CostSpread(1, 2, 3), confidence=0.5)
    assert set_estimates(workspace, acme(workspace), {id_: said}, now=NOW) == 1
    assert acme(workspace).revision == before + 1
    assert report(workspace).estimates == {id_: said}
    assert plan_request(report(workspace), RoadmapOptions()).by_id[id_] == said.applied_to(first(workspace))


def test_the_same_again_stores_nothing_and_nothing_takes_the_default_back(workspace):
    id_ = first(workspace).id
    set_estimates(workspace, acme(workspace), {id_: Estimate(effort_days=77)}, now=NOW)
    assert set_estimates(workspace, acme(workspace), {id_: Estimate(effort_days=77)}, now=LATER) == 0
    assert set_estimates(workspace, acme(workspace), {id_: Estimate()}, now=LATER) == 1
    assert report(workspace).estimates == {}


@pytest.mark.parametrize(
    ("id_", "owner", "why"),
    [
        ("nothing", "Ann", "The framework has no initiative 'nothing'. Nothing was stored. Leave its estimate out."),
        (None, "A" * 500, "The owner has a name of 500 characters."),
    ],
)
def test_what_cannot_be_kept_is_refused_and_nothing_is_stored(workspace, id_, owner, why):
    known = first(workspace).id
    with pytest.raises(OppositeError) as refusal:
        set_estimates(
            workspace, acme(workspace), {known: Estimate(effort_days=5), id_ or known: Estimate(owner=owner)}, now=NOW
        )
    assert str(refusal.value).startswith(why)
    assert report(workspace).estimates == {}


def test_day_rates_put_a_price_on_rows_and_without_them_there_is_none(workspace):
    roles = sorted({role for one in report(workspace).framework.initiatives for role in one.demand})
    plan = build_roadmap(report(workspace), RoadmapOptions(method="greedy"))
    assert [plan.cost(row) for row in plan.rows] == [None] * len(plan.rows)
    set_day_rates(workspace, acme(workspace), DayRates("EUR", dict.fromkeys(roles, 500)), now=NOW)
    plan = build_roadmap(report(workspace), RoadmapOptions(method="greedy"))
    assert plan.rows
    for row in plan.rows:
        assert plan.cost(row).total == pytest.approx(row.initiative.effort_days * 500 + (row.initiative.cost or 0))
    set_day_rates(workspace, acme(workspace), None, now=LATER)
    assert report(workspace).rates is None


def test_a_role_that_there_is_none_has_no_rate(workspace):
    with pytest.raises(OppositeError, match=r"The framework has no role 'king'\. Nothing was stored\."):
        set_day_rates(workspace, acme(workspace), DayRates("EUR", {"king": 1}), now=NOW)
    assert report(workspace).rates is None


def test_an_erased_organisation_leaves_no_estimate(workspace):
    wave, role = acme(workspace), next(iter(first(workspace).demand))
    set_estimates(workspace, wave, {first(workspace).id: Estimate(effort_days=5)}, now=NOW)
    set_day_rates(workspace, wave, DayRates("EUR", {role: 1}), now=NOW)
    assert len(workspace.store.rows("estimates", **wave.across_waves)) == 1
    assert len(workspace.store.rows("day_rates", organisation_id=wave.organisation.id)) == 1
    erase(workspace, find_organisation(workspace, "Acme"), now=LATER)
    assert workspace.store.rows("estimates", **wave.across_waves) == []
    assert workspace.store.rows("day_rates", organisation_id=wave.organisation.id) == []
