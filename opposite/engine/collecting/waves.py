"""Waves: who is invited, how far people are, when figures are first shown, closing and reopening."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from opposite.domain.access.rules import Verb
from opposite.domain.collecting.assessment import LEAST_MINIMUM, Assessment
from opposite.domain.framework import Framework
from opposite.engine.access.guard import verb
from opposite.engine.collecting.assessments import questions_for, read_assessment
from opposite.engine.collecting.counting_in import count_in
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
    asked = {
        group: [question.id for question in questions_for(framework, assessment, group)]
        for group in framework.group_weights
    }
    pairs = [(group, question) for group, questions in asked.items() for question in questions]
    with workspace.store.snapshot() as cursor:
        invited: dict[str, int] = dict(cursor.run("invitations", assessment_id=assessment.id))
        people = cursor.run("progress_of_people", assessment_id=assessment.id)
        answered: dict[str, int] = dict(
            cursor.run(
                "answered_of_asked",
                assessment_id=assessment.id,
                groups=[group for group, _ in pairs],
                questions=[question for _, question in pairs],
            )
        )
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
                answered=answered.get(group, 0),
                asked=len(of_group) * len(asked[group]),
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
        counting = count_in(cursor, framework, [assessment.id], now=now, everybody=False)
        if counting == 0:
            raise OppositeError(
                f"Fewer than {assessment.fewest_shown} people have handed in their answers.",
                "Nothing was changed.",
                "Figures can be shown once that many have, or when the wave is closed.",
            )
    return counting


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
            count_in(cursor, framework, [assessment.id], now=now, everybody=True)
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
