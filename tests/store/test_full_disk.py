"""On a disk that fills up nothing that was saved is lost, and nothing is called saved that is not."""

import shutil
import subprocess
import sys
from datetime import datetime

import pytest

from opposite.engine.collecting.assessments import assessments, find_wave
from opposite.engine.collecting.importing import import_answers, run
from opposite.engine.workspace import open_workspace
from opposite.errors import StoreError
from opposite.store import log_count, open_store
from opposite.store.copying import copy_store

SMALL, LARGE = "3m", "60m"


@pytest.fixture
def disk(tmp_path):
    """A small disk of its own, where this machine lets us mount one."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = shutil.which("mount")
    if (
        mount is None
        or subprocess.run(
            [mount, "-t", "tmpfs", "-o", f"size={SMALL}", "tmpfs", place], capture_output=True, check=False
        ).returncode
    ):
        pytest.skip("no disk can be mounted here")
    yield place
    subprocess.run(["umount", place], check=True)


def enlarge(disk):
    subprocess.run(["mount", "-o", f"remount,size={LARGE}", disk], check=True)


def fill(store):
    """Write until the disk is full; returns the number of changes that were said to be stored, and the refusal."""
    for stored in range(10_000):
        try:
            with store.writing() as cursor:
                cursor.script(f"insert into meta values ('{stored}', repeat('x', 9000))")
        except StoreError as refused:
            return stored, refused
    return pytest.fail("the disk is not full")


def rows(store):
    return store.rows("table_content", table_name="meta")[0][0] - 1


def test_a_change_that_does_not_fit_is_not_stored_and_all_before_it_are(disk):
    store = open_store(disk / "full.duckdb")
    stored, refused = fill(store)
    assert refused.title.endswith("No space left on device.")
    assert refused.detail == "What was saved before is kept; this change was not stored."
    assert rows(store) == stored
    store.close()
    enlarge(disk)
    again = open_store(disk / "full.duckdb")
    assert rows(again) == stored
    with again.writing() as cursor:
        cursor.script("insert into meta values ('after', 'that')")
    again.close()
    assert [file.name for file in disk.iterdir()] == ["full.duckdb"]


def test_a_disk_that_fills_up_while_the_log_is_folded_loses_nothing_and_the_store_goes_on(disk, monkeypatch):
    monkeypatch.setattr(log_count, "ROOM", -(2**40))  # as where others fill the disk meanwhile
    store = open_store(disk / "full.duckdb")
    stored, _ = fill(store)
    with pytest.raises(StoreError) as refused:
        store.fold()
    assert refused.value.title.startswith(
        f"The log of the database {disk / 'full.duckdb'} could not be folded into it: "
    )
    assert refused.value.detail == f"Everything that was saved is kept, in {disk / 'full.duckdb'}.wal."
    assert rows(store) == stored
    enlarge(disk)
    with store.writing() as cursor:
        cursor.script("insert into meta values ('after', 'that')")
    store.fold()
    assert (rows(store), store.log_length) == (stored + 1, 0)
    store.close()


def test_a_backup_that_does_not_fit_leaves_nothing(disk):
    store = open_store(disk / "full.duckdb")
    stored, _ = fill(store)
    with pytest.raises(StoreError):
        copy_store(store, disk / "backup.duckdb")
    assert "backup.duckdb" not in {file.name.strip(".") for file in disk.iterdir()}
    assert [file.name for file in disk.iterdir() if "part" in file.name] == []
    assert rows(store) == stored
    store.close()


@pytest.mark.long
def test_an_import_that_finds_no_room_to_put_aside_what_does_not_fit_in_memory_says_so(disk, tmp_path, monkeypatch):
    monkeypatch.setattr(run, "MEMORY", "16MB")
    file = tmp_path / "answers.csv"
    rows_ = (f"O{i // 40_000},r{i // 4},ORI{i % 4 + 1},{i % 5 + 1}\n" for i in range(800_000))
    file.write_text("organisation,respondent,question,level\n" + "".join(rows_))
    workspace = open_workspace(str(disk / "full.duckdb"))
    with pytest.raises(StoreError) as refused:
        import_answers(workspace, file, framework=workspace.resolve("opposite"), now=datetime(2026, 11, 22))
    assert str(refused.value) == (
        f"The disk of the database {disk / 'full.duckdb'} has no room to put aside what does not fit in memory. What was "
        "saved before is kept; this change was not stored. Make room on it (it is put aside in "
        f"{disk / 'full.duckdb'}.tmp meanwhile), then try again."
    )
    assert assessments(workspace) == []
    workspace.close()
    enlarge(disk)
    monkeypatch.undo()
    workspace = open_workspace(str(disk / "full.duckdb"))
    report = import_answers(workspace, file, framework=workspace.resolve("opposite"), now=datetime(2026, 11, 22))
    assert report.answers_stored == 800_000
    workspace.close()
    assert [path.name for path in disk.iterdir()] == ["full.duckdb"]


RUN = """
import resource, sys
from datetime import datetime
from opposite.engine.workspace import open_workspace
from opposite.engine.collecting.assessments import respondents, given_answers
from opposite.engine.collecting.answering import save_answer
from opposite.domain.collecting.answers import Answer
from opposite.errors import StoreError
now = datetime(2026, 11, 22)
workspace = open_workspace(sys.argv[1])
person = respondents(workspace, int(sys.argv[2]))[0]
save_answer(workspace, person, Answer("ORI1", "level", 2.0), now=now)
resource.setrlimit(resource.RLIMIT_FSIZE, (300, resource.RLIM_INFINITY))
try:
    save_answer(workspace, person, Answer("ORI1", "level", 5.0, note="x" * 9000), now=now)
except StoreError as error:
    print(error.detail)
print(given_answers(workspace, person)["ORI1"].level)
"""


def test_an_answer_that_does_not_fit_leaves_the_one_before(database):
    workspace = open_workspace(str(database))
    with workspace.store.writing() as cursor:
        cursor.script("update assessments set closed_at = null")
    number = find_wave(workspace, "Acme").id
    workspace.close()
    done = subprocess.run(
        [sys.executable, "-c", RUN, str(database), str(number)], check=False, capture_output=True, text=True
    )
    assert done.stdout.splitlines() == ["What was saved before is kept; this change was not stored.", "2.0"], (
        done.stderr
    )
