"""Everything goes out as Parquet and YAML with a manifest, and comes back as it was or not at all."""

import json
import re
import shutil
import stat
from datetime import datetime
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from test_migration import released

from opposite.definitions import find
from opposite.engine.collecting.assessments import find_wave
from opposite.engine.collecting.commands import new_id
from opposite.engine.keeping.export import digest, export
from opposite.engine.keeping.restore import restore
from opposite.engine.report import build_report
from opposite.engine.workspace import open_workspace
from opposite.errors import StoreError
from opposite.store.copying import contents
from opposite.store.migration import newest_version
from opposite.store.tables_as_files import restore_tables

NOW = datetime(2026, 11, 22, 9, 0)


@pytest.fixture(scope="module")
def exported_once(two_organisations, tmp_path_factory):
    """A folder with everything of two organisations, to be copied."""
    folder = tmp_path_factory.mktemp("export") / "export"
    workspace = open_workspace(str(two_organisations), make=False)
    export(workspace, folder, now=NOW)
    workspace.close()
    return folder


@pytest.fixture
def exported(exported_once, tmp_path):
    return shutil.copytree(exported_once, tmp_path / "export")


@pytest.fixture
def new(tmp_path):
    return tmp_path / "new.duckdb"


def everything(path):
    opened = open_workspace(str(path), make=False)
    with opened.store.snapshot() as cursor:
        found = contents(cursor)
    opened.close()
    return found


def manifest(folder):
    return json.loads((folder / "manifest.json").read_text())


def with_manifest(folder, **changes):
    (folder / "manifest.json").write_text(json.dumps(manifest(folder) | changes))


def test_the_manifest_names_every_file_by_its_hash(exported):
    said = manifest(exported)
    assert {key: said[key] for key in ("format", "program_version", "schema_version", "made_at")} == {
        "format": "opposite-export-1",
        "program_version": "0.1.0",
        "schema_version": 10,
        "made_at": "2026-11-22T09:00:00Z",
    }
    there = {path.relative_to(exported).as_posix() for path in exported.rglob("*") if path.is_file()}
    assert {*said["files"], "manifest.json"} == there
    assert said["files"] == {name: digest(exported / name) for name in said["files"]}
    assert said["tables"] == {
        name: pq.read_metadata(exported / "tables" / f"{name}.parquet").num_rows for name in said["tables"]
    }
    assert said["tables"]["organisations"] == 2


def test_frameworks_are_yaml_that_loads_as_the_same_framework(exported):
    (file,) = (exported / "frameworks").iterdir()
    loaded = find(str(file)).framework
    assert file.name == f"opposite-{loaded.version}-{loaded.hash[:12]}.yaml"
    assert loaded.hash == find("opposite").framework.hash


def test_its_owner_alone_reads_it(exported):
    folders = {stat.S_IMODE(path.stat().st_mode) for path in [exported, *exported.rglob("*")] if path.is_dir()}
    files = {stat.S_IMODE(path.stat().st_mode) for path in exported.rglob("*") if path.is_file()}
    assert (folders, files) == ({0o700}, {0o600})


def test_what_is_restored_equals_what_was_exported_and_ids_go_on(exported, database, new):
    restored = restore(exported, str(new))
    assert everything(new) == everything(database)
    assert restored.rows == sum(rows for rows, _ in everything(database).values())
    assert stat.S_IMODE(new.stat().st_mode) == 0o600
    old, made = open_workspace(str(database)), open_workspace(str(new))
    assert build_report(made, find_wave(made, "Bravo").id).nodes == build_report(old, find_wave(old, "Bravo").id).nodes
    with old.store.writing() as one, made.store.writing() as other:
        assert new_id(other) == new_id(one)
    old.close()
    made.close()


def test_an_export_of_a_restored_database_is_the_same_but_for_its_time(exported, new, tmp_path):
    restore(exported, str(new))
    again = tmp_path / "again"
    workspace = open_workspace(str(new))
    export(workspace, again, now=NOW)
    workspace.close()
    assert manifest(again) == manifest(exported)


def test_an_empty_database_may_be_restored_into_and_a_filled_one_not(exported, new):
    open_workspace(str(new)).close()
    restore(exported, str(new))
    before = new.read_bytes()
    with pytest.raises(StoreError, match="holds something already"):
        restore(exported, str(new))
    assert new.read_bytes() == before


@pytest.mark.parametrize(
    ("harm", "words"),
    [
        (lambda f: (f / "tables/answers.parquet").unlink(), "lacks tables/answers.parquet."),
        (lambda f: (f / "extra.txt").touch(), "holds what its manifest does not name: extra.txt."),
        (lambda f: (f / "tables/.hidden").touch(), "holds what its manifest does not name: tables/.hidden."),
        (
            lambda f: (f / "tables/answers.parquet").write_bytes(
                b"x" + (f / "tables/answers.parquet").read_bytes()[1:]
            ),
            "was changed or damaged since it was exported: tables/answers.parquet.",
        ),
        (
            lambda f: (f / "manifest.json").unlink(),
            "has no manifest.json: it is no export, or one that was not finished.",
        ),
    ],
)
def test_a_folder_that_is_not_what_its_manifest_says_is_refused(exported, new, harm, words):
    harm(exported)
    with pytest.raises(StoreError) as refused:
        restore(exported, str(new))
    assert refused.value.title == f"The folder {exported} {words}"
    assert refused.value.detail == "No database was made."
    assert not new.exists()


@pytest.mark.parametrize(
    "changes",
    [
        {"format": "other"},
        {"files": []},
        {"next_id": "many"},
        {"files": {"../opposite.duckdb": "0"}},
        {"files": {"/etc/hostname": "0"}},
    ],
)
def test_a_manifest_of_something_else_is_refused(exported, new, changes):
    with_manifest(exported, **changes)
    with pytest.raises(StoreError, match="is no manifest of an export that this version reads"):
        restore(exported, str(new))


def test_a_manifest_that_is_no_json_a_file_and_nothing_are_refused(exported, new, tmp_path):
    (exported / "manifest.json").write_text("{")
    with pytest.raises(StoreError, match="is no manifest of an export"):
        restore(exported, str(new))
    with pytest.raises(StoreError, match="There is no folder"):
        restore(tmp_path / "none", str(new))


def test_a_newer_schema_is_refused(exported, new):
    with_manifest(exported, schema_version=99)
    with pytest.raises(StoreError, match=r"newer version of OPPOSITE \(schema 99; this one knows 10\)"):
        restore(exported, str(new))


def test_tables_that_are_not_those_of_their_schema_are_refused(exported, new):
    with_manifest(exported, schema_version=3)
    with pytest.raises(
        StoreError,
        match="are not those of their schema: access, agreed_plans, benchmark_exports, benchmark_members, benchmarks, day_rates",
    ):
        restore(exported, str(new))
    assert not new.exists()


def test_an_export_of_an_earlier_schema_is_brought_to_this_one(tmp_path, new, monkeypatch):
    from opposite.store import migration, statements

    path = released(tmp_path, 4, name="four.duckdb")
    four = statements.migrations()[:4]
    with monkeypatch.context() as patched:
        patched.setattr(migration, "migrations", lambda: four)
        workspace = open_workspace(str(path))
        export(workspace, tmp_path / "four", now=NOW)
        workspace.close()
    assert manifest(tmp_path / "four")["schema_version"] == 4
    restore(tmp_path / "four", str(new))
    workspace = open_workspace(str(new))
    assert find_wave(workspace, "Acme", "1").wave == "1"
    assert workspace.store.rows("schema_version") == [("10",)]
    workspace.close()


def test_an_export_goes_into_a_new_or_an_empty_folder(database, tmp_path):
    workspace = open_workspace(str(database))
    (tmp_path / "empty").mkdir()
    export(workspace, tmp_path / "empty", now=NOW)
    with pytest.raises(StoreError, match="is not empty"):
        export(workspace, tmp_path / "empty", now=NOW)
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match="is a file, not a folder"):
        export(workspace, tmp_path / "file", now=NOW)
    with pytest.raises(StoreError, match="There is no folder"):
        export(workspace, tmp_path / "none" / "deep", now=NOW)
    workspace.close()
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="needs a folder in which nobody can make a file")
def test_a_place_where_nothing_can_be_made_is_not_blamed_on_the_export(exported):
    with pytest.raises(StoreError) as refused:
        restore(exported, "/proc/new.duckdb")
    assert re.fullmatch(r"The database /proc/new\.duckdb could not be made: [A-Z][a-z ]+\.", refused.value.title)
    assert refused.value.detail == "No database was made."


def test_tables_that_cannot_be_read_are_not_blamed_on_the_place(exported, new):
    broken = exported / "tables" / "answers.parquet"
    broken.write_text("no table")
    files = {path.stem: path for path in broken.parent.iterdir()}
    with pytest.raises(StoreError, match=r"^The tables do not make a database: .*\. No database was made\.$"):
        restore_tables(files, new, schema_version=newest_version(), next_id=1)
    assert [path.name for path in new.parent.iterdir() if "new" in path.name] == []


def test_an_export_that_breaks_off_leaves_nothing(database, tmp_path, monkeypatch):
    from opposite.engine.keeping import export as exporting

    workspace = open_workspace(str(database))
    monkeypatch.setattr(
        exporting, "_frameworks", lambda *_: (_ for _ in ()).throw(OSError(28, "No space left on device"))
    )
    with pytest.raises(StoreError, match="could not be written: No space left on device"):
        export(workspace, tmp_path / "export", now=NOW)
    workspace.close()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["opposite.duckdb"]


def test_a_log_of_another_database_at_the_place_is_no_part_of_the_new_one(exported, new):
    shutil.copyfile(exported / "manifest.json", new.with_name("new.duckdb.wal"))
    with pytest.raises(StoreError, match=r"There is no database .*, but its log new\.duckdb\.wal is there"):
        restore(exported, str(new))
