"""An executive who looks at everything before and after others join, answer again or leave learns nothing of fewer than five.

Until five others have changed, everything that is told stays as it is, and then it tells of five at once.
"""

from datetime import timedelta

import pytest
from attacker_cases import ALL, executive, fill_database, told
from import_cases import NOW, imported, written

from opposite.domain.access.identity import Identity, Role
from opposite.domain.collecting.description import Description
from opposite.engine.briefing import brief
from opposite.engine.collecting.assessments import find_wave
from opposite.engine.collecting.organisations import archive, write_description
from opposite.engine.collecting.waves import reopen_wave
from opposite.engine.comparison.peer_scores import ToldPeers
from opposite.engine.comparison.peers import peers_of
from opposite.engine.comparison.ranked_scores import ranked_scores
from opposite.engine.keeping.erasing import Erasure, erase, find_organisation, people_of
from opposite.engine.keeping.undoing import undo_import
from opposite.engine.report import build_report
from opposite.engine.workspace import Workspace
from opposite.exports.briefing.documents import DOCUMENTS
from opposite.store import open_store

pytestmark = pytest.mark.long

LARGE_RETAIL = ["Retail 0", "Retail 2", "Retail 4", "Retail 6", "Retail 8"]
"""Those that cannot be told from each other once they are cut by sector, size and country; so are six of steel."""


@pytest.fixture
def workspace(tmp_path):
    """The database as its owner uses it, with all described and looked at by an executive of Mine."""
    opened = Workspace(open_store())
    fill_database(opened, tmp_path, ALL, {})
    yield opened
    opened.close()


@pytest.fixture
def answer(workspace, tmp_path):
    """Let an organisation answer everything at a level in a wave; a wave that is there is corrected."""

    def call(name, level, wave="2026", days=1):
        at = (NOW.replace(year=int(wave)) + timedelta(days=days)).isoformat()
        rows = ["organisation,wave,respondent,group,question,level,answered_at"]
        rows += [
            f"{name},{wave},ann,executive,{question},{level},{at}"
            for question in workspace.resolve("opposite").framework.questions
        ]
        path = written(tmp_path, "\n".join(rows) + "\n")
        return imported(workspace, path, framework=workspace.resolve("opposite"), attributed=True)

    return call


def as_told(workspace):
    return told(executive(workspace))


def described_otherwise(workspace):
    with workspace.store.writing() as cursor:
        id_ = find_wave(workspace, "Retail 0").organisation.id
        write_description(cursor, id_, Description("Steel", size="small", country="DE"))


ONE_CHANGE = {
    "joins": lambda _, answer: answer("New", 6),
    "answers again": lambda _, answer: answer("Retail 0", 6, wave="2027"),
    "is corrected": lambda _, answer: answer("Retail 0", 6),
    "opens its wave again": lambda workspace, _: reopen_wave(workspace, find_wave(workspace, "Retail 0").id, now=NOW),
    "is described otherwise": lambda workspace, _: described_otherwise(workspace),
    "is archived": lambda workspace, _: archive(workspace, "Retail 0", now=NOW),
}


@pytest.mark.parametrize("change", ONE_CHANGE)
def test_one_organisation_changes_and_everything_told_stays_as_it_is(workspace, answer, change):
    before = as_told(workspace)
    assert before["report"][0]["ORI"].peers == len(ALL) - 1
    ONE_CHANGE[change](workspace, answer)
    after = as_told(workspace)
    for where in before:
        assert after[where] == before[where], where


def test_what_was_joined_and_undone_was_never_told(workspace, answer):
    before = as_told(workspace)
    answer("New", 6)
    assert as_told(workspace) == before
    (*_, last) = [id_ for (id_,) in _rows(workspace, "select id from imports order by id")]
    undo_import(workspace, last, now=NOW)
    assert as_told(workspace) == before


def test_five_that_joined_and_are_undone_leave_nothing_behind(workspace, tmp_path):
    before = as_told(workspace)
    rows = ["organisation,wave,respondent,group,question,level"]
    rows += [
        f"New {number},2026,ann,executive,{question},6"
        for number in range(5)
        for question in workspace.resolve("opposite").framework.questions
    ]
    path = written(tmp_path, "\n".join(rows) + "\n")
    imported(workspace, path, framework=workspace.resolve("opposite"), attributed=True)
    assert as_told(workspace)["report"][0]["ORI"].peers == len(ALL) - 1 + 5
    (*_, last) = [id_ for (id_,) in _rows(workspace, "select id from imports order by id")]
    undo_import(workspace, last, now=NOW)
    assert as_told(workspace) == before
    assert _rows(workspace, "select count(*) from standing_scores where score = 6") == [(0,)]


def test_what_is_corrected_again_after_the_first_correction_was_undone_counts_as_it_then_is(workspace, answer):
    as_told(workspace)
    answer("Retail 0", 2)
    as_told(workspace)
    (*_, last) = [id_ for (id_,) in _rows(workspace, "select id from imports order by id")]
    undo_import(workspace, last, now=NOW)
    for name in LARGE_RETAIL:
        answer(name, 6)
    assert as_told(workspace)["report"][0] == build_report(workspace, find_wave(workspace, "Mine").id).nodes


@pytest.mark.main_way
def test_with_the_fifth_that_joins_all_five_count(workspace, answer):
    before = as_told(workspace)
    for number in range(4):
        answer(f"New {number}", 6)
        assert as_told(workspace) == before
    answer("New 4", 6)
    row = as_told(workspace)["report"][0]["ORI"]
    assert row.peers == len(ALL) - 1 + 5
    assert row.percentile < before["report"][0]["ORI"].percentile


def test_with_the_fifth_of_a_part_that_answers_again_all_five_count_anew(workspace, answer):
    before = as_told(workspace)
    for name in LARGE_RETAIL[:-1]:
        answer(name, 6, wave="2027")
        assert as_told(workspace) == before
    answer(LARGE_RETAIL[-1], 6, wave="2027")
    row = as_told(workspace)["report"][0]["ORI"]
    assert (row.peers, row.percentile < before["report"][0]["ORI"].percentile) == (len(ALL) - 1, True)


def _erase_organisation(workspace, name):
    erase(workspace, find_organisation(workspace, name), now=NOW)


def _erase_person(workspace, name):
    (person,) = people_of(workspace, organisation=name, wave="2026")
    erase(workspace, Erasure(people=(person,)), now=NOW)


@pytest.mark.parametrize("erasing", [_erase_organisation, _erase_person], ids=lambda one: one.__name__[1:])
def test_who_is_erased_counts_no_more_and_four_others_do_not_either(tmp_path, erasing):
    """What is told before and after is the same whichever of the five was erased."""
    seen = []
    for levels in (ALL, ALL | {"Retail 0": ALL["Retail 4"], "Retail 4": ALL["Retail 0"]}):
        workspace = Workspace(open_store())
        fill_database(workspace, tmp_path, levels, {})
        before = as_told(workspace)
        erasing(workspace, "Retail 0")
        after = as_told(workspace)
        assert after["report"][0]["ORI"].peers == before["report"][0]["ORI"].peers - 5
        assert _rows(
            workspace, "select count(*) from standing_scores where emptied is not null and score is not null"
        ) == [(0,)]
        seen.append((before, after))
        workspace.close()
    assert ALL["Retail 0"] != ALL["Retail 4"]
    assert seen[0] == seen[1]


def test_documents_of_one_that_joins_are_those_from_before(workspace, answer):
    def documents():
        theirs = executive(workspace)
        briefing = brief(theirs, find_wave(theirs, "Mine"), today=NOW.date())
        nodes = {node: (row.percentile, row.rank, row.peers) for node, row in briefing.report.nodes.items()}
        return nodes, briefing.report.reference, DOCUMENTS["html"].made(briefing)

    before = documents()
    answer("New", 6)
    assert documents() == before


def test_a_table_of_very_many_tells_the_same_as_a_report(workspace, answer):
    as_told(workspace)
    answer("New", 6)
    theirs = executive(workspace)
    mine = find_wave(theirs, "Mine")
    nodes = build_report(theirs, mine.id).nodes
    rows = list(ranked_scores(theirs, [mine], lambda framework: framework.nodes.values()).rows())
    assert {row[2]: row[-4:] for row in rows} == {
        node: (one.percentile, one.rank, one.peers, "no") for node, one in nodes.items()
    }
    assert {row[-2] for row in rows} == {0, len(ALL) - 1}


def test_who_may_see_everybody_is_told_of_everybody_as_they_are_now(workspace, answer):
    as_told(workspace)
    answer("New", 6)
    mine = find_wave(workspace, "Mine")
    assert build_report(workspace, mine.id).nodes["ORI"].peers == len(ALL)
    loaded = workspace.resolve("opposite").framework
    assert not isinstance(peers_of(workspace, loaded, sample=False), ToldPeers)


def test_ones_own_other_organisations_are_told_as_they_are_now(workspace, answer):
    ids = frozenset(find_wave(workspace, name).organisation.id for name in ("Mine", "Retail 0"))
    theirs = workspace.acting_for(Identity(Role.CONSULTANT, organisations=ids))
    mine = find_wave(workspace, "Mine")
    before = build_report(theirs, mine.id).nodes["ORI"]
    answer("Retail 0", 6, wave="2027")
    answer("Retail 2", 6, wave="2027")
    after = build_report(theirs, mine.id).nodes["ORI"]
    assert (after.peers, before.percentile - after.percentile) == (before.peers, pytest.approx(100 / before.peers))


def _rows(workspace, sql):
    with workspace.store._cursor() as cursor:
        return cursor.execute(sql).fetchall()
