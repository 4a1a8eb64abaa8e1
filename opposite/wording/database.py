"""What is said of a database itself: the copy kept before it was brought to a newer schema, and what is wrong in it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from opposite.domain.integrity import Fault, Finding

RESTORE = "Restore a backup from before."
HARMLESS = "No figure rests on them, and they can stay."
AGAIN = "Import that wave again under another name, or restore a backup from before."

STOPPED = "This was stopped. What was finished before is kept, and nothing is left half done."

FAULTS = {
    Fault.TABLE_MISSING: ("A part of the database is missing, so that what reads it ends with an error", RESTORE),
    Fault.COLUMN_MISSING: ("Columns of the database are missing, so that what reads them ends with an error", RESTORE),
    Fault.IDS_BEHIND: (
        "The next number to be given is in use already, so that nothing new can be stored",
        RESTORE,
    ),
    Fault.NAME_MISSING: ("Organisations or waves without a name, so that they cannot be told apart or chosen", RESTORE),
    Fault.ASSESSMENT_WITHOUT_ORGANISATION: ("Waves of an organisation that is not there", RESTORE),
    Fault.ASSESSMENT_WITHOUT_FRAMEWORK: ("Waves whose framework is not there, so that they cannot be scored", RESTORE),
    Fault.WAVE_TWICE: (
        "Waves that are there twice under one name",
        (
            "Commands that take one wave read the later of the two, and none can remove or rename the other: restore a "
            "backup from before."
        ),
    ),
    Fault.FRAMEWORK_UNREADABLE: ("A stored framework that cannot be read", RESTORE),
    Fault.FRAMEWORK_CHANGED: (
        "A stored framework that was changed, so that its waves are scored by other rules",
        RESTORE,
    ),
    Fault.FRAMEWORK_MISNAMED: (
        (
            "Waves kept under another framework or major version than that of their questions, so that they are listed and "
            "compared where they do not belong"
        ),
        RESTORE,
    ),
    Fault.PROFILE_UNKNOWN: (
        "Waves with a profile that their framework does not have, so that every question counts in them",
        RESTORE,
    ),
    Fault.MINIMUM_TOO_LOW: (
        (
            "Waves whose smallest group shown is smaller than can be, in place of which the least is used that hides single "
            "people"
        ),
        "Where people were invited, set it anew on the page Participation; elsewhere restore a backup from before.",
    ),
    Fault.TARGETS_UNREADABLE: ("Waves whose targets cannot be read, so that no wave can be shown", RESTORE),
    Fault.TARGET_UNKNOWN: ("Targets of something that their framework does not have, which count nowhere", RESTORE),
    Fault.TARGET_OFF_SCALE: ("Targets off the scale of their questions, so that gaps are wrong", RESTORE),
    Fault.ESTIMATE_WITHOUT_ORGANISATION: ("Estimates and day rates of an organisation that is not there", HARMLESS),
    Fault.ESTIMATE_IMPOSSIBLE: (
        "Estimates or day rates that cannot be meant, so that no page of their organisation can be shown",
        RESTORE,
    ),
    Fault.ESTIMATE_OF_UNKNOWN: (
        "Estimates of initiatives or day rates of roles that no version of their framework has",
        "No plan counts with them, and they can stay.",
    ),
    Fault.TARGET_HISTORY_WITHOUT_ASSESSMENT: ("Targets that were set in a wave that is not there", HARMLESS),
    Fault.FISCAL_YEAR_IMPOSSIBLE: (
        "Organisations whose fiscal year starts in a month that there is none",
        "Set it anew: opposite roadmap --fiscal-year-start MONTH.",
    ),
    Fault.RESPONDENT_WITHOUT_ASSESSMENT: ("People of a wave that is not there", HARMLESS),
    Fault.GROUP_UNKNOWN: (
        "People and answers of a group that their framework does not have, so that they do not count",
        AGAIN,
    ),
    Fault.PERSON_WAITING_COUNTS: (
        "People said to wait until they can count, whose answers count already",
        RESTORE,
    ),
    Fault.ANSWER_WITHOUT_RESPONDENT: ("Answers of a person who is not there, which count nevertheless", AGAIN),
    Fault.WAITING_ANSWER_WITHOUT_RESPONDENT: (
        "Answers of a person who is not there, which wait and never count",
        HARMLESS,
    ),
    Fault.ANSWER_IN_ANOTHER_ASSESSMENT: ("Answers in another wave than the person who gave them", AGAIN),
    Fault.ANSWER_IN_ANOTHER_GROUP: ("Answers in another group than the person who gave them", AGAIN),
    Fault.ANSWER_TWICE: ("Questions that one person has answered twice, so that some figures count both", AGAIN),
    Fault.WAITING_ANSWER_TWICE: (
        "Questions that one person has answered twice, neither of which counts yet",
        "Restore a backup from before, before they do.",
    ),
    Fault.STATE_UNKNOWN: ("Answers that are neither a level nor don't know nor not applicable", AGAIN),
    Fault.LEVEL_MISSING: ("Answers said to be a level, without one", AGAIN),
    Fault.LEVEL_UNEXPECTED: ("Answers with a level that are said to have none", AGAIN),
    Fault.LEVEL_OFF_SCALE: ("Answers with a level that their question does not have", AGAIN),
    Fault.IMPORTANCE_OFF_SCALE: ("Answers with an importance that their framework does not have", AGAIN),
    Fault.EVIDENCE_UNKNOWN: ("Answers with evidence of a strength that their framework does not have", AGAIN),
    Fault.QUESTION_UNKNOWN: ("Answers to a question that their framework does not have", AGAIN),
    Fault.HISTORY_WITHOUT_RESPONDENT: ("Replaced answers of a person who is not there", HARMLESS),
    Fault.HISTORY_AHEAD: (
        "Answers replaced later than their wave was last changed",
        "The computer's clock was probably set back: check it.",
    ),
    Fault.SCORE_AHEAD: ("Stored scores of a later state of their wave than the one that is here", RESTORE),
    Fault.SCORE_TWICE: ("Scores that are stored twice", RESTORE),
    Fault.SCORE_WITHOUT_ASSESSMENT: ("Stored scores of a wave that is not there", HARMLESS),
    Fault.SCORE_WRONG: (
        "Stored scores that differ from what the answers give, so that overviews and comparisons are wrong",
        (
            "They are computed anew once their wave is closed or reopened. If answers were changed by another program, "
            "restore a backup from before."
        ),
    ),
    Fault.CONSENSUS_WITHOUT_ASSESSMENT: ("Decisions of a workshop on a wave that is not there", HARMLESS),
    Fault.CONSENSUS_QUESTION_UNKNOWN: (
        "Decisions of a workshop on a question that their framework does not have",
        HARMLESS,
    ),
    Fault.CONSENSUS_OFF_SCALE: (
        "Decisions of a workshop on a level off the scale of their question",
        "Record the decision again on the page Alignment.",
    ),
    Fault.INVITATION_WITHOUT_ASSESSMENT: ("Invitations to a wave that is not there", HARMLESS),
    Fault.INVITATION_TWICE: (
        "Groups whose number of invited people is there twice",
        "Write the numbers anew on the page Participation.",
    ),
    Fault.INVITATION_BELOW_ZERO: (
        "Groups of which fewer than no people are invited, which is shown as none",
        "Write the numbers anew on the page Participation.",
    ),
    Fault.INVITED_GROUP_UNKNOWN: (
        "Invitations of a group that their framework does not have, which are shown nowhere",
        "Write the numbers anew on the page Participation.",
    ),
    Fault.LINK_WITHOUT_RESPONDENT: ("Links to a person or a wave that is not there", HARMLESS),
    Fault.PROGRESS_WITHOUT_ORGANISATION: ("Progress of an organisation that is not there", HARMLESS),
    Fault.PROGRESS_TWICE: ("Initiatives whose status is there twice", RESTORE),
    Fault.PROGRESS_IMPOSSIBLE: (
        "Progress with a status, result, decision, dates or figures that cannot be, so that it is shown wrongly or not at all",
        RESTORE,
    ),
    Fault.PROGRESS_OF_UNKNOWN_INITIATIVE: (
        "Progress of an initiative that its framework does not have, which is shown nowhere",
        HARMLESS,
    ),
    Fault.SCENARIO_WITHOUT_ORGANISATION: ("Scenarios of an organisation that is not there", HARMLESS),
    Fault.SCENARIO_TWICE: (
        "Scenarios that are there twice under one name",
        "Save the scenario once more under that name; the earlier ones end then.",
    ),
    Fault.SCENARIO_UNREADABLE: (
        "Scenarios that cannot be read, so that none of their organisation is shown",
        RESTORE,
    ),
    Fault.SCENARIO_OF_UNKNOWN: (
        "Scenarios with an initiative, a role or a target that their framework does not have, so that they make no plan",
        "Save another one under that name on the page Roadmap: it takes the place of the one there.",
    ),
    Fault.BENCHMARK_UNREADABLE: (
        "Benchmarks that cannot be read, which are shown nowhere",
        "Remove them with `opposite benchmark remove NUMBER` and read their files again.",
    ),
    Fault.BENCHMARK_TWICE: (
        "Benchmarks of one source and date that are there twice",
        "Remove one with `opposite benchmark remove NUMBER`.",
    ),
    Fault.BENCHMARK_MEMBER_WITHOUT_EXPORT: ("Members of a benchmark whose making is not there", RESTORE),
    Fault.IMPORT_NOT_ON_RECORD: (
        "Waves, people and answers as they were before an import that is not on record, so that it cannot be undone",
        HARMLESS,
    ),
    Fault.IMPORT_OF_NOTHING: (
        "Imports on record of which nothing says what they did, so that they are not listed and cannot be undone",
        HARMLESS,
    ),
    Fault.IMPORTED_ROWS_MISSING: (
        "Waves and people of imports that stand, which are not there, so that those imports cannot be undone",
        RESTORE,
    ),
    Fault.UNDONE_IMPORT_STANDS: (
        "Waves that were made by imports said to be undone, and are there",
        "Remove them with `opposite erase` where they should not count, or restore a backup from before.",
    ),
    Fault.DATE_OUT_OF_RANGE: (
        "Waves dated before 1900 or after 2999",
        "Import that wave again with its right dates, or restore a backup from before.",
    ),
}
"""What each fault is, as it is counted, and what to do about it."""


def opening_sentences(address: str, kept_copy: Path | None, *, faulty: bool) -> list[str]:
    """What a person should know who has opened a database: that it was brought to a newer schema, that it is faulty."""
    sentences: list[str] = []
    if kept_copy is not None:
        sentences.append(
            f"The database was brought to this version's schema. As it was before, it is kept in {kept_copy}."
        )
    if faulty:
        sentences.append(f"Something in the database {address} is wrong: `opposite doctor` says what, and what to do.")
    return sentences


def handed_over(application: str, *, to_read: bool) -> str:
    """Why a command works although the application has the database open."""
    if to_read:
        return f"The application at {application} has the database open: this is what it holds at this moment."
    return f"The application at {application} has the database open, and makes way for this command."


def finding_sentences(findings: Iterable[Finding]) -> list[str]:
    """One sentence or two a finding: what, how often, where first; what to do."""
    return [_sentence(finding) for finding in findings]


def sound_sentence(address: str) -> str:
    """That nothing in a database is wrong."""
    return f"Nothing is wrong in the database {address}."


def _sentence(finding: Finding) -> str:
    what, remedy = FAULTS[finding.fault]
    places = [
        f"the wave {finding.wave} of {finding.organisation}" if finding.wave and finding.organisation else "",
        finding.organisation if finding.organisation and not finding.wave else "",
        finding.detail or "",
    ]
    named = ", ".join(name for name in places if name)
    where = f" ({'first ' if finding.rows > 1 else ''}{named})" if named else ""
    return f"{what}: {finding.rows}{where}. {remedy}"
