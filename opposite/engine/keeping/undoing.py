"""Takes an import back whole, to the byte, or refuses where something was changed on top of it since."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from opposite.definitions.diagnostics import quoted
from opposite.domain.access.rules import Subject, Verb, may
from opposite.domain.collecting.kept_import import KeptImport
from opposite.engine.access.guard import EVERYBODY, harmless, verb
from opposite.engine.comparison.standings import empty_standings, forget_standings
from opposite.engine.keeping.erasing import ORGANISATION, OWN_TABLE, PERSON, WAVE
from opposite.engine.keeping.imports_made import read_import
from opposite.engine.workspace import Workspace
from opposite.errors import OppositeError
from opposite.store.cursor import Cursor

OF_ANSWERS = ("answers", "waiting_answers", "answer_history")

TAKEN_BACK = {
    WAVE: {*OF_ANSWERS, "respondents", "scores", "target_history"},
    ORGANISATION: {"assessments"},
    PERSON: set(OF_ANSWERS),
}
"""Tables of which an import made the rows that name what it made, or that are computed from them."""

ROLES = "access"

OF_RECORD = {"imported_waves", "imported_people", "imported_before"}


class _Record(NamedTuple):
    file_name: str
    imported_at: datetime
    undone_at: datetime | None
    waves: int
    waves_on_record: int


class _WaveState(NamedTuple):
    """A wave that an import made or changed: what it left, and what of it is otherwise now."""

    assessment_id: int
    of_organisation: int
    organisation: str
    wave: str
    made: bool
    made_organisation: bool
    people: int
    people_now: int
    is_gone: bool
    is_merged: bool
    is_renamed: bool
    is_dated: bool
    is_closed_otherwise: bool
    has_other_people: bool
    has_other_answers: bool
    has_other_targets: bool
    has_other_name: bool
    is_described: bool


@harmless
def subjects_of(workspace: Workspace, import_id: int) -> list[Subject]:
    """What undoing an import is about: its waves where whoever acts brought them in, everything where somebody else did.

    A wave that was there before, and whose people were promised confidence, is not for those who do not keep all data:
    its figures with and without the import would tell what somebody said. One that the import made goes whole, to whoever
    had its file.
    """
    rows = workspace.store.rows("subjects_of_import", import_id=import_id)
    name = workspace.identity.name.casefold()
    if not name or any(by is None or by.casefold() != name for *_, by in rows):
        return [EVERYBODY]
    return [Subject(organisation, wave, confidential=there) for organisation, wave, there, _ in rows] or [EVERYBODY]


@harmless
def may_undo(workspace: Workspace, import_id: int) -> bool:
    """Whether whoever acts may undo an import: who keeps the data any, others theirs in organisations that are theirs."""
    return all(may(workspace.identity, Verb.UNDO, subject) for subject in subjects_of(workspace, import_id))


@verb(Verb.UNDO, of="import_id", find=subjects_of)
def find_undoing(workspace: Workspace, import_id: int) -> KeptImport:
    """The import that would be undone; raises as `undo_import` does where it cannot be."""
    with workspace.store.snapshot() as cursor:
        found, record = _of_record(cursor, import_id)
        _refuse_changed(cursor, found, record)
    return found


@verb(Verb.UNDO, of="import_id", find=subjects_of)
def undo_import(workspace: Workspace, import_id: int, *, undone_by: str | None = None, now: datetime) -> KeptImport:
    """Restore everything as it was before an import, in one transaction; returns what was undone.

    What it made is removed, what it replaced stands again with its times; waves keep their state, and the record says
    when it was undone and by whom. Stored scores that it made stale are computed again when next asked for.

    Raises OppositeError, and changes nothing, where it was undone before or something was changed on top of it since;
    NotFoundError where there is no such import.
    """
    with workspace.store.writing(goes_back=True) as cursor:
        found, record = _of_record(cursor, import_id)
        waves = _refuse_changed(cursor, found, record)
        _take_back(cursor, found, record, waves)
        empty_standings(cursor, [wave.assessment_id for wave in waves if wave.made])
        forget_standings(cursor, [wave.assessment_id for wave in waves if not wave.made])
        cursor.run("undo_mark", import_id=import_id, undone_by=undone_by or None, now=now)
    return found


def _of_record(cursor: Cursor, import_id: int) -> tuple[KeptImport, _Record]:
    found = read_import(cursor, import_id)
    record = _Record(*cursor.run("import_record", import_id=import_id)[0])
    if record.undone_at is not None:
        raise OppositeError(
            f"The import {import_id} of {found.file_name} was undone already, on {record.undone_at:%Y-%m-%d at %H:%M} UTC.",
            "Nothing was changed.",
        )
    return found, record


def _refuse_changed(cursor: Cursor, found: KeptImport, record: _Record) -> list[_WaveState]:
    """The waves of an import as they are now; raises OppositeError where anything was changed on top of it."""
    import_id = found.id
    (*ids,) = (row[0] for row in cursor.run("imported_wave_ids", import_id=import_id))
    cursor.run("wave_prints", assessment_ids=ids)
    waves = [_WaveState(*row) for row in cursor.run("imported_wave_states", import_id=import_id)]
    changes = list(_changes(cursor, found, record, waves))
    if changes:
        more = f" and {len(changes) - 3:,} more" if len(changes) > 3 else ""
        raise OppositeError(
            f"The import {import_id} of {record.file_name} cannot be undone, since things were changed on top of it: "
            f"{'; '.join(changes[:3])}{more}.",
            "Nothing was changed: an import is undone whole or not at all.",
            "Undo later imports first, or erase what should go with `opposite erase`.",
        )
    return waves


def _changes(cursor: Cursor, found: KeptImport, record: _Record, waves: Sequence[_WaveState]) -> Iterator[str]:
    """What was changed since an import in what it made or changed, each as a clause."""
    import_id = found.id
    for id_, name in cursor.run("later_imports", import_id=import_id):
        yield f"the import {id_}{'' if name is None else f' of {name}'} came after it"
    if record.waves_on_record < record.waves:
        yield f"{_number(record.waves - record.waves_on_record, 'wave')} of it was erased"
    before = None
    for wave in waves:
        if wave.has_other_name and not wave.is_gone and not wave.is_merged and before != wave.of_organisation:
            yield f"the organisation {quoted(wave.organisation)} was renamed"
        elif wave.is_described and before != wave.of_organisation:
            yield f"the organisation {quoted(wave.organisation)} was described or archived"
        before = wave.of_organisation
        clause = _change(wave)
        if clause is not None:
            yield clause
    for organisation, label in cursor.run("further_waves", import_id=import_id):
        yield f"{quoted(organisation)} has the further wave {quoted(label)}"
    yield from _naming(cursor, found, waves)


def _change(wave: _WaveState) -> str | None:
    """The first of what was changed in a wave; None where nothing was."""
    name = f"the wave {quoted(wave.wave)} of {quoted(wave.organisation)}"
    fewer = wave.people - wave.people_now
    kinds = (
        (wave.is_gone, f"{name} is gone"),
        (wave.is_merged, f"{quoted(wave.organisation)} was merged into another organisation"),
        (wave.is_renamed, f"{name} was renamed"),
        (wave.is_dated, f"{name} was given another date"),
        (fewer > 0, f"{_number(fewer, 'person')} of {name} {'was' if fewer == 1 else 'were'} erased"),
        (fewer < 0, f"{_number(-fewer, 'person')} came to {name}"),
        (wave.has_other_answers, f"answers of {name} were given or changed"),
        (wave.has_other_people, f"people of {name} handed in or began to count"),
        (wave.is_closed_otherwise, f"{name} was closed or opened"),
        (wave.has_other_targets, f"targets of {name} were set"),
    )
    return next((clause for holds, clause in kinds if holds), None)


def _adopted(cursor: Cursor, found: KeptImport) -> list[int]:
    """The roles that whoever made an import has had for its organisations since, as theirs who brought them in."""
    who = (found.imported_by or "").casefold()
    return [role for (role,) in cursor.run("adopted_of_import", import_id=found.id, who=who)]


def _naming(cursor: Cursor, found: KeptImport, waves: Sequence[_WaveState]) -> Iterator[str]:
    """What names an organisation, a wave or a person that an import made, and was not made by it."""
    made: dict[str, Sequence[int]] = {
        ORGANISATION: sorted({wave.of_organisation for wave in waves if wave.made_organisation}),
        WAVE: [wave.assessment_id for wave in waves if wave.made],
        PERSON: [person for (person,) in cursor.run("made_people", import_id=found.id)],
    }
    adopted = len(_adopted(cursor, found))
    named = {ORGANISATION: "an organisation", WAVE: "a wave", PERSON: "a person"}
    for table, column in cursor.run("id_columns"):
        if table in OF_RECORD | TAKEN_BACK[column] or not made[column]:
            continue
        if cursor.count(table, column, made[column]) > (adopted if table == ROLES else 0):
            what = table.replace("_", " ")
            of_it = f"{named[column]} that it made"
            yield (
                f"roles for {of_it} were given" if table == ROLES else f"there are entries of {of_it} among the {what}"
            )


def _number(number: int, what: str) -> str:
    many = {"person": "people", "wave": "waves"}[what]
    return f"one {what}" if number == 1 else f"{number:,} {many}"


def _take_back(cursor: Cursor, found: KeptImport, record: _Record, waves: Sequence[_WaveState]) -> None:
    """Remove what an import made, and put back what stood before it."""
    import_id = found.id
    cursor.delete(ROLES, "id", _adopted(cursor, found))
    people = [person for (person,) in cursor.run("made_people", import_id=import_id)]
    made = [wave.assessment_id for wave in waves if wave.made]
    for table in sorted(TAKEN_BACK[WAVE]) if made else []:
        cursor.delete(table, WAVE, made)
    if len(made) < len(waves):
        for table in OF_ANSWERS:
            cursor.delete(table, PERSON, people)
        cursor.delete(OWN_TABLE[PERSON], "id", people)
        cursor.run("undo_drop_counting", import_id=import_id)
        cursor.run("undo_drop_waiting", import_id=import_id)
        cursor.run("undo_drop_replaced", import_id=import_id, imported_at=record.imported_at)
        for kind in ("counting", "waiting", "replaced"):
            cursor.run(f"undo_put_{kind}", import_id=import_id)
        cursor.run("undo_people", import_id=import_id)
        cursor.run("undo_waves", import_id=import_id)
        cursor.delete("scores", WAVE, [wave.assessment_id for wave in waves if not wave.made])
    cursor.delete(OWN_TABLE[WAVE], "id", made)
    cursor.delete(OWN_TABLE[ORGANISATION], "id", [wave.of_organisation for wave in waves if wave.made_organisation])
    cursor.run("undo_framework", import_id=import_id)
    for table in ("imported_people", "imported_before"):
        cursor.delete(table, "import_id", [import_id])
