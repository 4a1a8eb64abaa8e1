"""What people hold a roadmap to on the command line: how many at once, dates, what has to be done."""

import csv
import io
from datetime import date

import pytest

pytestmark = pytest.mark.long


@pytest.fixture
def run(opposite, database):
    """The function that plans Acme quickly, with more options, from the database of two organisations."""
    asked = ("roadmap", "--organisation", "Acme", "--method", "greedy", "--database", database, "--format", "csv")
    return lambda *options: opposite(*asked, "--start", "2027-01-01", *options)


def rows(out):
    return list(csv.DictReader(io.StringIO(out)))


def most_at_once(planned):
    spans = [(int(row["start_period"]), int(row["finish_period"])) for row in planned]
    return max(sum(start <= period <= finish for start, finish in spans) for period in range(1, 9))


@pytest.mark.main_way
@pytest.mark.parametrize(("options", "most"), [((), 5), (("--at-once", "2"), 2), (("--at-once", "1"), 1)])
def test_no_more_are_in_progress_at_once_than_the_framework_or_the_option_says(run, options, most):
    assert most_at_once(rows(run(*options)[1])) == most


def test_without_a_limit_more_are_in_progress(run):
    assert most_at_once(rows(run("--at-once", "none")[1])) > 5


def test_dates_are_kept_by_the_calendar_of_the_plan(run):
    planned = {row["initiative"]: row for row in rows(run()[1])}
    moved = next(i for i, row in planned.items() if row["start_period"] == "1" and row["finish_period"] == "1")
    later = {row["initiative"]: row for row in rows(run("--not-before", f"{moved}=2027-04-02", "--must", moved)[1])}
    assert date.fromisoformat(later[moved]["start_date"]) >= date(2027, 7, 1)
    last = list(planned)[-1]
    day = planned[last]["finish_date"]
    kept = {row["initiative"]: row for row in rows(run("--finish-by", f"{last}={day}", "--must", last)[1])}
    assert date.fromisoformat(kept[last]["finish_date"]) <= date.fromisoformat(day)


@pytest.mark.parametrize(
    ("options", "status", "said"),
    [
        (("--at-once", "0"), 2, "Error: Invalid value for --at-once: With 0 at once nothing could start; give 1 or more."),
        (("--capacity", "change=0,5"), 2, "Error: Invalid value for --capacity: 0,5 for change could be 0.5, or 0 and then 5: write 0.5 or 0.0,5."),
        (("--at-once", "few"), 2, "Error: Invalid value for --at-once: 'few' is neither a whole number nor none."),
        (("--finish-by", "ori_case=soon"), 2, "Error: Invalid value for --finish-by: 'soon' for ori_case is not a day such as 2027-03-31."),
        (("--must", "ori_cas"), 1, "Error: There is no initiative 'ori_cas' to do. Did you mean \"ori_case\"?"),
        (("--not-before", "ori_cas=2027-01-01"), 1, "Error: There is no initiative 'ori_cas' to give a date. Did you mean \"ori_case\"?"),
        (("--must", "ori_case", "--exclude", "ori_case"), 1, "Error: ori_case has to be done and is excluded. Keep one of the two."),
        (("--money", "soon=5"), 2, "Error: Invalid value for --money: 'soon' is not a year such as 2027."),
        (("--money", "2027=much"), 2, "Error: Invalid value for --money: "),
        (("--money", "2027=5"), 1, "Error: Money cannot be limited while no day rates are known."),
        (("--finish-by", "ori_case=2027-03-30"), 1, "Error: ori_case cannot finish by 2027-03-30: the first quarter ends on 2027-03-31. Give a later date, or an earlier start."),
    ],
)  # fmt: skip
def test_what_cannot_be_meant_is_refused_in_one_sentence(run, options, status, said):
    assert run(*options)[0::2] == (status, run(*options)[2])
    assert run(*options)[1] == ""
    assert run(*options)[2].splitlines()[-1].startswith(said)


def test_no_more_is_spent_in_a_year_than_the_option_says(run, opposite, database):
    roles = {part.split()[0] for row in rows(run()[1]) for part in row["roles"].split("; ")}
    rates = [f"--rates={role}=500" for role in sorted(roles)]
    kept = opposite("estimates", "--organisation", "Acme", "--currency", "EUR", *rates, "--database", database)
    assert kept[0] == 0
    free = sum(float(row["cost"]) for row in rows(run()[1]) if row["finish_date"] <= "2027-12-31")
    held = rows(run("--money", f"2027={free / 2:.0f}")[1])
    assert held
    assert sum(float(row["cost"]) for row in held if row["finish_date"] <= "2027-12-31") <= free / 2
    assert run("--money", "2027=-1")[0] == 1
    assert run("--money", "2026=1")[0] == 1


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("1,2.5", "change: 1 in period 1, 2.5 FTE from period 2 on."),
        ("0.0,5", "change: 0 in period 1, 5 FTE from period 2 on."),
        ("0.5", None),
    ],
)
def test_what_a_list_of_capacities_was_taken_for_is_said(run, typed, said):
    status, _, err = run("--capacity", f"change={typed}")
    assert status == 0
    assert [line for line in err.splitlines() if line.startswith("change: ")] == ([] if said is None else [said])
