"""Commands run inside the test's own process: what the console script does, without starting Python each time."""

import io
import sys
from contextlib import redirect_stderr, redirect_stdout

import pytest

from opposite.cli.main import main


def call_command(*arguments):
    """Exit status, standard output and standard error of a command."""
    out, err, before = io.TextIOWrapper(io.BytesIO(), encoding="utf-8"), io.StringIO(), sys.argv
    sys.argv = ["opposite", *map(str, arguments)]
    try:
        with redirect_stdout(out), redirect_stderr(err):
            main()
        status = 0
    except SystemExit as end:
        status = end.code or 0
    finally:
        sys.argv = before
    out.flush()
    return status, out.buffer.getvalue().decode(), err.getvalue()


@pytest.fixture(scope="session")
def opposite():
    """The function that runs a command."""
    return call_command
