"""`opposite estimates`: up and down by CSV, day rates, and what is refused."""

import csv
import io

import pytest

pytestmark = pytest.mark.long


@pytest.fixture
def run(tmp_path, opposite):
    database, answers = tmp_path / "acme.duckdb", tmp_path / "answers.csv"
    answers.write_text("organisation,wave,respondent,group,question,level\nAcme,1,ann,executive,ORI1,2\n")
    assert opposite("import", answers, "--framework", "opposite", "--database", database)[0] == 0

    def call(command, *arguments):
        return opposite(command, "--organisation", "Acme", *arguments, "--database", database)

    return call


def rows(text):
    return list(csv.DictReader(io.StringIO(text)))


def written(path, changed):
    with path.open("w", newline="") as file:
        writer = csv.DictWriter(file, changed[0].keys())
        writer.writeheader()
        writer.writerows(changed)
    return path


@pytest.mark.main_way
def test_what_is_written_and_read_back_changes_nothing(run, tmp_path):
    _, before, said = run("estimates")
    assert said == ""
    assert {row["yours"] for row in rows(before)} == {""}
    assert run("estimates", "--import", written(tmp_path / "same.csv", rows(before)))[:2] == (0, before)


def test_a_value_that_is_filled_in_is_yours_and_an_emptied_one_is_the_default_again(run, tmp_path):
    table = rows(run("estimates")[1])
    filled = table[0] | {"owner": "Ann", "effort_days": "77", "cost_low": "0", "cost_likely": "10", "cost_high": "50"}
    _, out, _ = run("estimates", "--import", written(tmp_path / "own.csv", [filled]))
    first, *others = rows(out)
    assert (first["owner"], first["effort_days"], first["cost_likely"]) == ("Ann", "77.0", "10.0")
    assert first["yours"] == "owner; effort_days; cost"
    assert others == table[1:]
    _, out, _ = run(
        "estimates",
        "--import",
        written(tmp_path / "none.csv", [filled | dict.fromkeys(filled, "") | {"initiative": filled["initiative"]}]),
    )
    assert rows(out) == table


def test_with_day_rates_a_roadmap_says_what_each_row_costs_and_without_them_nothing(run):
    plan = ("roadmap", "--method", "greedy", "--format", "csv")
    assert {row["cost"] for row in rows(run(*plan)[1])} == {""}
    roles = {part.split()[0] for row in rows(run(*plan)[1]) for part in row["roles"].split("; ")}
    status, _, said = run("estimates", "--currency", "EUR", *(f"--rates={role}=500" for role in sorted(roles)))
    assert (status, said) == (0, f"A day costs, in EUR: {', '.join(f'{role} 500' for role in sorted(roles))}.\n")
    priced = rows(run(*plan)[1])
    assert [float(row["cost"]) for row in priced] == pytest.approx([float(row["effort_days"]) * 500 for row in priced])
    run("estimates", "--no-rates")
    assert {row["cost"] for row in rows(run(*plan)[1])} == {""}


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (
            ("--currency", "EUR", "--rates", "change=0"),
            "A day of change cannot cost 0. Nothing was stored. Give a rate above 0.\n",
        ),
        (
            ("--currency", "EUR", "--rates", "change=-1"),
            "A day of change cannot cost -1. Nothing was stored. Give a rate above 0.\n",
        ),
        (
            ("--currency", "EURO", "--rates", "change=600"),
            "There is no currency 'EURO'. Nothing was stored. Give its code of three letters, such as EUR.\n",
        ),
    ],
)
def test_rates_and_currencies_that_are_none_are_refused(run, arguments, why):
    status, out, said = run("estimates", *arguments)
    assert (status, out) == (1, "")
    assert said.endswith(why)
    assert run("estimates")[2] == ""


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        (
            {"initiative": "gone"},
            "row 2: the framework has no initiative 'gone'. Nothing was stored. Leave the row out.",
        ),
        (
            {"effort_days": "1,000"},
            (
                "row 2: effort_days: '1,000' can be read in two ways. Nothing was stored. "
                "Write it without a comma, or with a point."
            ),
        ),
        (
            {"effort_days": "many"},
            "row 2: effort_days: 'many' is no number. Nothing was stored. Write a number, such as 12.5.",
        ),
        (
            {"weeks_high": ""},
            "row 2: weeks_high: nothing stands there. Nothing was stored. Write a number, such as 12.5.",
        ),
        (
            {"weeks_low": "9", "weeks_likely": "8", "weeks_high": "10"},
            "row 2: Low, likely and high weeks are 9, 8 and 10. Nothing was stored. Give them from the least to the most.",
        ),
        (
            {"owner": "=cmd()"},
            "row 2: The owner '=cmd()' begins like a formula of a spreadsheet. Nothing was stored. Begin with a letter.",
        ),
    ],
)
def test_rows_that_cannot_be_meant_are_refused_and_nothing_is_stored(run, tmp_path, changed, why):
    before = run("estimates")[1]
    table = rows(before)
    status, out, said = run(
        "estimates", "--import", written(tmp_path / "bad.csv", [table[0] | changed, table[1] | {"owner": "Bo"}])
    )
    assert (status, out) == (1, "")
    assert said.rstrip().endswith(why)
    assert run("estimates")[1] == before


def test_rates_need_a_currency(run):
    assert run("estimates", "--rates", "change=600")[0] == 2
    assert run("estimates", "--currency", "EUR")[0] == 2
