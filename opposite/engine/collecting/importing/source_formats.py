"""Which survey tool wrote a file: what its own columns hold, how many header rows it has, and what its columns ask."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from opposite.engine.collecting.importing.heading_names import Name, codes, likely_names
from opposite.engine.collecting.importing.table_columns import table_columns
from opposite.engine.collecting.importing.times import looks_like_time
from opposite.engine.collecting.importing.tool_columns import (
    ADDRESS,
    CHANNEL,
    FINISHED,
    GROUPED,
    OTHER_TIMES,
    PATHS,
    STATUS,
    STATUS_COLUMNS,
    SUBMITTED,
    TIMESTAMPS,
    TOOL_COLUMNS,
    by_ending,
    by_product,
    english_name,
    is_limesurvey,
    is_qualtrics,
    key_of,
    other_tool,
)
from opposite.engine.collecting.importing.words import normalised, number

HEADER_ROWS = 14
"""Rows looked at to find the header: what may stand above it, its own rows, and some of what stands beneath."""

MOST_ABOVE = 10
"""Most rows that stand above a header, as titles or numbers of questions."""


class Heading(NamedTuple):
    """What a file says of one column.

    `names`: by which a question may be known, the surest first. `role`: what the tool itself keeps in the column.
    `by_tool`: whether the tool adds the column by itself, or a table keeps in it how the answers came about. `spread`: whether the question may take several columns, one a choice.
    `of_person`: whether it says who somebody is, beside the id that the tool gives every row.
    `under`: the title of the question and the choice or statement of it that the column is for, where a second row tells it.
    """

    title: str
    names: tuple[Name, ...]
    role: str | None = None
    by_tool: bool = False
    spread: bool = False
    of_person: bool = False
    under: tuple[str, str] | None = None


class SourceFormat(NamedTuple):
    """How a file is written: by which tool (None for a plain table), with how many rows up to the first answer.

    `questions_down` is whether the first column names questions, as where every person has a column.
    `status` holds the positions of the columns that tell previews and unfinished answers, by STATUS, CHANNEL, FINISHED and
    SUBMITTED: one of several is enough, as where REDCap says of each instrument whether it is complete.
    """

    tool: str | None
    header_rows: int
    headings: tuple[Heading, ...]
    status: Mapping[str, Sequence[int]] = {}
    questions_down: bool = False


IMPORT_ID = '{"ImportId"'
"""How every cell of the third header row of Qualtrics begins."""


def detect_format(rows: Sequence[Sequence[str]], *, understood: Callable[[str], bool]) -> SourceFormat:
    """The format of a file by its first rows, at least one and at most HEADER_ROWS.

    The header is the first row in which a tool shows, else the first of which a cell is `understood`, else the first.
    """
    rows = [[cell.removeprefix("\ufeff") for cell in row] for row in rows]
    starts = range(min(MOST_ABOVE + 1, len(rows)))
    for start in starts:
        recognised = _recognised(rows[start:])
        if recognised is not None:
            return _beneath(recognised, rows[:start])
    plain = next((start for start in starts if any(map(understood, rows[start])) and _is_below(rows, start)), 0)
    return _beneath(_table(rows[plain], rows[plain + 1 :], understood), rows[:plain])


def _table(header: Sequence[str], beneath: Sequence[Sequence[str]], understood: Callable[[str], bool]) -> SourceFormat:
    """A table that no tool wrote."""
    own = table_columns(header, beneath, understood=understood)
    roles: dict[int | None, str | None] = {own.time: "answered_at", own.handed_in: None, **dict.fromkeys(own.times)}
    headings = tuple(
        Heading(title, likely_names(title), role=roles.get(i), by_tool=i in roles) for i, title in enumerate(header)
    )
    status = {} if own.handed_in is None else {FINISHED: [own.handed_in]}
    if own.time is not None and own.is_empty_unhanded:
        status[SUBMITTED] = [own.time]
    for position, title in enumerate(header):
        kept = _OF_PREVIEWS.get(normalised(title))
        if kept is not None and not understood(title):
            status.setdefault(kept, []).append(position)
    down = [row[0] for row in beneath if row and row[0].strip() and understood(row[0])]
    return SourceFormat(None, 1, headings, status, questions_down=len(set(down)) > 1)


_OF_PREVIEWS = {"status": STATUS, "responsetype": STATUS, "distributionchannel": CHANNEL}
"""Headings, normalised, of columns that say in any table which answers are previews or tests, by the words of their cells."""


def _is_below(rows: Sequence[Sequence[str]], start: int) -> bool:
    """Whether what stands above a row is titles or numbers of questions: they fill fewer cells than a header has."""
    filled, numbers = sum(map(bool, rows[start])), any(number(cell.strip()) is not None for cell in rows[start])
    return all(sum(map(bool, row)) < (filled / 2 if numbers else filled) for row in rows[:start])


def _recognised(rows: Sequence[Sequence[str]]) -> SourceFormat | None:
    """The format of a tool whose header begins in the first of the rows; None where none shows."""
    header, beneath = rows[0], rows[1:]
    names = [english_name(cell) for cell in header]
    titles = set(names)
    marked = _import_ids(rows)
    if marked is not None or is_qualtrics(titles):
        return _qualtrics(header, names, beneath, marked)
    if "respondentid" in titles and (titles & {"collectorid", "collector"} or _has_choices(names, beneath)):
        return _surveymonkey(header, names, beneath)
    other = other_tool(header)
    if other is not None:
        return _format(other, 1, [(title, (*likely_names(title), *_paths(other, title))) for title in header])
    if is_limesurvey({english_name(code) for title in header for code in _codes_of(title)}):
        return _format("LimeSurvey", 1, [(title, _names_in_limesurvey(title)) for title in header])
    if titles >= {"starttime", "completiontime"}:
        return _format("Microsoft Forms", 1, [(title, likely_names(title)) for title in header])
    if names[0] == "timestamp":
        return _format("Google Forms", 1, [(title, likely_names(title)) for title in header])
    return _by_shape(header, names, beneath)


def _qualtrics(
    header: Sequence[str], names: Sequence[str], beneath: Sequence[Sequence[str]], marked: int | None
) -> SourceFormat:
    """An export of Qualtrics, whose rows of texts and of import ids may have been taken out."""
    has_texts = marked == 2 or (marked is None and bool(beneath) and _repeats(beneath[0], names))
    texts = beneath[0] if has_texts else header
    columns = [(title, (Name(title), *likely_names(_cell(texts, i)))) for i, title in enumerate(header)]
    return _format("Qualtrics", 1 + (marked if marked is not None else int(has_texts)), columns)


def _repeats(row: Sequence[str], names: Sequence[str]) -> bool:
    """Whether a row says the tool's own headings once more, as texts."""
    own = TOOL_COLUMNS["Qualtrics"]
    return any(name in own and english_name(_cell(row, i)) == name for i, name in enumerate(names))


def _names_in_limesurvey(title: str) -> tuple[Name, ...]:
    within = (name for code in _codes_of(title) for name in _paths("LimeSurvey", code))
    return (Name(title), *_code_names(title), *likely_names(title), *within)


def _codes_of(title: str) -> tuple[str, ...]:
    return (title, *(code for code, _ in codes(title)))


def _code_names(title: str) -> tuple[Name, ...]:
    return tuple(Name(part) for pair in codes(title) for part in pair)


def _by_shape(header: Sequence[str], names: Sequence[str], beneath: Sequence[Sequence[str]]) -> SourceFormat | None:
    """Microsoft Forms and Google Forms in another language: where their own columns stand, and the times in them."""

    def times(position: int) -> bool:
        column = [cell for row in beneath if (cell := _cell(row, position))]
        return 2 * sum(map(looks_like_time, column)) > len(column)

    def roles(tool: str, several: Sequence[str | None]) -> SourceFormat:
        own = [
            Heading(header[i], (), role=None if role == ADDRESS else role, by_tool=True, of_person=role == ADDRESS)
            for i, role in enumerate(several)
        ]
        others = [Heading(title, likely_names(title)) for title in header[len(several) :]]
        return SourceFormat(tool, 1, (*own, *others))

    if len(header) > 5 and names[0] in ("id", "nr", "no") and times(1) and times(2) and not times(3):
        changed: list[str | None] = [None] if times(5) else []
        return roles("Microsoft Forms", ["respondent", None, "answered_at", ADDRESS, None, *changed])
    if len(header) > 1 and names[0] in TIMESTAMPS and times(0):
        addresses = [_cell(row, 1) for row in beneath]
        mails = all("@" in cell for cell in addresses)
        return roles("Google Forms", ["answered_at", *(["respondent"] if mails else [])])
    return None


def _beneath(source: SourceFormat, above: Sequence[Sequence[str]]) -> SourceFormat:
    """The format with what stands above its header as further names of its columns."""
    if not above:
        return source
    headings = tuple(
        heading
        if heading.by_tool
        else heading._replace(names=(*heading.names, *(Name(row[i]) for row in above if _cell(row, i))))
        for i, heading in enumerate(source.headings)
    )
    return source._replace(header_rows=source.header_rows + len(above), headings=headings)


def _format(tool: str, header_rows: int, columns: Sequence[tuple[str, tuple[Name, ...]]]) -> SourceFormat:
    tool_columns, status_columns = TOOL_COLUMNS[tool], STATUS_COLUMNS.get(tool, {})
    headings: list[Heading] = []
    status: dict[str, list[int]] = {}
    for position, (title, several) in enumerate(columns):
        keys = _keys(tool, title)
        name = next((key for key in keys if key in tool_columns), keys[0])
        held = tool_columns.get(name, by_ending(tool, title))
        by_tool = name in tool_columns or held is not None or by_product(tool, title)
        role = held if by_tool else _role_within(tool, title)
        of_person = held == ADDRESS
        headings.append(
            Heading(
                title, several, role=None if held in (ADDRESS, FINISHED) else role, by_tool=by_tool, of_person=of_person
            )
        )
        kept = FINISHED if held == FINISHED else status_columns.get(name)
        if kept is not None:
            status.setdefault(kept, []).append(position)
    return SourceFormat(tool, header_rows, _dated(tool, headings), status)


def _dated(tool: str, headings: Sequence[Heading]) -> tuple[Heading, ...]:
    """The headings of a tool, one of whose other times stands for the one at which answers were handed in where that is missing."""
    if any(heading.role == "answered_at" for heading in headings):
        return tuple(headings)
    place = {key: i for i, heading in reversed([*enumerate(headings)]) for key in _keys(tool, heading.title)}
    time = next((place[key] for key in OTHER_TIMES.get(tool, ()) if key in place), None)
    return tuple(one._replace(role="answered_at") if i == time else one for i, one in enumerate(headings))


def _keys(tool: str, title: str) -> tuple[str, ...]:
    """By what a heading is looked up among the columns of a tool, the surest first."""
    of_codes = (normalised(code) for code, _ in codes(title) if tool == "LimeSurvey")
    return (key_of(tool, title), *of_codes)


_ROLES_WITHIN = {role: role for role in ("respondent", "group", "organisation", "wave")} | {"stakeholdergroup": "group"}
"""What a column holds by a part of its heading, normalised."""


def _role_within(tool: str, title: str) -> str | None:
    """What a column holds by what stands in its heading behind a group of questions, or as its code or text in LimeSurvey."""
    parts = [part for pair in codes(title) for part in pair] if tool == "LimeSurvey" else []
    if tool in GROUPED and PATHS[tool] in title:
        parts = [title.rpartition(PATHS[tool])[2]]
    return next((role for part in parts if (role := _ROLES_WITHIN.get(normalised(part)))), None)


def _paths(tool: str, title: str) -> tuple[Name, ...]:
    """The names that a question may have behind the groups that stand before it in a heading."""
    mark, rest, names = PATHS.get(tool, ""), title, []
    while mark and mark in rest:
        rest = rest.partition(mark)[2]
        if not rest.isdecimal():
            names.append(Name(rest))
    return tuple(names)


def _import_ids(rows: Sequence[Sequence[str]]) -> int | None:
    """Position of the header row that holds Qualtrics' import ids, None where there is none."""
    near = enumerate(rows[1:3], 1)
    return next((i for i, row in near if any(cell.lstrip().startswith(IMPORT_ID) for cell in row)), None)


def _has_choices(names: Sequence[str], beneath: Sequence[Sequence[str]]) -> bool:
    """Whether a second header row of SurveyMonkey shows: it names nobody, and holds choices beneath merged questions."""
    if not beneath or not _is_second(beneath[0], names):
        return False
    return "" in names[1:] or any(normalised(cell) in _RESPONSE for cell in beneath[0])


def _is_second(row: Sequence[str], names: Sequence[str]) -> bool:
    return normalised(_cell(row, names.index("respondentid"))) in ("", "respondentid")


_RESPONSE = ("response", "openendedresponse")
"""What SurveyMonkey puts beneath a question that takes one column."""


def _surveymonkey(header: Sequence[str], names: Sequence[str], beneath: Sequence[Sequence[str]]) -> SourceFormat:
    """A question's text stands over the first of its columns; the others are empty and belong to it.

    The second row holds a choice, a row of a matrix or `Response`; it is no header where it names a respondent.
    """
    choices = beneath[0] if beneath and _is_second(beneath[0], names) else None
    tool_columns, status = TOOL_COLUMNS["SurveyMonkey"], dict[str, list[int]]()
    headings: list[Heading] = []
    above = ""
    for i in range(max(len(header), 0 if choices is None else len(choices))):
        title = _cell(header, i)
        above = title or above
        choice = "" if choices is None else _cell(choices, i)
        name = english_name(above)
        if name in tool_columns and title:
            held = tool_columns[name]
            role = None if held == ADDRESS else held
            headings.append(Heading(title, (), role=role, by_tool=True, of_person=held == ADDRESS))
            if name in STATUS_COLUMNS["SurveyMonkey"]:
                status[FINISHED] = [i]
        elif normalised(choice) in ("", name, *_RESPONSE):
            headings.append(Heading(above, likely_names(above), spread=choices is not None))
        else:
            statement, _, tick = choice.rpartition(" - ")
            matrix = tuple(Name(one.text, tick) for one in likely_names(statement)) if statement else ()
            under = tuple(Name(one.text, choice) for one in likely_names(above))
            names_of = (*likely_names(choice), *matrix, *under)
            headings.append(Heading(f"{above}: {choice}", names_of, spread=True, under=(above, choice)))
    return SourceFormat("SurveyMonkey", 1 if choices is None else 2, _dated("SurveyMonkey", headings), status)


def _cell(row: Sequence[str], position: int) -> str:
    return row[position].strip() if position < len(row) else ""
