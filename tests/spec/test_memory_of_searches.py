"""However many searches a server has made, it holds no more memory than after the first ones."""

import os
import random
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from plan_requests import demanding

from opposite.engine.roadmap.search import Search

WARM, AFTERWARDS = 10, 90
MEGABYTES = 40
"""More than a search takes while it goes on, and less than would be left by a part of each."""


def resident():
    """Memory of this process in megabytes."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return int(status.split("VmRSS:")[1].split()[0]) / 1024


def search(number):
    """Search for the best plan of a problem of its own of 24 to 50 initiatives, and stop it once it is under way."""
    drawn = random.Random(number)
    asked = demanding(drawn.randint(24, 50))
    begun = Search(replace(asked, periods=8, capacity={"team": (drawn.choice([1.5, 2.0, 3.0]),)}))
    begun.wait(0.2)
    begun.stop()
    assert begun.wait(60)
    assert begun.plan.placements


def left_behind():
    """Megabytes that this process has grown by while it made the searches after the first ones."""
    for number in range(WARM):
        search(number)
    before = resident()
    for number in range(WARM, WARM + AFTERWARDS):
        search(number)
    return resident() - before


@pytest.mark.long
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="tells its memory where there is /proc alone")
def test_a_hundred_searches_leave_what_ten_leave():
    alone = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run([sys.executable, __file__], env=alone, check=True, capture_output=True, text=True)
    assert float(done.stdout) < MEGABYTES


if __name__ == "__main__":
    sys.stdout.write(f"{left_behind()}\n")
