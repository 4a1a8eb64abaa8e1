"""`opposite report` writes a deck, `opposite verify` checks one."""

import csv
import io

import pytest
from pptx import Presentation

pytestmark = pytest.mark.long


@pytest.mark.main_way
def test_a_deck_is_written_and_found_true_until_a_number_is_edited(opposite, database, tmp_path):
    deck = tmp_path / "acme.pptx"
    assert opposite("report", "--database", database, "--organisation", "Acme", "--output", deck)[0] == 0
    assert opposite("verify", deck, "--database", database) == (
        0,
        "Every number is that of the database: Acme, 1.\n",
        "",
    )
    presentation = Presentation(io.BytesIO(deck.read_bytes()))
    overall = next(one for one in presentation.slides[1].shapes if one.name == "overall")
    before = overall.text_frame.text
    overall.text_frame.paragraphs[0].runs[0].text = "5.9"
    presentation.save(deck)
    status, out, _ = opposite("verify", deck, "--database", database)
    assert status == 1
    assert out.splitlines() == [
        f"Slide 2, overall, text: the file says “5.9”, the database “{before}”.",
        "1 difference from the database: Acme, 1.",
    ]


def test_a_deck_of_each_goes_into_a_folder(opposite, database, tmp_path):
    assert opposite("report", "--database", database, "--all", "--kind", "deck", "--output", tmp_path / "out")[0] == 0
    assert sorted(one.name for one in (tmp_path / "out").iterdir()) == ["acme-1-deck.pptx", "bravo-autumn-deck.pptx"]


def test_a_look_is_for_decks_alone(opposite, database, tmp_path):
    theme = tmp_path / "theme.yaml"
    theme.write_text("name: Firm\n", encoding="utf-8")
    arguments = ("report", "--database", database, "--organisation", "Acme", "--theme", theme)
    status, _, err = opposite(*arguments, "--output", tmp_path / "acme.pdf")
    assert status == 2
    assert "--template and --theme are for a deck" in err
    assert opposite(*arguments, "--output", tmp_path / "acme.pptx")[0] == 0


def test_a_file_that_was_not_made_here_is_told_so(opposite, database, tmp_path):
    Presentation().save(tmp_path / "other.pptx")
    status, _, err = opposite("verify", tmp_path / "other.pptx", "--database", database)
    assert status == 1
    assert "was not made here" in err


def test_the_figures_of_a_deck_are_those_of_opposite_scores(opposite, database, tmp_path):
    deck = tmp_path / "acme.pptx"
    opposite("report", "--database", database, "--organisation", "Acme", "--output", deck)
    _, out, _ = opposite("scores", "--database", database, "--organisation", "Acme", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(out.removeprefix("\ufeff"))))
    slides = list(Presentation(io.BytesIO(deck.read_bytes())).slides)
    chart = next(one for one in slides[2].shapes if one.has_chart).chart
    now, target = chart.plots[0].series
    assert [str(one) for one in chart.plots[0].categories] == [row["title"] for row in rows]
    assert list(now.values) == pytest.approx([float(row["score"]) for row in rows], abs=1e-9)
    assert list(target.values) == pytest.approx([float(row["target"]) for row in rows], abs=1e-9)
