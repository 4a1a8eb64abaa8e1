"""The columns that survey tools add by themselves: what they hold for an assessment, and by which of them a tool shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from opposite.engine.collecting.importing.words import normalised

STATUS, CHANNEL, FINISHED, SUBMITTED = "status", "channel", "finished", "submitted"
"""What a tool keeps of how an answer came about: by whom, by which way, and whether it was handed in (a word, or the time)."""

ADDRESS = "address"
"""What a column holds that says who somebody is, beside the id that the tool gives every row: an address, or a code of access."""

TOOL_COLUMNS: Final[Mapping[str, Mapping[str, str | None]]] = {
    "Microsoft Forms": {
        "id": "respondent", "starttime": None, "completiontime": "answered_at", "email": ADDRESS, "name": None,
        "lastmodifiedtime": None, "totalpoints": None, "quizfeedback": None, "gradepostedtime": None,
    },
    "Google Forms": {"timestamp": "answered_at", "username": "respondent", "emailaddress": "respondent", "score": None},
    "LimeSurvey": {
        "id": "respondent", "responseid": "respondent", "submitdate": "answered_at", "datesubmitted": "answered_at",
        "lastpage": None, "startlanguage": None, "startdate": None, "datestarted": None, "datestamp": None,
        "datelastaction": None, "ipaddr": None, "ipaddress": None, "refurl": None, "referrerurl": None, "seed": None,
        "token": ADDRESS, "accesscode": ADDRESS, "interviewtime": None, "totaltime": None,
    },
    "Qualtrics": {
        "responseid": "respondent", "recordeddate": "answered_at", "startdate": None, "enddate": None, "status": None,
        "responsetype": None, "responseset": None, "ipaddress": None, "progress": None, "durationinseconds": None,
        "finished": None, "recipientlastname": None, "recipientfirstname": None, "recipientemail": ADDRESS,
        "externalreference": None, "externaldatareference": None, "locationlatitude": None, "locationlongitude": None,
        "distributionchannel": None, "userlanguage": None,
    },
    "SurveyMonkey": {
        "respondentid": "respondent", "enddate": "answered_at", "collectorid": None, "collector": None,
        "startdate": None, "ipaddress": None, "emailaddress": ADDRESS, "firstname": None, "lastname": None,
        "customdata1": None, "responsestatus": None, "datecreated": None, "datemodified": None,
    },
    "KoboToolbox": {
        "_uuid": "respondent", "_submission_time": "answered_at", "start": None, "end": None, "today": None,
        "deviceid": None, "username": None, "_id": None, "_validation_status": None, "_notes": None, "_status": None,
        "_submitted_by": None, "__version__": None, "_tags": None, "_index": None, "_geolocation": None,
        "_attachments": None, "_xform_id_string": None, "meta/instanceid": None, "meta/rootuuid": None,
        "formhub/uuid": None,
    },
    "ODK": {
        "key": "respondent", "submissiondate": "answered_at", "start": None, "end": None, "today": None, "deviceid": None,
        "metainstanceid": None, "metainstancename": None, "instanceid": None, "submitterid": None, "submittername": None,
        "attachmentspresent": None, "attachmentsexpected": None, "status": None, "reviewstate": None, "edits": None,
        "formversion": None,
    },
    "Typeform": {
        "#": "respondent", "submitdateutc": "answered_at", "startdateutc": None, "stagedateutc": None,
        "responsetype": None, "networkid": None, "tags": None, "ending": None,
    },
    "REDCap": {
        "recordid": "respondent", "redcapeventname": "wave", "eventname": "wave", "redcapsurveyidentifier": None,
        "surveyidentifier": None, "redcapdataaccessgroup": None, "dataaccessgroup": None, "redcaprepeatinstrument": None,
        "repeatinstrument": None, "redcaprepeatinstance": None, "repeatinstance": None,
    },
    "Jotform": {
        "submissionid": "respondent", "submissiondate": "answered_at", "submissionip": None, "lastupdatedate": None,
    },
    "Alchemer": {
        "responseid": "respondent", "datesubmitted": "answered_at", "timestarted": None, "status": None, "contactid": None,
        "legacycomments": None, "comments": None, "language": None, "referer": None, "sessionid": None,
        "useragent": None, "tags": None, "ipaddress": None, "longitude": None, "latitude": None, "country": None,
        "city": None, "stateregion": None, "postal": None, "istestdata": None,
    },
}  # fmt: skip
"""What the tools' own columns hold, by their headings as `key_of` gives them."""

OTHER_TIMES: Final[Mapping[str, tuple[str, ...]]] = {
    "Microsoft Forms": ("lastmodifiedtime", "starttime"),
    "LimeSurvey": ("datestamp", "datelastaction", "startdate", "datestarted"),
    "Qualtrics": ("enddate", "startdate"),
    "SurveyMonkey": ("datemodified", "startdate", "datecreated"),
    "KoboToolbox": ("end", "start", "today"),
    "ODK": ("end", "start", "today"),
    "Typeform": ("stagedateutc", "startdateutc"),
    "Jotform": ("lastupdatedate",),
    "Alchemer": ("timestarted",),
}
"""Columns that say when somebody answered where the one that tells when it was handed in was taken out, the surest first."""

STATUS_COLUMNS: Final[Mapping[str, Mapping[str, str]]] = {
    "Qualtrics": {"status": STATUS, "responsetype": STATUS, "distributionchannel": CHANNEL, "finished": FINISHED},
    "LimeSurvey": {"submitdate": SUBMITTED, "datesubmitted": SUBMITTED},
    "SurveyMonkey": {"responsestatus": FINISHED},
    "KoboToolbox": {"_validation_status": STATUS},
    "ODK": {"reviewstate": STATUS},
    "Typeform": {"responsetype": FINISHED, "submitdateutc": SUBMITTED},
    "Alchemer": {"status": FINISHED},
}
"""The columns of a tool that tell previews, rejected and unfinished answers."""

PATHS: Final[Mapping[str, str]] = {"KoboToolbox": "/", "ODK": "-", "LimeSurvey": "_"}
"""What stands in the headings of a tool between the group of a question and the question."""

GROUPED: Final = frozenset({"KoboToolbox", "ODK"})
"""Tools of whose headings the end alone names what is asked."""


class _Marks(NamedTuple):
    """Headings, normalised, by which a tool shows: all of them, and with `any_of` one of these too."""

    tool: str
    all_of: frozenset[str]
    any_of: frozenset[str] = frozenset()


_OTHER_TOOLS: Final = (
    _Marks("KoboToolbox", frozenset({"uuid", "submissiontime"})),
    _Marks("ODK", frozenset({"submissiondate", "key"})),
    _Marks("Typeform", frozenset({"submitdateutc"}), frozenset({"networkid", "startdateutc"})),
    _Marks("Alchemer", frozenset({"responseid", "timestarted", "datesubmitted"})),
    _Marks("Jotform", frozenset({"submissiondate", "submissionid"})),
)
"""Tools that show by one row of headings."""

_OF_QUALTRICS: Final = frozenset({
    "recordeddate", "durationinseconds", "distributionchannel", "userlanguage", "recipientlastname", "recipientfirstname",
    "recipientemail", "externalreference", "externaldatareference", "locationlatitude", "locationlongitude", "responseset",
})  # fmt: skip
_FEWEST_OF_QUALTRICS = 3
"""So many headings of these show Qualtrics where the row of its import ids was taken out."""

_OF_LIMESURVEY: Final = (
    {"id", "lastpage"}, {"id", "submitdate"}, {"id", "startlanguage"}, {"responseid", "lastpage"},
    {"responseid", "datesubmitted"},
)  # fmt: skip


def key_of(tool: str, title: str) -> str:
    """By what a heading is looked up among the columns of a tool: as it stands in small letters, else normalised."""
    exact = title.strip().casefold()
    return exact if exact in TOOL_COLUMNS[tool] else english_name(title)


def english_name(title: str) -> str:
    """A title normalised, in English where it is one that LimeSurvey or SurveyMonkey write in other languages."""
    name = normalised(title)
    return _IN_ENGLISH.get(name, name)


def other_tool(header: Sequence[str]) -> str | None:
    """The tool that shows by a single row of headings; None where none does."""
    titles = set(map(normalised, header))
    found = (
        marks.tool for marks in _OTHER_TOOLS if titles >= marks.all_of and (not marks.any_of or titles & marks.any_of)
    )
    is_redcap = "recordid" in titles and any(by_ending("REDCap", title) == FINISHED for title in header)
    return next(found, "REDCap" if is_redcap else None)


def is_limesurvey(titles: set[str]) -> bool:
    """Whether normalised headings are those of LimeSurvey."""
    return any(titles >= marks for marks in _OF_LIMESURVEY)


def is_qualtrics(titles: set[str]) -> bool:
    """Whether normalised headings, ids or texts, are those of Qualtrics, whatever stands beneath."""
    return len(titles & _OF_QUALTRICS) >= _FEWEST_OF_QUALTRICS


def by_product(tool: str, title: str) -> bool:
    """Whether a tool derives a column from a question: points and feedback of a quiz, seconds spent."""
    if tool == "Microsoft Forms":
        return title.startswith(("Points - ", "Feedback - "))
    return tool == "LimeSurvey" and (
        title.endswith("Time") or title.startswith(("groupTime", "Group time: ", "Question time: "))
    )


def by_ending(tool: str, title: str) -> str | None:
    """What a column of REDCap holds that is named after an instrument: the time of a survey, or whether it is complete."""
    typed = title.strip().casefold() if tool == "REDCap" else ""
    if typed == "survey timestamp" or (typed.endswith("_timestamp") and " " not in typed):
        return "answered_at"
    return FINISHED if typed == "complete?" or (typed.endswith("_complete") and " " not in typed) else None


TIMESTAMPS: Final = frozenset(map(normalised, (
    "Zeitstempel", "Horodateur", "Marca temporal", "Informazioni cronologiche", "Carimbo de data/hora", "Tijdstempel",
    "Sygnatura czasowa", "Tidstempel", "Tidsstämpel", "Tidsstempel", "Aikaleima", "Časová značka", "Időbélyeg",
    "Marcaj de timp", "Zaman damgası", "Отметка времени", "Позначка часу", "タイムスタンプ", "时间戳记", "時間戳記", "타임스탬프",
    "طابع زمني", "חותמת זמן", "Χρονική σήμανση", "Dấu thời gian", "ประทับเวลา", "Stempel Waktu", "Cap masa",
)))  # fmt: skip
"""How Google Forms calls its first column in other languages, normalised."""

_IN_ENGLISH: Final = {
    normalised(word): english
    for english, words in {
        "responseid": "Antwort ID;ID de la réponse;ID de respuesta;ID risposta;ID da resposta;Reactie ID;ID odpowiedzi",
        "datesubmitted": "Datum Abgeschickt;Date de soumission;Fecha de envío;Data di invio;Data de envio;Datum inzending",
        "lastpage": "Letzte Seite;Dernière page;Última página;Ultima pagina;Laatste pagina;Ostatnia strona",
        "startlanguage": "Start-Sprache;Langue de départ;Lenguaje inicial;Lingua iniziale;Idioma inicial;Starttaal",
        "datestarted": "Datum gestartet;Date de lancement;Fecha de inicio;Data di inizio;Data de início;Datum gestart",
        "datelastaction": "Datum letzte Aktivität;Date de la dernière action;Fecha de la última acción;Data dell'ultima azione",
        "seed": "Zufallsstartwert;Semence",
        "respondentid": "Befragten-ID;ID des Befragten;ID du répondant;ID del encuestado;ID rispondente;ID do respondente",
        "collectorid": "Collector-ID;Beantwortungslink-ID;ID du collecteur;ID del recopilador;ID collettore;ID do coletor",
    }.items()
    for word in words.split(";")
}
