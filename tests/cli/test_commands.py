"""The command line: what each command prints, and how it fails."""

import csv
import io
import json
import os
import shlex
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import duckdb
import pytest

from opposite import __version__
from opposite.cli.main import COMMANDS
from opposite.definitions import find
from opposite.definitions.library import library_folder
from opposite.domain.progress.states import State
from opposite.engine.collecting.assessments import find_wave
from opposite.engine.progress.states import save_state
from opposite.engine.workspace import open_workspace
from opposite.settings import DATABASE


@pytest.fixture
def run(database, opposite):
    """Run a command on the database; returns (exit status, standard output, standard error)."""

    def call(*arguments, on_database=True):
        return opposite(*arguments, *(["--database", database] if on_database else []))

    return call


def rows(text):
    return list(csv.DictReader(io.StringIO(text)))


def test_help_lists_every_command_with_one_line(run):
    status, out, _ = run("--help", on_database=False)
    assert status == 0
    for name, line in COMMANDS.items():
        assert f"  {name} " in out
        assert line.split()[0] in out


@pytest.mark.parametrize("name", COMMANDS)
def test_every_commands_help_has_an_example(run, name):
    status, out, _ = run(name, "--help", on_database=False)
    assert status == 0
    assert f"Example: opposite {name}" in " ".join(out.split())


@pytest.mark.parametrize("name", COMMANDS)
def test_help_holds_no_marks_and_breaks_no_example(run, name):
    _, out, _ = run(name, "--help", on_database=False)
    assert "\\" not in out
    assert "\b" not in out
    examples = [line for line in out.splitlines() if f" opposite {name}" in line and "Usage" not in line]
    assert examples
    assert all(len(line) < 80 and not line.endswith("-") for line in examples)


def test_a_process_of_its_own_prints_the_same(run, database):
    command = [sys.executable, "-m", "opposite", "scores", "--by", "overall", "--database", str(database)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, encoding="utf-8")
    assert (0, done.stdout, "") == run("scores", "--by", "overall")


def test_help_imports_neither_pandas_nor_plotly_nor_streamlit_nor_duckdb():
    code = (
        "import sys; sys.argv=['opposite','--help']\n"
        "import opposite.cli.main as m\n"
        "try: m.main()\nexcept SystemExit: pass\n"
        "print({'pandas','plotly','streamlit','duckdb','numpy','yaml'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "set()"


def test_the_engine_never_imports_streamlit_or_pandas():
    code = (
        "import sys, opposite.engine.report, opposite.engine.scoring.score_many, opposite.engine.roadmap.build\n"
        "import opposite.engine.collecting.importing, opposite.tables.scoring, opposite.tables.agreement, opposite.exports.csv_file\n"
        "print({'pandas','streamlit'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_scores_and_reports_import_no_solver_and_no_numpy():
    code = (
        "import sys, opposite.engine.report, opposite.tables.scoring, opposite.engine.scoring.upkeep\n"
        "print({'highspy','numpy','opposite.planning'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_importing_the_package_costs_nothing_until_a_notebook_reads():
    code = (
        "import sys, opposite\n"
        "print({'pandas','numpy','duckdb','click'} & set(sys.modules))\n"
        "print(opposite.read_scores.__module__, 'pandas' in sys.modules, 'streamlit' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["set()", "opposite.notebook True False"]


def test_version(run):
    assert run("--version", on_database=False)[1].strip() == f"opposite, version {__version__}"


def test_scores_by_default_are_the_factors_of_every_organisations_latest_wave(run):
    _, out, err = run("scores", "--format", "csv")
    found = rows(out)
    assert err == ""
    assert out.splitlines()[0] == (
        "organisation,wave,factor,title,score,minimum,maximum,percent,stage,target,gap,percent_to_target,"
        "respondents,groups,coverage,interval_low,interval_high,percentile,rank,peers,hidden"
    )
    assert [(r["organisation"], r["wave"], r["factor"]) for r in found] == [
        (organisation, wave, factor)
        for organisation, wave in (("Acme", "1"), ("Bravo", "Autumn"))
        for factor in ("ORI", "PEO", "PRO", "OBJ", "STR", "INS", "TEC", "EXE")
    ]


def test_all_waves_are_ordered_by_their_date(run):
    _, out, _ = run("scores", "--by", "overall", "--all-waves", "--organisation", "Bravo")
    assert [(r["wave"], r["overall"]) for r in rows(out)] == [("Spring", "root"), ("Autumn", "root")]


def test_where_a_stored_framework_cannot_be_read_the_others_are_scored_and_the_command_says_so(run, database):
    with duckdb.connect(str(database)) as connection:
        connection.execute(
            "insert into frameworks select repeat('0', 64), 'broken', version, 'Broken', '{}', added_at from frameworks"
        )
        connection.execute(
            "update assessments set framework_hash = repeat('0', 64), framework_id = 'broken' where organisation_id = "
            "(select id from organisations where name = 'Acme')"
        )
    status, out, err = run("scores", "--by", "overall", "--format", "csv")
    assert [row["organisation"] for row in rows(out)] == ["Bravo"]
    assert ("1 assessment left out: the stored framework broken cannot be read. `opposite doctor` says more.\n") in err
    assert status == 1


def test_scores_by_question_have_a_row_for_each_of_the_forty(run):
    _, out, _ = run("scores", "--by", "question", "--organisation", "Acme")
    assert out.splitlines()[0] == (
        "organisation,wave,question,factor,title,score,minimum,maximum,respondents,answered,dont_know,not_applicable,"
        "unanswered,importance,target,gap,opportunity,lens,knowledge,hidden"
    )
    found = rows(out)
    assert len(found) == 40
    for row in (row for row in found if row["respondents"]):
        counts = [int(row[k]) for k in ("answered", "dont_know", "not_applicable", "unanswered")]
        assert sum(counts) == int(row["respondents"])


def test_scores_by_group(run):
    _, out, _ = run("scores", "--by", "group", "--organisation", "Acme")
    assert out.splitlines()[0] == "organisation,wave,group,factor,score,respondents,hidden"
    for row in rows(out):
        assert (row["score"] == "", row["respondents"] == "") == ((row["hidden"] == "yes"),) * 2


def test_floats_are_written_in_full_and_absent_values_empty(run):
    _, out, _ = run("scores", "--organisation", "Acme")
    first = rows(out)[0]
    assert repr(float(first["score"])) == first["score"]
    assert (first["percentile"], first["rank"], first["peers"]) == ("", "", "1")


def test_json_holds_the_same_rows_with_null_for_absent(run):
    _, table, _ = run("scores", "--organisation", "Acme", "--format", "csv")
    _, out, _ = run("scores", "--organisation", "Acme", "--format", "json")
    for from_json, from_csv in zip(json.loads(out), rows(table), strict=True):
        assert {k: "" if v is None else str(v) for k, v in from_json.items()} == from_csv


def test_a_table_rounds_half_away_from_zero_to_one_decimal(run):
    _, out, _ = run("scores", "--organisation", "Acme", "--format", "table")
    header, rule, *lines = out.splitlines()
    assert header.split()[:3] == ["organisation", "wave", "factor"]
    assert set(rule) == {"-", " "}
    assert len(lines) == 8


def test_output_writes_a_whole_file(run, tmp_path):
    target = tmp_path / "scores.csv"
    status, out, _ = run("scores", "--output", str(target))
    assert (status, out) == (0, "")
    assert target.read_text(encoding="utf-8-sig") == run("scores", "--format", "csv")[1]


def test_a_csv_file_opens_in_a_spreadsheet_with_a_double_click(run, tmp_path):
    target = tmp_path / "scores.csv"
    assert run("scores", "--output", str(target))[0] == 0
    lines = target.read_bytes().split(b"\r\n")
    assert lines[0].startswith("\ufefforganisation,".encode())
    assert lines[-1] == b""
    assert not any(b"\n" in line for line in lines)
    assert not run("scores", "--format", "csv")[1].startswith("\ufeff")


def test_output_into_a_folder_that_is_not_there_writes_nothing(run, tmp_path):
    target = tmp_path / "none" / "scores.csv"
    status, out, err = run("scores", "--output", str(target))
    assert (status, out, target.parent.exists()) == (1, "", False)
    assert err == (f"Error: {target} could not be written: there is no folder {target.parent}. Nothing was written.\n")


def test_output_goes_through_a_link_and_keeps_who_may_read(run, tmp_path):
    real, link = tmp_path / "real.csv", tmp_path / "folder" / "link.csv"
    link.parent.mkdir()
    real.write_text("old")
    real.chmod(0o600)
    link.symlink_to(real)
    assert run("scores", "--output", str(link))[0] == 0
    assert link.is_symlink()
    assert real.read_text(encoding="utf-8-sig") == run("scores", "--format", "csv")[1]
    assert real.stat().st_mode & 0o777 == 0o600
    assert [file.name for file in (*tmp_path.glob("*.csv"), *link.parent.iterdir())] == ["real.csv", "link.csv"]


def test_output_into_a_device_or_a_pipe_is_written_there(run, tmp_path):
    assert run("scores", "--output", "/dev/null") == (0, "", "")
    assert run("scores", "--output", "/dev/full")[::2] == (
        1,
        "Error: /dev/full could not be written: No space left on device.\n",
    )
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen(["cat", str(pipe)], stdout=subprocess.PIPE, text=True) as reader:
        assert run("scores", "--output", str(pipe)) == (0, "", "")
        assert reader.stdout.read() == run("scores", "--format", "csv")[1]
    assert pipe.is_fifo()


READING = [
    ["scores"],
    ["agreement"],
    ["reliability"],
    ["compare", "--organisation", "Acme", "--organisation", "Bravo"],
    ["roadmap", "--organisation", "Acme"],
    ["frameworks"],
    ["show"],
]


@pytest.mark.parametrize("arguments", READING, ids=lambda arguments: arguments[0])
@pytest.mark.parametrize("where", ["typo.duckdb", "typo/opposite.duckdb"])
def test_a_mistyped_database_is_named_and_not_made(opposite, tmp_path, arguments, where):
    path = tmp_path / where
    status, out, err = opposite(*arguments, "--database", path)
    assert (status, out) == (1, "")
    assert err == (
        f"Error: There is no database {path}. Check the path; `opposite demo` and `opposite import` make one, "
        "reading never does.\n"
    )
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("arguments", READING, ids=lambda arguments: arguments[0])
def test_without_a_database_only_frameworks_are_read_and_none_is_made(opposite, tmp_path, monkeypatch, arguments):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv(DATABASE, raising=False)
    status, out, err = opposite(*arguments)
    if arguments[0] in ("frameworks", "show"):
        assert (status, err) == (0, "")
        shown = 40 + len(find("opposite").framework.initiatives)
        assert len(rows(out)) == {"frameworks": 1, "show": shown}[arguments[0]]
    else:
        assert (status, out) == (1, "")
        assert err.startswith("Error: There is no database data/opposite.duckdb. Check the path;")
    assert list(tmp_path.iterdir()) == []


def test_an_import_that_only_reports_makes_no_database(opposite, tmp_path):
    answers, path = tmp_path / "answers.csv", tmp_path / "new.duckdb"
    answers.write_text("organisation,respondent,group,question,level\nDelta,p1,executive,ORI1,4\n")
    status, tried, _ = opposite("import", answers, "--database", path, "--dry-run")
    assert (status, path.exists()) == (0, False)
    assert "1 answer" in tried
    assert opposite("import", answers, "--database", path)[0] == 0
    assert path.exists()


def test_an_import_leaves_no_scores_for_a_page_to_compute(opposite, tmp_path):
    answers, path = tmp_path / "answers.csv", tmp_path / "new.duckdb"
    answers.write_text("organisation,respondent,group,question,level\nDelta,p1,executive,ORI1,4\n")
    assert opposite("import", answers, "--database", path, "--attributed")[0] == 0
    with duckdb.connect(str(path)) as connection:
        kept = connection.execute("select score, revision from scores where node_id = 'ORI'").fetchall()
        assert kept == [(None, connection.execute("select revision from assessments").fetchone()[0])]
        assert connection.execute("select count(*) from scores").fetchone() == (9,)


@pytest.mark.parametrize(
    "arguments",
    [
        ["scores", "--by", "overall"],
        ["agreement"],
        ["reliability"],
        ["compare", "--organisation", "Acme", "--organisation", "Bravo"],
        ["roadmap", "--organisation", "Acme", "--method", "greedy"],
    ],
    ids=lambda arguments: arguments[0],
)
def test_a_framework_is_named_by_its_id_or_its_path(run, arguments):
    assert run(*arguments, "--framework", str(library_folder() / "opposite")) == run(
        *arguments, "--framework", "opposite"
    )
    assert run(*arguments, "--framework", "opposit") == (
        1,
        "",
        "Error: There is no framework 'opposit', neither by id nor as a path. Did you mean \"opposite\"?\n",
    )


def test_waves_of_another_framework_are_not_spoken_of(run):
    other = str(Path(__file__).parents[1] / "imports" / "framework.yaml")
    assert run("scores", "--by", "overall", "--framework", other)[1].count("\n") == 1
    assert run("roadmap", "--organisation", "Acme", "--framework", other)[::2] == (
        1,
        "Error: Acme has no assessment with the framework 'imports'.\n",
    )


def test_an_unknown_organisation_level_or_wave_is_named(run):
    assert run("scores", "--organisation", "Nobody")[::2] == (
        1,
        (
            "Error: There is no organisation named 'Nobody'. Names are compared exactly; "
            "`opposite organisations` lists them.\n"
        ),
    )
    assert run("scores", "--by", "practice")[::2] == (
        1,
        "Error: No framework in use has the level 'practice'. Use overall, question, group, factor.\n",
    )
    assert run("scores", "--organisation", "Bravo", "--wave", "Summer")[::2] == (
        1,
        "Error: There is no wave 'Summer'. Waves: Autumn, Spring.\n",
    )


def test_wrong_usage_ends_with_2(run):
    assert run("scores", "--nonsense")[0] == 2
    assert run("roadmap", "--organisation", "Acme", "--capacity", "change")[0] == 2


def test_compare_lays_factors_side_by_side(run):
    _, out, _ = run("compare", "--organisation", "Acme", "--organisation", "Bravo")
    found = rows(out)
    assert [(r["organisation"], r["factor"]) for r in found[:2]] == [("Acme", "ORI"), ("Bravo", "ORI")]
    first, second = found[:2]
    assert first["difference"] == ""
    assert float(second["difference"]) == float(second["score"]) - float(first["score"])
    assert {r["exceeds_noise"] for r in found if r["organisation"] == "Bravo"} <= {"yes", "no"}


def test_compare_needs_two_and_each_once(run):
    status, out, err = run("compare", "--organisation", "Acme")
    said = "Error: Comparing takes two organisations or more; repeat --organisation."
    assert (status, out, err.splitlines()[-1]) == (2, "", said)
    status, out, err = run("compare", "--organisation", "Acme", "--organisation", "Acme")
    assert (status, out) == (2, "")
    assert err.splitlines()[-1] == "Error: 'Acme' is named twice; name each organisation once."


@pytest.mark.parametrize("command", ["scores", "agreement"])
def test_one_wave_and_every_wave_contradict_each_other(run, command):
    status, out, err = run(command, "--wave", "Spring", "--all-waves")
    assert (status, out) == (2, "")
    assert err.splitlines()[-1] == "Error: --wave and --all-waves contradict each other; leave out one of the two."


def test_an_unknown_organisation_is_told_alike_by_every_command(run):
    told = {run(command, "--organisation", "Nobody")[2] for command in ("scores", "agreement", "roadmap")}
    assert len(told) == 1


@pytest.mark.parametrize("option", ["--capacity", "--target", "--pin"])
def test_a_name_that_is_given_twice_is_refused(run, option):
    status, out, err = run("roadmap", "--organisation", "Acme", option, "x=1", option, "x=2")
    assert (status, out) == (2, "")
    assert err.splitlines()[-1] == f"Error: Invalid value for {option}: x is given twice; give it once."


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--exclude", "ori_cas"), "There is no initiative 'ori_cas' to leave out. Did you mean \"ori_case\"?"),
        (("--pin", "ori_cas=1"), "There is no initiative 'ori_cas' to pin. Did you mean \"ori_case\"?"),
        (("--exclude", "zz"), "There is no initiative 'zz' to leave out. Its id is needed: ori_immersion, "),
    ],
)
def test_an_unknown_initiative_is_refused_with_the_one_that_was_probably_meant(run, options, said):
    status, out, err = run("roadmap", "--organisation", "Acme", "--method", "greedy", *options)
    assert (status, out) == (1, "")
    assert err.startswith(f"Error: {said}")


def test_a_roadmap_without_initiatives_says_so_beside_the_result(run):
    status, out, err = run("roadmap", "--organisation", "Acme", "--method", "greedy", "--budget", "0")
    assert (status, rows(out)) == (0, [])
    assert err == (
        "No initiative adds anything for Acme under these settings. "
        "Everything the plan aims at is reached, or nothing fits into the budget, capacities and periods given.\n"
    )


def test_an_import_that_skips_every_row_says_that_nothing_was_stored(run, tmp_path):
    file = tmp_path / "answers.csv"
    file.write_text("organisation,respondent,group,question,level\nDelta,p1,executive,ORI2,9\n")
    status, out, _ = run("import", file, "--skip-bad-rows")
    assert (status, out.splitlines()[1]) == (0, "No row can be used, so nothing was stored.")


def test_roadmap_has_the_promised_columns_and_dates(run):
    _, out, _ = run("roadmap", "--organisation", "Acme", "--start", "2127-01-31", "--periods", "4")
    found = rows(out)
    assert out.splitlines()[0] == (
        "organisation,wave,order,initiative,title,factor,lens,horizon,start_period,finish_period,start_date,"
        "finish_date,effort_days,roles,prerequisites,owner,customer_outcome,business_outcome,kpi,value,reason,status,"
        "owner_set,finish_p50,finish_p80,chance,cost,slack_periods,quick_win,assumed,basis"
    )
    assert [int(r["order"]) for r in found] == list(range(1, len(found) + 1))
    begins = {"1": "2127-01-31", "2": "2127-04-30", "3": "2127-07-31", "4": "2127-10-31"}
    ends = {"1": "2127-04-29", "2": "2127-07-30", "3": "2127-10-30", "4": "2128-01-30"}
    assert [r["start_date"] for r in found] == [begins[r["start_period"]] for r in found]
    assert [r["finish_date"] for r in found] == [ends[r["finish_period"]] for r in found]
    assert {r["status"] for r in found} == {"proposed"}


def test_roadmap_as_json_says_all_about_the_plan(run):
    _, out, _ = run(
        "roadmap", "--organisation", "Acme", "--format", "json", "--capacity", "change=2,0", "--periods", "3"
    )
    plan = json.loads(out)
    assert {
        "roadmap", "left_out", "periods", "period", "capacity", "objective", "bound", "gap_to_best", "naive_objective",
        "capacity_use", "radar_after_each_period", "odds",
    } <= set(plan)  # fmt: skip
    assert plan["capacity"]["change"] == [2.0, 0.0, 0.0]
    assert plan["capacity_use"]["change"][1:] == [0.0, 0.0]
    assert isinstance(plan["roadmap"][0]["roles"], dict)
    assert len(plan["radar_after_each_period"]) == 3
    assert plan["objective"] >= plan["naive_objective"] - 1e-9


def test_roadmap_as_json_has_the_promised_odds(run):
    asked = (
        "roadmap",
        "--organisation",
        "Acme",
        "--method",
        "greedy",
        "--periods",
        "3",
        "--draws",
        "200",
        "--seed",
        "7",
    )
    plan = json.loads(run(*asked, "--format", "json")[1])
    odds = plan["odds"]
    assert list(odds) == ["draws", "seed", "first_wave", "rows", "overall"]
    assert (odds["draws"], odds["seed"]) == (200, 7)
    assert [list(row) for row in odds["rows"]] == [
        ["initiative", "chance", "finish_p50", "finish_p80", "critical"]
    ] * len(plan["roadmap"])
    assert [row["initiative"] for row in odds["rows"]] == [row["initiative"] for row in plan["roadmap"]]
    assert [list(each) for each in odds["overall"]] == [["period", "p10", "p50", "p90", "mean", "if_all_work"]] * 3
    assert [each["period"] for each in odds["overall"]] == [1, 2, 3]
    in_csv = rows(run(*asked, "--format", "csv")[1])
    assert [float(row["chance"]) for row in in_csv] == [row["chance"] for row in odds["rows"]]
    assert [row["finish_p80"] for row in in_csv] == [row["finish_p80"] for row in odds["rows"]]


def test_the_same_seed_gives_the_same_odds_and_another_seed_others(run):
    asked = ("roadmap", "--organisation", "Acme", "--method", "greedy", "--draws", "200", "--format", "json")
    one, same, other = (json.loads(run(*asked, "--seed", seed)[1])["odds"] for seed in ("1", "1", "2"))
    assert one == same
    assert one["rows"] != other["rows"]


def test_a_roadmap_that_is_to_hold_does_and_says_what_that_costs(run):
    status, out, err = run(
        "roadmap", "--organisation", "Acme", "--method", "greedy", "--hold", "0.8", "--format", "json"
    )
    plan = json.loads(out)
    assert status == 0
    assert plan["odds"]["first_wave"] >= 0.8
    assert plan["safety"]["reached"]
    assert "newly simulated courses" in err


@pytest.mark.parametrize(
    "options", [("--hold", "0"), ("--hold", "1.5"), ("--draws", "0"), ("--draws", "x"), ("--seed", "-1")]
)
def test_odds_that_cannot_be_drawn_are_refused(run, options):
    assert run("roadmap", "--organisation", "Acme", "--method", "greedy", *options)[0] == 2


def test_the_best_roadmap_is_the_default_and_says_how_far_it_may_be_from_the_best_possible(run):
    said = {
        method: json.loads(run("roadmap", "--organisation", "Acme", "--format", "json", "--periods", "3", *method)[1])
        for method in [(), ("--method", "optimal"), ("--method", "greedy"), ("--method", "largest-gap")]
    }
    best, again, greedy, naive = said.values()
    assert best == again
    assert best["method"] == "optimal"
    assert best["gap_to_best"] == (best["bound"] - best["objective"]) / best["bound"] <= 0.01
    assert best["objective"] >= greedy["objective"] >= naive["objective"] == best["naive_objective"]
    assert greedy["bound"] is greedy["gap_to_best"] is None


def test_the_status_of_an_initiative_is_the_one_that_was_saved(run, database):
    workspace = open_workspace(str(database))
    acme = find_wave(workspace, "Acme")
    save_state(workspace, acme.id, "ori_case", State(status="running"), now=datetime(2026, 11, 22, 9, 0))
    workspace.close()
    _, out, _ = run("roadmap", "--organisation", "Acme", "--pin", "ori_case=1", "--method", "greedy")
    assert {r["initiative"]: r["status"] for r in rows(out)}["ori_case"] == "running"
    assert {r["status"] for r in rows(out)} == {"proposed", "running"}


def test_a_pin_is_kept_an_exclusion_too_and_both_name_what_is_unknown(run):
    _, out, _ = run(
        "roadmap", "--organisation", "Bravo", "--wave", "Spring", "--pin", "str_committee=2", "--exclude", "ori_case"
    )
    placed = {r["initiative"]: r["start_period"] for r in rows(out)}
    assert placed["str_committee"] == "2"
    assert "ori_case" not in placed
    status, _, err = run("roadmap", "--organisation", "Acme", "--pin", "ori_nothing=1")
    assert (status, "ori_nothing" in err) == (1, True)


@pytest.mark.parametrize(
    ("start", "status"),
    [("1899-12-31", 1), ("2999-12-31", 0), ("3000-01-01", 1), ("9999-12-31", 1)],
)
def test_a_start_before_1900_or_after_2999_is_refused(run, start, status):
    done, _, err = run("roadmap", "--organisation", "Acme", "--method", "greedy", "--start", start)
    assert (done, err) == (
        status,
        f"Error: A roadmap cannot start in the year {start[:4]}. Nothing was changed. It starts with the quarter after "
        "the wave was closed unless a start is given: give one from 1900 to 2999.\n"
        if status
        else "",
    )


def test_a_wave_dated_and_closed_in_the_year_9999_is_told_by_name(run, database):
    with duckdb.connect(str(database)) as connection:
        connection.execute("update assessments set wave_date = '9999-12-31', closed_at = '9999-12-31'")
    status, out, err = run("roadmap", "--organisation", "Acme", "--method", "greedy")
    assert (status, out) == (1, "")
    assert err.startswith("Error: A roadmap cannot start in the year 9999. ")
    assert run("doctor")[1].startswith("Waves dated before 1900 or after 2999: 3 (first the wave 1 of Acme).")


@pytest.mark.parametrize("command", ["roadmap", "scores", "agreement"])
@pytest.mark.parametrize("dated", ["12000-01-01", "0044-03-15 (BC)"])
def test_a_wave_dated_beyond_what_calendars_hold_is_told_by_name_whatever_is_asked(run, database, command, dated):
    with duckdb.connect(str(database)) as connection:
        connection.execute("update assessments set wave_date = $1::date where wave = '1'", [dated])
    status, out, err = run(command, *(["--organisation", "Acme"] if command == "roadmap" else []))
    assert (status, out) == (1, "")
    assert err == (
        f"Error: The wave 1 of Acme is dated {dated}, which no calendar holds. Nothing was changed. "
        "`opposite doctor` says what is wrong in the database, and what to do.\n"
    )
    assert run("doctor")[1].startswith("Waves dated before 1900 or after 2999: ")


def test_a_target_below_the_scale_is_refused(run):
    assert run("roadmap", "--organisation", "Acme", "--target", "ORI=9")[::2] == (
        1,
        "Error: A target of 9 for ORI is off the scale.\n",
    )


def test_frameworks_and_show(run, tmp_path):
    _, out, _ = run("frameworks", "--format", "csv")
    assert rows(out)[0]["framework"] == "opposite"
    for form in ("yaml", "json"):
        target = tmp_path / f"framework.{form}"
        assert run("show", "--format", form, "--output", str(target))[0] == 0
        assert run("check", str(target), on_database=False)[::2] == (0, "1 checked: 0 errors, 0 warnings.\n")
    _, out, _ = run("show", "--format", "csv")
    assert [r["kind"] for r in rows(out)].count("question") == 40
    assert [r["kind"] for r in rows(out)].count("initiative") == len(find("opposite").framework.initiatives)


def test_check_prints_every_mistake_with_file_and_line_and_ends_with_1(run, tmp_path):
    broken = tmp_path / "broken.yaml"
    broken.write_text(
        "schema_version: 1\n"
        "framework: {id: x, version: '1', title: X}\n"
        "scales: {s: {kind: ordinal, points: [{value: 1, label: A}, {value: 2, label: No}]}}\n"
        "instrument: {default_scale: s}\n"
        "scoring: {aggregate: {root: {method: mean}, factor: {method: mean}}}\n"
        "tree:\n"
        "  - {id: A, kind: factor, title: A, questions: [{id: Q, txt: Hello}]}\n"
    )
    status, out, err = run("check", str(broken), on_database=False)
    assert status == 1
    lines = out.splitlines()
    assert [line.split(":")[1] for line in lines] == ["3", "7"]
    assert all(line.startswith(str(broken)) for line in lines)
    assert err == "1 checked: 2 errors, 0 warnings.\n"


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda path: path.mkdir(), "is a folder"),
        (lambda path: path.write_bytes(b""), "is empty (0 bytes)"),
        (lambda path: path.write_text("not a database at all" * 50), "is not a DuckDB database"),
    ],
    ids=["folder", "empty", "text"],
)
def test_a_database_that_cannot_be_opened_is_named_and_left_alone(opposite, tmp_path, make, words):
    path = tmp_path / "db.duckdb"
    make(path)
    before = path.read_bytes() if path.is_file() else None
    status, out, err = opposite("scores", "--database", path)
    assert (status, out) == (1, "")
    assert words in err
    assert str(path) in err
    assert (path.read_bytes() if path.is_file() else None) == before


def test_a_command_says_where_the_database_is_kept_as_it_was(opposite, tmp_path):
    path = tmp_path / "old.duckdb"
    with duckdb.connect(str(path)) as connection:
        script = Path(__file__).parents[1] / "store" / "released" / "schema_1.sql"
        connection.execute(script.read_text("utf-8"))
    status, out, err = opposite("scores", "--by", "overall", "--database", path)
    assert (status, [row["organisation"] for row in rows(out)]) == (0, ["Acme", "Bravo"])
    assert err == (
        "The database was brought to this version's schema. As it was before, it is kept in "
        f"{tmp_path / 'old.duckdb.before-schema-10'}.\n"
    )
    assert opposite("scores", "--by", "overall", "--database", path)[2] == ""


@pytest.mark.parametrize(
    ("ending", "first"), [(".json", b"["), (".csv", b"\xef\xbb\xbforganisation,"), ("", b"organisation,")]
)
def test_the_ending_of_a_file_decides_its_form(run, tmp_path, ending, first):
    assert run("scores", "--output", tmp_path / f"scores{ending}")[0] == 0
    assert (tmp_path / f"scores{ending}").read_bytes().startswith(first)


def test_an_ending_that_no_table_is_written_with_is_refused_and_nothing_is_written(run, tmp_path):
    status, _, told = run("scores", "--output", tmp_path / "scores.xlsx")

    assert (status, list(tmp_path.glob("scores*"))) == (2, [])
    assert "A file that ends in .xlsx cannot be written here; use .csv or .json." in told


TABLES = [
    ("scores",),
    ("agreement",),
    ("reliability",),
    ("compare", "--organisation", "Acme", "--organisation", "Bravo"),
]


@pytest.mark.parametrize("arguments", TABLES, ids=lambda arguments: arguments[0])
@pytest.mark.parametrize("ending", [".ics", ".xml", ".mmd", ".yaml", ".yml", ".tsv"])
def test_a_table_is_not_written_under_a_name_that_says_something_else(run, tmp_path, arguments, ending):
    status, _, told = run(*arguments, "--output", tmp_path / f"table{ending}")

    assert (status, list(tmp_path.glob("table*"))) == (2, [])
    assert f"A file that ends in {ending} cannot be written here; use .csv or .json." in told


@pytest.mark.parametrize(
    ("arguments", "form", "ending"),
    [
        (("scores",), "csv", ".xlsx"),
        (("scores",), "csv", ".json"),
        (("scores",), "json", ".csv"),
        (("scores",), "table", ".csv"),
        (("show",), "yaml", ".json"),
        (("show",), "csv", ".yaml"),
    ],
)
def test_a_format_and_an_ending_that_contradict_each_other_are_wrong_usage(run, tmp_path, arguments, form, ending):
    status, _, told = run(*arguments, "--format", form, "--output", tmp_path / f"f{ending}")

    assert (status, list(tmp_path.glob("f.*"))) == (2, [])
    assert f"--format {form} and a file that ends in {ending} contradict each other;" in told


def test_a_format_may_be_written_under_its_own_ending_or_one_that_says_nothing(run, tmp_path):
    for form, ending in (("json", ".json"), ("json", ".txt"), ("table", ".txt"), ("csv", ".CSV"), ("csv", "")):
        assert run("scores", "--format", form, "--output", tmp_path / f"scores{ending}")[::2] == (0, "")


def test_show_writes_the_document_into_a_file_that_ends_in_json_or_yaml(run, tmp_path):
    for form, ending in (("json", ".json"), ("yaml", ".yaml"), ("yaml", ".yml")):
        assert run("show", "--output", tmp_path / f"framework{ending}") == (0, "", "")
        assert (tmp_path / f"framework{ending}").read_text("utf-8") == run("show", "--format", form)[1]


def test_show_refuses_other_endings_and_names_its_own(run, tmp_path):
    status, _, told = run("show", "--output", tmp_path / "framework.xlsx")

    assert (status, list(tmp_path.glob("framework*"))) == (2, [])
    assert "A file that ends in .xlsx cannot be written here; use .csv, .json or .yaml." in told


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is always full")
@pytest.mark.parametrize(
    ("redirected", "told"),
    [
        (">/dev/full", "Error: The result could not be written: No space left on device.\n"),
        (">&-", "Error: The result could not be written: standard output is closed. Name a file with --output.\n"),
    ],
)
def test_a_result_that_standard_output_does_not_take_is_told(database, redirected, told):
    command = f"{shlex.quote(sys.executable)} -m opposite scores --format csv --database {shlex.quote(str(database))}"
    done = subprocess.run(["/bin/sh", "-c", f"{command} {redirected}"], capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (1, told)


@pytest.mark.parametrize(
    ("option", "last"),
    [
        ((), "Because of the rows that cannot be used, the import would store nothing without --skip-bad-rows."),
        (("--skip-bad-rows",), "Dry run: nothing was stored."),
    ],
)
def test_a_dry_run_says_what_the_import_would_do_with_bad_rows(run, tmp_path, option, last):
    file = tmp_path / "answers.csv"
    file.write_text(
        "organisation,respondent,group,question,level\nDelta,p1,executive,ORI1,4\nDelta,p1,executive,ORI2,9\n"
    )

    status, told, _ = run("import", file, "--dry-run", *option)

    assert (status, told.splitlines()[-1]) == (0, last)


def test_an_import_with_bad_rows_is_refused_with_each_of_them_on_a_line(run, tmp_path):
    file = tmp_path / "answers.csv"
    file.write_text(
        "organisation,respondent,group,question,level\nDelta,p1,executive,ORI1,4\nDelta,p1,executive,ORI2,9\n"
    )

    status, out, told = run("import", file)
    assert (status, out) == (1, "")
    assert told == (
        "Error: One row of answers.csv cannot be used, so nothing was stored.\n"
        'row 3, level: "9" is no level of ORI2; write 1, 2, 3, 4, 5, 6, DK or NA, or leave it empty\n'
        "Mend them and import the file again, or leave them out with --skip-bad-rows.\n"
    )


SAID = ("--reason", "Customers see no more", "--approved-by", "The board")


def test_targets_has_the_promised_columns_and_says_what_is_a_default(run):
    _, out, _ = run("targets", "--organisation", "Acme")
    assert out.splitlines()[0].startswith("organisation,wave,factor,target,set,reason,approved_by,at")
    found = rows(out)
    assert [r["factor"] for r in found] == ["ORI", "PEO", "PRO", "OBJ", "STR", "INS", "TEC", "EXE"]
    assert {(r["target"], r["set"], r["reason"]) for r in found} == {("4.0", "no", "")}


def test_a_target_that_is_set_is_shown_with_what_was_said(run):
    status, out, _ = run("targets", "--organisation", "Acme", "--set", "ORI=6", "--by", "2999-01-31", *SAID)
    first = rows(out)[0]
    assert status == 0
    assert (first["factor"], first["target"], first["set"]) == ("ORI", "6.0", "yes")
    assert (first["reason"], first["approved_by"], first["by"]) == ("Customers see no more", "The board", "2999-01-31")
    (scored,) = [r for r in rows(run("scores", "--organisation", "Acme")[1]) if r["factor"] == "ORI"]
    assert scored["target"] == "6.0"
    _, out, _ = run("targets", "--organisation", "Acme", "--set", "ORI=default", *SAID)
    assert (rows(out)[0]["target"], rows(out)[0]["set"]) == ("4.0", "no")


@pytest.mark.parametrize(
    ("given", "status", "sentence"),
    [
        (("--set", "ORI=7", *SAID), 1, "A target of 7 for ORI is off the scale."),
        (("--set", "XYZ=4", *SAID), 1, "The framework has no factor or question 'XYZ'."),
        (("--set", "ORI=5", "--by", "2020-01-01", *SAID), 1, "A target cannot be reached by 2020-01-01."),
        (("--set", "ORI=high", *SAID), 2, "'high' for ORI is not a number."),
        (("--set", "ORI=5"), 2, "--set needs --reason and --approved-by"),
        (SAID, 2, "say something of --set"),
    ],
)
def test_a_target_that_cannot_be_set_is_told_in_a_sentence_and_nothing_is_stored(run, given, status, sentence):
    before = run("targets", "--organisation", "Acme")[1]
    done, out, err = run("targets", "--organisation", "Acme", *given)
    assert (done, out, sentence in err) == (status, "", True)
    assert run("targets", "--organisation", "Acme")[1] == before


def test_the_fiscal_year_is_kept_and_quarters_begin_with_it(run):
    _, out, _ = run("roadmap", "--organisation", "Acme", "--method", "greedy", "--fiscal-year-start", "2")
    again = run("roadmap", "--organisation", "Acme", "--method", "greedy")[1]
    assert out == again
    assert {r["start_date"][5:] for r in rows(out)} <= {"02-01", "05-01", "08-01", "11-01"}


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        (("--fiscal-year-start", "13"), "A fiscal year cannot start in month 13."),
        (("--fiscal-year-start", "0"), "A fiscal year cannot start in month 0."),
        (("--fiscal-year-start", "2", "--start", "2026-01-05"), "A roadmap cannot start on 2026-01-05, which is past."),
        (("--start", "2026-01-05"), "A roadmap cannot start on 2026-01-05, which is past."),
    ],
)
def test_a_month_that_there_is_none_and_a_start_that_is_past_are_refused_and_nothing_is_kept(run, given, sentence):
    status, out, err = run("roadmap", "--organisation", "Acme", "--method", "greedy", *given)
    assert (status, out) == (1, "")
    assert err.startswith(f"Error: {sentence}")
    out = run("roadmap", "--organisation", "Acme", "--method", "greedy")[1]
    assert {r["start_date"][5:] for r in rows(out)} <= {"01-01", "04-01", "07-01", "10-01"}
