"""Which survey tool wrote a file: what its own columns hold, how many header rows it has, and what its columns ask."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final, NamedTuple

from opposite.engine.collecting.importing.heading_names import Name, codes, likely_names
from opposite.engine.collecting.importing.table_columns import table_columns
from opposite.engine.collecting.importing.times import looks_like_time
from opposite.engine.collecting.importing.words import normalised, number

HEADER_ROWS = 8
"""Rows looked at to find the header: what may stand above it, its own rows, and some of what stands beneath."""

MOST_ABOVE = 4
"""Most rows that stand above a header, as titles or numbers of questions."""

STATUS, CHANNEL, FINISHED, SUBMITTED = "status", "channel", "finished", "submitted"
"""What a tool keeps of how an answer came about: by whom, by which way, and whether it was handed in (a word, or the time)."""


class Heading(NamedTuple):
    """What a file says of one column.

    `names`: by which a question may be known, the surest first. `role`: what the tool itself keeps in the column.
    `by_tool`: whether the tool adds the column by itself, or a table keeps in it how the answers came about. `spread`: whether the question may take several columns, one a choice.
    """

    title: str
    names: tuple[Name, ...]
    role: str | None = None
    by_tool: bool = False
    spread: bool = False


class SourceFormat(NamedTuple):
    """How a file is written: by which tool (None for a plain table), with how many rows up to the first answer.

    `status` holds the positions of columns that tell previews and unfinished answers, by STATUS, CHANNEL, FINISHED and SUBMITTED.
    """

    tool: str | None
    header_rows: int
    headings: tuple[Heading, ...]
    status: Mapping[str, int] = {}


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
        "respondentid": "respondent", "enddate": "answered_at", "collectorid": None, "collector": None,
        "startdate": None, "ipaddress": None, "emailaddress": None, "firstname": None, "lastname": None,
        "customdata1": None, "responsestatus": None, "datecreated": None, "datemodified": None,
    },
}  # fmt: skip
"""The columns that a tool adds by itself, normalised, with what they hold for an assessment."""

_STATUS_COLUMNS: Final[Mapping[str, Mapping[str, str]]] = {
    "Qualtrics": {"status": STATUS, "distributionchannel": CHANNEL, "finished": FINISHED},
    "LimeSurvey": {"submitdate": SUBMITTED, "datesubmitted": SUBMITTED},
    "SurveyMonkey": {"responsestatus": FINISHED},
}
"""The columns of a tool that tell previews and unfinished answers."""

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
    status = {} if own.handed_in is None else {FINISHED: own.handed_in}
    if own.time is not None and own.is_empty_unhanded:
        status[SUBMITTED] = own.time
    return SourceFormat(None, 1, headings, status)


def _is_below(rows: Sequence[Sequence[str]], start: int) -> bool:
    """Whether what stands above a row is titles or numbers of questions: they fill fewer cells than a header has."""
    filled, numbers = sum(map(bool, rows[start])), any(number(cell.strip()) is not None for cell in rows[start])
    return all(sum(map(bool, row)) < (filled / 2 if numbers else filled) for row in rows[:start])


def _recognised(rows: Sequence[Sequence[str]]) -> SourceFormat | None:
    """The format of a tool whose header begins in the first of the rows; None where none shows."""
    header, beneath = rows[0], rows[1:]
    names = [_name_of(cell) for cell in header]
    titles = set(names)
    if titles & {"responseid", "startdate"} and (marked := _import_ids(rows)) is not None:
        texts = rows[1] if marked == 2 else header
        columns = [(title, (Name(title), *likely_names(_cell(texts, i)))) for i, title in enumerate(header)]
        return _format("Qualtrics", marked + 1, columns)
    if "respondentid" in titles and (titles & {"collectorid", "collector"} or _has_choices(names, beneath)):
        return _surveymonkey(header, names, beneath)
    if _is_limesurvey({_name_of(code) for title in header for code in _codes_of(title)}):
        return _format(
            "LimeSurvey", 1, [(title, (Name(title), *_code_names(title), *likely_names(title))) for title in header]
        )
    if titles >= {"starttime", "completiontime"}:
        return _format("Microsoft Forms", 1, [(title, likely_names(title)) for title in header])
    if names[0] == "timestamp":
        return _format("Google Forms", 1, [(title, likely_names(title)) for title in header])
    return _by_shape(header, names, beneath)


def _name_of(title: str) -> str:
    """A title normalised, in English where it is one that LimeSurvey or SurveyMonkey write in other languages."""
    name = normalised(title)
    return _IN_ENGLISH.get(name, name)


_IN_ENGLISH: Final = {
    normalised(word): english
    for english, words in {
        "responseid": "Antwort ID;ID de la réponse;ID de respuesta;ID risposta;ID da resposta;Reactie ID;ID odpowiedzi",
        "datesubmitted": "Datum Abgeschickt;Date de soumission;Fecha de envío;Data di invio;Data de envio;Datum inzending",
        "lastpage": "Letzte Seite;Dernière page;Última página;Ultima pagina;Laatste pagina;Ostatnia strona",
        "startlanguage": "Start-Sprache;Langue de départ;Lenguaje inicial;Lingua iniziale;Idioma inicial;Starttaal",
        "respondentid": "Befragten-ID;ID des Befragten;ID du répondant;ID del encuestado;ID rispondente;ID do respondente",
        "collectorid": "Collector-ID;Beantwortungslink-ID;ID du collecteur;ID del recopilador;ID collettore;ID do coletor",
    }.items()
    for word in words.split(";")
}


def _codes_of(title: str) -> tuple[str, ...]:
    return (title, *(code for code, _ in codes(title)))


def _code_names(title: str) -> tuple[Name, ...]:
    return tuple(Name(part) for pair in codes(title) for part in pair)


def _is_limesurvey(titles: set[str]) -> bool:
    return any(
        titles >= marks
        for marks in (
            {"id", "lastpage"}, {"id", "submitdate"}, {"id", "startlanguage"}, {"responseid", "lastpage"},
            {"responseid", "datesubmitted"},
        )
    )  # fmt: skip


def _by_shape(header: Sequence[str], names: Sequence[str], beneath: Sequence[Sequence[str]]) -> SourceFormat | None:
    """Microsoft Forms and Google Forms in another language: where their own columns stand, and the times in them."""

    def times(position: int) -> bool:
        column = [_cell(row, position) for row in beneath]
        return any(column) and all(looks_like_time(cell) for cell in column if cell)

    def roles(tool: str, several: Sequence[str | None]) -> SourceFormat:
        own = [Heading(header[i], (), role=role, by_tool=True) for i, role in enumerate(several)]
        others = [Heading(title, likely_names(title)) for title in header[len(several) :]]
        return SourceFormat(tool, 1, (*own, *others))

    if len(header) > 5 and names[0] in ("id", "nr", "no") and times(1) and times(2) and not times(3):
        changed: list[str | None] = [None] if times(5) else []
        return roles("Microsoft Forms", ["respondent", None, "answered_at", None, None, *changed])
    if len(header) > 1 and names[0] in _TIMESTAMPS and times(0):
        addresses = [_cell(row, 1) for row in beneath]
        mails = all("@" in cell for cell in addresses)
        return roles("Google Forms", ["answered_at", *(["respondent"] if mails else [])])
    return None


_TIMESTAMPS = frozenset(map(normalised, (
    "Zeitstempel", "Horodateur", "Marca temporal", "Informazioni cronologiche", "Carimbo de data/hora", "Tijdstempel",
    "Sygnatura czasowa", "Tidstempel", "Tidsstämpel", "Tidsstempel", "Aikaleima", "Časová značka", "Időbélyeg",
    "Marcaj de timp", "Zaman damgası", "Отметка времени", "Позначка часу", "タイムスタンプ", "时间戳记", "時間戳記", "타임스탬프",
    "طابع زمني", "חותמת זמן", "Χρονική σήμανση", "Dấu thời gian", "ประทับเวลา", "Stempel Waktu", "Cap masa",
)))  # fmt: skip
"""How Google Forms calls its first column in other languages, normalised."""


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
    tool_columns, status_columns = _TOOL_COLUMNS[tool], _STATUS_COLUMNS.get(tool, {})
    headings, status = [], {}
    for position, (title, several) in enumerate(columns):
        keys = [_name_of(title), *(normalised(code) for code, _ in codes(title) if tool == "LimeSurvey")]
        name = next((key for key in keys if key in tool_columns), keys[0])
        by_tool = name in tool_columns or _is_by_product(tool, title)
        headings.append(Heading(title, several, role=tool_columns.get(name), by_tool=by_tool))
        if name in status_columns:
            status[status_columns[name]] = position
    return SourceFormat(tool, header_rows, tuple(headings), status)


def _is_by_product(tool: str, title: str) -> bool:
    """Whether a tool derives a column from a question: points and feedback of a quiz, seconds spent."""
    if tool == "Microsoft Forms":
        return title.startswith(("Points - ", "Feedback - "))
    return tool == "LimeSurvey" and title.endswith("Time")


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
    tool_columns, status = _TOOL_COLUMNS["SurveyMonkey"], {}
    headings: list[Heading] = []
    above = ""
    for i in range(max(len(header), 0 if choices is None else len(choices))):
        title = _cell(header, i)
        above = title or above
        choice = "" if choices is None else _cell(choices, i)
        name = _name_of(above)
        if name in tool_columns and title:
            headings.append(Heading(title, (), role=tool_columns[name], by_tool=True))
            if name in _STATUS_COLUMNS["SurveyMonkey"]:
                status[FINISHED] = i
        elif normalised(choice) in ("", name, *_RESPONSE):
            headings.append(Heading(above, likely_names(above), spread=choices is not None))
        else:
            statement, _, tick = choice.rpartition(" - ")
            matrix = tuple(Name(one.text, tick) for one in likely_names(statement)) if statement else ()
            under = tuple(Name(one.text, choice) for one in likely_names(above))
            headings.append(Heading(f"{above}: {choice}", (*likely_names(choice), *matrix, *under), spread=True))
    return SourceFormat("SurveyMonkey", 1 if choices is None else 2, tuple(headings), status)


def _cell(row: Sequence[str], position: int) -> str:
    return row[position].strip() if position < len(row) else ""
