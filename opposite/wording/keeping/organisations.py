"""What is said of organisations that are described, renamed, archived and merged, and of their waves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from opposite.engine.keeping.joining_waves import Obstacle, OneWave
from opposite.engine.keeping.merging import Merger
from opposite.wording.figures import listed, pluralise

FIRST_NAMED = 5
"""So many people are named of many."""

APART: Mapping[Obstacle, str] = {
    "confidential": (
        "people answered in confidence, and figures of each were shown alone, so that one of both would let somebody work out "
        "what a few have said"
    ),
    "set up": "they were set up otherwise, by another framework or profile of questions",
    "open": "one of them was answered by invitation or can still be answered",
    "decided": "the one that comes has targets or a consensus of its own",
}
"""Why waves of one label cannot become one."""

HEADING = "Organisations"
MERGING_HEADING = "Merge two organisations"
STAYS = "The organisation that stays"
MERGE = "Merge into it"
ONE_WAVE_EACH = "Make one wave of two of one label"


def merging_lead(name: str) -> str:
    """Which of two organisations stays."""
    return f"{name} becomes part of the organisation chosen here and is gone itself; that one keeps its name."


def type_the_name(name: str) -> str:
    """What is typed before an organisation is erased."""
    return f"Type the name to erase it for good: {name}"


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
        f"{one} itself is gone then. What is kept of it (sector, size, country, tags, note) fills what is empty at {into}.",
    ]
    clashes = [f"{moved.wave} as {moved.label}" for moved in merger.waves if moved.label != moved.wave]
    if clashes:
        said.append(
            f"{into} has waves of the same labels. They stay apart; those that come are kept under new labels: {listed(clashes)}."
        )
    said += [_joined(each, into) for each in merger.joined]
    if merger.could_join:
        labels = listed([each.wave for each in merger.could_join])
        said.append(f"If both waves {labels} are one, they can become one: that is a choice of its own (`--one-wave`).")
    for why, words in APART.items():
        held = [label for label, hindrance in merger.apart if hindrance == why]
        if held:
            said.append(f"The waves {listed(held)} stay apart: {words}.")
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


def _joined(one: OneWave, into: str) -> str:
    """That two waves become one, and who stays another person."""
    said = f"Both waves {one.wave} become one: {pluralise(one.people, 'person', 'people')} more in that of {into}."
    if not one.same_named:
        return said
    named = one.same_named[:FIRST_NAMED]
    more = "" if len(named) == len(one.same_named) else f" and {len(one.same_named) - len(named)} more"
    one_name = len(one.same_named) == 1
    return (
        f"{said} {listed(named)}{more} {'is' if one_name else 'are'} there in both: they stay two people"
        f"{'' if one_name else ' each'}, and those who come get names of their own."
    )


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
    return f"{name} is called almost like {there}, which is there already."


def would_be_alike(pairs: Sequence[tuple[str, str]]) -> list[str]:
    """That names of a file, of which nothing is stored yet, are nearly those of other organisations."""
    return [
        f"{name} is called almost like {there}. If they are one organisation, write one name, with `organisations` of a "
        "mapping file too."
        for name, there in pairs
    ]


def much_alike(pairs: Sequence[tuple[str, str]]) -> list[str]:
    """That names are nearly those of organisations that are there already."""
    return [
        f"{nearly_called(name, there)} If they are one organisation, merge them: "
        f'`opposite organisations --merge "{name}" --into "{there}"`.'
        for name, there in pairs
    ]
