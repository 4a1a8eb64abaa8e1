"""One stored framework that cannot be read: commands of several leave its assessments out, say so and go on with the others."""

import csv
import io
import shutil
from pathlib import Path

import duckdb
import pypdf
import pytest

from opposite.definitions import find

pytestmark = pytest.mark.long

HEADER = "organisation,wave,respondent,group,question,level\n"
OTHER = Path(__file__).parents[1] / "store" / "released" / "framework.yaml"
QUICK = ("--method", "greedy", "--draws", "20")
OF_ALL = [
    ("scores",),
    ("scores", "--all"),
    ("agreement",),
    ("agreement", "--all", "--by", "question"),
    ("compare", "--all"),
    ("roadmap", "--all", *QUICK),
]
LEFT_OUT = "{} left out: the stored framework kept cannot be read. `opposite doctor` says more.\n"
TWO, ONE = LEFT_OUT.format("2 assessments"), LEFT_OUT.format("1 assessment")


@pytest.fixture(scope="module")
def whole(opposite, tmp_path_factory):
    """Acme and Bravo answered the bundled framework, Delta and Echo a stored one; Bravo and Echo are in retail."""
    folder = tmp_path_factory.mktemp("left-out")
    file, path = folder / "answers.csv", folder / "whole.duckdb"
    for names, framework, group, questions in (
        (("Acme", "Bravo"), "opposite", "executive", tuple(find("opposite").framework.questions)),
        (("Delta", "Echo"), OTHER, "board", ("A1",)),
    ):
        cells = [
            f"{name},2026,p{n},{group},{question},{at % 3 + 1}\n"
            for name in names
            for n in (1, 2, 3)
            for at, question in enumerate(questions)
        ]
        file.write_text(HEADER + "".join(cells))
        done = opposite("import", file, "--framework", framework, "--attributed", "--database", path)
        assert done[0] == 0, done
    retail = ("--organisation", "Bravo", "--organisation", "Echo", "--sector", "Retail")
    assert opposite("organisations", *retail, "--database", path)[0] == 0
    return path


@pytest.fixture(scope="module")
def broken(whole):
    """The same, in which the document of the stored framework cannot be read."""
    path = shutil.copyfile(whole, whole.with_name("broken.duckdb"))
    with duckdb.connect(str(path)) as connection:
        connection.execute("update frameworks set document = '[1,2,3]' where id = 'kept'")
    return path


def named(out):
    return list(dict.fromkeys(row["organisation"] for row in csv.DictReader(io.StringIO(out))))


@pytest.mark.main_way
@pytest.mark.parametrize("command", OF_ALL)
def test_the_others_are_told_of_and_those_left_out_are_counted(opposite, broken, command):
    status, out, err = opposite(*command, "--format", "csv", "--database", broken)
    assert (status, named(out), TWO in err) == (1, ["Acme", "Bravo"], True), err


@pytest.mark.parametrize("command", OF_ALL)
def test_where_every_framework_can_be_read_nothing_is_said_of_any_left_out(opposite, whole, command):
    of = ("--framework", "opposite") if command[0] == "compare" else ()
    status, out, err = opposite(*command, *of, "--format", "csv", "--database", whole)
    assert (status, named(out)[:2], "left out" in err) == (0, ["Acme", "Bravo"], False), err


@pytest.mark.parametrize("command", [("scores",), ("agreement",), ("roadmap", *QUICK)])
def test_of_a_sector_those_of_the_sector_are_counted(opposite, broken, command):
    status, out, err = opposite(*command, "--sector", "Retail", "--format", "csv", "--database", broken)
    assert (status, named(out), ONE in err) == (1, ["Bravo"], True), err


@pytest.mark.parametrize("command", [("scores",), ("agreement",), ("compare",), ("roadmap", *QUICK)])
def test_one_that_is_named_is_an_error_and_no_other_is_told_of(opposite, broken, command):
    of = ("--organisation", "Acme", "--organisation", "Echo", "--database", broken)
    status, out, err = opposite(*command, *of)
    assert (status, out, err.startswith("Error: "), "left out" in err) == (1, "", True, False), err


@pytest.mark.parametrize("command", [("scores",), ("agreement",)])
def test_of_one_that_is_named_the_waves_are_told_of_that_can_be_read(opposite, broken, tmp_path, command):
    path = shutil.copyfile(broken, tmp_path / "both.duckdb")
    with duckdb.connect(str(path)) as connection:
        connection.execute(
            "update assessments set wave = '2025', wave_date = date '2025-01-01', organisation_id = "
            "(select id from organisations where name = 'Acme') where organisation_id = "
            "(select id from organisations where name = 'Echo')"
        )
    status, out, err = opposite(
        *command, "--organisation", "Acme", "--all-waves", "--format", "csv", "--database", path
    )
    assert {row["wave"] for row in csv.DictReader(io.StringIO(out))} == {"2026"}
    assert (status, err) == (1, ONE)


@pytest.mark.parametrize(
    ("options", "told", "organisations"),
    [(("--all",), TWO, "2 organisations"), (("--sector", "Retail"), ONE, "1 organisation")],
)
def test_the_report_of_the_portfolio_says_who_is_left_out(opposite, broken, tmp_path, options, told, organisations):  # noqa: PLR0917  fixtures and a table
    path = tmp_path / "portfolio.pdf"
    done = opposite("report", "--kind", "portfolio", *options, "--output", path, "--database", broken)
    assert done == (1, "", told)
    assert organisations in "".join(page.extract_text() for page in pypdf.PdfReader(path).pages)


@pytest.mark.parametrize("database", ["whole", "broken"])
def test_a_report_of_one_framework_says_nothing_of_another(opposite, request, tmp_path, database):
    options = ("--all", "--framework", "opposite", "--output", tmp_path / "portfolio.pdf")
    path = request.getfixturevalue(database)
    assert opposite("report", "--kind", "portfolio", *options, "--database", path) == (0, "", "")


def test_a_deck_compares_the_others_and_says_who_is_left_out(opposite, broken, tmp_path):
    path = tmp_path / "both.pptx"
    done = opposite("report", "--kind", "comparison", "--all", "--output", path, "--database", broken)
    assert (done, path.exists()) == ((1, "", TWO), True)
