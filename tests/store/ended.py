"""Processes that write into a database and end in one way or another."""

import subprocess
import sys

WRITE = """
import os, signal, sys, time
signal.signal(signal.SIGINT, signal.default_int_handler)  # whoever runs the tests may have them ignored
if hasattr(signal, "SIGHUP"):
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
from opposite.store import open_store
from opposite.store import folding
folding.QUIET, folding.REST = float(sys.argv[3]), 60.0
store = open_store(sys.argv[1])
for number in range(int(sys.argv[2])):
    with store.writing() as cursor:
        cursor.script(f"insert into meta values ('{os.getpid()}-{number}', 'said')")
print("written", flush=True)
"""


def writer(path, changes, then, *, quiet=100.0):
    """A process that makes some changes, says `written`, and goes on with some code."""
    return subprocess.Popen(
        [sys.executable, "-c", WRITE + then, str(path), str(changes), str(quiet)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def killed_after(path, changes):
    """Make changes in a process that is killed when they are stored, with what it had written left as it is."""
    with writer(path, changes, "os._exit(9)") as process:
        assert process.wait(60) == 9
