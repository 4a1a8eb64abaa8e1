"""Scores of many assessments are read from those kept in the store; they are those that their reports show."""

import random
from itertools import accumulate

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from import_cases import NOW, imported, written

from opposite.engine.collecting.assessments import assessments
from opposite.engine.comparison.peers import Peers
from opposite.engine.report import ONE_BY_ONE, build_report
from opposite.engine.scoring import score_many
from opposite.engine.scoring.stored_scores import WITHHELD
from opposite.engine.scoring.upkeep import refresh
from opposite.engine.workspace import open_workspace
from opposite.exports.csv_file import long_table_csv, table_csv
from opposite.statistics.percentiles import peer_rank
from opposite.store.cursor import Cursor
from opposite.tables import scoring as tables
from opposite.tables.scoring import scores_by_group, scores_by_kind, scores_by_question, scores_table
from opposite.tables.table import LongTable, Table

pytestmark = pytest.mark.long

QUESTIONS = ("ORI1", "ORI2", "ORI3", "ORI4", "ORI5", "PEO1", "PEO2")
CONFIDENTIAL, ATTRIBUTED = 40, 20
ALL = CONFIDENTIAL + ATTRIBUTED

GIVEN_SCORES = """
update scores set score = given.score
from (select unnest($assessments::bigint[]) as id, unnest($scores::double[]) as score) as given
where scores.assessment_id = given.id and scores.node_id = 'ORI' and scores.score is not null
"""


@pytest.fixture
def many(workspace, tmp_path):
    """Forty organisations whose people were promised confidence, some groups too small to show, and twenty attributed."""
    return filled(workspace, tmp_path)


def filled(workspace, tmp_path):
    dice = random.Random(3)
    loaded = workspace.resolve("opposite")
    for kind, organisations in (("Confidential", CONFIDENTIAL), ("Attributed", ATTRIBUTED)):
        rows = ["organisation,respondent,group,question,level"]
        for number in range(organisations):
            for group, people in (("executive", 3), ("commercial", 1 + number % 4), ("frontline", number % 3)):
                for person in range(people):
                    rows += [
                        f"{kind} {number},{group}-{person},{group},{question},{dice.randint(1, 6)}"
                        for question in QUESTIONS
                        if dice.random() < 0.9
                    ]
        imported(
            workspace,
            written(tmp_path, "\n".join(rows) + "\n", name=f"{kind}.csv"),
            framework=loaded,
            attributed=kind == "Attributed",
        )
    return assessments(workspace)


def table(workspace, chosen, kind):
    return scores_table(workspace, chosen, by=kind)


def same(row, expected):
    """Whether every cell is the same, to a billionth."""
    cells = [v if v is None or isinstance(v, str) else pytest.approx(v, abs=1e-9) for v in expected]
    assert list(row) == cells


@pytest.mark.main_way
@pytest.mark.parametrize("kind", ["factor", "overall"])
def test_every_figure_with_its_rank_among_the_others_is_that_of_the_report(workspace, many, kind):
    assert len(many) == ALL > ONE_BY_ONE
    read = table(workspace, many, kind)
    expected = scores_by_kind([build_report(workspace, one.id) for one in many], kind)
    assert isinstance(read, LongTable)
    assert read.columns == expected.columns
    for row, cells in zip(read.rows, expected.rows, strict=True):
        same(row, cells)


def test_some_figures_are_hidden_and_some_have_a_percentile(workspace, many):
    read = table(workspace, many, "factor")
    by_name = [dict(zip(read.columns, row, strict=True)) for row in read.rows]
    assert {row["hidden"] for row in by_name} == {"yes", "no"}
    assert {row["percentile"] is None for row in by_name} == {True, False}


def test_lines_of_csv_are_those_of_the_rows(workspace, many):
    read = table(workspace, many, "factor")
    assert b"".join(long_table_csv(read)) == table_csv(Table(read.name, read.columns, tuple(read.rows)))


@pytest.mark.usefixtures("many")
def test_texts_that_would_be_formulas_or_need_quotes_are_escaped(workspace):
    with workspace.store.writing() as cursor:
        cursor.script("update organisations set name = '=1+1, \"' || name || '\"' where name like 'Attributed%'")
    read = table(workspace, assessments(workspace), "overall")
    lines = b"".join(long_table_csv(read)).decode().splitlines()
    assert lines[1].startswith('"\'=1+1, ""Attributed 0""",')


def test_from_five_others_a_rank_is_told_and_from_ten_a_percentile(workspace, many):
    told = []
    for others in (4, 5, 9, 10):
        with workspace.store.writing() as cursor:
            closed = [one.id for one in many if one.attributed][: others + 1]
            cursor.script("update assessments set closed_at = null, revision = revision + 1")
            cursor.script(f"update assessments set closed_at = now()::timestamp where id in {tuple(closed)}")
        read = table(workspace, many, "factor")
        rows = [dict(zip(read.columns, row, strict=True)) for row in read.rows if row[2] == "ORI"]
        own = [row for row in rows if row["score"] is not None and row["peers"] == others]
        told.append({(row["rank"] is not None, row["percentile"] is not None) for row in own})
    assert told == [{(False, False)}, {(True, False)}, {(True, False)}, {(False, True)}]


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.sampled_from([0.0, 3e-10, 0.9e-9, 1e-9, 1.1e-9, 2.5e-9, 0.05]), min_size=ALL, max_size=ALL))
@example(steps=[0.9e-9] * ALL)
def test_a_score_ties_with_those_a_billionth_from_it_and_not_with_what_these_tie_with(workspace, many, steps):
    """Ranks in SQL are those of one assessment, as scores of others stand in a chain (scoring.md, rule 13)."""
    framework = workspace.framework(many[0].framework_hash)
    refresh(workspace)
    with workspace.store.writing() as cursor:
        given_scores = {"assessments": [one.id for one in many], "scores": list(accumulate(steps))}
        cursor._cursor.execute(GIVEN_SCORES, given_scores)
    peers = Peers(
        workspace.store.rows(
            "peer_scores",
            framework_id=framework.id,
            framework_major=framework.major,
            sample=False,
            scoring_version=WITHHELD,
        )
    )
    read = table(workspace, many, "factor")
    rows = [dict(zip(read.columns, row, strict=True)) for row in read.rows if row[2] == "ORI"]
    told = [row["percentile"] for row in rows]
    assert sum(percentile is not None for percentile in told) > ATTRIBUTED
    ids = {one.organisation.name: one.organisation.id for one in many}
    assert told == [peer_rank(row["score"], peers.others(ids[row["organisation"]], "ORI")).percentile for row in rows]


def test_scores_older_than_the_answers_are_not_read(workspace, many):
    before = list(table(workspace, many, "factor").rows)
    with workspace.store.writing() as cursor:
        cursor.script(f"update answers set level = 6 where assessment_id = {many[0].id} and level is not null")
        cursor.run("raise_revision", assessment_id=many[0].id, now=NOW)
    after = list(table(workspace, many, "factor").rows)
    (expected,) = [
        row for row in scores_by_kind([build_report(workspace, many[0].id)], "factor").rows if row[2] == "ORI"
    ]
    (row,) = [row for row in after if row[:3] == expected[:3]]
    same(row, expected)
    assert row not in before


def test_the_same_answers_give_the_same_bytes_in_whatever_slices_and_threads(workspace, many, monkeypatch):
    written_out = []
    for size, threads in ((4000, 2), (23, 1), (7, 2)):
        monkeypatch.setattr(score_many, "SLICE", size)
        with workspace.store.writing() as cursor:
            cursor.script(f"set threads = {threads}")
            cursor.script("update assessments set revision = revision + 1")
        written_out.append(b"".join(long_table_csv(table(workspace, many, "factor"))))
    assert written_out == written_out[:1] * 3


def test_nor_does_it_matter_how_many_others_were_stale_with_one(workspace, many):
    together = b"".join(long_table_csv(table(workspace, many, "factor")))
    for stale in many[::7]:
        with workspace.store.writing() as cursor:
            cursor.run("raise_revision", assessment_id=stale.id, now=NOW)
        refresh(workspace)
    assert b"".join(long_table_csv(table(workspace, many, "factor"))) == together


def test_what_is_folded_into_the_file_while_they_are_read_changes_nothing(tmp_path, monkeypatch):
    workspace, batches = open_workspace(str(tmp_path / "opposite.duckdb")), Cursor.batches
    many = filled(workspace, tmp_path)
    refresh(workspace)
    workspace.store.fold()
    with workspace.store.writing() as cursor:
        cursor.script("update assessments set revision = revision + 1 where id % 3 = 0")
    before = list(table(workspace, many, "factor").rows)

    def folded_first(self, statement, /, **parameters):
        workspace.store.fold()
        return batches(self, statement, **parameters)

    monkeypatch.setattr(Cursor, "batches", folded_first)
    assert list(table(workspace, many, "factor").rows) == before
    workspace.close()


@pytest.mark.parametrize("by", ["question", "group"])
@pytest.mark.parametrize("lot", [60, 29, 200])
def test_questions_and_groups_of_many_are_scored_in_lots_as_they_are_written(workspace, many, monkeypatch, by, lot):
    monkeypatch.setattr(tables, "LOT", lot)
    shares = []
    read = tables.scores_table(workspace, many, by=by, told=shares.append)
    whole = {"question": scores_by_question, "group": scores_by_group}[by](
        [build_report(workspace, one.id) for one in many]
    )
    assert isinstance(read, LongTable)
    assert (read.name, read.columns) == (whole.name, whole.columns)
    for row, expected in zip(read.rows, whole.rows, strict=True):
        same(row, expected)
    assert shares[-1] == 1.0
    assert len(shares) == -(-len(many) // lot)
    assert b"".join(long_table_csv(read)) == table_csv(Table(read.name, read.columns, tuple(read.rows)))
