"""However the application is told to end, the one file holds everything then, as README promises."""

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

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from websockets.sync.client import connect

from opposite.store import open_store

PATIENCE = 60
PAGE = """
import streamlit as st
from opposite.ui.shell import cache
with cache.workspace().store.writing() as cursor:
    cursor.script("insert or ignore into meta values ('said', 'saved')")
st.title("Saved")
"""
SERVED = """
import streamlit as st
from opposite.ui.door.asgi import _lifespan
app = st.App({page!r}, lifespan=_lifespan)
"""

pytestmark = [
    pytest.mark.process,
    pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals"),
]


def free_port():
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return asked.getsockname()[1]


def wait_until(holds):
    until = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < until
        time.sleep(0.05)


def is_healthy(port):
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=5) as answer:
            return answer.status == 200
    except (urllib.error.URLError, OSError):
        return False


@pytest.mark.parametrize(
    ("script", "number"),
    [
        ("page.py", signal.SIGTERM),
        ("page.py", signal.SIGINT),
        ("served.py", signal.SIGTERM),
        ("served.py", signal.SIGINT),
        ("served.py", signal.SIGHUP),
    ],
)
def test_a_copy_of_the_one_file_has_everything_once_the_application_has_ended(tmp_path, script, number):
    database, port = tmp_path / "data" / "opposite.duckdb", free_port()
    (tmp_path / "page.py").write_text(PAGE)
    (tmp_path / "served.py").write_text(SERVED.format(page=str(tmp_path / "page.py")))
    command = [sys.executable, "-m", "streamlit", "run", str(tmp_path / script), f"--server.port={port}"]
    environment = os.environ | {"OPPOSITE_DATABASE": str(database), "PYTHONPATH": str(Path(__file__).parents[2])}
    options = ["--server.address=127.0.0.1", "--server.headless=true", "--browser.gatherUsageStats=false"]
    with subprocess.Popen(
        [*command, *options], cwd=tmp_path, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as application:
        try:
            wait_until(lambda: is_healthy(port))
            with connect(f"ws://127.0.0.1:{port}/_stcore/stream", subprotocols=["streamlit"], proxy=None) as opened:
                opened.send(BackMsg(rerun_script=ClientState()).SerializeToString())
                wait_until(lambda: Path(f"{database}.log-count").exists() and Path(f"{database}.wal").exists())
                wait_until(lambda: Path(f"{database}.log-count").stat().st_size > 0)
                application.send_signal(number)
                application.wait(PATIENCE)
        finally:
            application.kill()
    assert [file.name for file in database.parent.iterdir()] == ["opposite.duckdb"]
    copy = open_store(shutil.copyfile(database, tmp_path / "copy.duckdb"))
    assert copy.rows("table_content", table_name="meta")[0][0] == 2
    copy.close()
