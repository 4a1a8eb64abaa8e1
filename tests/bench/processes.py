"""What whole processes spend: processor time and memory, of one from its start to its end or of one that runs."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from statistics import median

LAUNCHER = Path(__file__).with_name("launcher.py")
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds by the clock, seconds of processors (its own and the system's for it), and the most memory in MB."""

    wall: float
    cpu: float
    peak: float


def spent(*command, output=subprocess.DEVNULL, folder=None, environment=None):
    """What a command spends from its start to its end; its output goes to a file or nowhere.

    `python` is this Python, which keeps what it compiled, as it does of what is installed. Raises RuntimeError with what
    the command said where it fails.
    """
    program = sys.executable if command[0] == "python" else str(command[0])
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(
        [sys.executable, "-I", "-S", str(LAUNCHER), program, *map(str, command[1:])],
        stdout=output,
        stderr=subprocess.PIPE,
        text=True,
        check=True,
        cwd=folder,
        env=kept | (environment or {}),
    )
    *said, last = done.stderr.splitlines()
    used = json.loads(last)
    if used["status"] != 0:
        raise RuntimeError(f"{' '.join(map(str, command))} ended with {used['status']}:\n" + "\n".join(said))
    return Spent(used["wall"], used["cpu"], used["peak"])


def printed(*command):
    """What a command prints, as text; `python` is this Python. Raises CalledProcessError where it fails."""
    program = sys.executable if command[0] == "python" else str(command[0])
    return subprocess.run([program, *map(str, command[1:])], stdout=subprocess.PIPE, text=True, check=True).stdout


def middle(rounds):
    """The medians of what a process spent in several rounds."""
    return Spent(*(median(getattr(each, name) for each in rounds) for name in ("wall", "cpu", "peak")))


def processors(*process_ids):
    """Seconds of processors that each of some running processes has spent so far, by its id."""
    return {process_id: _ticks(process_id) / TICKS for process_id in process_ids}


def spent_between(before, after):
    """Seconds that processes spent between two calls of `processors`, all together."""
    return sum(seconds - before.get(process_id, 0.0) for process_id, seconds in after.items())


def resident(process_id):
    """MB of memory that a process holds now."""
    pages = int(Path(f"/proc/{process_id}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def descendants(process_id, name):
    """Ids of the processes that a process has started, and those these have, whose program's name contains a word."""
    parents = {int(folder.name): _parent(folder) for folder in Path("/proc").iterdir() if folder.name.isdigit()}

    def comes_from(one):
        while one:
            one = parents.get(one)
            if one == process_id:
                return True
        return False

    return [one for one in parents if comes_from(one) and name in _program(one)]


def _stat(process_id):
    """The fields of a process after its name, which may hold spaces; none where it has ended."""
    try:
        return Path(f"/proc/{process_id}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return []


def _ticks(process_id):
    fields = _stat(process_id)
    return int(fields[11]) + int(fields[12]) if fields else 0


def _parent(folder):
    fields = _stat(folder.name)
    return int(fields[1]) if fields else None


def _program(process_id):
    try:
        return Path(f"/proc/{process_id}/cmdline").read_bytes().partition(b"\0")[0].decode(errors="replace")
    except OSError:
        return ""
