"""`opposite report` of several organisations in one file: a deck that compares them, a report of the portfolio, a folder."""

import csv
import io
import os
import re
import signal
import subprocess
import sys
from contextlib import suppress
from datetime import date, timedelta

import pypdf
import pytest
from pptx import Presentation

from opposite.store import open_store
from opposite.wording.figures import figure

pytestmark = pytest.mark.long

FIRST_DAY_OF_EXCEL = date(1899, 12, 30)


def slides(path):
    return {slide._element.cSld.get("name"): slide for slide in Presentation(path).slides}


def shape(slide, name):
    return next(one for one in slide.shapes if one.name == name)


def rows_of(opposite, *arguments):
    _, out, _ = opposite(*arguments, "--format", "csv")
    return list(csv.DictReader(io.StringIO(out.removeprefix("\ufeff"))))


def number(text):
    return float(text) if text else None


@pytest.fixture
def compared(opposite, database, tmp_path):
    """A deck of two organisations, and what `opposite compare` says of them."""
    path, of = tmp_path / "both.pptx", ("--organisation", "Acme", "--organisation", "Bravo", "--database", database)
    assert opposite("report", "--kind", "comparison", *of, "--output", path) == (0, "", "")
    return path, rows_of(opposite, "compare", *of)


@pytest.mark.main_way
def test_every_number_of_the_charts_is_that_of_opposite_compare(compared):
    path, rows = compared
    deck = slides(path)
    scores = {
        name: [number(row["score"]) for row in rows if row["organisation"] == name and row["factor"] != "root"]
        for name in ("Acme", "Bravo")
    }
    overall = {row["organisation"]: row for row in rows if row["factor"] == "root"}
    factors = shape(deck["factors"], "factors").chart.plots[0]
    assert {series.name: list(series.values) for series in factors.series} == {
        name: pytest.approx(values, abs=1e-9) for name, values in scores.items()
    }
    in_order = sorted(overall.values(), key=lambda row: -float(row["score"]))
    answer = shape(deck["answer"], "overall scores").chart.plots[0]
    assert list(answer.categories) == [row["organisation"] for row in in_order]
    for series, column in zip(answer.series, ("score", "interval_low", "interval_high"), strict=True):
        assert list(series.values) == pytest.approx([float(row[column]) for row in in_order], abs=1e-9)
    for place, name in enumerate(("Acme", "Bravo"), 1):
        radar = shape(deck["radars 1"], f"radar {place}").chart.plots[0]
        assert list(radar.series[0].values) == pytest.approx(scores[name], abs=1e-9)


def test_the_differences_are_those_of_opposite_compare(compared):
    path, rows = compared
    table = shape(slides(path)["differences"], "differences").table
    cells = {row.cells[0].text_frame.text: row.cells[2].text_frame.text for row in table.rows}
    for row in rows:
        if row["organisation"] == "Bravo":
            said = cells["Overall" if row["factor"] == "root" else row["title"]]
            gap = float(row["difference"])
            worth = {"yes": "*", "no": "", "": "?"}
            sign = "" if figure(abs(gap)) == "0.0" else "+" if gap > 0 else "−"
            assert said == f"{figure(float(row['score']))} ({sign}{figure(abs(gap))}{worth[row['exceeds_noise']]})"


def test_waves_of_one_organisation_are_compared_and_drawn_as_a_line(opposite, database, tmp_path):
    path = tmp_path / "waves.pptx"
    of = ("--organisation", "Bravo", "--wave", "Spring", "--wave", "Autumn", "--database", database)
    assert opposite("report", "--kind", "comparison", *of, "--output", path)[0] == 0
    deck = slides(path)
    assert deck["opening"].shapes.title.text_frame.text == "Bravo: Spring and Autumn"
    line = shape(deck["waves"], "waves").chart.plots[0]
    days = [FIRST_DAY_OF_EXCEL + timedelta(days=float(day)) for day in line.categories]
    assert days == [date(2026, 4, 1), date(2026, 10, 1)]
    scores = rows_of(
        opposite, "scores", "--organisation", "Bravo", "--all-waves", "--by", "overall", "--database", database
    )
    by_wave = {row["wave"]: float(row["score"]) for row in scores}
    assert list(line.series[0].values) == pytest.approx([by_wave["Spring"], by_wave["Autumn"]], abs=1e-9)


def test_a_comparison_is_found_true_until_a_number_is_edited(opposite, database, compared):
    path, _ = compared
    whole = "Every number is that of the database: Acme, 1; Bravo, Autumn.\n"
    assert opposite("verify", path, "--database", database) == (0, whole, "")
    presentation = Presentation(path)
    frame = shape(presentation.slides[2], "ranking").table.cell(1, 1).text_frame
    before = frame.text
    frame.paragraphs[0].runs[0].text = "5.9"
    presentation.save(path)
    status, out, _ = opposite("verify", path, "--database", database)
    assert (status, f"the file says “5.9”, the database “{before}”" in out) == (1, True)


def test_answers_that_changed_since_are_told_of_the_one_they_are_of(opposite, database, compared, tmp_path):
    answers = tmp_path / "more.csv"
    rows = ["organisation,wave,respondent,group,question,level"]
    rows += [f"Bravo,Autumn,new{person},executive,ORI1,1" for person in range(6)]
    answers.write_text("\n".join(rows) + "\n", encoding="utf-8")
    done = opposite("import", answers, "--framework", "opposite", "--database", database)
    assert done[0] == 0, done
    status, out, _ = opposite("verify", compared[0], "--database", database)
    assert status == 1
    assert "ash of the answers" in out


@pytest.mark.main_way
@pytest.mark.parametrize(
    ("options", "status", "said"),
    [
        (("--organisation", "Acme"), 1, "Comparing takes two organisations or more"),
        (("--organisation", "Acme", "--organisation", "Nobody"), 1, "Nobody"),
        (("--organisation", "Acme", "--organisation", "Bravo", "--wave", "1", "--wave", "2"), 2, "name it alone"),
        (("--organisation", "Bravo", "--wave", "Spring", "--wave", "Spring"), 1, "named twice"),
        (("--organisation", "Acme", "--organisation", "Bravo", "--kind", "deck"), 0, ""),
        ((), 2, "Say which organisations"),
    ],
)
def test_what_cannot_be_compared_is_refused(opposite, database, tmp_path, options, status, said):  # noqa: PLR0917  fixtures and a table
    kind = () if "--kind" in options else ("--kind", "comparison")
    done = opposite("report", *kind, *options, "--output", tmp_path / "x.pptx", "--database", database)
    assert done[0] == status
    assert said in done[2]
    assert (tmp_path / "x.pptx").exists() == (status == 0)


def test_seven_are_too_many_and_one_without_answers_has_nothing_to_compare(opposite, tmp_path):
    answers, database = tmp_path / "answers.csv", tmp_path / "seven.duckdb"
    rows = ["organisation,respondent,group,question,level"]
    rows += [f"Org {n},p{p},executive,{q},3" for n in range(7) for p in range(4) for q in ("ORI1", "PEO1")]
    answers.write_text("\n".join(rows) + "\n", encoding="utf-8")
    done = opposite(
        "import", answers, "--framework", "opposite", "--attributed", "--look-alikes", "--database", database
    )
    assert done[0] == 0, done
    said = ("report", "--kind", "comparison", "--database", database, "--output", tmp_path / "x.pptx")
    status, _, err = opposite(*said, "--all")
    assert (status, "Only up to 6 can be compared at once, and 7 were chosen." in err) == (1, True)
    status, _, err = opposite(*said, "--organisation", "Org 1", "--organisation", "Org 2")
    assert (status, "has no overall score that can be shown" in err) == (1, True)
    assert not (tmp_path / "x.pptx").exists()


def test_samples_are_not_compared_with_real_organisations(opposite, database, tmp_path):
    assert opposite("demo", "--force", "--database", database)[0] == 0
    both = ("--organisation", "Acme", "--organisation", "Larkmarrow Stores")
    status, _, err = opposite(
        "report", "--kind", "comparison", *both, "--output", tmp_path / "x.pptx", "--database", database
    )
    assert (status, "are not compared with real ones" in err) == (1, True)
    path = tmp_path / "portfolio.pdf"
    assert opposite("report", "--kind", "portfolio", "--all", "--output", path, "--database", database)[0] == 0
    text = "\n".join(page.extract_text() for page in pypdf.PdfReader(path).pages)
    assert "Acme" in text
    assert "Larkmarrow" not in text


def text_of(path):
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(path).pages)


def test_every_score_of_the_portfolio_is_that_of_opposite_scores(opposite, tmp_path):
    database, path = tmp_path / "samples.duckdb", tmp_path / "portfolio.pdf"
    assert opposite("demo", "--database", database)[0] == 0
    assert opposite("report", "--kind", "portfolio", "--all", "--output", path, "--database", database) == (0, "", "")
    text = text_of(path)
    scores = rows_of(opposite, "scores", "--database", database)
    for name in dict.fromkeys(row["organisation"] for row in scores):
        cells = [
            "hidden" if row["hidden"] == "yes" else "none yet" if not row["score"] else figure(float(row["score"]))
            for row in scores
            if row["organisation"] == name
        ]
        assert " ".join(cells) in " ".join(text.split()), name
    for row in rows_of(opposite, "scores", "--by", "overall", "--database", database):
        if row["score"]:
            wave = " ".join((row["organisation"], row["wave"], figure(float(row["score"]))))
            assert wave in " ".join(text.split())


def test_a_sector_alone_is_told_of_and_the_paper_is_the_one_asked_for(opposite, tmp_path):
    database, path = tmp_path / "samples.duckdb", tmp_path / "retail.pdf"
    opposite("demo", "--database", database)
    done = opposite(
        "report", "--kind", "portfolio", "--sector", "Retail", "--paper", "letter", "--output", path,
        "--database", database,
    )  # fmt: skip
    assert done[0] == 0
    text = text_of(path)
    assert "3 organisations" in text
    assert "Obberly Homeware" in text
    assert "Quillmarsh" not in text
    page = pypdf.PdfReader(path).pages[0].mediabox
    assert (page.width, page.height) == (612, 792)


@pytest.mark.parametrize(
    ("options", "status", "said"),
    [
        (("--organisation", "Acme", "--output", "x.pdf"), 2, "is of --all"),
        (("--all", "--output", "x.pptx"), 2, "A file for it ends in .pdf"),
        (("--all", "--theme", "t.yaml", "--output", "x.pdf"), 2, "are for a deck"),
        (("--sector", "Nonsense", "--output", "x.pdf"), 1, "Nonsense"),
        (("--all", "--wave", "None of them", "--output", "x.pdf"), 1, "No organisation"),
        (("--all", "--output", "nowhere/x.pdf"), 1, "could not be written"),
    ],
)
def test_a_portfolio_that_cannot_be_made_is_refused(opposite, database, tmp_path, options, status, said):  # noqa: PLR0917  fixtures and a table
    *chosen, name = options
    done = opposite("report", "--kind", "portfolio", *chosen, tmp_path / name, "--database", database)
    assert (done[0], said in done[2]) == (status, True), done
    assert not (tmp_path / name).exists()


def test_a_folder_holds_a_file_of_each_and_whom_there_is_none_of_is_named(opposite, database, tmp_path):
    store = open_store(database)
    with store.writing() as cursor:
        cursor.script("update assessments set framework_hash = 'gone' where wave = '1'")
    store.close()
    out = tmp_path / "out"
    status, _, err = opposite("report", "--all", "--kind", "one-pager", "--output", out, "--database", database)
    assert status == 1
    told = err.splitlines()
    assert told[-2].startswith("Acme, 1: no document. ")
    assert told[-1] == f"1 file written to {out}. 1 organisation left out."
    assert [file.name for file in out.iterdir()] == ["bravo-autumn-one-pager.pdf"]


def test_a_file_that_cannot_be_written_ends_it_and_says_what_is_there(opposite, database, tmp_path):
    out = tmp_path / "out"
    (out / "bravo-autumn-one-pager.pdf").mkdir(parents=True)
    status, _, err = opposite("report", "--all", "--kind", "one-pager", "--output", out, "--database", database)
    assert status == 1
    assert "could not be written" in err
    assert f"1 file written to {out} before, each whole." in err
    assert sorted(file.name for file in out.iterdir()) == ["acme-1-one-pager.pdf", "bravo-autumn-one-pager.pdf"]


@pytest.mark.process
@pytest.mark.skipif(os.name == "nt", reason="Windows has no such terminals")
def test_stopped_it_says_how_many_are_there_and_each_is_whole(opposite, tmp_path):
    database, out = tmp_path / "samples.duckdb", tmp_path / "out"
    opposite("demo", "--database", database)
    command = ["report", "--all", "--kind", "one-pager", "--output", out, "--database", database]
    start = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); from opposite.cli.main import main; main()"
    terminal, end = os.openpty()
    process = subprocess.Popen(
        [sys.executable, "-c", start, *map(str, command)], stderr=end, env=os.environ | {"TERM": "xterm"}
    )
    os.close(end)
    text = ""
    try:
        while not re.search(r"[1-9]\d%", text):
            text += os.read(terminal, 4096).decode()
        process.send_signal(signal.SIGINT)
        assert process.wait(60) == 1
        with suppress(OSError):  # nobody writes there any more
            while chunk := os.read(terminal, 4096):
                text += chunk.decode()
    finally:
        process.kill()
        process.wait()
        os.close(terminal)
    files = list(out.iterdir())
    assert f"Stopped: {len(files)} of 12 files written to" in " ".join(text.split())
    assert 0 < len(files) < 12
    assert [len(pypdf.PdfReader(file).pages) for file in files] == [1] * len(files)
