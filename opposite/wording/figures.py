"""Numbers, counts and dates as people read them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache


@lru_cache(maxsize=8192)
def rounded(value: float, places: int = 1) -> str:
    """A number rounded half away from zero; what is within 1e-9 of a half counts as a half."""
    exact = Decimal(repr(round(value, 9)))
    shown = exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    return f"{shown + 0:f}"


def figure(value: float | None, places: int = 1) -> str:
    """A score as shown on pages, or a dash where there is none."""
    return "–" if value is None else rounded(value, places)


def short(value: float) -> str:
    """A number with at most one decimal: 4 rather than 4.0, and 2.7."""
    return rounded(value).removesuffix(".0")


def plain(value: float) -> str:
    """A number without needless decimals: 4 rather than 4.0."""
    return str(int(value)) if float(value).is_integer() else repr(float(value))


def percent(share: float | None) -> str:
    """A share from 0 to 1 as whole percent, or a dash."""
    return "–" if share is None else f"{rounded(100 * share, 0)} %"


def pluralise(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun: 1 person, 2 people."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def people(number: int) -> str:
    """How many people, in words."""
    return pluralise(number, "person", "people")


def day_count(days: float) -> str:
    """Days of work: 1,840 days."""
    return (
        f"{rounded(days, 0 if float(days).is_integer() else 1)} {'day' if days == 1 else 'days'}"
        if days < 1000
        else f"{days:,.0f} days"
    )


def amount(currency: str, value: float) -> str:
    """An amount of money in whole units of its currency, such as EUR 12,500."""
    return f"{currency} {int(value + 0.5):,}"


def listed(names: Sequence[str]) -> str:
    """Names joined as in a sentence: a, b and c."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def alternatives(names: Iterable[str]) -> str:
    """Names to choose from as in a sentence: a, b or c."""
    *others, last = names
    return f"{', '.join(others)} or {last}" if others else last


def day(moment: date | datetime) -> str:
    """A date as people read it: 3 March 2027."""
    return f"{moment.day} {moment:%B %Y}"


def short_day(moment: date | datetime) -> str:
    """A date where there is little room: 3 Mar 2027."""
    return f"{moment.day} {moment:%b %Y}"


def clock(moment: datetime) -> str:
    """A time of day: 09:12:03; a moment without a time zone is in UTC, and says so: 09:12:03 UTC."""
    return f"{moment:%H:%M:%S}" if moment.tzinfo is not None else f"{moment:%H:%M:%S} UTC"


def ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 11th."""
    if 10 <= number % 100 <= 20:
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


def sample_mark(organisations: int = 1) -> str:
    """The mark that every page and file carries for synthetic organisations."""
    if organisations > 1:
        return "Samples: synthetic organisations, made up to show the product."
    return "Sample: a synthetic organisation, made up to show the product."


def rows_printed(shown: int, rows: int) -> str:
    """That paper has the first rows of a table alone."""
    return f"The first {shown:,} of {rows:,} rows."


def columns_shown(shown: int, columns: int) -> str:
    """That a terminal is too narrow for every column of a table."""
    return f"{shown} of {columns} columns fit this terminal; --wide shows all."
