"""A workbook that is small and would take minutes or gigabytes is refused, in words that say which limit it passes."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from bombs import MAIN, SHEET, sheet, styles, texts, write_workbook

from opposite.engine.collecting.importing.reading import rows

READ = """
import json, resource, sys
from pathlib import Path
resource.setrlimit(resource.RLIMIT_AS, (1_500_000_000, 1_500_000_000))
resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
from opposite.engine.collecting.importing.reading import rows
from opposite.errors import ImportRefusedError
try:
    told = len(list(rows(Path(sys.argv[1]))))
except ImportRefusedError as error:
    told = error.title
status = Path("/proc/self/status").read_text().splitlines()
peak = next(int(line.split()[1]) for line in status if line.startswith("VmHWM:"))
print(json.dumps([told, peak // 1024]))
"""
"""Reads a file under limits of memory and time, and says how many rows it has or why it is refused, and the MB it took."""

MEASURED = pytest.mark.skipif(
    not Path("/proc/self/status").exists(), reason="the memory it took is told by Linux alone"
)
PADDING = 700_000
"""Bytes of a picture that make a whole file look as if it held something."""


def told(path):
    """What a process of its own says of a file."""
    root = Path(__file__).resolve().parents[2]
    arguments = [sys.executable, "-W", "ignore", "-c", READ, str(path)]
    run = subprocess.run(
        arguments, capture_output=True, text=True, env=os.environ | {"PYTHONPATH": str(root)}, timeout=120, check=False
    )
    assert run.returncode == 0, run.stderr
    what, megabytes = json.loads(run.stdout)
    assert megabytes < 300
    return what


def test_a_workbook_of_one_cell_is_read(tmp_path):
    assert [row.cells for row in rows(write_workbook(tmp_path / "a.xlsx"))] == [["1"]]


@pytest.mark.process
@MEASURED
@pytest.mark.parametrize(
    ("replaced", "padding", "words"),
    [
        pytest.param(
            sheet("<c/>", times=30_000_000, before="<row>", after="</row>"),
            0,
            "unpacks to 1,012 times its size; a workbook of answers does to 100 at most.",
            id="a row of 30 million cells",
        ),
        pytest.param(
            sheet("<row><c/></row>", times=5_000_000),
            PADDING,
            "has sheet1 with more elements than its size can explain.",
            id="five million rows beside a picture",
        ),
        pytest.param(
            sheet('<row r="1048577"/>', times=1000),
            PADDING,
            "has more than 1,048,576 rows in its first sheet.",
            id="more rows than a sheet has",
        ),
        pytest.param(
            sheet("<c/>", times=17_000, before="<row>", after="</row>"),
            PADDING,
            "has more than 16,384 columns in its first sheet.",
            id="more columns than a sheet has",
        ),
        pytest.param(
            sheet("a", times=60_000_000, before='<row><c t="inlineStr"><is><t>', after="</t></is></c></row>"),
            PADDING,
            "has a cell of more than 131,072 characters.",
            id="a cell of 60 MB",
        ),
        pytest.param(
            sheet("a", times=30_000_000, before='<row><c r="', after='"/></row>'),
            PADDING,
            "has a cell of more than 131,072 characters.",
            id="an address of 30 MB",
        ),
        pytest.param(
            texts("<si><t/></si>", times=4_000_000),
            PADDING,
            "has sharedStrings with more elements than its size can explain.",
            id="four million texts",
        ),
        pytest.param(
            styles("<xf/>", times=1_900_000),
            PADDING,
            "has styles with 1,900,004 elements; at most 50,000 of them are read.",
            id="two million formats of cells",
        ),
        pytest.param(
            styles("<xf/>", times=10_000_000),
            PADDING,
            "has styles of 50 MB; at most 10 MB of them are read.",
            id="ten million formats of cells",
        ),
        pytest.param(
            {SHEET: ('<!DOCTYPE a [<!ENTITY b "', "ha", 20_000, f'">]><worksheet xmlns="{MAIN}">&b;</worksheet>')},
            0,
            "defines entities, which no workbook does.",
            id="entities",
        ),
    ],
)
def test_what_would_fill_memory_is_refused(tmp_path, replaced, padding, words):
    path = write_workbook(tmp_path / "a.xlsx", replaced, padding=padding)
    assert path.stat().st_size < 900_000
    assert told(path) == f"a.xlsx {words}"


@pytest.mark.process
@MEASURED
def test_empty_cells_to_the_right_take_no_room(tmp_path):
    path = write_workbook(tmp_path / "a.xlsx", sheet('<row><c><v>1</v></c><c r="XFD1"/></row>', times=100_000))
    assert told(path) == 100_000
