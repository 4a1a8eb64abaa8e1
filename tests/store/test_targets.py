"""Targets that people set: kept with what was said, taken over by the next wave, gone with what they belong to."""

from datetime import date, datetime, timedelta

import pytest

from opposite.domain.scoring.targets import SetTarget
from opposite.engine.collecting.assessments import find_wave
from opposite.engine.collecting.fiscal_year import set_fiscal_year_start
from opposite.engine.collecting.importing import import_answers
from opposite.engine.collecting.setup import start_wave
from opposite.engine.keeping.erasing import count, erase, find_organisation
from opposite.engine.keeping.export import export
from opposite.engine.keeping.restore import restore
from opposite.engine.report import build_report
from opposite.engine.scoring.targets import set_targets, target_history
from opposite.engine.workspace import open_workspace
from opposite.errors import NotFoundError, OppositeError
from opposite.store.salvage import salvage

pytestmark = pytest.mark.long

NOW = datetime(2026, 11, 22, 9, 0)
LATER = NOW + timedelta(days=1)
SAID = {"reason": "Customers see no more.", "approved_by": "The board"}


@pytest.fixture
def workspace(tmp_path):
    opened = open_workspace(str(tmp_path / "opposite.duckdb"))
    yield opened
    opened.close()


def answered(workspace, organisation="Acme", wave="1", *, level=3, now=NOW, folder=None):
    """A closed wave in which one person gave every question a level."""
    loaded = workspace.resolve("opposite")
    file = folder / f"{organisation}-{wave}.csv"
    rows = [f"{organisation},{wave},p,executive,{question},{level}\n" for question in loaded.framework.questions]
    file.write_text("organisation,wave,respondent,group,question,level\n" + "".join(rows))
    import_answers(workspace, file, framework=loaded, now=now, attributed=True)
    return find_wave(workspace, organisation, wave)


@pytest.fixture
def acme(workspace, tmp_path):
    return answered(workspace, folder=tmp_path)


@pytest.mark.main_way
def test_a_target_is_kept_with_why_by_whom_and_by_when_and_figures_follow_at_once(workspace, acme):
    before = build_report(workspace, acme.id)
    revision = set_targets(
        workspace, acme.id, {"ORI": 5.0}, now=NOW, due_on=date(2028, 11, 22), set_by="ann@example.org", **SAID
    )
    assert target_history(workspace, acme.id) == (
        SetTarget("ORI", 5.0, "Customers see no more.", "The board", date(2028, 11, 22), "ann@example.org", NOW),
    )
    report = build_report(workspace, acme.id)
    assert (report.assessment.revision, before.assessment.revision) == (revision, revision - 1)
    assert (report.nodes["ORI"].target, report.nodes["ORI"].gap) == (5.0, 2.0)
    assert report.overall.percent_to_target < before.overall.percent_to_target


def test_what_was_set_before_stays_in_force_and_in_the_history(workspace, acme):
    set_targets(workspace, acme.id, {"ORI": 5.0, "PEO": 4.0}, now=NOW, **SAID)
    set_targets(workspace, acme.id, {"ORI": 4.0}, now=LATER, reason="Too dear", approved_by="The chair")
    assert find_wave(workspace, "Acme").targets == {"ORI": 4.0, "PEO": 4.0}
    assert [(one.target_of, one.level, one.approved_by) for one in target_history(workspace, acme.id)] == [
        ("ORI", 5.0, "The board"), ("PEO", 4.0, "The board"), ("ORI", 4.0, "The chair"),
    ]  # fmt: skip


def test_the_default_is_taken_back(workspace, acme):
    set_targets(workspace, acme.id, {"ORI": 5.0}, now=NOW, **SAID)
    set_targets(workspace, acme.id, {"ORI": None}, now=LATER, **SAID)
    assert find_wave(workspace, "Acme").targets == {}
    assert [one.level for one in target_history(workspace, acme.id)] == [5.0, None]


@pytest.mark.parametrize(
    ("targets", "others", "refusal"),
    [
        ({"ORI": 2.9}, {}, "A target of 2.9 for ORI is below where it stands today, 3.00."),
        ({"ORI1": 2}, {}, "A target of 2 for ORI1 is below where it stands today, 3.00."),
        ({"PEO": 5, "ORI": 6.1}, {}, "A target of 6.1 for ORI is off the scale."),
        ({"ORI": 5}, {"reason": " \n"}, "A target needs a reason."),
        ({"ORI": 5}, {"approved_by": ""}, "A target needs a name of who approved it."),
        ({"ORI": 5}, {"reason": "x" * 501}, "The reason has 501 characters."),
        ({"ORI": 5}, {"due_on": date(2026, 11, 21)}, "A target cannot be reached by 2026-11-21."),
        ({}, {}, "No target was given."),
    ],
)
def test_what_cannot_be_a_target_is_refused_and_nothing_is_stored(workspace, acme, targets, others, refusal):
    with pytest.raises(OppositeError) as refused:
        set_targets(workspace, acme.id, targets, now=NOW, **(SAID | others))
    assert refused.value.title == refusal
    assert "Nothing was stored." in str(refused.value)
    assert (find_wave(workspace, "Acme").targets, target_history(workspace, acme.id)) == ({}, ())


def test_an_unknown_factor_is_named_with_those_there_are(workspace, acme):
    with pytest.raises(NotFoundError, match=r"no factor or question 'XYZ'.*Its factors: ORI, PEO"):
        set_targets(workspace, acme.id, {"XYZ": 5.0}, now=NOW, **SAID)


@pytest.mark.parametrize("level", [3.0, 6.0])
def test_a_target_may_be_where_one_stands_and_the_top_of_the_scale(workspace, acme, level):
    set_targets(workspace, acme.id, {"ORI": level}, now=NOW, **SAID)
    assert find_wave(workspace, "Acme").targets == {"ORI": level}


def test_a_new_wave_takes_over_what_the_wave_before_had_set_with_what_was_said(workspace, acme, tmp_path):
    set_targets(workspace, acme.id, {"ORI": 5.0}, now=NOW, **SAID)
    set_targets(workspace, acme.id, {"ORI": 5.5, "PEO": 4.0}, now=LATER, **SAID)
    set_targets(workspace, acme.id, {"PEO": None}, now=LATER, **SAID)
    later = answered(workspace, wave="2", now=LATER + timedelta(days=1), folder=tmp_path)
    begun = start_wave(
        workspace, workspace.resolve("opposite"), organisation="Acme", wave="3", profile="full",
        people={"executive": 5}, now=LATER + timedelta(days=2),
    )  # fmt: skip
    other = answered(workspace, "Bravo", folder=tmp_path)
    for wave in (later.id, begun):
        assert build_report(workspace, wave).assessment.targets == {"ORI": 5.5}
        assert target_history(workspace, wave) == (
            SetTarget("ORI", 5.5, "Customers see no more.", "The board", None, None, LATER),
        )
    assert (other.targets, target_history(workspace, other.id)) == ({}, ())


def test_a_wave_from_before_takes_over_nothing(workspace, acme, tmp_path):
    set_targets(workspace, acme.id, {"ORI": 5.0}, now=NOW, **SAID)
    earlier = answered(workspace, wave="0", now=NOW - timedelta(days=400), folder=tmp_path)
    assert (earlier.targets, target_history(workspace, earlier.id)) == ({}, ())


def test_an_organisation_takes_its_targets_with_it(workspace, acme):
    set_targets(workspace, acme.id, {"ORI": 5.0, "PEO": 4.0}, now=NOW, **SAID)
    found = find_organisation(workspace, "Acme")
    assert count(workspace, found).targets == 2
    assert erase(workspace, found, now=LATER).targets == 2
    assert target_history(workspace, acme.id) == ()


def test_an_export_and_a_salvaged_file_hold_them(workspace, acme, tmp_path):
    set_targets(workspace, acme.id, {"ORI": 5.0}, now=NOW, **SAID)
    set_fiscal_year_start(workspace, acme, 4)
    kept = target_history(workspace, acme.id)
    export(workspace, tmp_path / "exported", now=NOW)
    restore(tmp_path / "exported", str(tmp_path / "restored.duckdb"))
    workspace.close()
    salvage(tmp_path / "opposite.duckdb", tmp_path / "salvaged.duckdb")
    for name in ("restored", "salvaged"):
        other = open_workspace(str(tmp_path / f"{name}.duckdb"))
        assert target_history(other, acme.id) == kept
        assert find_wave(other, "Acme").organisation.fiscal_year_start == 4
        other.close()


@pytest.mark.parametrize("month", [1, 12])
def test_the_month_in_which_a_fiscal_year_starts_is_kept(workspace, acme, month):
    set_fiscal_year_start(workspace, acme, 7)
    set_fiscal_year_start(workspace, find_wave(workspace, "Acme"), month)
    again = find_wave(workspace, "Acme")
    assert (again.organisation.fiscal_year_start, again.revision) == (month, acme.revision + 2)
    assert again.last_activity == acme.last_activity


@pytest.mark.parametrize("month", [0, 13])
def test_a_month_that_there_is_none_is_refused(workspace, acme, month):
    with pytest.raises(OppositeError, match=f"A fiscal year cannot start in month {month}. Nothing was stored."):
        set_fiscal_year_start(workspace, acme, month)
    assert find_wave(workspace, "Acme").organisation.fiscal_year_start is None
