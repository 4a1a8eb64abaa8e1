"""Words in dates and times that are not numbers: months, halves of the day, and what tools and people put between."""

from __future__ import annotations

import re
from typing import Final

_AM: Final = (
    "am", "a.m.", "a. m.", "vorm.", "fm", "de.", "dop.", "ap.", "öö", "sa", "дп", "пр.об.", "π.μ.", "ص", "לפנה״צ", "上午", "午前",
    "凌晨", "早上", "오전",
)  # fmt: skip
_PM: Final = (
    "pm", "p.m.", "p. m.", "nachm.", "em", "du.", "odp.", "pop.", "ip.", "ös", "ch", "пп", "сл.об.", "μ.μ.", "م", "אחה״צ", "下午",
    "午後", "中午", "晚上", "오후",
)  # fmt: skip
"""How languages call the halves of the day, in small letters."""

_HALVES: Final = dict.fromkeys(_AM, "AM") | dict.fromkeys(_PM, "PM")
_HALF: Final = "|".join(re.escape(word) for word in sorted(_HALVES, key=len, reverse=True))
_CLOCK: Final = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?"
_BEFORE: Final = re.compile(rf"(?<!\w)(?P<half>{_HALF})\s*(?P<clock>{_CLOCK})(?!\w)", re.IGNORECASE)
_BEHIND: Final = re.compile(rf"(?P<clock>{_CLOCK})\s*(?P<half>{_HALF})(?!\w)", re.IGNORECASE)
_IN_BRACKETS: Final = re.compile(r"\s*\([^()]*\)$")
_EAST_ASIAN: Final = re.compile(r"(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]")
_SPACED: Final = re.compile(r"(\d{1,4})([./-]) (\d{1,2})\2 (\d{1,4})\.?(?=\s|$)")
_BETWEEN: Final = re.compile(r"\s*,?\s+(?:at|um|à|kl\.?|@|,)\s+(?=\d)", re.IGNORECASE)
_OF: Final = re.compile(r"(?<=[\w.])\s+de[l]?\s+(?=\w)", re.IGNORECASE)
_UHR: Final = re.compile(rf"(?P<clock>{_CLOCK})\s*(?:uhr|h|hrs)(?!\w)", re.IGNORECASE)
_ZONE_IN_WORDS: Final = re.compile(
    rf"(?P<clock>{_CLOCK}(?: [AP]M)?)\s+(?![AP]M(?:\W|$))(?:[^\W\d_]{{2,12}})(?P<shift>[+-]\d{{1,2}}(?::?\d{{2}})?)?$"
)

_BEGINNINGS: Final = (
    "jan ene gen sty янв", "feb fév fev lut фев", "mar mär mrz maa mrt мар", "apr avr abr kwi апр", "may mai maj mag mei мая май",
    "jun giu cze июн", "jul lug lip июл", "aug ago aoû aou sie авг", "sep set wrz сен", "oct okt ott out paź окт",
    "nov lis ноя", "dec dez dic déc gru дек",
)  # fmt: skip
"""How the names of the months begin in English, German, French, Spanish, Italian, Portuguese, Dutch, Swedish, Polish and Russian."""

_MONTHS: Final = {begin: number for number, several in enumerate(_BEGINNINGS, 1) for begin in several.split()}


def month_number(name: str) -> int | None:
    """The number of a month by its name or an abbreviation; None for any other word."""
    word = name.casefold()
    if word.startswith("jui"):
        return 6 if word == "juin" else 7
    return _MONTHS.get(word[:3])


def plainly(typed: str) -> str:
    """A date or time with its words as English tools would write them: 15:29 Uhr as 15:29, 午後 3:29 as 3:29 PM."""
    text = _IN_BRACKETS.sub("", typed).replace("\u202f", " ").replace("\u00a0", " ")
    text = _EAST_ASIAN.sub(r"\1/\2/\3 ", text)
    text = _SPACED.sub(r"\1\2\3\2\4", text).strip()
    text = _UHR.sub(r"\g<clock>", _BETWEEN.sub(" ", text))
    text = _BEFORE.sub(lambda match: f"{match['clock']} {_HALVES[match['half'].lower()]}", text)
    text = _BEHIND.sub(lambda match: f"{match['clock']} {_HALVES[match['half'].lower()]}", text)
    text = _ZONE_IN_WORDS.sub(
        lambda match: f"{match['clock']} {'GMT' + match['shift'] if match['shift'] else ''}".strip(), text
    )
    return _OF.sub(" ", text)
