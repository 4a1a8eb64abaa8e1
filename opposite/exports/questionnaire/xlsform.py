"""The questionnaire as an XLSForm, for ODK, KoboToolbox and others.

https://xlsform.org/en/ref-table/
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from io import BytesIO

import xlsxwriter

from opposite.engine.collecting.importing.layout import GROUP
from opposite.exports.questionnaire.choices import Choice, Rules
from opposite.exports.questionnaire.form import UNDATED, Form, Item
from opposite.exports.questionnaire.marks import broken_up, spaced

RULES = Rules(
    codes=re.compile(r"-?[A-Za-z0-9_.]+"), names=re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*"), joint="_", told_by_text=True
)

SURVEY = ("type", "name", "label", "hint", "required", "relevant", "calculation", "appearance")
CHOICES = ("list_name", "name", "label")
SETTINGS = ("form_title", "form_id", "default_language")

RESPONDENT = ("calculate", "respondent", "", "", "", "", "once(uuid())", "")
"""A made name for whoever answers, kept in a column of its own."""

Lists = dict[tuple[Choice, ...], str]


def xlsform(form: Form) -> bytes:
    """The workbook: no groups of questions, so that the columns of an export are named as the questions are."""
    lists: Lists = {}
    survey: list[tuple[str, ...]] = [RESPONDENT]
    if form.only_group is not None:
        survey.append(("calculate", GROUP, "", "", "", "", f"'{form.only_group.means}'", ""))
    elif form.group is not None:
        survey.append(_row(form.group, lists, hint=form.group.help, required="yes"))
    for screen in form.screens:
        survey += [_row(item, lists, hint=item.help or screen.title) for item in screen.items]
    choices = [(name, choice.code, _text(choice.words)) for several, name in lists.items() for choice in several]
    settings = (_text(form.title), re.sub(r"[^A-Za-z0-9_]", "_", form.id), form.language)
    return _workbook(("survey", SURVEY, survey), ("choices", CHOICES, choices), ("settings", SETTINGS, [settings]))


def _row(item: Item, lists: Lists, *, hint: str, required: str = "") -> tuple[str, ...]:
    """A question; items with the same choices share a list."""
    name = lists.setdefault(item.choices, f"choices{len(lists) + 1}")
    relevant = " or ".join(f"${{group}} = '{group}'" for group in item.groups)
    return (
        f"select_one {name}",
        item.name,
        _text(item.text),
        _text(hint),
        required,
        relevant,
        "",
        "minimal" if item.is_long else "",
    )


def _text(words: str) -> str:
    """The words with nothing in them that a form would look up or take for markup."""
    return broken_up(spaced(words, "<"), "${")


def _workbook(*sheets: tuple[str, Sequence[str], Sequence[Sequence[str]]]) -> bytes:
    content = BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True, "strings_to_formulas": False}) as book:
        book.set_properties({"created": UNDATED})
        for title, header, rows in sheets:
            sheet = book.add_worksheet(title)
            for place, row in enumerate((header, *rows)):
                for column, cell in enumerate(row):
                    if cell:
                        sheet.write_string(place, column, cell)
            sheet.set_column(0, len(header) - 1, 24)
            sheet.freeze_panes(1, 0)
    return content.getvalue()
