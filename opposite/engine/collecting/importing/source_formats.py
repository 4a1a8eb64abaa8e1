"""Which survey tool wrote a file: what its own columns hold, how many header rows it has, and what its columns ask."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from opposite.engine.collecting.importing.words import normalised

HEADER_ROWS = 3
"""Most rows that a header takes."""


class Heading(NamedTuple):
    """What a file says of one column.

    `names`: by which a question may be known, the surest first. `role`: what the tool itself keeps in the column.
    `own`: the tool's own column. `choice`: what the tool put beneath a question that takes several columns.
    """

    title: str
    names: tuple[str, ...]
    role: str | None = None
    own: bool = False
    choice: str | None = None


class Dialect(NamedTuple):
    """A file's way of writing: the tool (None for a plain table), its header rows and what it says of each column."""

    tool: str | None
    header_rows: int
    headings: tuple[Heading, ...]
    a_row_a_person: bool = False


_OWN: Final[Mapping[str, Mapping[str, str | None]]] = {
    "Microsoft Forms": {
        "id": "respondent", "starttime": None, "completiontime": "answered_at", "email": None, "name": None,
        "lastmodifiedtime": None, "totalpoints": None, "quizfeedback": None, "gradepostedtime": None,
    },
    "Google Forms": {"timestamp": "answered_at", "username": "respondent", "emailaddress": "respondent", "score": None},
    "LimeSurvey": {
        "id": "respondent", "responseid": "respondent", "submitdate": "answered_at", "datesubmitted": "answered_at",
        "lastpage": None, "startlanguage": None, "startdate": None, "datestarted": None, "datestamp": None,
        "datelastaction": None, "ipaddr": None, "ipaddress": None, "refurl": None, "referrerurl": None, "seed": None,
        "token": None, "accesscode": None, "interviewtime": None, "totaltime": None,
    },
    "Qualtrics": {
        "responseid": "respondent", "recordeddate": "answered_at", "startdate": None, "enddate": None, "status": None,
        "ipaddress": None, "progress": None, "durationinseconds": None, "finished": None, "recipientlastname": None,
        "recipientfirstname": None, "recipientemail": None, "externalreference": None, "externaldatareference": None,
        "locationlatitude": None, "locationlongitude": None, "distributionchannel": None, "userlanguage": None,
    },
    "SurveyMonkey": {
        "respondentid": "respondent", "enddate": "answered_at", "collectorid": None, "startdate": None,
        "ipaddress": None, "emailaddress": None, "firstname": None, "lastname": None, "customdata1": None,
    },
}  # fmt: skip
"""The columns that a tool adds by itself, normalised, with what they hold for an assessment."""

IMPORT_ID = '{"ImportId"'
"""How every cell of the third header row of Qualtrics begins."""


def recognised(rows: Sequence[Sequence[str]]) -> Dialect:
    """The dialect of a file by its first rows, at least one and at most HEADER_ROWS."""
    header = [cell.removeprefix("\ufeff") for cell in rows[0]]
    names = [normalised(cell) for cell in header]
    known = set(names)
    if {"responseid", "startdate"} <= known and (marked := _import_ids(rows)) is not None:
        texts = rows[1] if marked == 2 else header
        return _of("Qualtrics", marked + 1, [(title, (title, _cell(texts, i))) for i, title in enumerate(header)])
    if {"respondentid", "collectorid"} <= known:
        return _surveymonkey(header, names, rows[1:2])
    if known >= {"id", "lastpage"} or known >= {"id", "submitdate"} or known >= {"responseid", "lastpage"}:
        return _of("LimeSurvey", 1, [(title, (title, *_within(title), *_code(title))) for title in header])
    if known >= {"id", "starttime", "completiontime"}:
        return _of("Microsoft Forms", 1, [(title, (title,)) for title in header])
    if names[0] == "timestamp":
        found = _of("Google Forms", 1, [(title, (title, *_within(title))) for title in header])
        return found._replace(a_row_a_person=not any(heading.role == "respondent" for heading in found.headings))
    return Dialect(None, 1, tuple(Heading(title, (title,)) for title in header))


def _of(tool: str, header_rows: int, columns: Sequence[tuple[str, tuple[str, ...]]]) -> Dialect:
    own = _OWN[tool]
    headings = []
    for title, several in columns:
        name = normalised(title)
        belongs = name in own or _is_by_product(tool, title)
        headings.append(Heading(title, several, role=own.get(name), own=belongs))
    return Dialect(tool, header_rows, tuple(headings))


def _is_by_product(tool: str, title: str) -> bool:
    """Whether a tool derives a column from a question: points and feedback of a quiz, seconds spent."""
    if tool == "Microsoft Forms":
        return title.startswith(("Points - ", "Feedback - "))
    return tool == "LimeSurvey" and title.endswith("Time")


def _import_ids(rows: Sequence[Sequence[str]]) -> int | None:
    """Position of the header row that holds Qualtrics' import ids, None where there is none."""
    return next((i for i, row in enumerate(rows[1:], 1) if any(cell.startswith(IMPORT_ID) for cell in row)), None)


def _surveymonkey(header: Sequence[str], names: Sequence[str], second: Sequence[Sequence[str]]) -> Dialect:
    """A question's text stands over the first of its columns; the others are empty and belong to it.

    The second row holds a choice, a row of a matrix or `Response`; it is no header where it names a respondent.
    """
    choices = second[0] if second and not _cell(second[0], names.index("respondentid")) else None
    own = _OWN["SurveyMonkey"]
    headings: list[Heading] = []
    above = ""
    width = max(len(header), 0 if choices is None else len(choices))
    for i in range(width):
        title = _cell(header, i)
        above = title or above
        choice = "" if choices is None else _cell(choices, i)
        if normalised(above) in own and title:
            headings.append(Heading(title, (title,), role=own[normalised(title)], own=True))
        else:
            shown = above if normalised(choice) in ("", "response") else f"{above}: {choice}"
            headings.append(Heading(shown, tuple(name for name in (choice, above) if name), choice=choice))
    return Dialect("SurveyMonkey", 1 if choices is None else 2, tuple(headings))


def _within(title: str) -> tuple[str, ...]:
    """What stands in the brackets at the end of a title: the row of a grid."""
    return (title[title.rindex("[") + 1 : -1],) if title.endswith("]") and "[" in title else ()


def _code(title: str) -> tuple[str, ...]:
    """The code before the first point or colon of a title such as `ORI1. How far do we start`, and the text after it."""
    for mark in (". ", ": "):
        code, found, text = title.partition(mark)
        if found and " " not in code:
            return (code, text)
    return ()


def _cell(row: Sequence[str], position: int) -> str:
    return row[position] if position < len(row) else ""
