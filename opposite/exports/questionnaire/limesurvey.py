"""The questionnaire as LimeSurvey's tab-separated survey structure.

https://www.limesurvey.org/manual/Tab_Separated_Value_survey_structure
"""

from __future__ import annotations

import csv
import io
import re

from opposite.engine.collecting.importing.layout import GROUP
from opposite.exports.questionnaire.choices import Rules
from opposite.exports.questionnaire.form import Form, Item
from opposite.exports.questionnaire.marks import broken_up, spaced

RULES = Rules(codes=re.compile(r"[A-Za-z0-9]{1,5}"), names=re.compile(r"[A-Za-z][A-Za-z0-9]{0,19}"), told_by_text=True)

COLUMNS = (
    "class", "type/scale", "name", "relevance", "text", "help", "language", "validation", "mandatory", "other",
    "default", "same_default", "hidden",
)  # fmt: skip

SETTINGS = {"format": "G", "anonymized": "Y", "datestamp": "Y", "savetimings": "N", "ipaddr": "N", "refurl": "N"}
"""A page for each group of questions; nothing is kept of whoever answers but when."""

CHOSEN = "chosengroup"
"""Name of the question for the group. Its codes are too short for a group's id, so a hidden question holds that."""

LANGUAGES = {"no": "nb", "zh": "zh-Hans"}
"""What LimeSurvey calls a language, where that is not its code alone."""

SAMPLED = 1000
"""Bytes of the file by which LimeSurvey judges its encoding."""


def limesurvey(form: Form) -> bytes:
    """The survey in UTF-8, a page for every screen, each question on the condition that the group is asked it."""
    language = LANGUAGES.get(form.language, form.language)
    rows = [{"class": "S", "name": "language", "text": language}]
    rows += [{"class": "S", "name": name, "text": value} for name, value in SETTINGS.items()]
    rows.append({"class": "SL", "name": "surveyls_title", "text": _plain(_html(form.title)), "language": language})
    pages = [(_plain(_html(screen.title)), _questions(form, screen.items)) for screen in form.screens]
    if form.only_group is not None:
        pages[0][1].append(_group_id(form.only_group.means))
    elif form.group is not None:
        asked = _question(form, form.group, CHOSEN, mandatory=True)
        chosen = (f"{{if({CHOSEN}.NAOK == '{choice.code}', '{choice.means}', '')}}" for choice in form.group.choices)
        pages.insert(0, (form.group.text, [*asked, _group_id("".join(chosen))]))
    for place, (title, several) in enumerate(pages, 1):
        page = {"class": "G", "type/scale": str(place), "name": title, "relevance": "1"}
        rows += [row | {"language": language} for row in (page, *several)]
    return _whole_sample([COLUMNS, *([row.get(name, "") for name in COLUMNS] for row in rows)])


def _questions(form: Form, items: tuple[Item, ...]) -> list[dict[str, str]]:
    return [row for item in items for row in _question(form, item, item.name)]


def _question(form: Form, item: Item, name: str, *, mandatory: bool = False) -> list[dict[str, str]]:
    """The rows of a question of one choice, and of its answers."""
    question = {
        "class": "Q", "type/scale": "!" if item.is_long else "L", "name": name, "relevance": _relevance(form, item),
        "text": f"<p>{_html(item.text)}</p>", "help": item.help, "mandatory": "Y" if mandatory else "N", "other": "N",
    }  # fmt: skip
    answers = [
        {
            "class": "A",
            "type/scale": "0",
            "name": choice.code,
            "text": _plain(_html(choice.words)),
        }
        for choice in item.choices
    ]
    return [question, *answers]


def _group_id(text: str) -> dict[str, str]:
    """The row of a hidden question that holds the id of the group: what its text comes to."""
    return {
        "class": "Q", "type/scale": "*", "name": GROUP, "relevance": "1", "text": text,
        "mandatory": "N", "other": "N", "hidden": "1",
    }  # fmt: skip


def _relevance(form: Form, item: Item) -> str:
    """On which condition a question is put, in LimeSurvey's expressions."""
    codes = [choice.code for choice in (form.group.choices if form.group else ()) if choice.means in item.groups]
    return " or ".join(f"{CHOSEN}.NAOK == '{code}'" for code in codes) or "1"


def _html(text: str) -> str:
    """The text as HTML in which nothing is markup, an entity or an expression, spelt so that an export needs no decoding."""
    return broken_up(spaced(text, "<", "&", "{"), '\\"')


def _plain(text: str) -> str:
    """The text such that a spreadsheet that opens the file takes it for text."""
    return f" {text}" if text.startswith(("=", "+", "-", "@", "\t")) else text


def _whole_sample(rows: list[tuple[str, ...] | list[str]]) -> bytes:
    """The rows as bytes, such that no character is cut where LimeSurvey's sample ends; spaces of a header are trimmed."""
    for spaces in range(4):
        written = io.StringIO()
        table = csv.writer(written, delimiter="\t", lineterminator="\n")
        table.writerow([*rows[0][:-1], rows[0][-1] + " " * spaces])
        table.writerows(rows[1:])
        content = written.getvalue().encode()
        try:
            content[:SAMPLED].decode()
        except UnicodeDecodeError:
            continue
        break
    return content
