"""What the label of a wave says of its time: a year, half-year, quarter, month or day; or which of a series it is."""

from __future__ import annotations

import re
from datetime import date

_YEAR = r"(?P<year>(?:19|20)\d\d)"
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january januar janvier enero gennaio", "feb february februar février fevrier febrero febbraio",
            "mar march märz maerz mars marzo", "apr april avril abril aprile", "may mai mayo maggio",
            "jun june juni juin junio giugno", "jul july juli juillet julio luglio",
            "aug august août aout agosto", "sep sept september septembre septiembre settembre",
            "oct october oktober okt octobre octubre ottobre", "nov november novembre noviembre",
            "dec december dezember dez décembre decembre diciembre dicembre",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9}
_ISO = re.compile(_YEAR + r"[-./](?P<month>0?[1-9]|1[0-2])([-./](?P<day>0?[1-9]|[12]\d|3[01]))?")
_MONTH_FIRST = re.compile(r"(?P<month>0?[1-9]|1[0-2])[-./]" + _YEAR)
_PART = re.compile(r"\b(?P<part>[qh])\s*-?\s*(?P<number>[1-4])\b|\b(?P<number_2>[1-4])\s*-?\s*(?P<part_2>[qh])\b")
_SHORT_YEAR = re.compile(r"(?:(?P<part>[qh][1-4])[ /'’-]+|(?P<of>[^\W\d_]+)\.?\s?[-/'’]\s?)(?P<year>[1-4]\d)")
_WORD = re.compile(r"[^\W\d_]+")

_STAGES = (
    {"baseline", "before", "pre", "initial", "start", "kickoff", "vorher"},
    {"mid", "midterm", "midline", "interim", "during", "zwischen"},
    {"after", "post", "followup", "endline", "final", "end", "nachher"},
)
"""Words that tell which part of a series a wave without a date is, in order."""


def day_of_label(label: str) -> date | None:
    """The first day of the time that a label names: 2026, H1 2026, Q2 2026, 2026-03, Mar 2026; None where it names none."""
    text = label.casefold().strip()
    iso = _ISO.fullmatch(text) or _MONTH_FIRST.fullmatch(text)
    if iso is not None:
        day = iso.groupdict().get("day")
        return _day(int(iso["year"]), int(iso["month"]), int(day or 1))
    text = _with_whole_year(text)
    years = re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", text)
    if len(years) != 1:
        return None
    rest = text.replace(years[0], " ")
    month = _month(rest)
    if month is None and re.search(r"\d", rest):
        return None
    return date(int(years[0]), month or 1, 1)


def _with_whole_year(text: str) -> str:
    """A label such as `mar-26` or `q1 26` with its year in full; any other as it is, such as `mar 26`, which may be a day."""
    short = _SHORT_YEAR.fullmatch(text)
    is_short = short is not None and (_MONTHS.get(short["of"]) or (short["part"] is not None))
    return f"{text[: -len(short['year'])]}20{short['year']}" if short is not None and is_short else text


def place_in_series(label: str) -> str:
    """A key that puts labels of months, parts of a year, and befores and afters in their order; empty for any other."""
    text = re.sub(r"follow[\s-]*up", "followup", label.casefold())
    place = _month(text)
    if place is None:
        words = set(_WORD.findall(text))
        place = next((i for i, stage in enumerate(_STAGES) if words & stage), None)
    return "" if place is None else f"{place:02}"


def _month(text: str) -> int | None:
    """The first month of a quarter, half-year, month or season that a text names; None without one."""
    part = _PART.search(text)
    if part is not None:
        number, kind = int(part["number"] or part["number_2"]), part["part"] or part["part_2"]
        if kind == "q" or number <= 2:
            return 3 * number - 2 if kind == "q" else 6 * number - 5
    months = [_MONTHS.get(word) or _SEASONS.get(word) for word in _WORD.findall(text)]
    named = [month for month in months if month is not None]
    return named[0] if named else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
