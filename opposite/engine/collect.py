"""Everything that is written: organisations, waves, respondents, links, answers, targets; each in one transaction."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Mapping
from datetime import date, datetime
from typing import NamedTuple

from opposite import __version__
from opposite.definitions import Loaded
from opposite.domain.answers import DONT_KNOW, LEVEL, NOT_APPLICABLE
from opposite.domain.assessment import natural_key
from opposite.domain.framework import Framework
from opposite.domain.outline import FULL
from opposite.engine.assessments import (
    GivenAnswer,
    Respondent,
    assessment,
    read_assessment,
    read_assessments,
    respondent,
)
from opposite.engine.workspace import Workspace, stored_document
from opposite.errors import AnswerRefusedError, NotFoundError, OppositeError
from opposite.store.database import Cursor

NAME_LIMIT = 200
NOTE_LIMIT = 10_000


def clean_name(name: str, what: str) -> str:
    """A name without surrounding space or control characters; raises OppositeError when nothing or too much is left."""
    kept = " ".join("".join(c if c.isprintable() else " " for c in name).split())
    if not kept:
        raise OppositeError(f"The {what} has no name yet.", hint="Type a name.")
    if len(kept) > NAME_LIMIT:
        raise OppositeError(f"The {what} has a name of {len(kept)} characters.", hint=f"Use at most {NAME_LIMIT}.")
    return kept


def _new_id(cursor: Cursor) -> int:
    return int(cursor.run("next_id")[0][0])


def ensure_organisation(
    cursor: Cursor,
    name: str,
    *,
    now: datetime,
    sector: str | None = None,
    size: str | None = None,
    tags: tuple[str, ...] = (),
    sample: bool = False,
) -> int:
    """Id of the organisation of this name, made when it is new."""
    known = cursor.run("organisation_by_name", name=name)
    if known:
        return int(known[0][0])
    id_ = _new_id(cursor)
    cursor.run(
        "add_organisation",
        id=id_,
        name=name,
        sector=sector,
        size=size,
        tags="\n".join(tags) or None,
        sample=sample,
        now=now,
    )
    return id_


def _keep_framework(cursor: Cursor, loaded: Loaded, *, now: datetime) -> None:
    framework = loaded.framework
    if any(known == framework.hash for known, *_ in cursor.run("stored_frameworks")):
        return  # its document, a few hundred kilobytes, need not be written out again
    cursor.run(
        "add_framework",
        hash=framework.hash,
        id=framework.id,
        version=framework.version,
        title=framework.title,
        document=stored_document(loaded),
        now=now,
    )


def add_assessment(
    cursor: Cursor,
    organisation_id: int,
    loaded: Loaded,
    *,
    wave: str,
    wave_date: date,
    now: datetime,
    profile: str = FULL,
    self_assessment: bool = False,
    attributed: bool = False,
    min_group_n: int | None = None,
    targets: Mapping[str, float] | None = None,
    closed_at: datetime | None = None,
) -> int:
    """Id of a new assessment in the caller's transaction; the framework is stored with it."""
    framework = loaded.framework
    _keep_framework(cursor, loaded, now=now)
    id_ = _new_id(cursor)
    cursor.run(
        "add_assessment",
        id=id_,
        organisation_id=organisation_id,
        framework_hash=framework.hash,
        framework_id=framework.id,
        framework_major=framework.major,
        wave=wave,
        wave_order=natural_key(wave),
        wave_date=wave_date,
        profile=profile,
        self_assessment=self_assessment,
        attributed=attributed,
        min_group_n=framework.scoring.privacy.min_group_n if min_group_n is None else min_group_n,
        targets=json.dumps(dict(targets or {}), sort_keys=True),
        scoring_version=__version__,
        now=now,
        closed_at=closed_at,
    )
    return id_


def add_respondent(cursor: Cursor, assessment_id: int, group: str, *, now: datetime, label: str | None = None) -> int:
    """Id of a new respondent in the caller's transaction."""
    id_ = _new_id(cursor)
    cursor.run("add_respondent", id=id_, assessment_id=assessment_id, group_id=group, label=label, now=now)
    return id_


class Started(NamedTuple):
    """A new assessment, its first respondent, and the token of the link under which that person comes back."""

    assessment_id: int
    respondent_id: int
    token: str


def start_assessment(
    workspace: Workspace,
    loaded: Loaded,
    *,
    organisation: str,
    wave: str,
    group: str,
    profile: str,
    now: datetime,
    sector: str | None = None,
) -> Started:
    """Set up an assessment that one person answers alone: attributed, asked everything of its profile.

    Raises OppositeError when a name is missing or the wave is there already; nothing is stored then.
    """
    framework = loaded.framework
    name, label = clean_name(organisation, "organisation"), clean_name(wave, "wave")
    if group not in framework.group_weights:
        raise NotFoundError(f"The framework has no group {group!r}.")
    with workspace.store.writing() as cursor:
        known = read_assessments(cursor, organisation=name)
        if any(a.wave == label and a.framework_id == framework.id for a in known):
            raise OppositeError(
                f"{name} has a wave {label!r} already.",
                "It was left as it is.",
                "Continue it on the start page, or choose another name for the new wave.",
            )
        organisation_id = ensure_organisation(cursor, name, now=now, sector=sector)
        assessment_id = add_assessment(
            cursor,
            organisation_id,
            loaded,
            wave=label,
            wave_date=now.date(),
            now=now,
            profile=profile,
            self_assessment=True,
            attributed=True,
            min_group_n=1,
        )
        respondent_id = add_respondent(cursor, assessment_id, group, now=now)
        token = _add_link(cursor, assessment_id, group, respondent_id, now=now)
    return Started(assessment_id, respondent_id, token)


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _add_link(
    cursor: Cursor, assessment_id: int, group: str | None, respondent_id: int | None, *, now: datetime
) -> str:
    token = secrets.token_urlsafe(16)
    cursor.run(
        "add_link",
        token_hash=_hash(token),
        assessment_id=assessment_id,
        group_id=group,
        respondent_id=respondent_id,
        now=now,
        expires_at=None,
    )
    return token


def new_link(workspace: Workspace, respondent: Respondent, *, now: datetime) -> str:
    """A further token (128 random bits, stored hashed) under which a respondent comes back."""
    with workspace.store.writing() as cursor:
        return _add_link(cursor, respondent.assessment_id, respondent.group, respondent.id, now=now)


def open_link(workspace: Workspace, token: str, *, now: datetime) -> Respondent:
    """The respondent a token belongs to; raises NotFoundError for one that is unknown, expired or revoked."""
    rows = workspace.store.rows("link", token_hash=_hash(token), now=now)
    if not rows or rows[0][2] is None:
        raise NotFoundError(
            "This link does not lead to an assessment.",
            "It may be mistyped, have expired or been withdrawn.",
            "Ask the person who sent it for a new one.",
        )
    return respondent(workspace, rows[0][2])


def save_answer(workspace: Workspace, respondent: Respondent, answer: GivenAnswer, *, now: datetime) -> int:
    """Store an answer in place of the person's earlier one, which is kept in the history; returns the new revision.

    Raises AnswerRefusedError when the wave is closed, the question is not the framework's, or the answer is not one
    it allows; nothing is changed then.
    """
    with workspace.store.writing() as cursor:
        here = read_assessment(cursor, respondent.assessment_id)
        if not here.is_open:
            raise AnswerRefusedError(
                "This wave is closed.",
                "Everything saved before is kept; this change was not stored.",
                "Ask for the wave to be reopened.",
            )
        _refuse_unfit(workspace.framework(here.framework_hash), answer)
        cursor.run(
            "keep_replaced_answer",
            assessment_id=here.id,
            respondent_id=respondent.id,
            question_id=answer.question,
            now=now,
        )
        cursor.run("drop_answer", assessment_id=here.id, respondent_id=respondent.id, question_id=answer.question)
        cursor.run(
            "add_answer",
            assessment_id=here.id,
            group_id=respondent.group,
            respondent_id=respondent.id,
            question_id=answer.question,
            state=answer.state,
            level=answer.level,
            importance=answer.importance,
            evidence=answer.evidence,
            note=answer.note,
            reason=answer.reason,
            now=now,
        )
        return int(cursor.run("raise_revision", assessment_id=here.id, now=now)[0][0])


def _refuse_unfit(framework: Framework, answer: GivenAnswer) -> None:
    question = framework.questions.get(answer.question)
    if question is None:
        raise AnswerRefusedError(f"The framework has no question {answer.question!r}.")
    values = {point.value for point in question.scale.points}
    fits = {
        None: answer.level is None,
        LEVEL: answer.level in values,
        DONT_KNOW: answer.level is None and DONT_KNOW in question.allow,
        NOT_APPLICABLE: answer.level is None and NOT_APPLICABLE in question.allow,
    }
    if not fits.get(answer.state, False):
        raise AnswerRefusedError(
            f"{question.id} does not take the answer {answer.level if answer.level is not None else answer.state!r}."
        )
    scale = framework.instrument.importance
    if answer.importance is not None and (scale is None or scale.label(answer.importance) is None):
        raise AnswerRefusedError(f"{question.id} does not take the importance {answer.importance!r}.")
    if answer.evidence is not None and answer.evidence not in framework.instrument.evidence_strengths:
        raise AnswerRefusedError(f"{question.id} does not take the evidence {answer.evidence!r}.")
    for words in (answer.note, answer.reason):
        if words is not None and len(words) > NOTE_LIMIT:
            raise AnswerRefusedError(
                f"The note has {len(words)} characters.", "It was not stored.", f"Use at most {NOTE_LIMIT}."
            )


def set_targets(workspace: Workspace, assessment_id: int, targets: Mapping[str, float], *, now: datetime) -> int:
    """Set the committee's targets by node or question id in place of the earlier ones; returns the new revision."""
    framework = workspace.framework(assessment(workspace, assessment_id).framework_hash)
    unknown = [name for name in targets if name not in framework.nodes and name not in framework.questions]
    if unknown:
        raise NotFoundError(f"The framework has no factor or question {unknown[0]!r}.")
    with workspace.store.writing() as cursor:
        cursor.run("set_targets", assessment_id=assessment_id, targets=json.dumps(dict(targets), sort_keys=True))
        return int(cursor.run("raise_revision", assessment_id=assessment_id, now=now)[0][0])


def close_wave(workspace: Workspace, assessment_id: int, *, now: datetime) -> None:
    """Close a wave: no further answers; it counts among the peers of others from now on."""
    with workspace.store.writing() as cursor:
        cursor.run("set_closed", assessment_id=assessment_id, closed_at=now)
        cursor.run("raise_revision", assessment_id=assessment_id, now=now)


def finish(workspace: Workspace, respondent: Respondent, *, now: datetime) -> None:
    """Note that a respondent said they are done."""
    with workspace.store.writing() as cursor:
        cursor.run("finish_respondent", respondent_id=respondent.id, now=now)
