"""What is said of organisations that are described, renamed, archived and merged, and of their waves."""

from __future__ import annotations

from collections.abc import Sequence

from opposite.engine.keeping.merging import Merger
from opposite.wording.figures import listed, pluralise

HEADING = "Organisations"
LEAD = (
    "What is kept of an organisation: lists are filtered by it. The note is for consultants; executives of the organisation "
    "do not see it."
)
ARCHIVED_ONES = "Archived ones"
NOTE = "Consultant's note"
NUMBER = "How many"
CHOOSE_OR_TYPE = "Choose, or type a new one"
WAVES_IN_ORDER = "Waves are ordered by their dates; trends and progress follow that order."
NOT_UNDONE = "Nothing here takes this apart again: keep a copy first if you may want to (`opposite backup`)."
ARCHIVING = (
    "An archived organisation stands in no list and no picker until it is taken back. Its figures stay as they are, its "
    "address opens it, and it stays among the peers of others."
)


def on_merging(merger: Merger) -> list[str]:
    """What follows when one organisation is merged into another."""
    one, into = merger.organisation.name, merger.into.name
    people, answers = pluralise(merger.people, "person", "people"), pluralise(merger.answers, "answer")
    waves = pluralise(len(merger.waves), "wave")
    follows = "with their history, targets, progress, scenarios and estimates"
    said = [
        f"Merging {one} into {into} gives {into} everything of {one}: {waves}, {people} and {answers}, {follows}.",
        f"{one} is there no more. What is kept of it (sector, size, country, tags, note) fills what is empty at {into}.",
    ]
    clashes = [f"{moved.wave} as {moved.label}" for moved in merger.waves if moved.label != moved.wave]
    if clashes:
        said.append(
            f"{into} has waves of the same labels. They stay apart; those that come are kept under new labels: {listed(clashes)}."
        )
    if merger.decided_by_both:
        said.append(
            f"On {pluralise(merger.decided_by_both, 'initiative')} both have decided: the later decision holds, the earlier "
            "one stands in the history."
        )
    if merger.scenarios:
        named = [f"{name} as {new}" for name, new in merger.scenarios]
        said.append(f"Scenarios of the same names are kept under new ones: {listed(named)}.")
    if merger.revoked:
        said.append(
            f"{listed(merger.revoked)} had a role for {one}, which ends: it would show them {into} as well. Give it anew "
            "where that is right."
        )
    return [*said, NOT_UNDONE]


def merged(merger: Merger) -> str:
    """What was merged."""
    return (
        f"{merger.organisation.name} was merged into {merger.into.name}: {pluralise(len(merger.waves), 'wave')} moved."
    )


def renamed(name: str, to: str) -> str:
    """That an organisation has another name."""
    return f"{name} is called {to} now."


def described(name: str) -> str:
    """That what is kept of an organisation was changed."""
    return f"What is kept of {name} was changed."


def archived(name: str) -> str:
    """That an organisation was taken out of lists and pickers."""
    return f"{name} is archived: it stands in no list and no picker until it is taken back."


def taken_back(name: str) -> str:
    """That an organisation stands in lists and pickers again."""
    return f"{name} stands in lists and pickers again."


def wave_changed(organisation: str, wave: str) -> str:
    """That a wave has another label or date."""
    return f"The wave {wave} of {organisation} was changed."


def nearly_called(name: str, there: str) -> str:
    """That a name is nearly that of an organisation that is there already."""
    return f"{name} is nearly called as {there}, which is there already."


def much_alike(pairs: Sequence[tuple[str, str]]) -> list[str]:
    """That names are nearly those of organisations that are there already."""
    return [
        f"{nearly_called(name, there)} If they are one organisation, merge them: "
        f'`opposite organisations --merge "{name}" --into "{there}"`.'
        for name, there in pairs
    ]
