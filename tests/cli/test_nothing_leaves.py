"""While the application is served, no name is looked up and nothing is sent to another machine, whoever asks."""

import base64
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

import pytest

TRACER = shutil.which("strace")
REQUIRED = os.environ.get("OPPOSITE_BROWSER") == "required"

PATIENCE = 60

REACHED = re.compile(
    r"\b(?:connect|sendto|sendmsg|sendmmsg)\(\d+, (?:.*?)sin6?_port=htons\((\d+)\).*?inet_(?:addr|pton)\((?:AF_INET6, )?\"([^\"]+)\""
)


def free_port():
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return asked.getsockname()[1]


def status(port, path="/", **headers):
    asked = urllib.request.Request(f"http://127.0.0.1:{port}{path}", headers=headers)
    try:
        with urllib.request.urlopen(asked, timeout=10) as answer:
            return answer.status
    except urllib.error.HTTPError as error:
        return error.code
    except OSError:
        return None


def opens_a_websocket(port, origin):
    """Whether the server takes up a WebSocket from a page of this origin."""
    key = base64.b64encode(os.urandom(16)).decode()
    with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
        connection.sendall(
            f"GET /_stcore/stream HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\nOrigin: {origin}\r\n\r\n".encode()
        )
        return connection.recv(100).startswith(b"HTTP/1.1 101")


def others(trace):
    """Other machines, and services of this one that look names up, which were reached for."""
    found = REACHED.findall(trace)
    return [
        (host, port)
        for port, host in found
        if port == "53" or not (host.startswith("127.") or host in {"::1", "0.0.0.0", "::"})
    ]


def test_a_look_up_and_a_connection_are_seen_in_a_trace():
    assert others('connect(7, {sa_family=AF_INET, sin_port=htons(53), sin_addr=inet_addr("127.0.0.53")}, 16) = 0')
    assert others('connect(7, {sa_family=AF_INET, sin_port=htons(443), sin_addr=inet_addr("203.0.113.9")}, 16) = -1')
    assert others(
        'sendto(7, "x", 1, 0, {sa_family=AF_INET, sin_port=htons(80), sin_addr=inet_addr("203.0.113.9")}, 16)'
    )
    assert not others('connect(7, {sa_family=AF_INET, sin_port=htons(8501), sin_addr=inet_addr("127.0.0.1")}, 16) = 0')


@pytest.mark.process
@pytest.mark.skipif(TRACER is None and not REQUIRED, reason="strace is not there")
@pytest.mark.parametrize("address", ["127.0.0.1", "0.0.0.0"])
def test_nothing_leaves_the_machine_whoever_asks(address, tmp_path):
    port, trace = free_port(), tmp_path / "trace"
    command = [TRACER, "-f", "--seccomp-bpf", "-e", "trace=connect,sendto,sendmsg,sendmmsg", "-o", str(trace)]
    command += [sys.executable, "-m", "opposite", "run", "--port", str(port), "--address", address]
    command += ["--database", str(tmp_path / "a.duckdb")]
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    ) as running:
        try:
            until = time.monotonic() + PATIENCE
            while status(port, "/_stcore/health") != 200 and time.monotonic() < until:
                time.sleep(0.2)
            assert status(port) == (200 if address == "127.0.0.1" else 401)
            assert status(port, Host="evil.example") == 401
            assert not opens_a_websocket(port, "http://evil.example")
            assert opens_a_websocket(port, f"http://127.0.0.1:{port}") == (address == "127.0.0.1")
            time.sleep(1)
        finally:
            os.killpg(running.pid, signal.SIGTERM)
        running.wait(PATIENCE)
    assert others(trace.read_text()) == []
