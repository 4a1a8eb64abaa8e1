"""The questionnaire as JSON for SurveyJS.

https://surveyjs.io/form-library/documentation/design-survey/create-a-simple-survey
"""

from __future__ import annotations

import json
import re
from typing import Any

from opposite.engine.collecting.importing.layout import GROUP
from opposite.exports.questionnaire.choices import Rules
from opposite.exports.questionnaire.form import Form, Item
from opposite.exports.questionnaire.marks import spaced

RULES = Rules(codes=re.compile(r".+"), names=re.compile(r"[A-Za-z0-9_-]+"), joint="_", told_by_text=True)


def surveyjs(form: Form) -> bytes:
    """The survey: a page for every screen; a question is shown on the condition that the group is asked it."""
    asked = form.group if form.only_group is None else None
    pages = [] if asked is None else [_page(GROUP, asked.text, (asked,))]
    pages += [_page(f"page-{screen.id}", screen.title, screen.items) for screen in form.screens]
    survey: dict[str, Any] = {
        "title": _text(form.title),
        "locale": form.language,
        "showProgressBar": True,
        "pages": pages,
    }
    if form.only_group is not None:
        kept = {"name": GROUP, "expression": f"'{form.only_group.means}'", "includeIntoResult": True}
        survey["calculatedValues"] = [kept]
    return (json.dumps(survey, ensure_ascii=False, indent=2) + "\n").encode()


def _page(name: str, title: str, items: tuple[Item, ...]) -> dict[str, Any]:
    return {"name": name, "title": _text(title), "elements": [_element(item) for item in items]}


def _element(item: Item) -> dict[str, Any]:
    element: dict[str, Any] = {
        "type": "dropdown" if item.is_long else "radiogroup",
        "name": item.name,
        "title": _text(item.text),
        "choices": [{"value": choice.code, "text": _text(choice.words)} for choice in item.choices],
    }
    if item.help:
        element["description"] = _text(item.help)
    if not item.question:
        element["isRequired"] = True
    if item.groups:
        element["visibleIf"] = f"{{group}} anyof [{', '.join(repr(group) for group in item.groups)}]"
    return element


def _text(words: str) -> str:
    """The words with nothing in them that SurveyJS would fill in."""
    return spaced(words, "{")
