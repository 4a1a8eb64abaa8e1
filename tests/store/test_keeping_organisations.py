"""Organisations are described, renamed, archived and merged; whatever belongs to them goes along, and nothing else moves."""

from datetime import date, datetime, timedelta

import pytest

from opposite.domain.access.identity import Identity, Role
from opposite.domain.collecting.answers import Answer
from opposite.domain.collecting.description import Description, size_of
from opposite.domain.framework import CostSpread
from opposite.domain.framework.estimates import Estimate
from opposite.domain.progress.states import State
from opposite.engine.access.grants import Asked, grant, read_grants
from opposite.engine.collecting.answering import save_answer
from opposite.engine.collecting.assessments import assessments, find_wave, respondents, waves
from opposite.engine.collecting.finding import find_organisations, latest_organisations
from opposite.engine.collecting.importing import import_answers
from opposite.engine.collecting.narrowing import Narrowing
from opposite.engine.collecting.organisations import (
    archive,
    change_wave,
    describe,
    kept_organisation,
    kept_organisations,
    rename,
    take_back,
    words_in_use,
)
from opposite.engine.keeping.merging import find_merger, merge
from opposite.engine.progress.states import save_state
from opposite.engine.progress.statuses import read_history, read_progress
from opposite.engine.report import build_report
from opposite.engine.roadmap.estimates import set_estimates
from opposite.engine.roadmap.request import RoadmapOptions
from opposite.engine.roadmap.scenarios import save_scenario
from opposite.engine.scoring.overview import overview
from opposite.engine.scoring.targets import set_targets
from opposite.engine.workspace import open_workspace
from opposite.errors import NotAllowedError, NotFoundError, OppositeError
from opposite.store.copying import contents

pytestmark = pytest.mark.long

NOW = datetime(2026, 11, 22, 9, 0)
LATER = NOW + timedelta(hours=1)
HEADER = "organisation,wave,respondent,group,question,level\n"
HOSTILE = ["'; drop table organisations; --", "=1+1", "[a](javascript:x) **b**", "名前 🏢 العربية", "a" * 200]


@pytest.fixture
def kept(tmp_path):
    """Acme with the waves 1 and 2, its misspelt double Acme Ldt with a wave 1, and Bravo."""
    file = tmp_path / "answers.csv"
    file.write_text(
        HEADER
        + "".join(
            f"{name},{wave},{group}{n},{group},{question},{level}\n"
            for name, wave, level in (("Acme", "1", 2), ("Acme", "2", 3), ("Acme Ldt", "1", 5), ("Bravo", "1", 4))
            for group in ("executive", "frontline")
            for n in (1, 2, 3)
            for question in ("ORI1", "ORI2")
        )
    )
    workspace = open_workspace(str(tmp_path / "kept.duckdb"))
    import_answers(workspace, file, framework=workspace.resolve("opposite"), attributed=True, keep_open=True, now=NOW)
    yield workspace
    workspace.close()


def rows(workspace):
    with workspace.store.snapshot() as cursor:
        return {name: number for name, (number, _) in contents(cursor).items() if name != "scores"}


def names(workspace):
    return [one.name for one in kept_organisations(workspace)]


@pytest.mark.parametrize(
    ("people", "size"),
    [
        (1, "under 250 people"), (249, "under 250 people"), (250, "250 to 999 people"), (999, "250 to 999 people"),
        (1_000, "1,000 to 4,999 people"), (4_999, "1,000 to 4,999 people"), (5_000, "5,000 people or more"),
    ],
)  # fmt: skip
def test_a_number_of_people_has_its_class_of_size(people, size):
    assert size_of(people) == size


@pytest.mark.main_way
def test_what_is_kept_is_tidied_and_spelt_as_others_have_it(kept):
    describe(kept, "Acme", Description("Retail", country="Denmark", tags=("Key account",)))
    said = Description(
        "  retail ", people=1200, country="DENMARK", tags=("pilot", "key  account", "Pilot"), note=" a \n b\x07 "
    )
    describe(kept, "Bravo", said)
    assert kept_organisation(kept, "Bravo").description == Description(
        "Retail", "1,000 to 4,999 people", 1200, "Denmark", ("pilot", "Key account"), "a\nb"
    )
    assert words_in_use(kept) == (
        {"Retail": 2}, {"1,000 to 4,999 people": 1}, {"Denmark": 2}, {"Key account": 2, "pilot": 1},
    )  # fmt: skip
    describe(kept, "Bravo", Description("", country=" ", note="\n"))
    assert kept_organisation(kept, "Bravo").description == Description()


@pytest.mark.parametrize(
    ("said", "why"),
    [
        (
            Description(people=0),
            "No organisation has 0 people. Nothing was stored. Give a whole number from 1 to 10,000,000.",
        ),
        (Description(people=10_000_001), "No organisation has 10,000,001 people."),
        (Description(size="many"), "'many' is neither a number of people nor a class of size."),
        (Description(sector="s" * 201), "The sector has 201 characters. Nothing was stored. It may have at most 200."),
        (Description(note="n" * 4_001), "The note has 4,001 characters."),
    ],
)
def test_what_cannot_be_kept_is_refused_and_nothing_is_stored(kept, said, why):
    describe(kept, "Acme", Description("Retail", people=10_000_000, note="n" * 4_000))
    before = kept_organisation(kept, "Acme")
    with pytest.raises(OppositeError) as refused:
        describe(kept, "Acme", said)
    assert str(refused.value).startswith(why)
    assert kept_organisation(kept, "Acme") == before


@pytest.mark.parametrize("name", HOSTILE)
def test_a_renamed_organisation_has_what_it_had_under_its_new_name(kept, name):
    before, wave = rows(kept), find_wave(kept, "Acme")
    assert rename(kept, "Acme", name) == name
    assert names(kept) == sorted([name, "Acme Ldt", "Bravo"])
    after = find_wave(kept, name)
    assert (after.id, after.wave, after.revision) == (wave.id, "2", wave.revision + 1)
    assert build_report(kept, after.id).assessment.organisation.name == name
    assert rows(kept) == before


def test_the_name_of_another_organisation_is_refused(kept):
    with pytest.raises(OppositeError) as refused:
        rename(kept, "Acme Ldt", " Acme ")
    assert str(refused.value) == (
        "Another organisation is named 'Acme' already. Nothing was changed. Choose another name, or merge the two."
    )
    for unusable in ("", " \n", "a" * 201):
        with pytest.raises(OppositeError):
            rename(kept, "Acme", unusable)
    assert names(kept) == ["Acme", "Acme Ldt", "Bravo"]
    assert rename(kept, "Acme", "ACME") == "ACME"


def test_an_archived_organisation_stands_in_no_list_and_comes_back(kept):
    archive(kept, "Acme", now=LATER)
    assert sorted(one.name for one in latest_organisations(kept, most=9)) == ["Acme Ldt", "Bravo"]
    assert [one.name for one in find_organisations(kept, "acme", most=9)] == ["Acme Ldt"]
    assert {row.assessment.organisation.name for row in overview(kept)} == {"Acme Ldt", "Bravo"}
    assert kept_organisation(kept, "Acme").archived_at == LATER
    assert find_wave(kept, "Acme").wave == "2"  # its address still opens it
    assert [one.name for one in kept_organisations(kept, narrowing=Narrowing(archived=True))] == ["Acme"]
    take_back(kept, "Acme")
    assert sorted(one.name for one in latest_organisations(kept, most=9)) == ["Acme", "Acme Ldt", "Bravo"]
    assert kept_organisation(kept, "Acme").archived_at is None


def test_organisations_are_narrowed_by_one_of_the_sectors_and_each_of_the_tags(kept):
    describe(kept, "Acme", Description("Retail", people=10, country="Norway", tags=("a", "b")))
    describe(kept, "Bravo", Description("Steel", people=900, country="Chile", tags=("b",)))

    def found(**said):
        return [one.name for one in kept_organisations(kept, narrowing=Narrowing(**said))]

    assert found(sectors=("RETAIL", "steel")) == ["Acme", "Bravo"]
    assert found(tags=("b",)) == ["Acme", "Bravo"]
    assert found(tags=("A", "b")) == ["Acme"]
    assert found(countries=("chile",), sizes=("250 to 999 people",)) == ["Bravo"]
    assert found(sectors=("x' or 1=1",)) == []


def test_a_wave_is_renamed_and_dated_and_ordered_by_its_date(kept):
    first = find_wave(kept, "Acme", "1")
    assert change_wave(kept, first.id, label=" 2026  Q4 ", wave_date=date(2027, 1, 1)) == "2026 Q4"
    assert [(one.wave, one.wave_date) for one in waves(kept, "Acme")][-1] == ("2026 Q4", date(2027, 1, 1))
    assert find_wave(kept, "Acme").id == first.id
    with pytest.raises(OppositeError, match="Acme has a wave '2' already"):
        change_wave(kept, first.id, label="2")
    for day in (date(1899, 12, 31), date(3000, 1, 1)):
        with pytest.raises(OppositeError, match="A wave cannot be dated"):
            change_wave(kept, first.id, wave_date=day)
    change_wave(kept, first.id, wave_date=date(1900, 1, 1))
    assert [one.wave for one in waves(kept, "Acme")] == ["2026 Q4", "2"]


@pytest.fixture
def busy(kept):
    """Both of the doubles have targets, decisions, estimates, scenarios and somebody who may see them."""
    for name, at, status in (("Acme", NOW, "agreed"), ("Acme Ldt", LATER, "running")):
        wave = find_wave(kept, name, "1")
        set_targets(kept, wave.id, {"ORI": 4.0}, reason="Enough", approved_by="Board", now=NOW)
        save_state(kept, wave.id, "ori_case", State(status, owner=name), now=at)
        set_estimates(kept, wave, {"ori_case": Estimate(owner=name, cost=CostSpread(1, 2, 3))}, now=at)
        save_scenario(kept, wave, "Lean", RoadmapOptions(periods=4), now=at)
    grant(kept, [Asked("ann@example.org", Role.EXECUTIVE, "Acme Ldt")], now=NOW)
    describe(kept, "Acme", Description("Steel", tags=("a",)))
    describe(kept, "Acme Ldt", Description("Retail", people=40, country="Norway", tags=("A", "b"), note="Typo"))
    person = respondents(kept, find_wave(kept, "Acme Ldt").id)[0]
    save_answer(kept, person, Answer("ORI1", "level", 6.0), now=LATER)
    return kept


def test_what_a_merger_does_is_said_before(busy):
    merger = find_merger(busy, "Acme Ldt", "Acme")
    assert ([tuple(one) for one in merger.waves], merger.people, merger.answers) == ([("1", "1 (Acme Ldt)")], 6, 12)
    assert merger.decided_by_both == 1
    assert merger.scenarios == (("Lean", "Lean (Acme Ldt)"),)
    assert merger.revoked == ("ann@example.org",)


def test_everything_of_the_one_belongs_to_the_other_and_nothing_is_lost(busy):
    before = rows(busy)
    moved = find_wave(busy, "Acme Ldt")
    scores = build_report(busy, moved.id).questions
    merge(busy, "Acme Ldt", "Acme", now=LATER)
    assert names(busy) == ["Acme", "Bravo"]
    assert {one.wave for one in waves(busy, "Acme")} == {"1", "2", "1 (Acme Ldt)"}
    after = find_wave(busy, "Acme", "1 (Acme Ldt)")
    assert (after.id, after.revision, after.targets) == (moved.id, moved.revision + 1, {"ORI": 4.0})
    report = build_report(busy, after.id)
    assert {id_: one.score for id_, one in report.questions.items()} == {id_: one.score for id_, one in scores.items()}
    changed = {name: (before[name], number) for name, number in rows(busy).items() if before[name] != number}
    assert changed == {"organisations": (3, 2), "initiative_progress": (2, 1), "initiative_progress_history": (0, 1)}
    assert read_progress(busy, after)["ori_case"].state.owner == "Acme Ldt"  # decided later
    assert [past.owner for past, _ in read_history(busy, after, "ori_case").states] == ["Acme"]
    assert report.estimates["ori_case"].owner == "Acme Ldt"
    assert [name for name, _ in busy.store.rows("scenarios", **after.across_waves)] == ["Lean", "Lean (Acme Ldt)"]
    assert read_grants(busy) == []
    assert kept_organisation(busy, "Acme").description == Description(
        "Steel", "under 250 people", 40, "Norway", ("a", "b"), "Typo"
    )
    with pytest.raises(NotFoundError):
        merge(busy, "Acme Ldt", "Acme", now=LATER)


def test_a_label_that_is_free_in_neither_gets_a_number(kept):
    change_wave(kept, find_wave(kept, "Acme", "2").id, label="1 (Acme Ldt)")
    assert [one.label for one in merge(kept, "Acme Ldt", "Acme", now=LATER).waves] == ["1 (Acme Ldt) 2"]


def test_labels_as_long_as_can_be_stay_apart(kept):
    for name in ("Acme", "Acme Ldt"):
        change_wave(kept, find_wave(kept, name, "1").id, label="w" * 200)
    assert [one.label for one in merge(kept, "Acme Ldt", "Acme", now=LATER).waves] == ["w" * 198 + " 2"]


def test_one_organisation_is_not_merged_into_itself_and_no_sample_among_real_ones(kept):
    with pytest.raises(OppositeError, match="Acme cannot be merged into itself"):
        merge(kept, "Acme", "Acme", now=NOW)
    with kept.store.writing() as cursor:
        cursor._cursor.execute("update organisations set sample = true where name = 'Bravo'")
    with pytest.raises(OppositeError, match="one is a sample and one is real"):
        merge(kept, "Acme", "Bravo", now=NOW)
    assert len(assessments(kept)) == 4


def test_a_consultant_keeps_their_own_alone_and_an_executive_none(kept):
    own = {role: Identity(role, organisations=frozenset({kept_organisation(kept, "Acme").id})) for role in Role}
    consultant = kept.acting_for(own[Role.CONSULTANT])
    assert names(consultant) == ["Acme"]
    describe(consultant, "Acme", Description("Retail"))
    archive(consultant, "Acme", now=NOW)
    take_back(consultant, "Acme")
    change_wave(consultant, find_wave(kept, "Acme", "1").id, label="0")
    rename(consultant, "Acme", "Acme Ltd")
    executive = kept.acting_for(own[Role.EXECUTIVE])
    for asking, named in ((consultant, "Bravo"), (consultant, "Nobody"), (executive, "Acme Ltd")):
        refused(describe, asking, named, Description("Steel"))
        refused(rename, asking, named, "Other")
        refused(archive, asking, named, now=NOW)
        refused(kept_organisation, asking, named)
        refused(merge, asking, named, "Acme Ltd", now=NOW)
    assert names(executive) == []
    assert names(kept) == ["Acme Ldt", "Acme Ltd", "Bravo"]


def refused(act, *arguments, **named):
    with pytest.raises(NotAllowedError):
        act(*arguments, **named)
