"""Folders that a killed process leaves among the temporary ones go with the next start; all others stay."""

import subprocess
import sys
import tempfile

import pytest

from opposite.store.left_folders import own_prefix, remove_left_folders

KILLED = """
import os, signal, tempfile
from opposite.store.left_folders import own_prefix
folder = tempfile.mkdtemp(prefix=own_prefix())
open(os.path.join(folder, "backup.duckdb"), "w").close()
print(folder, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def temporary(tmp_path, monkeypatch):
    """A place for temporary folders of its own, for this process and those it starts."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


@pytest.fixture
def left(temporary):
    """The folder that a process has left which was killed."""
    subprocess.run([sys.executable, "-c", KILLED], check=False, stdout=subprocess.DEVNULL)
    (folder,) = temporary.iterdir()
    assert [path.name for path in folder.iterdir()] == ["backup.duckdb"]
    return folder


def test_what_a_killed_process_left_is_removed(left):
    remove_left_folders()
    assert not left.exists()


def test_the_folder_of_a_process_that_runs_stays(temporary):
    with tempfile.TemporaryDirectory(prefix=own_prefix()) as folder:
        remove_left_folders()
        assert [str(path) for path in temporary.iterdir()] == [folder]


def test_what_others_may_open_or_another_machine_or_program_named_stays(left, temporary):
    _, machine, process, _ = left.name.split("-")
    left.chmod(0o755)
    others = [
        temporary / name
        for name in (
            f"opposite-{'0' * 6}-{process}-x",
            "opposite-x",
            f"opposite-{machine}-x",
            f"x-{machine}-{process}-x",
        )
    ]
    for folder in others:
        folder.mkdir(mode=0o700)
    file, link = temporary / f"opposite-{machine}-{process}-file", temporary / f"opposite-{machine}-{process}-link"
    file.touch(mode=0o600)
    link.symlink_to(others[0])
    remove_left_folders()
    assert sorted(temporary.iterdir()) == sorted([left, *others, file, link])
    left.chmod(0o700)
    remove_left_folders()
    assert sorted(temporary.iterdir()) == sorted([*others, file, link])
