"""Commands beside the running application: they read a snapshot of its database, or borrow it for their length."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import urllib.request
from pathlib import Path

import pytest
from served import PATIENCE, ROOT, Served, begin, environment, run, wait_until

from opposite.engine.collecting.assessments import assessments
from opposite.engine.handover.channel import reach
from opposite.engine.handover.giving import Giver
from opposite.engine.handover.taking import workspace_of
from opposite.engine.workspace import open_workspace
from opposite.errors import HeldError
from opposite.store.running import Running, note_path, read_note

pytestmark = pytest.mark.skipif(os.name == "nt", reason="ends processes by signals that Windows does not have")

READ = "The application at {} has the database open: this is what it holds at this moment.\n"
LENT = "The application at {} has the database open, and makes way for this command.\n"

HOLD = """
import sys
from opposite.cli import options
from opposite.settings import utc_now
with options.opened(sys.argv[1]) as workspace:
    if sys.argv[2] == "writing":
        with workspace.store.writing() as cursor:
            grant = {"id": 1, "who": "half", "role": "owner", "organisation_id": None, "now": utc_now()}
            cursor.run("add_grant", **grant)
            print("holds", flush=True)
            sys.stdin.read()
    print("holds", flush=True)
    sys.stdin.read()
"""
"""A command that has borrowed the database, and stays until its input ends."""


@pytest.fixture
def served(two_organisations, tmp_path):
    """The application on two organisations, in a folder with spaces in its name."""
    folder = tmp_path / "our assessments 2026"
    folder.mkdir()
    application = Served(shutil.copyfile(two_organisations, folder / "opposite.duckdb"), tmp_path / "log")
    yield application.start()
    application.stop()


def hold(database, *, writing=False):
    """A command that has borrowed the database."""
    arguments = [sys.executable, "-c", HOLD, str(database), "writing" if writing else "idle"]
    command = subprocess.Popen(
        arguments,
        env=environment(),
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert command.stdout.readline() == "holds\n"
    return command


def granted(database):
    """Who has a role, as a command reads it beside the application; and what it says of that."""
    status, out, err = run("access", "--database", database, "--format", "csv")
    assert status == 0, err
    return sorted(line.split(",")[0] for line in out.splitlines()[1:]), err


def end(command, number=signal.SIGKILL):
    command.send_signal(number)
    command.communicate(timeout=PATIENCE)


@pytest.mark.process
def test_commands_read_and_write_while_the_application_runs_and_nothing_is_left_when_it_has_ended(served):
    alone = shutil.copyfile(served.database, served.database.with_name("alone.duckdb"))
    expected = run("scores", "--database", alone)
    told = READ.format(served.address)
    assert run("scores", "--database", served.database) == (0, expected[1], told)
    assert run("doctor", "--database", served.database) == (
        0,
        f"Nothing is wrong in the database {served.database}.\n",
        told,
    )
    status, _, err = run("access", "--grant", "ann@example.org=owner", "--database", served.database)
    assert (status, err) == (0, LENT.format(served.address))
    assert granted(served.database) == (["ann@example.org"], told)
    status, _, err = run("demo", "--force", "--database", served.database)
    assert (status, err.startswith(LENT.format(served.address))) == (0, True)
    assert len(run("scores", "--by", "overall", "--database", served.database)[1].splitlines()) == 1 + 2 + 12
    erase = ("erase", "--organisation", "Acme", "--database", served.database)
    status, _, err = run(*erase)
    assert (status, err.startswith(told), "makes way" in err) == (1, True, False)
    assert "Nothing was erased, since nobody can be asked here." in err
    status, _, err = run(*erase, "--yes")
    assert (status, err.startswith(LENT.format(served.address))) == (0, True)
    assert "Acme" not in run("scores", "--by", "overall", "--database", served.database)[1]
    folder = served.own_folder()
    wait_until(lambda: [path.name for path in folder.iterdir()] == ["socket"])
    assert folder.stat().st_mode & 0o777 == 0o700
    assert note_path(served.database).stat().st_mode & 0o777 == 0o600
    served.stop()
    assert not folder.exists()
    assert not note_path(served.database).exists()
    assert run("scores", "--by", "overall", "--database", served.database)[2] == ""


@pytest.mark.process
@pytest.mark.main_way
def test_two_commands_at_once_come_one_after_the_other(served):
    grants = [f"person{number}@example.org=owner" for number in range(2)]
    commands = [begin("access", "--grant", grant, "--database", served.database) for grant in grants]
    reading = begin("scores", "--database", served.database)
    for command in (*commands, reading):
        _, err = command.communicate(timeout=2 * PATIENCE)
        assert (command.returncode, "Error" in err) == (0, False), err
    assert granted(served.database)[0] == ["person0@example.org", "person1@example.org"]


@pytest.mark.process
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_what_a_killed_command_was_at_is_not_stored_and_the_application_goes_on(served, number):
    command = hold(served.database, writing=True)
    end(command, number)
    assert granted(served.database) == ([], READ.format(served.address))
    with urllib.request.urlopen(served.address, timeout=PATIENCE) as page:
        assert page.status == 200


@pytest.mark.process
def test_a_snapshot_is_removed_though_its_command_is_killed(served):
    held = f"{HOLD}".replace("options.opened(", "options.opened_to_read(")
    arguments = [sys.executable, "-c", held, str(served.database), "idle"]
    with subprocess.Popen(
        arguments,
        env=environment(),
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as command:
        assert command.stdout.readline() == "holds\n"
        (snapshot,) = served.own_folder().glob("*.duckdb")
        assert snapshot.stat().st_mode & 0o777 == 0o600
        command.kill()
    wait_until(lambda: not list(served.own_folder().glob("*.duckdb*")))


@pytest.mark.process
def test_when_the_application_is_killed_commands_work_by_themselves_and_the_next_one_tidies_up(served):
    command = hold(served.database)
    folder = served.own_folder()
    served.stop(signal.SIGKILL)
    end(command)
    assert read_note(served.database).address == served.address
    status, _, err = run("scores", "--database", served.database)
    assert (status, err) == (0, "")
    assert (folder / "socket").exists()
    served.start()
    assert not folder.exists()
    assert run("scores", "--database", served.database)[2] == READ.format(served.address)


@pytest.mark.process
def test_a_command_that_borrowed_the_database_ends_well_though_the_application_is_killed(served):
    command = hold(served.database)
    served.stop(signal.SIGKILL)
    command.stdin.close()
    assert command.wait(PATIENCE) == 0


@pytest.mark.process
def test_a_second_application_says_where_the_first_one_is(served):
    status, out, err = run("run", "--port", served.port + 1, "--database", served.database)
    assert (status, out) == (1, "")
    assert err == (
        f"Error: The database {served.database} is held by the application that runs at {served.address}. "
        f"It was left as it is. Use it there, or stop it (its process has the id {served.process.pid}).\n"
    )


@pytest.mark.process
def test_a_port_in_use_is_told_before_anything_is_announced(served, tmp_path):
    status, out, err = run("run", "--port", served.port, "--database", tmp_path / "other.duckdb")
    assert (status, out) == (1, "")
    assert err == (
        f"Error: Another program listens on port {served.port} of 127.0.0.1 already. Name another one with --port.\n"
    )


@pytest.mark.process
def test_a_path_longer_than_a_socket_may_have(two_organisations, tmp_path):
    folder = tmp_path / ("a" * 120)
    folder.mkdir()
    database = folder / f"{'b' * 200}.duckdb"
    shutil.copyfile(two_organisations, database)
    application = Served(database, tmp_path / "log").start()
    try:
        assert run("scores", "--database", database)[2] == READ.format(application.address)
    finally:
        application.stop()


@pytest.fixture
def giver(database):
    """An application's side within this process."""
    workspace = open_workspace(str(database))
    giver = Giver(workspace, "http://127.0.0.1:1")
    giver.start()
    yield workspace
    giver.end()
    workspace.close()


def rewrite(database, **changes):
    note = json.loads(note_path(database).read_text()) | changes
    note_path(database).write_text(json.dumps(note))
    return Running(**note)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="only root may give files away")
@pytest.mark.usefixtures("giver")
def test_what_belongs_to_somebody_else_is_not_trusted(database):
    running = read_note(database)
    for path in (Path(running.folder), Path(running.folder) / "socket"):
        os.chown(path, 12345, -1)
        assert reach(running) is None
        os.chown(path, os.geteuid(), -1)
    os.chown(note_path(database), 12345, -1)
    assert read_note(database) is None
    os.chown(note_path(database), os.geteuid(), -1)
    channel = reach(read_note(database))
    assert channel is not None
    channel.close()


@pytest.mark.usefixtures("giver")
def test_what_others_may_open_is_not_trusted(database):
    running = read_note(database)
    Path(running.folder).chmod(0o755)
    assert reach(running) is None
    Path(running.folder).chmod(0o700)
    note_path(database).chmod(0o644)
    assert read_note(database) is None
    link = note_path(database).with_name("elsewhere")
    note_path(database).rename(link)
    link.chmod(0o600)
    note_path(database).symlink_to(link)
    assert read_note(database) is None


@pytest.mark.usefixtures("giver")
def test_who_does_not_know_the_secret_is_sent_away_on_either_side(database):
    running = read_note(database)
    assert reach(rewrite(database, secret="guessed")) is None
    folder = Path(running.folder)
    (folder / "socket").unlink()
    with socket.socket(socket.AF_UNIX) as false:
        false.bind(str(folder / "socket"))
        (folder / "socket").chmod(0o600)
        false.listen()

        def answer():
            connection, _ = false.accept()
            connection.sendall(b'{"nonce": "a"}\n')
            connection.recv(4096)
            connection.sendall(b'{"proof": "b"}\n')
            connection.close()

        threading.Thread(target=answer, daemon=True).start()
        assert reach(running) is None


@pytest.mark.usefixtures("giver")
def test_a_command_of_another_version_is_refused_in_words(database):
    channel = reach(read_note(database))
    channel.send({"wish": "loan", "schema": 999})
    assert channel.receive(PATIENCE) == {
        "refused": [
            "The application that runs at http://127.0.0.1:1 is of another version than this command.",
            "Nothing was read or stored.",
            "Stop it and start it again, then try again.",
        ]
    }
    channel.close()


@pytest.mark.process
def test_a_command_waits_for_another_one_that_has_the_database(tmp_path, two_organisations):
    path = shutil.copyfile(two_organisations, tmp_path / "opposite.duckdb")
    command = hold(path)
    ended = []
    waiting = threading.Thread(target=lambda: ended.append(opened(path)))
    waiting.start()
    waiting.join(0.3)
    assert ended == []
    end(command)
    waiting.join(30)
    assert ended == [["Acme", "Bravo", "Bravo"]]


def opened(path):
    with workspace_of(str(path), make=False, to_read=True) as workspace:
        return [one.organisation.name for one in assessments(workspace)]


def test_pages_wait_while_the_database_is_lent_and_are_then_told(giver, database, monkeypatch):
    monkeypatch.setattr("opposite.store.database.PATIENCE", 0.3)
    command = hold(database)
    with pytest.raises(HeldError) as refused:
        giver.store.rows("portfolio_stamp")
    assert str(refused.value) == (
        f"The command line is at work on the database {database}. Nothing was stored. "
        "Try again when its command has ended."
    )
    with pytest.raises(HeldError), giver.store.writing():
        pass
    end(command)
    monkeypatch.setattr("opposite.store.database.PATIENCE", 10.0)
    assert giver.store.rows("portfolio_stamp")[0][0] == 3
    assert giver.store.times_lent == 1
    assert giver.remember("what", 1, lambda: "anew") == "anew"


def test_a_database_that_was_taken_away_meanwhile_is_not_made_anew(giver, database):
    command = hold(database)
    database.rename(database.with_name("elsewhere.duckdb"))
    end(command)
    wait_until(lambda: giver.store.times_lent == 1)
    with pytest.raises(Exception, match="There is no database"):
        giver.store.rows("portfolio_stamp")
    assert not database.exists()
    database.with_name("elsewhere.duckdb").rename(database)
    assert giver.store.rows("portfolio_stamp")[0][0] == 3
