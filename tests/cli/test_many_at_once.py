"""Commands for many organisations: all of them, a sector, a tag; a name that was probably meant; tables that fit."""

import csv
import io
import os
import shutil
import struct
import subprocess
import sys
from pathlib import Path

import pytest
from terminal import written

from opposite.cli.fitting import fitting, tells_nothing

HEADER = "organisation,wave,respondent,group,question,level\n"
NAMES = ("Acme", "Bravo", "Cargo", "Delta")
QUESTIONS = ("ORI1", "ORI2", "ORI3", "PEO1", "PEO2", "PEO3", "PEO4", "PEO5")


@pytest.fixture(scope="module")
def database(opposite, tmp_path_factory):
    """Acme and Bravo are in retail, Bravo and Cargo have a tag, Delta is archived; Cargo stands at the highest level."""
    folder = tmp_path_factory.mktemp("many")
    file, path = folder / "answers.csv", folder / "many.duckdb"
    cells = [
        f"{name},2026,p{n},executive,{question},{6 if name == 'Cargo' else at % 3 + 1}\n"
        for name in NAMES
        for n in (1, 2, 3)
        for at, question in enumerate(QUESTIONS)
    ]
    file.write_text(HEADER + "".join(cells))
    assert opposite("import", file, "--attributed", "--database", path)[0] == 0
    for arguments in (
        ["--organisation", "Acme", "--organisation", "Bravo", "--sector", "Retail"],
        ["--organisation", "Bravo", "--organisation", "Cargo", "--tag", "key account"],
        ["--organisation", "Delta", "--archive"],
    ):
        assert opposite("organisations", *arguments, "--database", path)[0] == 0
    return path


@pytest.fixture
def run(opposite, database, monkeypatch):
    """The function that runs a command on that database."""
    monkeypatch.setenv("OPPOSITE_DATABASE", str(database))
    return opposite


def named(answer):
    """The organisations of a table of CSV, each once, in its order."""
    return list(dict.fromkeys(row["organisation"] for row in csv.DictReader(io.StringIO(answer[1]))))


@pytest.mark.parametrize("command", [["scores", "--by", "overall"], ["scores", "--by", "question"], ["agreement"]])
def test_without_any_choice_all_are_meant_that_are_not_archived(run, command):
    assert named(run(*command)) == named(run(*command, "--all")) == ["Acme", "Bravo", "Cargo"]
    assert named(run(*command, "--sector", "retail")) == ["Acme", "Bravo"]
    assert named(run(*command, "--tag", "Key Account")) == ["Bravo", "Cargo"]
    assert named(run(*command, "--tag", "key account", "--sector", "Retail")) == ["Bravo"]
    assert named(run(*command, "--organisation", "Delta")) == ["Delta"]


def test_those_that_are_chosen_are_compared_by_name(run):
    assert named(run("compare", "--sector", "Retail")) == ["Acme", "Bravo"]
    assert named(run("compare", "--all")) == ["Acme", "Bravo", "Cargo"]
    status, out, err = run("compare", "--sector", "Retail", "--tag", "key account")
    assert (status, out) == (1, "")
    assert err.startswith("Error: Comparing takes two organisations or more, and fewer were found.")


QUICK = ("--method", "greedy", "--draws", "20")


def test_roadmaps_of_those_that_are_chosen_are_one_table(run):
    status, out, err = run("roadmap", "--sector", "Retail", *QUICK)
    assert (status, named((status, out, err)), err) == (0, ["Acme", "Bravo"], "")
    one = run("roadmap", "--organisation", "Bravo", *QUICK)[1].splitlines()
    assert [line for line in out.splitlines() if line.startswith("Bravo,")] == one[1:]


def test_who_cannot_be_planned_as_asked_is_passed_over_and_named(run, database, tmp_path):
    copy, file = shutil.copyfile(database, tmp_path / "copy.duckdb"), tmp_path / "echo.csv"
    file.write_text(HEADER + "Echo,2026,ann,board,A1,2\n")
    other = Path(__file__).parents[1] / "store" / "released" / "framework.yaml"
    assert run("import", file, "--framework", other, "--attributed", "--database", copy)[0] == 0
    asked = ("--exclude", "ori_case", *QUICK, "--database", copy)
    status, out, err = run("roadmap", "--all", *asked)
    assert (status, named((status, out, err))) == (1, ["Acme", "Bravo", "Cargo"])
    assert err.startswith("Echo: There is no initiative 'ori_case' to leave out.")
    assert run("roadmap", "--organisation", "Acme", "--organisation", "Echo", *asked)[:2] == (1, "")
    status, out, err = run("compare", "--all", "--database", copy)
    assert (status, out) == (1, "")
    assert err.endswith("these cannot be compared. Choose one of them with --framework.\n")
    assert len(named(run("compare", "--all", "--framework", "opposite", "--database", copy))) == 3


@pytest.mark.parametrize("command", [["scores", "--by", "overall"], ["agreement"]])
def test_one_that_is_named_and_has_no_such_wave_or_framework_is_told_of_and_not_left_out(
    run, database, tmp_path, command
):
    copy, file = shutil.copyfile(database, tmp_path / "copy.duckdb"), tmp_path / "more.csv"
    file.write_text(HEADER + "Acme,2027,ann,executive,ORI1,2\n")
    assert run("import", file, "--attributed", "--database", copy)[0] == 0
    both, small = (
        ("--organisation", "Acme", "--organisation", "Bravo"),
        Path(__file__).parents[1] / "frameworks" / "small.yaml",
    )
    assert run(*command, *both, "--wave", "2027", "--database", copy) == (
        1, "", "Error: Bravo has no wave '2027'. Its waves: 2026.\n"
    )  # fmt: skip
    assert named(run(*command, "--all", "--wave", "2027", "--database", copy)) == ["Acme"]
    assert run(*command, *both, "--framework", small, "--database", copy) == (
        1, "", "Error: Acme has no assessment with the framework 'small'.\n"
    )  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["compare"], "Say which organisations: --organisation, --all, --sector or --tag."),
        (["roadmap"], "Say which organisations: --organisation, --all, --sector or --tag."),
        (["scores", "--all", "--sector", "Retail"], "--all leaves no organisation out"),
        (["agreement", "--all", "--organisation", "Acme"], "Name organisations with --organisation, or choose them"),
        (["roadmap", "--all", "--for", "jira"], "--for jira takes the roadmap of one organisation"),
        (["roadmap", "--sector", "Retail", "--worth"], "--worth takes one organisation at a time"),
    ],
)
def test_what_contradicts_itself_is_wrong_usage(run, arguments, why):
    status, out, err = run(*arguments)
    assert (status, out) == (2, "")
    assert why in " ".join(err.split())


@pytest.mark.parametrize("typed", ["Brvo", "bravo", "Bra-vo"])
@pytest.mark.parametrize(
    "command",
    [["scores"], ["agreement"], ["roadmap"], ["targets"], ["estimates"], ["organisations"], ["erase", "--yes"]],
)
def test_an_unknown_name_gets_the_one_that_was_probably_meant(run, command, typed):
    status, out, err = run(*command, "--organisation", typed)
    assert (status, out) == (1, "")
    assert err.startswith(f"Error: There is no organisation named {typed!r}.")
    assert 'Did you mean "Bravo"?' in err


def test_an_unknown_sector_or_tag_does_too(run):
    assert (
        run("scores", "--sector", "Retial")[2]
        == "Error: No organisation has the sector 'Retial'. Did you mean \"Retail\"?\n"
    )
    assert run("compare", "--tag", "key acount")[2].endswith('Did you mean "key account"?\n')
    assert run("roadmap", "--tag", "%")[2].endswith("`opposite organisations` lists them.\n")


def test_nothing_is_suggested_for_what_is_like_no_name(run):
    assert "Did you mean" not in run("scores", "--organisation", "Zyxwvut'; drop table")[2]


COLUMNS = ("organisation", "wave", "practice", "title", "score", "minimum", "gap", "interval_low", "interval_high")


@pytest.mark.parametrize(
    ("room", "shown"),
    [
        (5, ["organisation"]),
        (21, ["organisation"]),
        (22, ["organisation", "practice"]),
        (58, ["organisation", "wave", "practice", "score", "gap"]),
        (69, ["organisation", "wave", "practice", "score", "gap"]),
        (70, ["organisation", "wave", "practice", "title", "score", "gap"]),
        (93, ["organisation", "wave", "practice", "title", "score", "gap"]),
        (94, ["organisation", "wave", "practice", "title", "score", "gap", "interval_low", "interval_high"]),
        (106, list(COLUMNS)),
    ],
)
def test_columns_that_matter_most_fit_and_stand_in_their_order(room, shown):
    places = fitting(COLUMNS, [10] * 9, spare=[False] * 9, room=room)
    assert [COLUMNS[at] for at in places] == shown


def test_what_can_be_done_without_stands_back():
    assert tells_nothing("organisation", {"Acme"})
    assert tells_nothing("hidden", {"no"})
    assert not tells_nothing("hidden", {"yes"})
    assert not tells_nothing("wave", {"1", "2"})
    places = fitting(COLUMNS, [10] * 9, spare=[True, True, *[False] * 7], room=46)
    assert [COLUMNS[at] for at in places] == ["practice", "title", "score", "gap"]


def test_what_an_option_asks_for_stands_with_the_score():
    places = fitting(COLUMNS, [10] * 9, spare=[False] * 9, room=58, asked=("minimum",))
    assert [COLUMNS[at] for at in places] == ["organisation", "wave", "practice", "score", "minimum"]


def on_a_terminal(database, columns, *arguments):
    """What a command says on a terminal so wide, line by line."""
    import fcntl
    import termios

    terminal, end = os.openpty()
    fcntl.ioctl(end, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    environment = {name: value for name, value in os.environ.items() if name not in {"COLUMNS", "LINES"}}
    command = [sys.executable, "-m", "opposite", *arguments, "--database", str(database)]
    process = subprocess.Popen(command, stdin=end, stdout=end, stderr=end, env=environment)
    os.close(end)
    try:
        return written(terminal).replace("\r", "").splitlines()
    finally:
        os.close(terminal)
        process.wait()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such terminals")
@pytest.mark.process
def test_a_table_is_no_wider_than_the_terminal_unless_it_is_asked_for(database):
    lines = on_a_terminal(database, 60, "scores", "--by", "factor", "--organisation", "Acme")
    assert lines[0].split() == ["factor", "title", "score", "stage", "gap"]
    assert max(map(len, lines)) <= 60
    assert lines[-1] == "5 of 21 columns fit this terminal; --wide shows all."
    wide = on_a_terminal(database, 60, "scores", "--by", "factor", "--organisation", "Acme", "--wide")
    assert len(wide[0].split()) == 21
    assert max(map(len, wide)) > 60
