"""What is said of imports that are kept on record, and before and after one is undone."""

from __future__ import annotations

from datetime import datetime

from opposite.domain.collecting.kept_import import KeptImport
from opposite.wording.figures import day, listed, people, pluralise

HEADING = "Imports"
LEAD = (
    "What was read from files, the latest first. Undoing an import takes all of it back: everything stands as it did before, "
    "with its times."
)
UNDO = "Undo"
ASKED = "Undo it?"
NOT_ASKED = "Nothing was undone, since nobody can be asked here."
SAY_YES = "Say --yes to undo it."
NOTHING_UNDONE = "Nothing was undone."
WHOLE_OR_NOT = "All of it goes or nothing does. The record stays, and says that it was undone."
BACK_AGAIN = "The file can be imported again."
STOPPED = "The undoing was stopped; it was undone whole or not at all: `opposite imports` says which."

FEW = 3
"""So many names are told one by one."""


def of_whom(kept: KeptImport) -> str:
    """The organisations of an import and its waves: Acme · 2025."""
    return f"{_few(kept.organisations, 'organisation')} · {_few(kept.waves, 'wave')}"


def _few(names: tuple[str, ...], what: str) -> str:
    return listed(names) if len(names) <= FEW else pluralise(len(names), what)


def what_it_did(kept: KeptImport) -> str:
    """What an import stored, and from whom."""
    parts = [pluralise(kept.answers_stored, "answer")]
    if kept.answers_replaced:
        parts[0] += f" ({kept.answers_replaced:,} in place of others)"
    if kept.new_respondents:
        parts.append(people(kept.new_respondents))
    given = "shown with their authors" if kept.attributed else "given in confidence"
    return f"{listed(parts)}, {given}"


def when(kept: KeptImport, at: datetime, undone_at: datetime | None) -> str:
    """When an import was made and by whom, and whether it was undone; the times are those of the reader."""
    made = f"{day(at)}, {at:%H:%M}{_by(kept.imported_by)}"
    return made if undone_at is None else f"{made} · undone {day(undone_at)}, {undone_at:%H:%M}{_by(kept.undone_by)}"


def _by(name: str | None) -> str:
    return f" by {name}" if name else ""


def on_undoing(kept: KeptImport) -> list[str]:
    """What follows when an import is undone."""
    made = [
        pluralise(number, *words)
        for number, words in (
            (kept.new_organisations, ("organisation",)),
            (kept.new_waves, ("wave",)),
            (kept.new_respondents, ("person", "people")),
            (kept.answers_stored - kept.answers_replaced, ("answer",)),
        )
        if number
    ]
    sentences = [f"The import of {kept.file_name} into {_few(kept.organisations, 'organisation')} is undone."]
    if made:
        sentences.append(f"What it made goes: {listed(made)}.")
    if kept.answers_replaced:
        sentences.append(f"{pluralise(kept.answers_replaced, 'answer')} that it replaced stand again as before.")
    return [*sentences, WHOLE_OR_NOT]


def undone(kept: KeptImport) -> str:
    """That an import was undone."""
    return f"The import of {kept.file_name} was undone: everything stands as before it. {BACK_AGAIN}"


def place(first: int, last: int, number: int) -> str:
    """Which of the imports these are."""
    return f"{first:,} to {last:,} of {pluralise(number, 'import')}"
