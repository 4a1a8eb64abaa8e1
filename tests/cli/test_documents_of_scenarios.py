"""`opposite report --scenario` and `--stability`, and what `opposite verify` says of documents of each kind."""

import io
from datetime import datetime

import pytest
from pypdf import PdfWriter

from opposite.engine.collecting.assessments import find_wave
from opposite.engine.roadmap.request import RoadmapOptions
from opposite.engine.roadmap.scenarios import remove_scenario, save_scenario
from opposite.engine.workspace import open_workspace
from opposite.exports.briefing.documents import DOCUMENTS

pytestmark = pytest.mark.long

NOW = datetime(2026, 11, 29, 9, 0)


def blank_pdf():
    """A PDF of one empty page."""
    writer, out = PdfWriter(), io.BytesIO()
    writer.add_blank_page(100, 100)
    writer.write(out)
    return out.getvalue()


REMADE = ("deck", "one-pager", "report", "html")
CHECKED = {
    **dict.fromkeys(REMADE, "Every number is that of the database: Acme, 1.\n"),
    "package": "Every score is that of the database: Acme, 1.\n",
}
OTHERS = {"report": blank_pdf(), "html": b"<!doctype html><p>2.7</p>"}
REFUSED = {"workbook": "A workbook", "ppttc": "A think-cell data file"}


def written(opposite, database, file, *more):
    return opposite("report", "--database", database, "--organisation", "Acme", "--output", file, *more)


def test_a_deck_of_a_scenario_is_checked_against_the_plan_of_that_scenario(opposite, database, tmp_path):
    deck = tmp_path / "acme.pptx"
    assert written(opposite, database, deck, "--scenario", "Constrained")[0] == 0
    assert opposite("verify", deck, "--database", database) == (
        0,
        "Every number is that of the database: Acme, 1, plan of the scenario Constrained.\n",
        "",
    )


def test_a_deck_of_a_scenario_that_is_there_no_more_is_told(opposite, database, tmp_path):
    deck, stored = tmp_path / "acme.pptx", RoadmapOptions(periods=4)
    workspace = open_workspace(str(database))
    acme = find_wave(workspace, "Acme")
    save_scenario(workspace, acme, "Short", stored, now=NOW)
    workspace.close()
    assert written(opposite, database, deck, "--scenario", "Short")[0] == 0
    workspace = open_workspace(str(database))
    remove_scenario(workspace, acme, "Short", now=NOW)
    workspace.close()
    status, _, said = opposite("verify", deck, "--database", database)
    assert (status, said) == (1, "Error: Acme has no scenario named 'Short'. There are Base, Constrained, Ambitious.\n")


def test_base_is_the_plan_without_a_scenario(opposite, database, tmp_path):
    written(opposite, database, tmp_path / "a.html")
    written(opposite, database, tmp_path / "b.html", "--scenario", "Base")
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()


@pytest.mark.main_way
def test_a_scenario_that_is_not_kept_is_told_with_those_that_are(opposite, database, tmp_path):
    status, _, said = written(opposite, database, tmp_path / "acme.html", "--scenario", "Bold")
    assert (status, said) == (
        1,
        "Error: Acme has no scenario named 'Bold'. There are Base, Constrained, Ambitious.\n",
    )
    assert list(tmp_path.glob("*.html")) == []


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("acme.zip", "--scenario", "Base"), "--scenario is for documents that hold the plan of one organisation, not for package."),
        (("acme.pptx", "--stability"), "--stability is for a report: --kind report or --kind html, not deck."),
    ],
)  # fmt: skip
def test_what_a_kind_does_not_tell_is_not_asked_of_it(opposite, database, tmp_path, asked, said):
    file, *option = asked
    status, _, err = written(opposite, database, tmp_path / file, *option)
    assert (status, err.splitlines()[-1]) == (2, f"Error: {said}")


def test_a_report_says_how_stable_its_plan_is_where_that_is_asked_for(opposite, database, tmp_path):
    for name, more in (("without.html", ()), ("with.html", ("--stability",))):
        assert written(opposite, database, tmp_path / name, *more)[0] == 0
    assert "How stable the choice is" not in (tmp_path / "without.html").read_text(encoding="utf-8")
    assert "How stable the choice is" in (tmp_path / "with.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_verify_says_of_every_kind_what_it_can_check(opposite, database, tmp_path, kind):
    file = tmp_path / f"acme{DOCUMENTS[kind].ending}"
    assert written(opposite, database, file, "--kind", kind)[0] == 0
    refusal = "{} does not say what it was made from, so it cannot be checked. Nothing was checked. A deck, a one-pager, a report (PDF or HTML) and a result package that opposite report made can be: make one of the same wave, and compare."
    expected = (0, CHECKED[kind], "") if kind in CHECKED else (1, "", f"Error: {refusal.format(REFUSED[kind])}\n")
    assert opposite("verify", file, "--database", database) == expected


@pytest.mark.parametrize("kind", ["report", "html"])
def test_a_report_of_a_scenario_that_was_changed_since_is_not_found_true(opposite, database, tmp_path, kind):
    file = tmp_path / f"acme{DOCUMENTS[kind].ending}"
    assert written(opposite, database, file, "--kind", kind, "--scenario", "Constrained")[0] == 0
    assert opposite("verify", file, "--database", database) == (
        0,
        "Every number is that of the database: Acme, 1, plan of the scenario Constrained.\n",
        "",
    )
    why = ("--reason", "Agreed", "--approved-by", "The board")
    of_acme = ("--database", database, "--organisation", "Acme")
    assert opposite("targets", *of_acme, "--set", "ORI=5", *why)[0] == 0
    status, out, _ = opposite("verify", file, "--database", database)
    assert status == 1
    assert "Page 1, text: the file says" in out


@pytest.mark.parametrize(("kind", "named"), [("report", "This PDF"), ("html", "This HTML file")])
def test_a_file_that_was_made_elsewhere_cannot_be_checked(opposite, database, tmp_path, kind, named):
    file = tmp_path / f"other{DOCUMENTS[kind].ending}"
    file.write_bytes(OTHERS[kind])
    status, out, err = opposite("verify", file, "--database", database)
    assert (status, out) == (1, "")
    assert err.startswith(f"Error: {named} does not say what it was made from, so it cannot be checked.")


@pytest.mark.parametrize("content", [b"", b"hello", b"[]", b"PK\x05\x06" + bytes(18)], ids=["empty", "text", "json", "zip"])  # fmt: skip
def test_verify_of_something_else_says_that_it_is_no_deck(opposite, database, tmp_path, content):
    (tmp_path / "other.bin").write_bytes(content)
    assert opposite("verify", tmp_path / "other.bin", "--database", database) == (
        1,
        "",
        "Error: The file is no PowerPoint file that can be read. Nothing was checked.\n",
    )
