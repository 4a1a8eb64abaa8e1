"""What can be wrong in stored data: facts that every database fulfils, and where one does not."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Fault(StrEnum):
    """A rule that stored rows break, by the name it has in the statements that look for it."""

    TABLE_MISSING = "table missing"
    IDS_BEHIND = "ids behind"
    ASSESSMENT_WITHOUT_ORGANISATION = "assessment without organisation"
    ASSESSMENT_WITHOUT_FRAMEWORK = "assessment without framework"
    WAVE_TWICE = "wave twice"
    FRAMEWORK_UNREADABLE = "framework unreadable"
    FRAMEWORK_CHANGED = "framework changed"
    RESPONDENT_WITHOUT_ASSESSMENT = "respondent without assessment"
    ANSWER_WITHOUT_RESPONDENT = "answer without respondent"
    ANSWER_IN_ANOTHER_ASSESSMENT = "answer in another assessment"
    ANSWER_IN_ANOTHER_GROUP = "answer in another group"
    ANSWER_TWICE = "answer twice"
    STATE_UNKNOWN = "state unknown"
    LEVEL_MISSING = "level missing"
    LEVEL_UNEXPECTED = "level unexpected"
    LEVEL_OFF_SCALE = "level off scale"
    IMPORTANCE_OFF_SCALE = "importance off scale"
    QUESTION_UNKNOWN = "question unknown"
    HISTORY_WITHOUT_RESPONDENT = "history without respondent"
    HISTORY_AHEAD = "history ahead"
    SCORE_AHEAD = "score ahead"
    SCORE_TWICE = "score twice"
    SCORE_WITHOUT_ASSESSMENT = "score without assessment"
    CONSENSUS_WITHOUT_ASSESSMENT = "consensus without assessment"
    INVITATION_WITHOUT_ASSESSMENT = "invitation without assessment"
    INVITATION_TWICE = "invitation twice"
    LINK_WITHOUT_RESPONDENT = "link without respondent"
    PROGRESS_WITHOUT_ORGANISATION = "progress without organisation"
    PROGRESS_TWICE = "progress twice"
    SCENARIO_WITHOUT_ORGANISATION = "scenario without organisation"
    SCENARIO_TWICE = "scenario twice"
    DATE_OUT_OF_RANGE = "date out of range"


@dataclass(frozen=True, slots=True)
class Finding:
    """How many rows break a rule, and the first assessment or thing concerned; None where none is known."""

    fault: Fault
    rows: int
    organisation: str | None = None
    wave: str | None = None
    detail: str | None = None


ORDER = {fault: rank for rank, fault in enumerate(Fault)}


def in_order(findings: list[Finding]) -> tuple[Finding, ...]:
    """Findings as they are listed: what explains others first."""
    return tuple(sorted(findings, key=lambda finding: ORDER[finding.fault]))
