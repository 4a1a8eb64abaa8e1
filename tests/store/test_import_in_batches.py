"""However large a file is, no more than a block of it is in memory; how its rows are read makes no difference."""

import subprocess
import sys
from contextlib import closing
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from import_cases import answers_in_place, counts, imported, stored_answers, told, written

from opposite.definitions import find
from opposite.engine.collecting.importing import csv_rows, reading
from opposite.engine.collecting.importing.reading import rows
from opposite.engine.workspace import open_workspace

HEADER = "organisation,wave,respondent,group,question,level,importance,evidence,note,answered_at"
WIDTH = len(HEADER.split(","))


def each_row(path, width):
    """Number and cells of every row of a file beneath its header, taken in batches."""
    numbered = rows(path)
    next(numbered)
    return [
        (number, list(cells))
        for batch in numbered.batches(width)
        for number, cells in zip(
            batch.rows.tolist(), zip(*(column.each() for column in batch.columns), strict=True), strict=True
        )
    ]


def test_a_batch_is_a_block_of_lines_at_most(tmp_path):
    line = f"Acme,,r1,board,A1,3,,,{'x' * 50},\n"
    path = written(tmp_path, f"{HEADER}\n" + line * 60_000)
    numbered = rows(path)
    next(numbered)
    sizes = [len(batch.rows) for batch in numbered.batches(WIDTH)]
    assert sum(sizes) == 60_000
    assert max(sizes) <= csv_rows.BLOCK // len(line) + 1


def test_a_batch_of_rows_that_are_read_one_by_one_is_smaller_still(tmp_path):
    path = written(tmp_path, f"{HEADER}\n" + 'Acme,,r1,board,A1,3,,,"x",\n' * 12_000)
    numbered = rows(path)
    next(numbered)
    assert [len(batch.rows) for batch in numbered.batches(WIDTH)] == [reading.BATCH, reading.BATCH, 2_000]


cell = st.sampled_from(
    ["", " ", "a", "a b", "x" * 30, "ä", "\u2028", "\ufeff", "'=1", "0", "a;b", 'say ""x""', "two\nlines"]
)


@given(
    table=st.lists(st.lists(cell, min_size=1, max_size=4), max_size=20),
    end=st.sampled_from(["\n", "\r\n", "\r"]),
    block=st.integers(1, 60),
)
def test_rows_in_batches_are_those_read_one_by_one(tmp_path_factory, table, end, block):
    lines = [",".join(f'"{text}"' if '"' in text or "\n" in text else text for text in row) for row in table]
    path = written(tmp_path_factory.mktemp("rows"), end.join(["a,b,c", *lines]))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(csv_rows, "BLOCK", block)
        one_by_one = [(row.number, [*row.cells, "", ""][:3]) for row in list(rows(path))[1:]]
        assert each_row(path, 3) == one_by_one


def test_plain_and_quoted_rows_of_one_file_keep_their_numbers(workspace, tmp_path, monkeypatch):
    monkeypatch.setattr(csv_rows, "BLOCK", 200)
    notes = ['"two\nlines"' if i % 5 == 0 else "note" for i in range(60)]
    lines = [f"Acme,,r{i},board,A1,{9 if i % 7 == 0 else 3},,,{note}," for i, note in enumerate(notes)]
    report = imported(workspace, written(tmp_path, "\n".join([HEADER, *lines])), skip_bad_rows=True)
    assert [row for row, _, _ in told(report)] == [i + 2 for i in range(60) if i % 7 == 0]
    assert (report.answers_stored, report.skipped) == (51, 9)
    assert {row[2]: row[5] for row in stored_answers(workspace, "note")} == {
        f"r{i}": "note" if i % 5 else "two\nlines" for i in range(60) if i % 7
    }


def test_a_person_whose_rows_are_in_several_batches_is_one_person(workspace, tmp_path, monkeypatch):
    monkeypatch.setattr(csv_rows, "BLOCK", 40)
    lines = [f"Acme,,r{i % 3},board,{question},3,,,," for question in ("A1", "A2", "B1", "A1") for i in range(3)]
    report = imported(workspace, written(tmp_path, "\n".join([HEADER, *lines]).replace("B1,3", "B1,1")))
    assert (report.answers_stored, report.repeated, report.new_respondents) == (9, 3, 3)


def test_rows_sorted_by_question_are_stored_as_if_they_were_sorted_by_person(tmp_path, monkeypatch):
    monkeypatch.setattr(csv_rows, "BLOCK", 200)
    of_person = [[f"Acme,,r{i:02},board,{question},1,,,," for question in ("A1", "A2", "B1")] for i in range(20)]
    stored = []
    for place, lines in (("by_person", of_person), ("by_question", zip(*of_person, strict=True))):
        folder = tmp_path / place
        folder.mkdir()
        workspace = open_workspace(str(folder / "answers.duckdb"))
        text = "\n".join([HEADER, *(line for some in lines for line in some)])
        report = imported(workspace, written(folder, text))
        assert (report.answers_stored, report.repeated, report.new_respondents) == (60, 0, 20)
        stored.append(answers_in_place(workspace))
        workspace.close()
    assert stored[0] == stored[1]


RUN = """
import re, sys
from datetime import datetime
from pathlib import Path
from opposite.engine.collecting.importing import import_answers
from opposite.engine.workspace import open_workspace
workspace = open_workspace(sys.argv[2])
import_answers(workspace, Path(sys.argv[1]), framework=workspace.resolve("opposite"), now=datetime(2026, 11, 22))
workspace.close()
print(*re.findall(r"VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text()))
"""


@pytest.mark.long
@pytest.mark.process
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="nothing tells the peak of memory here")
def test_a_hundred_megabytes_are_imported_in_three_hundred(tmp_path):
    path = tmp_path / "answers.csv"
    questions = find("opposite").framework.questions
    written_bytes = 0
    with path.open("w") as file:
        file.write(f"{HEADER}\n")
        for organisation in count():
            if written_bytes > 100_000_000:
                break
            for person in range(300):
                for question in questions:
                    written_bytes += file.write(
                        f"Organisation {organisation},,r{person},,{question},{person % 5 + 1},,,,\n"
                    )
    command = [sys.executable, "-c", RUN, str(path), str(tmp_path / "answers.duckdb")]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert int(done.stdout) < 300 * 1024


@pytest.mark.long
@pytest.mark.process
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="nothing tells the peak of memory here")
def test_three_million_rows_sorted_by_question_are_imported_in_seven_hundred_megabytes(tmp_path):
    path = tmp_path / "answers.csv"
    questions = list(find("opposite").framework.questions)
    with path.open("w") as file:
        file.write("organisation,respondent,question,level\n")
        for question in questions:
            file.writelines(
                f"Acme,r{person},{question},{person % 5 + 1}\n" for person in range(3_000_000 // len(questions))
            )
    database = tmp_path / "answers.duckdb"
    command = [sys.executable, "-c", RUN, str(path), str(database)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert int(done.stdout) < 700 * 1024
    with closing(open_workspace(str(database))) as workspace:
        everybody = 3_000_000 // len(questions) * len(questions)
        assert counts(workspace)["answers"] == everybody
