"""Peers are kept while the closed assessments stay as they are, and read again after whatever changes one of them."""

from datetime import timedelta

import pytest
from import_cases import NOW, imported, written

from opposite.domain.collecting.answers import Answer
from opposite.engine.collecting.answering import save_answer
from opposite.engine.collecting.assessments import assessments, find_wave, respondent
from opposite.engine.collecting.setup import start_assessment
from opposite.engine.collecting.waves import close_wave, reopen_wave
from opposite.engine.comparison.peers import standing_stamp
from opposite.engine.keeping.erasing import Erasure, erase, find_organisation, people_of
from opposite.engine.report import build_report
from opposite.engine.scoring.stored_scores import stamp
from opposite.engine.scoring.targets import set_targets
from opposite.engine.workspace import Workspace, open_workspace
from opposite.store.cursor import Cursor

pytestmark = pytest.mark.long

QUESTIONS = ("ORI1", "ORI2", "ORI3", "ORI4", "ORI5")
MINE = "Organisation 0"


@pytest.fixture
def workspace(tmp_path):
    """Eight organisations with a closed wave each, in a file."""
    opened = open_workspace(str(tmp_path / "peers.duckdb"))
    add(opened, tmp_path, {f"Organisation {number}": 1 + number % 6 for number in range(8)})
    yield opened
    opened.close()


def add(workspace, tmp_path, levels, day=0, **options):
    rows = ["organisation,respondent,group,question,level,answered_at"]
    at = (NOW + timedelta(days=day)).isoformat()
    for name, level in levels.items():
        rows += [f"{name},ann,executive,{question},{level},{at}" for question in QUESTIONS]
    path = written(tmp_path, "\n".join(rows) + "\n")
    imported(workspace, path, framework=workspace.resolve("opposite"), attributed=True, **options)


def standing(workspace, name=MINE):
    """Of how many others is said what, by node, and what they reach in the middle; as it is said where nothing is kept."""
    id_ = find_wave(workspace, name).id
    kept, anew = (build_report(one, id_) for one in (workspace, Workspace(workspace.store)))
    assert (kept.nodes, kept.reference) == (anew.nodes, anew.reference)
    row = kept.nodes["ORI"]
    return row.peers, row.rank, kept.reference.get("ORI")


@pytest.fixture
def read(monkeypatch):
    """The names of the statements that are run."""
    names, run = [], Cursor.run

    def noted(self, statement, /, **parameters):
        names.append(statement)
        return run(self, statement, **parameters)

    monkeypatch.setattr(Cursor, "run", noted)
    return names


def test_an_answer_in_an_open_wave_has_no_peers_read_again(workspace, read):
    loaded = workspace.resolve("opposite")
    id_, someone = start_assessment(
        workspace, loaded, organisation="Running", wave="1", group="executive", profile="pulse", now=NOW
    )
    person = respondent(workspace, someone)
    ids = [find_wave(workspace, MINE).id, id_]
    for one in ids:
        build_report(workspace, one)
    read.clear()
    save_answer(workspace, person, Answer("ORI2", state="level", level=5.0), now=NOW)
    for one in ids:
        build_report(workspace, one)
    assert not {"peer_scores", "stale_assessments"} & set(read)
    assert build_report(workspace, id_).questions["ORI2"].score == 5.0
    standing(workspace)


@pytest.mark.main_way
def test_a_wave_that_is_closed_becomes_a_peer_and_is_none_once_it_is_open_again(workspace, tmp_path):
    add(workspace, tmp_path, {"Running": 2}, keep_open=True)
    id_ = find_wave(workspace, "Running").id
    assert standing(workspace) == (7, 7, 3.0)
    close_wave(workspace, id_, now=NOW)
    assert standing(workspace) == (8, 8, 2.5)
    reopen_wave(workspace, id_, now=NOW)
    assert standing(workspace) == (7, 7, 3.0)


def test_one_closed_while_another_of_the_same_revision_is_opened_takes_its_place(workspace, tmp_path):
    add(workspace, tmp_path, {"Two": 2, "Six": 6}, keep_open=True)
    first, second = (find_wave(workspace, name).id for name in ("Two", "Six"))
    close_wave(workspace, first, now=NOW)
    assert standing(workspace) == (8, 8, 2.5)
    with workspace.store.writing() as cursor:  # as many closed assessments, and the same sum of their revisions
        cursor.run("set_closed", assessment_id=first, closed_at=None)
        cursor.run("raise_revision", assessment_id=second, now=NOW)
        cursor.run("set_closed", assessment_id=second, closed_at=NOW)
    assert standing(workspace) == (8, 8, 3.5)


def test_an_erased_organisation_is_no_peer_and_another_in_its_place_is_one(workspace, tmp_path):
    assert standing(workspace) == (7, 7, 3.0)
    erase(workspace, find_organisation(workspace, "Organisation 5"), now=NOW)  # the best, at level 6
    add(workspace, tmp_path, {"Late": 1})  # as many assessments as before, and the same sum of revisions
    assert standing(workspace) == (7, 6, 2.0)


def test_a_person_who_is_erased_in_a_closed_wave_counts_no_more(workspace):
    assert standing(workspace) == (7, 7, 3.0)
    (person,) = people_of(workspace, organisation="Organisation 5")
    erase(workspace, Erasure(people=(person,)), now=NOW)
    assert standing(workspace) == (6, 6, 2.5)


def test_answers_imported_into_a_closed_wave_count(workspace, tmp_path):
    assert standing(workspace) == (7, 7, 3.0)
    add(workspace, tmp_path, {"Organisation 5": 1, "Organisation 4": 1, "Organisation 3": 1}, day=1)
    assert standing(workspace) == (7, 4, 1.0)


def test_a_later_wave_takes_the_place_of_the_one_before(workspace, tmp_path):
    assert standing(workspace) == (7, 7, 3.0)
    add(workspace, tmp_path, {"Organisation 5": 2}, wave="2", keep_open=True)
    assert standing(workspace) == (7, 7, 3.0)
    close_wave(workspace, find_wave(workspace, "Organisation 5", "2").id, now=NOW)
    assert standing(workspace) == (7, 7, 2.0)


def test_targets_that_are_set_afterwards_change_no_standing(workspace):
    assert standing(workspace) == (7, 7, 3.0)
    set_targets(
        workspace, find_wave(workspace, "Organisation 5").id, {"ORI": 6.0}, reason="More", approved_by="Us", now=NOW
    )
    assert standing(workspace) == (7, 7, 3.0)


def test_what_another_process_has_changed_meanwhile_is_read(workspace, tmp_path):
    assert standing(workspace) == (7, 7, 3.0)
    with workspace.store.lending(5.0) as lent:
        assert lent
        other = open_workspace(workspace.store.address)
        add(other, tmp_path, {"Late": 6})
        other.close()
    assert standing(workspace) == (8, 8, 3.5)


def test_assessments_that_change_alike_are_all_seen_to_change(workspace):
    """As many as there are, from one revision to the next: their digests must not cancel out."""
    ids = [one.id for one in assessments(workspace)]
    seen = [stamp(workspace), standing_stamp(workspace, ids[0])]
    for some in (ids[:2], ids[:4], ids):
        with workspace.store.writing() as cursor:
            for id_ in some:
                cursor.run("raise_revision", assessment_id=id_, now=NOW)
        seen += [stamp(workspace), standing_stamp(workspace, ids[0])]
    assert len(set(seen)) == len(seen) == 8
