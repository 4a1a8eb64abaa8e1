"""When an answer was given: ISO 8601 as it stands, and other common dates, of which the whole column decides what they mean."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Literal, NamedTuple

from opposite.engine.collecting.importing.words_of_time import month_number, plainly

EARLIEST_YEAR = 1900

NO_TIME = datetime.fromisoformat("1980-01-01")
"""What LimeSurvey writes for a survey that keeps no times."""

NOT_COMPLETED = "[not completed]"
"""What REDCap writes for a survey that was not handed in."""

Order = Literal["day first", "month first"]

ORDERS: tuple[Order, ...] = ("day first", "month first")

_HOUR = (
    r"([ ,T]+(?P<hour>\d{1,2})[:.](?P<minute>\d{2})([:.](?P<second>\d{2})([.,]\d+)?)?\s*(?P<half>[AaPp]\.?[Mm]\.?)?)?"
    r"(\s+(?P<zone>(?!vorm|nachm)[A-Za-z]{3,5}|(GMT|UTC)[+-]\d{1,2}(:?\d{2})?))?"
)
_NUMBERS = re.compile(r"(?P<a>\d{1,4})(?P<mark>[/.-])(?P<b>\d{1,2})(?P=mark)(?P<c>\d{1,4})" + _HOUR)
_IN_WORDS = re.compile(
    r"(?:[^\W\d_]{2,12}\.?,?\s+)?"
    r"(?:(?P<day>\d{1,2})[. -]+(?P<name>[^\W\d_]{3,12})|(?P<name_2>[^\W\d_]{3,12})\.?\s+(?P<day_2>\d{1,2}))"
    r"[.,]?[ -]*(?P<year>\d{4})" + _HOUR
)
_SERIAL = re.compile(r"[2-7]\d{4}([.,]\d+)?")
_SERIAL_DAY_0 = datetime.fromisoformat("1899-12-30")


class ColumnOfTimes(NamedTuple):
    """The moments of a column by its texts, None where one cannot be read, and which of day and month was taken to be first.

    `order` is None where no text leaves it open; `undecided` is whether some do and nothing decides it. `unread` holds
    the texts that cannot be read.
    """

    moments: Mapping[str, datetime | None]
    unread: frozenset[str]
    order: Order | None = None
    undecided: bool = False


def iso_time(typed: str) -> datetime | None:
    """The moment of an ISO 8601 date or time, in UTC when it names an offset; None for anything else or impossible."""
    try:
        moment = datetime.fromisoformat(typed)
        if moment.tzinfo is not None:
            moment = moment.astimezone(UTC).replace(tzinfo=None)
    except (ValueError, OverflowError):
        return None
    return moment if moment.year >= EARLIEST_YEAR else None


def looks_like_time(typed: str) -> bool:
    """Whether a text is a date or time in one of the forms that are read here."""
    if iso_time(typed) is not None or _NUMBERS.fullmatch(typed) or _SERIAL.fullmatch(typed):
        return True
    return _numbers(typed) is not None or _month(_in_words(typed)) is not None


def column_of_times(column: Iterable[str], *, order: Order | None = None) -> ColumnOfTimes:
    """The moments of a column of dates and times, local time as it stands.

    7/2/2026 is read only where the column shows which of day and month comes first, or `order` says it; dates with
    points (7.2.2026) have the day first everywhere. Numbers are days as spreadsheets count them.
    """
    texts = {typed for typed in column if typed}
    matches = {typed: match for typed in texts if (match := _numbers(typed)) and iso_time(typed) is None}
    open_ = [match for match in matches.values() if match["mark"] != "." and len(match["a"]) <= 2]
    taken = order or _order(open_)
    moments = {typed: _moment(typed, matches.get(typed), taken) for typed in texts}
    unread = frozenset(typed for typed, moment in moments.items() if moment is None)
    moments |= {typed: None for typed, moment in moments.items() if moment == NO_TIME}
    return ColumnOfTimes(moments, unread, taken if open_ else None, undecided=bool(open_) and taken is None)


def _order(matches: Iterable[re.Match[str]]) -> Order | None:
    """Which of day and month comes first in dates such as 7/2/2026; None where both are possible, or neither."""
    firsts, seconds = 0, 0
    for match in matches:
        if int(match["a"]) <= 12 or int(match["b"]) <= 12:
            firsts, seconds = max(firsts, int(match["a"])), max(seconds, int(match["b"]))
    if (firsts > 12) == (seconds > 12):
        return None
    return "day first" if firsts > 12 else "month first"


def _moment(typed: str, match: re.Match[str] | None, order: Order | None) -> datetime | None:
    moment = iso_time(typed)
    if moment is not None:
        return moment
    if match is not None:
        return _of_numbers(match, order)
    if _SERIAL.fullmatch(typed):
        moment = _SERIAL_DAY_0 + timedelta(days=float(typed.replace(",", ".")))
        return (moment + timedelta(milliseconds=500)).replace(microsecond=0)
    words = _in_words(typed)
    month = _month(words)
    if words is None or month is None:
        return None
    return _of_parts(int(words["year"]), month, int(words["day"] or words["day_2"]), words)


def _numbers(typed: str) -> re.Match[str] | None:
    found = _NUMBERS.fullmatch(typed)
    if found is not None or _SERIAL.fullmatch(typed) or _IN_WORDS.fullmatch(typed):
        return found
    return _NUMBERS.fullmatch(plainly(typed))


def _in_words(typed: str) -> re.Match[str] | None:
    return _IN_WORDS.fullmatch(typed) or _IN_WORDS.fullmatch(plainly(typed))


def _month(words: re.Match[str] | None) -> int | None:
    """The number of the month that a date in words names; None where it names none."""
    return None if words is None else month_number(words["name"] or words["name_2"])


def _of_numbers(match: re.Match[str], order: Order | None) -> datetime | None:
    a, b, c = (int(match[part]) for part in "abc")
    if len(match["a"]) == 4:
        return _of_parts(a, b, c, match)
    if match["mark"] == "." or order == "day first":
        return _of_parts(c, b, a, match)
    return _of_parts(c, a, b, match) if order == "month first" or a == b else None


def _of_parts(year: int, month: int, day: int, match: re.Match[str]) -> datetime | None:
    hour = int(match["hour"] or 0)
    if match["half"] is not None and hour < 24:
        hour = hour % 12 + (12 if match["half"][0].lower() == "p" else 0)
    year = year if year > 99 else 2000 + year
    return iso_time(f"{year:04}-{month:02}-{day:02}T{hour:02}:{match['minute'] or 0:>02}:{match['second'] or 0:>02}")
