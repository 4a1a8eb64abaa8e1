"""Makes one organisation of two: everything of the one belongs to the other from then on."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from itertools import count
from typing import NamedTuple

from opposite.domain.access.rules import Verb
from opposite.domain.collecting.assessment import NAME_LIMIT, Assessment
from opposite.engine.access.guard import verb
from opposite.engine.collecting.assessments import read_assessments
from opposite.engine.collecting.organisations import KeptOrganisation, put_wave, read_kept_named, write_description
from opposite.engine.keeping.erasing import ORGANISATION, OWN_TABLE, WAVE
from opposite.engine.keeping.joining_waves import Obstacle, OneWave, join, obstacle, one_wave
from opposite.engine.workspace import Workspace
from opposite.errors import OppositeError
from opposite.store.cursor import Cursor


class MovedWave(NamedTuple):
    """A wave that moves, and the label it has then: another one where the other organisation has a wave of its label."""

    wave: str
    label: str


@dataclass(frozen=True, slots=True)
class Merger:
    """What becomes of everything of one organisation when it is merged into another."""

    organisation: KeptOrganisation
    into: KeptOrganisation
    waves: tuple[MovedWave, ...]
    people: int
    answers: int
    decided_by_both: int
    """Initiatives on which both have decided: the later decision holds, the earlier one is in the history."""
    scenarios: tuple[tuple[str, str], ...]
    """Scenarios whose names both have, and the names of those that move."""
    revoked: tuple[str, ...]
    """Who was given a role for the one; it is not theirs any more, since it would be one for the other as well."""
    joined: tuple[OneWave, ...] = ()
    """Waves that become one with the other organisation's of their label, as was asked for."""
    could_join: tuple[OneWave, ...] = ()
    """Waves of one label that could become one, if that is asked for."""
    apart: tuple[tuple[str, Obstacle], ...] = ()
    """Waves of one label that cannot become one, and why."""


@verb(Verb.KEEP)
def find_merger(workspace: Workspace, name: str, into: str, *, joins: bool = False) -> Merger:
    """What would become of an organisation that is merged into another; `joins` and what is raised as by `merge`."""
    with workspace.store.snapshot() as cursor:
        return _merger(cursor, name, into, joins=joins)


@verb(Verb.KEEP)
def merge(workspace: Workspace, name: str, into: str, *, now: datetime, joins: bool = False) -> Merger:
    """Give everything of one organisation to another in one transaction, and remove the one; returns what was done.

    People, answers, history, targets, progress, scenarios and estimates follow their waves. Waves of one label stay two:
    the one that moves is called after the organisation it comes from. With `joins` those become one that can
    (`joining_waves.obstacle`); whoever is called as somebody of the other stays another person. Raises NotFoundError for a name that is not there,
    OppositeError for one organisation named twice, or a real one and a sample.
    """
    with workspace.store.writing() as cursor:
        merger = _merger(cursor, name, into, joins=joins)
        one, other = merger.organisation, merger.into
        both = {"organisation_id": one.id, "into_id": other.id}
        waves = read_assessments(cursor, organisation=name)
        joined, there = {each.id for each in merger.joined}, _by_label(read_assessments(cursor, organisation=into))
        for wave, moved in zip(waves, merger.waves, strict=True):
            if wave.id in joined:
                join(cursor, wave, there[wave.framework_id, wave.wave], partial(_free, organisation=name))
            elif moved.label != moved.wave:
                put_wave(cursor, wave.id, moved.label, wave.wave_date)
        for id_, named in _renamed_scenarios(cursor, one, other).items():
            cursor.run("set_scenario_name", id=id_, name=named)
        cursor.run("keep_older_states", **both, now=now)
        cursor.run("drop_older_states", **both)
        cursor.run("revoke_organisation", organisation_id=one.id, now=now)
        for table, column in cursor.run("id_columns"):
            if column == ORGANISATION:
                cursor.move(table, column, one.id, other.id)
        write_description(cursor, other.id, other.description.filled_from(one.description))
        cursor.delete(OWN_TABLE[ORGANISATION], "id", [one.id])
        cursor.run("raise_revisions_of", organisation_id=other.id)
    return merger


def _by_label(waves: Collection[Assessment]) -> dict[tuple[str, str], Assessment]:
    return {(wave.framework_id, wave.wave): wave for wave in waves}


def _merger(cursor: Cursor, name: str, into: str, *, joins: bool) -> Merger:
    one, other = read_kept_named(cursor, name), read_kept_named(cursor, into)
    if one.id == other.id:
        raise OppositeError(f"{name} cannot be merged into itself.", "Nothing was changed.", "Name two organisations.")
    if one.sample != other.sample:
        raise OppositeError(
            f"Of {name} and {into}, one is a sample and one is real.",
            "Nothing was changed.",
            "Samples never stand among real organisations.",
        )
    waves = read_assessments(cursor, organisation=name)
    ids = [wave.id for wave in waves]
    there = _by_label(read_assessments(cursor, organisation=into))
    taken = set(there) | {(wave.framework_id, wave.wave) for wave in waves}
    moved: list[MovedWave] = []
    alike: list[OneWave] = []
    apart: list[tuple[str, Obstacle]] = []
    for wave in waves:
        label, same = wave.wave, there.get((wave.framework_id, wave.wave))
        hindrance = None if same is None else obstacle(cursor, wave, same)
        if same is not None and hindrance is None:
            alike.append(one_wave(cursor, wave, same))
        elif hindrance is not None:
            apart.append((label, hindrance))
        if same is not None and (hindrance is not None or not joins):
            label = _free(label, {used for framework, used in taken if framework == wave.framework_id}, name)
            taken.add((wave.framework_id, label))
        moved.append(MovedWave(wave.wave, label))
    renamed = _renamed_scenarios(cursor, one, other)
    names = {id_: called for id_, _, called, _ in _scenarios(cursor, one, other)}
    both = {"organisation_id": one.id, "into_id": other.id}
    return Merger(
        organisation=one,
        into=other,
        waves=tuple(moved),
        people=cursor.count("respondents", WAVE, ids),
        answers=cursor.count("answers", WAVE, ids) + cursor.count("waiting_answers", WAVE, ids),
        decided_by_both=len(cursor.run("states_of_both", **both)),
        scenarios=tuple((names[id_], called) for id_, called in renamed.items()),
        revoked=tuple(who for (who,) in cursor.run("given_for", organisation_id=one.id)),
        joined=tuple(alike) if joins else (),
        could_join=() if joins else tuple(alike),
        apart=tuple(apart),
    )


def _scenarios(cursor: Cursor, one: KeptOrganisation, other: KeptOrganisation) -> list[tuple[int, str, str, bool]]:
    rows = cursor.run("scenarios_of_both", organisation_id=one.id, into_id=other.id)
    return [(id_, framework, name, clashes) for id_, framework, name, clashes in rows]


def _renamed_scenarios(cursor: Cursor, one: KeptOrganisation, other: KeptOrganisation) -> dict[int, str]:
    """By id, the new names of scenarios whose names both have."""
    taken = {name for pair in ((one, other), (other, one)) for _, _, name, _ in _scenarios(cursor, *pair)}
    renamed: dict[int, str] = {}
    for id_, _, name, clashes in _scenarios(cursor, one, other):
        if clashes:
            renamed[id_] = _free(name, taken, one.name)
            taken.add(renamed[id_])
    return renamed


def _free(label: str, taken: Collection[str], organisation: str) -> str:
    """A label with the organisation it comes from, and with a number where that is taken too."""
    named = f"{label} ({organisation})"
    for number in count(1):
        end = "" if number == 1 else f" {number}"
        free = named[: NAME_LIMIT - len(end)] + end
        if free not in taken:
            break
    return free
