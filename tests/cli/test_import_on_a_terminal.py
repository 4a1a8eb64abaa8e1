"""`opposite import` on a terminal: it shows how far it is, and can be stopped without leaving anything half done."""

import os
import re
import signal
import subprocess
import sys
from contextlib import contextmanager

import pytest
from terminal import written

from opposite.store import open_store

pytestmark = [
    pytest.mark.process,
    pytest.mark.skipif(os.name == "nt", reason="Windows has no such terminals"),
]
RUN = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # whoever runs the tests may have it ignored
from opposite.cli.main import main
sys.argv = ["opposite", *sys.argv[1:]]
main()
"""
STATUS = {signal.SIGINT: 1, signal.SIGTERM: 143}
HEADER = "organisation,respondent,question,level\n"


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "answers.csv"
    rows = [f"O{i // 40_000},r{i // 4},ORI{i % 4 + 1},{i % 5 + 1}\n" for i in range(800_000)]
    path.write_text(HEADER + "".join(rows))
    return path


@contextmanager
def importing(file, database):
    """The command at work, and what it writes on its terminal."""
    terminal, end = os.openpty()
    process = subprocess.Popen(
        [sys.executable, "-c", RUN, "import", str(file), "--database", str(database)],
        stdout=subprocess.PIPE,
        stderr=end,
        env=os.environ | {"TERM": "xterm"},
    )
    os.close(end)
    try:
        yield process, terminal
    finally:
        process.kill()
        process.wait()
        process.stdout.close()
        os.close(terminal)


def stored(database):
    store = open_store(database)
    tables = ("organisations", "assessments", "respondents", "answers")
    counts = {table: store.rows("table_content", table_name=table)[0][0] for table in tables}
    store.close()
    return counts


@pytest.mark.long
def test_a_bar_on_standard_error_moves_while_the_file_is_read_and_stored(file, tmp_path):
    with importing(file, tmp_path / "o.duckdb") as (process, terminal):
        shares = [int(share) for share in re.findall(r"Import .*?(\d+)%", written(terminal))]
        out = process.stdout.read().decode()
    assert shares == sorted(shares)
    assert (shares[0], shares[-1]) == (0, 100)
    assert len([share for share in shares if 0 < share <= 45]) > 3
    assert len([share for share in shares if 45 < share < 100]) > 1
    assert out.splitlines()[:2] == ["Read 800,000 rows in the long form.", "800,000 answers stored."]


@pytest.mark.long
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("at", [r"\d%", r"2\d%", r"55%"])
def test_an_import_that_is_stopped_leaves_what_was_there(opposite, file, tmp_path, number, at):
    before = tmp_path / "before.csv"
    before.write_text(HEADER + "O0,somebody,ORI1,3\n")
    database = tmp_path / "o.duckdb"
    assert opposite("import", before, "--database", database)[0] == 0
    counts = stored(database)
    with importing(file, database) as (process, terminal):
        written(terminal, until=at)
        process.send_signal(number)
        told = written(terminal)
        assert process.wait() == STATUS[number]
    assert stored(database) == counts
    assert sorted(path.name for path in tmp_path.iterdir()) == ["answers.csv", "before.csv", "o.duckdb"]
    assert told.count("The import was stopped. A file is stored whole or not at all") == 1
    assert "This was stopped" not in told
