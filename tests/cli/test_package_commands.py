"""`opposite report` writes result packages, workbooks and think-cell data, `opposite verify` computes a package again."""

import json
import zipfile

import openpyxl
import pytest

from opposite.wording.briefing.package import OTHERS

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def told(opposite, tmp_path_factory):
    """A database with an organisation whose people knew that their names stand beside their answers."""
    folder = tmp_path_factory.mktemp("package")
    answers, path = folder / "answers.csv", folder / "package.duckdb"
    rows = ["organisation,respondent,group,question,level"]
    rows += [
        f"Acme,p{n},{group},{q},{1 + (n + place) % 6}"
        for n, group in enumerate(("executive", "frontline", "frontline"))
        for place, q in enumerate(("ORI1", "ORI2", "ORI3", "ORI4", "ORI5", "PEO1", "TEC1"))
    ]
    answers.write_text("\n".join(rows) + "\n", encoding="utf-8")
    done = opposite(
        "import", answers, "--framework", "opposite", "--wave", "2026 Q4", "--attributed", "--database", path
    )
    assert done[0] == 0, done
    return path


def packed(opposite, database, file):
    assert opposite("report", "--database", database, "--organisation", "Acme", "--output", file)[0] == 0
    return file


def with_score(file, other):
    """The package with another score in the first row of its scores."""
    with zipfile.ZipFile(file) as packed_file:
        files = {name: packed_file.read(name) for name in packed_file.namelist()}
    header, first, *rest = files["scores.csv"].decode().splitlines()
    cells = first.split(",")
    place = header.split(",").index("score")
    before, cells[place] = cells[place], other
    files["scores.csv"] = "\n".join([header, ",".join(cells), *rest, ""]).encode()
    with zipfile.ZipFile(file, "w") as again:
        for name, content in files.items():
            again.writestr(name, content)
    return before


def test_a_package_with_answers_is_verified_without_any_database(opposite, told, tmp_path):
    file = packed(opposite, told, tmp_path / "acme.zip")
    nowhere = tmp_path / "nowhere.duckdb"
    status, out, _ = opposite("verify", file, "--database", nowhere)
    assert (status, out) == (0, f"Every score is that of the answers in the package: Acme, 2026 Q4. {OTHERS}\n")
    assert not nowhere.exists()

    before = with_score(file, "5.5")
    status, out, _ = opposite("verify", file, "--database", nowhere)
    assert status == 1
    first, second, last = out.splitlines()
    assert first.startswith("scores.csv, hash of the file: the package says “")
    assert second == f"scores.csv, ORI, Orientation, score: the package says “5.5”, computed is “{before}”."
    assert last == "2 differences from the answers in the package: Acme, 2026 Q4."


@pytest.mark.main_way
def test_a_package_without_answers_is_verified_against_its_database(opposite, database, tmp_path):
    file = packed(opposite, database, tmp_path / "acme.zip")
    assert opposite("verify", file, "--database", database) == (
        0,
        "Every score is that of the database: Acme, 1.\n",
        "",
    )
    with_score(file, "5.5")
    status, out, _ = opposite("verify", file, "--database", database)
    assert (status, out.splitlines()[-1]) == (1, "2 differences from the database: Acme, 1.")


def test_its_readme_has_the_command(opposite, told, tmp_path):
    file = packed(opposite, told, tmp_path / "acme.zip")
    with zipfile.ZipFile(file) as package:
        assert "opposite verify PACKAGE.zip\n" in package.read("README.txt").decode()


def test_zips_that_are_no_package_are_refused(opposite, tmp_path):
    file = tmp_path / "other.zip"
    with zipfile.ZipFile(file, "w") as other:
        other.writestr("manifest.json", "{}")
    status, out, err = opposite("verify", file)
    assert (status, out) == (1, "")
    assert "no result package that can be read" in err
    assert opposite("verify", tmp_path / "missing.zip")[0] == 1


def test_scores_are_those_of_opposite_scores_byte_for_byte(opposite, told, tmp_path):
    file = packed(opposite, told, tmp_path / "acme.zip")
    _, out, _ = opposite("scores", "--database", told, "--organisation", "Acme", "--format", "csv", "--by", "question")
    with zipfile.ZipFile(file) as package:
        assert package.read("questions.csv").decode() == out


@pytest.mark.filterwarnings("ignore:.*extension is not supported")
def test_workbooks_and_think_cell_data_are_made_by_their_endings(opposite, told, tmp_path):
    book = openpyxl.load_workbook(packed(opposite, told, tmp_path / "acme.xlsx"))
    assert book.sheetnames[0] == "Profile"
    [item] = json.loads(packed(opposite, told, tmp_path / "acme.ppttc").read_bytes())
    assert item["data"][0]["table"] == [[{"string": "Acme"}]]


def test_of_each_organisation_there_is_a_package_in_a_folder(opposite, database, tmp_path):
    done = opposite("report", "--database", database, "--all", "--kind", "package", "--output", tmp_path / "out")
    assert done[0] == 0
    assert sorted(one.name for one in (tmp_path / "out").iterdir()) == [
        "acme-1-package.zip",
        "bravo-autumn-package.zip",
    ]
