"""When an answer was given: ISO 8601 as it stands, and the dates of survey tools where only one reading is possible."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Literal

EARLIEST_YEAR = 1900

NO_TIME = datetime.fromisoformat("1980-01-01")
"""What LimeSurvey writes for a survey that keeps no times."""

Order = Literal["day first", "month first"]

_SURVEY = re.compile(
    r"(?P<a>\d{1,4})(?P<mark>[/.])(?P<b>\d{1,2})(?P=mark)(?P<c>\d{1,4})"
    r"([ ,T]+(?P<hour>\d{1,2})[:.](?P<minute>\d{2})([:.](?P<second>\d{2}))?\s*(?P<half>[AaPp][Mm])?)?"
    r"(\s+(?P<zone>[A-Za-z]{3,5}|(GMT|UTC)[+-]\d{1,2}(:\d{2})?))?"
)


def iso_time(typed: str) -> datetime | None:
    """The moment of an ISO 8601 date or time, in UTC when it names an offset; None for anything else or impossible."""
    try:
        moment = datetime.fromisoformat(typed)
        if moment.tzinfo is not None:
            moment = moment.astimezone(UTC).replace(tzinfo=None)
    except (ValueError, OverflowError):
        return None
    return moment if moment.year >= EARLIEST_YEAR else None


def survey_times(column: Iterable[str]) -> Mapping[str, datetime | None] | None:
    """The moments of a survey tool's column by its texts, local time as it stands; None where one cannot be read.

    7/2/2026 is read only where the column shows which of day and month comes first; the time that LimeSurvey writes
    when it keeps none is None, as is an empty cell.
    """
    texts = set(column)
    order = _order(texts)
    moments = {typed: _moment(typed, order) for typed in texts if typed}
    if any(moment is None for moment in moments.values()):
        return None
    return {"": None} | {typed: None if moment == NO_TIME else moment for typed, moment in moments.items()}


def _order(texts: Iterable[str]) -> Order | None:
    """Which of day and month comes first in dates such as 7/2/2026; None where both are possible, or neither.

    Dates with points (7.2.2026) have the day first everywhere and say nothing of the others.
    """
    firsts, seconds = 0, 0
    for typed in texts:
        match = _SURVEY.fullmatch(typed)
        if match is not None and len(match["a"]) <= 2 and match["mark"] == "/":
            firsts, seconds = max(firsts, int(match["a"])), max(seconds, int(match["b"]))
    if (firsts > 12) == (seconds > 12):
        return None
    return "day first" if firsts > 12 else "month first"


def _moment(typed: str, order: Order | None) -> datetime | None:
    moment = iso_time(typed)
    match = _SURVEY.fullmatch(typed)
    if moment is not None or match is None:
        return moment
    a, b, c = (int(match[part]) for part in "abc")
    if len(match["a"]) == 4:
        year, month, day = a, b, c
    elif match["mark"] == "." or order == "day first":
        year, month, day = c, b, a
    elif order == "month first" or a == b:
        year, month, day = c, a, b
    else:
        return None
    hour = int(match["hour"] or 0)
    if match["half"] is not None:
        hour = hour % 12 + (12 if match["half"].lower() == "pm" else 0)
    year = year if year > 99 else 2000 + year
    return iso_time(f"{year:04}-{month:02}-{day:02}T{hour:02}:{match['minute'] or 0:>02}:{match['second'] or 0:>02}")
