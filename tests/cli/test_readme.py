"""The commands that the README shows do what it says."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest

from opposite.cli.main import opposite as command_line

ROOT = Path(__file__).parents[2]
BLOCK = re.search(r"```sh\n(opposite demo.*?)```", (ROOT / "README.md").read_text(), re.DOTALL).group(1)
NOTEBOOK = re.search(r"```python\n(import opposite\n.*?)```", (ROOT / "README.md").read_text(), re.DOTALL).group(1)
COMMANDS = [line.split("#")[0].strip() for line in BLOCK.splitlines() if line.strip()]


@pytest.fixture(scope="module")
def sample(opposite, tmp_path_factory):
    """Path of a database that `opposite demo` filled, which the commands that follow it in the README find."""
    path = tmp_path_factory.mktemp("sample") / "opposite.duckdb"
    assert opposite("demo", "--database", path)[0] == 0
    return path


def test_the_quick_start_is_two_commands():
    assert "```sh\nmake run\nmake test\n```" in (ROOT / "README.md").read_text()
    targets = re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(), re.MULTILINE)
    assert {"run", "test", "bench"} <= set(targets)


@pytest.mark.process
@pytest.mark.parametrize("line", COMMANDS)
def test_a_command_of_the_readme_runs(line, sample, tmp_path):
    (tmp_path / "answers.csv").write_text("organisation,respondent,group,question,level\nDelta,p1,executive,ORI1,4\n")
    (tmp_path / "frameworks").symlink_to(ROOT / "frameworks")
    arguments = shlex.split(line)[1:]
    if arguments[0] == "demo":
        arguments += ["--database", str(tmp_path / "empty.duckdb")]
    elif arguments[0] != "check":
        arguments += ["--database", str(shutil.copyfile(sample, tmp_path / "sample.duckdb"))]
    done = subprocess.run(
        [sys.executable, "-m", "opposite", *arguments], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stderr


@pytest.mark.process
def test_the_notebook_of_the_readme_runs(sample, tmp_path):
    cells = [cell for cell in NOTEBOOK.splitlines() if cell.strip()]
    script = "\n".join(cells[:-1]) + f"\nassert len({cells[-1]}) > 0\n"
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=tmp_path,
        env=os.environ | {"OPPOSITE_DATABASE": str(sample)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")


def options_of(command):
    """Every option of a command and of those beneath it."""
    beneath = command.commands.values() if isinstance(command, click.Group) else ()
    return {name for one in command.params for name in one.opts}.union(*map(options_of, beneath))


@pytest.mark.parametrize(
    "manual",
    [ROOT / "README.md", ROOT / "frameworks" / "README.md", *sorted((ROOT / "docs").glob("*.md"))],
    ids=lambda path: path.stem,
)
def test_every_command_and_option_that_a_manual_names_is_there(manual):
    named = re.findall(r"(?:^|`)opposite ([a-z]+)([^`\n]*)", manual.read_text(), re.MULTILINE)
    commands = {name: command_line.get_command(None, name) for name, _ in named}
    assert [name for name, command in commands.items() if command is None] == []
    lacking = [
        f"{name} {option}"
        for name, rest in named
        for option in re.findall(r"(?<![\w-])--[a-z-]+", rest.split(" # ")[0])
        if option not in options_of(commands[name])
    ]
    assert lacking == []


def test_pinned_versions_name_no_address():
    assert "://" not in (ROOT / "constraints.txt").read_text()
