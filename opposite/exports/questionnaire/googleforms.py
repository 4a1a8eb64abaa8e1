"""The questionnaire as an Apps Script that makes a Google Form, or one for each group where they are asked different things.

https://developers.google.com/apps-script/reference/forms
"""

from __future__ import annotations

import json
import re
from importlib.resources import files
from typing import Any

from opposite.exports.questionnaire.choices import Rules
from opposite.exports.questionnaire.form import Form, Item
from opposite.wording.collecting.questionnaire_files import asked_of_one

RULES = Rules(codes=re.compile(r".+"), names=None)


def googleforms(form: Form) -> bytes:
    """The script in UTF-8: all words in one JSON literal, then the code that makes forms of it.

    Google's pages can branch on one answer only, which cannot tell who is asked what; so each group has a form of its own.
    """
    groups = form.group.choices if form.group is not None and form.routed else ()
    forms = [_form(form.of(group.means), asked_of_one(group.words)) for group in groups] or [_form(form, "")]
    code = files("opposite.exports").joinpath("templates/googleforms.gs").read_text("utf-8")
    return f"const FORMS = {json.dumps(forms, ensure_ascii=False, indent=1)};\n\n{code}".encode()


def _form(form: Form, description: str) -> dict[str, Any]:
    """A form's words: a page for every screen, the first with the question for the group."""
    pages = [
        {"title": screen.title, "questions": [_question(item) for item in screen.items]} for screen in form.screens
    ]
    if form.group is not None:
        pages.insert(0, {"title": "", "questions": [_question(form.group) | {"required": True}]})
    title = f"{form.title} - {form.group.choices[0].words}" if description and form.group is not None else form.title
    return {"title": title, "description": description, "pages": pages}


def _question(item: Item) -> dict[str, Any]:
    return {
        "title": item.text,
        "help": item.help,
        "choices": [choice.words for choice in item.choices],
        "required": False,
        "unfolds": item.is_long,
    }
