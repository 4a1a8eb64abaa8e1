"""The DuckDB file: opened once a process, a cursor for every call, one writer at a time."""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from functools import partial
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import duckdb

from opposite import __version__
from opposite.errors import HeldError, StoreError
from opposite.settings import utc_now
from opposite.store.cursor import Cursor, Row
from opposite.store.folding import Folder
from opposite.store.gate import Gate
from opposite.store.integrity import quick_findings, what_is_missing
from opposite.store.log_count import Log, LogCount, give_back, has_room, is_last, log_path, take_count
from opposite.store.migration import NEW, bring_up, kept_copy, newest_version, schema_version
from opposite.store.moments import MOMENTS
from opposite.store.refusals import ANOTHER, BUSY, INTERRUPTED, LEFT, lacking, left_in_use, lent, refusal, trouble

__all__ = ["CONFIG", "MEMORY", "OWNER_ONLY", "Cursor", "Row", "Store", "is_there", "open_store", "refuse_orphaned_log"]

MEMORY = ":memory:"

SERVERS = ("postgresql://", "postgres://")

LONGEST_LOG = 16 * 2**20
"""Bytes of the write-ahead log after which it is folded into the file at once."""

PATIENCE = 10.0
"""Seconds that reading and writing wait for another process that was lent the file."""

TURN = 0.2
"""Seconds that who wants to be alone holds the write lock at once while others read."""

OWNER_ONLY = 0o600
"""Permissions of a file that holds answers."""

COUNTED = os.name == "posix"
"""Whether changes are counted outside the log: Windows lets nobody read a database along with DuckDB."""

CONFIG = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "threads": "1",
    "storage_compatibility_version": "v1.5.0",
}
"""Nothing is fetched. A statement takes one processor: a second one costs a fifth more in all and is little quicker, and
somebody else's statement has it meanwhile. Files keep the format of DuckDB 1.5, which 2.0 reads and writes, so that an upgrade of DuckDB
alone never makes a file that yesterday's installation cannot open; raising it is a change for the CHANGELOG."""
log = logging.getLogger(__name__)


class Store:
    """One open database. Reads run on cursors of their own; a write holds the only write lock of the process.

    What was written is folded from the log into the file itself soon after, and when the store is closed.
    """

    def __init__(self, connection: duckdb.DuckDBPyConnection, address: str, count: LogCount | None = None) -> None:
        self._connection = connection
        self._write_lock = threading.Lock()
        self._gate = Gate()
        self._count = count
        self._folder = None if address == MEMORY else Folder(self)
        self._closed = False
        self._states = False
        self._invalid = False
        self._lent = False
        self._away = threading.Lock()
        """Held while the file is opened again after it was lent."""
        self._is_away = False
        self.times_lent = 0
        """How often another process had the file, or an earlier state came back: what was computed before may not be so."""
        self.address = address
        self.kept_copy: Path | None = None
        """The copy of the file as it was before this opening brought it to a newer schema; None when it did not."""
        self.faulty = False
        """Whether what is quick to look through at opening breaks a rule of stored data."""

    @contextmanager
    def reading(self, until: float | None = None) -> Iterator[Cursor]:
        """A cursor for one or more reads that see the same connection (and its temporary tables).

        Raises StoreError where another process has the file until then, or for PATIENCE.
        """
        with self._cursor(until) as cursor:
            yield Cursor(cursor)

    @property
    def moment(self) -> int | None:
        """A number of the state that the database is in, which no other state has; None while a change is being kept."""
        return MOMENTS.now

    @property
    def moment_but_for_answers(self) -> int | None:
        """Likewise of the state, answers aside: the number stays while nothing but answers changes."""
        return MOMENTS.now_but_for_answers

    @contextmanager
    def snapshot(self) -> Iterator[Cursor]:
        """A cursor whose reads all see the database as it was at the first of them; nothing it changes is kept."""
        with self._cursor() as cursor:
            moment = self.moment
            cursor.execute("begin")
            try:
                yield Cursor(cursor, moment)
            finally:
                with suppress(duckdb.Error):  # where the transaction has ended by itself, what ended it is told
                    cursor.execute("rollback")

    def rows(self, statement: str, /, **parameters: Any) -> list[Row]:
        """Rows of one query."""
        with self.reading() as cursor:
            return cursor.run(statement, **parameters)

    @contextmanager
    def writing(
        self, on: Cursor | None = None, *, goes_back: bool = False, answers_alone: bool = False
    ) -> Iterator[Cursor]:
        """One transaction: everything in it is kept, or nothing when anything fails.

        It is made on a cursor of its own, or on one that reads, so that what stands in its temporary tables can be kept.
        One that `goes_back` restores an earlier state: revisions that were used are used again, so that what was computed
        before is not asked for afterwards, as where another process had the file. One of `answers_alone` changes nothing
        but what people say, and the revision and last activity of their wave.
        """
        until = monotonic() + PATIENCE
        with self._only_writer(until):
            self._say_in_use()
            with self._transaction(until, on, answers_alone=answers_alone) as cursor:
                yield cursor
            self.times_lent += goes_back
            if self._folder is not None:
                self._folder.written()
            if self.log_length > LONGEST_LOG:
                self._try_to_fold()

    @contextmanager
    def within(self, memory: str) -> Iterator[None]:
        """Let everything in it work in so much memory at most, and put the rest aside on the disk, beside the database.

        What was taken is given back at the end, if no cursor that took it is open any more.
        """
        with self.reading() as cursor, cursor.setting("memory_limit", memory):
            yield

    @contextmanager
    def _only_writer(self, until: float) -> Iterator[None]:
        """Hold the write lock; raises StoreError where another process has the file for so long."""
        while not self._write_lock.acquire(timeout=0.2):
            if self._lent and monotonic() > until:
                raise lent(self.address)
        try:
            yield
        finally:
            self._write_lock.release()

    @contextmanager
    def _cursor(self, until: float | None = None) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor, on the file as it is opened anew where another process had it, or DuckDB could not go on.

        Raises StoreError where another process has the file until then, or for PATIENCE.
        """
        until = monotonic() + PATIENCE if until is None else until
        with self._gate.inside(until) as let_in:
            if not let_in:
                raise lent(self.address)
            self._take_back(until)
            if self._invalid:
                self._connection.close()
                self._connection = _connect(self.address)
                self._invalid = False
            with self._connection.cursor() as cursor, self._in_words():
                yield cursor

    @contextmanager
    def _in_words(self) -> Iterator[None]:
        """What goes wrong with the database, as StoreError; Ctrl-C as what it is wherever DuckDB stood."""
        with _storage_errors(self._connection, self.address):
            try:
                yield
            except duckdb.FatalException:
                self._invalid = True
                raise
            except RuntimeError as error:
                if INTERRUPTED.search(str(error)):
                    raise KeyboardInterrupt from error
                raise

    @contextmanager
    def _going_on(self, cursor: Cursor) -> Iterator[Cursor]:
        with self._in_words():
            yield cursor

    @contextmanager
    def lending(self, seconds: float) -> Iterator[bool]:
        """Close the file, for another process to have it meanwhile; False where somebody here is at work for so long.

        Whoever wants to read or write meanwhile waits for PATIENCE, and is then told.
        """
        with self._nobody_else(seconds) as alone:
            if not alone:
                yield False
                return
            self._give_away()
            try:
                with MOMENTS.changing():
                    yield True
            finally:
                self.times_lent += 1
                with suppress(StoreError):  # whoever needs it next tries again, and is told
                    self._take_back(monotonic() + 1.0)
                self._lent = False

    @contextmanager
    def _nobody_else(self, seconds: float) -> Iterator[bool]:
        """Hold the write lock while nobody reads; False where that cannot be had for so long.

        Who reads may want to write before they are out: the lock is given up after each turn of waiting for them.
        """
        until = monotonic() + seconds
        while self._write_lock.acquire(timeout=max(until - monotonic(), 0)):
            try:
                with self._gate.alone(max(min(TURN, until - monotonic()), 0)) as alone:
                    if alone:
                        yield True
                        return
            finally:
                self._write_lock.release()
            if monotonic() >= until:
                break
            sleep(TURN / 10)
        yield False

    def _give_away(self) -> None:
        """Close the file, which then holds everything by itself as far as there is room."""
        try:
            self._rest()
        except StoreError as error:
            log.warning("The log was not folded into the file: %s", error)
        self._lent = self._is_away = True
        self._connection.close()
        if self._count is not None:
            give_back(self._count, complete=not self._count.marked and self._count.length() == 0)
            self._count = None

    def _take_back(self, until: float) -> None:
        """Open the file again where it was lent; raises StoreError where that cannot be done until then."""
        while self._is_away:
            try:
                with self._away:
                    if self._is_away:
                        _refuse_unfit(self.address, make=False)
                        self._go_on_with(_of_this_version(self.address, accept=False))
            except HeldError:
                if monotonic() > until:
                    raise
                sleep(0.05)

    def _go_on_with(self, other: Store) -> None:
        """Take over what another store of the same file has opened."""
        if other._folder is not None:
            other._folder.stop()
        self._connection, self._count = other._connection, other._count
        self._is_away = False
        if self._folder is not None and self.log_length:
            self._folder.written()

    @contextmanager
    def bringing_up(self) -> Iterator[Cursor]:
        """One transaction that changes the schema."""
        with self._write_lock, self._transaction() as cursor:
            yield cursor

    def take_up(self, left: Log, *, accept: bool) -> None:
        """Go on from where a database was left: folded and at rest where what used it had no time to do so.

        Raises StoreError when it was in use and neither its log nor the count beside it is there, unless accepted.
        """
        if self._count is None or not is_last(self._count):
            return
        state = self._state()
        if state is not None and not (left.is_there or left.is_counted or accept):
            raise left_in_use(self.address, state)
        self._count.marked = state is not None
        if self._folder is not None and (state is not None or left.is_there):
            self._folder.written()

    def _state(self) -> datetime | None:
        """Since when the file says that it is in use; None where it holds everything by itself."""
        return next((since for in_use, since, _ in self._log_state() if in_use), None)

    def _log_state(self) -> list[Row]:
        """The row that says whether the file is in use; none in a database of a schema that had no such table."""
        with self.reading() as cursor:
            try:
                rows = cursor.run("log_state")
            except duckdb.CatalogException:  # asked of the catalogue, it takes milliseconds of every start
                return []
            self._states = True
            return rows

    def _has_state(self, cursor: Cursor) -> bool:
        """Whether the schema has the table of that row; one that has it never loses it."""
        self._states = self._states or ("log_state",) in cursor.run("table_names")
        return self._states

    @contextmanager
    def _transaction(
        self, until: float | None = None, on: Cursor | None = None, *, answers_alone: bool = False
    ) -> Iterator[Cursor]:
        with self.reading(until) if on is None else self._going_on(on) as cursor:
            if self._count is not None:
                self._count.prepare_log()
            with cursor.one_state(kept=partial(MOMENTS.changing, answers_alone=answers_alone)):
                yield cursor
            if self._count is not None:
                self._count.add()

    def _say_in_use(self) -> None:
        """Before the first change after a rest: let the file itself say that its log belongs to it."""
        if self._count is None or self._count.marked:
            return
        self._count.begin()
        self._set_state(in_use=True)
        self._count.marked = True

    def _set_state(self, *, in_use: bool) -> None:
        with self._transaction() as cursor:
            if self._has_state(cursor):
                cursor.run("set_log_state", in_use=in_use, now=utc_now())
                if not in_use and not self.faulty:  # the next opening need not look through what this one has
                    cursor.run("set_left_with", version=__version__)
        self._try_to_fold()

    def _try_to_fold(self) -> None:
        """Fold the log into the file; where that fails, everything stays in the log, and the log of the program says so."""
        try:
            self._fold()
        except StoreError as error:
            log.warning("The log was not folded into the file: %s", error)

    def _fold(self) -> bool:
        """Fold the log into the file; False, with everything safe in the log, where that must wait.

        A disk that fills up meanwhile would end every connection, so that nothing is folded where room may lack.
        """
        if self._count is not None and not has_room(Path(self.address), self._count.length()):
            return False
        with self.reading() as cursor:
            try:
                cursor.script("checkpoint")
            except duckdb.TransactionException as error:
                if not BUSY.search(str(error)):
                    raise
                return False  # another cursor is at work; the next fold takes it along
        if self._count is not None:
            self._count.clear()
        return True

    def fold(self, *, rest: bool = False) -> None:
        """Write everything that stands in the write-ahead log into the file itself.

        With `rest` the file also says that it is complete without a log, until the next change.
        """
        with self._write_lock:
            if self._closed:
                return
            if rest:
                self._rest()
            else:
                self._fold()

    def _rest(self) -> None:
        """Fold, and let the file say that it is complete; the write lock is held."""
        if self._count is None or not self._count.marked:
            self._fold()
            return
        self._set_state(in_use=False)
        self._count.marked = False
        if self._count.length() == 0:
            self._count.forget()

    @contextmanager
    def alone(self, seconds: float) -> Iterator[bool]:
        """Let nobody else read or write meanwhile; False where somebody read for so long, or has opened it twice."""
        with self._nobody_else(seconds) as alone:
            yield alone and (self._count is None or is_last(self._count))

    def put_in_place(self, part: Path) -> None:
        """Let another file take the place of the database's, and go on with it; to be called when alone."""
        self._connection.close()
        path = Path(self.address)
        try:
            with MOMENTS.changing():
                part.replace(os.path.realpath(path))
            if self._count is not None:
                give_back(self._count, complete=True)
                self._count = take_count(path)
        finally:
            self._connection = _connect(self.address)

    @property
    def in_use(self) -> bool:
        """Whether the file says that it is complete with its log only: it was changed, and is not at rest since."""
        return self._count is not None and self._count.marked

    @property
    def holds_traces(self) -> bool:
        """Whether something was erased, and the file not yet written anew without its traces."""
        return any(traces for _, _, traces in self._log_state())

    @property
    def log_length(self) -> int:
        """Bytes of the write-ahead log; 0 where everything stands in the file."""
        return 0 if self._count is None else self._count.length()

    def close(self) -> None:
        """Fold the log into the file, and close it; the store cannot be used afterwards."""
        if self._closed:
            return
        if self._folder is not None:
            self._folder.stop()
        try:
            if self._count is not None and is_last(self._count):
                self.fold(rest=True)
        except StoreError as error:
            log.warning("The log was not folded into the file: %s", error)
        finally:
            self.let_go()

    def let_go(self) -> None:
        """Close the file as it is."""
        if self._closed:
            return
        self._closed = True
        if self._folder is not None:
            self._folder.stop()
        self._connection.close()
        if self._count is not None:
            give_back(self._count, complete=not self._count.marked and self._count.length() == 0)


def open_store(address: str | Path = MEMORY, *, make: bool = True, accept: bool = False) -> Store:
    """The store at a path, or in memory; a file that is not there is made, unless `make` is false.

    A file of an older schema is brought to this version's, and a copy of it kept beside it. A file that is made can be
    read by its owner alone.

    Raises StoreError when the file cannot be opened: not there, held by another process, not a database, a folder,
    damaged, without permission, or written by a newer version of the program; also when changes are missing because its
    log is, unless they are accepted as lost. The file is left as it was.
    """
    path = str(address)
    if path.startswith(SERVERS):
        raise StoreError(
            "A PostgreSQL address was given, and this version stores in a DuckDB file only.",
            hint="Give the path of a file with --database or OPPOSITE_DATABASE.",
        )
    if path != MEMORY:
        _refuse_unfit(path, make=make)
    store = _of_this_version(path, accept=accept)
    with _closed_on_failure(store):
        store.faulty = bool(quick_findings(store))
    return store


def _of_this_version(path: str, *, accept: bool) -> Store:
    store = _opened(path, accept=accept)
    with _closed_on_failure(store), store.reading() as cursor:
        version = schema_version(cursor, path)
    if version == newest_version():
        return store
    if version == NEW:
        return _brought_up(store, version)
    with _closed_on_failure(store):
        store.fold()
    store.close()
    with kept_copy(Path(path)) as copy:
        store = _brought_up(_opened(path, accept=True), version)
    store.kept_copy = copy
    return store


def _opened(path: str, *, accept: bool) -> Store:
    """The store of a file, after its log was held against the count of changes beside it."""
    if path == MEMORY:
        return Store(_connect(path), path)
    file = Path(path)
    is_new = not file.exists()
    if not COUNTED or is_new:
        connection = _connect(path)
        if is_new:
            file.chmod(OWNER_ONLY)
        return Store(connection, path, take_count(file) if COUNTED else None)
    try:
        count = take_count(file)
    except OSError:  # DuckDB says why it cannot be read
        return Store(_connect(path), path)
    left = count.examine()
    try:
        if is_last(count) and not accept:
            _refuse_lacking(path, left)
        store = Store(_connect(path), path, count)
    except BaseException:
        give_back(count, complete=False)
        raise
    with _closed_on_failure(store):
        store.take_up(left, accept=accept)
    return store


def _refuse_lacking(path: str, left: Log) -> None:
    if left.lacking:
        raise lacking(path, left.lacking, is_there=left.is_there)


def is_there(address: str) -> bool:
    """Whether opening this address makes nothing new; true of what is no path, which opening refuses."""
    return address.startswith(SERVERS) or Path(address).exists()


def _brought_up(store: Store, version: int) -> Store:
    with _closed_on_failure(store), store.bringing_up() as cursor:
        bring_up(cursor, store.address, version)
    return store


@contextmanager
def _closed_on_failure(store: Store) -> Iterator[None]:
    try:
        yield
    except BaseException:
        store.let_go()
        raise


def _refuse_unfit(path: str, *, make: bool) -> None:
    """Raise StoreError for a path that DuckDB would misread, and make the folder of a file that is to be made."""
    file = Path(path)
    try:
        if file.is_dir():
            raise StoreError(f"The database {path} is a folder.", hint="Name a file in it, such as opposite.duckdb.")
        if not make and not is_there(path):
            raise StoreError(
                f"There is no database {path}.",
                hint="Check the path; `opposite demo` and `opposite import` make one, reading never does.",
            )
        if file.exists() and not file.is_file():
            raise StoreError(f"The database {path} is not an ordinary file.", hint=ANOTHER)
        refuse_orphaned_log(file)
        file.parent.mkdir(parents=True, exist_ok=True)
        if file.exists() and file.stat().st_size == 0:
            raise StoreError(
                f"The database {path} is empty (0 bytes), so it is not a database.",
                LEFT,
                "Restore it from a backup, or remove the file to start afresh.",
            )
    except OSError as error:
        raise StoreError(f"The database {path} cannot be made or read: {error.strerror}.") from error


def refuse_orphaned_log(file: Path) -> None:
    """Raise StoreError where a database is not there and its log is: made anew, it would take up another's changes."""
    log_file = log_path(file)
    if not file.exists() and os.path.exists(log_file) and log_file.stat().st_size > 0:  # noqa: PTH110  a name too long is none
        raise StoreError(
            f"There is no database {file}, but its log {log_file.name} is there, with changes that belong to it.",
            "Nothing was made.",
            "Put the database back beside it, or move the log away to start afresh.",
        )


def _connect(path: str) -> duckdb.DuckDBPyConnection:
    try:
        return duckdb.connect(path, config=dict(CONFIG))
    except duckdb.Error as error:
        raise refusal(path, error) from error


@contextmanager
def _storage_errors(connection: duckdb.DuckDBPyConnection, address: str) -> Iterator[None]:
    """Failures of the disk or the file while reading or writing, and parts of the schema that are missing, in words."""
    try:
        yield
    except duckdb.Error as error:
        told = trouble(address, error)
        if isinstance(error, (duckdb.CatalogException, duckdb.BinderException)):
            with connection.cursor() as cursor:
                told = what_is_missing(Cursor(cursor), address)
        if told is None:
            raise
        raise told from error
