"""Assessments, waves, respondents and answers as they are read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from opposite.domain.access.rules import Verb
from opposite.domain.collecting.answers import Answer, Respondent
from opposite.domain.collecting.assessment import Assessment, Organisation, minimum_in_force, wave_key
from opposite.domain.framework import Framework, Question
from opposite.domain.framework.scoring_tree import scoring_tree
from opposite.engine.access.guard import organisation_named, person_of_id, verb
from opposite.engine.workspace import Workspace
from opposite.errors import NotFoundError, StoreError, UnknownOrganisationError
from opposite.store.database import Cursor, Row
from opposite.store.refusals import DOCTOR


@lru_cache
def stored_targets(document: str) -> Mapping[str, float]:
    """The targets of an assessment as they are kept, by node or question id; raises ValueError where they are none.

    Nearly all assessments have the same few: they share them, and nobody changes them.
    """
    targets = json.loads(document)
    if not isinstance(targets, dict) or any(type(value) not in {int, float} for value in targets.values()):
        raise ValueError(f"no targets by id: {document[:80]}")
    return MappingProxyType(targets)


def _assessment(row: Row) -> Assessment:
    (
        id_,
        org,
        name,
        sector,
        size,
        tags,
        sample,
        framework_id,
        framework_hash,
        wave,
        wave_date,
        profile,
        alone,
        attributed,
        min_group_n,
        revision,
        last_activity,
        closed_at,
        targets,
        invited,
        due_on,
        grows,
        fiscal_year_start,
        people,
        country,
        archived_at,
    ) = row
    try:
        chosen_targets = stored_targets(targets)
    except ValueError as error:
        raise StoreError(f"The targets of the wave {wave} of {name} cannot be read.", hint=DOCTOR) from error
    if not isinstance(wave_date, date):  # DuckDB gives as text what Python's dates cannot say
        raise StoreError(
            f"The wave {wave} of {name} is dated {wave_date}, which no calendar holds.", "Nothing was changed.", DOCTOR
        )
    return Assessment(
        id=id_,
        organisation=Organisation(
            org,
            name,
            sector,
            size,
            tuple(tags.split("\n")) if tags else (),
            sample,
            fiscal_year_start,
            people,
            country,
            archived_at,
        ),
        framework_id=framework_id,
        framework_hash=framework_hash,
        wave=wave,
        wave_date=wave_date,
        profile=profile,
        self_assessment=alone,
        attributed=attributed,
        min_group_n=minimum_in_force(min_group_n, invited=invited, self_assessment=alone),
        revision=revision,
        last_activity=last_activity,
        closed_at=closed_at,
        targets=chosen_targets,
        invited=invited,
        due_on=due_on,
        grows=grows,
    )


@verb(Verb.LIST, rows=True)
def assessments(workspace: Workspace, *, organisation: str | None = None) -> list[Assessment]:
    """Every assessment, or those of one organisation by its exact name, latest activity first."""
    with workspace.store.reading() as cursor:
        return read_assessments(cursor, organisation=organisation)


def read_assessments(
    cursor: Cursor, *, ids: Sequence[int] | None = None, organisation: str | None = None
) -> list[Assessment]:
    """Every assessment, or those of these ids or of one organisation, as the cursor sees them, latest activity first."""
    rows = cursor.run("assessments", assessment_ids=ids, organisation=organisation)
    return [_assessment(row) for row in rows]


@verb(Verb.LIST, of="assessment_id")
def assessment(workspace: Workspace, assessment_id: int) -> Assessment:
    """One assessment by id; raises NotFoundError."""
    with workspace.store.reading() as cursor:
        return read_assessment(cursor, assessment_id)


def read_assessment(cursor: Cursor, assessment_id: int) -> Assessment:
    """One assessment as the cursor's snapshot has it; raises NotFoundError."""
    return among(read_assessments(cursor, ids=[assessment_id]), assessment_id)


def read_siblings(cursor: Cursor, assessment_id: int) -> list[Assessment]:
    """All assessments of the organisation of one, oldest wave first, itself among them; none where it is not there."""
    return sorted(map(_assessment, cursor.run("siblings", assessment_id=assessment_id)), key=wave_key)


def among(found: Sequence[Assessment], assessment_id: int) -> Assessment:
    """The assessment of an id among others; raises NotFoundError."""
    chosen = next((one for one in found if one.id == assessment_id), None)
    if chosen is None:
        raise NotFoundError("This assessment does not exist any more.", hint="Choose one that is there.")
    return chosen


@verb(Verb.LIST, of="organisation", find=organisation_named)
def waves(workspace: Workspace, organisation: str) -> list[Assessment]:
    """The waves of an organisation, oldest first; raises NotFoundError for a name that is not there."""
    oldest_first = sorted(assessments(workspace, organisation=organisation), key=wave_key)
    if not oldest_first:
        raise unknown_organisation(organisation)
    return oldest_first


def unknown_organisation(name: str, kept: str = "") -> UnknownOrganisationError:
    """The error of an organisation that is not there, and what was kept."""
    return UnknownOrganisationError(
        name,
        f"There is no organisation named {name!r}.",
        kept,
        "Names are compared exactly; `opposite organisations` lists them.",
    )


@verb(Verb.LIST, of="organisation", find=organisation_named)
def find_wave(
    workspace: Workspace, organisation: str, wave: str | None = None, *, framework: str | None = None
) -> Assessment:
    """A wave of an organisation by label, else its latest; raises NotFoundError naming the waves there are."""
    oldest_first = waves(workspace, organisation)
    chosen = [a for a in oldest_first if framework is None or a.framework_id == framework]
    if not chosen:
        raise NotFoundError(f"{organisation} has no assessment with the framework {framework!r}.")
    if wave is None:
        return chosen[-1]
    match = [a for a in chosen if a.wave == wave]
    if not match:
        raise NotFoundError(
            f"{organisation} has no wave {wave!r}.", hint=f"Its waves: {', '.join(a.wave for a in chosen)}."
        )
    return match[-1]


@verb(Verb.SEE_PEOPLE, of="respondent_id", find=person_of_id)
def respondent(workspace: Workspace, respondent_id: int) -> Respondent:
    """A respondent by id; raises NotFoundError."""
    rows = workspace.store.rows("respondent", respondent_id=respondent_id)
    if not rows:
        raise NotFoundError("This respondent does not exist any more.")
    id_, assessment_id, group, label, finished_at, _, taken = rows[0]
    return Respondent(id_, assessment_id, group, label, finished_at, taken)


@verb(Verb.SEE_PEOPLE, of="assessment_id")
def respondents(workspace: Workspace, assessment_id: int) -> list[Respondent]:
    """The respondents of an assessment in the order they came."""
    rows = workspace.store.rows("respondents", assessment_id=assessment_id)
    return [Respondent(id_, assessment_id, group, label, done, taken) for id_, group, label, _, done, taken in rows]


def questions_for(framework: Framework, assessment: Assessment, group: str) -> list[Question]:
    """The questions asked of a group in an assessment, in the framework's order."""
    questions = scoring_tree(framework, assessment.profile).asked.values()
    return [question for question in questions if assessment.self_assessment or question.is_for(group)]


class Said(NamedTuple):
    """What a person has said to a question, when, and whether it counts or waits."""

    answer: Answer
    answered_at: datetime
    counts: bool


def read_said(cursor: Cursor, respondent: Respondent) -> list[Said]:
    """What a person has said so far, by question, as the cursor sees it."""
    rows = cursor.run("own_answers", assessment_id=respondent.assessment_id, respondent_id=respondent.id)
    return [Said(Answer(*row[:7]), *row[7:]) for row in rows]


@verb(Verb.SEE_PEOPLE, of="respondent")
def given_answers(workspace: Workspace, respondent: Respondent) -> dict[str, Answer]:
    """What a person has said so far, by question."""
    with workspace.store.reading() as cursor:
        return {one.answer.question: one.answer for one in read_said(cursor, respondent)}


@verb(Verb.SEE_PEOPLE, of="respondent")
def fixed_questions(workspace: Workspace, respondent: Respondent) -> frozenset[str]:
    """Questions to which a person can say nothing else any more; of others than the `taken`, `finished_at` tells all.

    It is what they had said when their wave was closed before they handed in, and what counts since.
    """
    if not respondent.taken:
        return frozenset()
    with workspace.store.reading() as cursor:
        return fixed_of(read_said(cursor, respondent), until=respondent.finished_at)


def fixed_of(said: Iterable[Said], *, until: datetime | None) -> frozenset[str]:
    """Questions to which a person has said something that counts, or that they said until a moment."""
    return frozenset(one.answer.question for one in said if one.counts or until is None or one.answered_at <= until)
