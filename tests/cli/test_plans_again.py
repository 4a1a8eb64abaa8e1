"""`opposite roadmap --worth` and `--whose` tell of other plans in place of the plan; a refusal says what contradicts."""

import csv
import io
import json

import pytest


@pytest.fixture(scope="module")
def database(opposite, tmp_path_factory):
    path = tmp_path_factory.mktemp("sample") / "sample.duckdb"
    assert opposite("demo", "--database", path)[0] == 0
    return path


@pytest.fixture
def roadmap(opposite, database):
    def run(*options):
        return opposite("roadmap", "--organisation", "Tivvelane Outfitters", *options, "--database", database)

    return run


def test_worth_is_a_table_of_the_plan_in_hand_and_two_rows_a_role(roadmap):
    status, out, err = roadmap("--worth")
    first, *others = csv.DictReader(io.StringIO(out))
    assert status == 0
    assert list(first) == [
        "organisation", "wave", "role", "fte", "value_change", "told", "targets_reached", "days_sooner", "objective",
        "short_at_most",
    ]  # fmt: skip
    assert (first["role"], first["fte"]) == ("", "")
    assert float(first["objective"]) > 0
    assert [row["fte"] for row in others] == ["0.25", "-0.25"] * (len(others) // 2)
    for row in others:
        assert float(row["value_change"]) == pytest.approx(
            float(row["objective"]) - float(first["objective"]), abs=1e-12
        )
        short = float(first["short_at_most"]) + float(row["short_at_most"])
        told = abs(float(row["value_change"])) >= short and abs(float(row["value_change"])) > 1e-9
        assert row["told"] == ("yes" if told else "no")
    assert err.startswith("A quarter of a person more ")


def test_whose_names_the_groups_that_may_be_shown_and_says_of_the_others_that_they_are_hidden(roadmap):
    status, out, err = roadmap("--whose", "--format", "json")
    rows = json.loads(out)
    assert status == 0
    assert {row["group"] for row in rows if row["left_out"] is None} == {"frontline"}
    hidden = [row for row in rows if row["left_out"] == "hidden"]
    assert len(hidden) == 5
    assert all(row["own_value"] is row["share_of_own"] is row["own_first"] is None for row in hidden)
    assert "may not be shown" in err


@pytest.mark.parametrize("option", ["--worth", "--whose"])
def test_what_does_not_go_together_is_refused(roadmap, option):
    status, _, err = roadmap(option, "--for", "jira")
    assert status == 2
    assert err.splitlines()[-1] == f"Error: {option} writes a table of its own; give it without --for."
    assert roadmap(option, "--organisation", "Larkmarrow Stores")[0] == 2
    assert roadmap(option, "--output", "plan.xlsx")[0] == 2


def test_a_refusal_says_which_choices_contradict_each_other(roadmap):
    status, out, err = roadmap("--pin", "ori_case=2", "--exclude", "ori_case", "--budget", "900")
    assert (status, out) == (1, "")
    assert (
        "These choices contradict each other: ori_case is pinned to quarter 2; ori_case is left out. "
        "Without any one of them there is a plan; the cheapest to give up: "
    ) in err
