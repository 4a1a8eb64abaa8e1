"""What of a text is a number: digits of any script with sign, power and fraction, words of number, and months."""

from __future__ import annotations

import re
from collections import Counter

SMALL = "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|half|twice"
"""Numbers in words that people write without meaning a figure."""

NUMBER = re.compile(
    r"(?:(?<!\w)[-−–+±])?\d+(?:[.,:]\d+)*[²³¹¼-¾⁰-₟⅐-↋\u0300-\u036f\u20d0-\u20f0]*|[¼-¾⅐-↋①-⓿❶-➓]"
    r"|\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
    rf"|(?i:\b(?:{SMALL}|(?:dozen|hundred|thousand|million|billion)s?)\b)"
)
"""A month is one, since a day says nothing without it; what strikes a digit through belongs to it."""

CONTROLS = re.compile(r"[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""What turns letters and digits round as they are shown."""


def numbers(text: str) -> list[str]:
    """The numbers of a text, in its order."""
    return NUMBER.findall(text)


def says_number(text: str) -> bool:
    """Whether a text that nothing is computed for says a figure; a small number in words is none."""
    return any(not re.fullmatch(SMALL, one.casefold()) for one in numbers(text))


def controls(text: str) -> Counter[str]:
    """How often a text holds each of what turns it round."""
    return Counter(CONTROLS.findall(text))
