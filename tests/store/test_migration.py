"""Databases of every released schema open today with their figures, after a copy of them was kept."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import duckdb
import pytest

from opposite.domain.collecting.description import Description
from opposite.domain.framework import CostSpread
from opposite.domain.framework.decisions import AgreedPlan, AgreedRow
from opposite.domain.framework.estimates import Estimate
from opposite.engine.agreement.consensus import read_consensus
from opposite.engine.collecting.assessments import find_wave, given_answers, respondents
from opposite.engine.collecting.organisations import kept_organisations
from opposite.engine.keeping.imports_made import imports_made
from opposite.engine.progress.statuses import read_said
from opposite.engine.report import build_report
from opposite.engine.scoring.score_one import read_tabulation
from opposite.engine.scoring.targets import target_history
from opposite.engine.workspace import open_workspace
from opposite.errors import StoreError
from opposite.store import open_store
from opposite.store.database import CONFIG
from opposite.store.statements import migrations, read_migrations

pytestmark = pytest.mark.long

RELEASED = Path(__file__).with_name("released")
VERSIONS = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10)
NEWEST = VERSIONS[-1]


def released(folder, version, *, name="opposite.duckdb"):
    """A database as the released version of that schema left it."""
    path = folder / name
    with duckdb.connect(str(path), config=CONFIG) as connection:
        connection.execute((RELEASED / f"schema_{version}.sql").read_text("utf-8"))
    return path


def asked(path, sql):
    with duckdb.connect(str(path), read_only=True) as connection:
        return connection.execute(sql).fetchall()


def files(path):
    return sorted(file.name for file in path.parent.iterdir())


def test_there_is_a_database_of_every_schema():
    assert [version for version, _ in migrations()] == list(VERSIONS)
    assert sorted(file.name for file in RELEASED.glob("*.sql")) == sorted(f"schema_{v}.sql" for v in VERSIONS)


def test_two_steps_of_one_number_are_refused_and_both_are_named(tmp_path):
    for name in ("001_tables.sql", "002_waves.sql", "003_scenarios.sql"):
        (tmp_path / name).write_text(f"-- {name}", "utf-8")
    assert read_migrations(tmp_path) == (
        (1, "-- 001_tables.sql"), (2, "-- 002_waves.sql"), (3, "-- 003_scenarios.sql"),
    )  # fmt: skip
    (tmp_path / "002_access.sql").write_text("select 1", "utf-8")
    with pytest.raises(StoreError) as refused:
        read_migrations(tmp_path)
    assert str(refused.value) == (
        "Two steps of the schema have the number 2: 002_access.sql and 002_waves.sql. "
        "No database was opened or changed. "
        "Give the one that is not released yet the next free number, or install OPPOSITE again."
    )


@pytest.mark.main_way
@pytest.mark.parametrize("version", VERSIONS)
def test_a_released_database_opens_with_its_figures(tmp_path, version):
    workspace = open_workspace(str(released(tmp_path, version)))
    acme, bravo = find_wave(workspace, "Acme", "1"), find_wave(workspace, "Bravo", "1")
    assert (acme.invited, acme.is_open, bravo.is_open) == (False, False, True)
    report, counted = build_report(workspace, acme.id), read_tabulation(workspace, acme)
    # board: 1, 2 and 3, later 4, which waits for others to change theirs as well since schema 5; staff: 2 each
    changed = version < 5
    assert counted.questions["A1"].score == ((1 + 2 + (4 if changed else 3)) / 3 + 2) / 2
    assert counted.questions["B1"].score == 4.0
    assert counted.people == {"board": 3, "staff": 3}
    assert report.questions["B1"].hidden
    (person,) = respondents(workspace, bravo.id)
    assert [(a.question, a.level, a.note) for a in given_answers(workspace, person).values()] == [
        ("A1", 3.0, "It's said.")
    ]
    history = "select question_id, level, replaced_at - answered_at = interval 1 hour from answer_history"
    with workspace.store.reading() as cursor:
        assert cursor._cursor.execute(history).fetchall() == [("A1", 3.0 if changed else 2.0, True)]
    assert [c.level for c in read_consensus(workspace, acme.id).values()] == ([] if version < 2 else [3.0])
    assert read_said(workspace, acme).statuses == ({} if version < 3 else {"say_it": "done"})
    names = [row[0] for row in workspace.store.rows("scenarios", **acme.across_waves)]
    assert names == ([] if version < 4 else ["Lean"])
    assert [(one.target_of, one.level, one.approved_by) for one in target_history(workspace, acme.id)] == (
        [] if version < 6 else [("A", 4.0, "The board")]
    )
    assert acme.targets == ({} if version < 6 else {"A": 4.0})
    assert acme.organisation.fiscal_year_start == (None if version < 6 else 4)
    said = {"say_it": Estimate(owner="Ann", cost=CostSpread(0, 5, 9))}
    assert report.estimates == ({} if version < 7 else said)
    agreed = AgreedPlan(date(2026, 11, 22), (AgreedRow("say_it", date(2026, 10, 1), date(2026, 12, 31)),))
    assert build_report(workspace, find_wave(workspace, "Acme", "2").id).agreed_plan == (
        None if version < 8 else agreed
    )
    described = Description("Steel", "1,000 to 4,999 people", 1200, "Norway", ("pilot",), "It's kept.")
    assert [(one.name, one.description, one.archived_at is not None) for one in kept_organisations(workspace)] == [
        ("Acme", Description() if version < 9 else described, False),
        ("Bravo", Description(), version >= 9),
    ]
    on_record = [(one.answers_stored, one.answers_replaced, one.waves) for one in imports_made(workspace)]
    assert on_record == ([] if version < 10 else [(2, 0, ("2",)), (1, 1, ("1",)), (12, 0, ("1",))])
    workspace.close()


@pytest.mark.parametrize("version", [1, 2, 3, 4, 5, 6, 7, 8, 9])
def test_a_copy_as_it_was_is_kept_beside_it_and_opens_by_itself(tmp_path, version):
    path = released(tmp_path, version)
    before = path.read_bytes()
    store = open_store(path)
    copy = path.with_name("opposite.duckdb.before-schema-10")
    assert store.kept_copy == copy
    store.close()
    assert files(path) == ["opposite.duckdb", "opposite.duckdb.before-schema-10"]
    assert copy.read_bytes() == before
    assert asked(copy, "select value from meta where key = 'schema_version'") == [(str(version),)]
    assert asked(path, "select value from meta where key = 'schema_version'") == [("10",)]


def test_nothing_is_copied_where_nothing_is_brought_up(tmp_path):
    path = released(tmp_path, NEWEST)
    for _ in range(2):
        store = open_store(path)
        assert store.kept_copy is None
        store.close()
    made = open_store(tmp_path / "new.duckdb")
    assert made.kept_copy is None
    made.close()
    assert files(path) == ["new.duckdb", "opposite.duckdb"]


def test_what_stands_in_the_write_ahead_log_is_in_the_copy(tmp_path):
    path = released(tmp_path, 2)
    killed = (
        "import duckdb, os, sys\n"
        "held = duckdb.connect(sys.argv[1])\n"
        "held.execute(\"update organisations set sector = 'Steel' where name = 'Acme'\")\n"
        "os._exit(0)"
    )
    subprocess.run([sys.executable, "-c", killed, str(path)], check=True)
    assert files(path) == ["opposite.duckdb", "opposite.duckdb.wal"]
    store = open_store(path)
    store.close()
    alone = path.rename(tmp_path / "moved.duckdb").with_name("opposite.duckdb.before-schema-10")
    assert asked(alone, "select sector from organisations where name = 'Acme'") == [("Steel",)]


def test_an_earlier_copy_is_never_replaced(tmp_path):
    path = released(tmp_path, 3)
    path.with_name("opposite.duckdb.before-schema-10").write_text("kept")
    store = open_store(path)
    store.close()
    assert store.kept_copy == path.with_name("opposite.duckdb.before-schema-10-2")
    assert path.with_name("opposite.duckdb.before-schema-10").read_text() == "kept"


def test_on_a_full_disk_nothing_is_brought_up(tmp_path):
    path = released(tmp_path, 3)
    before = path.read_bytes()
    full = (
        "import resource, sys\n"
        "from opposite.errors import StoreError\n"
        "from opposite.store import open_store\n"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({len(before) // 2},) * 2)\n"
        "try: open_store(sys.argv[1])\n"
        "except StoreError as error: print(error)"
    )
    done = subprocess.run([sys.executable, "-c", full, str(path)], check=True, capture_output=True, text=True)
    assert done.stdout == (
        f"The database {path} was not brought to this version's schema, since no copy of it could be kept: File too "
        "large. It was left as it is. Let opposite.duckdb.before-schema-10 be written beside it, then try again.\n"
    )
    assert files(path) == ["opposite.duckdb"]
    assert path.read_bytes() == before


def test_where_no_copy_can_stand_nothing_is_brought_up(tmp_path):
    path = released(tmp_path, 3, name=f"{'a' * 240}.duckdb")
    before = path.read_bytes()
    with pytest.raises(StoreError, match="no copy of it could be kept: File name too long"):
        open_store(path)
    assert files(path) == [path.name]
    assert path.read_bytes() == before


def test_a_step_that_fails_leaves_the_file_and_no_copy(tmp_path):
    path = released(tmp_path, 3)
    with duckdb.connect(str(path)) as connection:
        connection.execute("create table scenarios (mine integer)")
    with pytest.raises(StoreError, match='cannot be brought from schema 3 to 4: Catalog Error: Table with name "scen'):
        open_store(path)
    assert files(path) == ["opposite.duckdb"]
    assert asked(path, "select value from meta") == [("3",)]


@pytest.mark.parametrize("version", ["abc", "", "0", "-1", "4.0", "²"])
def test_a_schema_version_that_is_none_is_named(tmp_path, version):
    path = released(tmp_path, NEWEST)
    with duckdb.connect(str(path)) as connection:
        connection.execute("update meta set value = $version", {"version": version})
    before = path.read_bytes()
    with pytest.raises(StoreError) as refused:
        open_store(path)
    assert str(refused.value) == (
        f"The database {path} names {version!r} as the version of its schema, which is no version. "
        "It was left as it is. Restore it from a backup."
    )
    assert path.read_bytes() == before
