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
    `by_tool`: whether the tool adds the column by itself. `choice`: what the tool put beneath a question that takes several columns.
    """

    title: str
    names: tuple[str, ...]
    role: str | None = None
    by_tool: bool = False
    choice: str | None = None


class SourceFormat(NamedTuple):
    """How a file is written: by which tool (None for a plain table), with how many header rows, and what each column says."""

    tool: str | None
    header_rows: int
    headings: tuple[Heading, ...]
    a_row_a_person: bool = False


_TOOL_COLUMNS: Final[Mapping[str, Mapping[str, str | None]]] = {
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


def detect_format(rows: Sequence[Sequence[str]]) -> SourceFormat:
    """The format of a file by its first rows, at least one and at most HEADER_ROWS."""
    header = [cell.removeprefix("\ufeff") for cell in rows[0]]
    names = [normalised(cell) for cell in header]
    titles = set(names)
    if {"responseid", "startdate"} <= titles and (marked := _import_ids(rows)) is not None:
        texts = rows[1] if marked == 2 else header
        return _format("Qualtrics", marked + 1, [(title, (title, _cell(texts, i))) for i, title in enumerate(header)])
    if {"respondentid", "collectorid"} <= titles:
        return _surveymonkey(header, names, rows[1:2])
    if titles >= {"id", "lastpage"} or titles >= {"id", "submitdate"} or titles >= {"responseid", "lastpage"}:
        return _format("LimeSurvey", 1, [(title, (title, *_within(title), *_code(title))) for title in header])
    if titles >= {"id", "starttime", "completiontime"}:
        return _format("Microsoft Forms", 1, [(title, (title,)) for title in header])
    if names[0] == "timestamp":
        google = _format("Google Forms", 1, [(title, (title, *_within(title))) for title in header])
        return google._replace(a_row_a_person=not any(heading.role == "respondent" for heading in google.headings))
    return SourceFormat(None, 1, tuple(Heading(title, (title,)) for title in header))


def _format(tool: str, header_rows: int, columns: Sequence[tuple[str, tuple[str, ...]]]) -> SourceFormat:
    tool_columns = _TOOL_COLUMNS[tool]
    headings = []
    for title, several in columns:
        name = normalised(title)
        by_tool = name in tool_columns or _is_by_product(tool, title)
        headings.append(Heading(title, several, role=tool_columns.get(name), by_tool=by_tool))
    return SourceFormat(tool, header_rows, tuple(headings))


def _is_by_product(tool: str, title: str) -> bool:
    """Whether a tool derives a column from a question: points and feedback of a quiz, seconds spent."""
    if tool == "Microsoft Forms":
        return title.startswith(("Points - ", "Feedback - "))
    return tool == "LimeSurvey" and title.endswith("Time")


def _import_ids(rows: Sequence[Sequence[str]]) -> int | None:
    """Position of the header row that holds Qualtrics' import ids, None where there is none."""
    return next((i for i, row in enumerate(rows[1:], 1) if any(cell.startswith(IMPORT_ID) for cell in row)), None)


def _surveymonkey(header: Sequence[str], names: Sequence[str], second: Sequence[Sequence[str]]) -> SourceFormat:
    """A question's text stands over the first of its columns; the others are empty and belong to it.

    The second row holds a choice, a row of a matrix or `Response`; it is no header where it names a respondent.
    """
    choices = second[0] if second and not _cell(second[0], names.index("respondentid")) else None
    tool_columns = _TOOL_COLUMNS["SurveyMonkey"]
    headings: list[Heading] = []
    above = ""
    width = max(len(header), 0 if choices is None else len(choices))
    for i in range(width):
        title = _cell(header, i)
        above = title or above
        choice = "" if choices is None else _cell(choices, i)
        if normalised(above) in tool_columns and title:
            headings.append(Heading(title, (title,), role=tool_columns[normalised(title)], by_tool=True))
        else:
            shown = above if normalised(choice) in ("", "response") else f"{above}: {choice}"
            headings.append(Heading(shown, tuple(name for name in (choice, above) if name), choice=choice))
    return SourceFormat("SurveyMonkey", 1 if choices is None else 2, tuple(headings))


def _within(title: str) -> tuple[str, ...]:
    """What stands in the brackets at the end of a title: the row of a grid."""
    return (title[title.rindex("[") + 1 : -1],) if title.endswith("]") and "[" in title else ()


def _code(title: str) -> tuple[str, ...]:
    """The code before the first point or colon of a title such as `ORI1. How far do we start`, and the text after it."""
    for mark in (". ", ": "):
        code, separator, text = title.partition(mark)
        if separator and " " not in code:
            return (code, text)
    return ()


def _cell(row: Sequence[str], position: int) -> str:
    return row[position] if position < len(row) else ""
