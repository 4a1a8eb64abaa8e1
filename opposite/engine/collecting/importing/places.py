"""Codes of choices that stand for their place in a list, where a tool does not take what a choice is known by here.

Questionnaires made here hold them: the sixth choice has the code 906. There are none beyond 940, since people write 99,
998 and 999 for what is missing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, TypeVar

TOOLS: Final = frozenset({"Qualtrics", "LimeSurvey", "KoboToolbox", "ODK"})
"""The tools whose exports are read so."""

Choice = TypeVar("Choice")

_CODE = re.compile(r"9([0-3]\d|40)")


def code_of_place(place: int) -> str:
    """The code for the choice at a place, from 1; beyond 40 one that `chosen` does not know."""
    return f"9{place:02d}"


def chosen(choices: Sequence[Choice], code: str) -> Choice | None:
    """The choice whose place a code stands for; None for any other text, and where so many choices are not there."""
    match = _CODE.fullmatch(code)
    place = int(match[1]) if match else 0
    return choices[place - 1] if 0 < place <= len(choices) else None
