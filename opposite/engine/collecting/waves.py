"""Waves: who is invited, how far people are, when figures are first shown, closing and reopening."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from opposite.domain.access.rules import Verb
from opposite.domain.collecting.assessment import LEAST_MINIMUM, Assessment
from opposite.domain.collecting.joining import CellSize, cells_that_join, groups_that_join, nothing_was_shown
from opposite.domain.framework import Framework
from opposite.domain.scoring.disclosure import hidden_groups
from opposite.engine.access.guard import verb
from opposite.engine.collecting.assessments import questions_for, read_assessment
from opposite.engine.workspace import Workspace
from opposite.errors import NotFoundError, OppositeError
from opposite.store.database import Cursor


@dataclass(frozen=True, slots=True)
class GroupProgress:
    """How far a group is: people invited, begun, done, counting; answers given of those the begun are asked.

    Done are those who handed in, and of them, `taken`, who had not when the wave was closed and count since.
    """

    group: str
    invited: int
    begun: int
    done: int
    counting: int
    answered: int
    asked: int
    taken: int = 0

    @property
    def handed_in(self) -> int:
        """People who have handed in themselves."""
        return self.done - self.taken

    @property
    def coverage(self) -> float | None:
        """Share of the questions asked of the people who have begun that are answered; None before anybody has."""
        return None if self.asked == 0 else self.answered / self.asked


def write_invitations(
    cursor: Cursor, framework: Framework, assessment_id: int, people: Mapping[str, int], *, now: datetime
) -> None:
    """How many people of each group are invited, in the caller's transaction; raises for unknown groups or below 0."""
    for group, number in people.items():
        if group not in framework.group_weights:
            raise NotFoundError(f"The framework has no group {group!r}.")
        if number < 0:
            raise OppositeError(f"{number} people cannot be invited.", hint="Write a number from 0 up.")
    cursor.run("drop_invitations", assessment_id=assessment_id)
    for group, number in people.items():
        cursor.run("add_invitation", assessment_id=assessment_id, group_id=group, people=number, now=now)


@verb(Verb.RUN_WAVE, of="assessment_id")
def set_invitations(workspace: Workspace, assessment_id: int, people: Mapping[str, int], *, now: datetime) -> None:
    """Write anew how many people of each group are invited."""
    with workspace.store.writing() as cursor:
        assessment = read_assessment(cursor, assessment_id)
        write_invitations(cursor, workspace.framework(assessment.framework_hash), assessment.id, people, now=now)


def overfull(cursor: Cursor, assessment: Assessment) -> dict[str, tuple[int, int]]:
    """How many were invited and have begun, by group of a wave by invitation of which more have begun."""
    if not assessment.invited:
        return {}
    invited: dict[str, int] = dict(cursor.run("invitations", assessment_id=assessment.id))
    begun = Counter(row[1] for row in cursor.run("progress_of_people", assessment_id=assessment.id))
    return {group: (invited.get(group, 0), number) for group, number in begun.items() if number > invited.get(group, 0)}


def refuse_overfull(cursor: Cursor, framework: Framework, assessment: Assessment) -> None:
    """Raise OppositeError while more people of a group have begun than were invited: somebody may have come twice."""
    for group, (invited, begun) in overfull(cursor, assessment).items():
        title = next((one.title for one in framework.groups if one.id == group), group)
        raise OppositeError(
            f"Of {title}, {invited} {'was' if invited == 1 else 'were'} invited and {begun} have begun.",
            "Figures are held back, and nothing was changed.",
            "Make sure who has begun, then put the number of people invited right.",
        )


@verb(Verb.SEE_FIGURES, of="assessment")
def participation(workspace: Workspace, assessment: Assessment) -> list[GroupProgress]:
    """How far each group is that is invited or has begun, in the framework's order."""
    framework = workspace.framework(assessment.framework_hash)
    with workspace.store.snapshot() as cursor:
        invited: dict[str, int] = dict(cursor.run("invitations", assessment_id=assessment.id))
        people = cursor.run("progress_of_people", assessment_id=assessment.id)
    rows: list[GroupProgress] = []
    for group in framework.group_weights:
        of_group = [row for row in people if row[1] == group]
        if not of_group and not invited.get(group):
            continue
        rows.append(
            GroupProgress(
                group=group,
                invited=invited.get(group, 0),
                begun=len(of_group),
                done=sum(bool(row[2]) for row in of_group),
                counting=sum(bool(row[3]) for row in of_group),
                answered=sum(row[4] for row in of_group),
                asked=len(of_group) * len(questions_for(framework, assessment, group)),
                taken=sum(bool(row[5]) for row in of_group),
            )
        )
    return rows


@verb(Verb.LIST, of="assessment")
def figures_are_shown(workspace: Workspace, assessment: Assessment) -> bool:
    """Whether anybody counts yet in a wave by invitation; always so in other waves."""
    return not assessment.invited or bool(workspace.store.rows("counted_people", assessment_id=assessment.id))


@verb(Verb.RUN_WAVE, of="assessment_id")
def show_figures(workspace: Workspace, assessment_id: int, *, now: datetime) -> int:
    """Let those who have handed in count now, while the wave is open; returns how many people count then.

    Raises OppositeError while too few have handed in, or more have begun than were invited. From then on others count in
    steps (opposite.domain.collecting.joining).
    """
    with workspace.store.writing() as cursor:
        assessment = read_assessment(cursor, assessment_id)
        framework = workspace.framework(assessment.framework_hash)
        refuse_overfull(cursor, framework, assessment)
        counting = count_in(cursor, framework, assessment, now=now, everybody=False)
        if counting == 0:
            raise OppositeError(
                f"Fewer than {assessment.fewest_shown} people have handed in their answers.",
                "Nothing was changed.",
                "Figures can be shown once that many have, or when the wave is closed.",
            )
    return counting


def count_in(
    cursor: Cursor,
    framework: Framework,
    assessment: Assessment,
    *,
    now: datetime,
    everybody: bool,
    raised: bool = False,
) -> int:
    """Let waiting people count as far as nobody's answers can be worked out; returns how many people count then.

    `everybody` also takes those who said something and did not hand in, as at the close of a wave. What those have said
    since who were taken by an earlier close counts as soon as enough of it waits. What people who count say anew, as an
    import corrects it, waits as their other answers do. Of a wave that is imported, all that its first people said
    counts; what cannot be shown of it stays hidden (`Tabulation.disclosed`). `raised` says that the revision was raised
    already.
    """
    batches = cursor.run("counted_people", assessment_id=assessment.id)
    counted: dict[str, int] = {}
    for group, _, people in batches:
        counted[group] = counted.get(group, 0) + people
    waiting: dict[str, int] = dict(cursor.run("waiting_people", assessment_id=assessment.id, all=everybody))
    weights = framework.group_weights
    joining = groups_that_join(waiting, counted, assessment.fewest_shown, weights=weights)
    first = nothing_was_shown(counted, assessment.fewest_shown, weights=weights)
    numbers = [batch for _, batch, _ in batches]
    if joining:
        cursor.run(
            "join_groups",
            assessment_id=assessment.id,
            groups=sorted(joining),
            batch=min(numbers) if first and numbers else 1 + max(numbers, default=0),
            all=everybody,
            now=now,
        )
    sizes = {
        (question, group): CellSize(*of_cell)
        for question, group, *of_cell in cursor.run("waiting_cells", assessment_id=assessment.id, all=everybody)
    }
    at_first = {group: n for group, n in waiting.items() if weights.get(group, 0) > 0} if first else {}
    cells = (
        cells_that_join(
            sizes, assessment.fewest_shown, veiled=hidden_groups(at_first, assessment.fewest_shown), first=first
        )
        if assessment.invited or not first
        else sizes.keys()
    )
    if cells:
        keys = sorted(f"{question} {group}" for question, group in cells)
        whose = {"assessment_id": assessment.id, "cells": keys, "all": everybody}
        cursor.run("keep_corrected", **whose, now=now)
        cursor.run("drop_corrected", **whose)
        cursor.run("count_cells", **whose)
        cursor.run("drop_counted_cells", **whose)
    if (joining or cells) and not raised:
        cursor.run("raise_revision", assessment_id=assessment.id, now=now)
    return sum(counted.values()) + sum(waiting[group] for group in joining)


@verb(Verb.RUN_WAVE, of="assessment_id")
def close_wave(workspace: Workspace, assessment_id: int, *, now: datetime) -> None:
    """Close a wave: no further answers; it counts among the peers of others from now on.

    In a wave by invitation everybody who said something counts now, as far as that is safe. Raises OppositeError while
    more people of a group have begun than were invited.
    """
    with workspace.store.writing() as cursor:
        assessment = read_assessment(cursor, assessment_id)
        if assessment.is_open:
            framework = workspace.framework(assessment.framework_hash)
            refuse_overfull(cursor, framework, assessment)
            count_in(cursor, framework, assessment, now=now, everybody=True)
        cursor.run("set_closed", assessment_id=assessment_id, closed_at=now)
        cursor.run("raise_revision", assessment_id=assessment_id, now=now)


@verb(Verb.RUN_WAVE, of="assessment_id")
def reopen_wave(workspace: Workspace, assessment_id: int, *, now: datetime) -> None:
    """Open a closed wave again: people can answer, and it is no peer of others until it is closed."""
    with workspace.store.writing() as cursor:
        cursor.run("set_closed", assessment_id=assessment_id, closed_at=None)
        cursor.run("raise_revision", assessment_id=assessment_id, now=now)


@verb(Verb.RUN_WAVE, of="assessment_id")
def set_minimum(workspace: Workspace, assessment_id: int, minimum: int, *, now: datetime) -> None:
    """Set the smallest group whose figures are shown: freely before the first answer, afterwards only upward.

    Raises OppositeError for a lower one after the first answer, or below two where people are invited.
    """
    with workspace.store.writing() as cursor:
        assessment = read_assessment(cursor, assessment_id)
        people = cursor.run("progress_of_people", assessment_id=assessment_id)
        begun = any(row[4] > 0 for row in people)
        if minimum < 1 or (not assessment.attributed and minimum < LEAST_MINIMUM):
            raise OppositeError(
                f"The smallest group to be shown cannot be {minimum}.",
                "It was left as it is.",
                f"Choose {LEAST_MINIMUM} or more.",
            )
        if begun and minimum < assessment.fewest_shown:
            raise OppositeError(
                f"People have answered, trusting that groups below {assessment.fewest_shown} are not shown.",
                "The smallest group was left as it is.",
                "After the first answer it can only be raised.",
            )
        cursor.run("set_minimum", assessment_id=assessment_id, min_group_n=minimum)
        cursor.run("raise_revision", assessment_id=assessment_id, now=now)
