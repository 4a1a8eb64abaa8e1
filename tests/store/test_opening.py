"""What opening a database can meet: each is one true sentence, and the file stays as it was."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from opposite.errors import StoreError
from opposite.store import open_store
from opposite.store.refusals import reason_about, refusal, sentence, trouble

LEFT = "It was left as it is."
ANOTHER = "Name another file with --database or OPPOSITE_DATABASE."


def sqlite(path):
    with sqlite3.connect(path) as connection:
        connection.execute("create table answers (level)")
    connection.close()


def cut_off(path):
    open_store(path).close()
    os.truncate(path, path.stat().st_size // 2)


def scratched(path):
    open_store(path).close()
    content = bytearray(path.read_bytes())
    content[4096:12288] = b"\xff" * 8192
    path.write_bytes(content)


def others(path):
    with duckdb.connect(str(path)) as connection:
        connection.execute("create table sales (amount integer)")


def newer(path):
    open_store(path).close()
    with duckdb.connect(str(path)) as connection:
        connection.execute("update meta set value = '999' where key = 'schema_version'")


def without_version(path):
    open_store(path).close()
    with duckdb.connect(str(path)) as connection:
        connection.execute("delete from meta")


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda path: path.touch(), "The database {} is empty (0 bytes), so it is not a database."),
        (lambda path: path.write_text("a block on a lock"), "The file {} is not a DuckDB database."),
        (lambda path: path.write_text("a block on a lock" * 9000), "The file {} is not a DuckDB database."),
        (sqlite, "The file {} is a SQLite database, not a DuckDB database."),
        (cut_off, "The database {} is damaged or cut off: IO Error: Could not read enough bytes"),
        (scratched, "The database {} is damaged or cut off: Corrupt database file: computed checksum"),
        (others, "The database {} holds other tables, not an assessment."),
        (newer, "The database {} was written by a newer version of OPPOSITE (schema 999; this one knows 10)."),
        (without_version, "The database {} names '' as the version of its schema, which is no version."),
    ],
)
def test_a_file_that_is_no_database_of_ours_is_told_from_others(tmp_path, make, words):
    path = tmp_path / "block.duckdb"
    make(path)
    before = path.read_bytes()
    with pytest.raises(StoreError) as refused:
        open_store(path)
    assert refused.value.title.startswith(words.format(path))
    assert refused.value.detail == LEFT
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["block.duckdb"]


def test_a_folder_and_a_device_are_no_files(tmp_path):
    with pytest.raises(StoreError, match=r"is a folder\. Name a file in it"):
        open_store(tmp_path)
    with pytest.raises(StoreError, match=r"^The database /dev/null is not an ordinary file\."):
        open_store("/dev/null")


def test_a_folder_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match=r"cannot be made or read: (File exists|Not a directory)\.$"):
        open_store(tmp_path / "file" / "opposite.duckdb")


def test_reading_makes_no_database(tmp_path):
    path = tmp_path / "typo" / "typo.duckdb"
    with pytest.raises(StoreError) as refused:
        open_store(path, make=False)
    assert str(refused.value) == (
        f"There is no database {path}. Check the path; `opposite demo` and `opposite import` make one, reading never does."
    )
    assert list(tmp_path.iterdir()) == []
    open_store(path).close()
    open_store(path, make=False).close()


def test_a_database_held_by_another_process_is_named_with_the_remedy(tmp_path):
    path = tmp_path / "held.duckdb"
    open_store(path).close()
    code = (
        "import sys; from opposite.store import open_store\n"
        "s = open_store(sys.argv[1]); print('held', flush=True); sys.stdin.read()"
    )
    holder = subprocess.Popen(
        [sys.executable, "-c", code, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    try:
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(StoreError) as refused:
            open_store(path)
    finally:
        holder.communicate("")
    assert str(refused.value) == (
        f"The database {path} is held by another process, most likely the running application. {LEFT} "
        f"Stop that process (its id is {holder.pid}), then try again."
    )
    open_store(path).close()


def test_a_postgresql_address_says_what_to_do():
    with pytest.raises(StoreError, match="DuckDB file only"):
        open_store("postgresql://127.0.0.1/x")


NEWER = "Trying to read a database file with storage version number 99, but we can only read storage versions up to 68."
IN_USE = 'Cannot open file "here": The process cannot access the file because it is being used by another process.'


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (NEWER, "The database here was written by a newer version of DuckDB."),
        ('Cannot open file "here": Permission denied', "The database here cannot be opened: permission denied."),
        (IN_USE, "The database here is held by another process, most likely the running application."),
        ('Could not read "block"', 'The database here cannot be opened: IO Error: Could not read "block".'),
    ],
)
def test_what_only_other_machines_meet_is_known_by_duckdbs_own_words(said, words):
    assert refusal("here", duckdb.IOException(f"IO Error: {said}")).title == words


def test_where_nothing_can_be_written_it_is_said_what_to_do(tmp_path):
    path = tmp_path / "there.duckdb"
    error = duckdb.IOException(f'IO Error: Cannot open file "{path}": Read-only file system')
    assert str(refusal(str(path), error)) == (
        f"The database {path} cannot be made: the disk or folder it is to stand in can only be read. Nothing was made. "
        "Name a file where you can write with --database or OPPOSITE_DATABASE."
    )
    open_store(path).close()
    assert str(refusal(str(path), error)) == (
        f"The database {path} cannot be opened: the disk or folder it stands in can only be read. {LEFT} Copy it, with its "
        ".wal file if there is one, to a folder where you can write, and open the copy."
    )


def test_what_duckdb_says_ends_with_one_full_stop():
    assert sentence(duckdb.IOException("IO Error: no such thing\nmore")) == "IO Error: no such thing."
    assert sentence(duckdb.IOException("Catalog Error: no such thing!")) == "Catalog Error: no such thing!"


def test_why_a_certain_file_failed_is_told_from_what_else_did():
    error = duckdb.IOException('IO Error: Could not write file "/a/part": No space left on device\nmore')
    assert reason_about(Path("/a/part"), error) == "No space left on device"
    assert reason_about(Path("/a/other"), error) is None


SALVAGE = "Restore it from a backup; without one, `opposite salvage here --output NEW` saves what can still be read."


@pytest.mark.parametrize("damage", [cut_off, scratched])
def test_a_damaged_database_is_refused_with_what_to_do(tmp_path, damage):
    path = tmp_path / "my block.duckdb"
    damage(path)
    with pytest.raises(StoreError) as refused:
        open_store(path)
    assert refused.value.hint == SALVAGE.replace("here", f"'{path}'")


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (
            duckdb.TransactionException(
                'TransactionContext Error: Failed to commit: Could not write file "here": No space'
            ),
            "could not be read or written",
        ),
        (duckdb.IOException('IO Error: Could not write file "here": No space'), "could not be read or written"),
        (duckdb.Error("Corrupt database file: computed checksum 1 does not match 2"), "is damaged or cut off"),
    ],
)
def test_trouble_with_the_disk_or_the_file_is_told_from_faults_of_the_program(error, words):
    assert trouble("here", error).title.startswith(f"The database here {words}: ")
    assert (SALVAGE in trouble("here", error).hint) == ("damaged" in words)
    assert trouble("here", duckdb.CatalogException("Catalog Error: Table with name locks does not exist!")) is None


def test_a_full_disk_stores_nothing_and_keeps_what_was_there(tmp_path):
    path = tmp_path / "full.duckdb"
    open_store(path).close()
    full = (
        "import resource, sys\n"
        "from opposite.errors import StoreError\n"
        "from opposite.store import open_store\n"
        "store = open_store(sys.argv[1])\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (5000, -1))\n"
        "try:\n"
        "    with store.writing() as cursor:\n"
        "        cursor.script(\"insert into meta select range::varchar, repeat('x', 900) from range(100)\")\n"
        "except StoreError as error: print(error.title.partition(': ')[0], error.detail)\n"
        "print(len(store.rows('schema_version')))"
    )
    done = subprocess.run([sys.executable, "-c", full, str(path)], check=True, capture_output=True, text=True)
    assert done.stdout.splitlines() == [
        f"The database {path} could not be read or written What was saved before is kept; this change was not stored.",
        "1",
    ]
