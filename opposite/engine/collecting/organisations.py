"""Organisations are kept: described, renamed, archived and taken back; their waves are renamed and dated."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date, datetime
from typing import Any, NamedTuple

from opposite.definitions.suggest import nearest
from opposite.domain.access.rules import Verb, Within
from opposite.domain.collecting.assessment import NAME_LIMIT, natural_key
from opposite.domain.collecting.description import (
    MOST_PEOPLE,
    NOTE_LIMIT,
    SIZES,
    Description,
    size_of,
    without_repeats,
)
from opposite.engine.access.guard import harmless, organisation_named, verb
from opposite.engine.collecting.assessments import read_assessment, read_siblings, unknown_organisation
from opposite.engine.collecting.commands import clean_name, in_one_line
from opposite.engine.collecting.finding import EVERYWHERE, limits
from opposite.engine.collecting.narrowing import ALL, Narrowing
from opposite.engine.workspace import Workspace
from opposite.errors import NOTHING_STORED, NotFoundError, OppositeError
from opposite.store.database import Cursor, Row

FIRST_YEAR, LAST_YEAR = 1900, 2999
"""Years in which a wave can be dated."""


class KeptOrganisation(NamedTuple):
    """An organisation with what is kept of it, how many waves it has, and the label of the latest; None without any."""

    id: int
    name: str
    description: Description
    sample: bool
    archived_at: datetime | None
    waves: int
    last_wave: str | None


@verb(Verb.DESCRIBE, limited=True)
def kept_organisations(
    workspace: Workspace,
    *,
    names: Collection[str] | None = None,
    narrowing: Narrowing = ALL,
    within: Within = EVERYWHERE,
) -> list[KeptOrganisation]:
    """Organisations by name, archived ones too unless they are narrowed: all, or those of these names."""
    with workspace.store.reading() as cursor:
        return read_kept(cursor, names=names, narrowing=narrowing, within=within)


@verb(Verb.DESCRIBE, of="name", find=organisation_named)
def kept_organisation(workspace: Workspace, name: str) -> KeptOrganisation:
    """One organisation by its exact name; raises NotFoundError."""
    with workspace.store.reading() as cursor:
        return read_kept_named(cursor, name)


def read_kept_named(cursor: Cursor, name: str) -> KeptOrganisation:
    """One organisation as the cursor sees it; raises NotFoundError."""
    found = read_kept(cursor, names=[name])
    if not found:
        raise unknown_organisation(name)
    return found[0]


def read_kept(
    cursor: Cursor,
    *,
    names: Collection[str] | None = None,
    narrowing: Narrowing = ALL,
    within: Within = EVERYWHERE,
) -> list[KeptOrganisation]:
    """Organisations as the cursor sees them, by name."""
    reached = limits(within)["organisations"]
    rows = cursor.run(
        "kept_organisations",
        names=None if names is None else list(names),
        organisations=reached,
        **narrowing.parameters,
    )
    return [_kept(row) for row in rows]


def _kept(row: Row) -> KeptOrganisation:
    id_, name, sector, size, people, country, tags, note, sample, archived_at, waves, last_wave = row
    described = Description(sector, size, people, country, tuple(tags.split("\n")) if tags else (), note)
    return KeptOrganisation(id_, name, described, sample, archived_at, waves, last_wave)


class Words(NamedTuple):
    """The sectors, sizes, countries and tags that organisations have, each with how many have it, in alphabetical order."""

    sectors: dict[str, int]
    sizes: dict[str, int]
    countries: dict[str, int]
    tags: dict[str, int]


@verb(Verb.LIST, limited=True)
def words_in_use(workspace: Workspace, *, within: Within = EVERYWHERE) -> Words:
    """The words that organisations are sorted by."""

    def read() -> Words:
        with workspace.store.reading() as cursor:
            return _words(cursor, within)

    return workspace.as_it_stands(("words in use", within), read)


def _words(cursor: Cursor, within: Within = EVERYWHERE) -> Words:
    by_kind: dict[str, dict[str, int]] = {"sector": {}, "size": {}, "country": {}, "tag": {}}
    for kind, word, number in cursor.run("organisation_words", organisations=limits(within)["organisations"]):
        by_kind[kind][word] = number
    return Words(*by_kind.values())


@harmless
def refuse_unknown_words(workspace: Workspace, narrowing: Narrowing) -> None:
    """Raise NotFoundError for a sector, country or tag that no organisation has that one may see, with the one probably meant."""
    if narrowing == ALL:
        return
    known = words_in_use(workspace)
    for what, asked, there in (
        ("sector", narrowing.sectors, known.sectors),
        ("country", narrowing.countries, known.countries),
        ("tag", narrowing.tags, known.tags),
    ):
        for word in asked:
            if in_one_line(word).lower() not in {one.lower() for one in there}:
                likest = nearest(word, there)
                raise NotFoundError(
                    f"No organisation has the {what} {word!r}.",
                    hint="`opposite organisations` lists them." if likest is None else f'Did you mean "{likest}"?',
                )


@verb(Verb.DESCRIBE, of="name", find=organisation_named)
def describe(workspace: Workspace, name: str, description: Description, *, to: str | None = None) -> str:
    """Keep what is said of an organisation, in the place of what was said before, and another name; returns its name.

    Words are tidied, and spelt as other organisations have them. Raises OppositeError for a number of people that there
    cannot be, a size that is no class of size, too long a word or note, or a name as `rename` does; nothing is stored then.
    """
    with workspace.store.writing() as cursor:
        kept = read_kept_named(cursor, name)
        wanted = name if to is None else clean_name(to, "organisation")
        tidied = _tidied(description, _words(cursor))
        if wanted != name:
            _put_name(cursor, kept.id, wanted)
        if tidied != kept.description:
            write_description(cursor, kept.id, tidied)
        if wanted != name or tidied != kept.description:
            cursor.run("raise_revisions_of", organisation_id=kept.id)
    return wanted


def write_description(cursor: Cursor, organisation_id: int, description: Description) -> None:
    """Keep a description that is tidied, in the caller's transaction."""
    cursor.run(
        "set_description",
        organisation_id=organisation_id,
        sector=description.sector,
        size=description.size,
        people=description.people,
        country=description.country,
        tags="\n".join(description.tags) or None,
        note=description.note,
    )


def _tidied(description: Description, known: Words) -> Description:
    tags = tuple(_word(tag, "tag", known.tags) for tag in description.tags)
    return Description(
        sector=_word(description.sector, "sector", known.sectors),
        size=_size(description),
        people=description.people,
        country=_word(description.country, "country", known.countries),
        tags=without_repeats(tuple(tag for tag in tags if tag is not None)),
        note=_note(description.note),
    )


def _word(typed: str | None, what: str, known: Collection[str]) -> str | None:
    """A word in one line, spelt as it is known whatever its case; None where nothing is left of it."""
    word = in_one_line(typed or "")
    if len(word) > NAME_LIMIT:
        raise OppositeError(
            f"The {what} has {len(word)} characters.", NOTHING_STORED, f"It may have at most {NAME_LIMIT}."
        )
    same = next((one for one in known if one.casefold() == word.casefold()), word)
    return same or None


def _size(description: Description) -> str | None:
    if description.people is not None:
        if not 1 <= description.people <= MOST_PEOPLE:
            raise OppositeError(
                f"No organisation has {description.people:,} people.",
                NOTHING_STORED,
                f"Give a whole number from 1 to {MOST_PEOPLE:,}.",
            )
        return size_of(description.people)
    if description.size is None:
        return None
    sizes = {called.casefold(): called for _, called in SIZES}
    typed = in_one_line(description.size).casefold()
    if typed not in sizes:
        raise OppositeError(
            f"{in_one_line(description.size)!r} is neither a number of people nor a class of size.",
            NOTHING_STORED,
            f"Give a whole number, or one of: {'; '.join(sizes.values())}.",
        )
    return sizes[typed]


def _note(typed: str | None) -> str | None:
    """A note of one or more lines; None where nothing is left of it."""
    lines = [in_one_line(line) for line in (typed or "").splitlines()]
    note = "\n".join(lines).strip()
    if len(note) > NOTE_LIMIT:
        raise OppositeError(
            f"The note has {len(note):,} characters.", NOTHING_STORED, f"It may have at most {NOTE_LIMIT:,}."
        )
    return note or None


@verb(Verb.DESCRIBE, of="name", find=organisation_named)
def rename(workspace: Workspace, name: str, to: str) -> str:
    """Give an organisation another name, with everything it has; returns the name as it is kept.

    Raises OppositeError where it is no name, or another organisation has it; nothing is stored then.
    """
    return describe(workspace, name, kept_organisation(workspace, name).description, to=to)


def _put_name(cursor: Cursor, organisation_id: int, name: str) -> None:
    if cursor.run("organisation_by_name", name=name):
        raise OppositeError(
            f"Another organisation is named {name!r} already.",
            "Nothing was changed.",
            "Choose another name, or merge the two.",
        )
    cursor.run("set_organisation_name", organisation_id=organisation_id, name=name)


@verb(Verb.DESCRIBE, of="name", find=organisation_named)
def archive(workspace: Workspace, name: str, *, now: datetime) -> None:
    """Take an organisation out of lists and pickers; its figures stay, and it stays among the peers of others."""
    _set_archived(workspace, name, now)


@verb(Verb.DESCRIBE, of="name", find=organisation_named)
def take_back(workspace: Workspace, name: str) -> None:
    """Let an archived organisation stand in lists and pickers again."""
    _set_archived(workspace, name, None)


def _set_archived(workspace: Workspace, name: str, at: datetime | None) -> None:
    with workspace.store.writing() as cursor:
        kept = read_kept_named(cursor, name)
        if (kept.archived_at is None) == (at is None):
            return
        cursor.run("set_archived", organisation_id=kept.id, archived_at=at)
        cursor.run("raise_revisions_of", organisation_id=kept.id)


@verb(Verb.DESCRIBE, of="assessment_id")
def change_wave(
    workspace: Workspace, assessment_id: int, *, label: str | None = None, wave_date: date | None = None
) -> str:
    """Give a wave another label, another date, or both; returns its label as it is kept.

    Waves are ordered by their dates, then by their labels. Raises OppositeError where another wave of the organisation
    with the same framework has the label, or for a date that no wave has; nothing is stored then.
    """
    wanted = None if label is None else clean_name(label, "wave")
    if wave_date is not None and not FIRST_YEAR <= wave_date.year <= LAST_YEAR:
        raise OppositeError(
            f"A wave cannot be dated {wave_date}.", NOTHING_STORED, f"Give a day from {FIRST_YEAR} to {LAST_YEAR}."
        )
    with workspace.store.writing() as cursor:
        wave = read_assessment(cursor, assessment_id)
        changed = replace(wave, wave=wanted or wave.wave, wave_date=wave_date or wave.wave_date)
        others = [one for one in read_siblings(cursor, assessment_id) if one.id != assessment_id]
        if any((one.wave, one.framework_id) == (changed.wave, changed.framework_id) for one in others):
            raise OppositeError(
                f"{wave.organisation.name} has a wave {changed.wave!r} already.",
                "Nothing was changed.",
                "Choose another label.",
            )
        if changed != wave:
            put_wave(cursor, assessment_id, changed.wave, changed.wave_date)
            cursor.run("raise_revisions_of", organisation_id=wave.organisation.id)
    return changed.wave


def put_wave(cursor: Cursor, assessment_id: int, label: str, wave_date: date) -> None:
    """Keep the label and the date of a wave, in the caller's transaction."""
    parameters: dict[str, Any] = {"wave": label, "wave_order": natural_key(label), "wave_date": wave_date}
    cursor.run("set_wave", assessment_id=assessment_id, **parameters)
