"""What `opposite organisations` changes: one thing at a time, told on standard error."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

import click

from opposite.errors import OppositeError
from opposite.settings import utc_now

if TYPE_CHECKING:
    from opposite.domain.collecting.description import Description
    from opposite.engine.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Said:
    """What is to be kept of organisations: None leaves what there is, an empty text takes it away."""

    sector: str | None = None
    size: str | None = None
    country: str | None = None
    note: str | None = None
    tags: tuple[str, ...] = ()
    untags: tuple[str, ...] = ()

    def applied_to(self, description: Description) -> Description:
        """A description with what is said in place of what it had."""
        gone = {tag.casefold() for tag in self.untags}
        changed = replace(
            description,
            sector=description.sector if self.sector is None else self.sector,
            country=description.country if self.country is None else self.country,
            note=description.note if self.note is None else self.note,
            tags=tuple(tag for tag in (*description.tags, *self.tags) if tag.casefold() not in gone),
        )
        if self.size is None:
            return changed
        people = self.size.strip().replace(",", "").replace(" ", "")
        if people.isascii() and people.removeprefix("-").isdigit():
            return replace(changed, people=int(people[:20]))
        return replace(changed, people=None, size=self.size.strip() or None)


@dataclass(frozen=True, slots=True)
class WaveChange:
    """The wave that is changed (the latest where none is named), and its new label and date."""

    wave: str | None
    framework: str | None
    label: str | None
    date: date | None


def describe_all(workspace: Workspace, names: Sequence[str], said: Said) -> None:
    """Keep what is said of each organisation."""
    from opposite.cli.writing import say  # noqa: PLC0415  slow to import; help is not
    from opposite.engine.collecting.organisations import describe, kept_organisation  # noqa: PLC0415  likewise
    from opposite.wording.keeping import organisations as words  # noqa: PLC0415  likewise

    wanted = {name: said.applied_to(kept_organisation(workspace, name).description) for name in names}
    for name, description in wanted.items():
        describe(workspace, name, description)
        say(words.described(name))


def rename_one(workspace: Workspace, old: str, new: str) -> str:
    """Rename an organisation, and say which others are called almost so; returns the name as it is kept."""
    from opposite.cli.writing import say  # noqa: PLC0415  slow to import; help is not
    from opposite.engine.collecting.alike import alike  # noqa: PLC0415  likewise
    from opposite.engine.collecting.organisations import rename  # noqa: PLC0415  likewise
    from opposite.wording.keeping import organisations as words  # noqa: PLC0415  likewise

    kept = rename(workspace, old, new)
    say(words.renamed(old, kept))
    for sentence in words.much_alike(alike(workspace, [kept])) if kept != old else ():
        say(sentence)
    return kept


def archive_all(workspace: Workspace, names: Sequence[str], *, archived: bool) -> None:
    """Take organisations out of lists and pickers, or take them back."""
    from opposite.cli.writing import say  # noqa: PLC0415  slow to import; help is not
    from opposite.engine.collecting.organisations import archive, kept_organisation, take_back  # noqa: PLC0415  likewise
    from opposite.wording.keeping import organisations as words  # noqa: PLC0415  likewise

    for name in names:
        kept_organisation(workspace, name)
    for name in names:
        if archived:
            archive(workspace, name, now=utc_now())
        else:
            take_back(workspace, name)
        say(words.archived(name) if archived else words.taken_back(name))


def change_one_wave(workspace: Workspace, organisation: str, change: WaveChange) -> None:
    """Rename and date a wave."""
    from opposite.cli.writing import say  # noqa: PLC0415  slow to import; help is not
    from opposite.engine.collecting.assessments import find_wave  # noqa: PLC0415  likewise
    from opposite.engine.collecting.choosing import framework_id  # noqa: PLC0415  likewise
    from opposite.engine.collecting.organisations import change_wave  # noqa: PLC0415  likewise
    from opposite.wording.keeping import organisations as words  # noqa: PLC0415  likewise

    found = find_wave(workspace, organisation, change.wave, framework=framework_id(workspace, change.framework))
    label = change_wave(workspace, found.id, label=change.label, wave_date=change.date)
    say(words.wave_changed(organisation, label))


def tell_merger(workspace: Workspace, name: str, into: str, *, joins: bool) -> None:
    """Say what follows when an organisation is merged into another."""
    from opposite.cli.writing import say  # noqa: PLC0415  slow to import; help is not
    from opposite.engine.keeping.merging import find_merger  # noqa: PLC0415  likewise
    from opposite.wording.keeping import organisations as words  # noqa: PLC0415  likewise

    for sentence in words.on_merging(find_merger(workspace, name, into, joins=joins)):
        say(sentence)


def ask_to_merge(name: str, into: str) -> None:
    """Ask on the terminal; raises OppositeError where nobody can answer or the answer is no."""
    if not sys.stdin or not sys.stdin.isatty():
        raise OppositeError("Nothing was merged, since nobody can be asked here.", hint="Say --yes to merge.")
    if not click.confirm(f"Merge {name} into {into}?", default=False, err=True):
        raise OppositeError("Nothing was merged.")


def merge_two(workspace: Workspace, name: str, into: str, *, tell: bool, joins: bool) -> str:
    """Give everything of an organisation to another, whose name is returned; `tell` what follows first."""
    from opposite.cli.writing import say  # noqa: PLC0415  slow to import; help is not
    from opposite.engine.keeping.merging import merge  # noqa: PLC0415  likewise
    from opposite.wording.keeping import organisations as words  # noqa: PLC0415  likewise

    if tell:
        tell_merger(workspace, name, into, joins=joins)
    say(words.merged(merge(workspace, name, into, now=utc_now(), joins=joins)))
    return into
