"""Answers brought in by whoever may: into any organisation by who keeps the data, into one that is theirs by others."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from opposite.definitions import Loaded
from opposite.domain.access.rules import Subject, Verb
from opposite.domain.collecting.import_report import ImportReport
from opposite.engine.access.guard import EVERYBODY, organisation_named, verb
from opposite.engine.collecting.assessments import assessments
from opposite.engine.collecting.commands import clean_name
from opposite.engine.collecting.finding import latest_organisations
from opposite.engine.collecting.importing.run import import_answers
from opposite.engine.workspace import Workspace
from opposite.errors import ImportRefusedError


class BroughtIn(NamedTuple):
    """What an import did, and the latest wave of its organisation; None where it has several."""

    report: ImportReport
    assessment_id: int | None


def _of_one(workspace: Workspace, organisation: str | None) -> Subject:
    """The subject of the organisation of a whole file, which has to be named."""
    if organisation is None:
        raise ImportRefusedError(
            "It is not said which organisation the answers are of.",
            "Whoever may not change all organisations brings answers into one.",
            "Choose it above the file, or name a new one.",
        )
    return organisation_named(workspace, organisation)


@verb(Verb.BRING_IN, of="organisation", find=_of_one)
def try_answers(
    workspace: Workspace,
    path: Path,
    *,
    framework: Loaded,
    organisation: str | None,
    now: datetime,
    **choices: Any,
) -> ImportReport:
    """What `bring_in` would do; nothing is stored. `choices` are further ones of `import_answers`."""
    return import_answers(
        workspace,
        path,
        framework=framework,
        organisation=organisation,
        dry_run=True,
        now=now,
        **_unasked(workspace, organisation, choices),
    )


@verb(Verb.BRING_IN, of="organisation", find=_of_one, adopts=True)
def bring_in(
    workspace: Workspace,
    path: Path,
    *,
    framework: Loaded,
    organisation: str | None,
    now: datetime,
    **choices: Any,
) -> BroughtIn:
    """Store the answers of a file as `import_answers` does, whole or not at all; a new organisation is theirs who brought it.

    All rows are of the `organisation`; None where they name theirs themselves, which needs the right to change all.
    """
    report = import_answers(
        workspace,
        path,
        framework=framework,
        organisation=organisation,
        now=now,
        **_unasked(workspace, organisation, choices),
    )
    return BroughtIn(report, _led_to(workspace, report, organisation, now=now))


def _unasked(workspace: Workspace, organisation: str | None, choices: dict[str, Any]) -> dict[str, Any]:
    """The choices; whether a new name that somebody typed is nearly another's is asked where it is typed, by what they may see."""
    is_new = organisation is not None and organisation_named(workspace, organisation) == EVERYBODY
    return choices | {"look_alikes": True} if is_new else choices


def _led_to(workspace: Workspace, report: ImportReport, organisation: str | None, *, now: datetime) -> int | None:
    """The latest wave of the organisation of a file, of which something was stored last where the file names it itself."""
    if organisation is not None:
        name = clean_name(organisation, "organisation")
    elif report.organisations == 1 and report.answers_stored:
        latest = latest_organisations(workspace, most=1)
        found = assessments(workspace, organisation=latest[0].name) if latest else []
        return found[0].id if found and found[0].last_activity == now else None
    else:
        return None
    found = assessments(workspace, organisation=name)
    return found[0].id if found else None
