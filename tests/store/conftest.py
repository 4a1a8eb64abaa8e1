"""What the tests of the store share."""

import subprocess
import sys

import pytest


@pytest.fixture
def opposite_doctor():
    """The function that runs `opposite doctor`, or another command, on a database in a process of its own."""

    def run(path, command="doctor"):
        done = subprocess.run(
            [sys.executable, "-m", "opposite", command, "--database", str(path)],
            capture_output=True,
            text=True,
            check=False,
            encoding="utf-8",
        )
        return done.returncode, done.stdout, done.stderr

    return run
