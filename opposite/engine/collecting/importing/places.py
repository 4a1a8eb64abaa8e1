"""Codes of choices that stand for their place in a list, where a tool takes numbers alone and the choice has none of its own.

Questionnaires made here for Qualtrics hold them: the sixth choice has the code 906.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypeVar

from opposite.engine.collecting.importing.layout import Column, Layout

TOOL = "Qualtrics"
"""The tool whose exports are read so, in columns that are named by the id of what they ask."""

Choice = TypeVar("Choice")

_CODE = re.compile(r"9(\d{2})")


def code_of_place(place: int) -> str:
    """The code for the choice at a place, from 1."""
    return f"9{place:02d}"


def chosen(choices: Sequence[Choice], code: str) -> Choice | None:
    """The choice whose place a code stands for; None for any other text, and where so many choices are not there."""
    match = _CODE.fullmatch(code)
    place = int(match[1]) if match else 0
    return choices[place - 1] if 0 < place <= len(choices) else None


def holds_places(layout: Layout, column: Column | None, asked: str) -> bool:
    """Whether a column that asks for something, by its id, may hold such codes."""
    return layout.source.tool == TOOL and column is not None and column.title == asked
