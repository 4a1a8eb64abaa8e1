"""Writes the database of today's schema as SQL, for later versions to open: python -m tests.store.released.write.

Run it before a release that brings a new schema, commit the file it names, and add its figures to
tests/store/test_migration.py. Files of earlier schemas are never written again: what their version wrote is the point.
"""

import sys
import tempfile
from datetime import date, datetime, timedelta
from pathlib import Path

import duckdb

from opposite.definitions import load
from opposite.domain.collecting.answers import Answer
from opposite.domain.collecting.description import Description
from opposite.domain.framework import CostSpread
from opposite.domain.framework.estimates import Estimate
from opposite.domain.progress.states import State
from opposite.engine.agreement.consensus import record_consensus
from opposite.engine.collecting.answering import save_answer
from opposite.engine.collecting.assessments import find_wave, respondent
from opposite.engine.collecting.fiscal_year import set_fiscal_year_start
from opposite.engine.collecting.importing import import_answers
from opposite.engine.collecting.invitations import new_link
from opposite.engine.collecting.organisations import archive, describe
from opposite.engine.collecting.setup import start_assessment, start_wave
from opposite.engine.progress.records import keep_reading
from opposite.engine.progress.states import agree, save_state
from opposite.engine.report import build_report
from opposite.engine.roadmap.estimates import set_estimates
from opposite.engine.roadmap.known_roadmaps import build_roadmap
from opposite.engine.roadmap.request import RoadmapOptions
from opposite.engine.roadmap.scenarios import save_scenario
from opposite.engine.scoring.targets import set_targets
from opposite.engine.scoring.upkeep import refresh
from opposite.engine.workspace import open_workspace

FOLDER = Path(__file__).parent
NOW = datetime(2026, 11, 22, 9, 0)
LATER = NOW + timedelta(hours=1)
HEADER = "organisation,wave,respondent,group,question,level,importance\n"
ANSWERS = HEADER + "".join(
    f"Acme,{wave},{group}{person},{group},{question},{level},{importance}\n"
    for wave, group, person, question, level, importance in [
        *(("1", "board", n, "A1", n, 4) for n in (1, 2, 3)),
        *(("1", "board", n, "B1", 4, 2) for n in (1, 2, 3)),
        *(("1", "staff", n, "A1", 2, 3) for n in (1, 2, 3)),
        *(("1", "staff", n, "A2", "DK" if n == 1 else 3, "") for n in (1, 2, 3)),
    ]
)
CHANGED = HEADER + "Acme,1,board3,board,A1,4,4\n"
OPEN = HEADER + "".join(f"Acme,2,staff{n},staff,A1,{n},\n" for n in (1, 2))


def fill(path):
    """A closed wave with a changed answer that waits, an open one, a self-assessment with a changed answer, and what hangs on them."""
    loaded, workspace = load(FOLDER / "framework.yaml"), open_workspace(str(path))
    for number, (text, now, keep_open) in enumerate(
        [(ANSWERS, NOW, False), (CHANGED, LATER, False), (OPEN, NOW, True)]
    ):
        answers = path.with_name(f"{number}.csv")
        answers.write_text(text)
        import_answers(workspace, answers, framework=loaded, now=now, keep_open=keep_open, people="same")
    alone = start_assessment(workspace, loaded, organisation="Bravo", wave="1", group="board", profile="full", now=NOW)
    person = respondent(workspace, alone.respondent_id)
    new_link(workspace, person, now=NOW)
    for level, now in ((2.0, NOW), (3.0, LATER)):
        save_answer(workspace, person, Answer("A1", "level", level, note="It's said."), now=now)
    start_wave(
        workspace, loaded, organisation="Bravo", wave="2", profile="full", people={"board": 3, "staff": 8}, now=NOW
    )
    acme = find_wave(workspace, "Acme", "1").id
    record_consensus(workspace, acme, "A1", 3.0, decided_on=date(2026, 11, 23), decided_by="The board", now=LATER)
    plan = build_roadmap(build_report(workspace, acme), RoadmapOptions(start=date(2026, 10, 1)))
    agree(workspace, acme, plan.rows, now=NOW)
    save_state(workspace, acme, "say_it", State(status="running", owner="Ann"), now=NOW)
    save_state(
        workspace,
        acme,
        "say_it",
        State(status="done", owner="Ann", start_date=date(2026, 10, 1), finish_date=date(2026, 11, 20)),
        now=LATER,
    )
    keep_reading(workspace, acme, "say_it", read_on=date(2026, 11, 20), value=40.0, now=LATER)
    save_scenario(workspace, find_wave(workspace, "Acme", "1"), "Lean", RoadmapOptions(periods=4), now=LATER)
    set_targets(workspace, acme, {"A": 4.0}, reason="It's enough.", approved_by="The board", now=LATER)
    set_fiscal_year_start(workspace, find_wave(workspace, "Acme", "1"), 4)
    set_estimates(
        workspace,
        find_wave(workspace, "Acme", "1"),
        {"say_it": Estimate(owner="Ann", cost=CostSpread(0, 5, 9))},
        now=LATER,
    )
    describe(workspace, "Acme", Description("Steel", people=1200, country="Norway", tags=("pilot",), note="It's kept."))
    archive(workspace, "Bravo", now=LATER)
    refresh(workspace)
    workspace.close()


def dump(path):
    """Version of the schema of a database, and the SQL that makes the database again."""
    with duckdb.connect(str(path), read_only=True) as connection:
        tables = [
            name for (name,) in connection.execute("select table_name from duckdb_tables() order by 1").fetchall()
        ]
        (version,) = connection.execute("select value from meta where key = 'schema_version'").fetchone()
        (next_id,) = connection.execute(
            "select coalesce(last_value + 1, start_value) from duckdb_sequences()"
        ).fetchone()
        statements = [f"create sequence ids start {next_id};"]
        statements += [
            sql for (sql,) in connection.execute("select sql from duckdb_tables() order by table_name").fetchall()
        ]
        for table in tables:
            rows = connection.execute(f"select * from {table} order by all").fetchall()
            statements += [f"insert into {table} values ({', '.join(map(literal, row))});" for row in rows]
    return int(version), "\n".join(statements) + "\n"


def literal(value):
    """A value as SQL."""
    if value is None:
        return "null"
    if isinstance(value, (bool, int, float)):
        return repr(value).lower()
    text = value.isoformat(" ") if isinstance(value, datetime) else str(value)
    return "'" + text.replace("'", "''") + "'"


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        fill(Path(folder) / "kept.duckdb")
        number, sql = dump(Path(folder) / "kept.duckdb")
    target = FOLDER / f"schema_{number}.sql"
    target.write_text(sql)
    sys.stdout.write(f"{target}\n")
