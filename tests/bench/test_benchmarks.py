"""Every benchmark runs at its smallest size, and the page of figures is put together from what it gives.

No time is asserted: benchmarks refuse by themselves where contenders come to different results.
"""

import math
import os

import pytest

from tests.bench import scores, start
from tests.bench.__main__ import BENCHMARKS, figures_of
from tests.bench.measuring import CannotMeasureError, Figure, refuse_unequal
from tests.bench.performance import replace_section, section
from tests.bench.processes import spent

UNITS = {"", "s", "ms", "times", "%", "MB", "kB", "rows/s", "MB a session"}
MARKS = {
    "click": [pytest.mark.browser],
    "documents": [pytest.mark.process, pytest.mark.long],
    "first_page": [pytest.mark.browser],
    "import": [pytest.mark.process],
    "largest": [pytest.mark.process, pytest.mark.long],
    "odds": [pytest.mark.long],
    "people": [pytest.mark.process, pytest.mark.long],
    "planning": [pytest.mark.long],
    "portfolio": [pytest.mark.process, pytest.mark.long],
    "scores": [pytest.mark.process],
    "start": [pytest.mark.process],
}
WHERE = {
    "processor": "One",
    "cores": 2,
    "memory": "8 GB",
    "system": "Linux",
    "versions": {"OPPOSITE": "0.1.0", "Python": "3.11.7"},
    "load": "0.10 0.20 0.30",
    "yardstick": "62 ms",
}
"""A machine that is nobody's."""


@pytest.mark.parametrize("name", [pytest.param(name, marks=MARKS.get(name, [])) for name in BENCHMARKS])
def test_a_benchmark_gives_figures_with_their_units(name):
    try:
        figures = figures_of(name, "smallest")
    except CannotMeasureError as error:
        if os.environ.get("OPPOSITE_BROWSER") == "required":
            raise
        pytest.skip(str(error))
    words = [figure.what for figure in figures]
    assert len(set(words)) == len(words) > 1
    assert {figure.unit for figure in figures} <= UNITS
    assert all(math.isfinite(figure.value) and figure.value >= 0 for figure in figures)
    assert any(figure.limit is not None for figure in figures)


def test_a_section_says_what_was_measured_where_and_which_limits_are_not_met():
    figures = [Figure("cost", 3.5, "times", 3.0), Figure("memory", 700.4, "MB", 1024.0), Figure("beside", 0.25, "s")]
    text = section("scores", scores, figures, WHERE, size="full")
    assert text.startswith("## `scores`: what the scores of many organisations cost from the database file to the CSV")
    assert (
        "`.venv/bin/python -m tests.bench scores --size full` on One, 2 cores, 8 GB of memory, Linux; OPPOSITE 0.1.0, Python 3.11.7"
        in text
    )
    assert "; load average at the start 0.10 0.20 0.30, yardstick 62 ms.\n" in text
    assert text.splitlines()[-5:] == [
        "| what | measured | limit |  |",
        "| --- | ---: | ---: | --- |",
        "| cost | 3.50 times | 3.00 times | not met |",
        "| memory | 700 MB | 1,024 MB | met |",
        "| beside | 0.25 s |  |  |",
    ]


def test_a_benchmark_that_ran_alone_replaces_its_own_section_and_what_is_said_of_all():
    both = replace_section("", "start", section("start", start, [Figure("a", 1.0, "s", 2.0)], WHERE, size="usual"))
    both = replace_section(both, "scores", section("scores", scores, [Figure("b", 3.0, "s", 2.0)], WHERE, size="usual"))
    assert "1 of 2 limits are met. Not met:\n\n- `scores`: b: 3.00 s, limit 2.00 s\n" in both
    again = replace_section(
        both, "scores", section("scores", scores, [Figure("b", 1.0, "s", 2.0)], WHERE, size="usual")
    )
    assert "2 of 2 limits are met.\n" in again
    assert "| a | 1.00 s | 2.00 s | met |" in again
    assert "3.00 s" not in again
    assert again.count("## `") == 2


def test_what_could_not_be_measured_stands_in_its_section_with_the_reason():
    text = section("start", start, "Not measured: there is no Chromium.", WHERE, size="usual")
    assert text.endswith("\n\nNot measured: there is no Chromium.\n")


def test_contenders_that_come_to_different_results_are_refused_by_their_names():
    with pytest.raises(RuntimeError, match="The rows: ours and theirs differ: 1 / 2"):
        refuse_unequal("The rows", {"ours": 1, "theirs": 2})


@pytest.mark.process
def test_the_most_memory_of_a_process_is_its_own_and_not_that_of_the_one_that_started_it():
    held = bytearray(200 * 2**20)
    held[:: 2**12] = b"x" * len(held[:: 2**12])
    small, large = spent("python", "-c", "pass"), spent("python", "-c", "bytearray(100 * 2**20)")
    assert small.peak < 60
    assert 100 < large.peak < 160


@pytest.mark.process
def test_a_command_that_fails_says_what_it_said():
    with pytest.raises(RuntimeError, match="ended with 3:\nbroken"):
        spent("python", "-c", "import sys; print('broken', file=sys.stderr); sys.exit(3)")
