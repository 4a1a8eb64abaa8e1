"""A command that is stopped while statements run says what that leaves, and ends as it was told to."""

import os
import re
import signal
import subprocess
import sys

import pytest

from opposite.store import open_store

pytestmark = [
    pytest.mark.process,
    pytest.mark.skipif(os.name == "nt", reason="Windows has no such terminals"),
]
RUN = """
import signal, sys
import click
signal.signal(signal.SIGINT, signal.default_int_handler)  # whoever runs the tests may have it ignored
from opposite.cli import main, options
from opposite.cli.progress_bar import seconds

@click.command()
def count():
    with options.opened_to_read(sys.argv[1]) as workspace, seconds("Counting"), workspace.store.writing() as cursor:
        cursor.script("insert into meta values ('counted', 'yes')")
        while True:
            cursor.script("select sum(hash(range)) from range(10000000)")

main._end_in_order()
count.main(args=[])
"""
TOLD = "This was stopped. What was finished before is kept, and nothing is left half done."


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 1), (signal.SIGTERM, 143)])
def test_a_command_that_is_stopped_leaves_what_was_there(tmp_path, number, status):
    database = tmp_path / "o.duckdb"
    open_store(database).close()
    terminal, end = os.openpty()
    process = subprocess.Popen(
        [sys.executable, "-c", RUN, str(database)], stderr=end, env=os.environ | {"TERM": "xterm"}
    )
    os.close(end)
    try:
        text = ""
        while not re.search(r"Counting: \d+ s", text):
            text += os.read(terminal, 4096).decode()
        process.send_signal(number)
        assert process.wait(60) == status
        told = _rest(terminal)
    finally:
        process.kill()
        process.wait()
        os.close(terminal)
    assert [line for line in told.splitlines() if "stopped" in line] == [TOLD]
    store = open_store(database)
    with store.reading() as cursor:
        assert cursor._cursor.execute("select count(*) from meta where key = 'counted'").fetchall() == [(0,)]
    store.close()


def _rest(terminal):
    text = ""
    while True:
        try:
            text += os.read(terminal, 4096).decode()
        except OSError:  # nobody writes there any more
            return text
