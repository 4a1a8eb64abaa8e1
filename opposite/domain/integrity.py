"""What can be wrong in stored data: facts that every database fulfils, and where one does not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum


class Fault(StrEnum):
    """A rule that stored rows break, by the name it has in the statements that look for it."""

    TABLE_MISSING = "table missing"
    COLUMN_MISSING = "column missing"
    IDS_BEHIND = "ids behind"
    NAME_MISSING = "name missing"
    ASSESSMENT_WITHOUT_ORGANISATION = "assessment without organisation"
    ASSESSMENT_WITHOUT_FRAMEWORK = "assessment without framework"
    WAVE_TWICE = "wave twice"
    FRAMEWORK_UNREADABLE = "framework unreadable"
    FRAMEWORK_CHANGED = "framework changed"
    FRAMEWORK_MISNAMED = "framework misnamed"
    PROFILE_UNKNOWN = "profile unknown"
    MINIMUM_TOO_LOW = "minimum too low"
    TARGETS_UNREADABLE = "targets unreadable"
    TARGET_UNKNOWN = "target unknown"
    TARGET_OFF_SCALE = "target off scale"
    ESTIMATE_WITHOUT_ORGANISATION = "estimate without organisation"
    ESTIMATE_IMPOSSIBLE = "estimate impossible"
    ESTIMATE_OF_UNKNOWN = "estimate of unknown"
    TARGET_HISTORY_WITHOUT_ASSESSMENT = "target history without assessment"
    FISCAL_YEAR_IMPOSSIBLE = "fiscal year impossible"
    RESPONDENT_WITHOUT_ASSESSMENT = "respondent without assessment"
    GROUP_UNKNOWN = "group unknown"
    PERSON_WAITING_COUNTS = "person waiting counts"
    ANSWER_WITHOUT_RESPONDENT = "answer without respondent"
    WAITING_ANSWER_WITHOUT_RESPONDENT = "waiting answer without respondent"
    ANSWER_IN_ANOTHER_ASSESSMENT = "answer in another assessment"
    ANSWER_IN_ANOTHER_GROUP = "answer in another group"
    ANSWER_TWICE = "answer twice"
    WAITING_ANSWER_TWICE = "waiting answer twice"
    STATE_UNKNOWN = "state unknown"
    LEVEL_MISSING = "level missing"
    LEVEL_UNEXPECTED = "level unexpected"
    LEVEL_OFF_SCALE = "level off scale"
    IMPORTANCE_OFF_SCALE = "importance off scale"
    EVIDENCE_UNKNOWN = "evidence unknown"
    QUESTION_UNKNOWN = "question unknown"
    HISTORY_WITHOUT_RESPONDENT = "history without respondent"
    HISTORY_AHEAD = "history ahead"
    SCORE_AHEAD = "score ahead"
    SCORE_TWICE = "score twice"
    SCORE_WITHOUT_ASSESSMENT = "score without assessment"
    SCORE_WRONG = "score wrong"
    CONSENSUS_WITHOUT_ASSESSMENT = "consensus without assessment"
    CONSENSUS_QUESTION_UNKNOWN = "consensus question unknown"
    CONSENSUS_OFF_SCALE = "consensus off scale"
    INVITATION_WITHOUT_ASSESSMENT = "invitation without assessment"
    INVITATION_TWICE = "invitation twice"
    INVITATION_BELOW_ZERO = "invitation below zero"
    INVITED_GROUP_UNKNOWN = "invited group unknown"
    LINK_WITHOUT_RESPONDENT = "link without respondent"
    PROGRESS_WITHOUT_ORGANISATION = "progress without organisation"
    PROGRESS_TWICE = "progress twice"
    PROGRESS_IMPOSSIBLE = "progress impossible"
    PROGRESS_OF_UNKNOWN_INITIATIVE = "progress of unknown initiative"
    SCENARIO_WITHOUT_ORGANISATION = "scenario without organisation"
    SCENARIO_TWICE = "scenario twice"
    SCENARIO_UNREADABLE = "scenario unreadable"
    SCENARIO_OF_UNKNOWN = "scenario of unknown"
    BENCHMARK_UNREADABLE = "benchmark unreadable"
    BENCHMARK_TWICE = "benchmark twice"
    BENCHMARK_MEMBER_WITHOUT_EXPORT = "benchmark member without export"
    IMPORT_NOT_ON_RECORD = "import not on record"
    IMPORT_OF_NOTHING = "import of nothing"
    IMPORTED_ROWS_MISSING = "imported rows missing"
    UNDONE_IMPORT_STANDS = "undone import stands"
    DATE_OUT_OF_RANGE = "date out of range"


@dataclass(frozen=True, slots=True)
class Finding:
    """How many rows break a rule, and the first assessment or thing concerned; None where none is known."""

    fault: Fault
    rows: int
    organisation: str | None = None
    wave: str | None = None
    detail: str | None = None


MISSING = frozenset({Fault.TABLE_MISSING, Fault.COLUMN_MISSING})
"""What makes it impossible to look for the others."""

ORDER = {fault: rank for rank, fault in enumerate(Fault)}


def merged(findings: Iterable[Finding]) -> list[Finding]:
    """One finding a fault: the first, with the rows of all of them."""
    by_fault: dict[Fault, Finding] = {}
    for finding in findings:
        first = by_fault.get(finding.fault)
        by_fault[finding.fault] = finding if first is None else replace(first, rows=first.rows + finding.rows)
    return list(by_fault.values())


def in_order(findings: list[Finding]) -> tuple[Finding, ...]:
    """Findings as they are listed: what explains others first."""
    return tuple(sorted(findings, key=lambda finding: ORDER[finding.fault]))
