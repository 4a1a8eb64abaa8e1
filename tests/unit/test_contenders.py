"""What is measured against gives the same scores: otherwise it would be no contender."""

import csv
import io
from datetime import datetime
from pathlib import Path
from random import Random

import pytest

from opposite.engine.collecting.assessments import assessments
from opposite.engine.collecting.importing import import_answers
from opposite.engine.workspace import open_workspace
from opposite.exports.csv_file import long_table_csv
from opposite.tables.scoring import scores_table
from tests.bench.contenders import CONTENDERS

ORGANISATIONS = 55


@pytest.fixture(scope="module")
def database(tmp_path_factory) -> Path:
    folder, dice = tmp_path_factory.mktemp("contenders"), Random(5)
    path = folder / "many.duckdb"
    workspace = open_workspace(str(path))
    loaded = workspace.resolve("opposite")
    rows = ["organisation,respondent,group,question,level"]
    for number in range(ORGANISATIONS):
        away = dice.sample(list(loaded.framework.questions), 2) if number % 3 == 0 else []
        for group, people in (("executive", 3), ("commercial", 4), ("frontline", 5)):
            for person in range(people):
                for question in loaded.framework.questions.values():
                    if question.is_for(group) and dice.random() < 0.9:
                        level = dice.randint(1, 6) if dice.random() < 0.95 else "DK"
                        said = "NA" if question.id in away else level
                        rows.append(f"Organisation {number},{group}-{person},{group},{question.id},{said}")
    file = folder / "many.csv"
    file.write_text("\n".join(rows) + "\n")
    import_answers(workspace, file, framework=loaded, attributed=True, now=datetime(2026, 11, 22, 9, 0))
    with workspace.store.writing() as cursor:
        cursor.script("update assessments set closed_at = last_activity, revision = revision + 1")
    workspace.close()
    return path


@pytest.mark.parametrize("name", ["polars", "pandas"])
def test_a_contender_gives_the_same_scores_intervals_and_percentiles(database, name):
    found = {figures[:3]: figures[3:] for figures in CONTENDERS[name](database)}
    workspace = open_workspace(str(database))
    ours = {}
    for kind in ("factor", "overall"):
        table = scores_table(workspace, assessments(workspace), by=kind)
        for row in csv.DictReader(io.StringIO(b"".join(long_table_csv(table)).decode())):
            figures = [row[column] for column in ("score", "interval_low", "interval_high", "percentile")]
            ours[row["organisation"], row["wave"], row[kind]] = tuple(float(cell) if cell else None for cell in figures)
    workspace.close()
    assert sorted(found) == sorted(ours)
    assert len(ours) == ORGANISATIONS * 9
    for key, figures in ours.items():
        assert found[key] == tuple(value if value is None else pytest.approx(value, abs=1e-9) for value in figures)
