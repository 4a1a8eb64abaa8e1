"""Sets the targets of a wave, and keeps who set which, why, approved by whom and by when."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime

from opposite.domain.access.rules import Verb
from opposite.domain.framework import Framework
from opposite.domain.scoring.report import Scored
from opposite.domain.scoring.targets import SetTarget
from opposite.domain.tolerance import TOLERANCE
from opposite.engine.access.guard import verb
from opposite.engine.collecting.assessments import assessment, read_assessment
from opposite.engine.collecting.commands import in_one_line, new_id
from opposite.engine.scoring.score_one import read_report
from opposite.engine.workspace import Workspace
from opposite.errors import NOTHING_STORED, NotFoundError, OppositeError

TEXT_LIMIT = 500
"""Characters of the longest reason, and of the longest name of who approved a target."""

LAST_YEAR = 2999


@verb(Verb.STEER, of="assessment_id")
def set_targets(
    workspace: Workspace,
    assessment_id: int,
    targets: Mapping[str, float | None],
    *,
    reason: str,
    approved_by: str,
    now: datetime,
    due_on: date | None = None,
    set_by: str | None = None,
) -> int:
    """Set the targets of nodes and questions of a wave by id, beside those it has; returns its new revision.

    A level of None takes the framework's default back. Raises OppositeError, and nothing is stored, where an id is
    unknown, a level is off the scale or below where the node or question stands today, a day is past, or nobody says
    why or who approved.
    """
    wave = assessment(workspace, assessment_id)
    framework = workspace.framework(wave.framework_hash)
    said = {"reason": _said(reason, "reason"), "approved_by": _said(approved_by, "name of who approved it")}
    if not targets:
        raise OppositeError("No target was given.", NOTHING_STORED, "Name a factor and its level.")
    if due_on is not None and not now.date() <= due_on <= date(LAST_YEAR, 12, 31):
        raise OppositeError(f"A target cannot be reached by {due_on}.", NOTHING_STORED, "Give a day that is to come.")
    _refuse_unusable(framework, read_report(workspace, wave), targets)
    with workspace.store.writing() as cursor:
        in_force = dict(read_assessment(cursor, assessment_id).targets)
        for target_of, level in targets.items():
            if level is None:
                in_force.pop(target_of, None)
            else:
                in_force[target_of] = level
            cursor.run(
                "add_set_target",
                id=new_id(cursor),
                assessment_id=assessment_id,
                target_of=target_of,
                level=level,
                due_on=due_on,
                set_by=set_by or None,
                now=now,
                **said,
            )
        cursor.run("put_targets", assessment_id=assessment_id, targets=json.dumps(in_force, sort_keys=True))
        return int(cursor.run("raise_revision", assessment_id=assessment_id, now=now)[0][0])


@verb(Verb.SEE_FIGURES, of="assessment_id")
def target_history(workspace: Workspace, assessment_id: int) -> tuple[SetTarget, ...]:
    """Every time a target of a wave was set, the first first; what it took over from the wave before comes first."""
    return tuple(SetTarget(*row) for row in workspace.store.rows("set_targets", assessment_id=assessment_id))


def _said(typed: str, what: str) -> str:
    """Typed words in one line; raises OppositeError where there are none, or too many."""
    cleaned = in_one_line(typed)
    if not cleaned:
        raise OppositeError(f"A target needs a {what}.", NOTHING_STORED, "Write it in a few words.")
    if len(cleaned) > TEXT_LIMIT:
        raise OppositeError(f"The {what} has {len(cleaned)} characters.", NOTHING_STORED, f"Use at most {TEXT_LIMIT}.")
    return cleaned


def _refuse_unusable(framework: Framework, report: Scored, targets: Mapping[str, float | None]) -> None:
    for target_of, level in targets.items():
        if not framework.can_have_target(target_of):
            factors = ", ".join(node.id for node in framework.factors)
            raise NotFoundError(
                f"The framework has no factor or question {target_of!r}.", NOTHING_STORED, f"Its factors: {factors}."
            )
        if level is None:
            continue
        if not framework.takes_target(target_of, level):
            raise OppositeError(f"A target of {level:g} for {target_of} is off the scale.", NOTHING_STORED)
        row = report.nodes.get(target_of) or report.questions[target_of]
        if row.score is not None and level < row.score - TOLERANCE:
            raise OppositeError(
                f"A target of {level:g} for {target_of} is below where it stands today, {row.score:.2f}.",
                NOTHING_STORED,
                "Choose a level that is not below.",
            )
