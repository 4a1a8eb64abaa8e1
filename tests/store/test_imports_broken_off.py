"""An import or an undoing that is killed, or finds no room, is done whole or not at all; afterwards it can be done again."""

import random
import shutil
import subprocess
import sys
from datetime import timedelta
from time import monotonic, sleep

import pytest
from import_cases import NOW, SAMPLES, imported, written

from opposite.engine.integrity import read_findings
from opposite.engine.keeping.imports_made import imports_made
from opposite.engine.keeping.undoing import undo_import
from opposite.engine.workspace import open_workspace
from opposite.errors import StoreError

pytestmark = [pytest.mark.long, pytest.mark.process]

PEOPLE, KILLS = 8_000, 8

LATER = NOW + timedelta(hours=1)

ANSWERS = ("answers", "waiting_answers", "respondents")

DO = """
import sys
from datetime import datetime
from pathlib import Path
from opposite.definitions import load
from opposite.engine.collecting.importing import import_answers
from opposite.engine.keeping.imports_made import imports_made
from opposite.engine.keeping.undoing import undo_import
from opposite.engine.workspace import open_workspace
database, what, file, framework = sys.argv[1:]
workspace = open_workspace(database)
loaded, now = load(Path(framework)), datetime(2026, 11, 22, 10)
latest = imports_made(workspace)[0].id
print("begun", flush=True)
if what == "import":
    import_answers(workspace, Path(file), framework=loaded, people="same", now=now)
else:
    undo_import(workspace, latest, now=now)
print("done", flush=True)
workspace.close()
"""


def file_of(folder, name, shift):
    rows = (f"Acme,{n % 3},p{n},board,{(n + shift) % 4 + 1},{(n + shift + 1) % 4 + 1},\n" for n in range(PEOPLE))
    return written(folder, "organisation,wave,respondent,group,A1,A2,B1\n" + "".join(rows), name=name)


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    """A database with one import, one with its correction too, and the file of the correction."""
    folder = tmp_path_factory.mktemp("whole")
    correction = file_of(folder, "correction.csv", 1)
    once = folder / "once.duckdb"
    workspace = open_workspace(str(once))
    imported(workspace, file_of(folder, "first.csv", 0))
    workspace.close()
    twice = shutil.copyfile(once, folder / "twice.duckdb")
    run(twice, "import", correction).wait()
    return once, twice, correction


def run(database, what, file):
    framework = SAMPLES / "framework.yaml"
    return subprocess.Popen(
        [sys.executable, "-c", DO, str(database), what, str(file), str(framework)], stdout=subprocess.PIPE, text=True
    )


def state(database):
    """A print of every table, the records of imports included; the database is opened anew for it, and sound."""
    workspace = open_workspace(str(database))
    try:
        assert read_findings(workspace) == ()
        return prints(workspace)
    finally:
        workspace.close()


def prints(workspace):
    with workspace.store.reading() as cursor:
        tables = [name for (name,) in cursor.run("table_names") if name not in {"log_state", "meta"}]
        return {
            table: cursor._cursor.execute(f"select count(*), sum(hash(one)) from {table} as one").fetchone()
            for table in tables
        }


@pytest.mark.parametrize("what", ["import", "undo"])
def test_killed_at_any_moment_everything_is_as_before_or_as_after(files, tmp_path, what):
    once, twice, correction = files
    start = once if what == "import" else twice
    database = shutil.copyfile(start, tmp_path / "whole.duckdb")
    with run(database, what, correction) as process:
        assert process.stdout.readline() == "begun\n"
        begun = monotonic()
        assert process.stdout.readline() == "done\n"
        took = monotonic() - begun
    before, after = state(start), state(database)
    assert before != after
    dice, found = random.Random(7), set()
    for number in range(KILLS):
        database = shutil.copyfile(start, tmp_path / f"{number}.duckdb")
        with run(database, what, correction) as process:
            process.stdout.readline()
            sleep(dice.uniform(0, 1.2) * took)
            process.kill()
        left = state(database)
        assert left in (before, after)
        found.add(left == after)
        if left == before:
            with run(database, what, correction) as process:
                assert process.stdout.read() == "begun\ndone\n"
            assert state(database) == after
    assert False in found


@pytest.fixture
def disk(tmp_path):
    """A small disk of its own, where this machine lets us mount one."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = shutil.which("mount")
    command = [mount, "-t", "tmpfs", "-o", "size=60m", "tmpfs", place]
    if mount is None or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("no disk can be mounted here")
    yield place
    subprocess.run(["umount", place], check=True)


def fill(disk, *, room):
    """Fill the disk but for some bytes; returns the file that fills it."""
    ballast = disk / "ballast"
    free = shutil.disk_usage(disk).free
    ballast.write_bytes(b"x" * (free - room))
    return ballast


@pytest.mark.parametrize("room", [0, 64_000, 400_000])
@pytest.mark.parametrize("what", ["import", "undo"])
def test_on_a_full_disk_nothing_has_changed_and_one_sentence_says_so(files, disk, what, room):
    once, twice, correction = files
    database = shutil.copyfile(once if what == "import" else twice, disk / "whole.duckdb")
    workspace = open_workspace(str(database))
    imports = imports_made(workspace)
    before = prints(workspace)

    def act():
        if what == "import":
            imported(workspace, correction, people="same", now=LATER)
        else:
            undo_import(workspace, imports[0].id, now=LATER)

    ballast = fill(disk, room=room)
    with pytest.raises(StoreError) as refused:
        act()
    assert "What was saved before is kept; this change was not stored." in str(refused.value)
    assert "No space left on device" in refused.value.title or "has no room" in refused.value.title
    assert prints(workspace) == before
    ballast.unlink()
    act()
    left = prints(workspace)
    workspace.close()
    other = state(twice if what == "import" else once)
    assert {table: left[table] for table in ANSWERS} == {table: other[table] for table in ANSWERS}
