"""An import is kept as a record, and undone whole: every table is then as it was before, but for the record itself."""

import threading
from datetime import date, datetime, timedelta

import pytest
from import_cases import FRAMEWORK, NOW, imported, levels, written

from opposite.domain.access.identity import Identity, Role
from opposite.engine.collecting.assessments import assessments
from opposite.engine.collecting.organisations import change_wave
from opposite.engine.keeping.erasing import count, erase, find_organisation, find_person
from opposite.engine.keeping.imports_made import imports_made
from opposite.engine.keeping.merging import merge
from opposite.engine.keeping.undoing import find_undoing, undo_import
from opposite.engine.scoring.targets import set_targets
from opposite.engine.scoring.upkeep import refresh
from opposite.errors import NotAllowedError, NotFoundError, OppositeError

pytestmark = pytest.mark.long

LATER = NOW + timedelta(hours=1)
HEAD = "organisation,wave,respondent,group,question,level\n"
ONE = HEAD + "Acme,2025,p1,board,A1,1\nAcme,2025,p1,board,A2,2\nAcme,2025,p2,board,A1,3\n"
OF_RECORD = {"imports", "imported_waves", "imported_people", "imported_before", "log_state", "meta"}


def everything(workspace):
    """Every row of every table, without the records of imports."""
    with workspace.store.reading() as cursor:
        names = [name for (name,) in cursor.run("table_names") if name not in OF_RECORD]
        return {name: cursor._cursor.execute(f"select * from {name} order by all").fetchall() for name in names}


def undone(workspace, *, at=LATER, **options):
    """Undo the latest import."""
    return undo_import(workspace, imports_made(workspace)[0].id, now=at, **options)


def test_an_import_is_on_record(workspace, tmp_path):
    file = written(tmp_path, ONE, name="first.csv")
    imported(workspace, file, attributed=True, imported_by="ann@example.org")
    (kept,) = imports_made(workspace)
    assert (kept.file_name, kept.form, kept.tool, kept.encoding, kept.imported_by, kept.imported_at) == (
        "first.csv", "long", None, "utf-8", "ann@example.org", NOW,
    )  # fmt: skip
    assert (kept.organisations, kept.waves, kept.attributed, kept.is_undone) == (("Acme",), ("2025",), True, False)
    assert (kept.rows_read, kept.answers_stored, kept.answers_replaced, kept.new_respondents) == (3, 3, 0, 2)


def test_an_import_that_changes_nothing_is_not_on_record(workspace, tmp_path):
    for _ in range(2):
        imported(workspace, written(tmp_path, ONE))
    imported(workspace, written(tmp_path, HEAD + "Bravo,1,p,board,A1,1\n"), dry_run=True)
    assert len(imports_made(workspace)) == 1


@pytest.mark.main_way
@pytest.mark.parametrize("attributed", [True, False])
@pytest.mark.parametrize("keep_open", [True, False])
def test_into_an_empty_database_and_out_again(workspace, tmp_path, attributed, keep_open):
    before = everything(workspace)
    imported(workspace, written(tmp_path, ONE), attributed=attributed, keep_open=keep_open)
    refresh(workspace)
    undone(workspace)
    assert everything(workspace) == before


@pytest.mark.parametrize("attributed", [True, False])
@pytest.mark.parametrize("keep_open", [True, False])
@pytest.mark.parametrize("now", [NOW, LATER])
@pytest.mark.parametrize(
    "second",
    [
        HEAD + "Acme,2025,p1,board,A1,4\n",
        HEAD + "Acme,2025,p3,board,A1,4\nAcme,2025,p4,board,A1,4\n",
        HEAD + "Acme,2025,p2,board,A2,4\nAcme,2026,p1,board,A1,4\nBravo,1,q,staff,A1,2\n",
    ],
    ids=["replaced", "further people", "further waves and organisations"],
)
def test_what_was_there_is_there_again_with_its_times(workspace, tmp_path, second, keep_open, now, attributed):  # noqa: PLR0917
    imported(workspace, written(tmp_path, ONE), keep_open=keep_open, attributed=attributed)
    refresh(workspace)
    before = everything(workspace)
    day = None if "2026" in second else date(2025, 3, 1)
    imported(workspace, written(tmp_path, second), wave_date=day, now=now, attributed=attributed)
    refresh(workspace)
    assert everything(workspace) != before
    undone(workspace)
    refresh(workspace)
    assert everything(workspace) == before


def test_people_who_began_to_count_with_an_import_wait_again(workspace, tmp_path):
    imported(workspace, written(tmp_path, ONE), keep_open=True)
    imported(workspace, written(tmp_path, HEAD + "Acme,2025,p1,board,B1,0\nAcme,2025,p2,board,A1,4\n"), now=LATER)
    before = everything(workspace)
    assert before["waiting_answers"]
    more = "".join(f"Acme,2025,n{n},board,A1,2\nAcme,2025,n{n},board,B1,1\n" for n in range(5))
    imported(workspace, written(tmp_path, HEAD + more), now=LATER)
    assert len(everything(workspace)["waiting_answers"]) < 10
    assert len(everything(workspace)["answers"]) > 5
    undone(workspace)
    assert everything(workspace) == before


def test_imports_are_undone_one_after_the_other(workspace, tmp_path):
    states = [everything(workspace)]
    for text in (ONE, HEAD + "Acme,2025,p1,board,A1,4\n", HEAD + "Acme,2025,p1,board,A1,2\n"):
        imported(workspace, written(tmp_path, text), attributed=True)
        states.append(everything(workspace))
    for kept, before in zip(imports_made(workspace), reversed(states[:-1]), strict=True):
        undo_import(workspace, kept.id, now=LATER)
        assert everything(workspace) == before


def test_an_undone_import_is_on_record_as_undone_and_is_not_undone_twice(workspace, tmp_path):
    imported(workspace, written(tmp_path, ONE))
    undone(workspace, undone_by="bob@example.org")
    (kept,) = imports_made(workspace)
    assert (kept.is_undone, kept.undone_at, kept.undone_by) == (True, LATER, "bob@example.org")
    with pytest.raises(OppositeError) as caught:
        undone(workspace)
    assert caught.value.title == f"The import {kept.id} of answers.csv was undone already, on 2026-11-22 at 10:00 UTC."


def test_what_was_undone_can_be_imported_again(workspace, tmp_path):
    imported(workspace, written(tmp_path, ONE))
    undone(workspace)
    imported(workspace, written(tmp_path, ONE))
    assert levels(workspace) == {("p1", "A1"): 1, ("p1", "A2"): 2, ("p2", "A1"): 3}
    assert [kept.is_undone for kept in imports_made(workspace)] == [False, True]


def test_what_another_one_brought_stays(workspace, tmp_path):
    imported(workspace, written(tmp_path, ONE))
    imported(workspace, written(tmp_path, HEAD + "Bravo,1,q,staff,A1,2\n"))
    first = imports_made(workspace)[1]
    undo_import(workspace, first.id, now=LATER)
    assert [row.organisation.name for row in assessments(workspace)] == ["Bravo"]
    assert levels(workspace) == {("q", "A1"): 2}


def test_an_import_that_is_not_there(workspace):
    with pytest.raises(NotFoundError, match="no import 99 on record"):
        undo_import(workspace, 99, now=LATER)


def acme(workspace):
    return assessments(workspace, organisation="Acme")[0]


def erase_one(workspace, _):
    erase(workspace, find_person(workspace, "p1"), now=LATER)


def rename_wave(workspace, _):
    change_wave(workspace, acme(workspace).id, label="Spring")


def date_wave(workspace, _):
    change_wave(workspace, acme(workspace).id, wave_date=date(2020, 1, 1))


def merge_it(workspace, tmp_path):
    imported(workspace, written(tmp_path, HEAD + "Bravo,1,q,staff,A1,2\n"))
    merge(workspace, "Acme", "Bravo", now=LATER)


def import_more(workspace, tmp_path):
    imported(
        workspace, written(tmp_path, HEAD + "Acme,2025,p9,board,A1,1\n", name="more.csv"), attributed=True, now=LATER
    )


def import_further_wave(workspace, tmp_path):
    imported(
        workspace, written(tmp_path, HEAD + "Acme,2026,p9,board,A1,1\n", name="more.csv"), attributed=True, now=LATER
    )


def set_one_target(workspace, _):
    wave = acme(workspace)
    set_targets(workspace, wave.id, {"A": 3}, reason="r", approved_by="b", now=LATER)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (erase_one, 'one person of the wave "2025" of "Acme" was erased'),
        (rename_wave, 'the wave "2025" of "Acme" was renamed'),
        (date_wave, 'the wave "2025" of "Acme" was given another date'),
        (merge_it, '"Acme" was merged into another organisation'),
        (import_more, "of more.csv came after it"),
        (import_further_wave, "of more.csv came after it"),
        (set_one_target, 'targets of the wave "2025" of "Acme" were set'),
    ],
)
def test_what_was_changed_on_top_is_named_and_nothing_is_undone(workspace, tmp_path, change, told):
    imported(workspace, written(tmp_path, ONE), attributed=True)
    first = imports_made(workspace)[0].id
    change(workspace, tmp_path)
    before = everything(workspace)
    for attempt in (find_undoing, lambda *args: undo_import(*args, now=LATER)):
        with pytest.raises(OppositeError) as caught:
            attempt(workspace, first)
        assert told in caught.value.title
        assert everything(workspace) == before


def test_targets_of_a_wave_that_was_there_do_not_keep_an_import_from_being_undone(workspace, tmp_path):
    imported(workspace, written(tmp_path, ONE), attributed=True)
    imported(workspace, written(tmp_path, HEAD + "Acme,2025,p1,board,A1,4\n"), attributed=True)
    set_one_target(workspace, None)
    revision = acme(workspace).revision
    undone(workspace)
    assert levels(workspace)["p1", "A1"] == 1
    assert (acme(workspace).targets, acme(workspace).revision) == ({"A": 3}, revision + 1)


def test_erasing_a_person_erases_what_the_record_keeps_of_them(workspace, tmp_path):
    imported(workspace, written(tmp_path, ONE), attributed=True)
    imported(workspace, written(tmp_path, HEAD + "Acme,2025,p1,board,A1,4\nAcme,2025,p8,board,A1,4\n"), attributed=True)
    for name in ("p1", "p8"):
        erase(workspace, find_person(workspace, name), now=LATER)
    assert rows(workspace, "select count(*) from imported_people") == [(0,)]
    assert rows(workspace, "select count(*) from imported_before") == [(0,)]


@pytest.mark.parametrize("undo", [True, False])
def test_erasing_an_organisation_erases_its_records(workspace, tmp_path, undo):
    imported(workspace, written(tmp_path, ONE), attributed=True)
    if undo:
        undone(workspace)
        imported(workspace, written(tmp_path, ONE), attributed=True)
    imported(workspace, written(tmp_path, HEAD + "Bravo,1,q,staff,A1,2\n", name="b.csv"))
    erasure = find_organisation(workspace, "Acme")
    assert count(workspace, erasure).waves == 1
    erase(workspace, erasure, now=LATER)
    assert [kept.file_name for kept in imports_made(workspace)] == ["b.csv"]
    assert rows(workspace, "select distinct organisation from imported_waves") == [("Bravo",)]


def test_what_was_computed_before_is_not_shown_after(workspace, tmp_path):
    imported(workspace, written(tmp_path, ONE), attributed=True)
    imported(workspace, written(tmp_path, HEAD + "Acme,2025,p1,board,A1,4\n"), attributed=True)
    refresh(workspace)
    as_imported = (acme(workspace).revision, workspace.store.times_lent)
    undone(workspace)
    imported(workspace, written(tmp_path, HEAD + "Acme,2025,p1,board,A1,2\n"), attributed=True)
    assert acme(workspace).revision == as_imported[0]
    assert workspace.store.times_lent > as_imported[1]
    assert refresh(workspace) == 1


def rows(workspace, sql):
    with workspace.store.reading() as cursor:
        return cursor._cursor.execute(sql).fetchall()


def test_who_sees_some_organisations_sees_their_imports_alone(workspace, tmp_path):
    imported(workspace, written(tmp_path, ONE, name="a.csv"))
    imported(workspace, written(tmp_path, HEAD + "Bravo,1,q,staff,A1,2\n", name="b.csv"))
    both = HEAD + "Acme,2026,p,board,A1,1\nBravo,2,q,staff,A1,2\n"
    imported(workspace, written(tmp_path, both, name="both.csv"))
    of_acme = acme(workspace).organisation.id
    executive = workspace.acting_for(Identity(Role.EXECUTIVE, organisations=frozenset({of_acme})))
    seen = imports_made(executive)
    assert [kept.file_name for kept in seen] == ["a.csv"]
    for kept in imports_made(workspace):
        with pytest.raises(NotAllowedError):
            undo_import(executive, kept.id, now=datetime(2026, 11, 23))
    assert [kept.file_name for kept in imports_made(workspace, organisations=["Bravo"])] == ["both.csv", "b.csv"]


def test_the_framework_that_came_with_an_import_goes_with_it(workspace, tmp_path):
    imported(workspace, written(tmp_path, ONE))
    assert [row[0] for row in workspace.store.rows("stored_frameworks")] == [FRAMEWORK.framework.hash]
    undone(workspace)
    assert workspace.store.rows("stored_frameworks") == []


def at_once(*several):
    """What each of these returned or raised, of calls that begin in the same moment in threads of their own."""
    begin, became = threading.Barrier(len(several)), [None] * len(several)

    def call(place, does):
        begin.wait()
        try:
            became[place] = does()
        except OppositeError as error:
            became[place] = error

    threads = [threading.Thread(target=call, args=one) for one in enumerate(several)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return became


def test_of_several_who_undo_one_import_at_once_one_does_and_the_others_are_told(workspace, tmp_path):
    before = everything(workspace)
    imported(workspace, written(tmp_path, ONE))
    became = at_once(*[lambda: undone(workspace)] * 4)
    assert sorted(isinstance(one, OppositeError) for one in became) == [False, True, True, True]
    assert everything(workspace) == before


@pytest.mark.parametrize("place", range(4))
def test_an_import_while_another_is_undone_is_before_or_after_it_and_never_half(workspace, tmp_path, place):
    imported(workspace, written(tmp_path, ONE, name="first.csv"))
    number = imports_made(workspace)[0].id
    second = written(tmp_path, HEAD + f"Acme,2025,p{place},board,A1,2\n", name=f"second{place}.csv")
    undoing, importing = at_once(
        lambda: undo_import(workspace, number, now=LATER), lambda: imported(workspace, second, now=LATER, people="same")
    )
    assert not isinstance(importing, OppositeError)
    mine = {(f"p{place}", "A1"): 2}
    first = {("p1", "A1"): 1, ("p1", "A2"): 2, ("p2", "A1"): 3}
    assert levels(workspace) == (first | mine if isinstance(undoing, OppositeError) else mine)
