"""`opposite run` is the application itself: what ends the command ends the application."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

PATIENCE = 60


@pytest.fixture
def port():
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return asked.getsockname()[1]


def answers(port):
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=5) as answer:
            return answer.status == 200
    except (urllib.error.URLError, OSError):
        return False


@pytest.fixture
def started(port, tmp_path):
    """The function that runs the application in a folder until it answers and ends it by a signal; returns what it said."""

    def run(*options, number=signal.SIGTERM):
        command = [sys.executable, "-m", "opposite", "run", "--port", str(port), "--database", "a.duckdb", *options]
        environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
        with subprocess.Popen(
            command, cwd=tmp_path, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
        ) as running:
            try:
                until = time.monotonic() + PATIENCE
                while not answers(port) and time.monotonic() < until:
                    time.sleep(0.2)
                assert answers(port)
            finally:
                running.send_signal(number)
            said = running.communicate(timeout=PATIENCE)[1]
        assert not answers(port)
        return said.replace(str(port), "PORT").splitlines()

    return run


@pytest.mark.process
@pytest.mark.main_way
@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")
def test_it_ends_with_the_signal_that_ends_the_command(started):
    assert "OPPOSITE runs at http://127.0.0.1:PORT - stop it with Ctrl+C" in started()


@pytest.mark.process
@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")
def test_ended_at_the_keyboard_it_lists_nothing_that_was_left(started):
    said = started(number=signal.SIGINT)
    assert said[0] == "OPPOSITE runs at http://127.0.0.1:PORT - stop it with Ctrl+C"
    assert [line for line in said[1:] if line not in {"", "Aborted!"}] == []


@pytest.mark.process
@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")
def test_where_others_reach_it_the_owners_key_is_told_once_and_what_can_be_read_on_the_way(started):
    first, *others = started("--address", "0.0.0.0")
    assert first.startswith("The owner comes in at http://0.0.0.0:PORT/?key=")
    assert others[:3] == [
        "Keep it: it is not told again.",
        "Others put the name or number of this machine in the place of the zeros.",
        "Without a proxy with HTTPS in front, the key and all answers can be read on the way.",
    ]
    again = started("--address", "0.0.0.0")
    assert again[0] == "Sign in with the owner's key made earlier; `opposite key` makes a new one."


@pytest.mark.process
@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")
def test_a_sign_in_that_is_described_where_one_stands_asks_the_owner_for_a_key_at_home_too(started, tmp_path):
    folder = tmp_path / ".streamlit"
    folder.mkdir()
    (folder / "secrets.toml").write_text('[auth]\nclient_id = "a"\n')
    first, second, *_ = started()
    assert first.startswith("The owner comes in at http://127.0.0.1:PORT/?key=")
    assert second == "Keep it: it is not told again."


@pytest.mark.process
@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")
def test_a_sign_in_that_cannot_be_read_is_named(tmp_path):
    (tmp_path / ".streamlit").mkdir()
    (tmp_path / ".streamlit" / "secrets.toml").write_text("[auth")
    command = [sys.executable, "-m", "opposite", "run", "--database", "a.duckdb"]
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "secrets.toml cannot be read. Mend it, or move it away." in done.stderr
