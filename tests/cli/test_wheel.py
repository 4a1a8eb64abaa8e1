"""A wheel built from the project carries the frameworks and the application, and works outside the checkout."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [
            sys.executable,
            "-m",
            "pip",
            "wheel",
            "--quiet",
            "--no-deps",
            "--no-build-isolation",
            "--wheel-dir",
            str(folder),
            str(ROOT),
        ],
        check=True,
    )
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def run(unpacked, folder, *arguments):
    environment = {k: v for k, v in os.environ.items() if not k.startswith("OPPOSITE")} | {"PYTHONPATH": str(unpacked)}
    code = "import sys, opposite; print(opposite.__file__, file=sys.stderr); from opposite.cli.main import main; main()"
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.process
def test_it_holds_frameworks_application_and_look(unpacked):
    held = {path.relative_to(unpacked / "opposite").as_posix() for path in (unpacked / "opposite").rglob("*")}
    assert {
        "frameworks/opposite/framework.yaml", "frameworks/opposite/initiatives.yaml", "frameworks/opposite/factors/ORI.yaml",
        "frameworks/schema.json", "run/app.py", "run/.streamlit/config.toml", "ui/pages/start.py", "ui/static/icon.png",
        "store/sql/schema/001_tables.sql", "engine/sample/sectors/retail.yaml",
        "exports/fonts/Carlito-Regular.ttf", "exports/fonts/Carlito-Bold.ttf", "exports/fonts/OFL.txt",
    } <= held  # fmt: skip


@pytest.mark.process
def test_it_works_outside_the_checkout(unpacked, tmp_path):
    demo = run(unpacked, tmp_path, "demo")
    assert (demo.returncode, (tmp_path / "data" / "opposite.duckdb").is_file()) == (0, True), demo.stderr
    assert demo.stderr.splitlines()[0].startswith(str(unpacked))
    roadmap = run(unpacked, tmp_path, "roadmap", "--organisation", "Tivvelane Outfitters")
    assert (roadmap.returncode, roadmap.stdout.startswith("organisation,wave,order")) == (0, True), roadmap.stderr


@pytest.mark.process
def test_it_finds_its_own_application(unpacked, tmp_path):
    code = "from opposite.settings import application; print(application())"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(unpacked)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert Path(done.stdout.strip()) == unpacked / "opposite" / "run" / "app.py"
