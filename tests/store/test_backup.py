"""A backup is one file with everything, taken while people answer, and never takes the place of something else."""

import os
import re
import shutil
import stat
import subprocess
import sys
import threading
from datetime import datetime
from pathlib import Path

import duckdb
import pytest

from opposite.domain.collecting.answers import Answer
from opposite.engine.collecting.answering import save_answer
from opposite.engine.collecting.assessments import assessments, find_wave, respondents
from opposite.engine.collecting.commands import new_id
from opposite.engine.keeping.backup import back_up, back_up_address
from opposite.engine.report import build_report
from opposite.engine.workspace import open_workspace
from opposite.errors import StoreError
from opposite.store import copying
from opposite.store.copying import contents

pytestmark = pytest.mark.long

NOW = datetime(2026, 11, 22, 9, 0)
NOTHING = "No copy was written; the database was left as it is."


@pytest.fixture
def held(database):
    """A workspace on a file, and the place for its backup."""
    opened = open_workspace(str(database))
    yield opened, database.with_name("backup.duckdb")
    opened.close()


def everything(path):
    opened = open_workspace(str(path), make=False)
    with opened.store.snapshot() as cursor:
        found = contents(cursor)
    opened.close()
    return found


@pytest.mark.main_way
def test_it_holds_everything_in_one_file_that_its_owner_alone_reads(held):
    workspace, file = held
    copied = back_up(workspace, file)
    with workspace.store.snapshot() as cursor:
        original = contents(cursor)
    assert everything(file) == original
    assert copied.rows == sum(rows for rows, _ in original.values())
    assert (copied.path, copied.size, copied.findings) == (file, file.stat().st_size, ())
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [name.name for name in file.parent.iterdir() if "backup" in name.name] == ["backup.duckdb"]


def test_ids_go_on_and_keys_hold_in_the_copy(held):
    workspace, file = held
    back_up(workspace, file)
    copy = open_workspace(str(file))
    with workspace.store.writing() as cursor, copy.store.writing() as copied:
        assert new_id(copied) == new_id(cursor)
    with pytest.raises(duckdb.ConstraintException), copy.store.writing() as cursor:
        cursor.script("insert into organisations select * from organisations")
    assert (
        build_report(copy, find_wave(copy, "Bravo").id).nodes
        == build_report(workspace, find_wave(workspace, "Bravo").id).nodes
    )
    copy.close()


def test_it_is_one_state_while_people_go_on_answering(held):
    workspace, file = held
    people = respondents(workspace, find_wave(workspace, "Bravo", "Autumn").id)
    with workspace.store.writing() as cursor:
        cursor.script("update assessments set closed_at = null")
    stop, saved = threading.Event(), []

    def answer():
        while not stop.is_set():
            save_answer(workspace, people[0], Answer("ORI1", "level", 1.0 + len(saved) % 6), now=NOW)
            saved.append(1)

    answering = threading.Thread(target=answer)
    answering.start()
    try:
        for _ in range(3):
            before = len(saved)
            back_up(workspace, file, force=True)
            assert len(saved) > before
    finally:
        stop.set()
        answering.join()
    copy = open_workspace(str(file))
    revision = sum(one.revision for one in assessments(copy))
    ((history, _),) = copy.store.rows("table_content", table_name="answer_history")
    assert (revision, history) == (3 + history, history)
    copy.close()


HOLD = """
import sys
from opposite.store import open_store
store = open_store(sys.argv[1])
with store.writing() as cursor:
    cursor.script("insert into meta values ('said', 'before')")
print("held", flush=True)
sys.stdin.read()
"""


def test_the_command_copies_what_another_process_holds(database, tmp_path):
    file = tmp_path / "backup.duckdb"
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(database)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout.readline() == "held\n"
        copied = back_up_address(str(database), file)
        assert copied.rows is None
        assert copied.findings == ()
        assert everything(file)["meta"][0] == 3
        holder.communicate("")
    assert everything(file) == everything(database)


def test_a_file_that_is_there_is_replaced_by_force_alone_and_only_once_the_copy_is_whole(held, monkeypatch):
    workspace, file = held
    file.write_text("an earlier one")
    with pytest.raises(StoreError) as refused:
        back_up(workspace, file)
    assert str(refused.value) == (f"{file} is there already. {NOTHING} Name another file, or replace it with --force.")
    with monkeypatch.context() as patched:
        patched.setattr(copying, "_examined", lambda _: (_ for _ in ()).throw(OSError(28, "No space left on device")))
        with pytest.raises(StoreError, match="could not be written: No space left on device"):
            back_up(workspace, file, force=True)
    assert file.read_text() == "an earlier one"
    back_up(workspace, file, force=True)
    assert everything(file)["organisations"][0] == 2
    assert sorted(name.name for name in file.parent.iterdir() if name.name.startswith(".")) == []


NOWHERE = Path("/proc")
"""A folder in which nobody can make a file."""

SMALL_DISK = """
import resource, sys
from pathlib import Path
from opposite.engine.keeping.backup import back_up_address
from opposite.errors import StoreError
resource.setrlimit(resource.RLIMIT_FSIZE, (20000, -1))
try:
    back_up_address(sys.argv[1], Path(sys.argv[2]))
except StoreError as error:
    print(error)
"""


@pytest.mark.skipif(not NOWHERE.is_dir(), reason="needs a folder in which nobody can make a file")
def test_a_folder_in_which_nothing_can_be_made_is_not_blamed_on_the_database(held):
    workspace, _ = held
    with pytest.raises(StoreError) as refused:
        back_up(workspace, NOWHERE / "backup.duckdb")
    assert re.fullmatch(r"The copy /proc/backup\.duckdb could not be written: [A-Z][a-z ]+\.", refused.value.title)
    assert refused.value.detail == NOTHING


def test_a_disk_too_small_for_the_copy_is_not_blamed_on_the_database(database):
    file = database.with_name("backup.duckdb")
    done = subprocess.run(
        [sys.executable, "-c", SMALL_DISK, str(database), str(file)], check=True, capture_output=True, text=True
    )
    assert done.stdout == (
        f"The copy {file} could not be written: File too large. {NOTHING} "
        "Check that disk and its free space, then try again.\n"
    )
    assert sorted(path.name for path in file.parent.iterdir()) == ["opposite.duckdb"]


@pytest.mark.parametrize(
    "lead",
    [
        lambda database, _: database,
        lambda database, link: link.symlink_to(database) or link,
        lambda database, link: link.hardlink_to(database) or link,
        lambda database, _: database.parent / "." / database.name,
    ],
)
def test_the_database_itself_is_never_replaced(held, database, lead):
    workspace, _ = held
    file = lead(database, database.with_name("link"))
    with pytest.raises(StoreError, match="is the database itself, not a place for a copy of it"):
        back_up(workspace, file, force=True)


def test_a_link_to_another_file_is_followed_and_stays(held, tmp_path):
    workspace, _ = held
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "behind.duckdb")
    back_up(workspace, link)
    assert link.is_symlink()
    assert everything(tmp_path / "behind.duckdb")["organisations"][0] == 2


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("folder", "is a folder. {} Name a file in it, such as backup.duckdb."),
        ("pipe", "is not an ordinary file. {} Name another file."),
    ],
)
def test_what_is_no_file_is_refused(held, tmp_path, name, words):
    workspace, _ = held
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(StoreError) as refused:
        back_up(workspace, tmp_path / name, force=True)
    assert str(refused.value) == f"{tmp_path / name} {words.format(NOTHING)}"


def test_a_folder_that_is_not_there_is_named(held, tmp_path):
    workspace, _ = held
    with pytest.raises(StoreError, match=r"There is no folder .*/none for the copy\. .* Make it first\."):
        back_up(workspace, tmp_path / "none" / "backup.duckdb")


def test_what_is_wrong_in_the_database_is_told_of_its_copy(held):
    workspace, file = held
    with workspace.store.writing() as cursor:
        cursor.script("delete from organisations where name = 'Acme'")
    assert [finding.fault.value for finding in back_up(workspace, file).findings] == ["assessment without organisation"]


def test_a_copy_that_differs_is_not_kept(held, monkeypatch):
    workspace, file = held
    original = copying.contents

    def forged(cursor, prefix=""):
        found = original(cursor, prefix)
        return found | {"answers": (1, 1)} if prefix else found

    monkeypatch.setattr(copying, "contents", forged)
    with pytest.raises(StoreError, match="differs from it in answers"):
        back_up(workspace, file)
    assert not file.exists()


def test_a_backup_put_in_the_place_of_the_database_is_the_database(held, database):
    workspace, file = held
    back_up(workspace, file)
    workspace.close()
    with open_workspace(str(database)).store.writing() as cursor:
        cursor.script("delete from answers")
    shutil.move(file, database)
    for left in database.parent.glob("opposite.duckdb.*"):
        left.unlink()
    assert everything(database)["answers"][0] > 0
