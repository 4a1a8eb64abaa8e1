"""Whatever a framework's words, values and ids are: a questionnaire is refused, or every answer to it is read as it was meant."""

import csv
import io
import json
import re
from html import unescape
from itertools import pairwise

import openpyxl
from hypothesis import given, reject
from hypothesis import strategies as st

from opposite.definitions import load_document
from opposite.definitions.mapping import ColumnMapping
from opposite.domain.collecting.answers import LEVEL
from opposite.domain.collecting.cell_faults import CellFault
from opposite.engine.collecting.importing.heading_names import likely_names
from opposite.engine.collecting.importing.layout import resolve_columns
from opposite.engine.collecting.importing.parse_answers import level_parser
from opposite.engine.collecting.importing.source_formats import Heading, SourceFormat
from opposite.engine.collecting.importing.words import ParsedAnswer
from opposite.errors import FrameworkError, QuestionnaireError
from opposite.exports.questionnaire.tools import TOOLS

SIGNS = "<>&{}[]$\\\"'#*=+-@|;,.:/ \t%_~`0123456789aAbBzäß漢é\u0338\u0301…’"
WORDS = st.text(alphabet=SIGNS, min_size=1, max_size=12).filter(str.strip)
IDS = st.text(alphabet="abAB12.-_", min_size=1, max_size=24)
VALUES = st.lists(st.sampled_from([-2, -1, 0, 0.5, 1, 2, 3, 4, 10, 11]), min_size=2, max_size=5, unique=True).map(
    sorted
)
STATES = {"DK": "dont_know", "NA": "not_applicable"}


@st.composite
def frameworks(draw):
    """A framework of two questions on one scale, with hostile words."""
    values = draw(VALUES)
    labels = draw(st.lists(WORDS, min_size=len(values), max_size=len(values)))
    described = draw(st.lists(WORDS, min_size=len(values), max_size=len(values)))
    ids = draw(st.lists(IDS, min_size=2, max_size=2, unique=True))
    texts = draw(st.lists(WORDS, min_size=2, max_size=2))
    document = {
        "schema_version": 1,
        "framework": {"id": "made", "version": "1.0.0", "title": draw(WORDS)},
        "scales": {
            "s": {
                "kind": "ordinal",
                "points": [{"value": v, "label": label} for v, label in zip(values, labels, strict=True)],
            }
        },
        "instrument": {"default_scale": "s"},
        "scoring": {"aggregate": {"factor": {"method": "mean"}, "root": {"method": "mean"}}},
        "tree": [
            {
                "id": "factor",
                "kind": "factor",
                "title": draw(WORDS),
                "questions": [
                    {"id": ids[0], "text": texts[0]},
                    {
                        "id": ids[1],
                        "text": texts[1],
                        "levels": {str(v): words for v, words in zip(values, described, strict=True)},
                    },
                ],
            }
        ],
    }
    try:
        return load_document(json.dumps(document)).framework
    except FrameworkError:
        return reject()


def limesurvey(content):
    """Name, text, and codes with words, of every question; the bytes that its encoding is judged by are whole characters."""
    assert content[:1000].decode()
    asked = []
    for row in csv.DictReader(io.StringIO(content.decode()), delimiter="\t"):
        if row["class"] == "Q" and row["type/scale"] == "L":
            asked.append((row["name"], shown(row["text"]), []))
        elif row["class"] == "A":
            asked[-1][2].append((row["name"], shown(row["text"])))
    return asked


def shown(html):
    """The text of HTML, as PHP's strip_tags and a browser have it."""
    return unescape(re.sub(r"</?[A-Za-z!?/][^>]*>?", "", html))


def xlsform(content):
    book = openpyxl.load_workbook(io.BytesIO(content))
    lists = {}
    for name, code, label in list(book["choices"].iter_rows(values_only=True))[1:]:
        lists.setdefault(name, []).append((code, label))
    rows = list(book["survey"].iter_rows(values_only=True))[1:]
    return [(row[1], row[2], lists[row[0].split()[1]]) for row in rows if row[0].startswith("select_one ")]


def qualtrics(content):
    lines = content.decode().split("\n")
    asked = []
    for before, line in pairwise(lines):
        if before.startswith("[[ID:"):
            asked.append((before[5:-2], line, []))
        elif before.startswith("[[Choice:"):
            asked[-1][2].append((before[9:-2], line))
    commands = {re.sub(r":.*|\]\]$", "", line) for line in lines if "[[" in line}
    assert commands <= {
        f"[[{c}" for c in ("AdvancedFormat", "ED", "Block", "Question", "ID", "AdvancedChoices", "Choice")
    }
    return asked


def surveyjs(content):
    elements = [one for page in json.loads(content)["pages"] for one in page["elements"]]
    return [(one["name"], one["title"], [(c["value"], c["text"]) for c in one["choices"]]) for one in elements]


def googleforms(content):
    (form,) = json.loads(content.decode().partition("const FORMS = ")[2].partition(";\n\n/**")[0])
    questions = [question for page in form["pages"] for question in page["questions"]]
    return [(None, one["title"], [(None, words) for words in one["choices"]]) for one in questions[1:]]


@given(frameworks(), st.sampled_from([limesurvey, xlsform, qualtrics, surveyjs, googleforms]))
def test_every_answer_is_read_as_it_was_meant(framework, read):
    tool = TOOLS[read.__name__]
    try:
        form = tool.form(framework)
    except QuestionnaireError:
        return
    asked = read(tool.content(form))
    for item, (name, text, choices) in zip(form.items, asked, strict=True):
        reads = level_parser(framework.questions[item.question], {})
        header = text if name is None or item.question in form.by_text else name
        assert holds(framework, header) == item.question
        for choice, (code, words) in zip(item.choices, choices, strict=True):
            meant = (
                ParsedAnswer(STATES[choice.means])
                if choice.means in STATES
                else ParsedAnswer(LEVEL, float(choice.means))
            )
            assert reads(words.strip()) == meant
            assert code is None or reads(code) == meant or isinstance(reads(code), CellFault)


def holds(framework, header):
    """The question that an import takes a column of this name for."""
    headings = (Heading("respondent", ()), Heading(header, likely_names(header)))
    (question,) = resolve_columns(framework, SourceFormat(None, 1, headings), ColumnMapping()).by_question
    return question
