"""Saves and hands in answers of people: each replaces the earlier one, which stays in the history."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from opposite.domain.access.rules import Verb
from opposite.domain.collecting.answers import (
    DONT_KNOW,
    LEVEL,
    NOT_APPLICABLE,
    NOTE_LIMIT,
    REASON_LIMIT,
    Answer,
    Respondent,
)
from opposite.domain.framework import Framework
from opposite.engine.access.guard import verb
from opposite.engine.collecting.assessments import fixed_of, read_assessment, read_said
from opposite.engine.collecting.counting_in import count_in
from opposite.engine.collecting.waves import overfull
from opposite.engine.workspace import Workspace
from opposite.errors import AnswerRefusedError

COUNTING = ("add_answer", "replace_answer")
WAITING = ("add_waiting_answer", "replace_waiting_answer")
"""Statements that put an answer in, and in another one's place: where answers count, and where they wait until they can."""

CLOSED = (
    "This wave is closed.",
    "Everything saved before is kept; this change was not stored.",
    "Ask for the wave to be reopened.",
)
KEPT = "Everything saved before is kept as it was; this change was not stored."
ONE_ALONE = "A change by one person alone would show in the figures."

WORDS = {"note": NOTE_LIMIT, "reason": REASON_LIMIT}
"""The fields of an answer that are typed, and how many characters a person can type there."""

STILL_TYPING = timedelta(minutes=1)
"""How long after a change further words are still the same writing."""


@verb(Verb.ANSWER, of="respondent")
def save_answer(workspace: Workspace, respondent: Respondent, answer: Answer, *, now: datetime) -> int:
    """Store an answer in place of the person's earlier one, which is kept in the history; returns the new revision.

    In a wave by invitation it waits until it can count. Raises AnswerRefusedError when the wave is closed, the person
    has handed in their answers, the question is not the framework's, or the answer is not one
    it allows; nothing is changed then.
    """
    return _store(workspace, respondent, answer.question, answer._asdict(), now=now).revision


@verb(Verb.ANSWER, of="respondent")
def change_answer(
    workspace: Workspace, respondent: Respondent, question: str, *, now: datetime, **fields: Any
) -> dict[str, Answer]:
    """Change some fields of what a person has said to a question, and leave the others as they are stored by now.

    Returns what they have said by then, by question; raises as `save_answer` does. What replaces words within a minute
    of the change before is still being typed: the words between leave nothing in the history.
    """
    return _store(workspace, respondent, question, fields, now=now).given


@verb(Verb.ANSWER, of="respondent")
def change_words(
    workspace: Workspace,
    respondent: Respondent,
    question: str,
    words: str | None,
    *,
    field: str,
    over: Collection[str | None],
    now: datetime,
) -> None:
    """Store what was typed into a field (`note` or `reason`) where still one of `over`, or the same, is stored.

    Raises as `change_answer` does, and AnswerRefusedError for anything else that is stored by now, for words that are
    longer than the field takes, and for a reason of what is not said to be beside the point.
    """
    if words is not None and len(words) > WORDS[field]:
        raise AnswerRefusedError(f"The {field} has {len(words)} characters.", KEPT, f"Use at most {WORDS[field]}.")
    _store(workspace, respondent, question, {field: words}, now=now, over=over)


class _Stored(NamedTuple):
    """The new revision, and what the person has said by then, by question."""

    revision: int
    given: dict[str, Answer]


def _store(
    workspace: Workspace,
    respondent: Respondent,
    question: str,
    fields: Mapping[str, Any],
    *,
    now: datetime,
    over: Collection[str | None] | None = None,
) -> _Stored:
    with workspace.store.writing(answers_alone=True) as cursor:
        touched = cursor.run("touch_open_wave", assessment_id=respondent.assessment_id, now=now)
        if not touched:
            raise AnswerRefusedError(*CLOSED)
        revision, framework_hash, invited, alone = touched[0]
        finished_at, waits, taken = None, False, False
        if not alone:
            finished_at, waits, taken = cursor.run("respondent", respondent_id=respondent.id)[0][4:]
        said = read_said(cursor, respondent)
        if taken and question in fixed_of(said, until=finished_at):
            raise AnswerRefusedError(
                "What you had answered when the wave was closed can no longer be changed.", KEPT, ONE_ALONE
            )
        if not taken and invited and finished_at is not None:
            raise AnswerRefusedError("You have handed in your answers.", KEPT, ONE_ALONE)
        counts = not (waits or taken)
        before = next((one for one in said if one.answer.question == question and one.counts == counts), None)
        earlier = Answer(question) if before is None else before.answer
        if over is not None:
            _refuse_words_over_others(earlier, fields, over)
        answer = earlier._replace(**fields)
        _refuse_unfit(workspace.framework(framework_hash), answer)
        add, replace = COUNTING if counts else WAITING
        still_typing = before is not None and fields.keys() <= WORDS.keys() and now - before.answered_at < STILL_TYPING
        cursor.run(
            add if before is None else replace,
            **({} if before is None else {"keep": not still_typing}),
            assessment_id=respondent.assessment_id,
            respondent_id=respondent.id,
            group_id=respondent.group,
            question_id=question,
            state=answer.state,
            level=answer.level,
            importance=answer.importance,
            evidence=answer.evidence,
            note=answer.note,
            reason=answer.reason,
            now=now,
        )
    return _Stored(int(revision), {one.answer.question: one.answer for one in said} | {question: answer})


def _refuse_words_over_others(earlier: Answer, fields: Mapping[str, str | None], over: Collection[str | None]) -> None:
    for field, words in fields.items():
        if getattr(earlier, field) not in {words, *over}:
            raise AnswerRefusedError(f"The {field} was changed elsewhere.", KEPT)
        if field == "reason" and earlier.state != NOT_APPLICABLE:
            raise AnswerRefusedError("A reason stands beside what does not apply, and nowhere else.", KEPT)


def _refuse_unfit(framework: Framework, answer: Answer) -> None:
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
    scale = framework.instrument.importance.scale
    if answer.importance is not None and (scale is None or scale.label(answer.importance) is None):
        raise AnswerRefusedError(f"{question.id} does not take the importance {answer.importance!r}.")
    if answer.evidence is not None and answer.evidence not in framework.instrument.evidence.strength:
        raise AnswerRefusedError(f"{question.id} does not take the evidence {answer.evidence!r}.")
    for words in (answer.note, answer.reason):
        if words is not None and len(words) > NOTE_LIMIT:
            raise AnswerRefusedError(
                f"The note has {len(words)} characters.", "It was not stored.", f"Use at most {NOTE_LIMIT}."
            )


@verb(Verb.ANSWER, of="respondent")
def finish(workspace: Workspace, respondent: Respondent, *, now: datetime) -> None:
    """Note that a respondent is done. In a wave by invitation their answers are handed in and can no longer change.

    Raises AnswerRefusedError when such a wave is closed: what was said by then counts as it was.
    """
    with workspace.store.writing() as cursor:
        assessment = read_assessment(cursor, respondent.assessment_id)
        if assessment.invited and not assessment.is_open:
            raise AnswerRefusedError(*CLOSED)
        cursor.run("finish_respondent", respondent_id=respondent.id, now=now)
        if (
            assessment.invited
            and cursor.run("counted_people", assessment_id=assessment.id)
            and not overfull(cursor, assessment)
        ):
            framework = workspace.framework(assessment.framework_hash)
            count_in(cursor, framework, [assessment.id], now=now, everybody=False)
