"""Survey tools as far as our files need them: each reads a questionnaire, is answered, and exports as the tool does."""

import csv
import html
import io
import json
import re
import shutil
import subprocess
from typing import NamedTuple

import docx
import openpyxl
from pypdf import PdfReader

NODE = shutil.which("node")


class Asked(NamedTuple):
    """A question as a tool has it: its name and text, and the code and text of each choice."""

    name: str
    text: str
    choices: list


def shown(text):
    """The text of a piece of HTML, as a browser shows it."""
    return html.unescape(re.sub(r"</?[A-Za-z][^>]*>", "", text))


def limesurvey(content):
    """Group ids by code, and the questions."""
    rows = list(csv.DictReader(io.StringIO(content.decode()), delimiter="\t"))
    asked, groups = [], {}
    for row in rows:
        if row["class"] == "Q" and row["type/scale"] == "*":
            groups = dict(re.findall(r"== '(\w+)', '([^']+)'", row["text"]))
        elif row["class"] == "Q":
            asked.append(Asked(row["name"], shown(row["text"]), []))
        elif row["class"] == "A":
            asked[-1].choices.append((row["name"], shown(row["text"]).strip()))
    return groups, asked


def xlsform(content):
    """The questions of a workbook."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    lists = {}
    for name, code, label in list(book["choices"].iter_rows(values_only=True))[1:]:
        lists.setdefault(name, []).append((code, label))
    rows = list(book["survey"].iter_rows(values_only=True))[1:]
    return [Asked(row[1], row[2], lists[row[0].split()[1]]) for row in rows if row[0].startswith("select_one ")]


def qualtrics(content):
    """The group that is kept with every response, and the questions."""
    text = content.decode()
    group = re.search(r"^\[\[ED:group:(.+)\]\]$", text, re.MULTILINE)
    asked = []
    for block in text.split("[[Question:MC:SingleAnswer:Vertical]]\n")[1:]:
        name, words, rest = re.match(r"\[\[ID:(.+)\]\]\n(.+)\n\[\[AdvancedChoices\]\]\n((?:.+\n)+)", block).groups()
        asked.append(Asked(name, words, re.findall(r"\[\[Choice:(\d+)\]\]\n(.+)\n", rest)))
    return None if group is None else group[1], asked


def surveyjs(content):
    """The questions of all pages."""
    elements = [one for page in json.loads(content)["pages"] for one in page["elements"]]
    return [Asked(one["name"], one["title"], [(c["value"], c["text"]) for c in one["choices"]]) for one in elements]


def msforms(content):
    """The numbered questions of a Word file with their lettered choices."""
    asked = []
    for line in (paragraph.text for paragraph in docx.Document(io.BytesIO(content)).paragraphs[1:]):
        if line.startswith(f"{len(asked) + 1}. "):
            asked.append(Asked("", line.split(". ", 1)[1], []))
        else:
            letter, words = line.split(". ", 1)
            asked[-1].choices.append((letter, words))
    return asked


RECORDER = """
const made = [];
let table = [];
let kept = {};
const Logger = {log() {}};
const PropertiesService = {getScriptProperties() {
  return {setProperty(name, value) { kept[name] = value; }, getProperty(name) { return kept[name]; }};
}};
const SpreadsheetApp = {create() {
  const range = {setNumberFormat() { return range; }, setValues(values) { table = values; }};
  return {getActiveSheet() { return {getRange(row, column, rows, columns) { return range; }}; }, getUrl() { return ''; }};
}};
const item = () => {
  const it = {};
  ['Title', 'HelpText', 'ChoiceValues', 'Required'].forEach(name => {
    it['set' + name] = value => { it[name] = value; return it; };
    it['get' + name] = () => it[name];
  });
  return it;
};
const FormApp = {
  create(title) {
    const form = {title, pages: [[]]};
    made.push(form);
    return {
      setDescription(text) { form.description = text; }, setProgressBar() {}, getId() { return String(made.length); },
      getPublishedUrl() { return ''; }, getEditUrl() { return ''; },
      addPageBreakItem() { form.pages.push([]); return item(); },
      addSectionHeaderItem: item,
      addListItem() { const it = item(); form.pages[form.pages.length - 1].push(it); return it; },
      addMultipleChoiceItem() { const it = item(); form.pages[form.pages.length - 1].push(it); return it; },
    };
  },
  openById(id) {
    const items = made[id - 1].pages.flat();
    return {getResponses() {
      return (ANSWERS[id - 1] || []).map((choices, place) => ({
        getId() { return `form-${id}-answer-${place}`; },
        getTimestamp() { return new Date(Date.UTC(2026, 9, 1, 10)); },
        getItemResponses() {
          return items.map((it, at) => ({getItem() { return it; }, getResponse() { return choices[at]; }})).filter(
            answer => answer.getResponse());
        },
      }));
    }};
  },
};
"""


def googleforms(content, answers=()):
    """The forms that the script makes, each as its title and its questions, and the table of the answers to all of them.

    `answers` holds by form what people chose, question by question.
    """
    script = f"const ANSWERS = {json.dumps(answers)};{RECORDER}{content.decode()}\nmakeForms();\ncollectAnswers();\n"
    script += "console.log(JSON.stringify([made, table]));\n"
    run = subprocess.run([NODE, "-"], input=script.encode(), capture_output=True, check=True)
    made, table = json.loads(run.stdout)
    return [
        (
            one["title"],
            [Asked("", it["Title"], [("", c) for c in it["ChoiceValues"]]) for p in one["pages"] for it in p],
        )
        for one in made
    ], table


def paper(content):
    """All text of the sheets, and the header that whoever types the answers in is told."""
    text = " ".join("\n".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages).split())
    return text, text.split("The first row reads: ")[1].split(" =Questions")[0]


def as_csv(*rows):
    """Rows as a CSV with every cell in quotation marks."""
    written = io.StringIO()
    csv.writer(written, quoting=csv.QUOTE_ALL).writerows(rows)
    return written.getvalue()
