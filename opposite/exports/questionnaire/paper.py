"""The questionnaire as a PDF for print: A4, black on white, boxes to tick, a code at every question for typing it in."""

from __future__ import annotations

import re
from typing import Any

from opposite.exports.line_breaks import breakable
from opposite.exports.questionnaire.choices import Rules
from opposite.exports.questionnaire.form import MOST_SHOWN, Form, Item
from opposite.exports.typesetting import pdf
from opposite.exports.undrawn import Undrawn, undrawn_of
from opposite.wording.collecting import questionnaire_files as words
from opposite.wording.collecting.questionnaire import RULE

RULES = Rules(codes=re.compile(r".+"), names=re.compile(r".+"), joint=" ")

SHORT, BOX = 112, 5
"""Characters of all choices together that stand beside one another, and for how many a box counts."""


def paper(form: Form) -> bytes:
    """The questionnaire as a tagged PDF with page numbers; the same questionnaire gives the same bytes.

    The words reach the template as JSON, so that nothing a person typed is read as markup.
    """
    return pdf("questionnaire.typ", breakable(_document(form)))


def undrawn_on_paper(form: Form) -> tuple[Undrawn, ...]:
    """Of the words of a questionnaire those that are not drawn whole."""
    names = [form.title, *(screen.title for screen in form.screens)]
    items = [*((form.group,) if form.group else ()), *form.items]
    for item in items:
        names += [item.text, item.help, *(choice.words for choice in item.choices)]
    return undrawn_of(names)


def _document(form: Form) -> dict[str, Any]:
    group = form.group if form.only_group is None else None
    columns = ["respondent", *([form.group.name] if form.group else []), *(item.name for item in form.items)]
    return {
        "title": form.title,
        "language": form.language,
        "rule": RULE,
        "tick": words.PAPER_TICK,
        "for": words.asked_of_one(form.only_group.words) if form.only_group is not None and form.of_one else "",
        "person": words.PAPER_PERSON,
        "group": None if group is None else _item(form, group) | {"help": words.PAPER_GROUP},
        "screens": [
            {"title": screen.title, "items": [_item(form, item) for item in screen.items]} for screen in form.screens
        ],
        "typing_title": words.PAPER_TYPING,
        "typing": words.on_typing(None if form.only_group is None else form.only_group.means),
        "columns": columns,
    }


def _item(form: Form, item: Item) -> dict[str, Any]:
    titles = {choice.means: choice.words for choice in (form.group.choices if form.group else ())}
    numbers = [choice for choice in item.choices if choice.words == choice.means]
    written = item.is_long and len(numbers) > MOST_SHOWN
    choices = [choice.words for choice in item.choices if not written or choice not in numbers]
    return {
        "code": item.name,
        "text": item.text,
        "help": item.help,
        "only": words.only_for([titles[group] for group in item.groups]) if item.groups else "",
        "number": words.paper_number([choice.means for choice in numbers]) if written else "",
        "choices": choices,
        "beside": sum(len(words) + BOX for words in choices) <= SHORT,
    }
