"""The commands that keep what was stored: what they say, what they refuse, and that reading never makes a database."""

import os
import shutil
import stat
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from opposite.engine.collecting.assessments import find_wave
from opposite.engine.keeping.erasing import people_of, set_erase_on
from opposite.engine.workspace import open_workspace

READING = {
    "scores": [],
    "agreement": [],
    "reliability": [],
    "compare": ["--organisation", "Acme", "--organisation", "Bravo"],
    "roadmap": ["--organisation", "Acme"],
    "frameworks": [],
    "show": [],
    "doctor": [],
    "backup": ["copy.duckdb"],
    "export": ["folder"],
    "erase": ["--organisation", "Acme", "--yes"],
}


@pytest.fixture
def run(database, opposite, tmp_path, monkeypatch):
    """Run a command on the database, in a folder of its own; returns (exit status, standard output, standard error)."""
    monkeypatch.chdir(tmp_path)

    def call(*arguments):
        return opposite(*arguments, "--database", database)

    return call


@pytest.mark.parametrize("name", READING)
@pytest.mark.parametrize("place", ["typo.duckdb", "none/typo.duckdb"])
def test_a_command_that_reads_makes_no_database_and_no_folder(opposite, tmp_path, monkeypatch, name, place):
    monkeypatch.chdir(tmp_path)
    status, out, err = opposite(name, *READING[name], "--database", place)
    assert (status, out) == (1, "")
    assert err == (
        f"Error: There is no database {place}. Check the path; `opposite demo` and `opposite import` make one, reading "
        "never does.\n"
    )
    assert list(tmp_path.iterdir()) == []


def test_salvage_of_a_file_that_is_not_there_makes_nothing(opposite, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert opposite("salvage", "typo.duckdb") == (1, "", "Error: There is no file typo.duckdb. Check the path.\n")
    assert list(tmp_path.iterdir()) == []


def test_a_backup_says_what_it_was_held_against(run):
    status, out, err = run("backup", "copy.duckdb")
    assert (status, out) == (0, "")
    assert err.startswith("Wrote copy.duckdb (")
    assert err.endswith(
        "MB), read again after writing, and every table held against the original: 1,826 rows. It needs no other file.\n"
    )
    status, _, err = run("backup", "copy.duckdb")
    assert (status, err) == (
        1,
        (
            "Error: copy.duckdb is there already. No copy was written; the database was left as it is. "
            "Name another file, or replace it with --force.\n"
        ),
    )
    assert run("backup", "copy.duckdb", "--force")[0] == 0


def test_an_export_comes_back_as_a_database_with_the_same_figures(run, opposite):
    before = run("scores", "--format", "csv")
    assert run("export", "folder")[0] == 0
    status, _, err = opposite("restore", "folder", "--database", "new/again.duckdb")
    assert (status, err.partition(" of ")[0]) == (0, "Made the database new/again.duckdb")
    assert opposite("scores", "--format", "csv", "--database", "new/again.duckdb") == before


def test_erasing_says_first_what_goes_and_asks(run):
    status, _, err = run("erase", "--organisation", "Acme")
    assert status == 1
    assert err.splitlines() == [
        "Erasing the organisation Acme removes 18 people, 588 answers and 1 wave.",
        "It is erased for good, history included: nothing here brings it back.",
        "Copies made earlier still hold it: backups, exports, and files that people downloaded.",
        "Error: Nothing was erased, since nobody can be asked here. Say --yes to erase.",
    ]
    status, _, err = run("erase", "--organisation", "Acme", "--yes")
    assert (status, err.splitlines()[-1]) == (0, "Erased 18 people, 588 answers and 1 wave.")
    status, _, err = run("erase", "--organisation", "Acme", "--yes")
    assert status == 1
    assert err.startswith(
        "Error: There is no organisation named 'Acme'. Nothing was erased. Names are compared exactly;"
    )


def test_erasing_a_person_says_that_figures_change(run, database):
    workspace = open_workspace(str(database))
    person = people_of(workspace, organisation="Acme")[0]
    workspace.close()
    status, _, err = run("erase", "--respondent", person.id, "--yes")
    assert status == 0
    assert err.splitlines()[2] == (
        "The figures of the wave 1 of Acme change. Whoever has seen them before and sees them again can work out "
        "something of what this person said."
    )
    status, _, err = run("erase", "--respondent", person.id, "--yes")
    assert (status, "and no one of that number. Nothing was erased." in err) == (1, True)


@pytest.mark.parametrize(
    "arguments",
    [[], ["--wave", "1"], ["--wave", "1", "--respondent", "7"]],
)
def test_what_to_erase_is_to_be_said_plainly(run, arguments):
    status, _, err = run("erase", *arguments)
    assert status == 2
    assert "Say what to erase: --respondent ID, --organisation NAME (with --wave WAVE for one wave), or --due." in err


@pytest.mark.parametrize(
    "arguments", [["--organisation", "Acme"], ["--wave", "1"], ["--respondent", "1", "--organisation", "Acme"]]
)
def test_what_is_due_goes_with_no_name(run, arguments):
    status, _, err = run("erase", *arguments, "--due")
    assert status == 2
    assert "--due does not go together with --respondent, --organisation or --wave" in err
    assert "Say what to erase" not in err


def test_a_wave_that_is_due_is_told_by_the_doctor_and_erased_on_demand(run, database):
    workspace = open_workspace(str(database))
    set_erase_on(workspace, find_wave(workspace, "Bravo", "Spring").id, date(2026, 1, 2))
    set_erase_on(workspace, find_wave(workspace, "Bravo", "Autumn").id, date.today() + timedelta(days=400))
    workspace.close()
    status, out, _ = run("doctor")
    assert (status, out.splitlines()) == (
        0,
        [
            f"Nothing is wrong in the database {database}.",
            (
                "The answers of the wave Spring of Bravo were to be erased on 2 January 2026. `opposite erase --due` erases "
                "it; nothing is erased by itself."
            ),
        ],
    )
    status, _, err = run("erase", "--due", "--yes")
    assert (status, err.splitlines()[0]) == (
        0,
        "Erasing the wave Spring of Bravo removes 18 people, 588 answers and 1 wave.",
    )
    status, _, err = run("erase", "--due", "--yes")
    assert (status, err) == (1, "Error: No wave is due to be erased. Nothing was erased.\n")


def test_salvage_prints_what_was_saved_and_what_is_lost(run, database, opposite):
    status, out, err = opposite("salvage", database, "--output", "saved.duckdb")
    assert status == 0
    assert out.splitlines()[:3] == ["table,saved,incomplete,lost", "access,0,0,0", "agreed_plans,0,0,0"]
    assert err == "Wrote what can be read to saved.duckdb: 1,826 rows; 0 rows lost.\n"
    assert run("doctor", "--database", "saved.duckdb")[0] == 0


def test_lost_changes_are_told_by_every_command_and_accepted_by_the_doctor(run, database):
    kill = (
        "import os, sys\nfrom opposite.store import open_store\nstore = open_store(sys.argv[1])\n"
        "with store.writing() as cursor: cursor.script(\"insert into meta values ('a', 'b')\")\nos._exit(9)"
    )
    subprocess.run([sys.executable, "-c", kill, str(database)], check=False)
    database.with_name(f"{database.name}.wal").unlink()
    for name in ("scores", "doctor"):
        status, _, err = run(name)
        assert (status, err) == (
            1,
            (
                f"Error: The last 1 change to the database {database} is missing: the log {database}.wal is not there. It was "
                f"left as it is. Put {database}.wal back beside it, from where the database was copied, and open it again. To "
                f"go on without it: `opposite doctor --accept --database {database}`.\n"
            ),
        )
    assert run("doctor", "--accept")[:2] == (0, f"Nothing is wrong in the database {database}.\n")
    assert run("scores")[0] == 0


@pytest.mark.process
def test_files_of_answers_are_their_owners_alone_whatever_the_umask(database, tmp_path):
    shutil.copyfile(database, tmp_path / "from.duckdb")
    script = (
        f"umask 000; cd {tmp_path}; {sys.executable} -m opposite demo --database made.duckdb; {sys.executable} -m opposite backup b.duckdb --database "
        f"from.duckdb; {sys.executable} -m opposite export e --database from.duckdb; {sys.executable} -m opposite restore e --database r.duckdb"
    )
    subprocess.run(["sh", "-c", script], check=True, capture_output=True)
    modes = {name: stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("made.duckdb", "b.duckdb", "r.duckdb")}
    assert modes == {"made.duckdb": 0o600, "b.duckdb": 0o600, "r.duckdb": 0o600}
    assert {stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "e").rglob("*") if path.is_file()} == {0o600}


@pytest.mark.parametrize("device", ["/dev/stdout", "/dev/full"])
def test_output_writes_through_to_a_device_and_leaves_it(database, device):
    before = Path(device).stat().st_mode
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "opposite",
            "scores",
            "--database",
            str(database),
            "--format",
            "csv",
            "--output",
            device,
        ],
        capture_output=True,
        check=False,
    )
    assert Path(device).stat().st_mode == before
    if device == "/dev/full":
        assert done.stderr.decode() == "Error: /dev/full could not be written: No space left on device.\n"
    else:
        assert (done.returncode, done.stdout.startswith(b"organisation,")) == (0, True)


def test_output_writes_through_a_link_and_leaves_it(run, tmp_path):
    link = tmp_path / "link.csv"
    link.symlink_to(tmp_path / "behind.csv")
    assert run("scores", "--output", link)[0] == 0
    assert link.is_symlink()
    assert (tmp_path / "behind.csv").read_text(encoding="utf-8-sig").startswith("organisation,")


def test_output_writes_through_a_pipe_and_leaves_it(database, tmp_path):
    pipe = tmp_path / "pipe.csv"
    os.mkfifo(pipe)
    command = [sys.executable, "-m", "opposite", "scores", "--database", str(database), "--output", str(pipe)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as writing:
        assert pipe.read_text(encoding="utf-8-sig").startswith("organisation,")
        assert writing.wait(60) == 0
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_a_wave_that_two_frameworks_have_is_erased_of_one(opposite, tmp_path, monkeypatch):
    monkeypatch.setenv("OPPOSITE_DATABASE", str(tmp_path / "two.duckdb"))
    other = Path(__file__).parents[1] / "store" / "released" / "framework.yaml"
    for framework, group, question in (("opposite", "executive", "ORI1"), (other, "board", "A1")):
        file = tmp_path / f"{question}.csv"
        file.write_text(f"organisation,wave,respondent,group,question,level\nAcme,{group},ann,{group},{question},2\n")
        assert opposite("import", file, "--framework", framework, "--attributed")[0] == 0
        assert opposite("organisations", "--organisation", "Acme", "--wave", group, "--wave-label", "1")[0] == 0
    assert opposite("erase", "--organisation", "Acme", "--framework", "opposite", "--yes")[0] == 2
    named = ("--organisation", "Acme", "--wave", "1", "--framework")
    assert opposite("erase", *named, "opposite", "--yes")[0] == 0
    assert opposite("scores", "--by", "overall", "--framework", "opposite")[1].count("\n") == 1
    assert opposite("erase", "--respondent", "ann", "--framework", "opposite", "--yes")[0] == 1
    assert opposite("erase", "--respondent", "ann", "--framework", other, "--yes")[0] == 0
