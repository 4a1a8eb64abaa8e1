"""Answers brought in by whoever may: into any organisation by who keeps the data, into one that is theirs by others."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from opposite.definitions import Loaded
from opposite.definitions.diagnostics import quoted
from opposite.domain.access.rules import Subject, Verb
from opposite.domain.collecting.assessment import Assessment
from opposite.domain.collecting.import_report import ImportReport
from opposite.domain.collecting.names import one_spelling
from opposite.engine.access.guard import EVERYBODY, organisation_named, require, subject, verb
from opposite.engine.collecting.assessments import assessments
from opposite.engine.collecting.finding import latest_organisations
from opposite.engine.collecting.importing.run import import_answers
from opposite.engine.workspace import Workspace
from opposite.errors import NOTHING_STORED, ImportRefusedError


class Destination(NamedTuple):
    """The organisation and the wave of a whole file; None where its rows name theirs, or it has the first wave alone."""

    organisation: str | None = None
    wave: str | None = None


class BroughtIn(NamedTuple):
    """What an import did, and the latest wave of its organisation; None where it has several."""

    report: ImportReport
    assessment_id: int | None


def _of_one(workspace: Workspace, to: Destination) -> Subject | list[Subject]:
    """The subjects of a file's organisation and of its wave where that is there; both have to be named.

    Into a wave whose people were promised confidence nothing comes of those who do not keep all data: whether an answer is
    stored just so, or otherwise, would tell what somebody said.
    """
    if to.organisation is None or to.wave is None:
        raise ImportRefusedError(
            f"It is not said which {'organisation' if to.organisation is None else 'wave'} the answers are of.",
            "Whoever does not keep all data brings answers into one wave of one organisation.",
            "Choose it above the file, or name a new one.",
        )
    about = organisation_named(workspace, to.organisation)
    require(workspace.identity, Verb.BRING_IN, about)
    there = [subject(workspace, wave) for wave in _waves(workspace, to)]
    if any(one.confidential for one in there):
        raise ImportRefusedError(
            f"The wave {quoted(to.wave)} of {quoted(to.organisation)} is there, and its people were promised confidence.",
            f"Whoever adds answers to it could find out which are stored. {NOTHING_STORED}",
            "Name another wave, or ask the owner of this installation.",
        )
    return [about, *there] if there else about


def _waves(workspace: Workspace, to: Destination) -> list[Assessment]:
    """The waves of a name of an organisation that are there, one for each framework."""
    found = assessments(workspace.for_its_own_use(), organisation=one_spelling(to.organisation or ""))
    return [wave for wave in found if wave.wave == one_spelling(to.wave or "")]


@verb(Verb.BRING_IN, of="to", find=_of_one)
def try_answers(
    workspace: Workspace, path: Path, to: Destination, *, framework: Loaded, now: datetime, **choices: Any
) -> ImportReport:
    """What `bring_in` would do; nothing is stored. `choices` are further ones of `import_answers`."""
    is_typed = _is_new(workspace, to)
    said = _unasked(choices, is_typed=is_typed)
    report = import_answers(workspace, path, framework=framework, dry_run=True, now=now, **to._asdict(), **said)
    return _told(report, is_typed=is_typed)


@verb(Verb.BRING_IN, of="to", find=_of_one, adopts=True)
def bring_in(
    workspace: Workspace, path: Path, to: Destination, *, framework: Loaded, now: datetime, **choices: Any
) -> BroughtIn:
    """Store the answers of a file as `import_answers` does, whole or not at all; a new organisation is theirs who brought it."""
    is_typed = _is_new(workspace, to)
    said = _unasked(choices, is_typed=is_typed)
    report = import_answers(workspace, path, framework=framework, now=now, **to._asdict(), **said)
    report = _told(report, is_typed=is_typed)
    return BroughtIn(report, _led_to(workspace, report, to, now=now))


def _is_new(workspace: Workspace, to: Destination) -> bool:
    """Whether somebody typed the name of a new organisation: what it is nearly called is told there, by what they may see."""
    return to.organisation is not None and organisation_named(workspace, to.organisation) == EVERYBODY


def _unasked(choices: dict[str, Any], *, is_typed: bool) -> dict[str, Any]:
    return choices | {"look_alikes": True} if is_typed else choices


def _told(report: ImportReport, *, is_typed: bool) -> ImportReport:
    return replace(report, nearly_called=()) if is_typed else report


def _led_to(workspace: Workspace, report: ImportReport, to: Destination, *, now: datetime) -> int | None:
    """The latest wave of the organisation of a file, of which something was stored last where the file names it itself."""
    name = None if to.organisation is None else one_spelling(to.organisation)
    if name is None and report.organisations == 1:
        latest = latest_organisations(workspace, most=1)
        name = latest[0].name if latest else None
    found = [] if name is None else assessments(workspace, organisation=name)
    is_of_file = bool(found) and (to.organisation is not None or found[0].last_activity == now)
    return found[0].id if is_of_file else None
