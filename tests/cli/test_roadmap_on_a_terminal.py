"""`opposite roadmap` on a terminal: it says how far its search is, and Ctrl-C keeps the best plan so far."""

import json
import os
import subprocess
import sys

import pytest
from terminal import written

pytestmark = [
    pytest.mark.process,
    pytest.mark.long,
    pytest.mark.skipif(os.name == "nt", reason="Windows has no such terminals"),
]
RUN = """
import fcntl, signal, sys, termios
fcntl.ioctl(sys.stdin, termios.TIOCSCTTY, 0)  # what is typed there is meant for this process
signal.signal(signal.SIGINT, signal.default_int_handler)  # whoever runs the tests may have it ignored
from opposite.cli.main import main
sys.argv = ["opposite", *sys.argv[1:]]
main()
"""
HALF = ("leadership=0.25", "insight=0.75", "change=0.75", "design=0.5", "technology=1.5", "risk=0.25", "frontline=0.5")
LONG = (
    *("--organisation", "Saltmarden Transport", "--period", "month", "--periods", "24"),
    *(word for capacity in HALF for word in ("--capacity", capacity)),
)
CTRL_C = b"\x03"


@pytest.fixture
def database(opposite, tmp_path):
    path = tmp_path / "sample.duckdb"
    assert opposite("demo", "--database", path)[0] == 0
    return path


def test_interrupted_it_writes_the_best_plan_so_far_with_its_honest_distance(opposite, database, tmp_path):
    terminal, end = os.openpty()
    output = tmp_path / "roadmap.json"
    process = subprocess.Popen(
        [sys.executable, "-c", RUN, "roadmap", *LONG, "--database", str(database), "--output", str(output)],
        stdin=end, stdout=end, stderr=end, start_new_session=True, env=os.environ | {"TERM": "xterm"},
    )  # fmt: skip
    os.close(end)
    try:
        told = written(terminal, until=r"at most \d+(\.\d)? % short")
        os.write(terminal, CTRL_C)
        told += written(terminal)
        assert process.wait() == 0
    finally:
        process.kill()
        process.wait()
        os.close(terminal)
    assert "Traceback" not in told
    found = json.loads(output.read_text(encoding="utf-8"))
    quick = json.loads(opposite("roadmap", *LONG, "--database", database, "--method", "greedy", "--format", "json")[1])
    assert found["objective"] >= quick["objective"] > 0
    assert found["gap_to_best"] > 0.01
