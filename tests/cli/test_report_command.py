"""`opposite report`: a document of one organisation, or a folder with one of each."""

import io

import pypdf
import pytest

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def portfolio(opposite, tmp_path_factory):
    """A database with three organisations."""
    folder = tmp_path_factory.mktemp("report")
    answers, path = folder / "answers.csv", folder / "report.duckdb"
    rows = ["organisation,respondent,group,question,level"]
    for name, level in (("Acme", 3), ("acme!", 2), ("Böhm", 4)):
        rows += [f"{name},p{n},executive,{q},{level}" for n in range(4) for q in ("ORI1", "ORI2", "PEO1", "TEC1")]
    answers.write_text("\n".join(rows) + "\n", encoding="utf-8")
    done = opposite(
        "import", answers, "--framework", "opposite", "--wave", "2026 Q4", "--attributed", "--look-alikes",
        "--database", path,
    )  # fmt: skip
    assert done[0] == 0, done
    return path


def text(content):
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages)


@pytest.mark.main_way
def test_a_one_pager_is_one_page_of_the_organisation(opposite, portfolio, tmp_path):
    file = tmp_path / "acme.pdf"
    assert opposite("report", "--organisation", "Acme", "--output", file, "--database", portfolio)[0] == 0
    pages = pypdf.PdfReader(file).pages
    assert len(pages) == 1
    assert "Acme" in pages[0].extract_text()


def test_of_several_there_is_one_file_each_named_by_organisation_wave_and_kind(opposite, portfolio, tmp_path):
    folder = tmp_path / "new" / "reports"
    done = opposite("report", "--all", "--kind", "one-pager", "--output", folder, "--database", portfolio)
    assert (done[0], done[2].splitlines()[-1]) == (0, f"3 files written to {folder}.")
    assert sorted(file.name for file in folder.iterdir()) == [
        "acme-2026-q4-one-pager-2.pdf",
        "acme-2026-q4-one-pager.pdf",
        "bohm-2026-q4-one-pager.pdf",
    ]
    assert "Böhm" in text((folder / "bohm-2026-q4-one-pager.pdf").read_bytes())


CUNEIFORM = "\U00012000\U00012001"
"""Signs that no machine has a typeface for, unless somebody put one there."""


@pytest.fixture(scope="module")
def hard_to_draw(opposite, tmp_path_factory):
    """A database with an organisation whose name no typeface draws whole, and one whose name is drawn."""
    folder = tmp_path_factory.mktemp("undrawn")
    answers, path = folder / "answers.csv", folder / "undrawn.duckdb"
    rows = ["organisation,respondent,group,question,level"]
    rows += [f"{name},p{n},executive,ORI1,3" for name in (f"Acme {CUNEIFORM}", "Plain") for n in range(4)]
    answers.write_text("\n".join(rows) + "\n", encoding="utf-8")
    assert opposite("import", answers, "--framework", "opposite", "--attributed", "--database", path)[0] == 0
    return path


SAID = f"no typeface here has them: {' '.join(CUNEIFORM)} in “Acme {CUNEIFORM}”. "


@pytest.mark.parametrize(
    ("arguments", "is_said"),
    [
        (("--organisation", f"Acme {CUNEIFORM}", "--output", "a.pdf"), True),
        (("--organisation", f"Acme {CUNEIFORM}", "--kind", "report", "--output", "b.pdf"), True),
        (("--organisation", f"Acme {CUNEIFORM}", "--output", "c.html"), False),
        (("--organisation", f"Acme {CUNEIFORM}", "--output", "c.pptx"), False),
        (("--organisation", "Plain", "--output", "d.pdf"), False),
        (("--all", "--kind", "one-pager", "--output", "folder"), True),
        (("--all", "--kind", "portfolio", "--output", "e.pdf"), True),
    ],
    ids=["one-pager", "report", "html", "deck", "drawn", "several", "portfolio"],
)
def test_it_says_which_characters_of_which_names_are_empty_boxes_on_paper(
    opposite, hard_to_draw, tmp_path, arguments, is_said
):
    *others, file = arguments
    code, out, error = opposite("report", *others, tmp_path / file, "--database", hard_to_draw)
    assert (code, out, (tmp_path / file).exists()) == (0, "", True)
    assert error.count(SAID) == is_said


def test_the_same_answers_on_the_same_day_give_the_same_bytes(opposite, portfolio, tmp_path):
    for name in ("a.pdf", "b.pdf"):
        assert (
            opposite("report", "--organisation", "Böhm", "--output", tmp_path / name, "--database", portfolio)[0] == 0
        )
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


@pytest.mark.main_way
@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--organisation", "Acme", "--output", "acme.txt"), "A file for it ends in .pdf"),
        (("--organisation", "Acme", "--kind", "poster", "--output", "acme.pdf"), "'poster' is none of one-pager"),
        (("--all", "--output", "folder"), "Say what to make of each organisation with --kind: one-pager"),
        (("--kind", "one-pager", "--output", "folder"), "Say which organisations"),
    ],
)
def test_what_cannot_be_made_is_refused_and_nothing_is_written(opposite, portfolio, tmp_path, options, said):
    *chosen, name = options
    status, _, told = opposite("report", *chosen, tmp_path / name, "--database", portfolio)
    assert (status, list(tmp_path.iterdir())) == (2, [])
    assert said in told


def test_a_folder_that_cannot_be_made_is_told(opposite, portfolio, tmp_path):
    taken = tmp_path / "taken"
    taken.write_text("a file")
    status, _, told = opposite("report", "--all", "--kind", "one-pager", "--output", taken, "--database", portfolio)
    assert (status, taken.read_text()) == (1, "a file")
    assert "could not be made" in told
    assert "Nothing was written." in told
