"""`opposite compare --peers` and its deck: each is placed among others of its own sector, size and country alone."""

import csv
import io

import pytest
from pptx import Presentation

from opposite.wording.comparison.peers import too_few_alike

NAMES = ("Mine", *(f"Retail {n}" for n in range(10)), "Lone", *(f"Else {n}" for n in range(4)))
BOTH = ("--organisation", "Mine", "--organisation", "Lone")


@pytest.fixture(scope="module")
def database(opposite, tmp_path_factory):
    """Mine and ten others are of retail, Lone of steel; four have no sector."""
    folder = tmp_path_factory.mktemp("peers")
    file, path = folder / "answers.csv", folder / "peers.duckdb"
    rows = ["organisation,wave,respondent,group,question,level"]
    rows += [
        f"{name},2026,ann,executive,{factor}{n},{1 + at % 5}"
        for at, name in enumerate(NAMES)
        for factor in ("ORI", "PEO", "PRO", "OBJ", "STR", "INS", "TEC", "EXE")
        for n in range(1, 6)
    ]
    file.write_text("\n".join(rows) + "\n")
    assert opposite("import", file, "--attributed", "--database", path)[0] == 0
    retail = [part for name in NAMES[:11] for part in ("--organisation", name)]
    assert opposite("organisations", *retail, "--sector", "Retail", "--database", path)[0] == 0
    assert opposite("organisations", "--organisation", "Lone", "--sector", "Steel", "--database", path)[0] == 0
    return path


def compared(opposite, database, *arguments):
    status, out, err = opposite("compare", *arguments, "--database", database)
    rows = list(csv.DictReader(io.StringIO(out)))
    return status, [row for row in rows if row["factor"] == "root"], err


def test_without_peers_each_is_placed_among_all_others(opposite, database):
    status, rows, err = compared(opposite, database, *BOTH)
    assert (status, err) == (0, "")
    assert [(row["peers"], row["percentile"] != "", row["among"]) for row in rows] == [
        ("15", True, "all others"),
        ("15", True, "all others"),
    ]


def test_with_peers_each_is_placed_among_those_alike_and_who_is_not_is_named(opposite, database):
    status, rows, err = compared(opposite, database, *BOTH, "--peers", "sector")
    assert [(row["organisation"], row["peers"], row["percentile"], row["rank"], row["among"]) for row in rows] == [
        ("Mine", "10", "10.0", "", "others of the same sector"),
        ("Lone", "0", "", "", "others of the same sector"),
    ]
    said = "Each is placed among others of its own sector. Too few others are alike to place Lone, 2026.\n"
    assert (status, err) == (0, said)


def test_scores_and_differences_stay_as_they_are(opposite, database):
    kept = ("organisation", "factor", "score", "difference", "exceeds_noise")
    every, alike = (compared(opposite, database, "--all", *more)[1] for more in ((), ("--peers", "sector")))
    assert [[row[one] for one in kept] for row in alike] == [[row[one] for one in kept] for row in every]
    assert {(row["peers"], row["rank"] == "") for row in alike if row["organisation"].startswith("Retail")} == {
        ("10", True)
    }


@pytest.mark.parametrize(
    ("unplaced", "named"),
    [
        (1, "Org 0."),
        (6, "Org 0, Org 1, Org 2, Org 3, Org 4 and Org 5."),
        (7, "Org 0, Org 1, Org 2, Org 3, Org 4 and 2 more."),
        (5_000, "Org 0, Org 1, Org 2, Org 3, Org 4 and 4,995 more."),
    ],
)
def test_of_many_that_are_not_placed_the_first_are_named(unplaced, named):
    assert too_few_alike([f"Org {n}" for n in range(unplaced)]) == f"Too few others are alike to place {named}"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("compare", *BOTH, "--peers", "colour"), "Invalid value for '--peers': 'colour' is not one of"),
        (("report", "--organisation", "Mine", "--peers", "sector", "--output", "x.pdf"), "--peers is for --kind comparison."),
    ],
)  # fmt: skip
def test_peers_are_of_three_kinds_and_of_comparisons(opposite, database, arguments, said):
    status, out, err = opposite(*arguments, "--database", database)
    assert (status, out, said in err) == (2, "", True)


def texts(path):
    shapes = [one for slide in Presentation(path).slides for one in slide.shapes]
    cells = [cell.text for one in shapes if one.has_table for row in one.table.rows for cell in row.cells]
    return cells + [one.text_frame.text for one in shapes if one.has_text_frame]


def test_the_deck_places_each_among_those_alike_says_so_and_is_found_true(opposite, database, tmp_path):
    path = tmp_path / "both.pptx"
    made = ("report", "--kind", "comparison", *BOTH, "--peers", "sector", "--output", path, "--database", database)
    assert opposite(*made) == (0, "", "")
    said = texts(path)
    assert "10th percentile among 10 others of the same sector" in said
    assert (
        "Each is placed among others of its own sector; the median and the spread of others are of those alike to Mine. "
        "Too few others are alike to place Lone, 2026."
    ) in said
    assert any("lies below the middle half of others of the same sector in 4." in one for one in said)
    assert any("Others: the organisations of the same sector other than Mine, up to 10 of them." in one for one in said)
    assert not any("among all" in one for one in said)
    whole = "Every number is that of the database: Mine, 2026; Lone, 2026.\n"
    assert opposite("verify", path, "--database", database) == (0, whole, "")


def test_a_deck_of_those_alike_says_when_too_few_are_for_a_spread(opposite, database, tmp_path):
    path, copy = tmp_path / "both.pptx", tmp_path / "copy.duckdb"
    copy.write_bytes(database.read_bytes())
    assert opposite("organisations", "--organisation", "Retail 9", "--sector", "Steel", "--database", copy)[0] == 0
    made = ("report", "--kind", "comparison", *BOTH, "--peers", "sector", "--output", path, "--database", copy)
    assert opposite(*made) == (0, "", "")
    said = texts(path)
    assert any(one.endswith(" of 10 of the same sector") for one in said)
    assert "Too few others of the same sector have a score to lay these beside them." in said


def test_a_place_that_somebody_edits_in_a_deck_is_found(opposite, database, tmp_path):
    path = tmp_path / "both.pptx"
    made = ("report", "--kind", "comparison", *BOTH, "--peers", "sector", "--output", path, "--database", database)
    assert opposite(*made)[0] == 0
    presentation = Presentation(path)
    table = next(one for slide in presentation.slides for one in slide.shapes if one.name == "ranking").table
    (cell,) = (cell for row in table.rows for cell in row.cells if "percentile" in cell.text)
    cell.text_frame.paragraphs[0].runs[0].text = cell.text.replace("sector", "size")
    presentation.save(path)
    status, out, _ = opposite("verify", path, "--database", database)
    assert (status, "others of the same size" in out) == (1, True)
