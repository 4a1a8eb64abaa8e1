"""A served application and commands beside it, each a process of its own."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60.0
"""Seconds to wait at most, for machines that are busy."""


def environment():
    """What every process is told."""
    return os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}


def free_port():
    """A port of this machine that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def begin(*arguments, **keywords):
    """A command that has been started."""
    command = [sys.executable, "-m", "opposite", *map(str, arguments)]
    pipes = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True} | keywords
    return subprocess.Popen(command, env=environment(), cwd=ROOT, **pipes)


def run(*arguments):
    """Exit status, standard output and standard error of a command."""
    with begin(*arguments) as command:
        out, err = command.communicate(timeout=PATIENCE)
    return command.returncode, out, err


def wait_until(true, seconds=PATIENCE):
    """Wait until something is true; raises TimeoutError."""
    until = time.monotonic() + seconds
    while not true():
        if time.monotonic() > until:
            raise TimeoutError
        time.sleep(0.05)


class Served:
    """`opposite run` on a database, from `start` until `stop`."""

    def __init__(self, database, log):
        self.database, self.log = database, log
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.process = None

    def start(self):
        """Start it and wait until it says where it is; returns itself."""
        with self.log.open("w") as log:
            arguments = ("run", "--port", self.port, "--database", self.database)
            self.process = begin(*arguments, stdout=subprocess.DEVNULL, stderr=log)
        wait_until(lambda: self.process.poll() is not None or "OPPOSITE runs at" in self.log.read_text())
        assert self.process.poll() is None, self.log.read_text()
        return self

    def stop(self, number=signal.SIGTERM):
        """End it by a signal and wait for its end."""
        if self.process is not None:
            self.process.send_signal(number)
            self.process.wait(PATIENCE)
            self.process = None

    def own_folder(self):
        """The folder in which its socket stands and snapshots are put."""
        note = Path(f"{os.path.realpath(self.database)}.running").read_text()
        return Path(re.search(r'"folder": "([^"]+)"', note)[1])
