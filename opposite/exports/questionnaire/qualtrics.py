"""The questionnaire as a text file in Qualtrics' advanced format, which carries no routing.

https://www.qualtrics.com/support/survey-platform/survey-module/survey-tools/import-and-export-surveys/
"""

from __future__ import annotations

import re

from opposite.engine.collecting.importing.layout import GROUP
from opposite.exports.questionnaire.choices import Rules
from opposite.exports.questionnaire.form import Form, Item
from opposite.exports.questionnaire.marks import broken_up, spaced

RULES = Rules(codes=re.compile(r"[1-9][0-9]*"), names=re.compile(r"[A-Za-z][A-Za-z0-9_.-]*"), joint="_")


def qualtrics(form: Form) -> bytes:
    """The survey as UTF-8 text, a block for every screen.

    Where everybody is of one group, its id is kept with every response. A choice whose value Qualtrics does not
    take has a number that is no level, so that an export in numbers is refused rather than misread.
    """
    lines = ["[[AdvancedFormat]]", ""]
    if form.only_group is not None:
        lines += [f"[[ED:{GROUP}:{form.only_group.means}]]", ""]
    elif form.group is not None:
        lines += [f"[[Block:{_text(form.group.text)}]]", "", *_question(form.group)]
    for screen in form.screens:
        lines += [f"[[Block:{_text(screen.title)}]]", ""]
        for item in screen.items:
            lines += _question(item)
    return "".join(f"{line}\n" for line in lines).encode()


def _question(item: Item) -> list[str]:
    choices = [line for choice in item.choices for line in (f"[[Choice:{choice.code}]]", _text(choice.words))]
    return [
        "[[Question:MC:SingleAnswer:Vertical]]", f"[[ID:{item.name}]]", _text(item.text), "[[AdvancedChoices]]",
        *choices, "",
    ]  # fmt: skip


def _text(words: str) -> str:
    """The words with nothing in them that Qualtrics reads as a command, as HTML or as piped text."""
    return broken_up(spaced(words, "<", "&"), "[[", "]]", "${")
