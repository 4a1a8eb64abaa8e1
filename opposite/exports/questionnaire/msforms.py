"""The questionnaire as a Word file that the quick import of Microsoft Forms reads, which carries no routing.

https://support.microsoft.com/office/convert-a-word-or-pdf-form-or-quiz-to-microsoft-forms
"""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from string import ascii_uppercase
from typing import Any

from opposite.exports.questionnaire.choices import Rules
from opposite.exports.questionnaire.form import UNDATED, Form, Item

RULES = Rules(codes=re.compile(r".+"), names=None)


def msforms(form: Form) -> bytes:
    """The document: numbered questions, each with lettered choices, a paragraph each and nothing else."""
    import docx  # noqa: PLC0415  slow to import, and used only here

    document = docx.Document()
    _forget_old_styles(document)
    properties = document.core_properties
    properties.title, properties.author, properties.comments = form.title[:255], "OPPOSITE", ""
    properties.created = properties.modified = UNDATED
    document.add_heading(form.title, 0)
    items = [*([form.group] if form.group is not None else []), *form.items]
    for number, item in enumerate(items, 1):
        document.add_paragraph(f"{number}. {item.text}").paragraph_format.keep_with_next = True
        for letter, choice in zip(_letters(item), item.choices, strict=True):
            document.add_paragraph(f"{letter}. {choice.words}")
    written = BytesIO()
    document.save(written)
    return _without_times(written)


def _forget_old_styles(document: Any) -> None:
    """Take out the second list of styles, for Word 2007, which python-docx's own template has and which lacks some."""
    for key, one in list(document.part.rels.items()):
        if one.reltype.endswith("/stylesWithEffects"):
            document.part.rels.pop(key)


def _without_times(written: BytesIO) -> bytes:
    """The same file, whose parts do not say when they were written."""
    content = BytesIO()
    with zipfile.ZipFile(written) as parts, zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as package:
        for name in parts.namelist():
            package.writestr(zipfile.ZipInfo(name), parts.read(name), zipfile.ZIP_DEFLATED)
    return content.getvalue()


def _letters(item: Item) -> list[str]:
    """A letter for every choice; two where there are more choices than letters."""
    pairs = [first + second for first in ascii_uppercase for second in ascii_uppercase]
    return [*ascii_uppercase, *pairs][: len(item.choices)]
