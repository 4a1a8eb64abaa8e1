"""What can still be read of a damaged database goes into a new one, with a count of what is lost; nothing is touched."""

import shutil
import sqlite3
import stat
import subprocess
import sys
from datetime import datetime

import duckdb
import pytest
from ended import killed_after
from test_migration import released

from opposite.engine.collecting.assessments import find_wave
from opposite.engine.keeping.salvaging import salvage
from opposite.engine.report import build_report
from opposite.engine.workspace import open_workspace
from opposite.errors import StoreError
from opposite.store import open_store
from opposite.store.copying import contents
from opposite.store.database import CONFIG
from opposite.store.log_count import log_path
from opposite.store.salvage import BLOCK, FIRST_BLOCK

pytestmark = pytest.mark.long

NOW = datetime(2026, 11, 22, 9, 0)


@pytest.fixture
def output(tmp_path):
    return tmp_path / "saved.duckdb"


def everything(path):
    opened = open_workspace(str(path), make=False)
    with opened.store.snapshot() as cursor:
        found = contents(cursor)
    opened.close()
    return found


def scratch(path, block):
    """Damage a block, as a bad sector does."""
    with path.open("r+b") as file:
        file.seek(FIRST_BLOCK + block * BLOCK + 1000)
        file.write(b"\xff" * 64)


def readable(path, table):
    try:
        with duckdb.connect(str(path), read_only=True, config=CONFIG) as opened:
            opened.execute(f"select * from {table}").fetchall()
    except duckdb.Error:
        return False
    return True


def scratched(path, table):
    """Damage the first block without which a table cannot be read, and all others can."""
    whole = path.read_bytes()
    for block in range((len(whole) - FIRST_BLOCK) // BLOCK):
        scratch(path, block)
        if not readable(path, table) and readable(path, "meta"):
            return
        path.write_bytes(whole)
    pytest.fail(f"no block of {table}")


def saved(damaged, output):
    before = damaged.read_bytes()
    result = salvage(damaged, output)
    assert damaged.read_bytes() == before
    assert stat.S_IMODE(output.stat().st_mode) == 0o600
    assert [file.name for file in output.parent.iterdir() if file.name.startswith(".")] == []
    return result


def lost(result):
    return {table.name: table.lost for table in result.tables if table.lost != 0}


def test_of_a_sound_database_everything_is_saved(database, output):
    result = saved(database, output)
    assert lost(result) == {}
    assert everything(output) == everything(database)
    assert (result.log_was_damaged, result.findings) == (False, ())


def test_of_a_table_with_a_damaged_block_the_others_are_saved(database, output):
    sound = everything(database)
    scratched(database, "answers")
    result = saved(database, output)
    (answers,) = [table for table in result.tables if table.lost]
    assert (answers.name, answers.saved + answers.lost) == ("answers", sound["answers"][0])
    assert {name: found for name, found in everything(output).items() if name != "answers"} == {
        name: found for name, found in sound.items() if name != "answers"
    }


@pytest.fixture
def large(tmp_path):
    """A database with so many answers that they stand in many blocks."""
    path = tmp_path / "large.duckdb"
    store = open_store(path)
    with store.writing() as cursor:
        cursor.script(
            "insert into answers select 1, 'staff', range, 'Q' || range % 40, 'level', 3, 4, null, md5(range::varchar), "
            "null, timestamp '2026-11-22' from range(300000)"
        )
    store.close()
    return path


def test_of_a_large_table_rows_are_saved_without_words_that_are_lost(large, output):
    blocks = (large.stat().st_size - FIRST_BLOCK) // BLOCK
    scratch(large, blocks // 2)  # in the middle of the notes
    (answers,) = [table for table in saved(large, output).tables if table.name == "answers"]
    assert (answers.saved, answers.lost) == (300_000, 0)
    assert 0 < answers.incomplete < 50_000
    store = open_store(output)
    assert store._connection.execute("select count(*) from answers where note is null").fetchone()[0] == (
        answers.incomplete
    )
    store.close()


def test_a_file_that_was_cut_off_is_read_up_to_its_end(database, output):
    whole, sound = database.read_bytes(), everything(database)
    for blocks in range(1, 9):
        database.write_bytes(whole[: len(whole) - blocks * BLOCK])
        if not readable(database, "respondents"):
            break
    result = saved(database, output)
    assert "respondents" in lost(result)
    kept = {table.name: table.saved for table in result.tables if table.lost == 0}
    assert kept == {name: sound[name][0] for name in kept}
    assert kept["answers"] > 0


@pytest.mark.main_way
def test_frameworks_that_come_with_the_product_are_put_back(database, output):
    scratched(database, "frameworks")
    result = saved(database, output)
    assert lost(result) == {"frameworks": 1}
    assert result.findings == ()
    workspace = open_workspace(str(output))
    assert build_report(workspace, find_wave(workspace, "Bravo").id).overall.score is not None
    workspace.close()


def test_ids_go_on_after_those_that_were_given(database, output):
    saved(database, output)
    old, new = open_workspace(str(database)), open_workspace(str(output))
    with old.store.writing() as one, new.store.writing() as other:
        assert other.run("next_id")[0][0] >= one.run("next_id")[0][0]
    old.close()
    new.close()


def test_a_damaged_log_is_read_up_to_the_first_change_that_does_not_match(tmp_path, output):
    path = tmp_path / "logged.duckdb"
    shutil.copyfile(released(tmp_path, 5, name="from.duckdb"), path)
    killed_after(path, 6)
    log = bytearray(log_path(path).read_bytes())
    log[-40] ^= 0xFF
    log_path(path).write_bytes(log)
    result = saved(path, output)
    assert result.log_was_damaged
    assert everything(output)["meta"][0] == 1 + 5


def test_a_log_that_cannot_be_read_at_all_leaves_what_is_in_the_file(database, output):
    killed_after(database, 3)
    log = bytearray(log_path(database).read_bytes())
    log[60] ^= 0xFF
    log_path(database).write_bytes(log)
    assert everything_but_meta(saved(database, output)) > 1000


def everything_but_meta(result):
    return sum(table.saved for table in result.tables if table.name != "meta")


def test_a_database_of_an_earlier_schema_is_saved_and_brought_to_this_one(tmp_path, output):
    assert lost(saved(released(tmp_path, 2), output)) == {}
    workspace = open_workspace(str(output))
    assert workspace.store.kept_copy is None
    assert find_wave(workspace, "Acme", "1").wave == "1"
    workspace.close()


def sqlite(path):
    with sqlite3.connect(path) as connection:
        connection.execute("create table answers (level)")
    connection.close()


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda path: path.write_text("a letter" * 999), "The file {} is not a DuckDB database."),
        (sqlite, "The file {} is a SQLite database, not a DuckDB database."),
        (lambda path: path.touch(), "The file {} is empty (0 bytes)."),
        (lambda path: path.mkdir(), "{} is a folder."),
        (lambda _: None, "There is no file {}."),
    ],
)
def test_what_is_no_database_is_refused_in_words(tmp_path, output, make, words):
    path = tmp_path / "thing"
    make(path)
    with pytest.raises(StoreError) as refused:
        salvage(path, output)
    assert refused.value.title == words.format(path)
    assert not output.exists()


def test_where_the_part_that_says_where_all_stands_is_damaged_nothing_is_read(database, output):
    scratch(database, 0)
    with pytest.raises(
        StoreError, match=r"Nothing of .* can be read, since the part that says where all else stands is damaged"
    ) as refused:
        salvage(database, output)
    assert refused.value.detail == f"{database} was left as it is."
    assert not output.exists()


def test_an_output_that_is_there_is_left(database, output):
    output.write_text("mine")
    with pytest.raises(StoreError, match="is there already"):
        salvage(database, output)
    with pytest.raises(StoreError, match="is there already"):
        salvage(database, database)
    assert output.read_text() == "mine"


def test_a_database_that_is_held_is_told(database, output):
    hold = "import duckdb, sys; c = duckdb.connect(sys.argv[1]); print('held', flush=True); sys.stdin.read()"
    with subprocess.Popen(
        [sys.executable, "-c", hold, str(database)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(StoreError, match="is held by another process") as refused:
            salvage(database, output)
        assert refused.value.detail == f"{database} was left as it is."
        holder.communicate("")
