"""Says of every verb of the engine what it does and with whose rows; who may not is refused before it begins."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any, ParamSpec, TypeVar, cast

from opposite.domain.access.identity import Identity, Role
from opposite.domain.access.rules import Subject, Verb, may, within
from opposite.domain.collecting.names import one_spelling
from opposite.engine.workspace import Workspace
from opposite.errors import NotAllowedError
from opposite.settings import utc_now

P = ParamSpec("P")
R = TypeVar("R")

RULES: dict[str, Verb | None] = {}
"""By qualified name, what each function of the engine does; None of one that tells nothing of anybody."""

EVERYBODY = Subject()
"""The subject of what belongs to no organisation: its verb needs a reach over all."""


def verb(
    does: Verb,
    *,
    of: str | None = None,
    find: Callable[[Workspace, Any], Subject | list[Subject]] | None = None,
    rows: bool = False,
    limited: bool = False,
    adopts: bool = False,
) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Guard a function whose first parameter is the workspace; what was allowed runs without limits.

    `of` names the parameter that holds what the verb is about (an assessment, a respondent, what has one of them, or the
    id of an assessment); `find` finds the subject of a value of another kind. With `rows` everybody may ask, and is given
    those rows of the result with which they may do this. A function that is `limited` is told `within` what it may look,
    so that it asks the store for no other rows. With neither, the verb is about everything. What a consultant sets up
    that is of no organisation yet is theirs from then on, where the verb `adopts`.
    """

    def guard(function: Callable[P, R]) -> Callable[P, R]:
        RULES[f"{function.__module__}.{function.__qualname__}"] = does
        signature = inspect.signature(function)
        subject_of = find or subject

        @wraps(function)
        def guarded(*args: P.args, **kwargs: P.kwargs) -> R:
            workspace = cast("Workspace", args[0])
            if workspace.identity.role is Role.OWNER:
                return function(*args, **kwargs)
            limitless: Any = (workspace.for_its_own_use(), *args[1:])
            if limited:
                reach: Any = kwargs | {"within": within(workspace.identity, does)}
                return function(*limitless, **reach)
            if rows:
                return cast("R", permitted(workspace, does, cast("Iterable[Any]", function(*limitless, **kwargs))))
            about = EVERYBODY if of is None else subject_of(workspace, signature.bind(*args, **kwargs).arguments[of])
            for each_subject in about if isinstance(about, list) else [about]:
                require(workspace.identity, does, each_subject)
            result = function(*limitless, **kwargs)
            if adopts and about == EVERYBODY:
                _adopt(workspace, result)
            return result

        return guarded

    return guard


def _adopt(workspace: Workspace, started: Any) -> None:
    """Give somebody their role for the organisation of the assessment they have just set up."""
    assessment_id = started if isinstance(started, int) else started.assessment_id
    if assessment_id is None:  # nothing was set up
        return
    identity = workspace.identity
    with workspace.store.writing() as cursor:
        organisation = cursor.run("organisation_of_assessment", assessment_id=assessment_id)[0][0]
        cursor.run(
            "add_grant",
            id=int(cursor.run("next_id")[0][0]),
            who=identity.name.casefold(),
            role=identity.role.value,
            organisation_id=organisation,
            now=utc_now(),
        )


def harmless(function: Callable[P, R]) -> Callable[P, R]:
    """Mark a function that everybody may call, since nothing it returns tells of anybody."""
    RULES[f"{function.__module__}.{function.__qualname__}"] = None
    return function


def require(identity: Identity, does: Verb, about: Subject = EVERYBODY) -> None:
    """Raise NotAllowedError unless somebody may do this; it does not tell whether what it is about is there."""
    if not may(identity, does, about):
        raise NotAllowedError(
            "You may not do this here, or there is no such thing.",
            f"It needs the right to {does.value}, which was not given to you.",
            "Ask the owner of this installation.",
        )


def permitted(workspace: Workspace, does: Verb, rows: Iterable[R]) -> list[R]:
    """Those of the rows with which somebody may do this, in their order."""
    if workspace.identity.role is Role.OWNER:
        return list(rows)
    return [row for row in rows if may(workspace.identity, does, subject(workspace, row))]


def subject(workspace: Workspace, about: Any) -> Subject:
    """The subject of an assessment, of a respondent, of what has one of them, or of the id of an assessment."""
    if isinstance(about, int):
        rows = workspace.but_for_answers(
            ("subject", about), lambda: workspace.store.rows("organisation_of_assessment", assessment_id=about)
        )
        return Subject(rows[0][0], about, confidential=rows[0][1]) if rows else EVERYBODY
    if hasattr(about, "organisation"):
        return Subject(about.organisation.id, about.id, confidential=not about.attributed)
    if hasattr(about, "assessment"):
        return subject(workspace, about.assessment)
    if hasattr(about, "assessment_id"):
        return subject(workspace, about.assessment_id)._replace(respondent=about.id)
    raise TypeError(f"{about!r} belongs to no assessment")


def each(workspace: Workspace, about: Iterable[Any]) -> list[Subject]:
    """The subjects of several assessments."""
    return [subject(workspace, one) for one in about]


def organisation_named(workspace: Workspace, name: str) -> Subject:
    """The subject of an organisation's name; of everything where there is none of that name."""
    rows = workspace.store.rows("organisation_by_name", name=one_spelling(name))
    return Subject(organisation=rows[0][0]) if rows else EVERYBODY


def person_of_id(workspace: Workspace, respondent_id: int) -> Subject:
    """The subject of a respondent's id; of everything where there is none."""
    rows = workspace.store.rows("respondent", respondent_id=respondent_id)
    return subject(workspace, rows[0][1])._replace(respondent=respondent_id) if rows else EVERYBODY
