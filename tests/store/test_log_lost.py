"""A log that is lost or cut off is noticed at the next opening, and said with the number of changes that are missing."""

import shutil
import stat

import pytest
from ended import killed_after, writer

from opposite.errors import StoreError
from opposite.store import open_store
from opposite.store.folding import Folder
from opposite.store.log_count import count_path, give_back, log_path, take_count


@pytest.fixture
def path(tmp_path):
    """A database in which nothing was changed yet."""
    path = tmp_path / "kept.duckdb"
    open_store(path).close()
    return path


def said(path):
    """Rows that the writers of these tests have added."""
    store = open_store(path, make=False)
    rows = store.rows("table_content", table_name="meta")[0][0] - 1
    store.close()
    return rows


def files(path):
    return sorted(file.name for file in path.parent.iterdir())


@pytest.mark.process
@pytest.mark.main_way
def test_after_a_kill_everything_is_there_and_one_file_is_left(path):
    killed_after(path, 5)
    assert files(path) == ["kept.duckdb", "kept.duckdb.log-count", "kept.duckdb.wal"]
    assert said(path) == 5
    assert files(path) == ["kept.duckdb"]


def test_a_log_that_is_gone_is_said_with_the_number_of_changes(path):
    killed_after(path, 5)
    log_path(path).unlink()
    before = path.read_bytes()
    with pytest.raises(StoreError) as refused:
        open_store(path)
    assert (
        refused.value.title
        == f"The last 5 changes to the database {path} are missing: the log {path}.wal is not there."
    )
    assert refused.value.detail == "It was left as it is."
    assert refused.value.hint == (
        f"Put {path}.wal back beside it, from where the database was copied, and open it again. To go on without them: "
        f"`opposite doctor --accept --database {path}`."
    )
    assert path.read_bytes() == before


@pytest.mark.process
@pytest.mark.parametrize(("kept", "missing"), [(0, 5), (1, 4), (3, 2), (4, 1)])
def test_a_log_that_is_cut_off_lacks_the_changes_after_the_cut(path, kept, missing):
    killed_after(path, 5)
    lengths = [int(line.split()[-1]) for line in count_path(path).read_text().splitlines()]
    log = log_path(path).read_bytes()
    log_path(path).write_bytes(log[: lengths[kept - 1] + 30 if kept else 30])
    many = "1 change" if missing == 1 else f"{missing} changes"
    with pytest.raises(StoreError, match=f"The last {many} to the database .* the log .*wal is cut off"):
        open_store(path)
    log_path(path).write_bytes(log)
    assert said(path) == 5


@pytest.mark.process
def test_a_log_whose_end_was_never_written_lacks_what_is_zeros(path):
    killed_after(path, 3)
    log = log_path(path).read_bytes()
    log_path(path).write_bytes(log[:-60] + bytes(60))
    with pytest.raises(StoreError, match="The last 1 change to the database"):
        open_store(path)


@pytest.mark.process
def test_a_copy_of_the_file_alone_taken_while_it_is_in_use_says_that_changes_may_be_missing(path, tmp_path):
    copy = tmp_path / "copy.duckdb"
    with writer(path, 5, "sys.stdin.read()") as process:
        assert process.stdout.readline() == "written\n"
        shutil.copyfile(path, copy)
        process.communicate("")
    with pytest.raises(StoreError, match=r"copied or left while it was in use.*may be missing"):
        open_store(copy)
    accepted = open_store(copy, accept=True)
    assert accepted.rows("table_content", table_name="meta") == [
        (1, accepted.rows("table_content", table_name="meta")[0][1])
    ]
    accepted.close()
    assert said(copy) == 0
    assert said(path) == 5


@pytest.mark.process
def test_lost_changes_are_accepted_once(path):
    killed_after(path, 5)
    log_path(path).unlink()
    open_store(path, accept=True).close()
    assert files(path) == ["kept.duckdb"]
    assert said(path) == 0


@pytest.mark.process
def test_the_count_of_another_state_of_the_file_says_nothing(path, tmp_path):
    backup = shutil.copyfile(path, tmp_path / "backup")
    killed_after(path, 5)
    assert said(path) == 5
    killed_after(path, 2)
    log_path(path).unlink()
    shutil.copyfile(backup, path)
    assert said(path) == 0


@pytest.mark.process
def test_a_line_that_was_cut_off_while_it_was_written_counts_for_nothing(path):
    killed_after(path, 3)
    count = count_path(path)
    count.write_text(count.read_text() + "7 99999")
    assert said(path) == 3


@pytest.mark.process
def test_without_a_count_nothing_is_missing_that_the_log_holds(path):
    killed_after(path, 3)
    count_path(path).unlink()
    assert said(path) == 3


@pytest.mark.process
def test_without_a_count_and_a_log_changes_may_be_missing(path):
    killed_after(path, 3)
    count_path(path).unlink()
    log_path(path).unlink()
    with pytest.raises(StoreError, match="may be missing"):
        open_store(path)


@pytest.mark.process
def test_all_three_files_are_their_owners_alone(path):
    killed_after(path, 3)
    assert {stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()} == {0o600}


def test_a_database_that_two_parts_of_a_process_have_open_is_at_rest_once_both_are_closed(path):
    first, second = open_store(path), open_store(path)
    for store in (first, second):
        with store.writing() as cursor:
            cursor.script(f"insert into meta values ('{id(store)}', 'said')")
    first.close()
    assert files(path) == ["kept.duckdb", "kept.duckdb.log-count", "kept.duckdb.wal"]
    second.close()
    assert files(path) == ["kept.duckdb"]
    assert said(path) == 2


# --- folded by itself


@pytest.mark.process
def test_some_seconds_after_the_last_change_the_file_holds_everything(path, tmp_path):
    copy = tmp_path / "copy.duckdb"
    with writer(path, 5, "time.sleep(1.5); print('quiet', flush=True); sys.stdin.read()", quiet=0.2) as process:
        assert process.stdout.readline() == "written\n"
        assert process.stdout.readline() == "quiet\n"
        assert not log_path(path).exists()
        shutil.copyfile(path, copy)
        shutil.copyfile(count_path(path), count_path(copy))
        process.communicate("")
    assert said(copy) == 5


@pytest.mark.process
@pytest.mark.parametrize(
    ("then", "status"),
    [
        ("", 0),
        ("raise ValueError", 1),
        ("sys.exit(3)", 3),
        ("os.kill(os.getpid(), signal.SIGINT); time.sleep(9)", -2),
        (
            "from opposite.cli.main import _end_in_order as e; e(); os.kill(os.getpid(), signal.SIGTERM); time.sleep(9)",
            143,
        ),
        (
            "from opposite.cli.main import _end_in_order as e; e(); os.kill(os.getpid(), signal.SIGHUP); time.sleep(9)",
            129,
        ),
    ],
)
def test_however_a_process_ends_the_one_file_holds_everything(path, tmp_path, then, status):
    with writer(path, 5, then) as process:
        process.communicate()
    assert process.returncode == status
    alone = shutil.copyfile(path, tmp_path / "copy.duckdb")
    assert said(alone) == 5
    assert not log_path(path).exists()


def test_a_store_that_nobody_holds_any_more_stops_its_thread(path):
    store = open_store(path)
    with store.writing() as cursor:
        cursor.script("insert into meta values ('a', 'said')")
    folder: Folder = store._folder
    store.close()
    assert not folder._thread.is_alive()


def test_what_is_read_stays_as_it_was(path):
    before = path.read_bytes()
    assert said(path) == 0
    assert path.read_bytes() == before
    assert files(path) == ["kept.duckdb"]


def test_a_count_is_shared_and_given_back(path):
    one, other = take_count(path), take_count(path)
    assert one is other
    give_back(one, complete=False)
    give_back(other, complete=False)
    assert take_count(path) is not one
    give_back(take_count(path), complete=False)
