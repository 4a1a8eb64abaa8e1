"""Removes a person, a wave or an organisation everywhere, history included, and every trace of it from the file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from opposite.domain.access.rules import Verb
from opposite.domain.collecting.assessment import Assessment
from opposite.engine.access.guard import verb
from opposite.engine.collecting.assessments import assessments, read_assessments, unknown_organisation
from opposite.engine.comparison.standings import empty_standings
from opposite.engine.workspace import Workspace
from opposite.errors import NotFoundError
from opposite.store.cursor import Cursor
from opposite.store.rewriting import rewrite

PERSON, WAVE, ORGANISATION = "respondent_id", "assessment_id", "organisation_id"

OWN_TABLE = {PERSON: "respondents", WAVE: "assessments", ORGANISATION: "organisations"}
"""The table in which what a column names has its own row."""


class Person(NamedTuple):
    """Somebody who answered in a wave, and what they call themselves; None where nothing is known."""

    id: int
    assessment_id: int
    organisation: str
    wave: str
    label: str | None
    group: str
    waits: bool = False
    """Whether what they said counts in no figure yet."""


@dataclass(frozen=True, slots=True)
class Erasure:
    """What is to be removed: people of some waves, whole waves, or an organisation with all that belongs to it."""

    people: tuple[Person, ...] = ()
    waves: tuple[Assessment, ...] = ()
    organisation: str | None = None
    organisation_id: int | None = None
    changed: tuple[Assessment, ...] = ()
    """Waves that stay, and whose figures change."""


class Erased(NamedTuple):
    """What is or was removed, by kind; and whether traces of it are left in the file until it is next opened."""

    people: int
    answers: int
    replaced: int
    links: int
    waves: int
    progress: int
    scenarios: int
    targets: int = 0
    traces: bool = False


class DueWave(NamedTuple):
    """A wave and the day from which its answers are to be erased."""

    assessment_id: int
    organisation: str
    wave: str
    erase_on: date


@verb(Verb.KEEP)
def find_person(
    workspace: Workspace,
    named: str,
    *,
    organisation: str | None = None,
    wave: str | None = None,
    framework: str | None = None,
) -> Erasure:
    """A person by what they call themselves, in every wave of one organisation unless one is named; or by their number.

    With `framework`, its id, only in waves that were answered with it.
    Raises NotFoundError when nobody is called so, or people of several organisations are.
    """
    people = people_of(workspace, organisation=organisation, wave=wave, label=named)
    if not people and named.isascii() and named.isdigit():
        people = people_of(workspace, organisation=organisation, wave=wave, respondent_id=int(named))
    if framework is not None:
        with workspace.store.reading() as cursor:
            waves = read_assessments(cursor, ids=[person.assessment_id for person in people])
        of_it = {one.id for one in waves if one.framework_id == framework}
        people = [person for person in people if person.assessment_id in of_it]
    if not people:
        where = " ".join(part for part in (f"of {organisation}" if organisation else "", f"in {wave}" if wave else ""))
        raise NotFoundError(
            f"Nobody called {named} is there{' ' + where.strip() if where.strip() else ''}, and no one of that number.",
            "Nothing was erased.",
        )
    names = sorted({person.organisation for person in people})
    if len(names) > 1:
        raise NotFoundError(
            f"People called {named} are there in {len(names)} organisations: {', '.join(names[:5])}.",
            "Nothing was erased.",
            "Say which with --organisation.",
        )
    return Erasure(tuple(people), changed=changed_waves(people, assessments(workspace, organisation=names[0])))


def changed_waves(people: Sequence[Person], waves: Sequence[Assessment]) -> tuple[Assessment, ...]:
    """Those of the waves whose figures change when people are erased; where they only wait, none does."""
    changed = {person.assessment_id for person in people if not person.waits}
    return tuple(wave for wave in waves if wave.id in changed)


@verb(Verb.KEEP)
def find_organisation(
    workspace: Workspace, name: str, *, wave: str | None = None, framework: str | None = None
) -> Erasure:
    """An organisation with everything, or one wave of it; raises NotFoundError when it is not there.

    Waves of one label that were answered with different frameworks are all meant unless one is named, by its id.
    """
    stored = workspace.store.rows("organisation_by_name", name=name)
    if not stored:
        raise unknown_organisation(name, "Nothing was erased.")
    found = assessments(workspace, organisation=name)
    if wave is None:
        return Erasure(waves=tuple(found), organisation=name, organisation_id=int(stored[0][0]))
    waves = tuple(a for a in found if a.wave == wave and framework in {None, a.framework_id})
    if not waves:
        raise NotFoundError(f"{name} has no wave called {wave}.", "Nothing was erased.")
    return Erasure(waves=waves)


@verb(Verb.KEEP)
def find_due(workspace: Workspace, today: date) -> Erasure:
    """The waves whose answers are to be erased by a day; raises NotFoundError where there are none."""
    due = [wave.assessment_id for wave in due_waves(workspace, today)]
    if not due:
        raise NotFoundError("No wave is due to be erased.", "Nothing was erased.")
    with workspace.store.reading() as cursor:
        return Erasure(waves=tuple(read_assessments(cursor, ids=due)))


@verb(Verb.KEEP)
def people_of(
    workspace: Workspace,
    *,
    organisation: str | None = None,
    wave: str | None = None,
    label: str | None = None,
    respondent_id: int | None = None,
) -> list[Person]:
    """People by organisation, wave and number."""
    rows = workspace.store.rows(
        "people_to_erase", organisation=organisation, wave=wave, label=label, respondent_id=respondent_id
    )
    return [Person(*row) for row in rows]


@verb(Verb.KEEP)
def due_waves(
    workspace: Workspace, today: date | None = None, *, assessment_id: int | None = None, most: int | None = None
) -> list[DueWave]:
    """At most so many waves whose answers are to be erased by a day, or on any, the earliest first; or a single wave."""
    rows = workspace.store.rows("waves_to_erase", today=today, assessment_id=assessment_id, most=most)
    return [DueWave(*row) for row in rows]


@verb(Verb.KEEP)
def set_erase_on(workspace: Workspace, assessment_id: int, day: date | None) -> None:
    """Keep the day from which the answers of a wave are to be erased; None lets them stay."""
    with workspace.store.writing() as cursor:
        cursor.run("set_erase_on", assessment_id=assessment_id, erase_on=day)


@verb(Verb.KEEP)
def count(workspace: Workspace, erasure: Erasure) -> Erased:
    """What would be removed."""
    with workspace.store.snapshot() as cursor:
        return _visit(cursor, erasure, cursor.count)


@verb(Verb.KEEP)
def erase(workspace: Workspace, erasure: Erasure, *, now: datetime) -> Erased:
    """Remove it in one transaction, then write the file anew; raises NotFoundError when it is there no more."""
    with workspace.store.writing() as cursor:
        erased = _visit(cursor, erasure, cursor.delete)
        if not (erased.people or erased.waves or erasure.organisation_id):
            raise NotFoundError("What was to be erased is not there any more.", "Nothing was erased.")
        changed = sorted({person.assessment_id for person in erasure.people})
        empty_standings(cursor, [*changed, *(wave.id for wave in erasure.waves)])
        for assessment_id in changed:
            cursor.delete("scores", WAVE, [assessment_id])
            cursor.run("raise_revision", assessment_id=assessment_id, now=now)
        if erasure.organisation is not None:
            cursor.run("drop_imports_of", name=erasure.organisation)
        cursor.run("drop_emptied_imports")
        cursor.run("set_traces")
    return erased._replace(traces=not rewrite(workspace.store))


def kept_copies(address: str) -> list[Path]:
    """Copies that were kept beside a database before it was brought to a newer schema: nothing is erased in them."""
    path = Path(address)
    return sorted(path.parent.glob(f"{path.name}.before-schema-*")) if path.exists() else []


def _visit(cursor: Cursor, erasure: Erasure, visit: Callable[[str, str, Sequence[int]], int]) -> Erased:
    """Count or remove, in every table that names people, waves or organisations; how many rows of what."""
    rows: Counter[str] = Counter()
    columns = cursor.run("id_columns")
    ids = {
        PERSON: [person.id for person in erasure.people],
        WAVE: [assessment.id for assessment in erasure.waves],
        ORGANISATION: [] if erasure.organisation_id is None else [erasure.organisation_id],
    }
    for kind, own in OWN_TABLE.items():
        tables = [(table, column) for table, column in columns if column == kind and table not in OWN_TABLE.values()]
        if kind == WAVE:
            tables.append(("respondents", WAVE))
        for table, column in [*tables, (own, "id")] if ids[kind] else []:
            rows[table] += visit(table, column, ids[kind])
    return Erased(
        people=rows["respondents"],
        answers=rows["answers"] + rows["waiting_answers"],
        replaced=rows["answer_history"],
        links=rows["links"],
        waves=rows["assessments"],
        progress=sum(number for table, number in rows.items() if table.startswith("initiative_")),
        scenarios=rows["scenarios"],
        targets=rows["target_history"],
    )
