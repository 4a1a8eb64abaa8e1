"""`opposite organisations` lists organisations and keeps them: one thing at a time, said before where it is not undone."""

import csv
import io
import json

import pytest

from opposite.tables.organisations import ORGANISATION_COLUMNS

pytestmark = pytest.mark.long

HEADER = "organisation,wave,respondent,group,question,level\n"


@pytest.fixture
def run(opposite, tmp_path, monkeypatch):
    """The function that runs `opposite organisations` on Acme (waves 1 and 2), its double Acme Ldt, and Bravo."""
    monkeypatch.setenv("OPPOSITE_DATABASE", str(tmp_path / "kept.duckdb"))
    file = tmp_path / "answers.csv"
    names = [("Acme", 1), ("Acme", 2), ("Acme Ldt", 1), ("Bravo", 1)]
    file.write_text(HEADER + "".join(f"{name},{wave},ann,executive,ORI1,3\n" for name, wave in names))
    assert opposite("import", file, "--attributed")[0] == 0
    return lambda *arguments: opposite("organisations", *arguments)


def rows(out):
    return list(csv.DictReader(io.StringIO(out)))


def listed(run, *arguments):
    status, out, err = run(*arguments)
    assert (status, err) == (0, "")
    return [row["name"] for row in rows(out)]


@pytest.mark.main_way
def test_it_lists_every_organisation_with_what_is_kept_of_it(run):
    assert run("--organisation", "Acme", "--size", "1,200", "--sector", "Retail", "--tag", "a", "--tag", "b")[0] == 0
    status, out, _ = run("--format", "csv")
    assert (status, out.splitlines()[0]) == (0, ",".join(ORGANISATION_COLUMNS))
    assert rows(out)[0] == {
        "name": "Acme", "sector": "Retail", "size": "1,000 to 4,999 people", "people": "1200", "country": "",
        "tags": "a; b", "waves": "2", "last_wave": "2", "archived": "no", "sample": "no", "note": "",
    }  # fmt: skip
    assert json.loads(run("--format", "json")[1])[1]["country"] is None
    table = run("--format", "table")[1].splitlines()
    assert [line.split()[0] for line in table[2:]] == ["Acme", "Acme", "Bravo"]


def test_without_an_organisation_what_is_kept_chooses_what_is_listed(run):
    run("--organisation", "Acme", "--organisation", "Bravo", "--country", "Norway", "--tag", "a")
    run("--organisation", "Bravo", "--size", "30", "--tag", "b")
    assert listed(run, "--country", "norway") == ["Acme", "Bravo"]
    assert listed(run, "--tag", "a", "--tag", "B") == ["Bravo"]
    assert listed(run, "--size", "249") == listed(run, "--size", "under 250 people") == ["Bravo"]


def test_a_word_that_no_organisation_has_gets_the_one_that_was_probably_meant(run):
    run("--organisation", "Acme", "--country", "Norway", "--tag", "pilot")
    run("--organisation", "Acme", "--archive")
    assert listed(run, "--country", "Norway") == ["Acme"]
    for option, typed, told in (
        ("--country", "Norwey", "No organisation has the country 'Norwey'. Did you mean \"Norway\"?"),
        ("--tag", "pilott", "No organisation has the tag 'pilott'. Did you mean \"pilot\"?"),
        ("--sector", "Retail", "No organisation has the sector 'Retail'. `opposite organisations` lists them."),
    ):
        assert run(option, typed) == (1, "", f"Error: {told}\n")


def test_what_is_said_is_set_and_an_empty_text_takes_it_away(run):
    status, out, err = run("--organisation", "Acme", "--country", "Norway", "--note", "Call\nAnn", "--tag", "a")
    assert (status, err) == (0, "What is kept of Acme was changed.\n")
    assert [(row["country"], row["note"], row["tags"]) for row in rows(out)] == [("Norway", "Call\nAnn", "a")]
    out = run("--organisation", "Acme", "--country", "", "--untag", "A")[1]
    assert [(row["country"], row["note"], row["tags"]) for row in rows(out)] == [("", "Call\nAnn", "")]
    status, _, err = run("--organisation", "Acme", "--size", "-3")
    assert (status, err) == (
        1,
        "Error: No organisation has -3 people. Nothing was stored. Give a whole number from 1 to 10,000,000.\n",
    )


def test_a_typo_in_a_name_does_not_stay(run):
    status, out, err = run("--rename", "Acme Ldt", "--to", "=Acme Ltd")
    assert (status, err.splitlines()[0]) == (0, "Acme Ldt is called =Acme Ltd now.")
    assert [row["name"] for row in rows(out)] == ["'=Acme Ltd"]
    assert run("--rename", "Bravo", "--to", "Acme")[0] == 1


def test_a_name_that_is_nearly_anothers_is_told(run):
    status, _, err = run("--rename", "Bravo", "--to", "ACME.")
    told = (
        "ACME. is called almost like Acme, which is there already. If they are one organisation, merge them: "
        '`opposite organisations --merge "ACME." --into "Acme"`.'
    )
    assert (status, err.splitlines()) == (0, ["Bravo is called ACME. now.", told])
    assert run("--rename", "ACME.", "--to", "Bravo")[2] == "ACME. is called Bravo now.\n"


def test_two_are_merged_once_that_was_said_and_asked(run):
    status, out, err = run("--merge", "Acme Ldt", "--into", "Acme")
    assert (status, out) == (1, "")
    moved = "1 wave, 1 person and 1 answer, with their history, targets, progress, scenarios and estimates"
    assert err.splitlines() == [
        f"Merging Acme Ldt into Acme gives Acme everything of Acme Ldt: {moved}.",
        "Acme Ldt itself is gone then. What is kept of it (sector, size, country, tags, note) fills what is empty at Acme.",
        "Acme has waves of the same labels. They stay apart; those that come are kept under new labels: 1 as 1 (Acme Ldt).",
        "If both waves 1 are one, they can become one: that is a choice of its own (`--one-wave`).",
        "Nothing here takes this apart again: keep a copy first if you may want to (`opposite backup`).",
        "Error: Nothing was merged, since nobody can be asked here. Say --yes to merge.",
    ]
    assert listed(run) == ["Acme", "Acme Ldt", "Bravo"]
    status, out, err = run("--merge", "Acme Ldt", "--into", "Acme", "--yes")
    assert (status, err.splitlines()[-1]) == (0, "Acme Ldt was merged into Acme: 1 wave moved.")
    assert [(row["name"], row["waves"]) for row in rows(out)] == [("Acme", "3")]
    assert listed(run) == ["Acme", "Bravo"]


def test_two_waves_of_one_label_become_one_where_that_is_asked_for(run):
    status, out, err = run("--merge", "Acme Ldt", "--into", "Acme", "--one-wave", "--yes")
    assert status == 0
    assert "Both waves 1 become one: 1 person more in that of Acme." in err
    assert [(row["name"], row["waves"]) for row in rows(out)] == [("Acme", "2")]
    assert run("--organisation", "Acme", "--one-wave")[0] == 2


def test_an_archived_one_is_listed_here_and_not_scored_unless_it_is_named(run, opposite):
    status, out, err = run("--organisation", "Bravo", "--archive")
    assert (status, rows(out)[0]["archived"]) == (0, "yes")
    assert err == "Bravo is archived: it stands in no list and no picker until it is taken back.\n"
    assert listed(run) == ["Acme", "Acme Ldt", "Bravo"]
    scored = ("scores", "--by", "overall", "--format", "csv")
    assert [row["organisation"] for row in rows(opposite(*scored)[1])] == ["Acme", "Acme Ldt"]
    assert [row["organisation"] for row in rows(opposite(*scored, "--organisation", "Bravo")[1])] == ["Bravo"]
    assert run("--organisation", "Bravo", "--unarchive")[2] == "Bravo stands in lists and pickers again.\n"
    assert len(rows(opposite(*scored)[1])) == 3


def test_a_wave_is_renamed_and_dated(run):
    change = ("--wave", "1", "--wave-label", "2026", "--wave-date", "2027-01-31")
    status, out, err = run("--organisation", "Acme", *change)
    assert (status, err) == (0, "The wave 2026 of Acme was changed.\n")
    assert [row["last_wave"] for row in rows(out)] == ["2026"]
    status, _, err = run("--organisation", "Acme", *change)
    assert (status, err) == (1, "Error: Acme has no wave '1'. Its waves: 2, 2026.\n")


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["--rename", "Acme"], "Write --rename OLD --to NEW."),
        (["--into", "Acme"], "Write --merge A --into B."),
        (["--archive"], "Say of which organisation, with --organisation."),
        (["--note", "x"], "Say of which organisation, with --organisation."),
        (["--organisation", "Acme", "--rename", "Acme", "--to", "B"], "Leave out --organisation"),
        (["--organisation", "Acme", "--sector", "A", "--sector", "B"], "An organisation has one sector"),
        (["--organisation", "Acme", "--archive", "--unarchive"], "One thing is changed at a time"),
        (["--organisation", "Acme", "--wave", "1"], "--wave and --framework go with"),
        (["--organisation", "Acme", "--organisation", "Bravo", "--wave-label", "x"], "A wave is changed of one"),
    ],
)
def test_what_is_unclear_is_wrong_usage_and_changes_nothing(run, arguments, why):
    status, out, err = run(*arguments)
    assert (status, out) == (2, "")
    assert why in " ".join(err.split())
    assert listed(run) == ["Acme", "Acme Ldt", "Bravo"]


def test_an_import_warns_of_a_new_name_that_is_nearly_anothers(run, opposite, tmp_path):
    file = tmp_path / "more.csv"
    file.write_text(HEADER + "Bravo Ltd,1,bob,executive,ORI1,3\nZeta,1,bob,executive,ORI1,3\n")
    status, _, err = opposite("import", file, "--attributed", "--dry-run")
    assert status == 0
    assert err == (
        "Bravo Ltd is called almost like Bravo. If they are one organisation, write one name, with `organisations` of a "
        "mapping file too.\n"
    )
    status, _, err = opposite("import", file, "--attributed")
    assert status == 0
    assert err == (
        "Bravo Ltd is called almost like Bravo, which is there already. If they are one organisation, merge them: "
        '`opposite organisations --merge "Bravo Ltd" --into "Bravo"`.\n'
    )
    assert opposite("import", file, "--attributed")[2] == ""
    assert listed(run) == ["Acme", "Acme Ldt", "Bravo", "Bravo Ltd", "Zeta"]
