"""Questions with very many choices, such as percentages: lists that unfold, and a number to write on paper."""

import json
from io import BytesIO

import openpyxl
import pytest
from pypdf import PdfReader

from opposite.definitions import load
from opposite.exports.questionnaire.tools import TOOLS
from opposite.wording.collecting.questionnaire_files import paper_number

FRAMEWORK = """schema_version: 1
framework: {id: shares, version: "1.0.0", title: Shares}
scales:
  share: {kind: numeric, minimum: 0, maximum: 100, step: 0.5}
  two: {kind: ordinal, points: [{value: 0, label: "No"}, {value: 1, label: "Yes"}]}
instrument: {default_scale: share}
scoring: {aggregate: {factor: {method: mean}, root: {method: mean}}}
tree: [{id: S, kind: factor, title: S, questions: [{id: S1, text: What share is it?}, {id: S2, text: Is it so?, scale: two}]}]
"""


@pytest.fixture
def made(tmp_path):
    """The function that makes the questionnaire for a tool."""
    path = tmp_path / "shares.yaml"
    path.write_text(FRAMEWORK)

    def make(name):
        tool = TOOLS[name]
        return tool.content(tool.form(load(path).framework))

    return make


def test_limesurvey_unfolds_the_long_list_alone(made):
    rows = [line.split("\t") for line in made("limesurvey").decode().splitlines()]
    assert [(row[1], row[2]) for row in rows if row[0] == "Q" and row[2].startswith("S")] == [("!", "S1"), ("L", "S2")]


def test_surveyjs_unfolds_it(made):
    elements = [one for page in json.loads(made("surveyjs"))["pages"] for one in page["elements"]]
    assert [one["type"] for one in elements if one["name"].startswith("S")] == ["dropdown", "radiogroup"]


def test_an_xlsform_unfolds_it(made):
    book = openpyxl.load_workbook(BytesIO(made("xlsform")))
    header, *rows = book["survey"].iter_rows(values_only=True)
    appearance = {row[1]: row[header.index("appearance")] for row in rows}
    assert (appearance["S1"], appearance["S2"]) == ("minimal", None)


def test_google_forms_unfolds_it(made):
    text = made("googleforms").decode()
    assert (text.count('"unfolds": true'), text.count("addListItem")) == (1, 1)


def test_a_number_is_written_on_paper_and_stands_on_one_page(made):
    pages = PdfReader(BytesIO(made("paper"))).pages
    text = " ".join(page.extract_text() for page in pages)
    assert len(pages) == 1
    assert "A number from 0 to 100, in steps of 0.5" in " ".join(text.split())
    assert "I don't know" in text


@pytest.mark.parametrize(
    ("values", "said"),
    [(["0", "1", "100"], "A number from 0 to 100"), (["1", "1.5", "3"], "A number from 1 to 3, in steps of 0.5")],
)
def test_what_is_written_is_said(values, said):
    assert paper_number(values) == said
