"""A roadmap as a calendar (iCalendar, RFC 5545): all-day events for initiatives and for the tests of their assumptions.

An event keeps its UID for as long as organisation, wave and initiative keep their names, so that a calendar that takes
the file again moves what it has instead of adding it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from uuid import NAMESPACE_URL, uuid5

from opposite import wording
from opposite.domain.framework import Assumption
from opposite.domain.progress.states import checkpoint_day
from opposite.domain.roadmap.rows import Roadmap, RoadmapRow
from opposite.wording.roadmap.handover import (
    Paragraph,
    description,
    labels,
    name,
    name_of_test,
    plain_paragraph,
    printable,
    title,
)

MOST_OCTETS = 75
"""Of a line, without its end (RFC 5545, 3.1)."""


def calendar_ics(roadmap: Roadmap, *, made_at: datetime) -> bytes:
    """The roadmap as a calendar in UTF-8: events in the order of the plan, assumptions after their initiative.

    `made_at` is in UTC. Of two files of one roadmap the later one counts, as readers of calendars hold it (RFC 5546, 2.1.5).

    A plan without initiatives is one event that says so, because a calendar without events is none.
    """
    events = [event for row in roadmap.rows for event in _events(roadmap, row, made_at)]
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//OPPOSITE//Roadmap//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"NAME:{_text(title(roadmap))}",
        f"X-WR-CALNAME:{_text(title(roadmap))}",
        *(line for event in events or [_nothing(roadmap, made_at)] for line in event),
        "END:VCALENDAR",
    ]
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line)).encode()


def _events(roadmap: Roadmap, row: RoadmapRow, made_at: datetime) -> Iterator[list[str]]:
    identity = (roadmap.organisation, roadmap.wave, row.initiative.id)
    sorting = labels(roadmap, row)
    yield _event(
        identity, (row.start_date, row.finish_date), made_at, name(row), description(roadmap, row), categories=sorting
    )
    for number, assumption in enumerate(row.initiative.assumptions, start=1):
        day = checkpoint_day(row.start_date, assumption.checkpoint_week)
        if day is not None:
            summary = name_of_test(assumption)
            yield _event(
                (*identity, str(number)),
                (day, day),
                made_at,
                summary,
                _test(roadmap, row, assumption),
                categories=sorting,
            )


def _nothing(roadmap: Roadmap, made_at: datetime) -> list[str]:
    note = wording.sample_mark() if roadmap.sample else ""
    days = (roadmap.start, roadmap.start)
    return _event((roadmap.organisation, roadmap.wave), days, made_at, wording.roadmap_headline(roadmap), note)


def _test(roadmap: Roadmap, row: RoadmapRow, assumption: Assumption) -> str:
    """How an assumption is tested and what rests on it."""
    told = (
        Paragraph(None, wording.sample_mark() if roadmap.sample else ""),
        Paragraph("Assumption", printable(assumption.text)),
        Paragraph("Test", printable(assumption.test or "")),
        Paragraph("Initiative", name(row)),
    )
    return "\n\n".join(plain_paragraph(paragraph) for paragraph in told if paragraph.text)


def _event(
    identity: tuple[str, ...],
    days: tuple[date, date],
    made_at: datetime,
    summary: str,
    text: str,
    *,
    categories: Sequence[str] = (),
) -> list[str]:
    """The lines of an all-day event from a first to a last day; the day after it ends it (RFC 5545, 3.6.1)."""
    first, last = days
    return [
        "BEGIN:VEVENT",
        f"UID:{uuid5(NAMESPACE_URL, chr(31).join(('opposite', *identity)))}@opposite",
        f"DTSTAMP:{made_at:%Y%m%dT%H%M%SZ}",
        f"DTSTART;VALUE=DATE:{first:%Y%m%d}",
        f"DTEND;VALUE=DATE:{last + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_text(summary)}",
        *([f"DESCRIPTION:{_text(text)}"] if text else []),
        *([f"CATEGORIES:{','.join(map(_text, categories))}"] if categories else []),
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _text(words: str) -> str:
    """The words as a value of type TEXT: nothing in them ends the value or the line (RFC 5545, 3.3.11)."""
    escaped = words.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return escaped.replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """The line in parts of at most 75 octets, each but the first behind a space, no character divided."""
    part = ""
    size = 0
    for character in line:
        width = len(character.encode())
        if size + width > MOST_OCTETS:
            yield part
            part, size = " ", 1
        part += character
        size += width
    yield part
