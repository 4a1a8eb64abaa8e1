"""`opposite run` is the application itself: what ends the command ends the application."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

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


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")
def test_it_ends_with_the_signal_that_ends_the_command(port, tmp_path):
    command = [sys.executable, "-m", "opposite", "run", "--port", str(port), "--database", str(tmp_path / "a.duckdb")]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as running:
        try:
            until = time.monotonic() + PATIENCE
            while not answers(port) and time.monotonic() < until:
                time.sleep(0.2)
            assert answers(port)
        finally:
            running.send_signal(signal.SIGTERM)
        running.wait(PATIENCE)
    assert not answers(port)
