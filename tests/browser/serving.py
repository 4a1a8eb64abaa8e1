"""A server of the application, or of a script, with a database, a port and a process of its own."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60.0
"""Seconds until a server must be healthy; far beyond what it takes, for machines that are busy."""


def free_port():
    """A port of this machine that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """One Streamlit process; `start` waits until it is healthy, `stop` asks, waits and insists."""

    def __init__(self, folder, *, database=None, script=ROOT / "app.py", options=(), environment=None):
        self.database = Path(database or folder / "opposite.duckdb")
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.log = folder / "server.log"
        self._script = script
        self._options = options
        self._environment = environment or {}
        self._process = None

    def start(self):
        """Start the process and wait for its health; returns the server. Raises RuntimeError with the log."""
        self.launch()
        return self.wait_healthy()

    def launch(self):
        """Start the process; it opens the database when the first page asks for it, not before."""
        command = [sys.executable, "-m", "streamlit", "run", str(self._script), f"--server.port={self.port}"]
        command += self._options
        with self.log.open("a") as log:
            self._process = subprocess.Popen(
                command,
                cwd=ROOT,
                env=os.environ | {"OPPOSITE_DATABASE": str(self.database), "PYTHONPATH": str(ROOT)} | self._environment,
                stdout=log,
                stderr=subprocess.STDOUT,
            )

    @property
    def process_id(self):
        """The id of the process while it runs."""
        return self._process.pid

    def wait_healthy(self):
        """Wait until the process answers; returns the server. Raises RuntimeError with the log."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until and self._process.poll() is None:
            try:
                with urllib.request.urlopen(f"{self.url}/_stcore/health", timeout=1) as answer:
                    if answer.read() == b"ok":
                        return self
            except (OSError, urllib.error.URLError):
                time.sleep(0.02)
        self.stop()
        raise RuntimeError(f"The server at {self.url} did not become healthy:\n{self.log.read_text()}")

    def stop(self):
        """Ask the process to end, wait ten seconds, then end it."""
        if self._process is None:
            return
        self._process.terminate()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self.kill()
        self._process = None

    def kill(self):
        """End the process as a power cut does: without a chance to tidy up."""
        self._process.send_signal(signal.SIGKILL)
        self._process.wait(10)
        self._process = None

    def copy(self, folder):
        """A copy of the database with its write-ahead log, for reading while the server holds the original."""
        copied = Path(folder) / "copy.duckdb"
        for ending in ("", ".wal", ".log-count"):
            kept, path = Path(f"{self.database}{ending}"), Path(f"{copied}{ending}")
            path.unlink(missing_ok=True)
            if kept.exists():
                shutil.copyfile(kept, path)
        return copied
