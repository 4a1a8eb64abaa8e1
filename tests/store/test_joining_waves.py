"""Two waves of one label that a merger brings together become one where that is asked for and gives nobody's answers away."""

from datetime import datetime
from pathlib import Path

import pytest

from opposite.definitions import find
from opposite.engine.collecting.assessments import assessments, find_wave, respondents
from opposite.engine.collecting.importing import import_answers
from opposite.engine.keeping.merging import find_merger, merge
from opposite.engine.report import build_report
from opposite.engine.scoring.targets import set_targets
from opposite.engine.workspace import open_workspace
from opposite.store.copying import contents

NOW = datetime(2026, 11, 22, 9, 0)
HEADER = "organisation,wave,respondent,group,question,level\n"
PEOPLE = {"Acme": {"ann": 2, "bob": 3}, "Acme Ldt": {"ann": 6, "cay": 5}}


@pytest.fixture
def workspace(tmp_path):
    opened = open_workspace(str(tmp_path / "joining.duckdb"))
    yield opened
    opened.close()


def imported(workspace, tmp_path, people=PEOPLE, **how):
    """Organisations with a wave 2026, in which each person gave one level to all questions of a factor."""
    file = tmp_path / "answers.csv"
    file.write_text(
        HEADER
        + "".join(
            f"{name},2026,{person},executive,{question},{level}\n"
            for name, said in people.items()
            for person, level in said.items()
            for question in ("ORI1", "ORI2", "ORI3", "ORI4", "ORI5")
        )
    )
    loaded = workspace.resolve("opposite")
    import_answers(workspace, file, framework=loaded, now=NOW, **({"attributed": True} | how))


def rows(workspace):
    with workspace.store.snapshot() as cursor:
        return {name: number for name, (number, _) in contents(cursor).items() if name != "scores"}


def test_they_become_one_and_nothing_is_lost(workspace, tmp_path):
    imported(workspace, tmp_path)
    before, kept = rows(workspace), find_wave(workspace, "Acme")
    merger = merge(workspace, "Acme Ldt", "Acme", now=NOW, joins=True)
    assert [(one.wave, one.people, one.same_named) for one in merger.joined] == [("2026", 2, ("ann",))]
    (wave,) = assessments(workspace)
    assert (wave.id, wave.wave, wave.revision) == (kept.id, "2026", kept.revision + 1)
    after = rows(workspace)
    assert {name for name in after if after[name] != before[name]} == {"organisations", "assessments"}
    assert build_report(workspace, wave.id).nodes["ORI"].score == (2 + 3 + 6 + 5) / 4


def test_who_is_called_as_somebody_there_stays_another_person(workspace, tmp_path):
    imported(workspace, tmp_path)
    merge(workspace, "Acme Ldt", "Acme", now=NOW, joins=True)
    people = respondents(workspace, find_wave(workspace, "Acme").id)
    assert sorted(one.label for one in people) == ["ann", "ann (Acme Ldt)", "bob", "cay"]


def test_a_name_that_is_taken_already_gets_a_number(workspace, tmp_path):
    imported(workspace, tmp_path, {"Acme": {"ann": 1, "ann (Acme Ldt)": 2}, "Acme Ldt": {"ann": 3}})
    merge(workspace, "Acme Ldt", "Acme", now=NOW, joins=True)
    people = respondents(workspace, find_wave(workspace, "Acme").id)
    assert sorted(one.label for one in people) == ["ann", "ann (Acme Ldt)", "ann (Acme Ldt) 2"]


def test_unless_it_is_asked_for_they_stay_two(workspace, tmp_path):
    imported(workspace, tmp_path)
    merger = merge(workspace, "Acme Ldt", "Acme", now=NOW)
    assert ([one.wave for one in merger.could_join], merger.joined) == (["2026"], ())
    assert {one.wave for one in assessments(workspace)} == {"2026", "2026 (Acme Ldt)"}


def test_waves_that_were_answered_in_confidence_stay_two(workspace, tmp_path):
    """What was shown of each alone, taken from what is shown of both, would give away the few who were hidden."""
    many = {name: {f"p{n}": 3 for n in range(6)} for name in ("Acme", "Acme Ldt")}
    imported(workspace, tmp_path, many, attributed=False)
    merger = merge(workspace, "Acme Ldt", "Acme", now=NOW, joins=True)
    assert (merger.joined, merger.apart) == ((), (("2026", "confidential"),))
    assert {one.wave for one in assessments(workspace)} == {"2026", "2026 (Acme Ldt)"}


def test_an_open_wave_stays_apart(workspace, tmp_path):
    imported(workspace, tmp_path, keep_open=True)
    assert find_merger(workspace, "Acme Ldt", "Acme", joins=True).apart == (("2026", "open"),)


def test_a_wave_with_targets_of_its_own_stays_apart_and_the_other_one_keeps_its_targets(workspace, tmp_path):
    imported(workspace, tmp_path)
    moved = find_wave(workspace, "Acme Ldt")
    set_targets(workspace, moved.id, {"ORI": 6.0}, reason="Enough", approved_by="Board", now=NOW)
    assert find_merger(workspace, "Acme Ldt", "Acme", joins=True).apart == (("2026", "decided"),)
    merge(workspace, "Acme", "Acme Ldt", now=NOW, joins=True)
    (wave,) = assessments(workspace)
    assert (wave.id, dict(wave.targets)) == (moved.id, {"ORI": 6.0})


def test_waves_of_two_frameworks_are_two(workspace, tmp_path):
    imported(workspace, tmp_path, {"Acme": {"ann": 2}})
    file = tmp_path / "other.csv"
    other = find(str(Path(__file__).parents[1] / "frameworks" / "readiness.yaml"))
    question = next(iter(other.framework.questions))
    file.write_text(f"{HEADER}Acme Ldt,2026,ann,,{question},2\n")
    import_answers(workspace, file, framework=other, attributed=True, now=NOW)
    merger = merge(workspace, "Acme Ldt", "Acme", now=NOW, joins=True)
    assert (merger.joined, merger.apart) == ((), ())
    assert [one.wave for one in assessments(workspace)] == ["2026", "2026"]
