"""What the words of a cell mean for a question: a level, don't know or not applicable; compared as people read them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import NamedTuple

from opposite.domain.collecting.answers import DONT_KNOW, LEVEL, NOT_APPLICABLE
from opposite.domain.framework import Question, Scale
from opposite.domain.framework.scales import plain_number

STATES = {"dk": DONT_KNOW, "na": NOT_APPLICABLE}
"""The two answers that are no level, as the long form writes them (in any case)."""

STATE_WORDS = {
    DONT_KNOW: ("DK", "Don't know", "Do not know", "I don't know", "I do not know"),
    NOT_APPLICABLE: ("NA", "N/A", "Not applicable", "Does not apply", "It does not apply", "Doesn't apply"),
}
"""What the same two answers are called in survey exports."""

NOT_SHOWN = "N/A"
"""What LimeSurvey writes for a question that was never shown."""

SAME = 1e-9
"""Distance within which a number is the value of a level."""

_NUMBER = re.compile(r"[+-]?[0-9]{1,15}([.,][0-9]{1,15})?")


class ParsedAnswer(NamedTuple):
    """An answer's state and level; both None where nothing was answered."""

    state: str | None = None
    level: float | None = None


def normalised(text: str) -> str:
    """The text without case, punctuation and spacing; letters, digits and their marks remain."""
    return "".join(
        letter
        for letter in unicodedata.normalize("NFKC", text).casefold()
        if letter.isalnum() or unicodedata.category(letter).startswith("M")
    )


def number(typed: str) -> float | None:
    """The plain decimal number that a cell holds, with a point or a comma; None for anything else."""
    return float(typed.replace(",", ".")) if _NUMBER.fullmatch(typed) else None


def value_on(scale: Scale, typed: str) -> float | None:
    """The value of the scale's point that a number stands for; None for no number and for one off the scale."""
    given = number(typed)
    if given is None:
        return None
    return next((point.value for point in scale.points if abs(point.value - given) <= SAME), None)


def numeric_labels(question: Question) -> dict[float, float]:
    """Values by the numbers that are their levels' labels, as people see them; none where no label is a number."""
    shown = {point.value: question.levels.get(point.value, point.label) for point in question.scale.points}
    return {typed: value for value, label in shown.items() if (typed := number(label.strip())) is not None}


def scale_words(scale: Scale, descriptions: Mapping[float, str] | None = None) -> dict[str, float]:
    """Values by what people may have chosen for them, normalised: label, description, number together with either.

    Words that fit two values are left out, for they say nothing.
    """
    values_by_words: dict[str, set[float]] = {}
    for point in scale.points:
        shown, label = plain_number(point.value), point.label
        description = (descriptions or {}).get(point.value, label)
        for words in (
            label, description, f"{shown} {label}", f"{shown} {description}", f"{label} {description}",
            f"{label} {shown}", f"{shown} {label} {description}", *point.also,
        ):  # fmt: skip
            values_by_words.setdefault(normalised(words), set()).add(point.value)
    return {words: values.pop() for words, values in values_by_words.items() if words and len(values) == 1}


def answer_words(question: Question) -> dict[str, ParsedAnswer]:
    """Answers to a question by the words for them, normalised; words of its levels go before those of no level."""
    others = {normalised(words): ParsedAnswer(state) for state, several in STATE_WORDS.items() for words in several}
    return others | {
        words: ParsedAnswer(LEVEL, value) for words, value in scale_words(question.scale, question.levels).items()
    }
