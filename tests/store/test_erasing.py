"""Who or what is erased is gone from every table and from the bytes of the file, and from nowhere else."""

import threading
from datetime import date, datetime

import pytest

from opposite.domain.collecting.answers import Answer
from opposite.engine.agreement.consensus import record_consensus
from opposite.engine.collecting.answering import save_answer
from opposite.engine.collecting.assessments import find_wave, given_answers, respondents
from opposite.engine.collecting.importing import import_answers
from opposite.engine.collecting.invitations import new_link
from opposite.engine.keeping import erasing
from opposite.engine.keeping.erasing import (
    count,
    due_waves,
    erase,
    find_due,
    find_organisation,
    find_person,
    kept_copies,
    people_of,
    set_erase_on,
)
from opposite.engine.report import build_report
from opposite.engine.scoring.score_one import read_tabulation
from opposite.engine.scoring.upkeep import refresh
from opposite.engine.workspace import open_workspace
from opposite.errors import NotFoundError
from opposite.store.copying import contents
from opposite.store.rewriting import rewrite

pytestmark = pytest.mark.long

NOW = datetime(2026, 11, 22, 9, 0)
LATER = datetime(2026, 11, 23, 9, 0)
NOTE = "Quandlebury's forklift incident of the third of May"
HEADER = "organisation,wave,respondent,group,question,level,note\n"
ROWS = HEADER + "".join(
    f'{organisation},{wave},{person},{group},{question},{level},"{person} of {organisation} in {wave} says"\n'
    for organisation in ("Acme", "Bravo")
    for wave in ("1", "2")
    for group in ("executive", "frontline")
    for person in (f"{group}-a", f"{group}-b", f"{group}-c")
    for question, level in (("ORI1", 3), ("ORI2", 4))
)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "erased.duckdb"


@pytest.fixture
def kept(path, tmp_path):
    """Two organisations with two waves each; one person has changed an answer and written a note that is easy to find."""
    answers = tmp_path / "answers.csv"
    answers.write_text(ROWS)
    workspace = open_workspace(str(path))
    loaded = workspace.resolve("opposite")
    import_answers(workspace, answers, framework=loaded, now=NOW, keep_open=True)
    wave = find_wave(workspace, "Acme", "1")
    person = next(one for one in respondents(workspace, wave.id) if one.label == "executive-a")
    save_answer(workspace, person, Answer("ORI1", "level", 5.0, note=NOTE), now=NOW)
    save_answer(workspace, person, Answer("ORI1", "level", 6.0, note=f"{NOTE}, told again"), now=LATER)
    new_link(workspace, person, now=NOW)
    record_consensus(workspace, wave.id, "ORI1", 4.0, decided_on=NOW.date(), decided_by="Board", now=NOW)
    refresh(workspace)
    workspace.store.fold()
    yield workspace
    workspace.close()


def bytes_on_disk(path):
    """Everything that stands in the database's files."""
    return b"".join(file.read_bytes() for file in path.parent.iterdir() if file.name.startswith(path.name))


def rows(workspace):
    with workspace.store.snapshot() as cursor:
        return {name: number for name, (number, _) in contents(cursor).items()}


def test_removing_rows_alone_would_leave_the_note_in_the_file(kept, path):
    with kept.store.writing() as cursor:
        cursor.script(f"delete from answers where note like '{NOTE.replace(chr(39), chr(39) * 2)}%'")
        cursor.script("delete from answer_history")
    kept.store.fold()
    assert NOTE.encode() in bytes_on_disk(path)
    assert rewrite(kept.store)
    assert NOTE.encode() not in bytes_on_disk(path)


@pytest.mark.main_way
def test_a_person_is_gone_from_every_table_and_from_the_bytes(kept, path):
    assert NOTE.encode() in bytes_on_disk(path)
    before = rows(kept)
    found = find_person(kept, "executive-a", organisation="Acme", wave="1")
    expected = count(kept, found)
    assert expected._asdict() == {
        "people": 1, "answers": 2, "replaced": 2, "links": 1, "waves": 0, "progress": 0, "scenarios": 0, "targets": 0,
        "traces": False,
    }  # fmt: skip
    assert erase(kept, found, now=LATER) == expected
    gone = {name: before[name] - number for name, number in rows(kept).items() if before[name] != number}
    assert gone.pop("scores") > 0  # of the state before; computed anew when they are next asked for
    assert gone == {"respondents": 1, "answers": 2, "answer_history": 2, "links": 1}
    assert NOTE.encode() not in bytes_on_disk(path)
    assert b"executive-a of Acme in 1" not in bytes_on_disk(path)
    assert b"executive-a of Acme in 2" in bytes_on_disk(path)
    kept.close()
    assert NOTE.encode() not in bytes_on_disk(path)


def test_the_figures_of_the_wave_are_those_without_the_person(kept):
    wave = find_wave(kept, "Acme", "1")
    before = read_tabulation(kept, wave).people
    erase(kept, find_person(kept, "executive-a", organisation="Acme", wave="1"), now=LATER)
    after = find_wave(kept, "Acme", "1")
    assert after.revision == wave.revision + 1
    assert read_tabulation(kept, after).people == before | {"executive": before["executive"] - 1}


def test_only_who_counts_changes_the_figures(kept):
    with kept.store.writing() as cursor:
        cursor.script("update respondents set waiting = true where label = 'frontline-a' and assessment_id in "
                      "(select id from assessments where wave = '2')")  # fmt: skip
    found = find_person(kept, "frontline-a", organisation="Acme")
    assert [(person.wave, person.waits) for person in found.people] == [("1", False), ("2", True)]
    assert [wave.wave for wave in found.changed] == ["1"]
    waits = find_person(kept, "frontline-a", organisation="Acme", wave="2")
    assert waits.changed == ()
    before = find_wave(kept, "Acme", "2").revision
    assert erase(kept, waits, now=LATER).people == 1
    assert find_wave(kept, "Acme", "2").revision == before + 1


def test_what_is_written_after_erasing_is_in_the_file(kept, path):
    erase(kept, find_person(kept, "executive-a", organisation="Acme"), now=LATER)
    person = respondents(kept, find_wave(kept, "Bravo", "1").id)[0]
    save_answer(kept, person, Answer("ORI1", "level", 1.0), now=LATER)
    kept.close()
    again = open_workspace(str(path))
    assert given_answers(again, person)["ORI1"].level == 1.0
    assert {one.label for one in people_of(again, organisation="Acme")} == {
        "executive-b", "executive-c", "frontline-a", "frontline-b", "frontline-c"
    }  # fmt: skip
    again.close()


def test_a_person_is_erased_in_every_wave_of_their_organisation(kept):
    found = find_person(kept, "frontline-b", organisation="Bravo")
    assert [(one.organisation, one.wave, one.label) for one in found.people] == [
        ("Bravo", "1", "frontline-b"),
        ("Bravo", "2", "frontline-b"),
    ]
    assert [(one.organisation.name, one.wave) for one in sorted(found.changed, key=lambda one: one.wave)] == [
        ("Bravo", "1"),
        ("Bravo", "2"),
    ]


def test_a_person_is_found_by_number_too(kept):
    first = people_of(kept, organisation="Bravo", wave="2")[0]
    assert find_person(kept, str(first.id)).people == (first,)


def test_a_label_in_several_organisations_wants_one_named(kept):
    with pytest.raises(NotFoundError) as refused:
        find_person(kept, "executive-a")
    assert str(refused.value) == (
        "People called executive-a are there in 2 organisations: Acme, Bravo. Nothing was erased. "
        "Say which with --organisation."
    )


@pytest.mark.parametrize(
    ("find", "words"),
    [
        (lambda w: find_person(w, "nobody"), "Nobody called nobody is there, and no one of that number."),
        (
            lambda w: find_person(w, "executive-a", organisation="Acme", wave="9"),
            "Nobody called executive-a is there of Acme in 9, and no one of that number.",
        ),
        (lambda w: find_person(w, "99999999"), "Nobody called 99999999 is there, and no one of that number."),
        (lambda w: find_organisation(w, "Nobody"), "There is no organisation named 'Nobody'."),
        (lambda w: find_organisation(w, "Acme", wave="9"), "Acme has no wave called 9."),
        (lambda w: find_due(w, NOW.date()), "No wave is due to be erased."),
    ],
)
def test_what_is_not_there_is_said(kept, find, words):
    with pytest.raises(NotFoundError) as refused:
        find(kept)
    assert f"{refused.value.title} {refused.value.detail}" == f"{words} Nothing was erased."


def test_an_organisation_goes_with_everything_and_the_other_stays_as_it_was(kept, path):
    others = build_report(kept, find_wave(kept, "Bravo", "2").id).nodes
    erased = erase(kept, find_organisation(kept, "Acme"), now=LATER)
    assert (erased.people, erased.answers, erased.waves, erased.links) == (12, 24, 2, 1)
    left = rows(kept)
    assert (left["organisations"], left["assessments"], left["respondents"], left["answers"]) == (1, 2, 12, 24)
    assert (left["answer_history"], left["consensus"], left["links"]) == (0, 0, 0)
    assert b"Acme" not in bytes_on_disk(path)
    assert build_report(kept, find_wave(kept, "Bravo", "2").id).nodes == others


def test_no_table_that_names_people_waves_or_organisations_keeps_a_row_of_what_is_erased(kept):
    acme = find_wave(kept, "Acme", "1")
    tables = kept.store.rows("id_columns")
    numbers = {"respondent_id": 1, "assessment_id": acme.id, "organisation_id": acme.organisation.id}
    erase(kept, find_organisation(kept, "Acme"), now=LATER)
    with kept.store.snapshot() as cursor:
        assert [(t, c) for t, c in tables if cursor.count(t, c, [numbers[c]])] == []


def test_one_wave_goes_and_the_other_stays(kept):
    erase(kept, find_organisation(kept, "Acme", wave="1"), now=LATER)
    assert find_wave(kept, "Acme").wave == "2"
    assert rows(kept)["respondents"] == 18


def test_erasing_twice_says_that_it_is_gone(kept):
    found = find_person(kept, "executive-a", organisation="Acme", wave="1")
    erase(kept, found, now=LATER)
    with pytest.raises(NotFoundError, match="is not there any more"):
        erase(kept, found, now=LATER)


def test_while_somebody_reads_all_the_time_traces_are_left_until_the_next_opening(kept, path, monkeypatch):
    monkeypatch.setattr(erasing, "rewrite", lambda store: rewrite(store, 0.05))
    found = find_person(kept, "executive-a", organisation="Acme", wave="1")
    reads, done = threading.Event(), threading.Event()

    def read():
        with kept.store.reading():
            reads.set()
            done.wait()

    reader = threading.Thread(target=read)
    reader.start()
    reads.wait()
    try:
        assert erase(kept, found, now=LATER).traces
    finally:
        done.set()
        reader.join()
    assert kept.store.holds_traces
    kept.close()
    assert NOTE.encode() in bytes_on_disk(path)
    again = open_workspace(str(path))
    assert not again.store.holds_traces
    again.close()
    assert NOTE.encode() not in bytes_on_disk(path)


def test_a_day_to_erase_on_is_kept_and_told_from_that_day_on(kept):
    wave = find_wave(kept, "Acme", "1")
    assert due_waves(kept) == []
    set_erase_on(kept, wave.id, date(2026, 12, 1))
    assert [tuple(one) for one in due_waves(kept)] == [(wave.id, "Acme", "1", date(2026, 12, 1))]
    assert due_waves(kept, date(2026, 11, 30)) == []
    assert len(due_waves(kept, date(2026, 12, 1))) == 1
    assert [one.id for one in find_due(kept, date(2026, 12, 1)).waves] == [wave.id]
    set_erase_on(kept, wave.id, None)
    assert due_waves(kept) == []


def test_copies_kept_beside_the_database_are_named(path):
    open_workspace(str(path)).close()
    assert kept_copies(str(path)) == []
    copy = path.with_name("erased.duckdb.before-schema-5")
    copy.touch()
    assert kept_copies(str(path)) == [copy]
